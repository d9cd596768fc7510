"""Whom a word before "forces" ties them to: "M23-led", "Turkish-backed", "anti-Taliban"."""

from collections.abc import Sequence
from typing import Final

from services.atlas import countries
from services.atlas.actors import Actors
from services.atlas.names import fold
from services.ledger.events import Party
from services.nlp.context import Context, choose_actor
from services.nlp.lexicon import GOVERNMENT_NOUNS, REBEL_NOUNS, table, word_set
from services.nlp.parties import sides
from services.nlp.syntax.chunks import Chunk
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import BOUND, PARTY, PERSON, Phrase
from services.nlp.words.classes import COMPASS, PREP, REL, VERB
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, Unit

_AGAINST_TERROR: Final = ("anti-terror", "counter-terror", "counterterror")
PEOPLES: Final = frozenset(table("sides")["peoples"])
_TIED: Final = word_set("ties", "tied")
_BACKED: Final = frozenset({"backed", "supported", "sponsored", "armed", "funded"})
_OPPOSING: Final = word_set("ties", "opposing")
_OPPOSED: Final = frozenset({"oppose"})
_BACKING: Final = word_set("ties", "backing")
_STANDING: Final = word_set("ties", "standing")
_TURNING: Final = word_set("ties", "turning")
_NATIONS_TOGETHER: Final = frozenset({"un", "united nations", "internationally"})
_UNDER_ARMS: Final = frozenset({"units", "forces", "men", "battalions", "brigades"})
_NOT_OF_THE_NAME: Final = frozenset({"the", "a", "an", "these", "those", "some", "all"})


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


def is_a_person(phrase: Phrase) -> bool:
    """ "President A", and a leader whom the atlas knows by name."""
    known = phrase.head.value if phrase.head.kind == ACTOR else None
    return phrase.kind == PERSON or (bool(known) and all(actor.kind == "person" for actor in known or ()))


def is_national(phrase: Phrase) -> bool:
    """ "Libyan forces": told by their nation alone."""
    named = [unit for unit in (*phrase.owner, *phrase.units) if unit.kind == ACTOR]
    words = [unit.text.split() for unit in named]
    # "Chechen fighters", and no "Oromo Liberation Army"
    return all(countries.by_demonym(w[0]) or (w[0].casefold() in PEOPLES and w[-1].islower()) for w in words)


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
    if not leads and fold(name) in _NATIONS_TOGETHER:
        return _recognised(phrase, context)
    nation = countries.by_demonym(name) or countries.by_name(name) or countries.by_capital(name)
    told, year = context.countries, context.published.year
    leader = choose_actor(actors.find(name), name, context)
    if nation is not None and (leads or nation.code not in told[:1]):
        side = context.fights_for(nation) if leads else sides.backed(nation.code, told, year)
    elif leader:
        return Party(leader.id, as_told(phrase), context.side_of(leader))
    elif nation is not None:
        side = context.side_of_state(nation)  # "pro-Damascus forces", "the Kinshasa-backed militia"
    elif name.casefold() == "coalition":
        side = sides.coalition(context.country, year)
    else:
        side = sides.of_people(name.casefold(), told, year)
    return Party(side, as_told(phrase), side) if side else None


def _recognised(phrase: Phrase, context: Context) -> Party | None:
    """ "the UN-backed government", "internationally-backed troops": whom other states together back is the state's."""
    state = context.government()
    rebel = any(unit.low in REBEL_NOUNS for unit in phrase.units)
    return Party(state.id, as_told(phrase), state.side) if state and not rebel else None


def loyal_to(sentence: Sentence, at: int) -> int | None:
    """ "Yemeni forces loyal to X", "troops which are loyal to X": the chunk of X."""
    steps = list(range(at + 1, min(at + 5, len(sentence.chunks) - 1)))
    done = next((i for i in steps if acts(sentence.chunks[i])), at + 5)  # "X's forces drove those loyal to Y out"
    steps = [i for i in steps if i < done]
    return next((i + 1 for i in steps if sentence.low(i) in {"to", "with"} and is_loyal(sentence.chunks, i)), None)


def acts(chunk: Chunk) -> bool:
    """Whether the verb does more than tie somebody to a party."""
    return chunk.verb is not None and chunk.verb.lemma != "be" and chunk.units[-1].low not in BOUND


