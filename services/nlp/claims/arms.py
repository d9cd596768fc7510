"""Whether an article without a word of war tells of one all the same: by its parties, and by how it is told."""

from functools import lru_cache
from typing import Final

from services.atlas import countries
from services.atlas.actors import Actors
from services.ledger.events import Party
from services.nlp.claims.claim import Claim
from services.nlp.context import Context
from services.nlp.lexicon import FORCE_NOUNS, word_set
from services.nlp.parties import sides
from services.nlp.words.units import ACTOR, Unit

# what is said of armed men alone, even where the article has no word of war
_OF_ARMS: Final = frozenset(
    {
        "retaken",
        "withdrew from",
        "driven out",
        "drove out",
        "under siege",
        "into hands",
        "in hands",
        "out of the hands",
        "has control",
        "in control",
        "noun: withdrawal",
        "flag raised",
        "occupied by",
    }
)
# what is said of a government where the land is at war
_OF_STATES: Final = frozenset({"held", "lost", "given up", "noun: taking"})
# what is said of a whole people
_OF_NATIONS: Final = frozenset({"taken", "retaken", "given up", "held"})
# news of a land at war even where nobody is named
_BARE: Final = frozenset({"noun: taking", "fell", "taken", "retaken", "captured"})
_SOFT: Final = word_set("arms", "soft")


def names_fighters(units: list[Unit], actors: Actors) -> bool:
    """Whether an armed group or force is named: what else the sentence speaks of, it is of the war."""
    return any(unit.kind == ACTOR and any(actor.id in _armed(actors) for actor in unit.value) for unit in units)


def _bears_arms(party: Party, actors: Actors) -> bool:
    """Whether the party is an armed group or force, by the atlas or by its own words."""
    last = party.name.casefold().split()[-1] if party.name else ""
    return last not in _SOFT - {"allies"} and (party.id in _armed(actors) or last in FORCE_NOUNS)


def is_of_arms(claim: Claim, context: Context, actors: Actors) -> bool:
    """Whether it is of war where the article has no word of that: by its rule, its party, or the war of the land."""
    change = claim.kind != "contest" and claim.status in ("reported", "claimed")
    beaten = claim.why == "repelled" and claim.actor is not None and claim.actor.side is not None
    if beaten or (claim.why in _OF_ARMS and (claim.actor or claim.opponent)) or (context.irregulars and change):
        return True
    rebels = sides.usual(context.country, "rebel", context.published.year)
    if claim.actor is None:
        return change and rebels is not None and (claim.opponent is not None or claim.why in _BARE)
    state = context.government()
    sides_at_war = {rebels, state.side if state is not None else None} if rebels else set()
    if claim.why in _OF_NATIONS and _is_nation_at_war(claim, claim.actor, context):
        return True
    return (claim.why in _OF_STATES and claim.actor.side in sides_at_war) or _bears_arms(claim.actor, actors)


def _is_nation_at_war(claim: Claim, actor: Party, context: Context) -> bool:
    """ "The Rwandans captured A": a whole people in a land that is at war, and not at a game there."""
    land = next((place.country for place in claim.spot.candidates), None)
    return countries.by_demonym(actor.name) is not None and bool(sides.usual(land, "rebel", context.published.year))


@lru_cache
def _armed(actors: Actors) -> frozenset[str]:
    """The ids and sides of those who bear arms: without a word of war in the article, only they take towns."""
    bearing = [actor for actor in actors.all if actor.kind in ("state-force", "armed-group", "coalition")]
    return frozenset({actor.id for actor in bearing} | {a.side for a in bearing if a.kind == "armed-group"})
