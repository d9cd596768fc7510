"""What the clause above makes of what is told below it: "denied that", "no evidence that", "it is likely that"."""

from typing import Final

from services.ledger.events import Status
from services.nlp.lexicon import realis_list, word_set
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import Phrase
from services.nlp.words.classes import STOP
from services.nlp.words.verb_forms import BASE, PAST

_DENIAL: Final = realis_list("denial")
_TELLING: Final = SPEECH | _DENIAL
_DEMANDS: Final = word_set("embedded", "demands")
_FEARING: Final = frozenset({"fear", "expect", "await", "predict"})
_DEMANDED: Final = word_set("embedded", "demanded")
_NOBODY: Final = frozenset({"no", "none", "nobody", "nothing", "neither", "few", "little", "not"})
_PROOF: Final = word_set("embedded", "proof")
_DOUBT: Final = word_set("embedded", "doubt")
_OPINION: Final = word_set("embedded", "opinion")
_EXPECTING: Final = word_set("embedded", "expecting")
_IMAGINED: Final = frozenset({"scenario", "premise", "assumption", "hypothesis", "exercise", "drill"})
_LIKELY: Final = word_set("embedded", "likely")


def above(sentence: Sentence, clause: Clause) -> Status | None:
    """What the clause above makes of this one: "reported" if nothing; None if it leaves it open."""
    if _is_unsaid(sentence, clause):
        return None
    if _is_demanded(sentence, clause) or _is_feared(sentence, clause):
        return "planned"
    if _is_claimed(sentence, clause):
        return "claimed"
    if _is_denied(sentence, clause) or _is_denied_behind(sentence, clause):
        return "denied"
    if _is_contradicted(sentence, clause):
        return "claimed"
    return _held_likely(sentence, clause)


def _that(sentence: Sentence, clause: Clause) -> int | None:
    """Where the "that" stands that opens the clause."""
    starts = (min(clause.subjects, default=clause.at), clause.at)
    return next((i - 1 for i in starts if i and sentence.low(i - 1) == "that"), None)


def _matrix(sentence: Sentence, that: int) -> Clause | None:
    """The last clause in front of the "that"."""
    return next((c for c in reversed(sentence.clauses) if c.at < that), None)


def _is_denied(sentence: Sentence, clause: Clause) -> bool:
    """ "denied that A had fallen", "denied it had lost A"."""
    said = [c for c in sentence.clauses if c.at < clause.at and c.verb.lemma in _TELLING]
    if not said or said[-1].verb.lemma not in _DENIAL or said[-1].verb.negative or _by_nobody(sentence, said[-1]):
        return False
    rel = min(clause.subjects, default=clause.at) - 1
    aside = sentence.low(rel) in {"which", "who", "where"} or sentence.low(clause.at - 1) in {"which", "who"}
    without = bool(clause.subjects) and said[-1].objects == clause.subjects  # "denied they had lost A"
    return not aside and (without or any(sentence.low(i) == "that" for i in range(said[-1].at, clause.at)))


def _is_claimed(sentence: Sentence, clause: Clause) -> bool:
    """ "denied the rebels' claims that they had taken A", "the claim by B that it": what one side says of itself."""
    that = _that(sentence, clause)
    if that is None:
        return False
    by = sentence.low(that - 2) in {"by", "from"} and sentence.low(that + 1) in {"it", "they"}
    said = sentence.phrases.get(that - 3 if by else that - 1)
    return is_a_claim(said)


def is_a_claim(said: Phrase | None) -> bool:
    return said is not None and said.head.low in {"claim", "claims", "assertion", "assertions"}


def _is_denied_behind(sentence: Sentence, clause: Clause) -> bool:
    """ "That they had left A was denied", "reports that B had taken it were dismissed"."""
    that = _that(sentence, clause)
    if that is None or (that and that - 1 not in sentence.phrases and sentence.low(that - 1) not in {"but", "and"}):
        return False
    behind = next((c for c in sentence.clauses if c.at >= clause.end and not c.reduced), None)
    denied = behind is not None and behind.passive and behind.verb.lemma in _DENIAL and not behind.verb.negative
    return denied and behind is not None and all(sentence.text(i) != ";" for i in range(clause.end, behind.at))


