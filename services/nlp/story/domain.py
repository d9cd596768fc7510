"""Is it about war? Elections, games, companies, films and crimes also take, seize, hold and lose towns."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from services.nlp.lexicon import table

_WORD: Final = re.compile(r"[a-z][a-z'-]+")
_RULING: Final = re.compile(r"\bmilitary (?=administration|government|rule|regime|junta|council|authorit)")
_MATTERS: Final = ("war", "other", "armed")
_OTHER_ARTICLE: Final = 3  # so many such words, and more of them than of war, make an article about something else
_PER_FIGHTER: Final = 3  # an article with so many words of other matters for each of armed men is about those
# so many words of war, three times those of other matters, and one other word in a sentence means little
_AT_WAR: Final = 6
_ARMED: Final = 3  # so many words of armed men in an article at war
_IMAGINED_MARKS: Final = tuple(table("domain")["imagined_marks"])


@lru_cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("domain")[name].split())


def words(text: str) -> set[str]:
    """The words of a text, but for the "military" of those who rule a state: they need not be at war."""
    low = text.lower()
    return set(_WORD.findall(_RULING.sub("", low) if "military " in low else low))


@lru_cache
def _matters() -> dict[str, list[str]]:
    """Which of them each word is of."""
    listed = frozenset[str]().union(*map(_words, _MATTERS))
    return {word: [name for name in _MATTERS if word in _words(name)] for word in listed}


@lru_cache(maxsize=1)
def _counted(article: str) -> dict[str, list[int]]:
    """How often each of the words of these matters stands in the article that is being read."""
    counts: dict[str, list[int]] = {name: [] for name in _MATTERS}
    for word, count in Counter(_WORD.findall(article.lower())).items():
        for name in _matters().get(word, ()):
            counts[name].append(count)
    return counts


def elsewhere(article: str) -> bool:
    """Whether the article as a whole is about elections, games, business, art or crime."""
    found = _counted(article)
    other, war, armed = sum(found["other"]), sum(found["war"]), sum(found["armed"])
    distinct = len(found["other"])
    return other >= _OTHER_ARTICLE and (other > war or distinct >= max(_OTHER_ARTICLE, _PER_FIGHTER * armed))


def tells_of_war(article: str) -> bool:
    """Whether any word of war stands in the article."""
    return bool(_counted(article)["war"])


@lru_cache
def _contested() -> re.Pattern[str]:
    return re.compile(table("domain")["contested"], re.IGNORECASE)


def contested(sentence: str) -> bool:
    """Whether the sentence tells of a vote or a game, whoever is named in it."""
    return bool(_contested().search(sentence)) and not words(sentence) & _words("war")


@lru_cache
def _imagined() -> re.Pattern[str]:
    return re.compile(table("domain")["imagined"], re.IGNORECASE)


def imagined(sentence: str) -> bool:
    """Whether the sentence tells of an exercise: "The scenario has troops retake the airport"."""
    low = sentence.lower()
    return any(mark in low for mark in _IMAGINED_MARKS) and bool(_imagined().search(sentence))


def at_war(article: str) -> bool:
    """Whether the article as a whole is about a war, so that "a market town" in it is no matter of markets."""
    found = _counted(article)
    war = sum(found["war"])
    return war >= _AT_WAR and war >= 3 * sum(found["other"])


def is_of_armed(article: str) -> bool:
    """Whether the article as a whole is about a war of armed men: votes and games are fought in words of war, too."""
    return at_war(article) and sum(_counted(article)["armed"]) >= _ARMED


def refuses(sentence: str, article_elsewhere: bool, article_at_war: bool = False) -> bool:
    """Whether a sentence is no news of war: other matters without a word of war, or any such in an article of those.

    Battles, sieges and conquests are also fought for votes and markets: there only a word of armed men counts.
    """
    found = words(sentence)
    strange = found & _words("other")
    if not article_elsewhere and strange <= _words("soft") and len(strange) <= 1 + article_at_war:
        return False
    other = len(strange) - article_at_war
    if found & _words("war"):
        return not found & _words("armed") and (article_elsewhere or other > 1)
    return article_elsewhere or other > 0
