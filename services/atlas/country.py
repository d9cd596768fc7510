"""One country, and all of them as `countries.toml` gives them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

FILE = Path(__file__).parent / "countries.toml"


class Country(Struct, frozen=True):
    """One country of ISO 3166 (and Kosovo). `code` is ISO2; `side` is the slug of its government."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    side: str


def read() -> Iterator[Country]:
    """Every country of the file."""
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["countries"]:
        yield msgspec.convert(dict(zip(Country.__struct_fields__, row, strict=True)), Country)
