"""From a spot to a place of the ledger: the atlas's candidates weighed by the article's countries and neighbours."""

import math
import re
from collections.abc import Sequence
from typing import Final, cast

from msgspec import Struct
from msgspec.structs import replace

from services.atlas.countries import by_capital
from services.atlas.names import fold
from services.atlas.place import SETTLEMENTS, UNITS, AtlasPlace
from services.atlas.places import Places
from services.ledger.events import Extent, Place, PlaceType
from services.nlp.context import Context
from services.nlp.parties import sides
from services.nlp.places.distances import Distance

_WELL_KNOWN: Final = 500_000  # people
_KNOWN: Final = 20_000  # people
_HAMLET: Final = 5_000  # people
_SPOKEN: Final = 3  # countries in which a place of another spelling may lie
_FAR: Final = 9.0  # squared degrees
_NEAR: Final = 2.0
_BEYOND: Final = 1.0
_NAMESAKES: Final = 1.5  # how much a town's size counts against its nearness
_LARGE: Final = 1_000_000  # people
_SMALL: Final = 1_000  # people


class Spot(Struct, frozen=True, gc=False):
    """A place as the text names it. `hint` is the type that the words give it."""

    name: str
    hint: str | None
    candidates: tuple[AtlasPlace, ...]
    extent: Extent = "whole"
    container: str | None = None
    place: Place | None = None
    distance: Distance | None = None


class Siting:
    """Finds the place that each spot means, with what the article has spoken of so far in mind."""

    def __init__(self, places: Places, context: Context) -> None:
        self._places = places
        self._context = context
        self._before = len(context.spots)  # how many the sentences before this one have told of

    def place(self, spot: Spot) -> Place | None:
        """The ledger's place for a spot, or None where naming one would be a guess."""
        if spot.place is not None:
            return spot.place
        chosen = self._choose(spot)
        if chosen is not None and chosen.type != "country":
            return Place(
                chosen.id,
                spot.name,
                _type(spot.hint, chosen.type),
                chosen.country,
                chosen.lat,
                chosen.lon,
            )
        if chosen is not None:
            return None
        return self._pending(spot)

    def _choose(self, spot: Spot) -> AtlasPlace | None:
        candidates = self._at_home(spot.candidates) or self.similar(spot.name)
        if not candidates:
            return None
        fitting = [p for p in candidates if spot.hint is None or fits(p.type, spot.hint)] or list(candidates)
        if spot.hint is None and not (fitting[0].country == self._context.country and fitting[0].type in UNITS):
            # "Kirkuk" alone is the town, not the province that is named after it, unless that is much better known.
            fitting = [p for p in fitting if p.type in SETTLEMENTS or p.type in {"facility", "area"}] or fitting
        anchor = self._site(spot)
        if spot.hint in UNITS:
            fitting = [p for p in fitting if p.type in UNITS] or fitting  # "A district" is not its town
        if anchor is None and len(fitting) > 1 and (same := self._same(spot.name, fitting)) is not None:
            return same
        chosen = self._nearest(fitting, anchor)
        guessed = not self._at_home(spot.candidates)  # by a spelling that is only alike
        if guessed and anchor is not None and _square(chosen, anchor) > _NEAR:
            return None
        # "A, 4 km from B", "near B"; "just south of" a capital may be far from it
        told = anchor is not None and (spot.distance is not None or _is_town(anchor))
        if anchor is not None and (told or chosen.weight < _KNOWN) and _square(chosen, anchor) > _BEYOND:
            return None  # "a village in A": not its namesake in another land's end
        inside = anchor is not None and _square(chosen, anchor) < _NEAR  # "in the region of A", told so
        return None if not inside and self._is_stray(chosen) else chosen

    def _same(self, name: str, places: Sequence[AtlasPlace]) -> AtlasPlace | None:
        """Of namesakes the one that the story has spoken of before by this name."""
        told = {p.id for p in self._context.spots[: self._before] if p.name == name}
        return next((p for p in places if p.id in told), None) if told else None

    def _nearest(self, places: Sequence[AtlasPlace], anchor: AtlasPlace | None) -> AtlasPlace:
        """The likeliest of these, the better known one where two are as likely."""
        if len(places) == 1:
            return places[0]
        return min(enumerate(places), key=lambda one: self._rank(one[1], anchor, one[0]))[1]

    def _is_stray(self, place: AtlasPlace) -> bool:
        """A small place abroad, far from all others of the story, is a namesake of the one that is meant."""
        last = next((p for p in reversed(self._context.spots) if p.lat is not None), None)
        known = self._spoken() if place.weight >= _KNOWN else self._spoken()[:1]
        at_home = place.country in known or place.country == (last.country if last else None)
        if last is None and known:
            return not at_home and place.weight < _HAMLET  # the first place of the story, and next door
        if last is None or at_home or place.population >= _WELL_KNOWN:
            return False
        return self._closeness(place) > _FAR

    def _at_home(self, candidates: tuple[AtlasPlace, ...]) -> tuple[AtlasPlace, ...]:
        """Those in the article's countries or beside the first; all of them while no country is known."""
        countries = self._context.countries
        if not countries:
            return candidates
        near = (set(countries[:5]) & self._context.vouched) | self._places.neighbours(countries[0])
        home = tuple(p for p in candidates if p.country in near)
        known = candidates[:1] if home and candidates[0].population >= _WELL_KNOWN else ()
        # "U.S. soldiers left Kabul": not the hamlet in Missouri
        return known if known and home[0].weight < _HAMLET and self._is_at_peace(countries[0]) else home

    def _is_at_peace(self, country: str) -> bool:
        return sides.usual(country, "rebel", self._context.published.year) is None

    def similar(self, name: str) -> tuple[AtlasPlace, ...]:
        """Places of another spelling in the countries that the article speaks of most."""
        if not self._context.country:
            return ()
        spoken = self._spoken()
        return tuple(p for p in self._places.find_similar(name, spoken[0]) if p.country in spoken)

    def _spoken(self) -> list[str]:
        """The countries that the article speaks of most, that of its war first."""
        return [code for code in self._context.countries[:_SPOKEN] if code in self._context.vouched]

    def _rank(self, place: AtlasPlace, anchor: AtlasPlace | None, order: int) -> tuple[float, int]:
        countries = self._context.countries
        home = countries.index(place.country) if place.country in self._context.vouched & set(countries) else 9
        near = _square(place, anchor) if anchor else self._closeness(place)
        return (home if home < 9 else 20) + min(near, 40.0) / 4 + (0.0 if anchor else _smallness(place)), order

    def _closeness(self, place: AtlasPlace) -> float:
        """How far from the other places of the story, in squared degrees."""
        known = [p for p in self._context.spots[-6:] if p.lat is not None and p.lon is not None]
        return min(((place.lat - (p.lat or 0)) ** 2 + (place.lon - (p.lon or 0)) ** 2 for p in known), default=0.0)

    def _site(self, spot: Spot) -> AtlasPlace | None:
        """What the spot is told to lie in or near, at the very point where a distance tells of one."""
        if spot.distance is None:
            return self._anchor(spot.container) if spot.container else None
        town = self._anchor(spot.distance.town)
        point = spot.distance.point(town.lat, town.lon) if town else None
        return replace(town, lat=point[0], lon=point[1]) if town and point else None

    def _anchor(self, name: str) -> AtlasPlace | None:
        found = self._at_home(self._places.find(name)) or self.similar(name)
        chosen = self._nearest(found, None) if found else None
        return chosen if chosen is None or chosen.type != "country" else None  # a land's middle is near to nothing

    def _pending(self, spot: Spot) -> Place | None:
        """A place that the atlas does not know, kept with its anchor's position."""
        anchor = self._site(spot)
        named_so = bool(spot.container) and spot.name.startswith(spot.container or "")
        if named_so and anchor is not None and anchor.weight < _KNOWN and self._closeness(anchor) > _NEAR:
            anchor = None  # "the A quarter": not the village A far from the town spoken of
        lat, lon, country = (anchor.lat, anchor.lon, anchor.country) if anchor else self._around()
        if anchor is None and spot.distance is not None:
            lat = lon = None  # "900 km from A": near none of those spoken of
        if (told := self._told_before(spot.name)) is not None:  # the same, whatever stands beside it now
            country = told.country
            lat, lon = (lat, lon) if anchor else (told.lat, told.lon)
        slug = re.sub(r"[^\w]+", "-", fold(spot.name)).strip("-")
        if not slug:
            return None
        return Place(
            f"pending:{(country or 'xx').lower()}:{slug}", spot.name, _type(spot.hint, "village"), country, lat, lon
        )

    def _told_before(self, name: str) -> Place | None:
        """The place of this name, unknown to the atlas, that sentences before this one told of."""
        called = fold(name)
        earlier = reversed(self._context.spots[: self._before])
        told = (p for p in earlier if p.id.startswith("pending:") and fold(p.name) == called)
        return next(told, None)

    def _around(self) -> tuple[float | None, float | None, str | None]:
        known = [p for p in reversed(self._context.spots) if p.lat is not None]
        # a capital is oftener where it was said than where it was fought for
        last = next((p for p in known if not by_capital(p.name)), next(iter(known), None))
        return (last.lat, last.lon, last.country) if last else (None, None, self._context.country)


