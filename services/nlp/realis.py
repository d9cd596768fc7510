"""Did it happen? Negation, modals, plans, attempts, conditions, denials and claims around a verb."""

from services.ledger.events import Status
from services.nlp.chunks import Verb
from services.nlp.clause import Clause
from services.nlp.clauses import Sentence
from services.nlp.conditions import is_conditional
from services.nlp.embedded import above
from services.nlp.lexicon import noun_frames, realis_list, word_class, word_set
from services.nlp.phrases import ACT, PARTY, PRONOUN
from services.nlp.tags import ADV, CONJ, NEG, NOUN, PREP, STOP, SUB, TIME, VERB
from services.nlp.verb_forms import ING, PAST

_UNREAL = realis_list("planned") | {"deny", "avoid", "risk", "consider", "threaten"}
# "the first to fall", "is said to have fallen": as real as the verb in front
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest"})
_DONE_BY = word_set("realis", "done_by")
ACHIEVEMENTS = word_set("realis", "achievements")
OPERATIONS = frozenset({"operation", "operations", "campaign", "drive", "mission"})
_AIMED = word_set("realis", "aimed")
_FULFILLING = word_set("realis", "fulfilling")
_TOLD_OF = word_set("realis", "told_of")
_WANTING = word_set("realis", "wanting")
_HARDSHIPS = word_set("realis", "hardships")
_CHANCES = frozenset({"advantage", "opportunity", "chance", "chaos", "vacuum"})
_DONE = frozenset({"completely", "fully", "successfully", "finally", "totally"})
_ALMOST = frozenset({"almost", "nearly", "barely"})
_HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "supposedly", "purportedly", "probably", "presumably"})
_COMING = frozenset({"thrust", "sweep", "drive", "push", "race", "slice", "swing", "wheel", "punch", "march", "roll"})
_BURSTING = frozenset({"sweep", "slice", "punch", "burst", "break", "rally", "storm"})
_MEASURES = frozenset({"miles", "kilometers", "kilometres", "km"})
_STARTS = word_set("realis", "starts")
_FAILING = frozenset({"fail", "neglect"})
_NOTHING = frozenset({"nothing", "nobody", "none", "no", "little", "neither"})
_UNABLE = frozenset({"unable", "powerless", "helpless", "weak", "late", "impotent"})
_FINDING = frozenset({"make", "find", "prove"})
_EASY = frozenset({"possible", "easy", "easier", "simple", "feasible"})
_TIMES = word_class("times")
_STILL_TRUE = frozenset(
    {"after", "before", "by", "since", "following", "while", "when", "upon", "through", "despite", "besides"}
)
_AHEAD_OF = frozenset({"at", "for", "of", "from", "against", "about", "toward", "towards", "near", "on", "in"})
_STOPPED = frozenset({"time", "point", "way", "circumstances", "account", "event"})


def status(sentence: Sentence, clause: Clause) -> Status | None:
    """reported, claimed, planned or denied; None where the clause states nothing either way."""
    verb = clause.verb
    if verb.negative and not _only_by_then(sentence, clause):
        return "denied" if not verb.modal else None
    if _denied_in_front(sentence, clause):
        return "denied"
    ended = clause.prep("out of") or "anymore" in sentence.words()  # "was never out of theirs", "is not theirs anymore"
    if verb.lemma == "be" and sentence.kind(clause.at + 1) == NEG and not ended:
        return "denied"  # "was not in rebel hands"
    if clause.preposition == "without" and sentence.low(clause.at) == "being":
        return None
    if not _ALMOST.isdisjoint(verb.adverbs) or _all_but(sentence, clause) or _negated_before(sentence, clause):
        return None
    told = above(sentence, clause)
    if told in (None, "denied"):
        return told
    wanted = (verb.modal and not _managed(sentence, clause)) or sentence.chunks[clause.at].low == "be"
    if told == "planned" or wanted or is_conditional(sentence, clause):
        return "planned"
    found = _governed(sentence, clause)
    if found == "reported" and (told == "claimed" or not _HEARSAY.isdisjoint(verb.adverbs)):
        return "claimed"
    return found


def is_listed(verb: Verb, name: str) -> bool:
    """Whether the verb, or the verb with its particle ("rule out"), is in that list of control.toml."""
    listed = realis_list(name)
    return verb.lemma in listed or (bool(verb.particle) and f"{verb.lemma}-{verb.particle}" in listed)


