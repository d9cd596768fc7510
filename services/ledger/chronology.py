"""From which day a statement counts, and in which order statements are taken. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from services.ledger.weighing import Statement, side_of

# A range of more days than this is vague: it never beats a sharp one inside it.
SHARP_DAYS = 3
DAY = timedelta(days=1)

HOLDS, FIGHTS, CHANGES = range(3)
# The day, whether it is sharp, its phase, the first day of which it speaks.
Key = tuple[date, bool, int, date]


class Moment(Struct, frozen=True):
    """Statements that count from the same day, with nothing to tell which of them came first."""

    day: date
    phase: int
    statements: tuple[Statement, ...]


def moments(statements: Iterable[Statement]) -> list[Moment]:
    """All statements in the order in which they count, whatever the order they came in.

    Of one day: vague before sharp, who held it before fighting before changes of hands, earlier start before later.
    """
    given = list(statements)
    turns = [one for one in given if is_turn(one)]
    keyed = sorted(((key_of(one, turns), one) for one in given), key=lambda pair: (pair[0], pair[1].event.id))
    return [
        Moment(key[0], key[2], tuple(one for _, one in group))
        for key, group in groupby(keyed, key=lambda pair: pair[0])
    ]


def phase(one: Statement) -> int:
    """What kind of news it is. Part of a place in other hands is a fight for it, not a change of hands."""
    if one.event.kind == "contest" or one.event.extent == "part":
        return FIGHTS
    return HOLDS if one.event.kind == "control" else CHANGES


def is_sharp(one: Statement) -> bool:
    return (one.event.date.end - one.event.date.start).days < SHARP_DAYS


def is_turn(one: Statement) -> bool:
    """Whether vague reports go by it."""
    return is_sharp(one) and phase(one) != FIGHTS


def key_of(one: Statement, turns: Collection[Statement]) -> Key:
    """By which it is sorted among all, of which `turns` are the sharp changes of hands and holds."""
    return day_of(one, turns), is_sharp(one), phase(one), one.event.date.start


def day_of(one: Statement, turns: Collection[Statement]) -> date:
    """The day from which it counts.

    Who holds a place held it from the range's start. A change counts from the range's end, by which it is true; a vague
    one joins the sharp report of the same change inside its range, or else goes before the sharp news there.
    """
    when = one.event.date
    if phase(one) == HOLDS:
        return when.start
    inside = [] if is_sharp(one) else [turn for turn in turns if is_inside(turn, one)]
    same = [turn for turn in inside if _is_same_change(turn, one)]
    if same:
        return min(turn.event.date.end for turn in same)
    if inside:
        first = min(turn.event.date.start for turn in inside)
        return first - DAY if first > when.start else when.start
    return when.end


def is_inside(turn: Statement, vague: Statement) -> bool:
    """Whether all that the turn speaks of lies in the vague range."""
    return vague.event.date.start <= turn.event.date.start and turn.event.date.end <= vague.event.date.end


def _is_same_change(turn: Statement, vague: Statement) -> bool:
    return turn.event.kind == vague.event.kind and side_of(turn.event.actor) == side_of(vague.event.actor)
