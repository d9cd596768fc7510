"""How things stand: under control, in hands, under siege, theirs, masters of, flags over."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Kind, Party
from services.nlp.claims import battles, news
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.fighting import others_left
from services.nlp.claims.flags import flag_party
from services.nlp.claims.holdings import HELD_BY
from services.nlp.claims.owners import HOLD_NOUNS, is_from_afar
from services.nlp.claims.transfers import is_ruler, put_in_control
from services.nlp.doubt import turns
from services.nlp.lexicon import CONTROL_VERBS, word_set
from services.nlp.parties.offices import of_office
from services.nlp.parties.ties import is_a_person
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import FLAG, PLACE_NAME
from services.nlp.words.classes import NEG, NOUN, PREP, STOP, TIME, TIMES
from services.nlp.words.units import DEMONYM, GENITIVE

_HANDS: Final = word_set("standing", "hands")
_STATES: Final = word_set("standing", "states")
_PRESSURE: Final = word_set("standing", "pressure")
_HELD: Final = HOLD_NOUNS | {"rule", "authority", "administration", "hands"}
_KEEPING: Final = frozenset({"keep", "leave", "hold", "have", "control", "remain", "retain"})
_BY_LAW: Final = frozenset({"formally", "legally", "officially", "nominally", "internationally", "historically"})
_THEIR_OWN: Final = frozenset({"theirs", "its own", "their own", "his own"})
_HIS: Final = _THEIR_OWN | {"his"}
_DECLARING: Final = frozenset({"declare", "announce", "proclaim", "report", "pronounce"})
_PUTTING: Final = frozenset({"put", "place", "get", "bring"})
_SLIPPING: Final = frozenset({"slip", "fall", "pass", "go", "escape"})
_PASSING: Final = frozenset({"go", "fall", "pass", "come"})
_LINES: Final = frozenset({"line", "lines", "positions", "trenches", "outposts", "posts", "bunkers"})
_PENNED: Final = frozenset({"confine", "corner", "pen", "bottle", "box", "coop"})
_BRINGING: Final = frozenset({"bring", "put", "place", "restore", "take", "get"})


def in_hands(read: Arguments, clause: Clause) -> list[Claim]:
    """A preposition with control or hands: what the verb says of it decides between change and state."""
    for name, at in clause.preps:
        head = read.sentence.phrases[at].head.low
        if head == "occupation" and _lost(read, clause, name, at) == "withdrawal" and read.holder(at) is None:
            return claims_of(
                "capture", read.where.spots(clause.subjects, lenient=True), None, clause.at, "free of", 0.7
            )
        if head in _HANDS and (kind := _lost(read, clause, name, at)):
            holder, spots = read.holder(at), read.where.spots(clause.subjects)
            if head in HOLD_NOUNS and (own := read.controlled([at])):
                holder, spots = read.party(clause.subjects), own  # "is no longer in control of A"
            return claims_of(kind, spots, holder, clause.at, "out of the hands") if holder else []
        if name == "in" and clause.verb.lemma in {"leave", "put"} and (left := put_in_control(read, clause, at)):
            return left
        if name == "in" and clause.objects and not clause.passive and clause.verb.lemma not in _STATES | _PUTTING:
            continue  # "took A, with B still in army hands"
        if name in {"under", "in", "into", "to", "within"} and head in _HANDS:
            return _held_by(read, clause, at)
        ended = read.sentence.low(at - 3) in {"after", "following"}  # "gave A up after two weeks under siege"
        if name == "under" and head in _PRESSURE - {"pressure"} and not (ended or _blamed(read, clause)):
            having = clause.objects and clause.verb.lemma in _PUTTING | {"have", "keep", "hold", "maintain", "bring"}
            besieger = read.party(clause.subjects) if having else None  # "has had A under siege"
            if battles.are_flown(read, clause.prep("by", "from")):
                return []  # "came under attack by drones"
            foe = besieger or read.party(clause.prep("by", "from")) or read.holder(at)
            told = read.said_of(clause) or read.stationed(clause) or read.where.spots(clause.prep("in", "at", "near"))
            spots = read.where.spots(clause.objects) if besieger else told
            return claims_of("contest", spots, foe, clause.at, "under siege", 0.8)
    return []


def _lost(read: Arguments, clause: Clause, preposition: str, at: int) -> Kind | None:
    """ "is out of their hands" and "is no longer in them": lost; "was never out of them": held. None elsewhere."""
    moved_on = clause.prep("into", "to", "under")
    if preposition == "from" and clause.verb.lemma in _SLIPPING and not clause.passive and not moved_on:
        return "withdrawal"  # "slipped from the grasp of B"
    if preposition == "out of" and read.sentence.low(clause.at) != "had":  # "had been out of its hands": for long
        return "control" if read.sentence.kind(clause.at + 1) == NEG else "withdrawal"
    ended = preposition in {"under", "in"} and turns.no_longer(read.sentence, clause)
    return "withdrawal" if ended else None


def _blamed(read: Arguments, clause: Clause) -> bool:
    """ "came under fire for its record", not "for a week"."""
    reasons = (read.sentence.phrases[at].head.low for at in clause.prep("for", "over"))
    return any(reason not in TIMES for reason in reasons)


def _held_by(read: Arguments, clause: Clause, at: int) -> list[Claim]:
    copular = clause.verb.lemma in {"be", "remain"}  # "A is the last town of B in the hands of C"
    spots = [] if clause.passive or copular else _brought(read, clause)
    subject = read.party(clause.subjects)
    taken = clause.verb.lemma == "take" and clause.objects and not clause.passive
    if subject and not spots and not taken and (held := read.controlled([at])):  # not "took hills under control in A"
        office = read.sentence.phrases[at].head.low == "charge"  # "General A is in charge of B"
        held = [] if office and is_a_person(read.sentence.phrases[clause.subjects[0]]) else held
        return claims_of("capture" if _is_back(read, clause) else "control", held, subject, clause.at, "in control")
    if read.sentence.phrases[at].head.low in {"charge", "command"} and read.sentence.low(at + 1) == "of":
        return []  # "the council in A, which is in charge of the government"
    moved = bool(clause.objects) and clause.objects[0] > clause.at
    if moved and not (spots or copular or clause.passive or clause.verb.lemma == "have"):
        return []  # "A has transferred the firm to state control": it is not A that passed
    if clause.subjects and read.sentence.low(clause.subjects[0]) == "it":
        subject = None  # "it is in the hands of B"
    if clause.verb.lemma == "follow" and not clause.passive:
        spots += read.where.spots(clause.subjects)  # "A has followed B into rebel hands"
    beside = [i for i in clause.prep("with") if i < at]  # "The battle ended with A in the hands of B"
    spots = spots or (read.where.spots(read.sentence.list_from(beside[0])) if beside else []) or read.said_of(clause)
    if not spots and subject and read.sentence.phrases[at].head.low in HOLD_NOUNS:
        apart = read.where.spots(clause.prep("of")) if copular else []  # "remained in control to the end of A"
        spots = read.controlled([at]) or apart or read.scene(clause)
        spots = spots or _of_the_town(read, clause, at)
        return claims_of("control", spots, subject, clause.at, "in control")
    if clause.verb.lemma == "have" and clause.objects and subject:
        kind: Kind = "capture" if _has_come_to_have(read, clause) else "control"
        return claims_of(kind, of_object(read, clause), subject, clause.at, "in hands")
    own = read.sentence.low(at) in {"its", "their", "his"} and not clause.passive
    holder = (subject if own else None) or read.holder(at)
    if holder is None and clause.verb.lemma in _BRINGING and read.sentence.phrases[at].head.low == "control":
        bringer = read.party(clause.prep("by")) if clause.passive else subject
        return claims_of("capture", spots, bringer, clause.at, "into hands", 0.8)
    if holder is None:
        return []
    if read.sentence.phrases[at].head.low in {"control", "rule"}:  # of a place, whoever knows its name; no person
        spots = spots or read.where.spots(clause.subjects, lenient=True)
    if clause.verb.lemma in _STATES and not _is_new(read, clause, at):
        return claims_of("control", spots, holder, clause.at, "in hands")
    return claims_of("capture", spots, holder, clause.at, "into hands")


def of_object(read: Arguments, clause: Clause) -> list[Spot]:
    if read.sentence.phrases[clause.objects[0]].head.low != "it":
        return read.where.spots(clause.objects)
    return [read.told[1]] if read.told else read.where.last(clause.at)


def _brought(read: Arguments, clause: Clause) -> list[Spot]:
    """ "brought A under its control", "brought the lines at A under its control"."""
    spots = read.where.spots(clause.objects)
    lines = clause.verb.lemma in _BRINGING and clause.objects and clause.objects[0] > clause.at
    if spots or not lines or read.sentence.phrases[clause.objects[0]].head.low not in _LINES:
        return spots
    return read.where.spots(clause.prep("in", "at", "along", "near"))


def _has_come_to_have(read: Arguments, clause: Clause) -> bool:
    """ "have A back under control", "once they had B in their hands", "at dawn our men had it in their hands"."""
    before = clause.opener()
    first = before - 1 if read.sentence.text(before) == "," else before
    dated = read.sentence.kind(first) == TIME and read.sentence.low(clause.at) == "had"
    ours = read.sentence.low(min(clause.subjects, default=0)) in {"our", "we"} and read.sentence.low(clause.at) == "had"
    return ours or clause.verb.particle == "back" or read.sentence.low(before) in {"once", "after", "when"} or dated


def _of_the_town(read: Arguments, clause: Clause, at: int) -> list[Spot]:
    """ "is now in full control": of the one town that the sentence has named, else that the story is about."""
    towns = read.where.towns(clause.at) if read.sentence.phrases[at].head.low == "control" else []
    if len(towns) == 1:
        return [spoken_of(towns[0])]
    full = read.sentence.low(at) in {"full", "complete", "total"} and read.sentence.kind(at + 1) in (STOP, TIME)
    topic = read.context.topic
    return [spoken_of(topic)] if full and topic is not None and topic.type in SETTLEMENTS else []


def _is_new(read: Arguments, clause: Clause, at: int) -> bool:
    """ "is back in", "is now under": a change told as a state; "was already in" is how things stood before."""
    words = read.sentence.words_in(clause.at, at)
    told = {"now"} if read.sentence.low(clause.at) in {"was", "were"} else {"now", "already"}
    return _is_back(read, clause) or (clause.verb.lemma == "be" and bool(told & words))


def _is_back(read: Arguments, clause: Clause) -> bool:
    """ "was back in control of A", "is under their control again", "B is once more in its hands"."""
    words = read.sentence.words_in(clause.at, clause.end)
    again = "back" in words or {"once", "more"} <= words or (clause.verb.lemma in {"be", "belong"} and "again" in words)
    return again and not clause.verb.negative


def remaining(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A and B are all that the army has kept", "those hills, C and D, are all that is left to them"."""
    if clause.verb.lemma not in _KEEPING:
        return []
    whole = [*clause.objects, *clause.subjects]
    whole = [at for at in whole if read.sentence.chunks[at].units[0].low in {"all", "what"}]
    said = next((c for c in read.sentence.clauses if c.at < clause.at and c.verb.lemma == "be" and c.objects), None)
    if not whole or said is None or said.objects[-1] not in whole:
        return []
    holder = read.party(clause.prep("to", "with")) or read.party([at for at in clause.subjects if at not in whole])
    spots = read.where.spots(said.subjects)
    return claims_of("control", spots, holder, clause.at, "remaining") if holder else []


