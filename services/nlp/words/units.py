"""Tokens become units: names known to the atlas, unknown names, dates, numbers, words and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from services.atlas import countries
from services.atlas.actors import Actors
from services.atlas.outlets import Outlets
from services.atlas.places import Places
from services.nlp.dates.when import find_date, may_begin
from services.nlp.lexicon import ACT_NOUNS, FORCE_NOUNS, PLACE_NOUNS, table, word_set
from services.nlp.words.classes import CLASS_OF, PARTICLES, TIMES
from services.nlp.words.compounds import is_compound, words_of_compound
from services.nlp.words.tokens import Token
from services.nlp.words.verb_forms import VERB_TABLE, verb_form

WORD: Final = 0
PLACE: Final = 1
ACTOR: Final = 2
COUNTRY: Final = 3
DEMONYM: Final = 4
NAME: Final = 5
DATE: Final = 6
NUMBER: Final = 7
MARK: Final = 8
GENITIVE: Final = 9
_LINKS: Final = word_set("units", "links")
_ARTICLE: Final = (
    "al-", "el-", "ash-", "as-", "ar-", "an-", "az-", "ad-", "at-", "al‑", "at_", "az_",
    "esh-", "es-", "er-", "en-", "ez-", "ed-", "et-", "ul-", "us-",
)  # fmt: skip
NUMBERED: Final = word_set("units", "numbered")
_NUMERO: Final = frozenset({"No", "Number", "#"})
_TITLES: Final = word_set("units", "titles")
NUMBERED_SITES: Final = word_set("units", "numbered_sites")
_CLOSED: Final = frozenset(CLASS_OF)
_COMMON: Final = frozenset(PLACE_NOUNS) | FORCE_NOUNS | TIMES | word_set("units", "common")
_PEOPLES: Final = frozenset(table("sides")["peoples"])
_OFFICES: Final = _TITLES | word_set("units", "offices")
_LONGEST_ACRONYM: Final = 6
_CREEDS: Final = word_set("units", "creeds")
_PEOPLE: Final = word_set("units", "people")
_NUMBER_WORDS: Final = word_set("units", "number_words")
_WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


class Unit:
    """A run of tokens `first`..`last` (exclusive) read as one thing. `value` depends on `kind`."""

    def __init__(self, kind: int, first: int, last: int, text: str, low: str, value: Any = None) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.text = text
        self.low = low
        self.value = value


@dataclass(slots=True, frozen=True)
class Atlas:
    """What is known before any article is read."""

    places: Places
    actors: Actors
    outlets: Outlets


class Scanner:
    """Reads the units of a sentence. `published` resolves dates."""

    def __init__(self, atlas: Atlas, published: date) -> None:
        self._atlas = atlas
        self._published = published

    def scan(self, tokens: Sequence[Token]) -> list[Unit]:
        """The units of one sentence, in order, without gaps."""
        words = [token.text for token in tokens]
        units: list[Unit] = []
        at, actors = 0, self._atlas.actors
        while at < len(tokens):
            token = tokens[at]
            if token.text == token.low and _is_plain(token.low, actors):
                at += 1
                units.append(Unit(WORD, at - 1, at, token.text, token.low))
                continue
            unit = self._read(tokens, words, at, units)
            if unit.kind == DATE and units and units[-1].low == "the":
                unit = _unit(DATE, tokens, units.pop().first, unit.last, unit.value)
            units.append(unit)
            at = unit.last
        return units

    def _read(self, tokens: Sequence[Token], words: Sequence[str], at: int, before: list[Unit]) -> Unit:
        token = tokens[at]
        if token.low == "'s":
            return Unit(GENITIVE, at, at + 1, token.text, "'s")
        dated = find_date(tokens, at, self._published)
        if dated and self._atlas.actors.longest(words, at) <= dated.words:  # not "the March 23 Movement"
            return _unit(DATE, tokens, at, at + dated.words, dated)
        if token.text in _NUMERO and (count := _numbered(words, at)):
            return Unit(NUMBER, at, at + count, f"No. {words[at + count - 1]}", words[at + count - 1])
        if not token.text[0].isalnum():
            verb = len(token.text) > 1 and token.low[-1].isalpha()  # the "'ve" of "we've"
            return Unit(WORD if verb else MARK, at, at + 1, token.text, token.low)
        if token.low in _NUMBER_WORDS:
            return Unit(NUMBER, at, at + 1, token.text, token.low)
        if count := words_of_compound(words, at, self._atlas.actors):
            return _unit(WORD, tokens, at, at + count, None)
        if token.capital or token.low.startswith(_ARTICLE):
            return self._read_name(tokens, words, at, before)
        if token.low[0].isdigit():
            return self._read_number(tokens, words, at)
        return self._read_lower(tokens, words, at)

    def _read_number(self, tokens: Sequence[Token], words: Sequence[str], at: int) -> Unit:
        """A number, or one that opens the name of a unit: "101st Airborne Division"."""
        token = tokens[at]
        numbered = token.low[-1].isalpha() and self._atlas.actors.opens(token.low)
        count = self._atlas.actors.longest(words, at) if numbered else 0
        if count < 2 and not (count and token.text.isupper()):  # "3R"
            return Unit(NUMBER, at, at + 1, token.text, token.low)
        return _unit(ACTOR, tokens, at, at + count, self._atlas.actors.find(_join(tokens, at, at + count)))

    def _read_lower(self, tokens: Sequence[Token], words: Sequence[str], at: int) -> Unit:
        """A word; actors may be lower case ("popular mobilization units")."""
        token = tokens[at]
        if token.low in _NUMBER_WORDS:
            return Unit(NUMBER, at, at + 1, token.text, token.low)
        if token.low not in _CLOSED and self._atlas.actors.opens(token.low) and verb_form(token.low) is None:
            count = _without_marks(tokens, at, self._atlas.actors.longest(words, at))
            if count > 1 or (count and "-" in token.low):  # "anti-balaka"
                return _unit(ACTOR, tokens, at, at + count, self._atlas.actors.find(_join(tokens, at, at + count)))
        return Unit(WORD, at, at + 1, token.text, token.low)

    def _read_name(self, tokens: Sequence[Token], words: Sequence[str], at: int, before: list[Unit]) -> Unit:
        token = tokens[at]
        opening = _opens(before)
        if token.low == "the" and at + 1 < len(words) and (count := self._atlas.actors.longest(words, at + 1)):
            named = max(self._atlas.actors.longest(words, at), _country(tokens, at)[0])
            if count >= named:  # "The Sudan Liberation Army", "The Front for Unity"; no "The Sudan", no "The Front"
                return Unit(WORD, at, at + 1, token.text, token.low)
        known = self._known(tokens, words, at, opening)
        plain = _opens_plainly(tokens, at) and not self._is_listed(words, at) if opening else token.low in _COMMON
        if (known is None and plain) or _is_capital_for_nothing(token, before):
            return Unit(WORD, at, at + 1, token.text, token.low)
        run = _run(tokens, at)
        if run == at + 1 and known is None and token.low in _CREEDS:
            return Unit(WORD, at, at + 1, token.text, token.low)  # "the Muslim rebel stronghold"
        if run > at + 1 and self._stands_apart(tokens, words, at, known):
            return Unit(WORD, at, at + 1, token.text, token.low)
        if known and (known.last >= run or self._is_forename(tokens, words, known)):
            return known if known.last >= run else _unit(NAME, tokens, at, run, None)
        if known and known.kind in (ACTOR, COUNTRY, DEMONYM):
            return known
        side_follows = known is not None and self._atlas.actors.longest(words, known.last) >= run - known.last
        if known and known.kind == PLACE and (side_follows or not _swallowed(tokens, known, run, before)):
            return known  # "In Mogadishu AMISOM has"
        if run == at:
            return Unit(WORD, at, at + 1, token.text, token.low)
        return _unit(NAME, tokens, at, run, None)

    def _is_forename(self, tokens: Sequence[Token], words: Sequence[str], known: Unit) -> bool:
        """ "Saleh" of "Saleh Ali": of another person than the one whom the atlas knows by that word."""
        after = tokens[known.last].low
        person = known.kind == ACTOR and known.last == known.first + 1 and all(a.kind == "person" for a in known.value)
        named = person and after not in _COMMON and after not in _WEEKDAYS
        return named and self._known(tokens, words, known.last, False) is None

    def _stands_apart(self, tokens: Sequence[Token], words: Sequence[str], at: int, known: Unit | None) -> bool:
        """ "President" or "the Islamic" before a name that the atlas knows; a heading that runs into a name."""
        low = tokens[at].low.rstrip(".")
        named = known is None and self._atlas.actors.longest(words, at + 1) > 0
        if low in _PEOPLES and (named or tokens[at + 1].low in _OFFICES):
            return True  # "Abkhaz Deputy Defense Minister", "the mainly Tutsi RPF"
        if named and tokens[at + 1].text.isupper() and len(tokens[at + 1].text) > 1 and not tokens[at].text.isupper():
            return True  # "Local PDF fighters"
        titled = low in _TITLES or (known is None and low in _CREEDS)
        return (known is None and _heads(tokens[at], tokens[at + 1])) or (
            titled and self._atlas.actors.longest(words, at + 1) > 0
        )

    def _known(self, tokens: Sequence[Token], words: Sequence[str], at: int, opening: bool) -> Unit | None:
        """The longest name that the atlas knows from here: an actor before a country before a place."""
        if _takes_number(tokens[at]) and tokens[at + 1 : at + 2] and counts(tokens[at + 1].text):
            return _unit(NAME, tokens, at, at + 2, None)  # "Point 4875", "LIB 379"
        shouted = tokens[at].low in _CLOSED and tokens[at + 1 : at + 2] and _is_shouted(tokens[at + 1])
        actor = 0 if shouted else _without_marks(tokens, at, self._atlas.actors.longest(words, at))
        place = self._atlas.places.longest(words, at)
        place = _trim(tokens, at, place)
        if tokens[at].low == "the" and at + 1 < len(tokens) and tokens[at + 1].low in _COMMON:
            place = 0  # "The Northern Alliance" is no place called "the Northern"
        country, demonym = _country(tokens, at)
        best = max(actor, place, country, demonym)
        if best == 0:
            return None
        name = _join(tokens, at, at + best)
        plain = (_is_word(tokens[at]) or tokens[at].low in _PEOPLE) and not _is_acronym(tokens, at)
        if opening and best == 1 and plain and not (country or demonym or self._is_listed(words, at)):
            return None
        if actor == best:
            found = self._atlas.actors.find(name)
            if found:
                return _unit(ACTOR, tokens, at, at + actor, found)
        if country == best and _is_a_village(tokens, at):
            return self._place(tokens, at, best, name) or _unit(NAME, tokens, at, at + best, None)
        if country == best:
            return _unit(COUNTRY, tokens, at, at + country, countries.by_name(name))
        if demonym == best:
            return _unit(DEMONYM, tokens, at, at + demonym, countries.by_demonym(name))
        if place == best and not (tokens[at].low in _CLOSED and best == 1):
            return self._place(tokens, at, best, name)
        return None

    def _is_listed(self, words: Sequence[str], at: int) -> bool:
        """ "Hit and Ramadi", where a sentence begins: a town called like a word, beside another."""
        joined = len(words) > at + 2 and words[at + 1] in {"and", ","} and words[at + 2][:1].isupper()
        known = joined and words[at + 2].casefold() not in _COMMON and self._atlas.places.longest(words, at + 2) > 0
        return known and bool(self._atlas.places.find(words[at]))

    def _place(self, tokens: Sequence[Token], at: int, count: int, name: str) -> Unit | None:
        formation = count == 1 and tokens[at].text.isupper() and tokens[at].low in NUMBERED  # "LIB"
        if formation or self._atlas.places.is_risky(name) or (count == 1 and tokens[at].low in _COMMON):
            return None
        found = self._atlas.places.find(name)
        return _unit(PLACE, tokens, at, at + count, found) if found else None


def _unit(kind: int, tokens: Sequence[Token], first: int, last: int, value: object) -> Unit:
    text = _join(tokens, first, last)
    return Unit(kind, first, last, text, text.casefold(), value)


def _join(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join([token.text for token in tokens[first:last]])


def _numbered(words: Sequence[str], at: int) -> int:
    """How many words "No. 5" has; 0 where no number follows."""
    digits = at + 1 + (words[at + 1 : at + 2] == ["."])
    return digits + 1 - at if digits < len(words) and words[digits].isdigit() else 0


def _opens(before: list[Unit]) -> bool:
    """Whether the next word begins a sentence or a quotation, where a capital means nothing."""
    if before and before[-1].kind != MARK:
        return False
    return not before or before[-1].text in '“"‘:•–—' or all(unit.kind == MARK for unit in before)


def _country(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """How many words name a country, and how many its people."""
    if not countries.opens(tokens[at].text):
        return 0, 0
    return _named_country(tuple(token.text for token in tokens[at : at + 4]))


def _is_a_village(tokens: Sequence[Token], at: int) -> bool:
    """ "the village of China", "the small town of Lebanon": called like a land."""
    called = at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].low in {"village", "town", "hamlet"}
    return called and any(token.low == "the" for token in tokens[max(at - 4, 0) : at - 2])


@lru_cache(maxsize=20_000)
def _named_country(words: tuple[str, ...]) -> tuple[int, int]:
    counts = (count for count in range(len(words), 0, -1) if _ends_a_name(words[count - 1]))
    names = [(count, " ".join(words[:count])) for count in counts]
    country = next((count for count, name in names if countries.by_name(name)), 0)
    return country, next((count for count, name in names if countries.by_demonym(name)), 0)


def _ends_a_name(word: str) -> bool:
    """Whether the word is no mark: "U.S." ends in one and is none."""
    return word[-1].isalnum() or "." in word[1:-1]


@lru_cache(maxsize=50_000)
def _is_plain(low: str, actors: Actors) -> bool:
    """Whether the word opens nothing but itself: no date, number, compound or name."""
    if not low.isalpha() or low in _NUMBER_WORDS or may_begin(low):
        return False
    return low in _CLOSED or verb_form(low) is not None or not actors.opens(low)


def _without_marks(tokens: Sequence[Token], at: int, count: int) -> int:
    while count and not tokens[at + count - 1].text[0].isalnum():
        count -= 1
    return count


def _trim(tokens: Sequence[Token], at: int, count: int) -> int:
    """A place's name does not end in a lower-case word."""
    while count and not tokens[at + count - 1].text[-1].isalnum():
        count -= 1
    while count > 1 and not _may_end_a_name(tokens[at + count - 1]):
        count -= 1
    return count


