"""Claims of one article become its control events: repeats fold into one, battles that ended become their outcome."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from msgspec import structs

from services.ledger.events import ControlEvent
from services.nlp.lexicon import table

# days from a capture to a state that only tells of it again; the day of the news may be told as the day before
_JUST_BEFORE: Final = range(-2, 11)

# what is said of a fight that no capture told before has ended
_GOING_ON: Final = re.compile(rf"\b(?:{table('grammar')['merge']['going_on']})\b")

# behind the capture: "200 soldiers died in the fighting in A" is told of that battle
_TOLL: Final = re.compile(rf"\b(?:{table('grammar')['merge']['toll']})\b")
# after a town's name: what falls with it
_OF_THE_TOWN: Final = frozenset(table("grammar")["merge"]["of_the_town"])
_SUMMED_UP: Final = timedelta(days=4)


def merge(events: Iterable[ControlEvent]) -> list[ControlEvent]:
    """One event for each statement, in the order of the text; the surest telling is kept."""
    kept: dict[tuple[object, ...], ControlEvent] = {}
    for event in events:
        key = (
            event.kind,
            event.place.id,
            event.actor.side if event.actor else None,
            event.status in {"reported", "claimed"},
        )
        same = _same(kept, key, event)
        if same is None:
            kept[(*key, event.date.start, event.date.end)] = event
        elif _better(event, kept[same]):
            kept[same] = event
    return _in_order(_without_told_again(_without_ended(list(kept.values()))))


def _in_order(events: list[ControlEvent]) -> list[ControlEvent]:
    """Two captures of one place in the same month: the one told first came first, so its range ends a day earlier."""
    ordered: list[ControlEvent] = []
    for at, event in enumerate(events):
        later = any(_follows(other, event) for other in events[at + 1 :])
        if later and event.date.start < event.date.end:
            event = structs.replace(event, date=structs.replace(event.date, end=event.date.end - timedelta(days=1)))
        ordered.append(event)
    return ordered


def _follows(other: ControlEvent, event: ControlEvent) -> bool:
    same = other.place.id == event.place.id and other.date == event.date and other.kind == event.kind == "capture"
    return same and event.date.precision != "day"


def _same(
    kept: dict[tuple[object, ...], ControlEvent], key: tuple[object, ...], event: ControlEvent
) -> tuple[object, ...] | None:
    day = timedelta(days=1)
    for known, other in kept.items():
        if known[:4] == key and other.date.start - day <= event.date.end and event.date.start - day <= other.date.end:
            return known
    return None


def _better(new: ControlEvent, old: ControlEvent) -> bool:
    """The narrower date wins, then the higher confidence."""
    width_new, width_old = new.date.end - new.date.start, old.date.end - old.date.start
    return (width_new, -new.confidence) < (width_old, -old.confidence)


def _without_ended(events: list[ControlEvent]) -> list[ControlEvent]:
    """A battle that ended in a capture is only the capture; where a part was taken, the battle goes on."""
    taken = [e for e in events if e.kind == "capture" and e.extent != "part"]
    captures = [e for e in taken if e.status in {"reported", "claimed"}]
    return [e for e in events if not (e.kind == "contest" and _ended(e, captures))]


def _without_told_again(events: list[ControlEvent]) -> list[ControlEvent]:
    """ "X took A on Monday. The town is now in X's hands.": one statement, unless only the second is told as fact."""
    captures = [e for e in events if e.kind == "capture" and e.status in {"reported", "claimed"} and e.actor]
    return [e for e in events if not (e.kind == "control" and _told_again(e, captures))]


def _told_again(held: ControlEvent, captures: list[ControlEvent]) -> bool:
    side = held.actor.side if held.actor else None
    here = [c for c in captures if c.place.id == held.place.id and c.actor]
    own = [c for c in here if c.actor and c.actor.side == side and c.status in {"reported", held.status}]
    since = next((c.date.start for c in own if _days(c, held) in _JUST_BEFORE), None)
    lost_since = any(c.actor and c.actor.side != side and since and c.date.start >= since for c in here)
    return since is not None and not lost_since


def _days(capture: ControlEvent, held: ControlEvent) -> int:
    return (held.date.start - capture.date.end).days


def _is_old(capture: ControlEvent, contest: ControlEvent) -> bool:
    """ "Clashes broke out in A, which the army had cleared": some day before, and now it is fought for again."""
    return capture.date.precision == "unknown" != contest.date.precision


def _is_in_it(contest: ControlEvent, capture: ControlEvent) -> bool:
    """Whether the attack was on the town's police station or on the district called so, by those who took the town."""
    side = contest.actor.side if contest.actor else None
    own = side is not None and capture.actor is not None and capture.actor.side == side
    where = contest.place.name.removeprefix(f"{capture.place.name} ") if own else ""
    return where != contest.place.name and where.casefold() in _OF_THE_TOWN


def _ended(contest: ControlEvent, captures: list[ControlEvent]) -> bool:
    """Whether a capture of those days ended it; not one told before, where the fighting is said to go on."""
    goes_on = _GOING_ON.search(contest.evidence.quote) is not None
    over = _SUMMED_UP if not goes_on and _TOLL.search(contest.evidence.quote) is not None else timedelta()
    return any(
        (c.place.id == contest.place.id or _is_in_it(contest, c))
        and (c.status == "reported" or c.evidence.start == contest.evidence.start)
        and not _is_old(c, contest)
        and not (goes_on and c.evidence.start <= contest.evidence.start)
        and contest.date.start <= c.date.end + (over if c.evidence.start < contest.evidence.start else timedelta())
        and c.date.start <= contest.date.end + timedelta(days=1)
        for c in captures
    )
