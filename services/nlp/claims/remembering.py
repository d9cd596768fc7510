"""Whom the next sentence can go back to: "they", "it", "their leader", "both sides"."""

from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.leaving import PEOPLE
from services.nlp.claims.owners import HOLD_NOUNS
from services.nlp.parties.offices import of_office
from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.phrases import NATION, PARTY, PERSON


def remember_parties(read: Arguments, told: list[Claim], losers: list[Party]) -> None:
    """Whom the next sentence can go back to."""
    topic = next((party for c in read.sentence.clauses if (party := read.party(c.subjects)) and party.side), None)
    holder = next((claim.actor for claim in told if claim.actor and claim.actor.side), None)
    parties = _parties(read)
    only = parties[0] if len(parties) == 1 and parties[0].side else None
    read.context.of_people = _opens_with_people(read)
    named = _told_of(read, told, topic) or topic or holder or only or _whose_hold(read) or _by_whom(read)
    read.context.last_party = named or read.context.last_party
    if named is not None and named.side in read.context.irregulars:
        read.context.last_irregular = named
    read.context.last_subject = topic or only or read.context.last_subject
    read.context.last_leader = _leader(read) or read.context.last_leader
    read.context.last_parties = parties or read.context.last_parties
    if losers or named:
        read.context.last_loser = losers[-1] if losers else None


def _told_of(read: Arguments, told: list[Claim], teller: Party | None) -> Party | None:
    """ "X officials confirmed that B's men had taken A": "they" who go on are B's."""
    says = next((c for c in read.sentence.clauses if c.subjects), None)
    if teller is None or says is None or says.verb.lemma not in SPEECH:
        return None
    doers = (c for c in read.sentence.clauses if c.at > says.at and c.subjects and not c.passive)
    doing = {c.at for c in doers if read.sentence.phrases[c.subjects[0]].plural}
    others = (c.actor for c in told if c.at in doing and c.kind == "capture" and c.actor is not None)
    return next((actor for actor in others if actor.side not in {None, teller.side}), None)


def _opens_with_people(read: Arguments) -> bool:
    """ "Some 300 refugees are being helped by the army": what is said of "them" next may be of the refugees."""
    first = next((c.subjects[0] for c in read.sentence.clauses if c.subjects), None)
    phrase = read.sentence.phrases[first] if first is not None else None
    return phrase is not None and phrase.kind != PARTY and phrase.head.low in PEOPLE


def _whose_hold(read: Arguments) -> Party | None:
    """ "This does not end the rebels' hold on the south": the rebels."""
    held = (at for at, p in read.sentence.phrases.items() if p.owner and p.head.low in HOLD_NOUNS)
    return next((party for at in held if (party := read.holder(at)) and party.side), None)


def _by_whom(read: Arguments) -> Party | None:
    """ "New victories were won by the Armenians": they."""
    doers = (c.prep("by")[:1] for c in read.sentence.clauses if c.passive)
    peoples = (at for chunks in doers for at in chunks if read.sentence.phrases[at].kind == NATION)
    return next((party for at in peoples if (party := read.who.at(at)) and party.side), None)


def _leader(read: Arguments) -> Party | None:
    """Whom the first person that does something leads; a president in office leads the government's forces."""
    subjects = (c.subjects[0] for c in read.sentence.clauses if c.subjects)
    at = next((at for at in subjects if read.sentence.phrases[at].kind == PERSON), None)
    if at is None:
        return None
    return read.party([at]) or of_office(read.sentence.phrases[at], read.context)


def _parties(read: Arguments) -> tuple[Party, ...]:
    """Those that the sentence names, each side once."""
    named = (party for at, p in read.sentence.phrases.items() if p.kind == PARTY and (party := read.who.at(at)))
    found: dict[str | None, Party] = {}
    for party in named:
        found.setdefault(party.side, party)
    return tuple(found.values())
