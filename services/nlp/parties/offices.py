"""Whose ministry, president or army an article speaks of, where it does not say."""

from typing import Final

from services.atlas import countries
from services.atlas.actors import Actors
from services.ledger.events import Party
from services.nlp.context import Context
from services.nlp.lexicon import word_set
from services.nlp.parties import sides
from services.nlp.syntax.phrases import Phrase
from services.nlp.words.units import COUNTRY, DEMONYM, NAME, PLACE, WORD

_IN_OFFICE: Final = word_set("offices", "in_office")
_OFFICES: Final = _IN_OFFICE | {"ministry", "cabinet"}
_OUT_OF_OFFICE: Final = word_set("offices", "out_of_office")
_NEAR: Final = 4  # countries of the story, of which one may be at war with the first


def is_of_state(office: Phrase) -> bool:
    """ "the defence ministry", "the president": of whichever state the story is about."""
    bare = all(unit.kind == WORD for unit in (*office.owner, *office.units[:-1]))
    written = office.head.kind == WORD or (office.head.kind == NAME and "ministry" in office.head.low.split())
    words = office.head.low.split()  # "Ministry of Defence" and "Defence Ministry" are one name
    called = not _OFFICES.isdisjoint({office.head.low, words[0], words[-1]})
    return bare and written and called and not {unit.low for unit in office.units} & _OUT_OF_OFFICE


def is_ministry(office: Phrase) -> bool:
    """ "The defence ministry", without its land."""
    return "ministry" in office.head.low.split() and is_of_state(office)


def is_in_office(person: Phrase) -> bool:
    """ "President X", "the country's president, X"; not "the former president X"."""
    words = {word for unit in person.units for word in unit.low.split()}
    abroad = any(unit.kind in (DEMONYM, COUNTRY) for unit in (*person.owner, *person.units))
    return bool(words & _IN_OFFICE) and not words & _OUT_OF_OFFICE and not abroad


def of_office(person: Phrase | None, context: Context) -> Party | None:
    """Whose "the president" is who announces or leads something: the government's; nobody's of who is in no office."""
    return context.government() if person is not None and is_in_office(person) else None


def is_foreign_foe(context: Context, side: str) -> bool:
    """Whether the side is another state's, which the story has at war with the land's own."""
    state, year = context.government(), context.published.year
    lands = (land for code in context.countries[1:_NEAR] if (land := countries.by_code(code)) is not None)
    code = next((land.code for land in lands if sides.of_state(land, year) == side), None)
    if state is None or code is None or sides.backed(code, context.countries, year) == state.side:
        return False
    foe = context.opponent_of(side)
    return (foe is not None and foe.side == state.side) or sides.usual(context.country, "rebel", year) == side


def of_own_land(office: Phrase, actors: Actors, context: Context) -> Party | None:
    """ "Puntland said its forces", "Somaliland's ministry": of a land that is no state and has an army of its own."""
    land = next((unit.text for unit in (*office.owner, *office.units) if unit.kind == PLACE), None)
    armies = (one for noun in ("forces", "army") for one in actors.find(f"{land} {noun}")) if land else ()
    army = next((one for one in armies if one.kind == "state-force"), None)
    return Party(army.id, f"{land} forces", context.side_of(army)) if army is not None else None
