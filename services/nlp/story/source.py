"""Whose voice it is: of a whole article, and of a sentence that names another outlet as its source. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from services.atlas.outlets import Outlet, Outlets
from services.ledger.events import Source
from services.nlp.lexicon import word_set

# A credit stands in the first line or two, or in the last.
_HEAD: Final = 300
_TAIL: Final = 160
# Who reports it is said within so many characters of a sentence, if at all.
_LONGEST: Final = 2_000
_WORD: Final = re.compile(r"\w+")


def source_of(outlets: Outlets, publisher: str | None, url: str | None, article_name: str, text: str = "") -> Source:
    """The source of an article. One that credits a wire in its text, as in `BAGHDAD (Reuters) -`, is that wire's voice.

    Nobody's article is a voice of its own, under `article_name`.
    """
    own = outlets.find(publisher, url)
    if own is None:
        source = Source(outlet=publisher or None, tie=None, root=publisher or article_name)
    else:
        source = Source(outlet=publisher or own.name, tie=own.tie, root=own.id)
    credited = _credited(outlets, text)
    return source if credited is None else copied(source, Source(credited.name, credited.tie, credited.id))


def copied(source: Source, first: Source) -> Source:
    """The source of an article that repeats what `first` told. A side that either of them serves has an interest."""
    return replace(source, tie=first.tie or source.tie, root=first.root)


def outlet_quoted(outlets: Outlets, sentence: str) -> Outlet | None:
    """The outlet that a sentence names as its source: "X reported", "according to X". None where it names none."""
    opening = sentence[:_LONGEST]
    words = _WORD.findall(opening)
    if _longest_words(outlets).isdisjoint(words) or _telling().isdisjoint(words):
        return None  # as in nearly every sentence: the names of all outlets take long to look for
    said = _reporting(outlets).search(opening)
    return outlets.named(_first(said)) if said else None


def source_in(country: str | None, outlets: Outlets, article: Source, quoted: Outlet | None) -> Source:
    """The source of a statement about a place in that country (ISO2), by the ties that hold there.

    Where the sentence quotes another outlet, it is that outlet's voice.
    """
    own = outlets.find(article.outlet, None)
    tie = own.tie_in(country) if own is not None and own.tie == article.tie else article.tie
    if quoted is None:
        return replace(article, tie=tie)
    return replace(article, tie=quoted.tie_in(country) or tie, root=quoted.id)


def _credited(outlets: Outlets, text: str) -> Outlet | None:
    text = text.strip()
    line = _credit_line(outlets)
    found = line.search(text[:_HEAD]) or line.search(text[-_TAIL:])
    return outlets.named(_first(found)) if found else None


def _first(found: re.Match[str]) -> str:
    return next(name for name in found.groups() if name)


@lru_cache
def _credit_line(outlets: Outlets) -> re.Pattern[str]:
    """`PLACE, Oct. 16 (Reuters) -`, and lines of their own: `By AFP`, `(AP)`, `Source: TASS`."""
    wire, outlet = _names(one for one in outlets.all if one.wire), _names(outlets.all)
    return re.compile(
        rf"\(({wire})\)\s*[-–—]"
        rf"|^[ \t]*(?:By|Reporting by|[-–—])[ \t]+(?:[Tt]he[ \t]+)?({wire})[ \t]*$"
        rf"|^[ \t]*\(({wire})\)[ \t]*$"
        rf"|^[ \t]*(?:Source|Credit|Agency)[ \t]*:[ \t]*(?:[Tt]he[ \t]+)?({outlet})[ \t]*\.?[ \t]*$",
        re.MULTILINE,
    )


@lru_cache
def _telling() -> frozenset[str]:
    """The words without which nobody is told to report."""
    return frozenset({"According", "according"}) | word_set("source", "reporting") | word_set("source", "reported_by")


@lru_cache
def _longest_words(outlets: Outlets) -> frozenset[str]:
    """The longest word of each name of an outlet: not "The" of "The Times"."""
    every = (name for one in outlets.all for name in (one.name, *one.aliases))
    return frozenset(max(_WORD.findall(name), key=len, default="") for name in every)


@lru_cache
def _reporting(outlets: Outlets) -> re.Pattern[str]:
    """An outlet as the one who reports. Its name counts as it is written: at dawn said they, and Dawn said it."""
    name = rf"\b({_names(outlets.all)})\b"
    kind = r"(?:\s+(?:news agency|agency|newspaper|daily|television|radio|channel|TV|news))?"
    verbs, before = ("|".join(sorted(word_set("source", role))) for role in ("reporting", "reported_by"))
    return re.compile(
        rf"{name}{kind},?\s+(?:(?:has|had|also|later|earlier)\s+)?(?:{verbs})\b"
        rf"|\b(?:[Aa]ccording to|(?:{before})(?: by)?)\s+(?:[a-z]+\s+){{0,4}}?{name}"
    )


def _names(outlets: Iterable[Outlet]) -> str:
    every = {name for one in outlets for name in (one.name, *one.aliases)}
    return "|".join(re.escape(name) for name in sorted(every, key=lambda name: (-len(name), name)))