def fits(kind: str, hint: str) -> bool:
    """Whether a place of this type can be what the words call it: a village may be called a town."""
    if hint in SETTLEMENTS:
        return kind in SETTLEMENTS or kind == "area"
    if hint in {"province", "district"}:
        return (
            kind in {"province", "district", "area"}
            if hint == "province"
            else kind in {"district", "area", "town", "city"}
        )
    return kind == hint


def _type(hint: str | None, kind: str) -> PlaceType:
    if hint is None or (hint in SETTLEMENTS and kind in SETTLEMENTS):
        return cast(PlaceType, kind)
    return cast(PlaceType, hint)


def _smallness(place: AtlasPlace) -> float:
    """How far a hamlet must be nearer than its namesake to be meant: a city that is not near may still be the news."""
    return _NAMESAKES * math.log10(_LARGE / min(max(place.weight, _SMALL), _LARGE))


def _is_town(place: AtlasPlace) -> bool:
    return place.type in SETTLEMENTS and place.weight < _WELL_KNOWN


def _square(a: AtlasPlace, b: AtlasPlace) -> float:
    return (a.lat - b.lat) ** 2 + (a.lon - b.lon) ** 2


def is_province(spot: Spot) -> bool:
    """Whether the words or the atlas say so."""
    return spot.hint == "province" or bool(spot.candidates and spot.candidates[0].type == "province")


def sited_together(spots: list[Spot]) -> list[Spot]:
    """The villages of "A and B in C": each lies where the next one is said to lie."""
    wider: str | None = None
    for n in range(len(spots) - 1, -1, -1):
        wider = spots[n].container or wider
        spots[n] = replace(spots[n], container=wider)
    return spots
