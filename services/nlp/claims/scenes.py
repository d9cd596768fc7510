"""Of one sentence's fights the ones worth telling: each place once, and no land around it."""

from typing import Final

from msgspec.structs import replace

from services.nlp.claims.claim import Claim
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.places.where import Where

_NOUN: Final = "noun: fighting"
_LANDS: Final = word_set("scenes", "lands")


def told_once(claims: list[Claim], where: Where) -> list[Claim]:
    """The claims without a noun's fight where a verb tells of it, and without fights in a land."""
    fights = [claim for claim in claims if claim.kind == "contest"]
    if not fights:
        return claims
    told = [_completed(claim, fights) for claim in claims]
    by_verb = {claim.spot.name for claim in fights if claim.why != _NOUN}
    told = [claim for claim in told if claim.why != _NOUN or claim.spot.name not in by_verb]
    return [claim for claim in told if claim.kind != "contest" or not _is_land(claim, where)]


def _completed(claim: Claim, fights: list[Claim]) -> Claim:
    """What the verb leaves out, the noun may say: "repelled an assault of B on A"."""
    if claim.kind != "contest" or claim.why == _NOUN or (claim.actor and claim.opponent):
        return claim
    nouns = (one for one in fights if one.why == _NOUN and one.spot.name == claim.spot.name)
    known = {party.side for party in (claim.actor, claim.opponent) if party}
    parties = [p for one in nouns for p in (one.actor, one.opponent) if p and p.side not in known]
    if not parties:
        return claim
    return replace(
        claim, actor=claim.actor or parties[0], opponent=claim.opponent or (parties[0] if claim.actor else None)
    )


def _is_land(claim: Claim, where: Where) -> bool:
    """ "fighting in A province": at places that nobody names, and nobody comes for all of it at once."""
    place, called = where.place(claim.spot), "".join(claim.spot.name.casefold().split()[-1:])
    by_name = PLACE_NOUNS.get(called) == "province" or called in _LANDS
    return place is not None and (place.type == "province" or (by_name and place.type != "city"))
