"""Articles become control events."""
