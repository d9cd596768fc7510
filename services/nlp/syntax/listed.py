"""Lists of names as papers write them, told in one way: "A & B", "A; B; and C", "towns such as A and B", "“A”, “B”".

What names the several places that a noun announces stands right behind it then: "two villages in D, A and B" becomes
"two villages including A and B in D".
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import FORCE_NOUNS, PLACE_NOUNS, table, word_set
from services.nlp.syntax.called import called_apart
from services.nlp.syntax.marks import DASHES, PARTING
from services.nlp.syntax.parted import in_capital, itself, land_between, semicolon
from services.nlp.syntax.qualities import JOINTS, over_qualities
from services.nlp.syntax.rewriting import (
    AT_LEAST,
    DIGITS,
    NAMES,
    POLES,
    QUOTES,
    SINGLE_QUOTES,
    around,
    as_unit,
    bearing,
    cause,
    counted,
    first_of,
    following,
    is_name,
    is_of_a_site,
    names_of,
    not_only,
    numbered,
    of_which,
    ranged,
    seat,
    starts,
    state,
    unquoted,
    unquoted_name,
)
from services.nlp.syntax.spaced import HELD, spaced
from services.nlp.words.classes import COMPASS, DETERMINERS, PREPOSITIONS, RELATIVES
from services.nlp.words.units import ACTOR, COUNTRY, DATE, GENITIVE, MARK, NAME, NUMBER, PLACE, WORD, Unit
from services.nlp.words.verb_forms import ING, PARTICIPLE, verb_form

_ALSO: Final = tuple(tuple(words.split()) for words in table("grammar")["listed"]["also"])
_OPENING: Final = tuple(tuple(words.split()) for words in table("grammar")["listed"]["opening"])
_NAMING: Final = tuple(tuple(words.split()) for words in table("grammar")["listed"]["naming"])
_OPENINGS: Final = (*_OPENING, *_NAMING)
_OTHERS: Final = word_set("listed", "others")
_OTHER_PLACES: Final = word_set("listed", "other_places")
_OF_A_LAND: Final = PREPOSITIONS | DETERMINERS | word_set("listed", "of_a_land")
_BESIDE: Final = frozenset({"nearby", "surrounding", "neighbouring", "neighboring", "adjacent", "smaller"})
_BEFORE_NAMES: Final = frozenset({"of", ":", "(", "in", "called", "named", "among"})
_MEASURES: Final = word_set("listed", "measures")
_COUNTING: Final = frozenset({"pop", "population"})  # "A (pop. 1,200)"
_JOINTS: Final = frozenset({",", "and", "&", ";", "the"})
_APPOSING: Final = frozenset({"a", "an", "the", "one", "some", "which", "where", "capital", "home"})
COUNTED: Final = {word: n for n, word in enumerate(table("grammar")["listed"]["counted"].split(), 2)} | {"dozen": 12}
_ROADS: Final = frozenset({"highway", "road", "route", "motorway", "axis", "railway", "line", "border"})
_PEOPLE: Final = re.compile(r"\d{1,3}(?:,\d{3})+$")
_REACH: Final = 14  # units from "six villages" to "including"
_VILLAGES: Final = 5  # units of "the surrounding villages of"
_BRACKET: Final = 40  # units of a bracket that lists names, at most


def plain(units: Sequence[Unit]) -> list[Unit]:
    """The units with every list of names joined by commas and "and", and opened by "including" or "of"."""
    kept: list[Unit] = []
    at = 0
    while at < len(units):
        low = units[at].low
        rule = _RULES.get(low)
        behind = over_qualities(units, at, kept) if kept and low in JOINTS else at
        if behind == at and rule is not None:
            behind = rule(units, at, kept)
        if behind == at:
            kept.append(units[at])
            behind += 1
        at = behind
    return kept


def _joined(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A & B", "A, as well as B", "A along with B"."""
    words = first_of(_ALSO, units, at)
    behind = at + len(words)
    twice = words == ("/",) and bool(kept) and kept[-1].kind == ACTOR and behind + 1 < len(units)
    if twice and units[behind].kind == ACTOR and units[behind + 1].low in FORCE_NOUNS:
        return behind + 1  # "AFC/M23 rebels" have two names; "SAF/RSF clashes" are of two
    if not words or not (is_name(units, behind) or _names_villages(units, behind) or _names_own(units, behind)):
        return at
    if words == ("/",) and kept and behind + 1 < len(units) and units[behind + 1].low in _ROADS:
        both = f"{kept[-1].text}/{units[behind].text}"  # "the A/B highway" is one
        kept[-1] = Unit(NAME, kept[-1].first, units[behind].last, both, both.casefold())
        return behind + 1
    if _is_sited_apart(kept):
        kept.append(as_unit(units[at], WORD, "and"))
        return behind
    if kept and kept[-1].text == ",":
        if len(kept) < 2 or (kept[-2].kind not in NAMES and is_name(units, behind)):
            return at
        if not _ends_apposition(kept):
            return _aside_joined(units, at, behind, kept)
    elif not kept or kept[-1].kind not in NAMES:
        return at
    kept.append(as_unit(units[at], WORD, "and"))
    return behind