def is_loyal(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the "to" at `at` stands behind "loyal" and the like."""
    return any(chunks[i].units[-1].low in BOUND for i in range(max(at - 2, 0), at))


def apposed_name(sentence: Sentence, at: int) -> int | None:
    """ "the second largest rebel force, the X (XO),": the chunk of X, where nothing is said of X by itself."""
    named = sentence.phrases.get(at + 2) if sentence.text(at + 1) == "," else None
    if named is None or named.kind != PARTY or named.head.kind not in (ACTOR, NAME):
        return None
    led = sentence.phrases[at].indefinite and sentence.low(at + 3) == "of"  # "a neutral group, the X of Y"
    return at + 2 if led or sentence.text(at + 3) in {",", ".", ";", "(", ")"} else None


def _tied(units: Sequence[Unit], at: int, actors: Actors) -> tuple[str, bool]:
    """The name before "-backed" in the unit at `at`, with the word before if both are one; whether it leads."""
    if units[at].low.startswith("pro-"):
        name = units[at].text[4:]
        longer = f"{name} {units[at + 1].text.split()[0]}"  # "pro-Islamic State fighters"
        return longer if actors.find(longer) else name, False
    name, _, tie = units[at].text.rpartition("-")
    if tie.casefold() not in _TIED:
        return "", False
    longer = f"{units[at - 1].text} {name}" if at else name
    return longer if actors.find(longer) else name, tie.casefold() == "led"


def opposed(name: str, phrase: Phrase, actors: Actors, context: Context) -> Party | None:
    """ "anti-X fighters" (`name` is X): the opposition that the land has to X, else the state."""
    foe = choose_actor(actors.find(name), name, context)
    if foe is None:
        return context.rebels(phrase.head.low)
    return foe_of(Party(foe.id, name, context.side_of(foe)), phrase, context)


def foe_of(foe: Party, phrase: Phrase, context: Context) -> Party | None:
    """Who "the fighters against X" are: the opposition that the land has to X, else the state, else its rebels."""
    state = context.government()
    if state is not None and foe.side == state.side:
        return context.rebels(phrase.head.low)
    side = sides.always(context.country, "opposition", context.published.year)
    if side and side != foe.side:
        return Party(side, as_told(phrase), side)
    return Party(state.id, as_told(phrase), state.side) if state else None


def backed_by(backer: Phrase, phrase: Phrase, context: Context) -> Party | None:
    """The side of those whom a foreign state (`backer`) backs."""
    nation = backer.head.value if backer.head.kind in (COUNTRY, DEMONYM) else None
    side = sides.backed(nation.code, context.countries, context.published.year) if nation else None
    if nation is None and backer.head.low == "coalition":
        side = sides.coalition(context.country, context.published.year)  # "the Saudi-led coalition"
    return Party(side, as_told(phrase), side) if side else None


def of_land(phrase: Phrase, context: Context) -> Party | None:
    """ "forces from the Tigray region", "rebels of the Tutsi minority": those of the land's people."""
    compass = [f"{phrase.head.low}ern"] if phrase.head.low in COMPASS else []
    if compass and (side := sides.own_word(context.country, compass, context.published.year)):
        return Party(side, as_told(phrase), side)  # "forces from the country's east"
    told = (*phrase.owner, *phrase.units)
    lands = (unit.low for unit in told if unit.kind == PLACE or unit.low in PEOPLES)
    found = (sides.of_people(land, context.countries, context.published.year) for land in lands)
    side = next((side for side in found if side), None)
    return Party(side, as_told(phrase), side) if side else None


def tie_behind(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """What is told behind the fighters at `at` of their ties, and the other's chunk.

    "against", "opposed" (to), "with", "for", or "backed" (by).
    """
    if sentence.low(at + 1) == "against" and at + 2 in sentence.phrases:
        return "against", at + 2
    step = at + 2 if sentence.text(at + 1) == "," and sentence.kind(at + 2) == REL else at + 1
    relative = sentence.kind(step) == REL
    if relative and step + 1 in sentence.phrases and _is_of(sentence, step + 2, _BACKING):
        return "backed", step + 1
    verb = step + 1 if relative else step
    if sentence.low(verb) in _BACKED and sentence.low(verb + 1) == "by" and verb + 2 in sentence.phrases:
        return "backed", verb + 2  # "fighters backed by X"
    if not (relative or sentence.low(verb).endswith("ing") or sentence.low(verb) == "opposed"):
        return None
    other = verb + 2 if sentence.kind(verb + 1) == PREP else verb + 1
    if other not in sentence.phrases:
        return None
    joint = sentence.low(verb + 1) if other == verb + 2 else ""
    if _is_of(sentence, verb, _OPPOSING) and joint in {"", "to", "against"}:
        return "opposed" if _is_of(sentence, verb, _OPPOSED) else "against", other
    stands = _is_of(sentence, verb, _STANDING) and joint in {"by", "with", "behind", "for", "alongside"}
    if joint == "for" and (stands or sentence.chunks[verb].units[-1].low == "fighting"):
        return "for", other
    return ("with", other) if stands or (_is_of(sentence, verb, _BACKING) and not joint) else None


def has_turned(sentence: Sentence, at: int) -> bool:
    """ "soldiers who mutinied", "troops that had defected" (`at` is that of the soldiers): no longer the state's."""
    told = sentence.low(at + 1) in {"who", "that"} and _is_of(sentence, at + 2, _TURNING)
    return told and sentence.phrases[at].head.low in GOVERNMENT_NOUNS | _UNDER_ARMS


def _is_of(sentence: Sentence, at: int, verbs: frozenset[str]) -> bool:
    verb = sentence.chunks[at].verb if sentence.kind(at) == VERB else None
    return verb is not None and verb.lemma in verbs and not verb.negative and not verb.infinitive