def failed(sentence: Sentence, clause: Clause) -> bool:
    """Whether it surely did not happen: "could not prevent", "failed to stop", "nothing could keep"."""
    verb, governor = clause.verb, clause.governor
    if verb.negative:
        return verb.modal in {"", "could", "couldn't"}
    if _negated_before(sentence, clause):
        return verb.modal in {"", "could"}
    if not verb.infinitive or governor is None:
        return False
    between = _words_between(sentence, governor, clause)
    if governor.verb.lemma == "be":
        return bool(between & _UNABLE) and not governor.verb.modal
    did_nothing = governor.verb.lemma == "do" and bool(between & {"nothing", "little"})
    failing = governor.verb.lemma in _FAILING and not governor.verb.negative
    return (did_nothing or failing) and not governor.verb.modal


def _only_by_then(sentence: Sentence, clause: Clause) -> bool:
    """ "did not take A until Monday", "did not fall before the army had left": it did then."""
    if clause.verb.modal:
        return False
    times = [c.units for c in sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME]
    return any(units[0].low in {"until", "till", "before"} for units in times)


def _denied_in_front(sentence: Sentence, clause: Clause) -> bool:
    """ "Nor has X taken A", "At no time did X hold B": but "not only did they", "no sooner had they"."""
    helper = min(clause.subjects, default=0) - 1
    if helper < 0 or helper >= clause.at or sentence.kind(helper) != VERB:
        return False
    group = [unit.low for unit in sentence.chunks[helper].units]
    if group[-1] not in {"did", "has", "have", "had", "does", "do"}:
        return False
    if group[0] in {"nor", "neither", "never"}:
        return True
    front = [unit.low for i in range(max(helper - 3, 0), helper) for unit in sentence.chunks[i].units]
    if "only" in front or "until" in front:
        return False
    return "never" in front or ("no" in front and bool(_STOPPED & set(front))) or {"not", "once"} <= {*front, *group}


def _all_but(sentence: Sentence, clause: Clause) -> bool:
    """ "all but captured A"."""
    return (sentence.low(clause.at - 2), sentence.low(clause.at - 1)) == ("all", "but")


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
    if verb.form != ING and sentence.low(clause.at) not in {"being", "having"}:
        return "reported"
    return _gerund(sentence, clause) if clause.preposition else _bare_gerund(sentence, clause, governor)


def _bare_gerund(sentence: Sentence, clause: Clause, governor: Clause | None) -> Status | None:
    """A gerund without a preposition: "had trouble taking A", "denied having left B", "began pulling out of C"."""
    if (owner := sentence.phrases.get(clause.at - 1)) and owner.head.low in _HARDSHIPS:
        # "had a hard time getting A under its control", "had trouble holding B"; but "had no trouble taking C"
        return "reported" if owner.units[0].low in _NOTHING else "planned"
    if _would(sentence, clause):
        return "planned"
    if governor is None or any(sentence.kind(i) not in (ADV, PREP) for i in range(governor.at + 1, clause.at)):
        return "reported"
    if is_listed(governor.verb, "planned") or governor.verb.lemma in _UNREAL:
        return "denied" if governor.verb.lemma == "deny" and not governor.verb.negative else "planned"
    if governor.verb.infinitive:
        return status(sentence, governor)  # "resolved to begin driving B out of A"
    return "reported"


def _would(sentence: Sentence, clause: Clause) -> bool:
    """ "Taking A would open the road": the gerund is what the verb behind is said of."""
    opens = not clause.at or sentence.kind(clause.at - 1) in (STOP, SUB, CONJ)
    return opens and any(c.at == clause.end and c.verb.modal for c in sentence.clauses)


