"""Did it happen? Negation, modals, plans, attempts, conditions, denials and claims around a verb."""

from typing import Final

from services.ledger.events import Status
from services.nlp.doubt import gerunds, implied, turns
from services.nlp.doubt.conditions import is_conditional
from services.nlp.doubt.embedded import above, is_a_claim
from services.nlp.lexicon import realis_list, word_set
from services.nlp.syntax.chunks import Verb
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PLACE_NOUN
from services.nlp.words.classes import ADV, CONJ, NEG, NOUN, ORDINALS, PREP, TIME
from services.nlp.words.verb_forms import ING

_UNREAL: Final = realis_list("planned") | {"deny", "avoid", "risk", "consider", "threaten"}
# "the first to fall", "is said to have fallen": as real as the verb in front
_IN_TURN: Final = frozenset({*ORDINALS, "last", "latest"})
ACHIEVEMENTS: Final = word_set("realis", "achievements")
OPERATIONS: Final = frozenset({"operation", "operations", "campaign", "drive", "mission", "phase", "stage"})
_AIMED: Final = word_set("realis", "aimed")
_HARDSHIPS: Final = word_set("realis", "hardships")
_HEARSAY: Final = word_set("realis", "hearsay")
_STARTS: Final = word_set("realis", "starts")
_FINDING_ONESELF: Final = frozenset({"be", "come", "arrive", "prove", "feel"})
_UNABLE: Final = frozenset({"unable", "powerless", "helpless", "weak", "late", "impotent"})
_STILL_TRUE: Final = frozenset(
    {"after", "before", "by", "since", "following", "while", "when", "upon", "through", "despite", "besides"}
)
_AHEAD_OF: Final = frozenset({"at", "for", "of", "from", "against", "about", "toward", "towards", "near", "on", "in"})


def status(sentence: Sentence, clause: Clause) -> Status | None:
    """reported, claimed, planned or denied; None where the clause states nothing either way."""
    verb = clause.verb
    over = verb.lemma == "be" and turns.no_longer(sentence, clause)  # "is not in rebel hands any longer"
    if verb.negative and not over and not turns.only_by_then(sentence, clause):
        return "denied" if not verb.modal else None
    if turns.denied_in_front(sentence, clause):
        return "denied"
    ended = (
        over or clause.prep("out of") or "anymore" in sentence.words()
    )  # "was never out of theirs", "is not theirs anymore"
    if verb.lemma == "be" and sentence.kind(clause.at + 1) == NEG and not ended:
        return "denied"  # "was not in rebel hands"
    if clause.preposition == "without" and sentence.low(clause.at) == "being":
        return None
    if turns.all_but(sentence, clause) or turns.negated_before(sentence, clause):
        return None
    told = above(sentence, clause)
    if told in (None, "denied"):
        return told
    wanted = (verb.modal and not turns.managed(sentence, clause)) or sentence.chunks[clause.at].low == "be"
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
    if turns.negated_before(sentence, clause):
        return verb.modal in {"", "could"}
    if not verb.infinitive or governor is None:
        return False
    between = sentence.words_in(governor.at, clause.at)
    if governor.verb.lemma in _FINDING_ONESELF:
        return bool(between & _UNABLE) and not governor.verb.modal
    did_nothing = governor.verb.lemma == "do" and bool(between & {"nothing", "little"})
    failing = governor.verb.lemma in implied.FAILING and not governor.verb.negative
    return (did_nothing or failing) and governor.verb.modal in {"", "could"}


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
    if verb.infinitive and "yet" in verb.adverbs:
        return "planned"  # "have yet to enter A"
    if verb.infinitive and "had" in sentence.words_at(clause.at):
        return "reported"  # "had to leave A", "has had to leave B"
    if verb.infinitive and "having" in sentence.words_at(clause.at):
        return "reported"  # "admitted to having lost A"
    if verb.infinitive:
        return _infinitive(sentence, clause, governor)
    if verb.form != ING and sentence.low(clause.at) not in {"being", "having"}:
        return "reported"
    if clause.preposition == "of" and is_a_claim(sentence.phrases.get(clause.at - 2)):
        return "claimed"  # "denied B's claim of seizing A"
    return _gerund(sentence, clause) if clause.preposition else _bare_gerund(sentence, clause, governor)


