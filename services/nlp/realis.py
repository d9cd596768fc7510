"""Did it happen? Negation, modals, plans, attempts, conditions, denials and claims around a verb."""

from services.ledger.events import Status
from services.nlp.clause import Clause
from services.nlp.clauses import Sentence
from services.nlp.lexicon import realis_list, word_set
from services.nlp.phrases import ACT
from services.nlp.tags import NEG, NOUN, SUB, TIME, VERB
from services.nlp.verb_forms import BASE, ING, PAST

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
_UNREAL = realis_list("planned") | {"deny", "avoid", "risk", "consider", "threaten"}
_DEMANDS = frozenset({"demand", "urge", "insist", "order", "request", "propose", "ask", "require", "call"})
# "the first to fall", "is said to have fallen": as real as the verb in front
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest"})
_SAID_TO = frozenset({"able", "first", "last", "said", "reported", "believed"})
ACHIEVEMENTS = word_set("realis", "achievements")
OPERATIONS = frozenset({"operation", "operations", "campaign", "drive", "mission"})
_CHANCES = frozenset({"advantage", "opportunity", "chance", "chaos", "vacuum"})
_DONE = frozenset({"completely", "fully", "successfully", "finally", "totally"})
_HARDSHIPS = frozenset({"time", "trouble", "difficulty", "difficulties", "problems", "hope", "hopes"})
_NEAR = 3  # chunks from "once" to its verb
_ALMOST = frozenset({"almost", "nearly", "barely"})
_HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "supposedly"})
_FEARING = frozenset({"fear", "expect", "await", "predict"})
_COMING = frozenset({"thrust", "sweep", "drive", "push", "race", "slice", "swing", "wheel", "punch", "march", "roll"})
_MEASURES = frozenset({"miles", "kilometers", "kilometres", "km"})
_STARTS = word_set("realis", "starts")
_SPEECH = word_set("who", "speech")
_DENIAL = realis_list("denial")
_TELLING = _SPEECH | _DENIAL


def status(sentence: Sentence, clause: Clause) -> Status | None:
    """reported, claimed, planned or denied; None where the clause states nothing either way."""
    verb = clause.verb
    if verb.negative:
        return "denied" if not verb.modal else None
    ended = clause.prep("out of") or "anymore" in sentence.words()  # "was never out of theirs", "is not theirs anymore"
    if verb.lemma == "be" and sentence.kind(clause.at + 1) == NEG and not ended:
        return "denied"  # "was not in rebel hands"
    if clause.preposition == "without" and sentence.low(clause.at) == "being":
        return None
    if not _ALMOST.isdisjoint(verb.adverbs) or _negated_before(sentence, clause) or _unsaid(sentence, clause):
        return None
    wanted = (verb.modal and not _managed(sentence, clause)) or sentence.chunks[clause.at].low == "be"
    if wanted or _conditional(sentence, clause):
        return "planned"
    if _demanded(sentence, clause) or _feared(sentence, clause):
        return "planned"
    if _denied_that(sentence, clause):
        return "denied"
    found = _governed(sentence, clause)
    if found == "reported" and not _HEARSAY.isdisjoint(verb.adverbs):
        return "claimed"
    return found


def _caused_by(sentence: Sentence, clause: Clause) -> Clause | None:
    """ "promised to have the men withdrawn": as real as the having."""
    if not clause.reduced or not clause.passive or not clause.subjects:
        return None
    having = (c for c in sentence.clauses if c.at < clause.at and c.verb.lemma in {"have", "get"})
    return next((c for c in having if c.verb.infinitive and c.objects == clause.subjects), None)


def _governed(sentence: Sentence, clause: Clause) -> Status | None:
    """What the governing verb or noun makes of an infinitive or a gerund."""
    verb, governor = clause.verb, clause.governor
    if (cause := _caused_by(sentence, clause)) is not None:
        return status(sentence, cause)
    if verb.infinitive and "had" in [unit.low for unit in sentence.chunks[clause.at].units]:
        return "reported"  # "had to leave A", "has had to leave B"
    if verb.infinitive:
        return _infinitive(sentence, clause, governor)
    if verb.form == ING and clause.preposition:
        return _gerund(sentence, clause)
    adjacent = verb.form == ING and governor is not None and governor.at + 1 == clause.at
    if verb.form == ING and (owner := sentence.phrases.get(clause.at - 1)) and owner.head.low in _HARDSHIPS:
        return "planned"  # "had a hard time getting A under its control", "had trouble holding B"
    if adjacent and governor is not None and governor.verb.lemma in _UNREAL:
        return "denied" if governor.verb.lemma == "deny" else "planned"
    if adjacent and governor is not None and governor.verb.infinitive:
        return status(sentence, governor)  # "resolved to begin driving B out of A"
    return "reported"


def _infinitive(sentence: Sentence, clause: Clause, governor: Clause | None) -> Status | None:
    if sentence.claimed_before(clause) is not None:
        return "claimed"
    before = sentence.chunks[clause.at - 1] if clause.at else None
    act = sentence.phrases.get(clause.at - 1) if before is not None and before.kind == NOUN else None
    if act is not None and (act.kind == ACT or act.head.low in OPERATIONS):
        return "planned"
    head = sentence.phrases[clause.subjects[0]] if clause.subjects else None
    if governor is None:
        achieved = head is not None and head.head.low in ACHIEVEMENTS and not clause.verb.modal
        last = head is not None and bool(_RANKS & {unit.low for unit in head.units})
        # "Another success of the army was to take A", "The last of the towns to fall was A"
        return "reported" if achieved or last else "planned"
    ranked = before is not None and before.kind != TIME and _RANKS & set(before.text.lower().split())
    if ranked or (governor.verb.lemma == "be" and _SAID_TO & _words_between(sentence, governor, clause)):
        return status(sentence, governor)
    if governor.verb.lemma == "continue" or sentence.low(clause.at) == "only" or sentence.low(clause.at - 1) == "only":
        return "reported"  # "took A, only to lose it again"
    if governor.verb.lemma == "go" and governor.verb.particle in {"in", "out", "back"}:
        return "planned"  # "went in to take A", but "went on to take B"
    if _got_there(sentence, governor, clause):
        return status(sentence, governor)
    seized = any(sentence.phrases[at].head.low in _CHANCES for at in governor.objects)  # "took advantage to seize A"
    factual = governor.verb.lemma in realis_list("factual") or (seized and governor.verb.lemma in {"take", "exploit"})
    return status(sentence, governor) if factual else "planned"


