"""A page of places as GeoJSON (RFC 7946). A place without coordinates is a feature without geometry."""

from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from services.api.answers import ControlList, PlaceState
from services.api.flat import FlatState, flatten
from services.ledger.events import Place


class Point(Struct, frozen=True):
    """Longitude and latitude, in this order."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class Feature(Struct, frozen=True):
    """One place, by its id."""

    id: str
    geometry: Point | None
    properties: FlatState
    type: Literal["Feature"] = "Feature"


class FeatureCollection(Struct, frozen=True):
    """One page; `next` is there when there is another."""

    as_of: date
    known_at: datetime | None
    position: int
    features: list[Feature]
    next: str | UnsetType = UNSET
    type: Literal["FeatureCollection"] = "FeatureCollection"


def encode(page: ControlList) -> bytes:
    """The page as a FeatureCollection."""
    features = [_feature(item) for item in page.items]
    return msgspec.json.encode(
        FeatureCollection(page.as_of, page.known_at, page.position, features, page.next or UNSET)
    )


def _feature(item: PlaceState) -> Feature:
    return Feature(item.place.id, _point(item.place), flatten(item))


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else Point((place.lon, place.lat))
