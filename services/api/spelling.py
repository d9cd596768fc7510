"""Which places a reader may mean by a name: by the atlas, in any spelling, and by the record's own names."""

import asyncio

from services.api.parameters import wrong_parameter
from services.api.reads.places import candidates
from services.api.reads.rows import Connection
from services.atlas.places import AtlasPlace, Places, open_places
from services.ledger.events import Place
from services.ledger.settings import settings
from services.web.problem import FieldError, ProblemError


async def atlas() -> Places:
    """The atlas, opened on first use: where its index is missing that takes half a minute, so not on the event loop."""
    return await asyncio.to_thread(open_places, settings().home, settings().places_file)


async def meanings(name: str) -> list[str]:
    """Ids of all places of the atlas that are spelled so, or that another romanisation of the name may mean."""
    places = await atlas()
    return [place.id for place in (*places.find(name), *places.find_similar(name, None))]


async def the_place(connection: Connection, name: str) -> Place:
    """The place of the record with this id, or the only one with this name. Raises ProblemError (404, 409)."""
    known = await _known(connection, name)
    if not known:
        raise ProblemError(404, f"No place on record is called {name!r}. /v1/places?q= finds places by any spelling.")
    if len(known) > 1:
        raise _ambiguous(name, known)
    return known[0]


async def any_place(connection: Connection, name: str) -> Place:
    """The place of the record with this id or name, else the only one of the atlas with this name.

    Raises RequestValidationError for the parameter `place`, ProblemError (409) where several have the name.
    """
    known = await _known(connection, name)
    found = known or [place for place in map(_of_atlas, (await atlas()).find(name)) if place is not None]
    if not found:
        raise wrong_parameter("place", "is neither on record nor in the atlas", "body")
    if len(found) > 1:
        raise _ambiguous(name, found)
    return found[0]


def _of_atlas(place: AtlasPlace) -> Place | None:
    """A place that may be held; countries are not held as a whole."""
    if place.type == "country":
        return None
    return Place(place.id, place.name, place.type, place.country, place.lat, place.lon)


def _ambiguous(name: str, found: list[Place]) -> ProblemError:
    listed = [FieldError(field=place.id, detail=_told_apart(place)) for place in found]
    return ProblemError(409, f"{name!r} may mean {len(found)} places: ask by one of the ids in errors.", listed)


async def _known(connection: Connection, name: str) -> list[Place]:
    """By id, else by the very name, and only where that finds none by another romanisation."""
    if ":" in name:
        return await candidates(connection, name, [])
    places = await atlas()
    exact = await candidates(connection, name, [place.id for place in places.find(name)])
    return exact or await candidates(connection, name, [place.id for place in places.find_similar(name, None)])


def _told_apart(place: Place) -> str:
    where = "" if place.lat is None or place.lon is None else f", {place.lat:.2f} {place.lon:.2f}"
    return f"{place.name}, {place.type}, {place.country or 'country unknown'}{where}"
