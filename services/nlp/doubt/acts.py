"""Did it happen? What is wanted, feared, put off or prevented of "the capture of A", "the withdrawal from B"."""

from typing import Final

from services.ledger.events import Status
from services.nlp.doubt import realis
from services.nlp.doubt.implied import PROVIDING
from services.nlp.lexicon import NOUN_FRAMES, realis_list, word_set
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import Phrase
from services.nlp.words.classes import CONJ, NOUN, PREP, REL, STOP, TIME, TIMES

_NOT_YET: Final = word_set("acts", "not_yet")
_UNREAL: Final = word_set("acts", "unreal")
_FEARED: Final = word_set("acts", "feared")
_AHEAD: Final = word_set("acts", "ahead") | word_set("acts", "aims")
_TOLD_OF: Final = word_set("gerunds", "told_of") | {"pay"}
_OPEN: Final = word_set("acts", "open")
_JUDGING: Final = word_set("acts", "judging")
_NEAR: Final = 6  # chunks from an act to what it is named as
_NAMING: Final = frozenset({"describe", "call", "term"})  # "dismissed what it called boasts about the fall of A"
_SEEMING: Final = frozenset({"be", "seem", "look", "appear", "remain", "become", "stay"})
_TIMES: Final = TIMES | {"time"}
_UNTIL: Final = frozenset({"until", "till", "pending", "for"})
# a fight that is launched or pushed does happen, whatever is still wanted of it
_GOES_ON: Final = frozenset({"launch", "mount", "fight", "battle", "push", "advance", "move", "call"})
# behind these a noun dates or sets what the verb says, and the verb does not want it
_WHEN: Final = frozenset(
    {"since", "during", "following", "despite", "after", "before", "amid", "with", "by", "under", "as", "upon", "from"}
)
_FORBIDDING: Final = frozenset({"forbid", "ban", "prohibit", "outlaw", "bar", "rule"})  # "rules out an attack on A"
_TAKING_PLACE: Final = word_set("acts", "taking_place")


def status(sentence: Sentence, at: int, phrase: Phrase) -> Status | None:
    """What the sentence says of the act that the noun at `at` names; None where it says nothing either way."""
    lows = {unit.low for unit in phrase.units}
    if _is_dismissed(sentence, at):
        return "denied"
    if lows & _NOT_YET:
        return "claimed" if "alleged" in lows else None if "no" in lows else "planned"
    before = sentence.chunks[at - 2] if at >= 2 and sentence.kind(at - 1) == PREP else None
    if before is not None and before.kind == NOUN and before.units[-1].low in _UNREAL:
        return "planned"
    told = before is not None and before.kind == NOUN
    told = told and sentence.low(at - 1) != "over"  # "dismissed X over the fall of A"
    reports = clause_of(sentence, at - 2) if told else None
    if reports is not None and at - 2 in reports.objects and reports.verb.lemma in realis_list("denial"):
        return "denied" if not reports.verb.negative else "claimed"  # "denied reports of the fall of A"
    if _is_feared(sentence, at) or _is_wanted_of(sentence, at):
        return "planned"
    if at and sentence.low(at - 1) == "without":
        return None
    clause = clause_of(sentence, at)
    if at and sentence.low(at - 1) in _UNTIL:
        judged = clause is not None and clause.verb.lemma in _TOLD_OF and sentence.low(at - 1) == "for"
        return "reported" if judged else "planned"  # "praised X for the capture of A"
    return "reported" if clause is None else _governed(sentence, at, clause)


def _is_dismissed(sentence: Sentence, at: int) -> bool:
    """ "dismissed statements by X about the claimed capture of A"."""
    if sentence.low(at - 1) not in {"about", "concerning", "regarding"}:
        return False
    before = (c for c in reversed(sentence.clauses) if c.at < at and c.verb.lemma not in _NAMING)
    clause = next(before, None)
    if clause is None or clause.verb.lemma not in realis_list("denial") or clause.verb.negative:
        return False
    apart = any(sentence.text(i) in {",", ";"} for i in range(clause.at, at))
    return not apart and sentence.kind(clause.at + 1) in (NOUN, REL)


def clause_of(sentence: Sentence, at: int) -> Clause | None:
    """The clause that the noun at `at` is an argument of, as its subject if it is any."""
    holding = [c for c in sentence.clauses if at in c.subjects or at in c.objects or any(i == at for _, i in c.preps)]
    # "said fighting was going on in A"; but "made a withdrawal to save lives"
    own = [c for c in holding if at in c.subjects and not (c.verb.infinitive and c.governor in holding)]
    # "is focused on the capture of A, which lies in B"
    own = [c for c in own if c is holding[0] or sentence.kind(c.at - 1) != REL]
    # "The fall of A, said B, meant a success for C"
    main = [c for c in own if c.verb.lemma not in SPEECH or c.verb.passive] or own
    return next((c for c in main if not c.is_helper()), None) or next(iter(main or holding), None)


