"""What makes an infinitive as real as the verb that it hangs on: "was able to", "took a day to", "kept a vow to"."""

from typing import Final

from services.nlp.doubt.turns import NOTHING
from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PARTY, PRONOUN, Phrase
from services.nlp.words.classes import TIME, TIMES
from services.nlp.words.verb_forms import PAST

_DONE_BY: Final = word_set("implied", "done_by")
_AIMED: Final = word_set("realis", "aimed")
_FULFILLING: Final = word_set("implied", "fulfilling")
_CHANCES: Final = frozenset({"advantage", "opportunity", "chance", "chaos", "vacuum"})
_COMING: Final = word_set("implied", "coming")
_BURSTING: Final = word_set("implied", "bursting")
_BEATING: Final = word_set("implied", "beating")
_MEASURES: Final = word_set("listed", "measures")
FAILING: Final = frozenset({"fail", "neglect"})
FINDING: Final = frozenset({"make", "find", "prove"})
PROVIDING: Final = word_set("implied", "providing")
_PAPERS: Final = word_set("implied", "papers")
_BINDING: Final = word_set("implied", "binding")
TRIES: Final = frozenset({"attempt", "attempts", "bid", "bids", "effort", "efforts"})
_EASY: Final = frozenset({"possible", "easy", "easier", "simple", "feasible"})


def owner(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The noun right in front of the infinitive; the attempt of "an attempt by X to take A"."""
    at = clause.at - 1
    tried = sentence.phrases.get(at - 2) if sentence.low(at - 1) in {"by", "of"} else None
    if tried is not None and (tried.head.low in _AIMED or tried.kind == ACT):
        return tried
    return sentence.phrases.get(at)


def succeeded(sentence: Sentence, clause: Clause) -> bool:
    """ "The attempt to take A succeeded", "an operation to retake B was successful"."""
    behind = next(
        (
            c
            for c in sentence.clauses
            if c.at >= clause.end and (not c.reduced or c.verb.lemma == "succeed") and not c.verb.infinitive
        ),
        None,
    )
    if behind is None or behind.verb.negative or behind.verb.modal or any(c.at < clause.at for c in sentence.clauses):
        return False
    words = sentence.words_in(behind.at, behind.end)
    return behind.verb.lemma == "succeed" or (behind.verb.lemma in {"be", "prove"} and "successful" in words)


def no_other_way(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "had no choice but to leave A", "chose to leave A rather than fight"."""
    way = sentence.phrases.get(clause.at - 2) if sentence.low(clause.at - 1) == "but" else None
    if way is not None and way.head.low in {"choice", "option", "alternative"}:
        return PAST in governor.verb.form or governor.passive
    chose = governor.verb.lemma in {"choose", "opt", "prefer", "elect"} and PAST in governor.verb.form
    return chose and bool({"rather", "instead"} & sentence.words())


def is_as_real(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """Whether the infinitive is done where its governor is: "was able to", "made it possible to", "took a day to"."""
    lemma, between = governor.verb.lemma, sentence.words_in(governor.at, clause.at)
    if (lemma == "be" and _DONE_BY & between) or lemma == "continue":
        return True
    if lemma in FINDING and "it" in between:
        return bool(between & _EASY)
    if lemma == "cost" or (
        lemma in {"drive", "get"} and bool(governor.objects) and governor.objects[-1] == clause.at - 1
    ):
        return True  # "it cost X 40 men to take A", "shelling drove X to leave A"
    if lemma in {"take", "need"} and _in_a_time(sentence, governor, clause):
        return True
    seized = any(sentence.phrases[at].head.low in _CHANCES for at in governor.objects)  # "took advantage to seize A"
    return (seized and lemma in {"take", "exploit", "seize", "use"}) or _got_there(sentence, governor, clause)


def did_not_fail(governor: Clause) -> bool:
    return governor.verb.lemma in FAILING and governor.verb.negative and not governor.verb.modal


def is_agreed(sentence: Sentence, governor: Clause) -> bool:
    """ "The deal obliges X to leave A", "Let them take B": wanted by a paper, or by a mouth."""
    if governor.verb.lemma == "let" and not governor.subjects and not governor.at:
        return True
    whose = sentence.phrases[governor.subjects[0]].head.low if governor.subjects else ""
    return whose in _PAPERS and governor.verb.lemma in _BINDING


def is_prepared(sentence: Sentence, governor: Clause) -> bool:
    """ "Preparations were made to storm A": ahead; an attempt that was made is a fight."""
    whose = sentence.phrases[governor.subjects[0]].head.low if governor.subjects else ""
    return governor.verb.lemma == "make" and governor.passive and whose in _AIMED - TRIES


def is_provided_for(sentence: Sentence, governor: Clause) -> bool:
    """ "The plan involves X leaving A": on paper."""
    whose = sentence.phrases[governor.subjects[0]].head.low if governor.subjects else ""
    return whose in _PAPERS and governor.verb.lemma in PROVIDING


def is_made_to(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "forced the men of B to leave A", "helped the troops to take C", "used tanks to take D"."""
    whom = owner(sentence, clause)
    if governor.verb.lemma == "use":
        return whom is None or whom.head.low not in TRIES  # not "using tanks in an attempt to take D"
    made = [sentence.phrases.get(clause.at - 1), *(sentence.phrases[at] for at in governor.objects)]
    party = whom is not None and whom.kind in (PARTY, PRONOUN)
    return party and governor.verb.lemma != "have" and any(whom is one for one in made)


def is_fulfilled(sentence: Sentence, governor: Clause, first: str) -> bool:
    """ "carried out its threat to take A", "kept their promise to leave B"."""
    if governor.verb.lemma == "make" and any(sentence.phrases[i].head.low == "good" for i in governor.objects):
        return True  # "made good on a promise to take A"
    if governor.verb.lemma not in _FULFILLING or first in NOTHING:
        return False
    return governor.verb.lemma not in {"make", "carry"} or governor.verb.particle == "out"


def _in_a_time(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """Whether a length of time stands between: "it took X three days to capture A"."""
    between = [sentence.chunks[i] for i in range(governor.at + 1, clause.at)]
    return any(c.kind == TIME or c.units[-1].low in TIMES for c in between)


def _got_there(sentence: Sentence, governor: Clause, clause: Clause) -> bool:
    """ "thrust southward to seize A", "drove 40 miles to capture B", "swept down to take C": how they took it."""
    if PAST not in governor.verb.form or governor.verb.infinitive:
        return False
    if governor.verb.lemma == "storm" and VERB_FRAMES.get(clause.verb.lemma) == "expel":
        return False  # "stormed A to oust B" tells what for; "stormed A to capture it" what came of it
    words = {*clause.verb.adverbs, *governor.verb.adverbs, *sentence.words_in(governor.at, clause.at)}
    if governor.verb.lemma in _BURSTING or "way" in words:
        going = sentence.low(governor.at) in {"was", "were", "is", "are"}
        return not going and (governor.verb.lemma in _BURSTING or governor.verb.lemma in {"fight", "make", "force"})
    beaten = governor.objects and sentence.phrases[governor.objects[0]].kind == PARTY
    if governor.verb.lemma in _BEATING and beaten and not governor.passive:
        return True  # "defeated X to capture A"
    if governor.verb.lemma not in _COMING:
        return False
    return any(word.endswith(("ward", "wards")) for word in words) or bool(words & _MEASURES)
