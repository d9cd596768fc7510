"""Articles come in."""