def _is_sited_apart(kept: list[Unit]) -> bool:
    """ "A on Monday", "A west of B,": what is told of A alone, and not of what "as well as" adds."""
    last = len(kept) - 1 - (bool(kept) and kept[-1].text == ",")
    if last < 2:
        return False
    bears = kept[last].kind in NAMES and kept[last - 1].low == "of" and kept[last - 2].low in COMPASS
    return kept[last].kind == DATE or bears


def _aside_joined(units: Sequence[Unit], mark: int, first: int, kept: list[Unit]) -> int:
    """ "A, along with B and C, fell": "A, B and C fell"; what begins at `first` stands between commas."""
    end = _list_end(units, first) if is_name(units, first) else first
    names = plain(units[first:end])
    if all(unit.low != "and" for unit in names):
        kept[-1] = as_unit(units[mark], WORD, "and")
    kept += names
    closed = end > first and end + 1 < len(units) and units[end].text == "," and not _opens_more(units[end + 1])
    return end + 1 if closed else end


def _opens_more(unit: Unit) -> bool:
    """Whether what stands behind a comma is one more of a list, or told of the last."""
    return unit.kind in NAMES or unit.low in {"and", "but", "or"} or unit.low in RELATIVES or unit.low in _APPOSING


def _ends_apposition(kept: list[Unit]) -> bool:
    """Whether the last comma closes "A, a town near B,"."""
    opens = next((i for i in range(len(kept) - 2, 0, -1) if kept[i].text == ","), None)
    first = kept[opens + 1] if opens is not None and opens + 2 < len(kept) else None
    return first is not None and (first.low in _APPOSING or first.kind == NUMBER)


def _names_villages(units: Sequence[Unit], at: int) -> bool:
    """ "the surrounding villages of A"."""
    of = next((i for i in range(at, min(at + _VILLAGES, len(units))) if units[i].low == "of"), 0)
    noun = units[of - 1] if of > at else None
    several = noun is not None and noun.low.endswith("s") and PLACE_NOUNS.get(noun.low) in SETTLEMENTS
    return several and is_name(units, of + 1)


def _names_own(units: Sequence[Unit], at: int) -> bool:
    """ "A, along with its airport"."""
    return at + 1 < len(units) and units[at].low in {"its", "their"} and units[at + 1].low in PLACE_NOUNS


