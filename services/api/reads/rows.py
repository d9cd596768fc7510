"""Rows of the read tables as the parts of answers, and the conditions that questions put on them."""

from collections.abc import Mapping
from typing import Any, LiteralString

from psycopg import AsyncConnection
from psycopg.rows import TupleRow, dict_row

from services.ledger.control import BoundingBox
from services.ledger.events import ControlEvent, DateRange, Evidence, Party, Place, Source, Speaker

Connection = AsyncConnection[TupleRow]
Row = Mapping[str, Any]
Conditions = dict[LiteralString, Any]

PLACE: LiteralString = "p.id AS place_id, p.name AS place_name, p.type AS place_type, p.country, p.lat, p.lon"
EVENT: LiteralString = (
    "e.id, e.article_id, e.kind, e.actor_id, e.actor_name, e.actor_side, e.opponent_id, e.opponent_name, "
    "e.opponent_side, e.date_start, e.date_end, e.date_precision, e.status, e.speaker_name, e.speaker_side, e.extent, "
    "e.confidence, e.quote, e.quote_start, e.quote_end, e.outlet, e.outlet_tie, e.source_root, e.extractor, "
    "e.position, e.recorded_at"
)


async def fetch(connection: Connection, query: LiteralString, values: Mapping[str, Any]) -> list[Row]:
    """All rows of one query, by column name."""
    async with connection.cursor(row_factory=dict_row) as cursor:
        await cursor.execute(query, values)
        return list(await cursor.fetchall())


def asked_for(conditions: Conditions) -> LiteralString:
    """Those conditions whose value was given, joined with AND. Each names its value as `%(…)s`."""
    return " AND ".join([condition for condition, value in conditions.items() if value is not None] or ["true"])


def within(box: BoundingBox | None) -> tuple[LiteralString, dict[str, float]]:
    """The condition that a place lies in the box, and its values. Places without coordinates lie in none."""
    if box is None:
        return "true", {}
    values = {"west": box.west, "south": box.south, "east": box.east, "north": box.north}
    across: LiteralString = "(p.lon >= %(west)s OR p.lon <= %(east)s)"
    straight: LiteralString = "p.lon BETWEEN %(west)s AND %(east)s"
    return f"p.lat BETWEEN %(south)s AND %(north)s AND {across if box.west > box.east else straight}", values


def place(row: Row) -> Place:
    """From the columns of PLACE."""
    return Place(row["place_id"], row["place_name"], row["place_type"], row["country"], row["lat"], row["lon"])


def event(row: Row) -> ControlEvent:
    """From the columns of EVENT and PLACE."""
    return ControlEvent(
        id=row["id"],
        article_id=row["article_id"],
        kind=row["kind"],
        actor=_party(row, "actor"),
        opponent=_party(row, "opponent"),
        place=place(row),
        date=DateRange(row["date_start"], row["date_end"], row["date_precision"]),
        status=row["status"],
        attributed_to=None if row["speaker_name"] is None else Speaker(row["speaker_name"], row["speaker_side"]),
        extent=row["extent"],
        confidence=row["confidence"],
        evidence=Evidence(row["quote"], row["quote_start"], row["quote_end"]),
        source=Source(row["outlet"], row["outlet_tie"], row["source_root"]),
        extractor=row["extractor"],
        recorded_at=row["recorded_at"],
    )


def _party(row: Row, role: str) -> Party | None:
    if row[f"{role}_id"] is None:
        return None
    return Party(row[f"{role}_id"], row[f"{role}_name"], row[f"{role}_side"])
