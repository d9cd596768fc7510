"""From what changes at each point in time to what holds there. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

from services.api.count_answers import SideCount

# (number of the point from 0, country, side, change of places, of contested, of silent ones)
Change = tuple[int, str | None, str | None, int, int, int]
Group = tuple[str | None, str | None]


def counts(days: Sequence[date], changes: Iterable[Change]) -> Iterator[SideCount]:
    """What each side holds in each country on each of the days, by day, country and side (null first)."""
    by_group: dict[Group, list[list[int]]] = {}
    for point, country, side, *change in changes:
        steps = by_group.setdefault((country, side), [[0, 0, 0] for _ in days])
        steps[point] = [have + more for have, more in zip(steps[point], change, strict=True)]
    running = {group: [*accumulate(steps, _sum)] for group, steps in by_group.items()}
    for point, day in enumerate(days):
        for country, side in sorted(running, key=_order):
            places, contested, silent = running[country, side][point]
            if places:
                yield SideCount(day, country, side, places, contested, silent)


def key(count: SideCount) -> str:
    """Where it stands in the order of `counts`."""
    return f"{count.day} {count.country or ''} {count.side or ''}"


def _sum(have: list[int], more: list[int]) -> list[int]:
    return [one + other for one, other in zip(have, more, strict=True)]


def _order(group: Group) -> tuple[str, str]:
    return group[0] or "", group[1] or ""
