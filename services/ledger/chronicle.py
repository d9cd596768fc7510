"""The moments of one place, kept in order while statements come and go. Pure.

They are what `chronology.moments` makes of the same statements, at the cost of what changes instead of all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from services.ledger.chronology import Key, Moment, is_inside, key_of
from services.ledger.weighing import Statement

# What it is sorted by, the event, and the statement; the event's number is unique, so that statements never compare.
Entry = tuple[Key, int, Statement]


class Chronicle:
    """Tell it what changes; `moments` are in order."""

    def __init__(self) -> None:
        self.moments: list[Moment] = []
        self._starts: list[int] = []
        self._entries: list[Entry] = []
        self._entry_of: dict[UUID, Entry] = {}
        self._turns: dict[UUID, Statement] = {}
        self._vague: dict[UUID, Statement] = {}

    def change(self, added: Iterable[Statement], dropped: Iterable[UUID]) -> int:
        """How many moments from the start are as they were. `dropped` are events that it was told of."""
        coming, going = {one.event.id: one for one in added}, {one: self._entry_of[one][2] for one in dropped}
        turned = [one for one in (*coming.values(), *going.values()) if one.is_turn]
        for event_id in going:
            self._turns.pop(event_id, None)
            self._vague.pop(event_id, None)
        # Where a vague report stands depends on the sharp ones in its range.
        moved = {event_id: one for event_id, one in self._vague.items() if any(is_inside(turn, one) for turn in turned)}
        for event_id, one in coming.items():
            if one.is_turn:
                self._turns[event_id] = one
            elif not one.is_sharp:
                self._vague[event_id] = one
        first = len(self._entries)
        for event_id in (*going, *moved):
            first = min(first, self._take_out(event_id))
        for one in (*coming.values(), *moved.values()):
            first = min(first, self._put_in(one))
        return self._again_from(first)

    def _take_out(self, event_id: UUID) -> int:
        at = bisect_left(self._entries, self._entry_of.pop(event_id))
        del self._entries[at]
        return at

    def _put_in(self, one: Statement) -> int:
        entry = (key_of(one, self._turns.values()), one.event.id.int, one)
        self._entry_of[one.event.id] = entry
        at = bisect_left(self._entries, entry)
        self._entries.insert(at, entry)
        return at

    def _again_from(self, entry: int) -> int:
        # What comes first may join the moment before it.
        number = max(0, bisect_right(self._starts, entry - 1) - 1)
        before = self.moments[number] if number < len(self.moments) else None
        at = self._starts[number] if self._starts else 0
        del self.moments[number:], self._starts[number:]
        for key, group in groupby(self._entries[at:], key=itemgetter(0)):
            statements = tuple([one for _, _, one in group])
            self.moments.append(Moment(key[0], key[2], statements))
            self._starts.append(at)
            at += len(statements)
        same = before is not None and number < len(self.moments) and _are_same(before, self.moments[number])
        return number + same


def _are_same(one: Moment, other: Moment) -> bool:
    """The statements of one event are one object."""
    return one.day == other.day and [*map(id, one.statements)] == [*map(id, other.statements)]
