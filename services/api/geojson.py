"""A page of places as GeoJSON (RFC 7946). A place without coordinates is a feature without geometry."""

from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from services.api.answers import ControlList, PlaceState
from services.api.sides import colour
from services.ledger.events import Place


class Point(Struct, frozen=True):
    """Longitude and latitude, in this order."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class Feature(Struct, frozen=True):
    """One place. `properties` are those of the JSON form, flat, with the controller's colour."""

    id: str
    geometry: Point | None
    properties: dict[str, object]
    type: Literal["Feature"] = "Feature"


class FeatureCollection(Struct, frozen=True):
    """One page; `next` is there when there is another."""

    as_of: str
    position: int
    features: list[Feature]
    next: str | UnsetType = UNSET
    type: Literal["FeatureCollection"] = "FeatureCollection"


def encode(page: ControlList) -> bytes:
    """The page as a FeatureCollection."""
    features = [_feature(item) for item in page.items]
    collection = FeatureCollection(page.as_of.isoformat(), page.position, features, page.next or UNSET)
    return msgspec.json.encode(collection)


def _feature(item: PlaceState) -> Feature:
    return Feature(item.place.id, _point(item.place), _properties(item))


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else Point((place.lon, place.lat))


def _properties(item: PlaceState) -> dict[str, object]:
    sentence = item.sentence
    return {
        "name": item.place.name,
        "type": item.place.type,
        "country": item.place.country,
        "controller": item.controller,
        "colour": item.controller and colour(item.controller),
        "status": item.status,
        "since": item.since.start,
        "since_end": item.since.end,
        "since_precision": item.since.precision,
        "confidence": item.confidence,
        "previous": item.previous,
        "last_evidence_at": item.last_evidence_at,
        "quote": sentence and sentence.quote,
        "outlet": sentence and sentence.outlet,
        "article_id": sentence and sentence.article_id,
        "url": sentence and sentence.url,
    }
