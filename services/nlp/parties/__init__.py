"""Who: the party that words mean, the side it serves, and who says so."""
