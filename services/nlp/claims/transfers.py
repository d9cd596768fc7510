"""A place passes from one side to the other without a verb of taking: changed hands, gates opened, presence ended."""

from typing import Final

from msgspec.structs import replace

from services.ledger.events import Kind, Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.flags import flag_party
from services.nlp.claims.owners import HOLD_NOUNS
from services.nlp.lexicon import FORCE_NOUNS, word_set
from services.nlp.parties.ties import is_named
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import FLAG, PARTY, PLACE_NAME, party_phrase
from services.nlp.words.units import WORD

_PRESSURE: Final = word_set("standing", "pressure")
_ENDING: Final = word_set("battles", "ending")
_GRIP: Final = frozenset({"hold", "grip", "stranglehold", "rule"})
_WINS: Final = frozenset({"victory", "win", "battle", "assault", "offensive", "advance", "push", "attack"})
_WANTING: Final = frozenset({"order", "want", "command", "tell", "demand", "instruct"})
_STAY: Final = HOLD_NOUNS | {"presence", "occupation", "rule", "administration", "stay"}


def is_ruler(read: Arguments, at: int) -> bool:
    """ "under the Taliban", "under rebel fighters", not "under Taliban fire"."""
    phrase = read.sentence.phrases[at]
    led = phrase.head.kind != WORD or phrase.head.low.split()[-1] in FORCE_NOUNS
    return phrase.kind == PARTY and led and read.sentence.low(at + 1) not in _PRESSURE


def came_under(read: Arguments, clause: Clause) -> list[Claim]:
    """ "has come under the M23", "came under the flag of B", not under its fire."""
    if clause.verb.lemma != "come":
        return []
    flags = [at for at in clause.prep("under") if read.sentence.phrases[at].kind == FLAG]
    rulers = [at for at in clause.prep("under") if is_ruler(read, at)]
    holder = flag_party(read, flags[0]) if flags else read.party(rulers)
    spots = read.where.spots(clause.subjects)
    return claims_of("capture", spots, holder, clause.at, "came under", 0.7) if holder else []


