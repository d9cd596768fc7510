"""A page of places as GeoJSON (RFC 7946). A place without coordinates is a feature without geometry."""

from datetime import date, datetime
from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from services.api.answers import ControlList, PlaceState
from services.api.flat import FlatState, columns, flatten
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


def encode(page: ControlList, fields: tuple[str, ...] | None = None) -> bytes:
    """The page as a FeatureCollection, with the properties of all or of those fields."""
    features = [_feature(item) for item in page.items]
    collection = FeatureCollection(page.as_of, page.known_at, page.position, features, page.next or UNSET)
    return msgspec.json.encode(collection if fields is None else _picked(collection, columns(fields)))


def _picked(collection: FeatureCollection, wanted: set[str]) -> dict[str, Any]:
    whole: dict[str, Any] = msgspec.to_builtins(collection)
    for feature in whole["features"]:
        feature["properties"] = {name: told for name, told in feature["properties"].items() if name in wanted}
    return whole


def _feature(item: PlaceState) -> Feature:
    return Feature(item.place.id, _point(item.place), flatten(item))


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else Point((place.lon, place.lat))
