"""Lists of names as papers write them, told in one way: "A & B", "A; B; and C", "towns such as A and B", "“A”, “B”".

What names the several places that a noun announces stands right behind it then: "two villages in D, A and B" becomes
"two villages including A and B in D".
"""

from collections.abc import Callable, Sequence

from services.atlas.place import SETTLEMENTS
from services.nlp.lexicon import force_nouns, place_nouns, table, word_class, word_set
from services.nlp.words.units import ACTOR, COUNTRY, DATE, MARK, NAME, NUMBER, PLACE, WORD, Unit
from services.nlp.words.verb_forms import PARTICIPLE, verb_form

_NAMES = frozenset({NAME, PLACE})
_ALSO = tuple(tuple(words.split()) for words in table("grammar")["listed"]["also"])
_OPENING = tuple(tuple(words.split()) for words in table("grammar")["listed"]["opening"])
_NAMING = tuple(tuple(words.split()) for words in table("grammar")["listed"]["naming"])
_OPENINGS = (*_OPENING, *_NAMING)
_OTHERS = word_set("listed", "others")
_OTHER_PLACES = word_set("listed", "other_places")
_OF_A_LAND = word_class("prepositions") | word_class("determiners") | word_set("listed", "of_a_land")
_AT_LEAST = (("at", "least"), ("at", "most"), ("no", "fewer", "than"), ("no", "less", "than"))
_SEATS = {"centre": "town", "center": "town", "centres": "towns", "centers": "towns"}
_COUNTING = frozenset({"pop", "population"})  # "A (pop. 1,200)"
_JOINTS = frozenset({",", "and", "&", ";", "the"})
_APPOSING = frozenset({"a", "an", "the", "one", "some", "which", "where", "capital", "home"})
_DASHES = frozenset("–—-")
_QUOTES = '"“”„«»'
_SINGLE_QUOTES = "'‘’‚`´"
_COUNTED = {word: n for n, word in enumerate(table("grammar")["listed"]["counted"].split(), 2)}
_ROADS = frozenset({"highway", "road", "route", "motorway", "axis", "railway", "line", "border"})
_REACH = 14  # units from "six villages" to "including"
_VILLAGES = 5  # units of "the surrounding villages of"
_BRACKET = 40  # units of a bracket that lists names, at most


def plain(units: Sequence[Unit]) -> list[Unit]:
    """The units with every list of names joined by commas and "and", and opened by "including" or "of"."""
    kept: list[Unit] = []
    at = 0
    while at < len(units):
        rule = _RULES.get(units[at].low)
        behind = rule(units, at, kept) if rule is not None else at
        if behind == at:
            kept.append(units[at])
            behind += 1
        at = behind
    return kept


