"""Places that events have named."""

from typing import LiteralString

from services.api.parameters import PlacesQuestion
from services.api.reads.rows import PLACE, Conditions, Connection, asked_for, fetch, place, within
from services.ledger.events import Place


async def places(
    connection: Connection, question: PlacesQuestion, meant: list[str] | None, after: str, limit: int
) -> list[Place]:
    """At most `limit` places by id, all ids greater than `after`.

    `meant` holds the ids that the atlas knows under the name asked for; a place of that very name counts as well.
    """
    inside, box = within(question.bbox)
    conditions: Conditions = {
        "p.country = %(country)s": question.country,
        "(p.id = ANY(%(meant)s) OR lower(p.name) = lower(%(q)s))": question.q,
    }
    query: LiteralString = (
        f"SELECT {PLACE} FROM ledger.place p WHERE p.id > %(after)s AND {asked_for(conditions)} AND {inside} "
        "ORDER BY p.id LIMIT %(limit)s"
    )
    values = {"country": question.country, "q": question.q, "meant": meant or [], "after": after, "limit": limit}
    return [place(row) for row in await fetch(connection, query, values | box)]


async def candidates(connection: Connection, name: str, meant: list[str]) -> list[Place]:
    """The place with this id, else all that the name may mean, by the atlas (`meant`) or by its very name."""
    query: LiteralString = (
        f"SELECT {PLACE} FROM ledger.place p WHERE p.id = %(name)s OR p.id = ANY(%(meant)s) "
        "OR lower(p.name) = lower(%(name)s) ORDER BY p.id = %(name)s DESC, p.id LIMIT 20"
    )
    found = [place(row) for row in await fetch(connection, query, {"name": name, "meant": meant})]
    return found[:1] if found and found[0].id == name else found
