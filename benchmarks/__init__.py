"""Programs that measure what the docs claim."""
