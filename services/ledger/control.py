"""What the API reads: control states as of any date and as known at any time.

All lists go by keyset: pass the last item's key as `after`. Every query walks an index and stops at its limit.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, LiteralString
from uuid import UUID

from msgspec import Struct, structs
from psycopg import AsyncConnection

from services.ledger.events import Place, Precision
from services.ledger.inference import Interval, IntervalStatus
from services.ledger.policies import Policy
from services.ledger.projection import recalled
from services.ledger.rows import BELIEF_COLUMNS, EVENT_COLUMNS, belief_of_row, event_of_row

Connection = AsyncConnection[Any]
# The last day up to `%(as_of)s` that the evidence of the interval `held` speaks of.
LAST_TOLD: LiteralString = """
    CASE WHEN last_evidence_at <= %(as_of)s THEN last_evidence_at ELSE coalesce((
        SELECT max(least(told.date_end, %(as_of)s)) FROM ledger.control_event AS told
        WHERE told.id = ANY(held.support) AND told.date_start <= %(as_of)s
    ), valid_from) END"""


class BoundingBox(Struct, frozen=True):
    """Degrees; `west` > `east` where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class StateQuery(Struct, frozen=True):
    """Which states: on day `as_of`, as the ledger knew them at `known_at` (null: now) and believed them by `policy`.

    Null filters let all through. `after` is the id of the last place of the page before.
    """

    as_of: date
    known_at: datetime | None = None
    policy: Policy = "default"
    country: str | None = None
    bbox: BoundingBox | None = None
    side: str | None = None
    status: IntervalStatus | None = None
    min_confidence: float = 0.0
    min_days_since_evidence: int = 0
    after: str = ""
    limit: int = 100


class State(Struct, frozen=True, gc=False):
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
    article_id: UUID | None
    quote: str
    outlet: str | None
    url: str | None


class PlaceInterval(Struct, frozen=True):
    """An interval of one place with its evidence, and since when the ledger has believed it (UTC)."""

    interval: Interval
    recorded_at: datetime


def believed(known_at: datetime | None) -> LiteralString:
    """The condition that the ledger believed an interval at `%(known_at)s`, now where that is null, by `%(policy)s`."""
    if known_at is None:
        return "policy = %(policy)s AND recorded_to IS NULL"
    return (
        "policy = %(policy)s AND recorded_from <= %(known_at)s AND (recorded_to IS NULL OR recorded_to > %(known_at)s)"
    )


def on_day(known_at: datetime | None) -> LiteralString:
    """The condition on believed intervals that they hold on `%(as_of)s`. An end is known from `ended_at` on."""
    if known_at is None:
        return "valid_from <= %(as_of)s AND (valid_to IS NULL OR valid_to > %(as_of)s)"
    # Together with the policy: PostgreSQL 18 would plan to skip from day to day for the condition on `recorded_from`,
    # hold that for dear, and rather read and sort all intervals that the place ever had.
    begun: LiteralString = "(policy, valid_from) <= (%(policy)s, %(as_of)s)"
    return f"{begun} AND (valid_to IS NULL OR valid_to > %(as_of)s OR ended_at > %(known_at)s)"


def known_end(known_at: datetime | None) -> LiteralString:
    """The end of a believed interval (null: none), as the ledger knew it at `%(known_at)s`, now where that is null."""
    return "valid_to" if known_at is None else "CASE WHEN ended_at > %(known_at)s THEN NULL ELSE valid_to END"


def within(box: BoundingBox) -> tuple[LiteralString, dict[str, float]]:
    """The condition that a place lies in the box, and its values. Places without coordinates lie in none."""
    straight: LiteralString = "point(lon, lat) <@ box(point(%(west)s, %(south)s), point(%(east)s, %(north)s))"
    if box.west <= box.east:
        return straight, structs.asdict(box)
    over_date_line = f"({straight.replace('%(east)s', '180')} OR {straight.replace('%(west)s', '-180')})"
    return over_date_line, structs.asdict(box)


async def states(conn: Connection, query: StateQuery) -> list[State]:
    """Up to `limit` states in the order of place ids. Places of which nothing is known on that day are left out."""
    conditions = [_STATE_FILTERS[name] for name in _STATE_FILTERS if getattr(query, name) is not None]
    corners: dict[str, float] = {}
    if query.bbox is not None:
        inside, corners = within(query.bbox)
        conditions.append(inside)
    if query.min_confidence > 0:
        conditions.append("held.confidence >= %(min_confidence)s")
    if query.min_days_since_evidence > 0:
        conditions.append(f"%(as_of)s - {LAST_TOLD} >= %(min_days_since_evidence)s")
    sql: LiteralString = _STATES.replace("/* filters */", "".join(f" AND {one}" for one in conditions))
    limited = f"{_known(sql, query.known_at)} LIMIT {_limit(query)}".encode()
    rows = await conn.execute(limited, structs.asdict(query) | corners, binary=True)
    return [State(Place(*row[:6]), *row[6:]) for row in await rows.fetchall()]


