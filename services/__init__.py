"""Frontlog: reads news and keeps the record of who controls what."""

from services import compiled

compiled.choose()