def _bare_gerund(sentence: Sentence, clause: Clause, governor: Clause | None) -> Status | None:
    """A gerund without a preposition: "had trouble taking A", "denied having left B", "began pulling out of C"."""
    if (owner := sentence.phrases.get(clause.at - 1)) and owner.head.low in _HARDSHIPS:
        # "had a hard time getting A under its control", "had trouble holding B"; but "had no trouble taking C"
        return "reported" if owner.units[0].low in turns.NOTHING else "planned"
    aim = sentence.phrases.get(clause.opener() - 1) if sentence.low(clause.opener()) in {"of", "by"} else None
    tried = sentence.phrases[clause.subjects[0]].head.low in implied.TRIES if clause.subjects else False
    if gerunds.would(sentence, clause) or tried or (aim is not None and aim.head.low in _AIMED):
        return "planned"  # "attempts of X moving on A"
    if governor is not None and governor.prep("on", "upon") == [clause.at - 1] and is_listed(governor.verb, "planned"):
        return "planned"  # "everything depends on X taking A"
    if governor is not None and implied.is_provided_for(sentence, governor):
        return "planned"
    if governor is None or any(sentence.kind(i) not in (ADV, PREP) for i in range(governor.at + 1, clause.at)):
        return "reported"
    if is_listed(governor.verb, "planned") or governor.verb.lemma in _UNREAL:
        return "denied" if governor.verb.lemma == "deny" and not governor.verb.negative else "planned"
    if governor.verb.infinitive:
        return status(sentence, governor)  # "resolved to begin driving B out of A"
    return "reported"


def _infinitive(sentence: Sentence, clause: Clause, governor: Clause | None) -> Status | None:
    if sentence.claimed_before(clause) is not None:
        return "claimed"
    before = sentence.chunks[clause.at - 1] if clause.at else None
    owner = implied.owner(sentence, clause)
    if implied.succeeded(sentence, clause):
        return "reported"
    managed = governor is not None and governor.verb.lemma in {"manage", "go"}  # "managed without a fight to take A"
    prepared = before is not None and before.units[-1].low == "ready"  # "is getting an offensive ready to retake A"
    first = owner is not None and clause.verb.passive and bool(_IN_TURN & {unit.low for unit in owner.units})
    aimed = owner is not None and (owner.kind == ACT or owner.head.low in OPERATIONS) and not (managed or first)
    if aimed or prepared or "out" in clause.verb.adverbs:  # "is out to take A"
        return "planned"
    if governor is None:
        head = sentence.phrases[clause.subjects[0]] if clause.subjects else None
        achieved = head is not None and head.head.low in ACHIEVEMENTS and not clause.verb.modal
        bare = sentence.chunks[clause.at].units[0].low == "to"  # "The last soldiers are to leave A" is a plan
        last = head is not None and bare and bool(_IN_TURN & {unit.low for unit in head.units})
        # "Another success of the army was to take A", "The last of the towns to fall was A"
        return "reported" if achieved or last else "planned"
    if sentence.low(clause.at) == "only" or sentence.low(clause.at - 1) == "only" or implied.did_not_fail(governor):
        return "reported"  # "took A, only to lose it again"
    ranked = before is not None and before.kind != TIME and bool(_IN_TURN & set(before.text.lower().split()))
    ranked = ranked or _is_one_of_several(sentence, clause, governor) or _ranks(sentence, clause)
    joined = governor.verb.infinitive and sentence.kind(clause.at - 1) == CONJ  # "to have taken A and to besiege B"
    driven = implied.no_other_way(sentence, governor, clause)
    if joined or driven or ranked or implied.is_as_real(sentence, governor, clause):
        return status(sentence, governor)
    if owner is not None and owner.head.low in _AIMED and not implied.is_made_to(sentence, governor, clause):
        return status(sentence, governor) if implied.is_fulfilled(sentence, governor, owner.units[0].low) else "planned"
    sent = governor.verb.lemma == "go" and governor.verb.particle in {"in", "out", "back"}  # "went in to take A"
    begun = governor.subjects if governor.passive else governor.objects
    launched = sentence.phrases[begun[-1]] if begun and starts(governor) else None
    sent = sent or (launched is not None and (launched.kind == ACT or launched.head.low in OPERATIONS))
    # "began an offensive in May to take A"
    eased = governor.verb.lemma in implied.FINDING and "it" in sentence.words_in(governor.at, clause.at)
    if sent or eased or implied.is_agreed(sentence, governor) or implied.is_prepared(sentence, governor):
        return "planned"
    return status(sentence, governor) if governor.verb.lemma in realis_list("factual") else "planned"


