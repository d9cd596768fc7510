"""What clauses and nouns say of the control of places."""
