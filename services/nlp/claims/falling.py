"""A place falls, is lost by those inside it, or goes to somebody: the captor, if any is named, stands behind "to"."""

from typing import Final

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.framing import frame_of
from services.nlp.lexicon import FORCE_NOUNS, REBEL_NOUNS, word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import ACT, PARTY, PLACE_NAME, PLACE_NOUN, PRONOUN, UNKNOWN_NAME, Phrase, party_phrase
from services.nlp.words.classes import REL, TIME
from services.nlp.words.units import ACTOR

_GARRISONS: Final = word_set("falling", "garrisons")
_STATES: Final = word_set("falling", "fallen_into")
_SOFT: Final = word_set("arms", "soft")


def fall(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject (a place) falls; "to" names who gets it."""
    verb = clause.verb.lemma
    if any(read.sentence.phrases[at].head.low in _STATES for at in clause.objects[:1]):
        return []  # "A fell silent"
    heads = [(i, read.sentence.phrases[i]) for i in clause.prep("to", "under", "before")]
    ranked = clause.verb.infinitive and verb == "go"  # "A was the first town to go"
    back = _given_back(read, clause) if any(phrase.kind == PRONOUN for _, phrase in heads) else None
    armed = back is not None or any(_bears_arms(phrase) for _, phrase in heads)
    if verb in {"go", "return", "slip"} and not ranked and not armed:
        return _inverted(read, clause)
    winner = read.party([i for i, phrase in heads if verb in {"fall", "surrender"} or phrase.kind == PARTY])
    beaten = winner is not None and read.context.last_loser is not None and winner.side == read.context.last_loser.side
    if beaten and any(phrase.kind == PRONOUN for _, phrase in heads):
        winner = read.context.last_captor or winner  # "The army left A. B had fallen to them": not to the army
    if any(phrase.kind == PRONOUN for _, phrase in heads):
        winner = back or _captor_here(read, clause) or winner
    assault = next((i for i, phrase in heads if phrase.kind == ACT), None)
    winner = winner or (read.owner(assault) if assault is not None else None)
    if winner is None and ((verb not in {"fall", "surrender"} and not ranked) or clause.prep("to", "into", "by")):
        return []
    if winner is None and not ranked and any(read.sentence.phrases[at].kind == PLACE_NAME for at in clause.prep("in")):
        return []  # "Shells fell in A"
    spots = read.controlled(clause.subjects) or read.where.spots(
        clause.subjects, lenient=winner is not None or _day_by_day(read, clause)
    )
    spots = spots or (read.said_of(clause) if winner and verb == "fall" else [])
    one_of = clause.verb.infinitive or read.sentence.kind(clause.at - 1) == REL  # "A was the first town that fell to B"
    spots = spots or (read.identified(clause.subjects[0]) if clause.subjects and one_of else [])
    spots = spots or based(read, clause.subjects, winner)
    spots = [*spots, *_along_with(read, clause)] if spots else []
    if not spots and verb == "surrender" and _may_give_up(read, clause):
        return claims_of(
            "capture", read.stationed(clause), winner, clause.at, "surrendered", 0.8, read.party(clause.subjects)
        )
    loser = None if winner else whose_place(read, clause) or _fought_against(read, clause)
    return claims_of("capture", spots, winner, clause.at, "fell", 0.9 if winner else 0.7, loser)


def _fought_against(read: Arguments, clause: Clause) -> Party | None:
    """ "A fell after a battle with B's men, said C": from B, where it is C that says so."""
    acts = [at for at in clause.prep("after", "following") if read.sentence.phrases[at].kind == ACT]
    foe = read.party(clause.prep("with", "against")) if acts else None
    told = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.lemma in SPEECH)
    teller = next((read.party(c.subjects) or read.owner(c.subjects[0]) for c in told if c.subjects), None)
    return foe if foe is not None and teller is not None and teller.side != foe.side else None


def _given_back(read: Arguments, clause: Clause) -> Party | None:
    """ "A, which X had seized from Y, went back to them": to Y."""
    back = clause.verb.lemma in {"return", "revert"} or "back" in read.sentence.words_in(clause.at, clause.end)
    taken = (c for c in read.sentence.clauses if back and c.at < clause.at and frame_of(read.sentence, c) == "take")
    return next((party for c in taken if (party := read.party(c.prep("from")))), None)


def _captor_here(read: Arguments, clause: Clause) -> Party | None:
    """ "X marched into A as soldiers fled; B had fallen to them": to X, who takes places in this sentence."""
    coming = (c for c in read.sentence.clauses if c.at < clause.at and not c.passive)
    takers = (read.party(c.subjects) for c in coming if frame_of(read.sentence, c) in {"take", "enter", "move"})
    captor = read.context.last_captor
    return next((party for party in takers if party and captor and party.side == captor.side), None)


def based(read: Arguments, chunks: list[int], winner: Party | None) -> list[Spot]:
    """ "captured Infantry Battalion 142", "LIB 379 fell to A": the bases of the other side's formations."""
    loser = read.party(chunks)
    return read.where.bases(chunks) if winner is not None and loser is not None and loser.side != winner.side else []


def _day_by_day(read: Arguments, clause: Clause) -> bool:
    """ "A fell on Saturday and B on Sunday": names that nobody knows are places here."""
    joint = clause.end
    after = read.sentence.phrases.get(joint + 1) if read.sentence.low(joint) == "and" else None
    named = after is not None and after.kind in (PLACE_NAME, UNKNOWN_NAME)
    return named and read.sentence.kind(joint - 1) == read.sentence.kind(joint + 2) == TIME


def _may_give_up(read: Arguments, clause: Clause) -> bool:
    """ "The garrison in A surrendered": all who held it, not some men there."""
    phrase = read.sentence.phrases[clause.subjects[0]] if clause.subjects else None
    whole = phrase is not None and phrase.kind == PARTY and not phrase.indefinite
    return (
        whole
        and phrase is not None
        and (phrase.definite or len(phrase.units) > 1)
        and phrase.head.low.split()[-1] in _GARRISONS
    )


def _bears_arms(phrase: Phrase) -> bool:
    """ "went to M23", "has gone to the rebels": a party, and none that may win a town by votes."""
    armed = phrase.kind == PARTY and phrase.head.low in FORCE_NOUNS and phrase.head.low not in _SOFT
    return phrase.head.kind == ACTOR or armed


def _along_with(read: Arguments, clause: Clause) -> list[Spot]:
    """ "fell to B together with the headquarters of A"."""
    joined = (
        at for at in clause.prep("with") if {"together", "along"} & {read.sentence.low(i) for i in (at - 2, at - 1)}
    )
    return [spot for at in joined for spot in read.where.at(at)]


def _inverted(read: Arguments, clause: Clause) -> list[Claim]:
    """ "Before it went A, B and C": the places stand behind the verb, and the captor is the one spoken of."""
    if not clause.objects or read.sentence.low(0) not in {"before", "then", "next", "after"}:
        return []
    return claims_of("capture", read.where.spots(clause.objects), read.context.last_captor, clause.at, "went", 0.7)


def whose_place(read: Arguments, clause: Clause) -> Party | None:
    """ "The rebel stronghold of A has been captured", "A, the last base of B, fell": from the rebels, from B."""
    at = clause.subjects[0] if clause.subjects and (clause.passive or not clause.objects) else -1
    phrase = read.sentence.phrases.get(at)
    if phrase is not None and phrase.kind == PLACE_NAME and read.sentence.text(at + 1) == ",":
        at, phrase = at + 2, read.sentence.phrases.get(at + 2)
    if phrase is None or phrase.kind != PLACE_NOUN:
        return None
    named = tuple(u for u in (*phrase.owner, *phrase.units[:-1]) if u.kind == ACTOR or u.low in REBEL_NOUNS)
    behind = read.sentence.phrases.get(at + 2) if read.sentence.low(at + 1) == "of" else None
    if behind is not None and behind.kind == PARTY:
        return read.who.at(at + 2)
    return read.who.of(party_phrase(named)) if named else None