def _opened(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "places such as A", "six villages, among which are B and C", "a village called D", "an outpost known as E"."""
    words = first_of(_OPENINGS, units, at)
    behind = at + len(words)
    if not words or not is_name(units, behind):
        return _joined(units, at, kept)
    noun = kept[-1].low if kept and kept[-1].kind == WORD else ""
    if words in _NAMING and noun in PLACE_NOUNS and (noun.endswith("s") or _announcing(kept) is None):
        if PLACE_NOUNS[noun] in SETTLEMENTS:
            kept.append(as_unit(units[at], WORD, "of"))
        return behind
    noun_at = _announcing(kept)
    if noun_at is None or (words == ("like",) and noun_at != len(kept) - 1):
        return _joined(units, at, kept)
    return _including(units, at, behind, kept, noun_at)


def _including(units: Sequence[Unit], mark: int, first: int, kept: list[Unit], noun: int) -> int:
    """Puts the list that begins at `first` right behind the noun of `kept` that announced it."""
    end = _list_end(units, first)
    if _dated(units, end):
        return mark
    land = kept[noun + 1 :]
    while land and (land[-1].text == "," or land[-1].text in DASHES):
        land.pop()
    lies_there = all(_tells_land(unit) or unit.low in _JOINTS for unit in land)
    if not lies_there and not (_tells_more(land) and (units[mark].text == "," or units[mark].text in DASHES)):
        if units[mark].kind != MARK:
            kept.append(as_unit(units[mark], WORD, "including"))
        return mark if units[mark].kind == MARK else first
    del kept[noun + 1 :]
    kept.append(as_unit(units[mark], WORD, "including"))
    kept += plain(units[first:end])
    if land:
        kept += [as_unit(land[0], MARK, "("), *land, as_unit(land[-1], MARK, ")")] if lies_there else land
    return _behind_mark(units, mark, end, kept)


def _dated(units: Sequence[Unit], at: int) -> bool:
    """ "A on Monday and B on Tuesday": each has a date of its own."""
    while at < len(units) and (units[at].kind == DATE or units[at].low in {"on", "in"}):
        at += 1
        if units[at - 1].kind == DATE:
            return at < len(units) and units[at].low in _JOINTS and is_name(units, at + 1)
    return False


def _behind_mark(units: Sequence[Unit], mark: int, end: int, kept: list[Unit]) -> int:
    """Behind the dash or comma that closes a list opened by one (at `mark`)."""
    dash = units[mark].text in DASHES
    at = end
    while at < len(units) and units[at].text in (DASHES if dash else {","} if units[mark].text == "," else ()):
        at += 1
    if at == end or at == len(units) or units[at].low in {"and", "but"}:
        return end
    if units[at].low in RELATIVES or ((form := verb_form(units[at].low)) is not None and form.forms == ING):
        kept.append(as_unit(units[end], MARK, ","))
    return at


def _tells_more(land: list[Unit]) -> bool:
    """ "two villages that X held, A and B", "two towns held by X, A and B"."""
    relative = land[0].low in {"that", "which"}
    return relative or ((form := verb_form(land[0].low)) is not None and PARTICIPLE in form.forms)


def _tells_land(unit: Unit) -> bool:
    return unit.kind in (PLACE, NAME, COUNTRY, NUMBER) or unit.low in _OF_A_LAND or unit.low in PLACE_NOUNS


def _list_end(units: Sequence[Unit], first: int) -> int:
    """Behind the last of the names joined from `first` on; a bracket behind a name belongs to it."""
    end = at = first
    while at < len(units):
        if units[at].kind in NAMES:
            end = at = at + 1
        elif units[at].text == "(" and at == end:
            closing = next((i for i in range(at, min(at + _BRACKET, len(units))) if units[i].text == ")"), at)
            if closing == at:
                break
            end = at = closing + 1
        elif units[at].low in _JOINTS or units[at].text in QUOTES + SINGLE_QUOTES:
            at += 1
        elif words := first_of(_ALSO, units, at):
            at += len(words)
        elif (others := _and_others(units, at - 1, list(units[: at - 1]))) > at:
            end = at = others
        else:
            break
    return end


def _told_behind(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "six villages: A and B", "two towns in D – A and B – fell", "three villages, A, B and C,"."""
    if (behind := called_apart(units, at, kept)) > at:
        return behind
    if units[at].text in DASHES and _counts_people(units, at, kept):
        return at + 2
    if units[at].text == "," and (end := land_between(units, at, kept)) > at:
        kept += [as_unit(units[at], MARK, "("), *units[at + 1 : end], as_unit(units[end], MARK, ")")]
        return end + 1
    noun = _announcing(kept)
    if noun is None or not is_name(units, at + 1):
        return _dash(units, at, kept)
    end = _list_end(units, at + 1)
    names = sum(1 for unit in units[at + 1 : end] if unit.kind in NAMES)
    if units[at].text == "," and not any(COUNTED.get(unit.low) == names for unit in kept[max(noun - 3, 0) : noun]):
        return at
    return _including(units, at, at + 1, kept, noun) if names > 1 else at


def _counts_people(units: Sequence[Unit], at: int, kept: list[Unit]) -> bool:
    """ "A -118,121; B -12,919": how many live there."""
    number = units[at + 1] if at + 1 < len(units) else None
    return bool(kept) and kept[-1].kind in NAMES and number is not None and bool(_PEOPLE.match(number.text))


def _dash(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """A hyphen that stands alone between words is a dash."""
    if units[at].text != "-" or not kept:
        return at
    kept.append(as_unit(units[at], MARK, "–"))
    return at + 1


def _among_them(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "six villages, A and B among them,": those in front of it; "six villages, among them A"."""
    if not starts(units, at, ("among", "them")) or not kept:
        return _opened(units, at, kept)
    if is_name(units, at + 2):
        noun = _announcing(kept)
        return _including(units, at, at + 2, kept, noun) if noun is not None else at
    first = len(kept)
    while first and (kept[first - 1].kind in NAMES or kept[first - 1].low in _JOINTS):
        first -= 1
    listed = kept[first:]
    noun = _announcing(kept[:first])
    if noun is None or len(listed) < 2 or listed[0].text != "," or listed[1].kind not in NAMES:
        return at
    land = kept[noun + 1 : first]
    if not all(_tells_land(unit) for unit in land):
        return at
    beside = [as_unit(land[0], MARK, "("), *land, as_unit(land[-1], MARK, ")")] if land else []
    kept[noun + 1 :] = [as_unit(listed[0], WORD, "including"), *listed[1:], *beside]
    return at + 2


def _bracketed(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "three villages in D (A, B and C)"."""
    end = next((i for i in range(at + 1, min(at + _BRACKET, len(units))) if units[i].text == ")"), at)
    inner = units[at + 1 : end]
    if len(inner) == 1 and inner[0].kind == ACTOR and end + 1 < len(units) and units[end + 1].kind == GENITIVE:
        return end + 1  # "the Army (NA)'s men"
    if len(inner) == 1 and inner[0].text.isupper() and is_of_a_site(kept) and units[end + 1 : end + 2]:
        return end + 1 if units[end + 1].low in {"in", "at", "near", "outside"} else at  # "the base of X (XO) in A"
    if len(inner) == 1 and inner[0].kind in (NAME, WORD) and inner[0].text.isupper() and kept and kept[-1].kind == NAME:
        return end + 1  # "the Joint Task Force (JTF)"
    measured = len(inner) > 1 and inner[-1].low in _MEASURES and any(unit.kind == NUMBER for unit in inner[:2])
    wrapped = len(inner) == 1 and bool(kept) and kept[-1].low in PREPOSITIONS | {"and"}
    if measured or wrapped or (inner and inner[0].low in _COUNTING and kept and kept[-1].kind in NAMES):
        kept += inner if wrapped else ()  # "60 miles (100 km) from A", but "the city of (A)"
        return end + 1
    noun = _announcing(kept)
    if noun is None or not inner or _list_end(units, at + 1) != end or not any(u.low in _JOINTS for u in inner):
        return at
    return end + 1 if _including(units, at, at + 1, kept, noun) > at else at


def _and_others(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A, B and several others": they have no names."""
    end = at + 1
    while end < len(units) and (units[end].low in _OTHERS or units[end].kind == NUMBER):
        end += 1
    told, last = units[end - 2].low, units[end - 1].low
    ends = last in {"others", "more", "elsewhere"} or (last in _OTHER_PLACES and _is_nameless(units, end, told))
    if not ends or end == at + 1 or not kept or kept[-1].kind not in NAMES:
        return _joined(units, at, kept)
    if len(kept) > 1 and kept[-2].text == ",":
        kept[-2] = as_unit(kept[-2], WORD, "and")
    return end


def _is_nameless(units: Sequence[Unit], end: int, told: str) -> bool:
    """ "several nearby villages" that no names follow."""
    over = end + (end < len(units) and units[end].text in PARTING)
    opens = over < len(units) and (units[over].low in _BEFORE_NAMES or bool(first_of(_OPENINGS, units, over)))
    named = opens or is_name(units, over)
    return told in {"other", "more"} or (told in _BESIDE and not named)


def _both(units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    """ "both A and B"."""
    end = _list_end(units, at + 1) if is_name(units, at + 1) else at
    return at + 1 if sum(unit.kind in NAMES for unit in units[at + 1 : end]) > 1 else at


_RULES: Final[dict[str, Callable[[Sequence[Unit], int, list[Unit]], int]]] = {
    **dict.fromkeys(QUOTES, unquoted),
    **dict.fromkeys(SINGLE_QUOTES, unquoted_name),
    **dict.fromkeys(DASHES, _told_behind),
    ":": _told_behind,
    ",": _told_behind,
    **{words[0]: _joined for words in _ALSO},
    **{words[0]: _opened for words in _OPENINGS},
    "among": _among_them,
    "(": _bracketed,
    ";": semicolon,
    "itself": itself,
    "for": cause,
    **dict.fromkeys(HELD, spaced),
    "capital": in_capital,
    "and": _and_others,
    "following": following,
    "which": of_which,
    "to": ranged,
    "both": _both,
    "not": not_only,
    "names": names_of,
    **{words[0]: counted for words in AT_LEAST},
    "district": seat,
    "state": state,
    **dict.fromkeys(POLES, bearing),
    **dict.fromkeys(DIGITS, numbered),
    **dict.fromkeys(("around", "near", "outside"), around),
}


def _announcing(kept: list[Unit]) -> int | None:
    """Where the noun for several places stands that a list behind `kept` would name."""
    last = len(kept) - 1
    for at in range(last, max(len(kept) - _REACH, -1), -1):
        low = kept[at].low
        named = at > 0 and kept[at - 1].kind in NAMES  # "24 villages in the A and B districts, among them"
        if kept[at].kind == WORD and low.endswith("s") and low in PLACE_NOUNS and not (named and at < last):
            return at
        if kept[at].text in {";", "."}:
            break
    return None
