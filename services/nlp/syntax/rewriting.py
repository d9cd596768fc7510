"""What stands around names in a list, and says the same in other words: quotes, "at least six", "district centres"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.words.units import MARK, NAME, NUMBER, NUMBERED_SITES, PLACE, WORD, Unit

NAMES: Final = frozenset({NAME, PLACE})
QUOTES: Final = '"“”„«»'
SINGLE_QUOTES: Final = "'‘’‚`´"
AT_LEAST: Final = (("at", "least"), ("at", "most"), ("no", "fewer", "than"), ("no", "less", "than"))
_PAIR: Final = 2
_OF_WHICH: Final = 3  # units from the comma to "which"
_SOME: Final = frozenset({"one", "some", "several", "many", "most", "both", "all", "none"})
_REACH: Final = 14  # units from "not only A" to "but"
DIGITS: Final = (*"123456789", "one", "two", "three", "four", "five", "six")
POLES: Final = frozenset({"north", "south", "northern", "southern"})
_CALLED_FOR: Final = frozenset(
    {"front", "movement", "party", "union", "alliance", "congress", "rally", "league", "coalition"}
)
_SEATS: Final = {"centre": "town", "center": "town", "centres": "towns", "centers": "towns"}


def as_unit(unit: Unit, kind: int, text: str) -> Unit:
    return Unit(kind, unit.first, unit.last, text, text)


def first_of(turns: Sequence[tuple[str, ...]], units: Sequence[Unit], at: int) -> tuple[str, ...]:
    """The first of these turns of phrase that begins at `at`; () if none does."""
    low = units[at].low
    return next((words for words in turns if words[0] == low and starts(units, at, words)), ())


def starts(units: Sequence[Unit], at: int, words: tuple[str, ...]) -> bool:
    return at + len(words) < len(units) and all(units[at + n].low == word for n, word in enumerate(words))


def is_name(units: Sequence[Unit], at: int) -> bool:
    while at < len(units) and units[at].low in QUOTES + SINGLE_QUOTES:
        at += 1
    return at < len(units) and units[at].kind in NAMES


def names_of(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the names of the villages are A and B": the villages are."""
    if not kept or kept[-1].low != "the" or not starts(units, at, ("names", "of", "the")):
        return at
    kept.pop()
    return at + 2


