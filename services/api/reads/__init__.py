"""What the API reads from the database, one module for each noun. Each function is one query."""
