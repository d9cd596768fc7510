"""Extracted events against what an analyst would record: matched by kind, place and side, as the gold's README says."""

import math
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from services.atlas.names import fold
from services.ledger.events import ControlEvent

Gold = dict[str, Any]
REALIS = frozenset({"reported", "claimed"})
CONTROL = frozenset({"capture", "withdrawal", "control"})
_REACH = {"province": 150.0, "district": 60.0, "area": 60.0}
_GENERIC = frozenset(["al", "el", "the", "of", "province", "state", "region", "district", "city", "town", "village"])


@dataclass
class Score:
    """Counts over any number of articles; precision, recall and F1 follow from them."""

    hits: int = 0
    missed: int = 0
    surplus: int = 0
    dated: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.surplus, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(2 * self.hits + self.missed + self.surplus, 1)

    @property
    def dates(self) -> float:
        return self.dated / max(self.hits, 1)

    def add(self, article: str, gold: list[Gold], found: list[ControlEvent], contest: bool = False) -> None:
        """Counts one article. Arguable gold (`core` false) is neither rewarded nor punished."""
        kinds = {"contest"} if contest else CONTROL
        wanted = [one for one in gold if one["kind"] in kinds and one["status"] in REALIS]
        left = [event for event in found if event.kind in kinds and event.status in REALIS]
        told: list[Gold] = []
        for one in sorted(wanted, key=lambda one: not one["core"]):
            matching = (event for event in left if matches(one, event))
            event = min(matching, key=lambda event: not overlaps(one, event), default=None)
            if event is None and one["core"]:
                self.missed += 1
                self.errors.append(f"{article}: missed {one['kind']} @ {one['place']['name']}")
                continue
            told.append(one)
            if event is not None:
                left.remove(event)
                self.hits += one["core"]
                self.dated += one["core"] and overlaps(one, event)
        # what is told once more, of another day, is the same fact
        surplus = [event for event in left if not any(matches(one, event) for one in told)]
        self.surplus += len(surplus)
        self.errors += [f"{article}: surplus {event.kind} @ {event.place.name}" for event in surplus]


def matches(one: Gold, event: ControlEvent) -> bool:
    """The same kind at the same place by the same side; of fighting, either party's side."""
    if one["kind"] != event.kind or not same_place(one["place"], event):
        return False
    either = event.kind == "contest"
    sides = {one["side"], one.get("opponent_side") if either else None} - {None}
    parties = (event.actor, event.opponent if either else None)
    return not sides or bool(sides & {party.side for party in parties if party})


def same_place(gold: Gold, event: ControlEvent) -> bool:
    """Near enough for its type, or of the same name."""
    named = _key(event.place.name) in {_key(name) for name in (gold["name"], *gold.get("aliases", []))}
    if gold["lat"] is None or event.place.lat is None or event.place.lon is None:
        return named
    km = _km(gold["lat"], gold["lon"], event.place.lat, event.place.lon)
    return km <= _REACH.get(gold["type"], 20.0) or (named and km <= 150)


def overlaps(one: Gold, event: ControlEvent) -> bool:
    """Whether the dates overlap, with a day of slack."""
    first, last = (date.fromisoformat(one["date"][end]) for end in ("start", "end"))
    day = timedelta(days=1)
    return event.date.start <= last + day and first <= event.date.end + day


def _key(name: str) -> str:
    return "".join(word for word in fold(name).split() if word not in _GENERIC)


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    east = (other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return 111.2 * math.hypot(other_lat - lat, east)
