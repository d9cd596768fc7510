"""A page of places as CSV (RFC 4180) with a fixed header."""

import csv
import io
from collections.abc import Iterable

import msgspec

from services.api.answers import PlaceState
from services.api.flat import FlatState, columns, flatten

HEADER = (*FlatState.__struct_fields__, "lat", "lon")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def encode(items: Iterable[PlaceState], fields: tuple[str, ...] | None = None) -> bytes:
    """UTF-8, one row a place, the columns of all or of those fields. Missing values are empty cells."""
    wanted = set(HEADER) if fields is None else columns(fields)
    out = io.StringIO()
    rows = csv.DictWriter(out, [column for column in HEADER if column in wanted], extrasaction="ignore")
    rows.writeheader()
    rows.writerows(_row(item) for item in items)
    return out.getvalue().encode()


def _row(item: PlaceState) -> dict[str, object]:
    cells = msgspec.structs.asdict(flatten(item)) | {"lat": item.place.lat, "lon": item.place.lon}
    return {column: _harmless(cell) for column, cell in cells.items()}


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front: it comes from other people's news."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
