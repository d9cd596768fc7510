"""Which time the form of a verb tells: of the day of writing, or before what is told."""

from typing import Final

from services.nlp.dates.when import DAY_PARTS
from services.nlp.lexicon import word_class
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT
from services.nlp.words.verb_forms import ING, PARTICIPLE, PAST

_NEWS: Final = frozenset({"news", "word", "report", "reports", "claim", "claims", "announcement", "statement"})
HELPERS: Final = word_class("have") | word_class("be")


def is_past_perfect(sentence: Sentence, clause: Clause) -> bool:
    """ "had taken A": before the news, unless somebody says so of the news."""
    if not (clause.verb.perfect and had(sentence, clause)):
        return False
    told = any(_is_speech(sentence, c) for c in sentence.clauses) or _is_the_news(sentence, clause)
    return not (told or _by_an_hour(sentence))


def _by_an_hour(sentence: Sentence) -> bool:
    """ "By noon X had captured A": on the day of the news."""
    behind = (sentence.phrases[i] for i in sentence.phrases if sentence.low(i - 1) == "by")
    return any(phrase.head.low in DAY_PARTS for phrase in behind)


def _is_the_news(sentence: Sentence, clause: Clause) -> bool:
    """ "The news that A had fallen": of these days."""
    that = min(clause.subjects, default=clause.at) - 1
    told = sentence.phrases.get(that - 1) if sentence.low(that) == "that" else None
    return told is not None and told.head.low in _NEWS


def _is_speech(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody says what the sentence tells; "fighting was reported in A" tells it by itself."""
    seen = clause.passive and bool(clause.subjects) and sentence.phrases[clause.subjects[0]].kind == ACT
    return clause.verb.lemma in SPEECH and not seen


def is_present(sentence: Sentence, clause: Clause) -> bool:
    """ "is held", "holds", "remains": said of the day of writing."""
    first = sentence.low(clause.at)
    simple = not {PAST, PARTICIPLE, ING} & set(clause.verb.form) and not clause.verb.infinitive
    owned = clause.verb.lemma == "have" and first in {"has", "have"} and not clause.verb.perfect  # "have half of A"
    return first in {"is", "are"} or owned or (simple and first not in HELPERS)


def had(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb is in the past perfect."""
    words = set(sentence.words_at(clause.at))
    return "had" in words and not words & {"has", "have"}  # "has had to leave" is of these days