def _unquoted(_units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    return at + 1


def _unquoted_name(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """Single quotes around a name; one between letters is no mark."""
    before = bool(kept) and kept[-1].kind in _NAMES
    return at + 1 if before or _is_name(units, at + 1) else at


def _semicolon(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A; B; and C": what parts bare names is a comma."""
    i = at + 1
    while i < len(units) and units[i].low in {"and", "the"}:
        i += 1
    if not (kept and kept[-1].kind in _NAMES and _is_name(units, i)):
        return at
    parted = sum(1 for unit in kept[-6:] if unit.text == ",") > 0 and units[i - 1].low == "and"
    if not parted and (i + 1 >= len(units) or units[i + 1].text not in {";", ".", ")"}):
        return at
    kept.append(_as(units[at], MARK, ","))
    return at + 1


def _joined(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A & B", "A, as well as B", "A along with B"."""
    words = _first_of(_ALSO, units, at)
    behind = at + len(words)
    twice = words == ("/",) and bool(kept) and kept[-1].kind == ACTOR and behind + 1 < len(units)
    if twice and units[behind].kind == ACTOR and units[behind + 1].low in force_nouns():
        return behind + 1  # "AFC/M23 rebels" have two names; "SAF/RSF clashes" are of two
    if not words or not (_is_name(units, behind) or _names_villages(units, behind) or _names_own(units, behind)):
        return at
    if words == ("/",) and behind + 1 < len(units) and units[behind + 1].low in _ROADS:
        return at  # "the A / B highway" is one
    if kept and kept[-1].text == ",":
        if len(kept) < 2 or (kept[-2].kind not in _NAMES and _is_name(units, behind)):
            return at
        if not _ends_apposition(kept):
            kept.pop()
    elif not kept or kept[-1].kind not in _NAMES:
        return at
    kept.append(_as(units[at], WORD, "and"))
    return behind


def _ends_apposition(kept: list[Unit]) -> bool:
    """Whether the last comma closes "A, a town near B,"."""
    opens = next((i for i in range(len(kept) - 2, 0, -1) if kept[i].text == ","), None)
    first = kept[opens + 1] if opens is not None and opens + 2 < len(kept) else None
    return first is not None and (first.low in _APPOSING or first.kind == NUMBER)


def _names_villages(units: Sequence[Unit], at: int) -> bool:
    """ "the surrounding villages of A"."""
    of = next((i for i in range(at, min(at + _VILLAGES, len(units))) if units[i].low == "of"), 0)
    noun = units[of - 1] if of > at else None
    several = noun is not None and noun.low.endswith("s") and place_nouns().get(noun.low) in SETTLEMENTS
    return several and _is_name(units, of + 1)


def _names_own(units: Sequence[Unit], at: int) -> bool:
    """ "A, along with its airport"."""
    return at + 1 < len(units) and units[at].low in {"its", "their"} and units[at + 1].low in place_nouns()


def _names_of(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the names of the villages are A and B": the villages are."""
    if not kept or kept[-1].low != "the" or not _starts(units, at, ("names", "of", "the")):
        return at
    kept.pop()
    return at + 2


def _not_only(units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    """ "not only A but also B": A and B."""
    ahead = [unit.low for unit in units[at + 1 : at + _REACH]]
    return at + 2 if ahead[:1] == ["only"] and "but" in ahead and _is_name(units, at + 2) else at


def _opened(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "places such as A", "six villages, among which are B and C", "a village called D", "an outpost known as E"."""
    words = _first_of(_OPENINGS, units, at)
    behind = at + len(words)
    if not words or not _is_name(units, behind):
        return _joined(units, at, kept)
    noun = kept[-1].low if kept and kept[-1].kind == WORD else ""
    if words in _NAMING and noun in place_nouns() and (noun.endswith("s") or _announcing(kept) is None):
        if place_nouns()[noun] in SETTLEMENTS:
            kept.append(_as(units[at], WORD, "of"))
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
    while land and (land[-1].text == "," or land[-1].text in _DASHES):
        land.pop()
    lies_there = all(_tells_land(unit) or unit.low in _JOINTS for unit in land)
    if not lies_there and not (_tells_more(land) and (units[mark].text == "," or units[mark].text in _DASHES)):
        if units[mark].kind != MARK:
            kept.append(_as(units[mark], WORD, "including"))
        return mark if units[mark].kind == MARK else first
    del kept[noun + 1 :]
    kept.append(_as(units[mark], WORD, "including"))
    kept += plain(units[first:end])
    if land:
        kept += [_as(land[0], MARK, "("), *land, _as(land[-1], MARK, ")")] if lies_there else land
    return _behind_mark(units, mark, end, kept)


def _dated(units: Sequence[Unit], at: int) -> bool:
    """ "A on Monday and B on Tuesday": each has a date of its own."""
    while at < len(units) and (units[at].kind == DATE or units[at].low in {"on", "in"}):
        at += 1
        if units[at - 1].kind == DATE:
            return at < len(units) and units[at].low in _JOINTS and _is_name(units, at + 1)
    return False


def _behind_mark(units: Sequence[Unit], mark: int, end: int, kept: list[Unit]) -> int:
    """Behind the dash or comma that closes a list opened by one (at `mark`)."""
    dash = units[mark].text in _DASHES
    at = end
    while at < len(units) and units[at].text in (_DASHES if dash else {","} if units[mark].text == "," else ()):
        at += 1
    if at == end or at == len(units) or units[at].low in {"and", "but"}:
        return end
    if units[at].low in word_class("relatives"):
        kept.append(_as(units[end], MARK, ","))
    return at


def _tells_more(land: list[Unit]) -> bool:
    """ "two villages that X held, A and B", "two towns held by X, A and B"."""
    relative = land[0].low in {"that", "which"}
    return relative or ((form := verb_form(land[0].low)) is not None and PARTICIPLE in form.forms)


def _tells_land(unit: Unit) -> bool:
    return unit.kind in (PLACE, NAME, COUNTRY, NUMBER) or unit.low in _OF_A_LAND or unit.low in place_nouns()


def _list_end(units: Sequence[Unit], first: int) -> int:
    """Behind the last of the names joined from `first` on; a bracket behind a name belongs to it."""
    end = at = first
    while at < len(units):
        if units[at].kind in _NAMES:
            end = at = at + 1
        elif units[at].text == "(" and at == end:
            closing = next((i for i in range(at, min(at + _BRACKET, len(units))) if units[i].text == ")"), at)
            if closing == at:
                break
            end = at = closing + 1
        elif units[at].low in _JOINTS or units[at].text in _QUOTES + _SINGLE_QUOTES:
            at += 1
        elif words := _first_of(_ALSO, units, at):
            at += len(words)
        elif (others := _and_others(units, at - 1, list(units[: at - 1]))) > at:
            end = at = others
        else:
            break
    return end


def _told_behind(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "six villages: A and B", "two towns in D – A and B – fell", "three villages, A, B and C,"."""
    noun = _announcing(kept)
    if noun is None or not _is_name(units, at + 1):
        return at
    end = _list_end(units, at + 1)
    names = sum(1 for unit in units[at + 1 : end] if unit.kind in _NAMES)
    if units[at].text == "," and not any(_COUNTED.get(unit.low) == names for unit in kept[max(noun - 3, 0) : noun]):
        return at
    return _including(units, at, at + 1, kept, noun) if names > 1 else at


def _among_them(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "six villages, A and B among them,": those in front of it; "six villages, among them A"."""
    if not _starts(units, at, ("among", "them")) or not kept:
        return _opened(units, at, kept)
    if _is_name(units, at + 2):
        noun = _announcing(kept)
        return _including(units, at, at + 2, kept, noun) if noun is not None else at
    first = len(kept)
    while first and (kept[first - 1].kind in _NAMES or kept[first - 1].low in _JOINTS):
        first -= 1
    listed = kept[first:]
    noun = _announcing(kept[:first])
    if noun is None or len(listed) < 2 or listed[0].text != "," or listed[1].kind not in _NAMES:
        return at
    land = kept[noun + 1 : first]
    if not all(_tells_land(unit) for unit in land):
        return at
    beside = [_as(land[0], MARK, "("), *land, _as(land[-1], MARK, ")")] if land else []
    kept[noun + 1 :] = [_as(listed[0], WORD, "including"), *listed[1:], *beside]
    return at + 2


def _bracketed(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "three villages in D (A, B and C)"."""
    end = next((i for i in range(at + 1, min(at + _BRACKET, len(units))) if units[i].text == ")"), at)
    inner = units[at + 1 : end]
    if inner and inner[0].low in _COUNTING and kept and kept[-1].kind in _NAMES:
        return end + 1
    noun = _announcing(kept)
    if noun is None or not inner or _list_end(units, at + 1) != end or not any(u.low in _JOINTS for u in inner):
        return at
    return end + 1 if _including(units, at, at + 1, kept, noun) > at else at


def _counted(units: Sequence[Unit], at: int, _kept: list[Unit]) -> int:
    """ "at least six villages", "as many as five": six, five."""
    words = _first_of(_AT_LEAST, units, at)
    behind = at + len(words)
    return behind if words and units[behind].kind == NUMBER else at


def _seat(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "district centres" are towns."""
    low = units[at + 1].low if at + 1 < len(units) else ""
    if low not in _SEATS:
        return at
    kept.append(Unit(WORD, units[at].first, units[at + 1].last, *[_SEATS[low]] * 2))
    return at + 2


def _following(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "the following villages:"."""
    noun = units[at + 1].low if at + 1 < len(units) else ""
    return at + 1 if noun in place_nouns() and kept and kept[-1].low in {"the", "these"} else at


def _and_others(units: Sequence[Unit], at: int, kept: list[Unit]) -> int:
    """ "A, B and several others": they have no names."""
    end = at + 1
    while end < len(units) and (units[end].low in _OTHERS or units[end].kind == NUMBER):
        end += 1
    told, last = units[end - 2].low, units[end - 1].low
    ends = last in {"others", "more", "elsewhere"} or (last in _OTHER_PLACES and told in {"other", "more"})
    if not ends or end == at + 1 or not kept or kept[-1].kind not in _NAMES:
        return _joined(units, at, kept)
    if len(kept) > 1 and kept[-2].text == ",":
        kept[-2] = _as(kept[-2], WORD, "and")
    return end


_RULES: dict[str, Callable[[Sequence[Unit], int, list[Unit]], int]] = {
    **dict.fromkeys(_QUOTES, _unquoted),
    **dict.fromkeys(_SINGLE_QUOTES, _unquoted_name),
    **dict.fromkeys(_DASHES, _told_behind),
    ":": _told_behind,
    ",": _told_behind,
    **{words[0]: _joined for words in _ALSO},
    **{words[0]: _opened for words in _OPENINGS},
    "among": _among_them,
    "(": _bracketed,
    ";": _semicolon,
    "and": _and_others,
    "following": _following,
    "not": _not_only,
    "names": _names_of,
    **{words[0]: _counted for words in _AT_LEAST},
    "district": _seat,
}


def _as(unit: Unit, kind: int, text: str) -> Unit:
    return Unit(kind, unit.first, unit.last, text, text)


def _first_of(turns: Sequence[tuple[str, ...]], units: Sequence[Unit], at: int) -> tuple[str, ...]:
    """The first of these turns of phrase that begins at `at`; () if none does."""
    low = units[at].low
    return next((words for words in turns if words[0] == low and _starts(units, at, words)), ())


def _starts(units: Sequence[Unit], at: int, words: tuple[str, ...]) -> bool:
    return at + len(words) < len(units) and all(units[at + n].low == word for n, word in enumerate(words))


def _is_name(units: Sequence[Unit], at: int) -> bool:
    while at < len(units) and units[at].low in _QUOTES + _SINGLE_QUOTES:
        at += 1
    return at < len(units) and units[at].kind in _NAMES


def _announcing(kept: list[Unit]) -> int | None:
    """Where the noun for several places stands that a list behind `kept` would name."""
    last = len(kept) - 1
    for at in range(last, max(len(kept) - _REACH, -1), -1):
        low = kept[at].low
        named = at > 0 and kept[at - 1].kind in _NAMES  # "24 villages in the A and B districts, among them"
        if kept[at].kind == WORD and low.endswith("s") and low in place_nouns() and not (named and at < last):
            return at
        if kept[at].text in {";", "."}:
            break
    return None