def _infinitive(sentence: Sentence, clause: Clause, governor: Clause | None) -> Status | None:
    if sentence.claimed_before(clause) is not None:
        return "claimed"
    before = sentence.chunks[clause.at - 1] if clause.at else None
    owner = sentence.phrases.get(clause.at - 1) if before is not None and before.kind == NOUN else None
    managed = governor is not None and governor.verb.lemma in {"manage", "go"}  # "managed without a fight to take A"
    if owner is not None and (owner.kind == ACT or owner.head.low in OPERATIONS) and not managed:
        return "planned"
    if governor is None:
        head = sentence.phrases[clause.subjects[0]] if clause.subjects else None
        achieved = head is not None and head.head.low in ACHIEVEMENTS and not clause.verb.modal
        last = head is not None and bool(_RANKS & {unit.low for unit in head.units})
        # "Another success of the army was to take A", "The last of the towns to fall was A"
        return "reported" if achieved or last else "planned"
    if sentence.low(clause.at) == "only" or sentence.low(clause.at - 1) == "only" or _did_not_fail(governor):
        return "reported"  # "took A, only to lose it again"
    ranked = before is not None and before.kind != TIME and _RANKS & set(before.text.lower().split())
    if ranked or _is_as_real(sentence, governor, clause):
        return status(sentence, governor)
    if owner is not None and owner.head.low in _AIMED and not _is_made_to(sentence, governor, clause):
        return status(sentence, governor) if _is_fulfilled(sentence, governor, owner.units[0].low) else "planned"
    sent = governor.verb.lemma == "go" and governor.verb.particle in {"in", "out", "back"}  # "went in to take A"
    eased = governor.verb.lemma in _FINDING and "it" in _words_between(sentence, governor, clause)
    told = governor.verb.lemma in realis_list("factual") and not sent and not eased
    return status(sentence, governor) if told else "planned"