async def interval(
    conn: Connection, place_id: str, as_of: date, known_at: datetime | None = None, policy: Policy = "default"
) -> PlaceInterval | None:
    """What held at the place on that day with all evidence, or null where nothing is known."""
    sql = _known(f"{_PLACE_INTERVALS} AND /* on the day */ ORDER BY valid_from DESC LIMIT 1", known_at)
    rows = await conn.execute(sql, {"place": place_id, "as_of": as_of, "known_at": known_at, "policy": policy})
    found = await _with_evidence(conn, await rows.fetchall())
    return found[0] if found else None


async def timeline(
    conn: Connection, place_id: str, known_at: datetime | None = None, policy: Policy = "default"
) -> list[PlaceInterval]:
    """Every interval of the place in the order of time. One may lie ahead: fighting counts as over at a set day."""
    sql = _known(f"{_PLACE_INTERVALS} ORDER BY valid_from", known_at)
    rows = await conn.execute(sql, {"place": place_id, "known_at": known_at, "policy": policy})
    return await _with_evidence(conn, await rows.fetchall())


# One index entry per place, whichever day and whichever time of knowledge is asked for.
_STATES: LiteralString = """
    SELECT place.id, name, type, country, lat, lon, held.controller, held.status, since_start, since_end,
        since_precision, held.confidence, previous, last_evidence_at,
        /* last told */,
        best.id, best.article_id, best.quote, best.outlet, article.url
    FROM ledger.place
    CROSS JOIN LATERAL (
        SELECT * FROM ledger.control_interval WHERE place_id = place.id AND /* believed */ AND /* on the day */
        ORDER BY valid_from DESC LIMIT 1
    ) AS held
    JOIN ledger.control_event AS best ON best.id = held.support[1]
    LEFT JOIN ledger.article ON article.id = best.article_id
    WHERE place.id > %(after)s /* filters */
    ORDER BY place.id""".replace("/* last told */", LAST_TOLD)
# A rare side or status is found by its own index, not by walking all places in search of it.
_HAS_EVER: LiteralString = (
    "place.id IN (SELECT place_id FROM ledger.control_interval WHERE policy = %(policy)s AND /* is */)"
)
_STATE_FILTERS: dict[str, LiteralString] = {
    "country": "country = %(country)s",
    "side": f"held.controller = %(side)s AND {_HAS_EVER.replace('/* is */', 'controller = %(side)s')}",
    "status": f"held.status = %(status)s AND {_HAS_EVER.replace('/* is */', 'status = %(status)s')}",
}
_PLACE_INTERVALS: LiteralString = (
    f"SELECT {BELIEF_COLUMNS.replace('valid_to', '/* end */')}, coalesce(/* ended */, recorded_from)"
    " FROM ledger.control_interval WHERE place_id = %(place)s AND /* believed */"
)
_EVENTS: LiteralString = (
    f"SELECT {EVENT_COLUMNS} FROM ledger.control_event event JOIN ledger.place ON place.id = place_id"
    " WHERE event.id = ANY(%(ids)s)"
)


def _limit(query: StateQuery) -> str:
    """As a number where one plan is good for all values: PostgreSQL plans such a statement a few times, not each time.

    It keeps a plan without values only if that seems no dearer than those with them, which an unknown limit does. How
    rare a side, a status or what lies in a box is, only their values tell.
    """
    depends = query.side or query.status or query.bbox
    return "%(limit)s" if depends else f"{query.limit:d}"


def _known(sql: LiteralString, known_at: datetime | None) -> LiteralString:
    ended_at: LiteralString = "ended_at" if known_at is None else "CASE WHEN ended_at <= %(known_at)s THEN ended_at END"
    sql = sql.replace("/* end */", known_end(known_at)).replace("/* ended */", ended_at)
    return sql.replace("/* believed */", believed(known_at)).replace("/* on the day */", on_day(known_at))


async def _with_evidence(conn: Connection, rows: Sequence[tuple[Any, ...]]) -> list[PlaceInterval]:
    """Rows of _PLACE_INTERVALS, with what the events of their evidence say."""
    beliefs = [(belief_of_row(row), row[-1]) for row in rows]
    ids = {event_id for belief, _ in beliefs for event_id in (*belief.support, *belief.against)}
    said = await conn.execute(_EVENTS, {"ids": [*ids]})
    events = {event.id: event for event in map(event_of_row, await said.fetchall())}
    return [PlaceInterval(recalled(belief, events), recorded_at) for belief, recorded_at in beliefs]
