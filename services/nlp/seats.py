"""The seat of a land's government, named by the land: "the Afghan capital"."""

from services.atlas.places import Places
from services.nlp.phrases import Phrase
from services.nlp.siting import Spot
from services.nlp.units import COUNTRY, DEMONYM


def capital(phrase: Phrase, places: Places) -> list[Spot]:
    """ "the Afghan capital", "Somalia's capital"."""
    words = [*phrase.owner, *phrase.units] if phrase.head.low == "capital" else []
    land = next((u.value for u in words if u.kind in (COUNTRY, DEMONYM) and u.value), None)
    names = [(name, places.find(name)) for name in (land.capitals if land else ())]
    found = next(((name, p) for name, p in names if p and p[0].country == land.code), None) if land else None
    return [Spot(found[0], "city", found[1])] if found else []