def _governed(sentence: Sentence, at: int, clause: Clause) -> Status | None:
    verb = clause.verb.lemma
    undergoes = at in clause.objects or (clause.passive and at in clause.subjects)
    if undergoes and verb in realis_list("denial"):
        return "denied" if not clause.verb.negative else "claimed"
    if undergoes and (verb in _FORBIDDING or (verb == "call" and clause.verb.particle == "off")):
        return "planned"  # "forbids fighting in A", "called off an advance on B"
    if (verb == "call" and at in clause.objects) or sentence.low(at - 1) == "since":
        return "reported"  # "called the capture of A a landmark", "the biggest victory since the fall of A"
    fought = NOUN_FRAMES.get(sentence.phrases[at].head.low) == "fighting"
    if undergoes and verb in realis_list("prevented") and not fought:
        return "reported" if realis.failed(sentence, clause) else "planned"
    if at in clause.subjects:
        return _as_subject(sentence, at, clause)
    if verb == "tell" and at in clause.prep("of"):
        return "reported"  # "residents told of clashes in A"
    governed = at in clause.objects or any(i == at and name not in _WHEN for name, i in clause.preps)
    wanted = verb not in _GOES_ON and realis.is_listed(clause.verb, "planned")
    if governed and (wanted or _is_aimed_at(sentence, at, clause)):
        return "planned"
    return realis.status(sentence, clause)


def _as_subject(sentence: Sentence, at: int, clause: Clause) -> Status | None:
    verb = clause.verb.lemma
    if verb in _SEEMING and _is_ahead(sentence, clause):
        return "planned"
    infinitive = next((c for c in sentence.clauses if c.at == clause.end and c.verb.infinitive), None)
    wanted = clause.passive and verb not in _GOES_ON and realis.is_listed(clause.verb, "planned")
    # "is planned", "was expected to begin"; but "was meant to cut the road"
    if wanted and (infinitive is None or infinitive.verb.lemma in _TAKING_PLACE):
        return "planned"
    return realis.status(sentence, clause)


def _is_ahead(sentence: Sentence, clause: Clause) -> bool:
    """ "is imminent", "seems inevitable", "is our aim", "is a matter of days", "is vital to"."""
    said = [sentence.phrases[i] for i in clause.objects]
    if any(phrase.head.low in _AHEAD for phrase in said):
        return True
    words = sentence.words_in(clause.at + 1, clause.end)
    if sentence.low(clause.at + 1) == "next":
        return True  # "is next on the list"
    now = sentence.low(clause.at) in {"is", "are", "remains", "remain", "seems", "looks"}
    matter = any(phrase.head.low == "matter" for phrase in said) and bool(words & _TIMES)
    return matter or (now and bool(words & _OPEN))


def _is_aimed_at(sentence: Sentence, at: int, clause: Clause) -> bool:
    """ "made the capture of A a priority", "our aim is the capture of A", "the deal includes a withdrawal"."""
    heads = {sentence.phrases[i].head.low for i in clause.subjects}
    if clause.verb.lemma in _SEEMING and heads & _AHEAD:
        return True
    if clause.verb.lemma in PROVIDING and heads & _UNREAL:
        return True
    if clause.verb.lemma in {"focus", "concentrate"} and at in clause.prep("on"):
        return True  # "is focused on the capture of A"
    named_as = (sentence.phrases.get(i + 1) for i in range(at + 1, at + _NEAR) if sentence.low(i) == "as")
    if at in clause.objects and any(said is not None and said.head.low in _AHEAD for said in named_as):
        return True  # "has the capture of A as its aim"
    if clause.verb.lemma not in _JUDGING or at not in clause.objects:
        return False
    behind = at + 1
    while sentence.kind(behind) in (PREP, TIME, CONJ) or sentence.kind(behind - 1) in (PREP, CONJ):
        behind += 1
    said = sentence.phrases.get(behind)
    return said is not None and sentence.kind(behind - 1) != STOP and said.head.low in _AHEAD


def _is_wanted_of(sentence: Sentence, at: int) -> bool:
    """ "X, whose withdrawal from A the mediators demand"."""
    if sentence.low(at - 1) != "whose":
        return False
    asks = next((c for c in sentence.clauses if c.at > at and c.subjects and c.subjects[0] > at), None)
    return asks is not None and not asks.objects and realis.is_listed(asks.verb, "planned")


def _is_feared(sentence: Sentence, at: int) -> bool:
    """ "fears that an attack on A"."""
    feared = sentence.phrases.get(at - 2) if sentence.low(at - 1) == "that" else None
    return feared is not None and feared.head.low in _FEARED
