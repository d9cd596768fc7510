"""The town that a province is governed from: "the capital of Borno", "Helmand's capital"."""

from collections.abc import Sequence
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.atlas.places import Places
from services.atlas.seats import seat_of
from services.nlp.places.siting import Spot
from services.nlp.syntax.phrases import Phrase
from services.nlp.words.units import DEMONYM, NAME, PLACE

_NEAR: Final = 3  # countries of an article whose provinces it may speak of


def owned_seat(phrase: Phrase, places: Places, told: Sequence[str]) -> list[Spot]:
    """ "Helmand's capital"; `told`: the article's countries (ISO2)."""
    words = [*phrase.owner, *phrase.units] if phrase.head.low == "capital" else []
    province = next((u.text for u in words if u.kind == PLACE), None)
    people = next((u.text for u in words if u.kind in (NAME, DEMONYM) and _governed(u.text, told)), None)
    return seat(province or people or "", places, told) if province or people else []


def _governed(people: str, told: Sequence[str]) -> bool:
    """ "the Chechen capital": whether the land of a people has a seat in one of the article's countries."""
    return any(seat_of(code, people) is not None for code in told[:_NEAR])


def seat(province: str, places: Places, told: Sequence[str]) -> list[Spot]:
    """The town that a province of one of these countries is governed from; of its own name, where it has no other."""
    for code in told[:_NEAR]:
        name = seat_of(code, province) or province.split(" province")[0].split(" Province")[0]
        found = tuple(p for p in places.find(name) if p.country == code and p.type in SETTLEMENTS)
        if found:
            return [Spot(name, "city", found)]
    return []
