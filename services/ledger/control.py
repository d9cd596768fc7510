"""What the API reads: control states as of any date and as known at any time.

All lists go by keyset: pass the last item's key as `after`. Every query walks an index and stops at its limit.
"""

from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from msgspec import Struct, structs
from psycopg import AsyncConnection

from services.ledger.events import Place, Precision
from services.ledger.inference import Interval, IntervalStatus
from services.ledger.rows import INTERVAL_COLUMNS, interval_of_row

Connection = AsyncConnection[Any]
# The condition on intervals that they hold on `%(as_of)s`.
ON_DAY: LiteralString = "valid_from <= %(as_of)s AND (valid_to IS NULL OR valid_to > %(as_of)s)"


class BoundingBox(Struct, frozen=True):
    """Degrees; `west` > `east` where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class StateQuery(Struct, frozen=True):
    """Which states: on day `as_of`, as the ledger knew them at `known_at` (null: now). Null filters let all through.

    `after` is the id of the last place of the page before.
    """

    as_of: date
    known_at: datetime | None = None
    country: str | None = None
    bbox: BoundingBox | None = None
    side: str | None = None
    status: IntervalStatus | None = None
    min_confidence: float = 0.0
    after: str = ""
    limit: int = 100


class State(Struct, frozen=True):
    """Who controls a place. `last_told`: the last day up to `as_of` that the evidence speaks of.

    `quote` is the sentence that weighs most; `event_id`, `article_id`, `outlet` and `url` say where it stands.
    """

    place: Place
    controller: str | None
    status: IntervalStatus
    since_start: date
    since_end: date
    since_precision: Precision
    confidence: float
    previous: str | None
    last_evidence_at: date
    last_told: date
    event_id: UUID
    article_id: UUID
    quote: str
    outlet: str | None
    url: str | None


class PlaceInterval(Struct, frozen=True):
    """An interval of one place with its evidence, and since when the ledger has believed it (UTC)."""

    interval: Interval
    recorded_at: datetime


def believed(known_at: datetime | None) -> LiteralString:
    """The condition on intervals that the ledger believed them at `%(known_at)s`; now, where that is null."""
    if known_at is None:
        return "recorded_to IS NULL"
    return "recorded_from <= %(known_at)s AND (recorded_to IS NULL OR recorded_to > %(known_at)s)"


def within(box: BoundingBox) -> tuple[LiteralString, dict[str, float]]:
    """The condition that a place lies in the box, and its values. Places without coordinates lie in none."""
    straight: LiteralString = "lon BETWEEN %(west)s AND %(east)s"
    over_date_line: LiteralString = "(lon >= %(west)s OR lon <= %(east)s)"
    across = straight if box.west <= box.east else over_date_line
    return f"lat BETWEEN %(south)s AND %(north)s AND {across}", structs.asdict(box)


async def states(conn: Connection, query: StateQuery) -> list[State]:
    """Up to `limit` states in the order of place ids. Places of which nothing is known on that day are left out."""
    filters = {name: getattr(query, name) for name in ("country", "side", "status") if getattr(query, name) is not None}
    conditions = [_STATE_FILTERS[name] for name in filters]
    if query.bbox is not None:
        inside, corners = within(query.bbox)
        conditions.append(inside)
        filters |= corners
    if query.min_confidence > 0:
        conditions.append("confidence >= %(min_confidence)s")
    sql: LiteralString = _STATES.replace("/* filters */", "".join(f" AND {one}" for one in conditions))
    values = {name: getattr(query, name) for name in ("as_of", "known_at", "min_confidence", "after", "limit")}
    rows = await conn.execute(_known(sql, query.known_at), values | filters)
    return [State(Place(*row[:6]), *row[6:]) for row in await rows.fetchall()]


async def interval(conn: Connection, place_id: str, as_of: date, known_at: datetime | None) -> PlaceInterval | None:
    """What held at the place on that day with all evidence, or null where nothing is known."""
    sql = _known(f"{_PLACE_INTERVALS} AND {ON_DAY} ORDER BY valid_from DESC LIMIT 1", known_at)
    rows = await conn.execute(sql, {"place": place_id, "as_of": as_of, "known_at": known_at})
    found = await rows.fetchone()
    return _place_interval(found) if found else None


async def timeline(conn: Connection, place_id: str, known_at: datetime | None) -> list[PlaceInterval]:
    """Every interval of the place in the order of time. One may lie ahead: fighting counts as over at a set day."""
    sql = _known(f"{_PLACE_INTERVALS} ORDER BY valid_from", known_at)
    rows = await conn.execute(sql, {"place": place_id, "known_at": known_at})
    return [_place_interval(row) for row in await rows.fetchall()]


# One index entry per place, whichever day and whichever time of knowledge is asked for.
_STATES: LiteralString = """
    SELECT place.id, name, type, country, lat, lon, controller, status, since_start, since_end, since_precision,
        confidence, previous, last_evidence_at,
        CASE WHEN last_evidence_at <= %(as_of)s THEN last_evidence_at ELSE coalesce((
            SELECT max(least((told ->> 'date_end')::date, %(as_of)s))
            FROM jsonb_array_elements(evidence -> 'support') AS told WHERE (told ->> 'date_start')::date <= %(as_of)s
        ), valid_from) END,
        (best ->> 'event_id')::uuid, (best ->> 'article_id')::uuid, best ->> 'quote', best ->> 'outlet', article.url
    FROM ledger.place
    CROSS JOIN LATERAL (
        SELECT *, evidence #> '{support,0}' AS best
        FROM ledger.control_interval WHERE place_id = place.id AND /* believed */
            AND /* on the day */
        ORDER BY valid_from DESC LIMIT 1
    ) AS held
    LEFT JOIN ledger.article ON article.id = (best ->> 'article_id')::uuid
    WHERE place.id > %(after)s /* filters */
    ORDER BY place.id LIMIT %(limit)s""".replace("/* on the day */", ON_DAY)
_STATE_FILTERS: dict[str, LiteralString] = {
    "country": "country = %(country)s",
    "side": "controller = %(side)s",
    "status": "status = %(status)s",
}
_PLACE_INTERVALS: LiteralString = (
    f"SELECT {INTERVAL_COLUMNS}, recorded_from FROM ledger.control_interval"
    " WHERE place_id = %(place)s AND /* believed */"
)


def _known(sql: LiteralString, known_at: datetime | None) -> LiteralString:
    return sql.replace("/* believed */", believed(known_at))


def _place_interval(row: tuple[Any, ...]) -> PlaceInterval:
    return PlaceInterval(interval_of_row(row[:-1]), row[-1])