def _is_one_of_several(sentence: Sentence, clause: Clause, governor: Clause) -> bool:
    """ "A is the second district in B to be captured by X": it was."""
    undergoes = clause.verb.passive or clause.verb.lemma == "fall"  # "A became the second town in B to fall to X"
    what = governor.objects if governor.verb.lemma in {"be", "become"} and undergoes else []
    return any(_IN_TURN & {unit.low for unit in sentence.phrases[i].units} for i in what)


def _ranks(sentence: Sentence, clause: Clause) -> bool:
    """ "became the third town in as many days to be taken", "making it the second base to be lost"."""
    at = clause.at - 1
    if sentence.kind(at) == NOUN and sentence.low(at - 1) == "as" and sentence.low(at - 2) == "in":
        at -= 3  # "in as many days"
    while sentence.kind(at) == NOUN and sentence.kind(at - 1) == PREP and sentence.kind(at - 2) == NOUN:
        at -= 2
    phrase = sentence.phrases.get(at)
    sort = phrase is not None and (phrase.kind == PLACE_NOUN or phrase.head.low == "command")
    return sort and phrase is not None and bool(_IN_TURN & {unit.low for unit in phrase.units})


def _gerund(sentence: Sentence, clause: Clause) -> Status | None:
    """A gerund behind a preposition: "after taking A", "worked on taking B", "prevented X from taking C"."""
    governor, preposition = clause.governor, clause.preposition
    if preposition == "to" or preposition == "without":
        return _done_to(sentence, clause) if preposition == "to" else None
    if preposition in _STILL_TRUE and not (preposition == "by" and gerunds.would_by(sentence, clause)):
        return "planned" if preposition == "after" and gerunds.only_after(sentence, clause) else "reported"
    if governor is not None and governor.verb.lemma == "deny":
        return "denied"
    if preposition in _STILL_TRUE:
        return "planned"
    if governor is not None and preposition in {"from", "in"} and governor.verb.lemma in realis_list("prevented"):
        return "reported" if failed(sentence, governor) else "planned"
    if sentence.low(clause.at) == "having" or gerunds.is_told_of(sentence, clause, governor):
        return "reported"  # "accused of having taken A"
    if governor is not None and governor.verb.lemma in {"succeed", "result", "culminate", "end", "manage"}:
        return status(sentence, governor)
    if preposition in {"on", "in"} and not gerunds.is_wanted(sentence, clause, governor):
        return "reported"
    return "planned" if preposition in _AHEAD_OF else "reported"


def _done_to(sentence: Sentence, clause: Clause) -> Status:
    """ "in addition to taking A", "admitted to leaving B"; "committed to taking C"."""
    governor = clause.governor
    told = sentence.low(clause.at - 2) in {"addition", "prior"}
    told = told or (governor is not None and governor.verb.lemma in {"admit", "confess", "resort", "own"})
    return "reported" if told else "planned"


def starts(clause: Clause | None) -> bool:
    """Whether the verb begins or carries on fighting: what follows "to" is then what is fought for."""
    return clause is not None and clause.verb.lemma in _STARTS
