"""Why extraction kept or refused each sentence of an article: for people who judge or widen the grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from services.ledger.events import ControlEvent
from services.nlp.article import Article
from services.nlp.claims.claim import Claim
from services.nlp.claims.holdings import HELD_BY
from services.nlp.extract import Told, read_sentences, settle
from services.nlp.lexicon import NOUN_FRAMES, VERB_FRAMES
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PLACE_NAME, UNKNOWN_NAME
from services.nlp.words.units import Atlas

Refusal = Literal["not about war", "no control language", "no place", "no rule joins its control language to a place"]
Dropped = Literal[
    "no place that the atlas knows or the words make sure",
    "told again, and better, by another sentence or rule",
    "the fighting ended in a capture",
    "nobody is named who did it",
]


@dataclass(slots=True, frozen=True)
class Reason:
    """One claim of a sentence: the rule that made it, and its event. `dropped` says why it is no event of its own."""

    rule: str
    claim: Claim
    event: ControlEvent | None
    dropped: Dropped | None


@dataclass(slots=True, frozen=True)
class Verdict:
    """One sentence of the story at `start`..`end` of the article's text. `refused` says why it tells nothing."""

    quote: str
    start: int
    end: int
    refused: Refusal | None
    reasons: list[Reason]


def explain(article: Article, known: Atlas) -> Iterator[Verdict]:
    """The verdict on each sentence of the story, in the order of the text."""
    told, context = read_sentences(article, known)
    settled = settle(told, context)
    for one in told:
        start, end = one.read.start, one.read.end
        reasons = [_reason(claim, event, settled) for claim, event in one.claims]
        yield Verdict(article.text[start:end], start, end, refusal(one), reasons)


def _reason(claim: Claim, event: ControlEvent | None, settled: list[ControlEvent]) -> Reason:
    if event is None:
        return Reason(claim.why, claim, None, "no place that the atlas knows or the words make sure")
    kept = next((other for other in settled if other.id == event.id), None)
    return Reason(claim.why, claim, kept or event, None if kept else _dropped(event, settled))


def _dropped(event: ControlEvent, settled: list[ControlEvent]) -> Dropped:
    """Why an event is missing among those that the article as a whole tells."""
    here = {other.kind for other in settled if other.place.id == event.place.id}
    if event.kind in here:
        return "told again, and better, by another sentence or rule"
    return "the fighting ended in a capture" if "capture" in here else "nobody is named who did it"


def refusal(one: Told) -> Refusal | None:
    """Why the sentence tells nothing; null when it tells something."""
    if one.claims:
        return None
    if one.refused:
        return "not about war"
    if not _control_words(one.sentence):
        return "no control language"
    if not any(phrase.kind in (PLACE_NAME, UNKNOWN_NAME) for phrase in one.sentence.phrases.values()):
        return "no place"
    return "no rule joins its control language to a place"


def _control_words(sentence: Sentence) -> bool:
    verbs = (clause.verb for clause in sentence.clauses)
    if any({verb.lemma, f"{verb.lemma}-{verb.particle}"} & VERB_FRAMES.keys() for verb in verbs):
        return True
    return any(word in NOUN_FRAMES or word.endswith(HELD_BY) for word in sentence.words())