def _got_there(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "thrust southward to seize A", "drove 40 miles to capture B": how they came to take it."""
    if governor.verb.lemma not in _COMING or PAST not in governor.verb.form or governor.verb.infinitive:
        return False
    words = {*clause.verb.adverbs, *governor.verb.adverbs, *_words_between(sentence, governor, clause)}
    return any(word.endswith(("ward", "wards")) for word in words) or bool(words & _MEASURES)


def _words_between(sentence: Sentence, governor: Clause, clause: Clause) -> set[str]:
    return {unit.low for chunk in sentence.chunks[governor.at : clause.at] for unit in chunk.units}


def _denied_that(sentence: Sentence, clause: Clause) -> bool:
    """ "denied that A had fallen"."""
    said = [c for c in sentence.clauses if c.at < clause.at and c.verb.lemma in _TELLING]
    if not said or said[-1].verb.lemma not in _DENIAL or said[-1].verb.negative:
        return False
    rel = min(clause.subjects, default=clause.at) - 1
    aside = sentence.low(rel) in {"which", "who", "where"} or sentence.low(clause.at - 1) in {"which", "who"}
    return not aside and any(sentence.low(i) == "that" for i in range(said[-1].at, clause.at))


def _managed(sentence: Sentence, clause: Clause) -> bool:
    """ "could completely recapture A on 23 July": done, in the English of some papers."""
    done = clause.verb.modal == "could" and not clause.verb.perfect and set(clause.verb.adverbs) & _DONE
    times = (c.units[-1].value for c in sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME)
    return bool(done) and any(mention.role == "at" for mention in times)


def _unsaid(sentence: Sentence, clause: Clause) -> bool:
    """ "has not said that it lost A", "has yet to confirm B had fallen": but "did not say when it lost A"."""
    before = [c for c in sentence.clauses if c.at < clause.at and c.verb.lemma in _SPEECH]
    said = before[-1] if before else None
    if said is None or said.verb.lemma in _DENIAL:
        return False
    unsaid = said.verb.negative or (said.verb.infinitive and "yet" in said.verb.adverbs)
    told = sentence.low(said.end) == "that" or clause.subjects[:1] in (said.objects[:1], [said.end])
    apart = any(said.end < c.at < clause.at for c in sentence.clauses) and "," in {
        sentence.text(i) for i in range(said.end, clause.at)
    }
    return unsaid and told and not apart


def _demanded(sentence: Sentence, clause: Clause) -> bool:
    """ "demanded that M23 withdraw"."""
    if clause.verb.form != BASE or clause.verb.infinitive:
        return False
    that = min(clause.subjects, default=0) - 1
    before = [c.verb.lemma for c in sentence.clauses if c.at < clause.at]
    return sentence.low(that) == "that" and bool(before) and before[-1] in _DEMANDS


def _feared(sentence: Sentence, clause: Clause) -> bool:
    """ "fears an RSF attack on A", where "attack" reads as a verb."""
    fears = [c for c in sentence.clauses if c.verb.lemma in _FEARING and c.at < clause.at]
    return any(c.objects and c.objects == clause.subjects for c in fears)


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
    for at in range(clause.at - 1, max(clause.at - 9, -1), -1):
        part = sentence.chunks[at]
        if part.kind == SUB and part.low in {"once", "until", "when", "after"} and _tells_of_later(sentence, clause):
            return True
        if part.low == "should" and not at and part.verb is not None and len(part.units) == 1:
            return True  # "Should they quit A"
        if part.kind in (VERB,) or part.text in {",", ";"}:
            return False
        if part.kind in (SUB, "modal") and part.low in _CONDITIONS:
            return True
    return False


def _tells_of_later(sentence: Sentence, clause: Clause) -> bool:
    """ "once they have left, A will fall", "what they do once all are gone"."""
    if sentence.low(clause.at) in {"is", "are"}:
        return any(sentence.low(i) == "once" for i in range(max(clause.at - _NEAR, 0), clause.at))
    later = any(c.verb.modal in {"will", "would", "shall"} for c in sentence.clauses if c is not clause)
    return later and not _has_happened(sentence, clause)


def _has_happened(sentence: Sentence, clause: Clause) -> bool:
    """ "the crimes of last week, when they overran A, will be punished": a past that no "would" makes unreal."""
    told = PAST in clause.verb.form and BASE not in clause.verb.form and not clause.verb.modal
    return told and not any(c.verb.modal == "would" for c in sentence.clauses)


def _negated_before(sentence: Sentence, clause: Clause) -> bool:
    """ "No rebel had entered A", "None of them took B"."""
    first = sentence.phrases[clause.subjects[0]].units[0].low if clause.subjects else ""
    return first in {"no", "none", "neither", "nobody"}


def starts(clause: Clause | None) -> bool:
    """Whether the verb begins or carries on fighting: what follows "to" is then what is fought for."""
    return clause is not None and clause.verb.lemma in _STARTS
