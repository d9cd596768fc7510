"""Did it happen? Negation, modals, plans, attempts, conditions, denials and claims around a verb."""

from services.ledger.events import Status
from services.nlp.clauses import Clause, Sentence
from services.nlp.lexicon import realis_list, word_set
from services.nlp.phrases import ACT
from services.nlp.tags import NOUN, SUB, TIME, VERB
from services.nlp.verb_forms import BASE, ING

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
_UNREAL = realis_list("planned") | {"deny", "avoid", "risk", "consider", "threaten"}
_DEMANDS = frozenset({"demand", "urge", "insist", "order", "request", "propose", "ask", "require", "call"})
_ALMOST = frozenset({"almost", "nearly", "barely"})
_STARTS = word_set("realis", "starts")


def status(sentence: Sentence, clause: Clause) -> Status | None:
    """reported, claimed, planned or denied; None where the clause states nothing either way."""
    verb = clause.verb
    if verb.negative:
        return "denied" if not verb.modal else None
    if set(verb.adverbs) & _ALMOST or _negated_before(sentence, clause):
        return None
    if verb.modal or _conditional(sentence, clause) or sentence.chunks[clause.at].low == "be":
        return "planned"
    if _demanded(sentence, clause):
        return "planned"
    found = _governed(sentence, clause)
    if found == "reported" and {"reportedly", "allegedly", "apparently", "supposedly"} & set(verb.adverbs):
        return "claimed"
    return found


def _governed(sentence: Sentence, clause: Clause) -> Status | None:
    """What the governing verb or noun makes of an infinitive or a gerund."""
    verb = clause.verb
    before = sentence.chunks[clause.at - 1] if clause.at else None
    if verb.infinitive:
        if before is not None and before.kind == NOUN and sentence.phrases[clause.at - 1].kind == ACT:
            return "planned"
        governor = clause.governor
        if (
            governor is not None
            and before is not None
            and before.kind != TIME
            and {"first", "last", "latest"} & set(before.text.lower().split())
        ):
            return status(sentence, governor)
        if governor is None:
            return "planned"
        if governor.verb.lemma == "be":
            between = {unit.low for chunk in sentence.chunks[governor.at : clause.at] for unit in chunk.units}
            return (
                status(sentence, governor)
                if between & {"able", "first", "last", "said", "reported", "believed"}
                else "planned"
            )
        if governor.verb.lemma in realis_list("factual"):
            return status(sentence, governor) if not _keeps(governor) else "reported"
        return "planned"
    if verb.form == ING and clause.preposition:
        return _gerund(sentence, clause)
    adjacent = verb.form == ING and clause.governor is not None and clause.governor.at + 1 == clause.at
    if adjacent and clause.governor is not None and clause.governor.verb.lemma in _UNREAL:
        return "denied" if clause.governor.verb.lemma == "deny" else "planned"
    return "reported"


def _demanded(sentence: Sentence, clause: Clause) -> bool:
    """ "demanded that M23 withdraw"."""
    that = min(clause.subjects, default=0) - 1
    before = [c.verb.lemma for c in sentence.clauses if c.at < clause.at]
    plain = clause.verb.form == BASE and not clause.verb.infinitive
    return plain and sentence.low(that) == "that" and bool(before) and before[-1] in _DEMANDS


def _keeps(governor: Clause) -> bool:
    return governor.verb.lemma == "continue"


def _gerund(sentence: Sentence, clause: Clause) -> Status | None:
    if clause.preposition == "without":
        return None
    if clause.preposition in {"after", "before", "by", "since", "following", "while", "when", "upon", "on"}:
        return "reported"
    governor = clause.governor
    if clause.preposition in {"at", "for", "of", "from", "against", "about", "toward", "towards"}:
        return "planned"
    if governor is not None and governor.verb.lemma in {"succeed", "result", "culminate", "end", "manage"}:
        return status(sentence, governor)
    return (
        "planned"
        if clause.preposition == "in" and governor is not None and governor.verb.lemma in {"fail", "help"}
        else "reported"
    )


def _conditional(sentence: Sentence, clause: Clause) -> bool:
    later = any(c.verb.modal in {"will", "would", "shall"} for c in sentence.clauses if c is not clause)
    for at in range(clause.at - 1, max(clause.at - 9, -1), -1):
        part = sentence.chunks[at]
        if later and part.low in {"once", "until", "when", "after"} and part.kind == SUB:
            return True
        if part.kind in (VERB,) or part.text in {",", ";"}:
            return False
        if part.kind in (SUB, "modal") and part.low in _CONDITIONS:
            return True
    return False


def _negated_before(sentence: Sentence, clause: Clause) -> bool:
    """ "No rebel had entered A", "None of them took B"."""
    for at in clause.subjects[:1]:
        phrase = sentence.phrases[at]
        if sentence.chunks[at].low in {"no", "none", "neither", "nobody"} or phrase.units[0].low in {
            "no",
            "none",
            "neither",
        }:
            return True
    return False


def starts(clause: Clause | None) -> bool:
    """Whether the verb begins or carries on fighting: what follows "to" is then what is fought for."""
    return clause is not None and clause.verb.lemma in _STARTS
