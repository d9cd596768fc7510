"""Frontlog: reads news and keeps the record of who controls what."""