def given_control(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A was seized by B, which gave it control of C", "the deal gives B control of D": to whom, the object tells."""
    if clause.verb.lemma not in {"give", "grant", "hand"} or clause.passive or not clause.objects:
        return []
    got = clause.objects[-1] + 1
    if got not in read.sentence.phrases:
        return []
    phrase = read.sentence.phrases[clause.objects[0]]
    earlier = next((c for c in reversed(read.sentence.clauses) if c.at < clause.at), None)
    itself = phrase.head.low in {"it", "them"} and read.sentence.low(clause.at - 1) == "which"
    winner = (
        (read.agent(earlier) or read.party(earlier.prep("to")))
        if itself and earlier is not None
        else read.party(clause.objects) or read.who.of(party_phrase(phrase.units))  # "gives Russia control of A"
    )
    return claims_of("capture", read.controlled([got]), winner, clause.at, "given control", 0.7) if winner else []


def changed_hands(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A changed hands": to whom, "from B to C" or the story tells."""
    if clause.verb.lemma != "change" or not clause.objects:
        return []
    if read.sentence.phrases[clause.objects[0]].head.low != "hands":
        return []
    often = {"times", "twice", "repeatedly"} & set(read.sentence.text(clause.end).split()[-1:])
    if often and any(read.sentence.text(i) == ":" for i in range(clause.end, clause.end + 2)):
        return []  # "changed hands three times: the army lost it in May": what follows tells how
    loser, winner = read.party(_behind(read, clause, "from")), read.party(_behind(read, clause, "to"))
    spots = read.where.spots(clause.subjects)
    return claims_of("capture", spots, winner, clause.at, "changed hands", 0.8 if winner else 0.6, loser)


def _behind(read: Arguments, clause: Clause, name: str) -> list[int]:
    """What stands behind a preposition of the clause, or of what follows its comma: ", from A to B"."""
    if told := clause.prep(name):
        return told
    comma = read.sentence.text(clause.end) == "," and read.sentence.low(clause.end + 1) == "from"
    near = range(clause.end + 1, clause.end + 4) if comma else ()
    return [i + 1 for i in near if read.sentence.low(i) == name and i + 1 in read.sentence.phrases]


def made_over(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Angolan tanks gave A to X", "the victory gave B to Y": theirs; what a treaty or a court gives is on paper."""
    what = read.sentence.phrases[clause.objects[0]] if clause.objects and not clause.passive else None
    giver = read.sentence.phrases[clause.subjects[0]] if clause.subjects else None
    if clause.verb.lemma != "give" or what is None or giver is None or what.kind != PLACE_NAME:
        return []
    winner = read.party(clause.prep("to")) if giver.kind == PARTY or giver.head.low in _WINS else None
    return claims_of("capture", read.where.spots(clause.objects), winner, clause.at, "given to", 0.7) if winner else []


def ordered_out(read: Arguments, clause: Clause) -> list[Claim]:
    """ "ordered his troops out of A", "wants the rebels out of B"."""
    if clause.verb.lemma not in _WANTING or clause.passive or clause.verb.negative:
        return []
    loser, spots = read.party(clause.objects), read.where.spots(clause.prep("out of"))
    claims = claims_of("withdrawal", spots, loser, clause.at, "ordered out", 0.7) if loser else []
    return [replace(claim, status="planned") for claim in claims]


def opened_up(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A opened its gates to B"."""
    gates = clause.verb.lemma == "open" and not clause.passive and bool(clause.objects)
    if not gates or read.sentence.phrases[clause.objects[0]].head.low not in {"gates", "doors"}:
        return []
    winner = read.party(clause.prep("to"))
    return claims_of("capture", read.said_of(clause), winner, clause.at, "opened up", 0.7) if winner else []


def ended_stay(read: Arguments, clause: Clause) -> list[Claim]:
    """ "ended its occupation of A", "broke B's grip on C", "B's rule over C came to an end": its own, or another's."""
    came_to_end = any(read.sentence.phrases[at].head.low == "end" for at in clause.prep("to"))
    chunks = clause.subjects if clause.passive or came_to_end else clause.objects
    stay = chunks[0] if chunks else -1
    if stay < 0 or not _ends(clause, read.sentence.phrases[stay].head.low, came_to_end):
        return []
    subject = None if stay in clause.subjects else read.party(clause.subjects)
    own = read.sentence.low(stay) in {"its", "their"} and subject is not None
    loser: Party | None = subject if own else read.owner(stay) or read.holder(stay)
    spots = _stayed_in(read, clause, stay) if loser else []
    left = claims_of("withdrawal", spots, loser, clause.at, "ended its stay", 0.8, None if own else subject)
    broke = subject is not None and not own and clause.verb.lemma == "break"
    return left + (claims_of("capture", spots, subject, clause.at, "drove out", 0.7, loser) if broke else [])


def _ends(clause: Clause, stay: str, came_to_end: bool) -> bool:
    ended = came_to_end or clause.verb.lemma in _ENDING
    return (ended and stay in _STAY) or (clause.verb.lemma == "break" and stay in _GRIP)


def _stayed_in(read: Arguments, clause: Clause, stay: int) -> list[Spot]:
    for at in (stay + 1, stay + 3):  # "the rule over A", "the rule of B over A"
        behind = read.sentence.low(at) in {"of", "in", "on", "over", "at"} and at + 1 in read.sentence.phrases
        if behind and (spots := read.where.spots(read.sentence.list_from(at + 1), lenient=True)):
            return spots
    return read.where.spots(clause.prep("in", "on", "over", "at"), lenient=True)


def has_no_more(read: Arguments, clause: Clause) -> list[Claim]:
    """ "no longer has A", "no longer has control of B"."""
    if clause.verb.lemma != "have" or not {"no", "longer"} <= set(clause.verb.adverbs) or not clause.objects:
        return []
    loser = read.party(clause.subjects)
    spots = (read.controlled(clause.objects) or read.where.spots(clause.objects)) if loser else []
    return claims_of("withdrawal", spots, loser, clause.at, "lost", 0.8)


def sent_packing(read: Arguments, clause: Clause) -> list[Claim]:
    """ "sent the rebels packing from A"."""
    packs = next((c for c in read.sentence.clauses if c.verb.lemma == "pack" and c.governor is clause), None)
    if clause.verb.lemma != "send" or packs is None:
        return []
    loser = read.party(clause.subjects if clause.passive else clause.objects)
    spots = read.where.spots(packs.prep("from", "out of")) if loser else []
    winner = read.agent(clause)
    told = claims_of("withdrawal", spots, loser, clause.at, "driven out", opponent=winner)
    return told + (claims_of("capture", spots, winner, clause.at, "drove out", opponent=loser) if winner else [])


def emptied(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A and B were emptied of soldiers overnight", "C is empty of rebels this morning"."""
    if clause.verb.lemma not in {"be", "empty"}:
        return []
    found = clause.verb.lemma == "be" and "empty" in read.sentence.words_in(clause.at, clause.end)
    found = found and not clause.verb.negative
    whom = clause.prep("of") if found or (clause.verb.lemma == "empty" and clause.passive) else []
    named = not found or any(is_named(read.sentence.phrases[at]) for at in whom)  # "empty of troops": of whose?
    loser = read.party(whom) if named else None
    spots = read.where.spots(clause.subjects) if loser else []
    return claims_of("withdrawal", spots, loser, clause.at, "none left", 0.7) if loser else []


def none_left(read: Arguments, clause: Clause) -> list[Claim]:
    """ "There are no soldiers left in A", "there were no more rebels in B"."""
    gone = clause.objects if clause.verb.lemma == "be" else []
    group = read.sentence.phrases[gone[0]] if gone else None
    if group is None or group.kind != PARTY or group.units[0].low != "no":
        return []
    there = read.sentence.low(min(clause.subjects, default=0)) == "there"
    left = next((c for c in read.sentence.clauses if c.verb.lemma == "leave" and c.subjects == gone), clause)
    spots = read.where.spots(clause.prep("in", "at") or left.prep("in", "at")) if there and group.plural else []
    loser = read.party(gone) if spots else None
    return claims_of("withdrawal", spots, loser, clause.at, "none left", 0.7) if loser else []


def put_in_control(read: Arguments, clause: Clause, at: int) -> list[Claim]:
    """ "A raid left the rebels in control of A"."""
    chunks = clause.subjects if clause.passive else clause.objects
    armed = bool(chunks) and read.sentence.phrases[chunks[0]].kind == PARTY
    spots = read.controlled([at]) if armed else []
    left = clause.verb.lemma == "leave" and read.sentence.low(at + 1) == "of" and _is_all(read, at + 2)
    kind: Kind = "control" if left else "capture"
    return claims_of(kind, spots, read.party(chunks), clause.at, "in control", 0.8)


def _is_all(read: Arguments, at: int) -> bool:
    """ "in control of little more than A", "of only B": what they have left."""
    words = {word for i in range(at - 1, at + 3) for word in read.sentence.text(i).lower().split()}
    return bool(words & {"only", "just", "little", "nothing"})
