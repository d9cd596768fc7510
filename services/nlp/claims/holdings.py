"""Who has a place by a noun phrase alone: "RSF-held A", "A, a town in rebel hands", "B's stronghold of A"."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.doubt import realis
from services.nlp.lexicon import NOUN_FRAMES, PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.places.beside import LOOSE
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import PART, PARTY, PLACE_NAME, PLACE_NOUN, Phrase, party_phrase
from services.nlp.words.classes import PREP, TIME, TIMES
from services.nlp.words.units import NAME, NUMBER, PLACE, Unit

# rules that tell in passing how things stood before the news
STANDING: Final = frozenset({"held by", "occupied by", "stronghold"})
_HANDS: Final = frozenset({"hands", "control", "occupation"})
_NEAR: Final = 8  # chunks between a place and the words that say in whose hands it is
HELD_BY: Final = ("-held", "-controlled", "-occupied", "-ruled", "-run")
_STATING: Final = word_set("standing", "states") | {"put", "place", "get", "bring"}
_ASIDE: Final = 6  # chunks from a stronghold to the name behind it: "the last bastion of B in the east, A"
_CAPTURED: Final = word_set("holdings", "captured")
_NO_STRONGHOLD: Final = word_set("holdings", "former") | word_set("holdings", "not_armed")


def holdings(read: Arguments) -> list[Claim]:
    """Every claim of this sentence that a phrase makes about who has a place, without a verb that says so."""
    found: list[Claim] = []
    for at, phrase in read.sentence.phrases.items():
        if phrase.kind == PARTY:
            found += _in_control_of(read, at)
        if phrase.kind in (PLACE_NAME, PLACE_NOUN):
            found += _held_by(read, at, phrase) or _stronghold(read, at, phrase) or _captured(read, at, phrase)
        if phrase.head.low in _HANDS and read.sentence.low(at - 1) in {"in", "under"} and not _in_a_clause(read, at):
            found += _in_hands(read, at)
    return found


def _in_control_of(read: Arguments, at: int) -> list[Claim]:
    """ "the rebels in control of A said": those who have it, told in passing."""
    words = [read.sentence.low(i) for i in range(at + 1, at + 4)]
    holder = read.who.at(at) if words == ["in", "control", "of"] and at + 4 in read.sentence.phrases else None
    spots = read.where.spots(read.sentence.list_from(at + 4)) if holder else []
    return claims_of("control", spots, holder, at + 2, "has control", 0.7)


def _in_a_clause(read: Arguments, at: int) -> bool:
    return read.sentence.low(at - 2) == "once" or any(  # "was once in the hands of X"
        _takes_part(c, at) and not (at - 2 in c.objects and _tells_nothing(c)) for c in read.sentence.clauses
    )


def _takes_part(clause: Clause, at: int) -> bool:
    return at in clause.subjects or at in clause.objects or any(i == at for _, i in clause.preps)


def _tells_nothing(clause: Clause) -> bool:
    """ "joins A and B in the hands of C": a verb that says nothing of whose B is."""
    return not clause.passive and clause.verb.lemma not in _STATING and VERB_FRAMES.get(clause.verb.lemma) is None


def _in_hands(read: Arguments, at: int) -> list[Claim]:
    """ "A, a town in rebel hands": what no verb says."""
    holder = read.holder(at)
    before = [i for i in read.sentence.phrases if at - _NEAR <= i < at - 1]
    nouns = [i for i in before if read.sentence.phrases[i].kind == PLACE_NOUN]
    names = [i for i in before if read.sentence.phrases[i].kind == PLACE_NAME]
    names = [i for i in names if read.sentence.low(i - 1) != "in"] or names  # not the land of "A (in B)"
    names = [] if names and _is_told_of_in_part(read, names[-1]) else names
    listed = _list_to((nouns or names)[-1], read, before) if nouns or names else []
    if nouns and names and names[-1] == nouns[-1] + 2 == at - 2 and _is_apposed(read, nouns[-1]):
        listed = [nouns[-1] - 2]  # "A, the last town of B in rebel hands": A
    spots = read.where.spots(listed)
    one_of = nouns and not spots and names and read.sentence.phrases[nouns[-1]].plural
    if one_of and read.sentence.text(names[-1] + 1) in PARTING:
        # "A, the last of the three towns still in rebel hands"; "the other two are A and B, in rebel hands"
        spots = read.where.spots(_list_to(names[-1], read, before))
    if nouns and not spots:
        spots = read.identified(nouns[-1])  # "The only town still in rebel hands is A"
    return claims_of("control", spots, holder, at, "in hands", 0.7) if holder else []


def _is_apposed(read: Arguments, at: int) -> bool:
    """ "A, the last town of B province": what is said next is of A, and not of the land."""
    town, before = read.sentence.phrases[at], read.sentence.phrases.get(at - 2)
    one = PLACE_NOUNS.get(town.head.low) in SETTLEMENTS and not town.plural
    named = before is not None and before.kind == PLACE_NAME and read.sentence.text(at - 1) == ","
    return one and named and read.sentence.low(at + 1) in {"of", "in"}


def _is_told_of_in_part(read: Arguments, at: int) -> bool:
    """ "A, the last part of B in rebel hands": not all of B."""
    part = read.sentence.phrases.get(at - 2) if read.sentence.low(at - 1) == "of" else None
    return part is not None and part.kind == PART


def _list_to(last: int, read: Arguments, before: list[int]) -> list[int]:
    """ "With A, B and C in its hands": the list that ends with the noun at `last`."""
    lists = (listed[: listed.index(last) + 1] for i in before if last in (listed := read.sentence.list_from(i)))
    return next(lists, [last])


def _held_by(read: Arguments, at: int, phrase: Phrase) -> list[Claim]:
    """ "rebel-held A", "the RSF-controlled town of A"."""
    word = next((u for u in phrase.units if u.low.endswith(HELD_BY)), None)
    holder = read.who.called(word.text.rsplit("-", 1)[0]) if word else None
    why = "occupied by" if word is not None and word.low.endswith("-occupied") else "held by"
    if holder is None:
        return []
    said = next((c for c in read.sentence.clauses if at in c.objects and c.verb.lemma in {"be", "remain"}), None)
    named = any(unit.kind in (PLACE, NAME) for unit in phrase.units) or read.sentence.low(at + 1) == "of"
    if phrase.kind == PLACE_NOUN and said is not None and not (named or said.verb.negative or phrase.plural):
        return claims_of("control", read.said_of(said), holder, at, why, 0.6)  # "A is the last rebel-held province"
    return claims_of("control", read.where.at(at), holder, at, why, 0.6)


def _captured(read: Arguments, at: int, phrase: Phrase) -> list[Claim]:
    """ "A, the captured town", "the fallen city of B", "the captured villages are C and D": taken, by whomever."""
    if phrase.kind != PLACE_NOUN or not any(unit.low in _CAPTURED for unit in phrase.units[:-1]):
        return []
    if phrase.plural and phrase.head.low in LOOSE and read.sentence.low(at + 1) in {"of", "in"}:
        return []  # "aid for liberated areas of A province"
    named = phrase.plural or any(unit.kind in (PLACE, NAME) for unit in phrase.units)
    spots = read.where.at(at) if named else _seat(read, at, phrase)
    captor = read.context.last_captor if phrase.plural else None  # "X took ten villages. Those captured are A and B"
    return claims_of("capture", spots, captor, at, "captured", 0.6)


def _stronghold(read: Arguments, at: int, phrase: Phrase) -> list[Claim]:
    """ "B's stronghold of A", "A, a B bastion", "the last B redoubt, A", "B stronghold A"."""
    seat = next((i for i, u in enumerate(phrase.units) if NOUN_FRAMES.get(u.low) == "stronghold"), None)
    if seat is None or {u.low for u in (*phrase.owner, *phrase.units)} & _NO_STRONGHOLD:
        return []
    if phrase.plural and phrase.units[0].kind == NUMBER and read.sentence.low(at + 1) in {"in", "across"}:
        return []  # "nine strongholds in A": none of them has a name
    said = next((c for c in read.sentence.clauses if at in c.objects and c.verb.lemma in {"be", "remain"}), None)
    if said is not None and realis.status(read.sentence, said) == "planned":
        return []  # "A is likely to be X's last stronghold"
    holder = _lord(read, at, phrase, phrase.units[:seat])
    return claims_of("control", _seat(read, at, phrase), holder, at, "stronghold", 0.55) if holder else []


def _lord(read: Arguments, at: int, phrase: Phrase, before: tuple[Unit, ...]) -> Party | None:
    """Whose stronghold: the owner, the words before, or the party behind "of"."""
    if phrase.owner:
        return read.who.of(party_phrase(phrase.owner))
    for unit in reversed(before):
        if party := read.who.called(unit.text):
            return party
    target = read.sentence.phrases.get(at + 2)
    of_party = read.sentence.low(at + 1) == "of" and target is not None and target.kind == PARTY
    return read.who.at(at + 2) if of_party else None


def _seat(read: Arguments, at: int, phrase: Phrase) -> list[Spot]:
    """The place that is called a stronghold: named in the phrase, behind "of" or "in", or beside it."""
    behind = read.sentence.phrases.get(at + 2) if read.sentence.kind(at + 1) == PREP else None
    inside = phrase.head.kind == PLACE or (behind is not None and behind.kind != PARTY)
    if inside and (spots := read.where.at(at)):
        return spots
    said = next((c for c in read.sentence.clauses if at in c.objects and c.verb.lemma in {"be", "remain"}), None)
    if said is not None and not said.verb.negative and (spots := read.said_of(said)):
        return spots  # "A is a stronghold of B"
    years = read.sentence.low(at - 2) == "for" and read.sentence.low(at - 1) in TIMES
    opens = at - (2 if years else read.sentence.kind(at - 1) == TIME)  # "A, for years the stronghold of B"
    before = [opens - 2] if phrase.indefinite or read.sentence.text(opens - 1) in PARTING else []
    mark = next((i for i in range(at + 1, at + _ASIDE) if read.sentence.text(i) in PARTING), None)
    for beside in [*before, *([mark + 1] if mark else [])]:
        named = beside in read.sentence.phrases and read.sentence.phrases[beside].kind == PLACE_NAME
        if named and read.sentence.text(min(at, beside) + 1 if beside < at else beside - 1) in PARTING:
            return read.where.at(beside)
    return []
