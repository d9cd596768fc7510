"""From which day a statement counts, and in which order statements are taken. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import groupby

from services.ledger.weighing import HOLDS, Statement, side_of

DAY = timedelta(days=1)
# The day, whether it is sharp, its phase, the first day of which it speaks.
Key = tuple[date, bool, int, date]


class Moment:
    """Statements that count from the same day, with nothing to tell which of them came first. It never changes."""

    def __init__(self, day: date, phase: int, statements: tuple[Statement, ...]) -> None:
        self.day = day
        self.phase = phase
        self.statements = statements


def moments(statements: Iterable[Statement]) -> list[Moment]:
    """All statements in the order in which they count, whatever the order they came in.

    Of one day: vague before sharp, who held it before fighting before changes of hands, earlier start before later.
    """
    given = list(statements)
    turns = [one for one in given if one.is_turn]
    keyed = sorted(((key_of(one, turns), one) for one in given), key=lambda pair: (pair[0], pair[1].event.id))
    return [
        Moment(key[0], key[2], tuple(one for _, one in group))
        for key, group in groupby(keyed, key=lambda pair: pair[0])
    ]


def key_of(one: Statement, turns: Collection[Statement]) -> Key:
    """By which it is sorted among all, of which `turns` are the sharp changes of hands and holds."""
    return day_of(one, turns), one.is_sharp, one.phase, one.start


def day_of(one: Statement, turns: Collection[Statement]) -> date:
    """The day from which it counts.

    Who holds a place held it from the range's start. A change counts from the range's end, by which it is true; a vague
    one joins the sharp report of the same change inside its range, or else goes before the sharp news there.
    """
    if one.phase == HOLDS:
        return one.start
    if one.is_sharp:
        return one.end
    inside = [turn for turn in turns if is_inside(turn, one)]
    same = [turn for turn in inside if _is_same_change(turn, one)]
    if same:
        return min(turn.end for turn in same)
    if inside:
        first = min(turn.start for turn in inside)
        return first - DAY if first > one.start else one.start
    return one.end


def is_inside(turn: Statement, vague: Statement) -> bool:
    """Whether all that the turn speaks of lies in the vague range."""
    return vague.start <= turn.start and turn.end <= vague.end


def _is_same_change(turn: Statement, vague: Statement) -> bool:
    return turn.event.kind == vague.event.kind and side_of(turn.event.actor) == side_of(vague.event.actor)
