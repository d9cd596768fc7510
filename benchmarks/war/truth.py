"""Who really held a place, day by day."""

from random import Random

from msgspec import Struct

from benchmarks.war.shapes import Shape

DAYS = 365
# Fighting goes before most changes of hands.
FIRST_FIGHTS, LONGEST_FIGHT = 0.7, 12


class Change(Struct, frozen=True):
    """On this day of the war `winner` took the place from `loser`, who may have left it by himself."""

    day: int
    winner: str
    loser: str
    withdrawal: bool


class Fight(Struct, frozen=True):
    """From `start` to `end` `attacker` fought `holder` for the place."""

    start: int
    end: int
    attacker: str
    holder: str


class Course(Struct, frozen=True):
    """One place in the war."""

    first: str
    changes: list[Change]
    fights: list[Fight]

    def holder(self, day: int) -> str:
        held = self.first
        for change in self.changes:
            held = change.winner if change.day <= day else held
        return held


def course(shape: Shape, chance: Random) -> Course:
    first = holder = chance.choice(shape.sides)
    changes: list[Change] = []
    fights: list[Fight] = []
    for day in days(shape.changes, chance):
        winner = chance.choice([side for side in shape.sides if side != holder])
        if chance.random() < FIRST_FIGHTS:
            fights.append(Fight(max(0, day - chance.randint(1, LONGEST_FIGHT)), day, winner, holder))
        changes.append(Change(day, winner, holder, chance.random() < 0.25))
        holder = winner
    told = Course(first, changes, fights)
    for day in days(shape.fights, chance):
        held = told.holder(day)
        attacker = chance.choice([side for side in shape.sides if side != held])
        fights.append(Fight(day, day + chance.randint(0, LONGEST_FIGHT), attacker, held))
    return told


def days(rate: float, chance: Random) -> list[int]:
    """The days of the war on which something happens that happens `rate` times in 100 days (a Poisson process)."""
    found: set[int] = set()
    at = 0.0
    while rate and (at := at + chance.expovariate(rate / 100)) < DAYS:
        found.add(int(at))
    return sorted(found)
