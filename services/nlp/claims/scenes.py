"""Of one sentence's fights the ones worth telling: each place once, and no land around it."""

from typing import Final

from msgspec.structs import replace

from services.nlp.claims.claim import Claim
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.places.where import Where
from services.nlp.syntax.clauses import Sentence

_NOUN: Final = "noun: fighting"
_NEAR: Final = 4  # chunks from a verb to its object, over a particle
_RAIDS: Final = word_set("scenes", "raids")


def told_once(claims: list[Claim], sentence: Sentence, where: Where) -> list[Claim]:
    """The claims without a noun's fight where a verb tells of it, and without fights in a land that are no battle."""
    fights = [claim for claim in claims if claim.kind == "contest"]
    if not fights:
        return claims
    told = [_completed(claim, fights) for claim in claims]
    by_verb = {claim.spot.name for claim in fights if claim.why != _NOUN}
    told = [claim for claim in told if claim.why != _NOUN or claim.spot.name not in by_verb]
    smaller = [claim for claim in claims if not _is_land(claim, where)]
    return [claim for claim in told if claim.kind != "contest" or not _is_around(claim, smaller, sentence, where)]


def _is_around(claim: Claim, smaller: list[Claim], sentence: Sentence, where: Where) -> bool:
    """Whether it is the land around what else is told, or only raided; not "fighting around A and in B province"."""
    listed = claim.why == _NOUN
    others = any(not listed or other.at != claim.at for other in smaller)
    return _is_land(claim, where) and (others or _is_raid(claim, sentence))


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
    place, called = where.place(claim.spot), claim.spot.name.casefold().split()[-1:]
    return place is not None and (place.type == "province" or PLACE_NOUNS.get("".join(called)) == "province")


def _is_raid(claim: Claim, sentence: Sentence) -> bool:
    """ "carried out several attacks in A and B provinces", "a firefight in C region": of no town, and for no ground."""
    behind = range(claim.at, claim.at + _NEAR) if claim.why == "offensive" else range(claim.at, claim.at + 1)
    named = claim.why in (_NOUN, "offensive")
    return named and any(i in sentence.phrases and sentence.phrases[i].head.low in _RAIDS for i in behind)
