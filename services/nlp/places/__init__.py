"""Where: the place that words mean, in the atlas or beside what it knows."""
