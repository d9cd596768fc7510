"""Who took and who lost the place that a noun tells of, by the clause around it: "the loss of A is a blow to B"."""

from typing import Final

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.framing import frame_of
from services.nlp.lexicon import FORCE_NOUNS, word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PARTY, PLACE_NAME, PLACE_NOUN, party_phrase
from services.nlp.words.classes import REL
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM

_CONCEDING: Final = word_set("outcomes", "conceding")
_ADMITTING: Final = word_set("outcomes", "admitting")
_BLOWS: Final = word_set("outcomes", "blows")
_STRONGHOLDS: Final = frozenset({"stronghold", "bastion", "redoubt", "garrison", "base", "foothold", "position"})
_WINS: Final = word_set("outcomes", "wins")
_ENDING: Final = word_set("battles", "ending")
_GIVING: Final = frozenset({"give", "hand", "leave", "offer"})
_PENNED: Final = frozenset({"confine", "pen", "pin", "bottle", "trap", "encircle", "surround", "corner"})
_LEFT_WITH: Final = frozenset({"only", "just", "still", "last", "remaining", "remain", "remains", "little"})
_LOSING: Final = frozenset({"lose", "suffer", "retreat", "withdraw", "flee"})


def mourner(read: Arguments, clause: Clause | None, at: int) -> Party | None:
    """Who lost it: "the Tigers conceded the loss of A", "the loss of A is a blow to the army", "with its loss X is"."""
    behind = _main_behind(read, at)
    if behind is not None and (cut_off := read.party(behind.subjects)) is not None:
        return cut_off
    if clause is None:
        return None
    if at in clause.objects and clause.verb.lemma in _CONCEDING:
        return read.party(clause.subjects)
    if at in clause.subjects and clause.verb.lemma == "leave" and not clause.passive:
        return read.party(clause.objects)  # "The loss of A leaves X in control of only B"
    return _struck(read, clause, at)


def bereft(read: Arguments, clause: Clause | None, at: int) -> Party | None:
    """From whom A was taken: "X admitted the fall of A", "the fall of A is a blow to X", "with its fall X lost"."""
    if clause is None:
        return _who_had(read, at)
    if at in clause.objects and clause.verb.lemma in _ADMITTING:
        return read.party(clause.subjects)
    if _leaves_with(read, clause, at):
        return read.party(clause.objects)
    main = _main_behind(read, at)
    if main is not None and main.verb.lemma in _LOSING and not main.passive:
        return read.party(main.subjects)
    return _struck(read, clause, at) or _who_had(read, at)


def _who_had(read: Arguments, at: int) -> Party | None:
    """ "The fall of A, which was B's last stronghold", "the fall of A, the last bastion of B": B."""
    told = at + 4 if read.sentence.low(at + 1) == "of" and read.sentence.text(at + 3) == "," else -1
    if read.sentence.kind(told) == REL:
        was = next((c for c in read.sentence.clauses if c.at > told and c.verb.lemma == "be" and c.objects), None)
        told = was.objects[0] if was is not None else -1
    seat = read.sentence.phrases.get(told)
    if seat is None or seat.head.low not in _STRONGHOLDS:
        return None
    of = told + 2 if read.sentence.low(told + 1) == "of" and told + 2 in read.sentence.phrases else None
    return read.who.of(party_phrase(seat.owner)) if seat.owner else read.who.at(of) if of is not None else None


def _leaves_with(read: Arguments, clause: Clause, at: int) -> bool:
    """ "The fall of A leaves X with B", "leaves X only B": what X has left."""
    leaves = clause.verb.lemma == "leave" and at in clause.subjects and bool(clause.objects) and not clause.passive
    if leaves and any(c.at == clause.objects[-1] + 1 and c.verb.lemma in _PENNED for c in read.sentence.clauses):
        return True
    behind = read.sentence.phrases.get(clause.objects[-1] + 1) if leaves else None
    return leaves and (bool(clause.prep("with")) or (behind is not None and behind.kind in (PLACE_NAME, PLACE_NOUN)))


def _struck(read: Arguments, clause: Clause, at: int) -> Party | None:
    if at not in clause.subjects:
        return None
    if clause.verb.lemma == "come" and read.sentence.low(clause.end) == "as":
        return _struck_behind(read, clause.end + 1)
    return read.party(clause.prep("to", "for")) if _heads(read, clause) & _BLOWS else None


def _struck_behind(read: Arguments, at: int) -> Party | None:
    """ "comes as a blow to X" (`at` is that of the blow): X."""
    blow = read.sentence.phrases.get(at)
    aimed = blow is not None and blow.head.low in _BLOWS and read.sentence.low(at + 1) in {"to", "for"}
    return read.party([at + 2]) if aimed else None


def _heads(read: Arguments, clause: Clause) -> set[str]:
    return {read.sentence.phrases[i].head.low for i in clause.objects}


def given(read: Arguments, clause: Clause | None, at: int) -> Party | None:
    """ "The fall of A gives B control of the coast", "The fall of A is a victory for B": to B."""
    if clause is not None and _leaves_with(read, clause, at):
        return None
    if clause is not None and at in clause.subjects and _heads(read, clause) & _WINS:
        return read.party(clause.prep("for", "to"))
    if clause is not None and at in clause.subjects and clause.verb.lemma == "make" and not clause.passive:
        armed = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].kind == PARTY
        return read.party(clause.objects) if armed else None  # "makes X the first group to hold B"
    gives = clause is not None and at in clause.subjects and clause.verb.lemma in _GIVING and not clause.passive
    if gives and clause is not None and clause.verb.lemma == "leave" and not clause.prep("in"):
        return None  # "leaves X confined to A": X has lost it
    got = read.sentence.phrases[clause.objects[0]] if clause is not None and gives and clause.objects else None
    if got is None or clause is None:
        return None
    named = tuple(unit for unit in got.units if unit.kind in (ACTOR, DEMONYM, COUNTRY) or unit.low in FORCE_NOUNS)
    return read.who.at(clause.objects[0]) or (read.who.of(party_phrase(named)) if named else None)


def captor_behind(read: Arguments, at: int) -> Party | None:
    """ "With the capture of A, the army has cut the road": the army; of a fall, which the loser may tell of, who now
    "controls all of B".
    """
    main = _main_behind(read, at)
    armed = main is not None and bool(main.subjects) and read.sentence.phrases[main.subjects[0]].kind == PARTY
    if main is None or not armed or main.verb.lemma in _LOSING:
        return None
    if read.sentence.phrases[at].head.low == "fall" and not _has_the_rest(read, main):
        return None
    return read.party(main.subjects) if not main.passive else None


def _has_the_rest(read: Arguments, clause: Clause) -> bool:
    """ "now control all major towns", and not "hold only B"."""
    return frame_of(read.sentence, clause) == "hold" and _LEFT_WITH.isdisjoint(read.sentence.words())


def _main_behind(read: Arguments, at: int) -> Clause | None:
    """The main clause of a sentence that opens with "With the capture of A, …"."""
    opens = at <= 1 and read.sentence.low(at - 1) == "with"
    return next((c for c in read.sentence.clauses if c.at > at and not c.reduced), None) if opens else None


def is_ended(sentence: Sentence, clause: Clause | None, at: int) -> bool:
    """ "ended its occupation of A", "28 years after its occupation by B"."""
    if sentence.text(at - 1).endswith(" after"):
        return True
    if clause is None or clause.verb.lemma not in _ENDING:
        return False
    return at in (clause.subjects if clause.passive else clause.objects)
