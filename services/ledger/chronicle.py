"""The moments of one place, kept in order while statements come and go. Pure.

They are what `chronology.moments` makes of the same statements, at the cost of what changes instead of all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

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
        self._entry_of: dict[int, Entry] = {}
        self._turns: dict[int, Statement] = {}
        self._vague: dict[int, Statement] = {}

    def change(self, added: Iterable[Statement], dropped: Iterable[int]) -> int:
        """How many moments from the start are as they were. `dropped` are numbers of events that it was told of."""
        coming, going = {one.number: one for one in added}, {one: self._entry_of[one][2] for one in dropped}
        turned = [one for one in (*coming.values(), *going.values()) if one.is_turn]
        for number in going:
            self._turns.pop(number, None)
            self._vague.pop(number, None)
        # Where a vague report stands depends on the sharp ones in its range.
        moved = {number: one for number, one in self._vague.items() if any(is_inside(turn, one) for turn in turned)}
        for number, one in coming.items():
            if one.is_turn:
                self._turns[number] = one
            elif not one.is_sharp:
                self._vague[number] = one
        first = len(self._entries)
        for number in (*going, *moved):
            first = min(first, self._take_out(number))
        for one in (*coming.values(), *moved.values()):
            first = min(first, self._put_in(one))
        return self._again_from(first)

    def _take_out(self, number: int) -> int:
        at = bisect_left(self._entries, self._entry_of.pop(number))
        del self._entries[at]
        return at

    def _put_in(self, one: Statement) -> int:
        entry = (key_of(one, self._turns.values()), one.number, one)
        self._entry_of[one.number] = entry
        at = bisect_left(self._entries, entry)
        self._entries.insert(at, entry)
        return at

    def _again_from(self, entry: int) -> int:
        # What comes first may join the moment before it.
        number = max(0, bisect_right(self._starts, entry - 1) - 1)
        before = self.moments[number] if number < len(self.moments) else None
        at = self._starts[number] if self._starts else 0
        del self.moments[number:], self._starts[number:]
        while at < len(self._entries):
            self._starts.append(at)
            at = self._tell_next(at)
        same = before is not None and number < len(self.moments) and _are_same(before, self.moments[number])
        return number + same

    def _tell_next(self, first: int) -> int:
        """Tell the moment that begins with that entry; where the next one begins."""
        key, end = self._entries[first][0], first + 1
        while end < len(self._entries) and self._entries[end][0] == key:
            end += 1
        self.moments.append(Moment(key[0], key[2], tuple([entry[2] for entry in self._entries[first:end]])))
        return end


def _are_same(one: Moment, other: Moment) -> bool:
    """The statements of one event are one object."""
    if one.day != other.day or len(one.statements) != len(other.statements):
        return False
    return all(here is there for here, there in zip(one.statements, other.statements, strict=True))