def _is_as_real(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """Whether the infinitive is done where its governor is: "was able to", "made it possible to", "took a day to"."""
    lemma, between = governor.verb.lemma, _words_between(sentence, governor, clause)
    if (lemma == "be" and _DONE_BY & between) or lemma == "continue":
        return True
    if lemma in _FINDING and "it" in between:
        return bool(between & _EASY)
    if lemma in {"take", "need"} and _in_a_time(sentence, governor, clause):
        return True
    seized = any(sentence.phrases[at].head.low in _CHANCES for at in governor.objects)  # "took advantage to seize A"
    return (seized and lemma in {"take", "exploit", "seize", "use"}) or _got_there(sentence, governor, clause)


def _did_not_fail(governor: Clause) -> bool:
    return governor.verb.lemma in _FAILING and governor.verb.negative and not governor.verb.modal


def _is_made_to(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "forced the men to leave A", "helped the troops to take B", "used tanks to take C"."""
    if governor.verb.lemma == "use":
        return True
    whom = sentence.phrases.get(clause.at - 1)
    return whom is not None and whom.kind in (PARTY, PRONOUN) and governor.verb.lemma != "have"


def _is_fulfilled(sentence: Sentence, governor: Clause, first: str) -> bool:
    """ "carried out its threat to take A", "kept their promise to leave B"."""
    if governor.verb.lemma == "make" and any(sentence.phrases[i].head.low == "good" for i in governor.objects):
        return True  # "made good on a promise to take A"
    if governor.verb.lemma not in _FULFILLING or first not in {"its", "their", "his", "the"}:
        return False
    return governor.verb.lemma not in {"make", "carry"} or governor.verb.particle == "out"


def _in_a_time(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """Whether a length of time stands between: "it took X three days to capture A"."""
    between = [sentence.chunks[i] for i in range(governor.at + 1, clause.at)]
    return any(c.kind == TIME or c.units[-1].low in _TIMES for c in between)


def _got_there(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "thrust southward to seize A", "drove 40 miles to capture B", "swept down to take C": how they took it."""
    if PAST not in governor.verb.form or governor.verb.infinitive:
        return False
    words = {*clause.verb.adverbs, *governor.verb.adverbs, *_words_between(sentence, governor, clause)}
    if governor.verb.lemma in _BURSTING or "way" in words:
        going = sentence.low(governor.at) in {"was", "were", "is", "are"}
        return not going and (governor.verb.lemma in _BURSTING or governor.verb.lemma in {"fight", "make", "force"})
    if governor.verb.lemma not in _COMING:
        return False
    return any(word.endswith(("ward", "wards")) for word in words) or bool(words & _MEASURES)


def _words_between(sentence: Sentence, governor: Clause, clause: Clause) -> set[str]:
    return {unit.low for chunk in sentence.chunks[governor.at : clause.at] for unit in chunk.units}


def _managed(sentence: Sentence, clause: Clause) -> bool:
    """ "could completely recapture A on 23 July", "could finally take B": done, in the English of some papers."""
    if clause.verb.modal != "could" or clause.verb.perfect:
        return False
    done = set(clause.verb.adverbs) & _DONE
    times = [c.units for c in sentence.chunks[clause.at : clause.end + 1] if c.kind == TIME]
    dated = any(units[-1].value.role == "at" for units in times)
    return bool(done and (dated or "finally" in done)) or _after_fighting(sentence)


def _after_fighting(sentence: Sentence) -> bool:
    """ "after three days of fighting", "after heavy clashes"."""
    after = [i for i in range(len(sentence.chunks) - 1) if sentence.low(i) == "after"]
    heads = (sentence.phrases[j].head.low for i in after for j in range(i + 1, i + 4) if j in sentence.phrases)
    return any(noun_frames().get(head) == "fighting" for head in heads)


def _gerund(sentence: Sentence, clause: Clause) -> Status | None:
    """A gerund behind a preposition: "after taking A", "worked on taking B", "prevented X from taking C"."""
    governor, preposition = clause.governor, clause.preposition
    if preposition == "without":
        return None
    if preposition in _STILL_TRUE:
        return "planned" if preposition == "after" and _only_after(sentence, clause) else "reported"
    if governor is not None and governor.verb.lemma == "deny":
        return "denied"
    if governor is not None and preposition == "from" and governor.verb.lemma in realis_list("prevented"):
        return "reported" if failed(sentence, governor) else "planned"
    if sentence.low(clause.at) == "having" or _is_told_of(sentence, clause, governor):
        return "reported"  # "accused of having taken A"
    if governor is not None and governor.verb.lemma in {"succeed", "result", "culminate", "end", "manage"}:
        return status(sentence, governor)
    if preposition in {"on", "in"} and not _is_wanted(sentence, clause, governor):
        return "reported"
    return "planned" if preposition in _AHEAD_OF else "reported"


def _is_told_of(sentence: Sentence, clause: Clause, governor: Clause | None) -> bool:
    """ "praised for taking A", "boasted of capturing B", "were proud of taking C"."""
    near = {unit.low for i in range(max(clause.at - 3, 0), clause.at) for unit in sentence.chunks[i].units}
    told = near & _TOLD_OF or (governor is not None and governor.verb.lemma in _TOLD_OF)
    return bool(told) and clause.preposition in {"for", "of", "with", "about"}


def _is_wanted(sentence: Sentence, clause: Clause, governor: Clause | None) -> bool:
    """ "worked on retaking A", "an eye on it", "had trouble in it", "failed in it"; not "on taking A, they"."""
    owner = sentence.phrases.get(clause.at - 2)
    owner = None if owner is not None and owner.head.low in _TIMES else owner  # "worked for weeks on retaking A"
    if owner is not None and (owner.head.low in _AIMED or owner.head.low in _HARDSHIPS):
        return owner.units[0].low not in _NOTHING
    if clause.preposition == "in":
        return governor is not None and governor.verb.lemma in _WANTING
    beside = clause.at - 2 >= 0 and sentence.kind(clause.at - 2) in (VERB, NOUN, ADV, TIME)
    hangs = governor is not None and governor.verb.lemma not in {"go", "keep", "carry"} and beside
    return hangs and governor is not None and (owner is None or governor.verb.lemma == "be")


def _only_after(sentence: Sentence, clause: Clause) -> bool:
    """ "will stop only after taking A"."""
    only = sentence.low(clause.at - 2) == "only"
    return only and any(c.verb.modal in {"will", "would", "shall", "can"} for c in sentence.clauses if c.at < clause.at)


def _negated_before(sentence: Sentence, clause: Clause) -> bool:
    """ "No rebel had entered A", "None of them took B"."""
    if not clause.subjects:
        return False
    first = sentence.phrases[clause.subjects[0]].units[0].low
    return first in _NOTHING - {"little"} or sentence.low(clause.subjects[0] - 1) == "nor"


def starts(clause: Clause | None) -> bool:
    """Whether the verb begins or carries on fighting: what follows "to" is then what is fought for."""
    return clause is not None and clause.verb.lemma in _STARTS