def _is_contradicted(sentence: Sentence, clause: Clause) -> bool:
    """ "contrary to rebel claims that they had taken A"."""
    that = _that(sentence, clause)
    return that is not None and (sentence.low(that - 3), sentence.low(that - 2)) == ("contrary", "to")


def _by_nobody(sentence: Sentence, clause: Clause) -> bool:
    first = sentence.phrases[clause.subjects[0]].units[0].low if clause.subjects else ""
    return first in _NOBODY


def _is_unsaid(sentence: Sentence, clause: Clause) -> bool:
    """ "has not said that it lost A", "has yet to confirm B had fallen": but "did not say when it lost A"."""
    before = [c for c in sentence.clauses if c.at < clause.at and c.verb.lemma in SPEECH]
    said = before[-1] if before else None
    if said is None or said.verb.lemma in _DENIAL:
        return False
    unsaid = said.verb.negative or (said.verb.infinitive and "yet" in said.verb.adverbs)
    told = sentence.low(said.end) == "that" or clause.subjects[:1] in (said.objects[:1], [said.end])
    apart = any(said.end < c.at < clause.at for c in sentence.clauses) and "," in {
        sentence.text(i) for i in range(said.end, clause.at)
    }
    return unsaid and told and not apart


def _is_demanded(sentence: Sentence, clause: Clause) -> bool:
    """ "demanded that M23 withdraw"."""
    bare = clause.verb.form == BASE or sentence.low(clause.at) == clause.verb.lemma  # "that they quit A"
    if not bare or clause.verb.infinitive:
        return False
    that = clause.opener()
    before = [c.verb.lemma for c in sentence.clauses if c.at < clause.at]
    noun = sentence.phrases.get(that - 1) if sentence.low(that) == "that" else None
    if noun is not None and noun.head.low in _DEMANDED:
        return True  # "a proposal that X leave A"
    return sentence.low(that) == "that" and bool(before) and before[-1] in _DEMANDS


def _is_feared(sentence: Sentence, clause: Clause) -> bool:
    """ "fears an RSF attack on A", where "attack" reads as a verb."""
    fears = [c for c in sentence.clauses if c.verb.lemma in _FEARING and c.at < clause.at]
    return any(c.objects and c.objects == clause.subjects for c in fears)


def _held_likely(sentence: Sentence, clause: Clause) -> Status | None:
    """ "no evidence that", "nobody believes that", "it is likely that", "hopes that"."""
    that = _that(sentence, clause)
    if that is None or that == 0:
        return "reported"
    noun = sentence.phrases.get(that - 1)
    if noun is not None and noun.head.low in _PROOF:
        return "denied" if noun.units[0].low in _NOBODY else "reported"
    matrix = _matrix(sentence, that)
    if matrix is None or any(sentence.kind(i) == STOP for i in range(matrix.at, that)):
        return "reported"
    if matrix.verb.infinitive and matrix.verb.lemma in _PROOF and sentence.low(matrix.at - 1) == "nothing":
        return "denied"
    doubted = matrix.verb.lemma in _DOUBT
    if doubted or matrix.verb.lemma in _OPINION:
        negative = matrix.verb.negative or _by_nobody(sentence, matrix)
        if doubted != negative:
            return "denied"
    return _likely(sentence, clause, that, matrix)


def _likely(sentence: Sentence, clause: Clause, that: int, matrix: Clause) -> Status | None:
    """ "It is possible that X takes A": of a day to come; "that X has taken A": a guess."""
    heads = sentence.words_in(matrix.at, that)
    what = sentence.phrases[matrix.subjects[0]].head.low if matrix.subjects else ""
    if what in _IMAGINED and matrix.verb.lemma == "be":
        return "planned"  # "Our scenario is that X has taken A"
    guessed = matrix.verb.lemma in _EXPECTING or (matrix.verb.lemma == "be" and bool(heads & _LIKELY))
    if not guessed:
        return "reported"
    done = clause.verb.perfect or (PAST in clause.verb.form and BASE not in clause.verb.form)
    return "claimed" if done else "planned"