def _may_end_a_name(token: Token) -> bool:
    """ "Aleppo", "al-Bab", "l'Artibonite"."""
    elided = token.low[:2] in {"l'", "d'"} and token.text[2:3].isupper()
    return token.capital or elided or token.low.startswith(_ARTICLE)


def _is_capital_for_nothing(token: Token, before: list[Unit]) -> bool:
    """ "Residents Begged Not To Flee": a verb of a heading in which every word has a capital."""
    return bool(before) and before[-1].text == "To" and token.low in VERB_TABLE


def _heads(token: Token, after: Token) -> bool:
    """A heading in capitals runs into the first name of its text: "BACKGROUND Aleppo"."""
    return token.text.isupper() and len(token.text) > _LONGEST_ACRONYM and not after.text.isupper()


def _takes_number(token: Token) -> bool:
    return token.capital and (token.low in NUMBERED_SITES or (token.text.isupper() and token.low in NUMBERED))


def counts(word: str) -> bool:
    """Whether it numbers a site: "46", "9B", "Two"."""
    return word[0].isdigit() or (word[0].isupper() and word.casefold() in _NUMBER_WORDS | {"one"})


def _is_acronym(tokens: Sequence[Token], at: int) -> bool:
    """ "IS fighters", where not all is in capitals."""
    after = tokens[at + 1 : at + 2]
    return len(tokens[at].text) > 1 and tokens[at].text.isupper() and bool(after) and after[0].text.islower()


