"""What differs between two days, or between two states of knowledge."""

from datetime import datetime
from typing import Any, LiteralString

from psycopg.rows import TupleRow

from services.api.answers import Sentence
from services.api.change_answers import Difference, SideTally, Standing
from services.api.questions import DiffQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.ledger.control import believed, on_day
from services.ledger.events import DateRange, Place
from services.ledger.rows import PLACE_COLUMNS

PLACE_WIDTH = len(Place.__struct_fields__)
# The state of each place at one end of the comparison, and the sentence that weighs most for it.
END: LiteralString = """
    LEFT JOIN LATERAL (
        SELECT controller, status, since_start, since_end, since_precision, confidence, previous,
            last_evidence_at, support[1] AS best
        FROM ledger.control_interval
        WHERE place_id = place.id AND /* believed */ AND /* on the day */
        ORDER BY valid_from DESC LIMIT 1
    ) AS end_state ON true"""
SAID: LiteralString = """
    LEFT JOIN ledger.control_event AS end_event ON end_event.id = end_state.best
    LEFT JOIN ledger.article AS end_article ON end_article.id = end_event.article_id"""
TOLD: LiteralString = """
    end_state.controller, end_state.status, end_state.since_start, end_state.since_end, end_state.since_precision,
    end_state.confidence, end_state.previous, end_state.last_evidence_at,
    end_event.id, end_event.article_id, end_event.quote, end_event.outlet, end_article.url"""
TOLD_WIDTH = 13
DIFFERENT: LiteralString = (
    "(from_state.controller, from_state.status) IS DISTINCT FROM (to_state.controller, to_state.status)"
)


async def differences(connection: Connection, question: DiffQuestion, after: str, limit: int) -> list[Difference]:
    """At most `limit` places whose controller or status differs, by id, all ids greater than `after`."""
    query: LiteralString = f"""
        SELECT {PLACE_COLUMNS}, {_from(TOLD)}, {_to(TOLD)}
        FROM ledger.place {_ends(question)} {_from(SAID)} {_to(SAID)}
        WHERE place.id > %(after)s AND {DIFFERENT} AND {_filters(question)}
        ORDER BY place.id LIMIT %(limit)s"""
    rows = await fetch(connection, query, _values(question) | {"after": after, "limit": limit})
    return [_difference(row) for row in rows]


async def tally(connection: Connection, question: DiffQuestion) -> list[SideTally]:
    """What each side gained and lost in all those places, by side."""
    query: LiteralString = f"""
        WITH changed AS MATERIALIZED (
            SELECT from_state.controller AS loser, to_state.controller AS gainer,
                to_state.status = 'contested' AND from_state.status IS DISTINCT FROM 'contested' AS contested
            FROM ledger.place {_ends(question)} WHERE {DIFFERENT} AND {_filters(question)}
        ), told AS (
            SELECT gainer AS side, (loser IS DISTINCT FROM gainer)::int AS gained, 0 AS lost, contested FROM changed
            UNION ALL
            SELECT loser, 0, (loser IS DISTINCT FROM gainer)::int, contested AND loser IS DISTINCT FROM gainer
            FROM changed
        )
        SELECT side, sum(gained), sum(lost), count(*) FILTER (WHERE contested)
        FROM told WHERE side IS NOT NULL AND side = coalesce(%(side)s, side) GROUP BY side ORDER BY side"""
    return [SideTally(*row) for row in await fetch(connection, query, _values(question))]


def _from(sql: LiteralString) -> LiteralString:
    return sql.replace("known_end", "known_from").replace("end_", "from_")


def _to(sql: LiteralString) -> LiteralString:
    return sql.replace("known_end", "known_to").replace("end_", "to_")


def _ends(question: DiffQuestion) -> LiteralString:
    return _from(_end(question.known_from)) + _to(_end(question.known_to))


def _end(known_at: datetime | None) -> LiteralString:
    conditions = END.replace("/* believed */", believed(known_at)).replace("/* on the day */", on_day(known_at))
    return conditions.replace("as_of", "end_day").replace("known_at", "known_end")


def _filters(question: DiffQuestion) -> LiteralString:
    conditions: Conditions = {
        "country = %(country)s": question.country,
        "%(side)s IN (from_state.controller, to_state.controller)": question.side,
    }
    return asked_for(conditions)


def _values(question: DiffQuestion) -> dict[str, Any]:
    return question.model_dump() | {"from_day": question.begin(), "to_day": question.end()}


def _difference(row: TupleRow) -> Difference:
    before = _standing(row[PLACE_WIDTH : PLACE_WIDTH + TOLD_WIDTH])
    after = _standing(row[PLACE_WIDTH + TOLD_WIDTH :])
    loser, gainer = before.controller if before else None, after.controller if after else None
    return Difference(
        place=Place(*row[:PLACE_WIDTH]),
        gained=gainer if gainer != loser else None,
        lost=loser if gainer != loser else None,
        contested=_is_contested(after) and not _is_contested(before),
        before=before,
        after=after,
    )


def _standing(told: TupleRow) -> Standing | None:
    controller, status, start, end, precision, confidence, previous, last_evidence_at, *said = told
    if status is None:
        return None
    since = DateRange(start, end, precision)
    return Standing(controller, status, since, confidence, previous, last_evidence_at, Sentence(*said))


def _is_contested(standing: Standing | None) -> bool:
    return standing is not None and standing.status == "contested"
