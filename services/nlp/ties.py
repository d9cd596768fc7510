"""Whom a word before "forces" ties them to: "M23-led", "Turkish-backed", "anti-Taliban"."""

from collections.abc import Sequence

from services.atlas import countries
from services.atlas.actors import Actors
from services.atlas.names import fold
from services.ledger.events import Party
from services.nlp import sides
from services.nlp.chunks import Chunk
from services.nlp.clauses import Sentence
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import word_set
from services.nlp.phrases import BOUND, COMPASS, PARTY, Phrase
from services.nlp.tags import VERB
from services.nlp.units import ACTOR, COUNTRY, DEMONYM, NAME, Unit

_AGAINST_TERROR = ("anti-terror", "counter-terror", "counterterror")
_TIED = word_set("ties", "tied")
_NOT_OF_THE_NAME = frozenset({"the", "a", "an", "these", "those", "some", "all"})


def as_told(phrase: Phrase) -> str:
    """The words of the phrase, without its article and what else stands around the name."""
    units = phrase.units[: phrase.units.index(phrase.head) + 1] if phrase.units[-1].low in COMPASS else phrase.units
    return " ".join([unit.text for unit in units if unit.low not in _NOT_OF_THE_NAME])


def slug(name: str) -> str:
    """The name of a party as an id or side: "azawad-movement"."""
    return "-".join(fold(name).split())


def is_named(phrase: Phrase) -> bool:
    """Whether a group, a people or a country is named in it."""
    return any(unit.kind in (ACTOR, DEMONYM, COUNTRY) for unit in phrase.units)


def is_national(phrase: Phrase) -> bool:
    """ "Libyan forces": told by their nation alone."""
    named = [unit for unit in (*phrase.owner, *phrase.units) if unit.kind == ACTOR]
    return all(countries.by_demonym(unit.text.split()[0]) for unit in named)


def is_anti_terror(phrase: Phrase) -> bool:
    """ "the forces of the anti-terrorist operation": those who call their war so are the state's."""
    operation = phrase.head.low in {"operation", "operations", "campaign"}
    return operation and any(unit.low.startswith(_AGAINST_TERROR) for unit in phrase.units)


def leading(phrase: Phrase, actors: Actors, context: Context) -> Party | None:
    """ "the M23-led administration", "ISIS-linked militants", "Turkish-backed rebels": who leads or backs them."""
    tied = (_tied(phrase.units, i, actors) for i in range(len(phrase.units) - 1))
    name, leads = next((one for one in tied if one[0]), ("", False))
    if not name:
        return None
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


def loyal_to(sentence: Sentence, at: int) -> int | None:
    """ "Yemeni forces loyal to X", "troops which are loyal to X": the chunk of X."""
    steps = range(at + 1, min(at + 5, len(sentence.chunks) - 1))
    return next((i + 1 for i in steps if sentence.low(i) in {"to", "with"} and is_loyal(sentence.chunks, i)), None)


def is_loyal(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the "to" at `at` stands behind "loyal" and the like."""
    return any(chunks[i].units[-1].low in BOUND for i in range(max(at - 2, 0), at))


def opposed_to(sentence: Sentence, at: int) -> int | None:
    """ "the forces opposed to X", "rebels fighting X": the chunk of X."""
    verb = sentence.chunks[at + 1].verb if sentence.kind(at + 1) == VERB else None
    if verb is None or verb.passive or verb.perfect or sentence.low(at + 1) not in {"opposed", "opposing"}:
        return None
    target = at + 3 if sentence.low(at + 2) == "to" else at + 2
    return target if target in sentence.phrases else None


def apposed_name(sentence: Sentence, at: int) -> int | None:
    """ "the second largest rebel force, the X (XO),": the chunk of X, where nothing is said of X by itself."""
    named = sentence.phrases.get(at + 2) if sentence.text(at + 1) == "," else None
    if named is None or named.kind != PARTY or named.head.kind not in (ACTOR, NAME):
        return None
    return at + 2 if sentence.text(at + 3) in {",", ".", ";", "(", ")"} else None


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