def _is_shouted(token: Token) -> bool:
    """A word of a heading in capitals: behind it "IS" is a verb."""
    return token.text.isalpha() and token.text.isupper() and len(token.text) > 1


def _is_word(token: Token) -> bool:
    known = token.low in _CLOSED or token.low in _COMMON or token.low in PARTICLES or token.low in ACT_NOUNS
    return known or verb_form(token.low) is not None


def _opens_plainly(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital at the beginning means nothing: "Farmers", "Seized", "Large areas"."""
    token = tokens[at]
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    told_of = after.endswith("s") and after in PLACE_NOUNS and after.removesuffix("s") in PLACE_NOUNS
    told_of = told_of or (after == "of" and token.low.endswith("s") and not token.text.isupper())  # "Parts of A"
    return told_of or token.low in _PEOPLE or (_is_word(token) and not _names(tokens, at))


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "Ahmed Ali" opens here: what could be the past of a verb that nobody knows, and a name behind it."""
    guessed = tokens[at].low.endswith("ed") and tokens[at].low not in VERB_TABLE and not tokens[at].text.isupper()
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    guessed = guessed or tokens[at].low == "tell"  # a hill, where it begins the name of a Syrian village
    named = guessed and after is not None and after.capital and after.low not in _CLOSED
    named = named and after is not None and after.low not in _COMMON  # "Armed Islamists"
    return named and tokens[at].low not in _COMMON and not countries.by_demonym(after.text if after else "")


def _run(tokens: Sequence[Token], at: int) -> int:
    """Where the run of capitalised words from `at` ends."""
    end = at
    while end < len(tokens) and _in_run(tokens, end, at):
        end += 1
    while end > at and tokens[end - 1].low in _LINKS and not tokens[end - 1].capital:
        end -= 1
    return end


def _in_run(tokens: Sequence[Token], at: int, first: int) -> bool:
    token = tokens[at]
    if token.low in _CLOSED and not (token.low in _LINKS and at > first):
        return False
    if is_compound(token.low):
        return False
    if at > first and (token.low in _WEEKDAYS or (token.low in _COMMON and not token.capital)):
        return False
    if token.low.startswith(_ARTICLE) and token.text[-1].isalpha():
        return True
    if token.capital:
        return not (at > first and countries.by_demonym(token.text))
    return token.low in _LINKS and first < at < len(tokens) - 1 and (tokens[at + 1].capital)


def _swallowed(tokens: Sequence[Token], known: Unit, run: int, before: list[Unit]) -> bool:
    """Whether a place's name is only part of a longer name: a person's, a club's, an office's."""
    rest = [token.low for token in tokens[known.last : run]]
    if not rest:
        return False
    if all(word in _COMMON for word in rest):
        return False
    return not any(word in _COMMON for word in rest[:1])


def is_title(unit: Unit) -> bool:
    """Whether a person's name follows this word, or this office: "Deputy Defense Minister"."""
    return unit.low.rstrip(".") in _TITLES or (unit.kind == NAME and unit.low.split()[-1] in _TITLES)
