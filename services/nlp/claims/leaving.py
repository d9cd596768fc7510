"""Verbs of giving up a place: leave, abandon, lose, hand over, withdraw. Each frame reads one clause."""

from typing import Final

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.falling import whose_place
from services.nlp.claims.fleeing import attacked_then, left_later
from services.nlp.claims.frames import with_it
from services.nlp.claims.framing import coming_then, frame_of
from services.nlp.claims.staying import are_still_there
from services.nlp.lexicon import GOVERNMENT_NOUNS, REBEL_NOUNS, VERB_FRAMES, word_set
from services.nlp.parties.ties import is_a_person, is_named
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.shares import is_edge
from services.nlp.places.siting import Spot
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.phrases import (
    ACT,
    BOUND,
    NATION,
    OTHER,
    PARTY,
    PLACE_NAME,
    PLACE_NOUN,
    party_phrase,
)
from services.nlp.syntax.sitings import SIDES_OF_A_LAND
from services.nlp.words.classes import ADV, NOUN, PREP
from services.nlp.words.units import WORD
from services.nlp.words.verb_forms import ING

_COLLECTIVE: Final = word_set("who", "collective")
_NO_FORCE: Final = word_set("leaving", "no_force")
PEOPLE: Final = word_set("units", "people") | frozenset({"displaced", "thousands", "hundreds", "population"})
_GARRISONS: Final = word_set("falling", "garrisons")
_MEASURES: Final = word_set("listed", "measures")
_RUINS: Final = word_set("leaving", "ruins")
_BORDERS: Final = frozenset({"river", "border", "frontier", "lake", "bridge", "bay"})
_GUARDING: Final = frozenset({"guard", "protect", "defend", "cover", "surround", "overlook", "ring", "encircle"})
_POSTS: Final = frozenset({"position", "positions", "posts", "bases", "trenches", "barracks", "checkpoints"})
_AWAY: Final = word_set("leaving", "out_of_town") | {"nearby", "neighbouring", "neighboring", "next", "adjacent"}
_TO_SOMEBODY: Final = frozenset({"hand-over", "give-up", "turn-over", "sign-over", "surrender-"})
_CATCHING: Final = frozenset({"arrest", "detain", "jail", "question", "rescue", "interview", "deport", "extradite"})
_MEN_AND_POSTS: Final = _GARRISONS | _POSTS
_LINES: Final = _POSTS | {"lines", "line", "frontlines", "outposts", "encampments", "strongpoints"}
_ALONG: Final = frozenset({"along", "on", "at", "near", "around", "in", "overlooking"})
_GOING_BY: Final = frozenset({"after", "before", "on", "upon", "since"})  # "before leaving A, they burned it"
_SEEING: Final = frozenset({"see", "report", "film", "spot", "photograph", "show", "observe"})
_CHASING: Final = frozenset({"chase", "pursue", "hunt", "follow", "track"})
_TO_SOMEWHERE: Final = frozenset({"retreat", "flee", "relocate", "redeploy"})
_FORCING: Final = frozenset({"force", "drive", "push", "compel", "oblige", "make"})
_AGAIN: Final = frozenset({"again", "later", "afterwards", "afterward"})  # "took A. They left hours later"
_SIDED: Final = GOVERNMENT_NOUNS | REBEL_NOUNS
_NEED_PARTICLE: Final = frozenset(["pull", "back", "move", "fall", "draw", "slip", "break"])


