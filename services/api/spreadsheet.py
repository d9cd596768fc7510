"""A page of places as CSV (RFC 4180) with a fixed header."""

import csv
import io
from collections.abc import Iterable

import msgspec

from services.api.answers import PlaceState
from services.api.flat import FlatState, flatten

HEADER = (*FlatState.__struct_fields__, "lat", "lon")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def encode(items: Iterable[PlaceState]) -> bytes:
    """UTF-8, one row a place. Missing values are empty cells."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(HEADER)
    rows.writerows(_row(item) for item in items)
    return out.getvalue().encode()


def _row(item: PlaceState) -> list[object]:
    cells = (*msgspec.structs.astuple(flatten(item)), item.place.lat, item.place.lon)
    return [_harmless(cell) for cell in cells]


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front: it comes from other people's news."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
