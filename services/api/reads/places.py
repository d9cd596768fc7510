"""Places that events have named."""

from typing import LiteralString
from uuid import UUID

from services.api.questions import PlacesQuestion
from services.api.reads.rows import Conditions, Connection, asked_for, fetch
from services.ledger.control import within
from services.ledger.events import Place
from services.ledger.rows import PLACE_COLUMNS

PLACES: LiteralString = f"SELECT {PLACE_COLUMNS} FROM ledger.place"


async def places(
    connection: Connection, question: PlacesQuestion, meant: list[str] | None, after: str, limit: int
) -> list[Place]:
    """At most `limit` places by id, all ids greater than `after`.

    `meant` holds the ids that the atlas knows under the name asked for; a place of that very name counts as well.
    """
    inside, corners = within(question.bbox) if question.bbox else ("true", {})
    conditions: Conditions = {
        inside: question.bbox,
        "country = %(country)s": question.country,
        "(id = ANY(%(meant)s) OR lower(name) = lower(%(q)s))": question.q,
    }
    query: LiteralString = f"{PLACES} WHERE id > %(after)s AND {asked_for(conditions)} ORDER BY id LIMIT %(limit)s"
    values = {"country": question.country, "q": question.q, "meant": meant or [], "after": after, "limit": limit}
    return [Place(*row) for row in await fetch(connection, query, values | corners)]


async def candidates(connection: Connection, name: str, meant: list[str]) -> list[Place]:
    """The place with this id, else all that the name may mean, by the atlas (`meant`) or by its very name."""
    query: LiteralString = (
        f"{PLACES} WHERE id = %(name)s OR id = ANY(%(meant)s) "
        "OR lower(name) = lower(%(name)s) ORDER BY id = %(name)s DESC, id LIMIT 20"
    )
    found = [Place(*row) for row in await fetch(connection, query, {"name": name, "meant": meant})]
    return found[:1] if found and found[0].id == name else found


async def places_of_event(connection: Connection, event: UUID) -> list[Place]:
    """The place that the event names."""
    query: LiteralString = f"{PLACES} WHERE id IN (SELECT place_id FROM ledger.control_event WHERE id = %(id)s)"
    return [Place(*row) for row in await fetch(connection, query, {"id": event})]


async def places_of_article(connection: Connection, article: UUID) -> list[Place]:
    """The places that any event of the article names, counting or not, by id."""
    query: LiteralString = (
        f"{PLACES} WHERE id IN (SELECT place_id FROM ledger.control_event WHERE article_id = %(id)s) ORDER BY id"
    )
    return [Place(*row) for row in await fetch(connection, query, {"id": article})]