def following(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the following villages:"."""
    noun = units[at + 1].low if at + 1 < len(units) else ""
    return at + 1 if noun in PLACE_NOUNS and kept and kept[-1].low in {"the", "these"} else at


def counted(units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    """ "at least six villages", "as many as five": six, five."""
    words = first_of(AT_LEAST, units, at)
    behind = at + len(words)
    return behind if words and units[behind].kind == NUMBER else at


def ranged(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "six to eight villages" are eight, "from six to eight" is another matter."""
    if not kept or kept[-1].kind != NUMBER or at + 2 >= len(units) or units[at + 1].kind != NUMBER:
        return at
    from_there = len(kept) > 1 and kept[-2].low in {"from", "by"}  # "won by 3 to 2"
    if from_there or units[at + 2].kind != WORD or not units[at + 2].text[:1].isalpha():
        return at
    kept.pop()
    return at + 1


def seat(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "district centres" are towns."""
    low = units[at + 1].low if at + 1 < len(units) else ""
    if low not in _SEATS:
        return at
    kept.append(Unit(WORD, units[at].first, units[at + 1].last, *[_SEATS[low]] * 2))
    return at + 2


def state(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the state of Sennar" is a province, as no other state is."""
    named = units[at + 2] if at + 2 < len(units) and units[at + 1].low == "of" else None
    province = named is not None and named.kind == PLACE and any(p.type == "province" for p in named.value or ())
    if not province or not kept or kept[-1].low not in {"the", "central", "whole", "entire"}:
        return at
    kept.append(Unit(WORD, units[at].first, units[at].last, *["province"] * 2))
    return at + 1


def bearing(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the south west of A" is its southwest."""
    side = units[at + 1].low if at + 1 < len(units) else ""
    if not units[at].text.islower() or side not in {"east", "west", "eastern", "western"}:
        return at
    word = f"{units[at].low.removesuffix('ern')}{side}"
    kept.append(Unit(WORD, units[at].first, units[at + 1].last, word, word))
    return at + 2


def around(_units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "in and around A" is in A."""
    if len(kept) < _PAIR or kept[-1].low != "and" or kept[-2].low not in {"in", "inside", "within"}:
        return at
    kept.pop()
    return at + 1


def not_only(units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    """ "not only A but also B": A and B; "secured not A but B", "it was not A itself but B that": B."""
    ahead = [unit.low for unit in units[at + 1 : at + _REACH]]
    if ahead[:1] == ["only"] and "but" in ahead and is_name(units, at + 2):
        return at + 2
    instead = 2 + (ahead[1:2] == ["itself"])
    return at + instead + 1 if is_name(units, at + 1) and ahead[instead - 1 : instead] == ["but"] else at


def numbered(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the A 1 and A 2 bases", "Super Camp 9": a number that tells a site from others of the same name."""
    name = kept[-1] if kept and kept[-1].kind in NAMES else None
    if (
        name is None
        or not (units[at].text[0].isdigit() or units[at].text[0].isupper())
        or not _is_site(units, at, name)
    ):
        return at
    text = f"{name.text} {units[at].text}"
    kept[-1] = Unit(NAME, name.first, units[at].last, text, text.casefold())
    return at + 1


def _is_site(units: Sequence[Unit], at: int, name: Unit) -> bool:
    """Whether a facility's noun stands behind the number, or its name has one, or a namesake with both follows."""
    behind = units[at + 1] if at + 1 < len(units) else None
    if name.low.split()[-1] in NUMBERED_SITES or (behind is not None and PLACE_NOUNS.get(behind.low) == "facility"):
        return True
    joined = behind is not None and (behind.text == "," or behind.low == "and") and at + 3 < len(units)
    return joined and units[at + 2].text == name.text and _is_site(units, at + 3, name)


def is_of_a_site(kept: list[Unit]) -> bool:
    """ "the base of the Joint Force", "the headquarters of the 1st Battalion"."""
    of = next((i for i in range(len(kept) - 1, max(len(kept) - _REACH, 0), -1) if kept[i].low == "of"), 0)
    return of > 0 and PLACE_NOUNS.get(kept[of - 1].low) == "facility"


def of_which(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "three towns, two of which (A and B) were retaken": "three towns; A and B were retaken"."""
    if len(kept) < _OF_WHICH or kept[-1].low != "of" or at + 3 >= len(units) or units[at + 1].text not in {",", "("}:
        return at
    many = kept[-2].kind == NUMBER or kept[-2].low in _SOME
    end = at + 2
    while units[end].kind in NAMES and end + 2 < len(units) and units[end + 1].low in {",", "and"}:
        if units[end + 2].kind not in NAMES:
            break
        end += 2
    if not many or units[end].kind not in NAMES or units[end + 1].text not in {",", ")"}:
        return at
    del kept[-2:]
    while kept and kept[-1].low in {",", "and"}:
        kept.pop()
    kept += [as_unit(units[at + 1], MARK, ";"), *units[at + 2 : end + 1]]
    return end + 2


def cause(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the Front for the Progress and Peace of A", which the atlas does not know: the Front."""
    if not kept or not kept[-1].text[:1].isupper() or kept[-1].low.split()[-1] not in _CALLED_FOR:
        return at
    end = at + 1
    while end < len(units) and (units[end].text[:1].isupper() or _leads_on(units, end)):
        end += 1
    proper = any(unit.text[:1].isupper() and unit.kind in (NAME, WORD) for unit in units[at + 1 : end])
    return end if proper else at


def _leads_on(units: Sequence[Unit], at: int) -> bool:
    """Whether "of", "the" or "and" stands here in front of one more capital."""
    joins = units[at].low in {"of", "the", "and", "for"}
    behind = units[at + 1] if at + 1 < len(units) else None
    if behind is None or not joins or (units[at].low == "and" and behind.kind not in (NAME, WORD)):
        return False
    return behind.text[:1].isupper() or (behind.low == "the" and _leads_on(units, at + 1))


def unquoted(_units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    return at + 1


def unquoted_name(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Single quotes around a name; one between letters is no mark."""
    before = bool(kept) and kept[-1].kind in NAMES
    return at + 1 if before or is_name(units, at + 1) else at
