"""Whom a word before "forces" ties them to: "M23-led", "Turkish-backed", "anti-Taliban"."""

from collections.abc import Sequence

from services.atlas import countries
from services.atlas.actors import Actors
from services.atlas.names import fold
from services.ledger.events import Party
from services.nlp import sides
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import word_set
from services.nlp.phrases import COMPASS, Phrase
from services.nlp.units import Unit

_TIED = word_set("ties", "tied")
_NOT_OF_THE_NAME = frozenset({"the", "a", "an", "these", "those", "some", "all"})


def as_told(phrase: Phrase) -> str:
    """The words of the phrase, without its article and what else stands around the name."""
    units = phrase.units[: phrase.units.index(phrase.head) + 1] if phrase.units[-1].low in COMPASS else phrase.units
    return " ".join(unit.text for unit in units if unit.low not in _NOT_OF_THE_NAME)


def slug(name: str) -> str:
    """The name of a party as an id or side: "azawad-movement"."""
    return "-".join(fold(name).split())


def leading(phrase: Phrase, actors: Actors, context: Context) -> Party | None:
    """ "the M23-led administration", "ISIS-linked militants", "Turkish-backed rebels": who leads or backs them."""
    tied = (_tied(phrase.units, i, actors) for i in range(len(phrase.units) - 1))
    name, leads = next((one for one in tied if one[0]), ("", False))
    nation = countries.by_demonym(name) or countries.by_name(name) or countries.by_capital(name)
    told, year = context.countries, context.published.year
    leader = choose_actor(actors.find(name), name, context)
    if nation is not None and (leads or nation.code not in told[:1]):
        side = context.fights_for(nation) if leads else sides.backed(nation.code, told, year)
    elif leader:
        return Party(leader.id, as_told(phrase), context.side_of(leader))
    else:
        side = sides.of_people(name.casefold(), told, year)
    return Party(side, as_told(phrase), side) if side else None


def _tied(units: Sequence[Unit], at: int, actors: Actors) -> tuple[str, bool]:
    """The name before "-backed" in the unit at `at`, with the word before if both are one; whether it leads."""
    name, _, tie = units[at].text.rpartition("-")
    if tie.casefold() not in _TIED:
        return "", False
    longer = f"{units[at - 1].text} {name}" if at else name
    return longer if actors.find(longer) else name, tie.casefold() == "led"


def opposed(name: str, phrase: Phrase, actors: Actors, context: Context) -> Party | None:
    """ "anti-X fighters" (`name` is X): the opposition that the land has to X, else the state."""
    foe = choose_actor(actors.find(name), name, context)
    state = context.government()
    if foe is None or (state is not None and context.side_of(foe) == state.side):
        return context.rebels(phrase.head.low)
    side = sides.always(context.country, "opposition", context.published.year)
    if side and side != context.side_of(foe):
        return Party(side, as_told(phrase), side)
    return Party(state.id, as_told(phrase), state.side) if state else None