def leave(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject gives the object up; "to" names who gets it."""
    if _is_of_things(read, clause) or are_still_there(read, clause):
        return []
    spots = with_it(read, clause) or read.patients(clause)
    if not spots:
        return _taken_away(read, clause) or _left_elsewhere(read, clause)
    if _is_nobody(read, clause) and clause.verb.lemma == "leave":
        return []
    loser, winner = _sides(read, clause)
    bare = clause.verb.lemma == "leave"
    if bare and clause.passive and winner:
        return claims_of("control", spots, winner, clause.at, "left to")
    if (loser is None and (bare or not clause.passive)) or _comes(read, clause, loser):
        return []
    handed = clause.passive and f"{clause.verb.lemma}-{clause.verb.particle}" in _TO_SOMEBODY
    if loser is None and winner is None and handed:
        return claims_of("capture", spots, None, clause.at, "given up to", 0.7)  # to whom, the story tells
    if bare and clause.verb.form == ING and winner is None and not _is_done(read, clause):
        return []
    why = "lost" if clause.verb.lemma == "lose" else "given up"
    claims = claims_of("withdrawal", spots, loser, clause.at, why, opponent=winner) if loser else []
    return claims + (claims_of("capture", spots, winner, clause.at, "given up to", opponent=loser) if winner else [])


def _sides(read: Arguments, clause: Clause) -> tuple[Party | None, Party | None]:
    """Who gives the place up, and who gets it."""
    loser = read.party(clause.prep("by") if clause.passive else clause.subjects)
    loser = loser or (_whose_post(read, clause) if clause.passive else None)
    tied = {at + 2 for at in clause.prep("by") if read.sentence.phrases[at].units[-1].low in BOUND}
    winner = read.party([at for at in clause.prep("to") if at not in tied])  # not "left by men loyal to X"
    if clause.passive and not (loser or winner):
        loser = read.conceding(clause)
    if _is_lost(read, clause) and not (loser or winner):
        loser = _who_lost(read, clause)
        if clause.reduced and loser is not None and loser.side:
            winner = read.context.opponent_of(loser.side)  # "the towns lost are A and B": the enemy has them
    if winner and loser and winner.side == loser.side:
        unknown = any(read.sentence.phrases[i].indefinite for i in clause.prep("to")[:1])
        # "has handed A over to a regional force": whose, nobody says
        winner, loser = (None, loser) if unknown else (winner, read.context.opponent_of(winner.side or ""))
    return _forced(read, clause, loser), winner


def _is_done(read: Arguments, clause: Clause) -> bool:
    """ "before leaving A, they burned it", "the troops were seen leaving B": a gerund of what is done."""
    if not clause.objects or read.sentence.phrases[clause.objects[0]].kind not in (PLACE_NAME, PLACE_NOUN):
        return False
    before = next((c for c in read.sentence.clauses if c.end == clause.at), None)
    whole = bool(clause.subjects) and read.sentence.phrases[clause.subjects[0]].definite
    seen = whole and before is not None and before.passive and before.verb.lemma in _SEEING
    return seen or clause.preposition in _GOING_BY


def _forced(read: Arguments, clause: Clause, loser: Party | None) -> Party | None:
    """ "The rebels forced the troops to leave A": no troops of the rebels."""
    maker = clause.governor if clause.verb.infinitive else None
    if loser is None or maker is None or maker.passive or maker.verb.lemma not in _FORCING:
        return loser
    forcing = read.party(maker.subjects)
    unnamed = clause.subjects == maker.objects and not any(is_named(read.sentence.phrases[i]) for i in clause.subjects)
    own = unnamed and forcing is not None and forcing.side is not None and forcing.side == loser.side
    return read.context.other_side(loser.side or "") or loser if own else loser


def _is_of_things(read: Arguments, clause: Clause) -> bool:
    """ "leaving behind their arms", "It hands A the upper hand", "left the town in ruins"."""
    behind = clause.verb.particle == "behind" or bool(clause.prep("behind"))
    given = clause.objects[-1] + 1 if clause.objects else -1
    handed = clause.verb.lemma == "hand" and not clause.verb.particle and read.sentence.kind(given) == NOUN
    ruined = any(read.sentence.phrases[at].head.low in _RUINS for at in clause.prep("in", "without"))
    ruined = ruined and not any(read.sentence.low(i) == "again" for i in range(clause.at, clause.end))
    ruined = ruined or any(c.at == given and c.passive and c.reduced for c in read.sentence.clauses)
    return handed or (clause.verb.lemma == "leave" and not clause.passive and (behind or ruined))


def _whose_post(read: Arguments, clause: Clause) -> Party | None:
    """ "The army's base at A was abandoned": by the army; "A, the last base of B, was abandoned": by B."""
    post = clause.subjects[0] if clause.subjects and not clause.prep("to") else None
    owner = read.sentence.phrases[post].owner if post is not None else ()
    return read.who.of(party_phrase(owner)) if owner else whose_place(read, clause)


def _is_lost(read: Arguments, clause: Clause) -> bool:
    """ "A was lost", "the towns lost are A and B", not "the town lost by B"."""
    if clause.subjects and is_edge(read.sentence.phrases[clause.subjects[0]]):
        return False  # "only its western gate had been lost"
    named = clause.reduced and bool(clause.subjects) and bool(read.sentence.enumeration(clause.subjects[0]))
    return clause.verb.lemma == "lose" and clause.passive and (named or not clause.reduced)


def _left_elsewhere(read: Arguments, clause: Clause) -> list[Claim]:
    """Where what is left is no place: "was left with A", "lost ground in B", "left", "left their posts there"."""
    if clause.verb.lemma == "leave" and clause.passive and (left := _left_with(read, clause)):
        return left
    if clause.verb.lemma == "leave" and clause.objects and (left := _left_to_them(read, clause)):
        return left
    loser = read.party(clause.subjects)
    if clause.verb.lemma == "lose" and loser and (spots := _ground_in(read, clause)):
        return claims_of("withdrawal", spots, loser, clause.at, "lost", 0.7)
    goes = clause.verb.lemma == "leave" and not clause.objects and not clause.passive
    goes = goes or (clause.verb.lemma == "evacuate" and bool(clause.prep("from")))
    return withdraw(read, clause) if goes or _posts_there(read, clause) else []


def _ground_in(read: Arguments, clause: Clause) -> list[Spot]:
    """ "lost ground, including in the town of A"."""
    ground = bool(clause.objects) and read.sentence.phrases[clause.objects[0]].head.low in {"ground", "territory"}
    inside = (at for at in range(clause.at, clause.end) if ground and read.sentence.low(at) in {"in", "around", "at"})
    return next((spots for at in inside if (spots := read.where.at(at + 1))), [])


def _is_nobody(read: Arguments, clause: Clause) -> bool:
    """ "The rebel commander left the hospital": no force gives ground up."""
    if clause.passive or not clause.subjects:
        return False
    subject = read.sentence.phrases[clause.subjects[0]]
    counted = subject.kind == NATION and subject.indefinite  # "Several thousand Azeris left", "arrested men who fled"
    if counted or any(c.verb.lemma in _CATCHING and clause.subjects[0] in c.objects for c in read.sentence.clauses):
        return True
    if read.context.of_people and _goes_back(read, clause.subjects[0]):
        return True  # "The refugees get help. Some of them have left A"
    alone = len(clause.subjects) == 1  # "A and his allies are fleeing"
    alone = alone and (subject.head.low in {"he", "she", "i"} or is_a_person(subject))
    led = alone and clause.verb.lemma in {"leave", "flee"}  # "President A has left the city"
    of = read.sentence.phrases.get(clause.subjects[0] + 2) if subject.kind == OTHER else None
    if of is not None and of.kind == PARTY and subject.head.low in _COLLECTIVE:
        return False  # "the remnants of the gangs left A"
    return subject.head.low in _NO_FORCE or led or (subject.kind in (ACT, OTHER) and clause.verb.lemma == "leave")


def _comes(read: Arguments, clause: Clause, loser: Party | None) -> bool:
    """ "They left A as troops moved in", where "they" would be the troops: nobody leaves as he comes."""
    then = coming_then(read.sentence, clause)
    comer = read.agent(then) if then is not None else None
    return comer is not None and loser is not None and comer.side == loser.side


def _goes_back(read: Arguments, at: int) -> bool:
    """ "they", "some of them", where the sentence has named no party in front."""
    of_them = read.sentence.low(at + 1) == "of" and read.sentence.low(at + 2) == "them"
    they = read.sentence.phrases[at].head.low == "they" or of_them
    return they and not any(i < at and phrase.kind == PARTY for i, phrase in read.sentence.phrases.items())


def _taken_away(read: Arguments, clause: Clause) -> list[Claim]:
    """ "The soldiers in A were evacuated to B": from A."""
    moved = clause.passive and clause.verb.lemma in {"evacuate", "withdraw", "pull", "airlift"}
    garrison = read.party(clause.subjects) if moved else None
    return claims_of("withdrawal", read.stationed(clause), garrison, clause.at, "withdrew from") if garrison else []


def _left_with(read: Arguments, clause: Clause) -> list[Claim]:
    """ "is left with A and B", "left to C are D and E"."""
    if clause.prep("with"):
        holder, spots = read.party(clause.subjects), read.where.spots(clause.prep("with"))
    else:
        holder = read.party(clause.prep("to"))
        told = (c for c in read.sentence.clauses if c.at > clause.at and c.verb.lemma == "be")
        spots = read.where.spots(next((c.objects for c in told), []))
    return claims_of("control", spots, holder, clause.at, "left to") if holder else []


def _left_to_them(read: Arguments, clause: Clause) -> list[Claim]:
    """ "The loss leaves the rebels with A", "leaves them only the port of A": theirs."""
    behind = clause.objects[-1] + 1
    behind += read.sentence.kind(behind) == ADV
    act = bool(clause.subjects) and read.sentence.phrases[clause.subjects[0]].kind == ACT
    holder = read.party(clause.objects) if act and not clause.passive else None
    kept = clause.prep("with") or (read.sentence.list_from(behind) if behind in read.sentence.phrases else [])
    spots = read.where.spots(kept) if holder else []
    return claims_of("control", spots, holder, clause.at, "left to")


def _posts_there(read: Arguments, clause: Clause) -> bool:
    """ "captured A after B's men had left their positions there", "The police in A abandoned their posts"."""
    post = read.sentence.phrases[clause.objects[0]] if clause.objects else None
    there = post is not None and read.sentence.low(clause.objects[-1] + 1) == "there"
    there = there or (post is not None and post.units[0].low == "their" and bool(read.stationed(clause)))
    return there and post is not None and post.head.low in _POSTS


def _who_lost(read: Arguments, clause: Clause) -> Party | None:
    """ "The district was lost": by those who say so, else by the state whose war it is."""
    said = next((c for c in reversed(read.sentence.clauses) if c.at < clause.at and c.verb.lemma in SPEECH), None)
    teller = read.sentence.phrases[said.subjects[0]] if said is not None and said.subjects else None
    if teller is not None and teller.indefinite and teller.head.low in {"official", "minister", "governor"}:
        return read.context.government()  # "X has A, its spokesman said; in B an official said that C was lost"
    gone = (c for c in read.sentence.clauses if frame_of(read.sentence, c) == "withdraw" and not c.passive)
    if left := next((party for c in gone if (party := read.party(c.subjects))), None):
        return left  # "X's men withdrew from A, a day after B was lost"
    if read.context.speaker is not None:
        return read.context.speaker
    state = read.context.government()
    return state if state and state.side in read.context.sides else None


def withdraw(read: Arguments, clause: Clause) -> list[Claim]:
    """The subject goes away from the place after from / out of, or from where the sentence plays."""
    verb, away = clause.verb, clause.prep("from", "out of")
    away = away or (clause.prep("outside") if verb.lemma in _TO_SOMEWHERE else [])  # "has redeployed outside A"
    there = read.sentence.low(clause.at + 1) == "there" or _goes_there(read, clause)
    if _is_nobody(read, clause) or (not away and there):
        return []  # "have retreated there": not from there
    if verb.lemma in _NEED_PARTICLE and verb.particle not in {"out", "back", "away"} and not clause.prep("out of"):
        return []
    if _moves_things(read, clause):
        return []
    movers = clause.objects if clause.objects and not clause.passive else clause.subjects
    own = bool(clause.objects) and _is_bare(read, clause.objects[0])  # "X is withdrawing troops": its own
    taken_back = clause.prep("by") if clause.passive else clause.subjects if own else []  # "were withdrawn by X"
    loser = read.party(taken_back) or read.party(movers) or read.party(clause.subjects)
    fronted = bool(clause.objects) and max(clause.objects) < clause.at  # "a town that they had pulled out of"
    if clause.objects and not clause.passive and (verb.lemma == "flee" or (fronted and read.patients(clause))):
        spots, loser = read.patients(clause), read.party(clause.subjects)
    elif away:
        spots = read.where.spots(away, lenient=verb.lemma in {"withdraw", "retreat", "pull", "fall"})
        if read.sentence.phrases[away[0]].head.low == "it":
            spots = read.where.last(clause.at)
        spots = spots or _lines_along(read, away[0]) or read.identified(away[0])
    else:
        again = bool(_AGAIN & read.sentence.words_in(clause.at, clause.end + 1)) or left_later(read, clause)
        period = read.sentence.low(clause.opener()) == "since"  # "the first town to fall since X began to leave"
        found = read.stationed(clause) or _told_beside(read, clause) or ([] if period else read.setting(clause))
        if not (period or _is_in_another_part(read, clause)):
            found = found or attacked_then(read, clause) or read.just_taken(loser, again=again)
            found = found or (_from_the_topic(read, clause) if loser else [])
            found = found or (read.where.last(clause.at) if loser and _is_gone(clause) else [])
            found = found or (_from_where_it_plays(read, clause) if loser else [])
        refuges = {spot.name for at in _refuges(clause) for spot in read.where.at(at, lenient=True)}
        spots, loser = _whose(read, clause) or ([one for one in found if one.name not in refuges], loser)
    loser = _forced(read, clause, _chased(read, clause, loser))
    return claims_of("withdrawal", spots, loser, clause.at, "withdrew from") if loser else []


def _moves_things(read: Arguments, clause: Clause) -> bool:
    """ "evacuated the wounded from A", "moved its heavy guns out of B"."""
    moved = clause.objects if clause.objects and not clause.passive and clause.objects[0] > clause.at else []
    # "withdrew 50km"
    far = bool(moved) and read.sentence.phrases[moved[0]].head.low.lstrip("0123456789.,-") in _MEASURES
    if not moved or far or _are_its_men(read, moved):
        return False
    return clause.verb.lemma == "evacuate" or read.sentence.phrases[moved[0]].kind == OTHER


def _goes_there(read: Arguments, clause: Clause) -> bool:
    """ "is shelling A, where the rebels had retreated": to A; but "B, where the army withdrew in May"."""
    rel = clause.opener()
    where = read.sentence.low(rel) == "where" and read.sentence.kind(rel - 1) != PREP
    before = clause.verb.lemma != "pull" and "had" in read.sentence.words_at(clause.at)
    return where and not clause.reduced and (before or clause.verb.lemma in _TO_SOMEWHERE)


def _is_in_another_part(read: Arguments, clause: Clause) -> bool:
    """ "In the country's north-east, X had to retreat", "retreated in the east": not from where the one before was."""
    if any(read.sentence.phrases[at].head.low in SIDES_OF_A_LAND for at in clause.prep("in")):
        return True
    land = read.sentence.phrases.get(1) if read.sentence.low(0) in {"in", "across", "throughout"} else None
    return land is not None and land.head.low.replace("-", "") in SIDES_OF_A_LAND


def _chased(read: Arguments, clause: Clause, loser: Party | None) -> Party | None:
    """ "X is chasing vehicles that fled the base": not those of X."""
    after = (c for c in read.sentence.clauses if c.verb.lemma in _CHASING and clause.subjects)
    chasing = (c for c in after if clause.subjects[0] in c.objects)
    by_whom = next((read.agent(c) for c in chasing), None)
    own = loser is not None and by_whom is not None and by_whom.side == loser.side
    return read.context.opponent_of(loser.side or "") if own and loser is not None else loser


def _are_its_men(read: Arguments, chunks: list[int]) -> bool:
    return read.party(chunks) is not None or any(read.sentence.phrases[at].head.low in _MEN_AND_POSTS for at in chunks)


def _lines_along(read: Arguments, away: int) -> list[Spot]:
    """ "pulled back from their front lines along the A River", "left positions guarding A"."""
    lines = read.sentence.phrases[away].head.low in _LINES and read.sentence.low(away + 1) in _ALONG
    guard = next((c for c in read.sentence.clauses if c.reduced and c.subjects == [away] and not c.passive), None)
    if guard is not None and guard.verb.lemma in _GUARDING and read.sentence.phrases[away].head.low in _POSTS:
        return read.where.spots(guard.objects)
    return read.where.at(away + 2, lenient=True) if lines else []


def _told_beside(read: Arguments, clause: Clause) -> list[Spot]:
    """ "left their posts there", "fell back after clashes in A", "lost A when its troops withdrew"."""
    if _posts_there(read, clause) and (named := read.where.named_last(clause.at)) is not None:
        return [spoken_of(named)]
    if read.after_a_fight(clause) and (spots := read.where.spots(clause.prep("in", "at"))):
        return spots
    when = bool(clause.subjects) and read.sentence.low(clause.subjects[0] - 1) == "when"
    return read.given_up(clause) if when else []


def _from_the_topic(read: Arguments, clause: Clause) -> list[Spot]:
    """ "The fighters fell back to the hills": from the town that the paragraph is about."""
    words = {unit.low for at in _refuges(clause) for unit in read.sentence.phrases[at].units}
    crossed = {read.sentence.phrases[at].head.low for at in clause.prep("across", "over")}
    return read.town_of_topic() if words & _AWAY or crossed & _BORDERS else []


def _refuges(clause: Clause) -> list[int]:
    return clause.prep("to", "into", "towards", "toward")


def _from_where_it_plays(read: Arguments, clause: Clause) -> list[Spot]:
    """ "The army has pulled out," a resident said, "The last soldiers left on Monday": from what it is all about."""
    topic = read.context.paragraph_topic
    words = set(read.sentence.words_at(clause.at))
    gone = not (clause.preps or clause.objects)
    perfect = clause.verb.perfect and bool(words & {"has", "have"})
    said = any(c.verb.lemma in SPEECH for c in read.sentence.clauses)
    whom = read.sentence.phrases[clause.subjects[0]] if clause.subjects else None
    last = whom is not None and any(unit.low in {"last", "final"} for unit in whom.units)
    topic = topic or (read.context.topic if last else None)
    town = topic is not None and (topic.type in SETTLEMENTS or (last and topic.type in {"area", "facility"}))
    told = gone and town and (last or (perfect and said))
    return [spoken_of(topic)] if told and topic is not None else []


def _is_gone(clause: Clause) -> bool:
    """ "The rebels are gone": from where the story is."""
    return clause.verb.lemma == "go" and clause.passive and not clause.preps


def _whose(read: Arguments, clause: Clause) -> tuple[list[Spot], Party | None] | None:
    """ "took A from B, whose soldiers withdrew": those of B leave A."""
    rel = clause.opener()
    takes = [c for c in read.sentence.clauses if c.at < rel and VERB_FRAMES.get(c.verb.lemma) == "take"]
    if read.sentence.low(rel) != "whose" or not takes:
        return None
    owner, taker = read.party(read.sentence.antecedent(rel)[-1:]), read.agent(takes[-1])
    apart = owner is not None and taker is not None and owner.side != taker.side
    return (read.patients(takes[-1]), owner) if apart else None


def _is_bare(read: Arguments, at: int) -> bool:
    """ "troops", "its soldiers", "combat units": of whom, another word must tell."""
    phrase = read.sentence.phrases[at]
    sided = any(unit.kind != WORD or unit.low in _SIDED for unit in phrase.units[:-1]) or is_named(phrase)
    return phrase.kind == PARTY and not sided and not phrase.owner
