"""Packages that are installed for their files alone: their code is not run."""

from importlib.util import find_spec
from pathlib import Path


def folder(package: str) -> Path:
    """Where the package keeps its files. Raises FileNotFoundError where it is not installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"The package {package} is not installed: run make setup.")
    return Path(found.origin).parent
