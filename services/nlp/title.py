"""What an article's title tells: who takes ground, and the one town that it names."""

from collections.abc import Iterator
from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party, Place
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.falling import whose_place
from services.nlp.claims.holdings import holdings
from services.nlp.claims.verbs import verb_claims
from services.nlp.context import Context
from services.nlp.lexicon import PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.parties import sides
from services.nlp.parties.who import Who
from services.nlp.places.where import Where
from services.nlp.story.paragraphs import topic_end
from services.nlp.syntax.chunks import chunk
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.tokens import tokenize
from services.nlp.words.units import Atlas, Scanner, Unit

_GIVING_WAY: Final = word_set("reported", "giving_way")
# that do nothing by themselves: "Sudan War: an army base falls"
_THINGS: Final = {"war", "crisis", "conflict"} | {noun for noun, kind in PLACE_NOUNS.items() if kind == "facility"}


def read_title(title: str, units: list[Unit], known: Atlas, scanner: Scanner, context: Context) -> None:
    """Note who takes ground by the title and its town; what its sentence left in the context is forgotten.

    `units` are those of the whole title.
    """
    begin = topic_end(title)
    sentence = Sentence(chunk(scanner.scan(tokenize(title, begin, len(title))) if begin else units))
    who, where = Who(sentence, known.actors, context), Where(sentence, known.places, context)
    captor = _captor(sentence, who, where, context)
    context.title_captor = None if captor is not None and _is_of_either(captor, context) else captor
    context.title_town = _town(where)
    context.spots.clear()
    context.taken = False
    context.last_party = context.last_captor = None


def _is_of_either(party: Party, context: Context) -> bool:
    """ "Libyan forces", where two governments have some."""
    land = context.country
    return land is not None and party.id == f"{land.lower()}-forces" and sides.is_divided(land, context.published.year)


def _captor(sentence: Sentence, who: Who, where: Where, context: Context) -> Party | None:
    """The captor that the title names, else the first party that does not give ground up."""
    read = Arguments(sentence, who, where, context)
    claims = verb_claims(read)
    claims += holdings(Arguments(sentence, who, where, context))  # "A in rebel hands" is the news of a title
    captor = next((c.actor for c in claims if c.kind == "capture" and c.actor), None)
    captor = captor or next((c.actor for c in claims if c.why == "in hands" and c.actor), None)
    return captor or next(_named(sentence, who, _losers(read, claims)), None)


def _losers(read: Arguments, claims: list[Claim]) -> set[str | None]:
    """The sides that give ground up."""
    lost = (party for c in claims for party in (c.opponent, c.actor if c.kind == "withdrawal" else None))
    giving = (read.party(c.subjects) for c in read.sentence.clauses if c.verb.lemma in _GIVING_WAY)
    taken = (whose_place(read, c) for c in read.sentence.clauses if VERB_FRAMES.get(c.verb.lemma) in {"take", "fall"})
    return {party.side for party in (*lost, *giving, *taken) if party is not None}


def _named(sentence: Sentence, who: Who, losers: set[str | None]) -> Iterator[Party]:
    """The parties that may do something: no war, no base."""
    doers = (i for i, phrase in sentence.phrases.items() if phrase.head.low.split()[-1] not in _THINGS)
    free = (i for i in doers if not {sentence.low(i - 1), sentence.low(i + 1)} & {"from", "against", "after"})
    return (party for at in free if (party := who.at(at)) and party.side and party.side not in losers)


def _town(where: Where) -> Place | None:
    """The one town that it names. What no atlas knows may be any words of a title: "Rebels Seize Key City"."""
    known = (place for _, place in where.named if not place.id.startswith("pending:"))
    towns = {place.id: place for place in known if place.type in SETTLEMENTS}
    return next(iter(towns.values())) if len(towns) == 1 else None
