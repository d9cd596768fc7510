"""What the press says of a place: neutral wires and papers, organs of the sides, copies, boasts, rumours, late news."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.war.shapes import Extraction, Shape
from benchmarks.war.truth import DAYS, Change, Course, Fight, days
from services.ledger.events import (
    ControlEvent,
    DateRange,
    Evidence,
    Kind,
    Party,
    Place,
    Precision,
    Source,
    Speaker,
    Status,
)

FIRST_DAY = date(2019, 1, 1)
PLACE = Place("simulated:1", "Simulated", "town", "XX", 35.0, 44.0)
WIRES = ("wire one", "wire two", "wire three")
PAPERS = tuple(f"paper {number}" for number in range(8))
ORGANS = 2
# The organs of a side tell nearly all its good news, and seldom the bad.
GOOD_NEWS, BAD_NEWS, DENIED = 0.8, 0.1, 0.4
CONFIDENCES = (0.9, 0.9, 0.9, 0.9, 0.8, 0.7, 0.6)


class Told(Struct, frozen=True):
    """A statement as it was extracted, and the day of the war on which it became known."""

    known: int
    event: ControlEvent


class Press:
    """All that is said of one place. The same seed says the same."""

    def __init__(self, shape: Shape, course: Course, chance: Random, extraction: Extraction) -> None:
        self._shape, self._course, self._chance, self._extraction = shape, course, chance, extraction

    def tell(self) -> list[Told]:
        told = [*self._changes(), *self._fights(), *self._sightings(), *self._boasts(), *self._rumours()]
        return sorted(told, key=lambda one: (one.known, one.event.id))

    def _changes(self) -> Iterator[Told]:
        shape = self._shape
        for change in self._course.changes:
            if self._happens(shape.silence):
                continue
            for wire in WIRES:
                if self._happens(shape.coverage):
                    yield from self._printed(self._news(change, wire), change.day)
            for paper in PAPERS:
                if self._happens(shape.own_reports):
                    yield from self._read(self._news(change, paper), self._delay(change.day))
            yield from self._organs(change.winner, change, GOOD_NEWS)
            yield from self._organs(change.loser, change, BAD_NEWS)
            if self._happens(shape.late):
                yield from self._told_late(change)

    def _news(self, change: Change, root: str) -> ControlEvent:
        """How a neutral root tells it: as seen, or as the winner's spokesman says."""
        kind: Kind = "withdrawal" if change.withdrawal else "capture"
        actor, opponent = (change.loser, change.winner) if change.withdrawal else (change.winner, change.loser)
        relayed = self._happens(self._shape.relayed)
        status: Status = "claimed" if relayed and self._happens(self._shape.doubted) else "reported"
        speaker = change.winner if relayed else None
        return self._event(kind, actor, opponent, change.day, root, speaker=speaker, status=status)

    def _organs(self, side: str, change: Change, chance: float) -> Iterator[Told]:
        for number in range(ORGANS):
            if self._happens(chance):
                event = self._event(
                    "capture", change.winner, change.loser, change.day, f"{side} organ {number}", tie=side
                )
                yield from self._read(event, change.day)

    def _told_late(self, change: Change) -> Iterator[Told]:
        known = change.day + self._chance.randint(20, 60)
        month = DateRange(_day(change.day - change.day % 30), _day(change.day - change.day % 30 + 29), "month")
        event = self._event("capture", change.winner, change.loser, change.day, self._chance.choice(PAPERS))
        yield from self._read(replace(event, date=month), known)

    def _fights(self) -> Iterator[Told]:
        for fight in self._course.fights:
            for wire in WIRES:
                if self._happens(self._shape.coverage / 2):
                    yield from self._printed(self._battle(fight, wire), fight.start)

    def _battle(self, fight: Fight, root: str) -> ControlEvent:
        kind: Kind = "capture" if self._happens(self._extraction.fight_as_capture) else "contest"
        day = self._chance.randint(fight.start, max(fight.start, fight.end - 1))
        return self._event(kind, fight.attacker, fight.holder, day, root)

    def _sightings(self) -> Iterator[Told]:
        for day in days(self._shape.sightings, self._chance):
            event = self._event("control", self._course.holder(day), None, day, self._chance.choice(WIRES + PAPERS))
            yield from self._read(event, day)

    def _boasts(self) -> Iterator[Told]:
        """Captures that never were: by the side's organs, and relayed by a wire as its spokesman's word."""
        for day in days(self._shape.boasts, self._chance):
            holder = self._course.holder(day)
            side = self._chance.choice([one for one in self._shape.sides if one != holder])
            for number in range(ORGANS):
                if self._happens(GOOD_NEWS):
                    yield from self._read(
                        self._event("capture", side, holder, day, f"{side} organ {number}", tie=side), day
                    )
            if self._happens(self._shape.coverage / 2):
                status: Status = "claimed" if self._happens(self._shape.doubted) else "reported"
                event = self._event(
                    "capture", side, holder, day, self._chance.choice(WIRES), speaker=side, status=status
                )
                yield from self._printed(event, day)
            if self._happens(DENIED):
                denial = self._event("capture", side, holder, day, f"{holder} organ 0", tie=holder, status="denied")
                yield from self._read(denial, day)

    def _rumours(self) -> Iterator[Told]:
        for day in days(self._shape.rumours, self._chance):
            holder = self._course.holder(day)
            side = self._chance.choice([one for one in self._shape.sides if one != holder])
            yield from self._printed(self._event("capture", side, holder, day, self._chance.choice(WIRES)), day)

    def _printed(self, event: ControlEvent, day: int) -> Iterator[Told]:
        """A wire's story, and the papers that print it: the same words, and so the same reading of them."""
        read = [*self._read(event, self._delay(day))]
        yield from read
        for paper in PAPERS:
            if self._happens(self._shape.reprints):
                for one in read:
                    source = replace(one.event.source, outlet=paper)
                    copy = replace(one.event, id=self._id(), article_id=self._id(), source=source)
                    yield Told(self._delay(one.known), copy)

    def _read(self, event: ControlEvent, known: int) -> Iterator[Told]:
        """What extraction makes of it: nothing at times, and at times something else."""
        errors = self._extraction
        if self._happens(errors.missed):
            return
        if self._happens(errors.sides_swapped) and event.opponent is not None:
            event = replace(event, actor=event.opponent, opponent=event.actor)
        if self._happens(errors.wrong_day):
            event = replace(event, date=_range(known, "day"))
        if self._happens(errors.background_as_news):
            # What the article recalls of an earlier time is read as today's.
            past = self._course.holder(max(0, known - self._chance.randint(30, 200)))
            event = replace(event, kind="control", actor=_party(past), opponent=None, date=_range(known, "day"))
        yield Told(known, event)

    def _event(
        self,
        kind: Kind,
        actor: str,
        opponent: str | None,
        day: int,
        root: str,
        *,
        tie: str | None = None,
        speaker: str | None = None,
        status: Status = "reported",
    ) -> ControlEvent:
        return ControlEvent(
            id=self._id(),
            article_id=self._id(),
            kind=kind,
            actor=_party(actor),
            opponent=_party(opponent) if opponent else None,
            place=PLACE,
            date=_range(day, "day"),
            status=status,
            attributed_to=Speaker(f"a {speaker} spokesman", speaker) if speaker else None,
            extent="whole",
            confidence=self._chance.choice(CONFIDENCES),
            evidence=Evidence("simulated", 0, 9),
            source=Source(root, tie, root),
            extractor="simulated",
        )

    def _delay(self, day: int) -> int:
        return min(DAYS, day + self._chance.choice([0, 0, 1, 1, 2, 4]))

    def _happens(self, chance: float) -> bool:
        return self._chance.random() < chance

    def _id(self) -> UUID:
        return UUID(int=self._chance.getrandbits(128))


def _party(side: str) -> Party:
    return Party(side, side, side)


def _range(day: int, precision: Precision) -> DateRange:
    return DateRange(_day(day), _day(day), precision)


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)
