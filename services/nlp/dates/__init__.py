"""Dates in words, read against the day of publication and against each other."""
