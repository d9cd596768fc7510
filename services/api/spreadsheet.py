"""A page of places as CSV (RFC 4180) with a fixed header."""

import csv
import io
from collections.abc import Iterable

from services.api.answers import PlaceState

HEADER = (
    "place_id", "place", "type", "country", "lat", "lon", "controller", "status", "since_start", "since_end",
    "since_precision", "confidence", "previous", "last_evidence_at", "quote", "outlet", "article_id", "url",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def encode(items: Iterable[PlaceState]) -> bytes:
    """UTF-8, one row a place. Missing values are empty cells."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(HEADER)
    rows.writerows([_cell(value) for value in _row(item)] for item in items)
    return out.getvalue().encode()


def _row(item: PlaceState) -> tuple[object, ...]:
    place, since, sentence = item.place, item.since, item.sentence
    return (
        place.id, place.name, place.type, place.country, place.lat, place.lon,
        item.controller, item.status, since.start, since.end, since.precision,
        item.confidence, item.previous, item.last_evidence_at,
        sentence and sentence.quote, sentence and sentence.outlet,
        sentence and sentence.article_id, sentence and sentence.url,
    )  # fmt: skip


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; it comes from other people's news."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