def control_kept(read: Arguments, clause: Clause) -> list[Claim]:
    """ "established control over A", "tightened its grip on A", "extended its rule to A"."""
    verb = clause.verb
    does = CONTROL_VERBS.get(f"{verb.lemma}-{verb.particle}") if verb.particle else None
    does = does or CONTROL_VERBS.get(verb.lemma)
    chunks = clause.subjects if clause.passive else clause.objects
    if does is None or not any(read.sentence.phrases[at].head.low in _HELD for at in chunks):
        return []
    holder = read.agent(clause)
    if does == "stretch":
        spots = read.where.spots(clause.prep("to", "into", "over", "across"))
        return claims_of("capture", spots, holder, clause.at, "control stretched", 0.7) if holder else []
    afar = any(is_from_afar(read.sentence.phrases[at]) for at in chunks)
    kind: Kind = "contest" if afar else "capture" if does == "gain" else "control"
    near = ("on",) if verb.lemma == "lay" else ("of", "over", "in", "on")
    spots = read.controlled(chunks) or read.where.spots(clause.prep(*near))
    return claims_of(kind, spots, holder, clause.at, "has control", 0.8) if holder else []


def theirs(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A is still theirs", "B is the insurgents'", "C is with the army", "D is under M23", "X is back in E"."""
    if clause.verb.lemma == "belong" and _BY_LAW & {*clause.verb.adverbs, read.sentence.low(clause.at - 1)}:
        return []
    if clause.verb.lemma == "belong":
        holder = read.party(clause.prep("to"))
        kind: Kind = "capture" if _is_back(read, clause) else "control"  # "belongs to A again"
        return claims_of(kind, read.said_of(clause), holder, clause.at, "with", 0.7) if holder else []
    if clause.verb.lemma in {"make", "become"} and clause.objects:
        return _made_theirs(read, clause) or _mastered(read, clause)
    if clause.verb.lemma in _DECLARING and clause.objects:
        return _declared_free(read, clause)
    return _standing(read, clause) if clause.verb.lemma in {"be", "remain", "stay"} else []


def _standing(read: Arguments, clause: Clause) -> list[Claim]:
    """What "is", "remains" and "stays" say of a place, or of a party."""
    if told := _no_longer_in(read, clause) or _fronted(read, clause):
        return told
    subject = read.party(clause.subjects)
    if clause.prep("in") and subject and _is_back(read, clause):
        return claims_of("capture", read.where.spots(clause.prep("in")), subject, clause.at, "back in", 0.7)
    if subject and read.context.fights(subject) and not (clause.verb.negative or clause.objects):
        named = [at for at in clause.prep("inside") if read.sentence.phrases[at].kind == PLACE_NAME]
        if inside := read.where.spots(named):
            return claims_of("contest", inside, subject, clause.at, "entered", 0.6)  # "were inside A"
        # "by evening were in A", "were in A after B's men had left"
        if clause.prep("in") and (news.by_then(read, clause) or others_left(read, clause, subject)):
            return claims_of("capture", read.where.spots(clause.prep("in")), subject, clause.at, "in", 0.6)
    there = clause.verb.perfect and read.sentence.low(clause.at + 1) == "in"  # "have been in A since Monday"
    if there and subject and subject.side in read.context.irregulars and "since" in read.sentence.words():
        return claims_of("control", read.where.spots(clause.prep("in")), subject, clause.at, "in", 0.6)
    if clause.objects:
        return _mastered(read, clause) or _held_as(read, clause) or _possessed(read, clause, clause.objects[0])
    if mostly := [at for at in clause.prep("for") if read.sentence.chunks[at].units[-1].low == "theirs"]:
        return _possessed(read, clause, mostly[0])  # "was for the most part theirs"
    if flags := [at for at in clause.prep("under") if read.sentence.phrases[at].kind == FLAG]:
        return _under_flag(read, clause, flags[0])
    under = [at for at in clause.prep("under") if is_ruler(read, at)]
    beside = [at for at in clause.prep("with") if read.sentence.kind(at - 2) != NOUN]  # not "near the border with X"
    holder = read.party(beside or under)
    spots = read.controlled(clause.subjects) or read.said_of(clause)
    return claims_of("control", spots, holder, clause.at, "with", 0.6) if holder else []


def _held_as(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A has been rebel-held since May"."""
    word = read.sentence.phrases[clause.objects[0]].head
    if any(read.sentence.kind(at) == NEG for at in range(clause.at, clause.objects[0])):
        return []
    holder = read.who.called(word.text.rsplit("-", 1)[0]) if word.low.endswith(HELD_BY) else None
    return claims_of("control", read.where.spots(clause.subjects), holder, clause.at, "held", 0.8) if holder else []


def _no_longer_in(read: Arguments, clause: Clause) -> list[Claim]:
    """ "We are no longer in A", "the rebels are in B no more", "they are not in C any longer"."""
    words = read.sentence.words_in(clause.at, clause.end + 1)
    over = turns.no_longer(read.sentence, clause) or "no more" in read.sentence.text(clause.end).lower()
    loser = read.party(clause.subjects) if over and "only" not in words else None
    spots = read.where.spots(clause.prep("in", "at")) if loser else []
    return claims_of("withdrawal", spots, loser, clause.at, "withdrew from", 0.7) if loser else []


def _fronted(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Still in the hands of A are B and C"."""
    if not clause.objects or any(read.sentence.kind(at - 1) != PREP for at in clause.subjects):
        return []
    moved = clause.verb.lemma in _PASSING  # "Into the hands of A fell B"
    opening = {"into", "to", "under"} if moved else {"in", "under"}
    hands = (i for i in range(1, min(clause.at, 4)) if read.sentence.low(i - 1) in opening)
    at = next((i for i in hands if i in read.sentence.phrases and read.sentence.phrases[i].head.low in _HANDS), None)
    holder = read.holder(at) if at is not None else None
    spots = read.where.spots(clause.objects, lenient=True) if holder else []
    return claims_of("capture" if moved else "control", spots, holder, clause.at, "in hands")


def passed(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Into the hands of A fell B"."""
    return _fronted(read, clause) if clause.verb.lemma in _PASSING else []


def _under_flag(read: Arguments, clause: Clause, flag: int) -> list[Claim]:
    """ "is back under the Congolese flag"."""
    holder, spots = flag_party(read, flag), read.where.spots(clause.subjects)
    new = _is_new(read, clause, flag) or "again" in read.sentence.words_in(clause.at, clause.end)
    return claims_of("capture" if new else "control", spots, holder, clause.at, "under the flag", 0.8) if holder else []


def _declared_free(read: Arguments, clause: Clause) -> list[Claim]:
    """ "declared A free of B"."""
    free = next((i for i in range(clause.objects[-1] + 1, clause.objects[-1] + 4) if read.sentence.low(i) == "free"), 0)
    foe = read.party([free + 2]) if free and read.sentence.low(free + 1) == "of" else None
    if free and foe is None and read.sentence.kind(free + 1) in (STOP, TIME):
        return claims_of("capture", read.where.spots(clause.objects), None, clause.at, "declared free", 0.6)
    # "The prime minister declared A free of B": his government has it
    office = read.sentence.phrases[clause.subjects[0]] if clause.subjects and not clause.passive else None
    winner = of_office(office, read.context) if foe else None
    return claims_of("capture", read.where.spots(clause.objects), winner, clause.at, "free of", 0.7, foe) if foe else []


def _made_theirs(read: Arguments, clause: Clause) -> list[Claim]:
    """ "have made A theirs", "made the port of A their own"."""
    behind = range(clause.at + 2, min(clause.end + 1, len(read.sentence.chunks)))
    own = any(read.sentence.text(at).lower() in _THEIR_OWN for at in behind)
    captor = read.agent(clause) if own and not clause.passive else None
    spots = read.where.spots(clause.objects) if captor else []
    return claims_of("capture", spots, captor, clause.at, "made theirs", 0.8)


def _mastered(read: Arguments, clause: Clause) -> list[Claim]:
    """ "are masters of A", "A is free of B"."""
    heads = {read.sentence.phrases[at].head.low for at in range(clause.at, clause.end) if at in read.sentence.phrases}
    head = read.sentence.phrases[clause.objects[0]].head.low
    if heads & {"master", "masters"}:
        party, told = read.party(clause.subjects), read.sentence.words_in(clause.at, clause.end)
        lasting = clause.verb.lemma in {"remain", "stay"} or "still" in told
        kind: Kind = "control" if lasting else "capture"
        return claims_of(kind, read.where.spots(clause.prep("of")), party, clause.at, "masters of", 0.7)
    if heads & {"ruler", "rulers"}:
        return claims_of(
            "control", read.where.spots(clause.prep("of")), read.party(clause.subjects), clause.at, "rules"
        )
    nation = read.sentence.phrases[clause.objects[0]].head
    behind = read.sentence.words_in(clause.at, clause.objects[0] + 3)
    if nation.kind == DEMONYM and nation.value and behind & {"again", "once"} and clause.verb.lemma == "be":
        spots = read.where.spots(clause.subjects)  # "A is Malian again"
        side = Party(f"{nation.value.code.lower()}-government", nation.text, nation.value.side)
        return claims_of("capture", spots, side, clause.at, "theirs again", 0.7)
    freed = head in {"free", "rid", "clear"} and (clause.verb.lemma != "make" or clause.passive)
    loser = read.party(clause.prep("of", "from")) if freed else None
    said = any(c.verb.lemma in SPEECH for c in read.sentence.clauses)  # "A is free, the president said"
    bare = said and freed and head == "free" and clause.verb.lemma == "be" and not clause.prep("of", "from", "to")
    spots = read.where.spots(clause.subjects) if loser or bare else []
    return claims_of("capture", spots, None, clause.at, "free of", 0.7 if loser else 0.6, loser)


def _possessed(read: Arguments, clause: Clause, at: int) -> list[Claim]:
    chunk = read.sentence.chunks[at]
    holder: Party | None = None
    if chunk.units[-1].low in {"theirs", "ours"}:
        words = read.sentence.words_in(clause.at, at)
        still = "still" in words or clause.verb.lemma != "be"
        spoken = (None if still else read.context.last_captor) or read.context.last_party
        speaking = read.context.speaker
        own = any(c.verb.lemma in SPEECH and c.subjects and read.party(c.subjects) for c in read.sentence.clauses)
        holder = speaking if chunk.units[-1].low == "ours" or (own and speaking) else spoken or speaking
    elif chunk.units[-1].kind == GENITIVE:
        holder = read.who.at(at)
    elif chunk.text.lower() in _HIS:
        holder = read.context.speaker if any(c.verb.lemma in SPEECH for c in read.sentence.clauses) else None
    kind: Kind = "withdrawal" if turns.no_longer(read.sentence, clause) else "control"  # "A is no longer ours"
    return claims_of(kind, read.said_of(clause), holder, clause.at, "theirs", 0.7) if holder else []


def confined(read: Arguments, clause: Clause) -> list[Claim]:
    """ "are now confined to A": what they have left."""
    if clause.verb.lemma not in _PENNED:
        return []
    left = any(c.verb.lemma == "leave" and c.objects == clause.subjects for c in read.sentence.clauses)
    holder = read.party(clause.subjects) if clause.passive or left else None  # "leaves them confined to A"
    if holder is None:
        return []
    spots = read.where.spots(clause.prep("to", "into", *(("in",) if clause.verb.lemma != "confine" else ())))
    return claims_of("control", spots, holder, clause.at, "with", 0.6)
