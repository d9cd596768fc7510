"""What an article's title tells: who takes ground, and the one town that it names."""

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.holdings import holdings
from services.nlp.claims.verbs import verb_claims
from services.nlp.context import Context
from services.nlp.lexicon import place_nouns, word_set
from services.nlp.parties.who import Who
from services.nlp.places.where import Where
from services.nlp.story.paragraphs import topic_end
from services.nlp.syntax.chunks import chunk
from services.nlp.syntax.clauses import Sentence
from services.nlp.words.tokens import tokenize
from services.nlp.words.units import Atlas, Scanner

_GIVING_WAY = word_set("who", "giving_way")
_TOPICS = frozenset({"war", "crisis", "conflict"})


def title_captor(title: str, known: Atlas, scanner: Scanner, context: Context) -> Party | None:
    """Who takes ground by the title: the captor it names, else the first party that does not give ground up."""
    sentence = Sentence(chunk(scanner.scan(tokenize(title, topic_end(title), len(title)))))
    who, where = Who(sentence, known.actors, context), Where(sentence, known.places, context)
    claims = verb_claims(Arguments(sentence, who, where, context))
    claims += holdings(Arguments(sentence, who, where, context))  # "A in rebel hands" is the news of a title
    captor = next((c.actor for c in claims if c.kind == "capture" and c.actor), None)
    captor = captor or next((c.actor for c in claims if c.why == "in hands" and c.actor), None)
    losers = {
        party.side for c in claims for party in (c.opponent, c.actor if c.kind == "withdrawal" else None) if party
    }
    losers |= {party.side for c in sentence.clauses if c.verb.lemma in _GIVING_WAY and (party := who.first(c.subjects))}
    # "Sudan War: an army base falls" names nobody who takes it
    things = _TOPICS | {noun for noun, kind in place_nouns().items() if kind == "facility"}
    doers = [i for i, phrase in sentence.phrases.items() if phrase.head.low.split()[-1] not in things]
    free = (i for i in doers if not {sentence.low(i - 1), sentence.low(i + 1)} & {"from", "against", "after"})
    named = (party for at in free if (party := who.at(at)) and party.side and party.side not in losers)
    # a name that no atlas knows may be any words of a title: "Rebels Seize Key City"
    known_ones = (place for _, place in where.anaphora.named if not place.id.startswith("pending:"))
    towns = {place.id: place for place in known_ones if place.type in SETTLEMENTS}
    context.title_town = next(iter(towns.values())) if len(towns) == 1 else None
    context.spots.clear()
    context.taken = False
    context.last_party = context.last_captor = None
    return captor or next(named, None)
