"""The control language of verbs: which clause says what about which place."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from services.ledger.events import Kind, Party, Status
from services.nlp import realis
from services.nlp.claims import Claim
from services.nlp.clauses import Clause, Sentence
from services.nlp.context import Context
from services.nlp.chunks import NOUN, REL, Chunk
from services.nlp.phrases import ACT, FLAG, NATION, PARTY, PERSON, PRONOUN, Phrase, read_phrase
from services.nlp.units import ACTOR, COUNTRY, DEMONYM, GENITIVE, Unit
from services.nlp.where import Spot, Where
from services.nlp.who import SPEECH, Who
from services.nlp.words import ING, table

_PARTIES = frozenset({PARTY, NATION, PERSON, PRONOUN})
_HOLD_NOUNS = frozenset("control possession hold grip command sovereignty charge".split())
_STATE_NOUNS = frozenset("command charge control hands hand occupation rule grip authority possession administration sway".split())
# verbs whose object, where a party is the subject, is hardly ever a person
_OF_PLACES = frozenset("retake recapture regain reconquer overrun liberate reclaim reoccupy win recover lose vacate evacuate cede relinquish".split())
_LENIENT = _OF_PLACES | {"capture", "seize", "take", "hold", "control", "occupy", "secure", "abandon", "enter", "besiege", "storm"}
_CALM = frozenset("peacefully peaceful unopposed".split())
Frame = Callable[["VerbReader", Clause, Status], list[Claim]]


@lru_cache
def _frames() -> dict[str, str]:
    frames: dict[str, str] = {}
    for frame, words in table("control")["verbs"].items():
        for word in words.split():
            frames.setdefault(word, frame)
    return frames


class VerbReader:
    """Reads the claims of the verbs of one sentence."""

    def __init__(self, sentence: Sentence, who: Who, where: Where, context: Context) -> None:
        self._sentence = sentence
        self._who = who
        self._where = where
        self._context = context

    def claims(self) -> list[Claim]:
        """Every claim that a verb of this sentence makes, in the order of the verbs."""
        found: list[Claim] = []
        for clause in self._sentence.clauses:
            state = realis.status(self._sentence, clause)
            claims = self._read(clause, state)
            self._name_captor(clause, claims)
            found += claims
            self._remember(clause, claims)
        self._keep_topic()
        return found

    def _keep_topic(self) -> None:
        """After the sentence, "they" means the subject of its first verb rather than that of its last."""
        topic = next((party for c in self._sentence.clauses if (party := self._party(c.subjects)) and party.side), None)
        self._context.last_party = topic or self._context.last_party

    def _name_captor(self, clause: Clause, claims: list[Claim]) -> None:
        """"Iraqi forces had better days in A, which was won back": the captor is the subject before."""
        for claim in claims:
            if claim.kind != "capture" or claim.actor is not None:
                continue
            relative = self._sentence.chunks[clause.at - 1].kind == REL
            if not relative and claim.why != "changed hands":
                continue
            loser = claim.opponent.side if claim.opponent else None
            others = (c for c in self._sentence.clauses if c is not clause and c.verb.lemma not in SPEECH)
            before = (self._party(c.subjects) for c in others if c.at < clause.at or not relative)
            claim.actor = next((party for party in before if party and party.side != loser), None)

    def _remember(self, clause: Clause, claims: list[Claim]) -> None:
        party = self._who.first(clause.subjects)
        if party is not None and party.side:
            self._context.last_party = party
        for claim in claims:
            if claim.kind == "capture" and claim.actor and claim.actor.side and claim.status == "reported":
                self._context.last_captor = claim.actor
            place = self._where.place(claim.spot)
            if place is not None:
                self._context.spots.append(place)

    def _read(self, clause: Clause, state: Status | None) -> list[Claim]:
        if state is None:
            return []
        held = self._under(clause, state)
        if held:
            return held
        verb = clause.verb
        key = f"{verb.lemma}-{verb.particle}" if verb.particle else verb.lemma
        frame = _frames().get(key) or _frames().get(verb.lemma)
        if frame in {"clear", "attack", "expel", "advance", "fight"} and clause.prep("into") and not clause.objects:
            frame = "move"
        if frame is None:
            return self._launched(clause, state)
        claims = _FRAMES[frame](self, clause, state)
        if not claims and frame in {"take", "clear"} and state == "reported" and (agent := self._agent(clause)) and agent.side:
            self._context.last_captor = agent
        if state == "planned" and frame == "attack" and clause.governor is not None and clause.governor.verb.lemma in {"try", "attempt", "fail"}:
            return [Claim("contest", c.spot, c.actor, c.opponent, c.at, "reported", "tried to storm", 0.7) for c in claims]
        if state == "planned" and frame in {"take", "clear", "expel"} and self._fought_for(clause):
            return [Claim("contest", c.spot, c.actor, c.opponent, c.at, "reported", "fight to take", 0.7) for c in claims if c.kind == "capture"]
        return claims

    def _fought_for(self, clause: Clause) -> bool:
        """"launched an offensive to retake A", "are fighting to take A"."""
        governor = clause.governor
        if governor is None or not realis.starts(governor):
            return False
        return realis.status(self._sentence, governor) == "reported"

    # -- claims ---------------------------------------------------------------------

    def _claim(self, kind: Kind, spots: list[Spot], actor: Party | None, opponent: Party | None, clause: Clause, state: Status, why: str, confidence: float = 0.9) -> list[Claim]:
        return [Claim(kind, spot, actor, opponent, clause.at, state, why, confidence) for spot in spots]

    def _party(self, chunks: list[int]) -> Party | None:
        return self._who.first([at for at in chunks if self._sentence.phrases[at].kind not in ("place",) or self._who.at(at)])

    def _controlled(self, clause: Clause, chunks: list[int]) -> list[Spot]:
        """The places of "control of A and B" among these chunks, which may be the object or the subject."""
        for at in chunks:
            phrase = self._sentence.phrases[at]
            if phrase.head.low in _HOLD_NOUNS:
                after = at + 1
                if after + 1 < len(self._sentence.chunks) and self._sentence.chunks[after].low in {"of", "over", "in"}:
                    target = after + 1
                    return self._where.spots(self._sentence.list_from(target), lenient=True) if target in self._sentence.phrases else []
        return []

    def _patients(self, clause: Clause) -> list[Spot]:
        """The places that the verb acts on: its object, or its subject in the passive."""
        chunks = clause.subjects if clause.passive else clause.objects
        if not chunks:
            return []
        if self._sentence.phrases[chunks[0]].head.low == "it" and self._is_it(clause):
            return self._where.last(clause.at)
        lenient = clause.verb.lemma in _LENIENT and self._agent(clause) is not None
        return self._controlled(clause, chunks) or self._where.spots(chunks, lenient=lenient)

    def _is_it(self, clause: Clause) -> bool:
        """Whether "it" can be a place: the verb takes little else, or a party takes it."""
        if clause.passive:
            return self._agent(clause) is not None
        return clause.verb.lemma in _OF_PLACES or (clause.verb.lemma in {"capture", "seize", "take", "hold"} and self._agent(clause) is not None)

    def _agent(self, clause: Clause) -> Party | None:
        if clause.passive:
            return self._party(clause.prep("by", "to"))
        party = self._party(clause.subjects)
        if party is None and clause.subjects and self._sentence.phrases[clause.subjects[0]].kind in ("other", ACT):
            before = [c for c in self._sentence.clauses if c.at < clause.at and c.subjects]
            return self._party(before[-1].subjects) if before else None
        return party

    def _take(self, clause: Clause, state: Status) -> list[Claim]:
        spots = self._patients(clause)
        if not spots or not self._may_take(clause):
            return []
        opponent = self._party(clause.prep("from"))
        why = "retaken" if clause.verb.lemma in _OF_PLACES or clause.verb.particle == "back" else "taken"
        return self._claim("capture", spots, self._agent(clause), opponent, clause, state, why)

    def _may_take(self, clause: Clause) -> bool:
        """Some verbs take a place only with a party for a subject."""
        if clause.passive or not clause.subjects:
            return True
        if clause.verb.lemma in {"take", "win", "gain", "secure", "recover", "free", "grab", "reclaim", "claim"}:
            return self._agent(clause) is not None
        return True

    def _leave(self, clause: Clause, state: Status) -> list[Claim]:
        spots = self._patients(clause)
        if not spots:
            return []
        loser = self._party(clause.prep("by")) if clause.passive else self._party(clause.subjects)
        winner = self._party(clause.prep("to"))
        if clause.verb.lemma == "leave":
            if clause.passive and winner:
                return self._claim("control", spots, winner, None, clause, state, "left to")
            if loser is None or clause.verb.form == ING:
                return []
        if not clause.passive and loser is None:
            return []
        claims = self._claim("withdrawal", spots, loser, winner, clause, state, "given up") if loser else []
        if winner:
            claims += self._claim("capture", spots, winner, loser, clause, state, "given up to")
        elif not loser:
            claims += self._claim("withdrawal", spots, None, None, clause, state, "given up")
        return claims

    def _withdraw(self, clause: Clause, state: Status) -> list[Claim]:
        if clause.verb.lemma in {"pull", "back", "move", "fall", "draw", "slip", "break"} and clause.verb.particle not in {"out", "back", "away"} and not clause.prep("out of"):
            return []
        spots = self._where.spots(clause.prep("from", "out of"), lenient=clause.verb.lemma in {"withdraw", "retreat"})
        if clause.verb.lemma == "flee" and clause.objects:
            loser = self._party(clause.subjects)
            return self._claim("withdrawal", self._where.spots(clause.objects), loser, None, clause, state, "fled") if loser else []
        if not clause.prep("from", "out of"):
            spots = self._setting(clause)
        movers = clause.objects if clause.objects and not clause.passive else clause.subjects
        loser = self._party(movers) or self._party(clause.subjects)
        if loser is None or not spots:
            return []
        return self._claim("withdrawal", spots, loser, None, clause, state, "withdrew from")

    def _setting(self, clause: Clause) -> list[Spot]:
        """Where a clause without a place plays: "In A, …", or the place that another clause of the sentence takes."""
        chunks = self._sentence.chunks
        if chunks[0].low in {"in", "at"} and 1 in self._sentence.phrases:
            spots = self._where.at(1)
            if spots:
                return spots
        for other in self._sentence.clauses:
            if other is not clause and _frames().get(other.verb.lemma) in {"take", "enter"}:
                spots = self._patients(other)
                if spots:
                    return spots
        return []

    def _expel(self, clause: Clause, state: Status) -> list[Claim]:
        losers = clause.subjects if clause.passive else clause.objects
        loser = self._party(losers)
        spots = self._where.spots(clause.prep("from", "out of"))
        if loser is None or not spots:
            return []
        winner = self._agent(clause)
        claims = self._claim("withdrawal", spots, loser, winner, clause, state, "driven out")
        if winner:
            claims += self._claim("capture", spots, winner, loser, clause, state, "drove out")
        return claims

    def _clear(self, clause: Clause, state: Status) -> list[Claim]:
        chunks = clause.subjects if clause.passive else clause.objects
        loser = self._party(clause.prep("of"))
        spots = self._where.spots(chunks)
        if not spots:
            loser = self._party(chunks)
            spots = self._where.spots(clause.prep("from", "out of")) if loser else []
        if not spots or (loser is None and self._agent(clause) is None):
            return []
        return self._claim("capture", spots, self._agent(clause), loser, clause, state, "cleared")

    def _hold(self, clause: Clause, state: Status) -> list[Claim]:
        spots = self._patients(clause)
        if not spots and clause.verb.lemma == "hold" and clause.verb.particle in {"on", "out"}:
            spots = self._where.spots(clause.prep("in", "to", "at"))
        holder = self._agent(clause)
        if not spots or holder is None or state in ("denied",) or (clause.verb.lemma in {"keep", "own", "run", "man", "police"} and clause.passive):
            return []
        return self._claim("control", spots, holder, None, clause, state, "held")

    def _fall(self, clause: Clause, state: Status) -> list[Claim]:
        verb = clause.verb.lemma
        if verb in {"go", "return", "slip"} and not any(self._sentence.phrases[i].head.kind == ACTOR for i in clause.prep("to")):
            return self._inverted(clause, state)
        spots = self._where.spots(clause.subjects)
        if not spots:
            return []
        winner = self._party([i for i in clause.prep("to", "under", "before") if verb == "fall" or self._sentence.phrases[i].kind == PARTY])
        if winner is None and (clause.verb.lemma != "fall" or clause.preps and clause.prep("to", "into", "by")):
            return []
        return self._claim("capture", spots, winner, None, clause, state, "fell", 0.9 if winner else 0.7)

    def _inverted(self, clause: Clause, state: Status) -> list[Claim]:
        """"Before it went A, B and C": the places stand behind the verb, and the captor is the one spoken of."""
        if not clause.objects or self._sentence.chunks[0].low not in {"before", "then", "next", "after"}:
            return []
        spots = self._where.spots(clause.objects)
        return self._claim("capture", spots, self._context.last_captor, None, clause, state, "went", 0.7)

    def _enter(self, clause: Clause, state: Status) -> list[Claim]:
        spots = self._where.spots(clause.subjects if clause.passive else clause.objects)
        return self._entered(clause, state, spots)

    def _move(self, clause: Clause, state: Status) -> list[Claim]:
        chunks = clause.prep("into", "inside")
        spots = self._where.spots(chunks)
        if chunks and not spots and self._sentence.phrases[chunks[0]].kind == "place-noun":
            spots = self._setting(clause)
        if not spots and clause.prep("through", "across"):
            spots = [replace(s, extent="part") for s in self._where.spots(clause.prep("through", "across"))]
        return self._entered(clause, state, spots)

    def _entered(self, clause: Clause, state: Status, spots: list[Spot]) -> list[Claim]:
        mover = self._agent(clause)
        if mover is None or not spots:
            return []
        others = [c for c in self._sentence.clauses if c is not clause and _frames().get(c.verb.lemma) in {"withdraw", "leave"}]
        left = any(self._left(c, mover) for c in others)
        words = {unit.low for chunk in self._sentence.chunks for unit in chunk.units}
        calm = bool(words & _CALM) or ("without" in words and bool(words & {"fight", "fighting", "resistance", "shot", "clashes", "firing", "opposition"}))
        if left or calm:
            return self._claim("capture", spots, mover, None, clause, state, "entered after they left", 0.7)
        if not words & _RESISTED and all(s.extent != "part" for s in spots):
            return self._claim("capture", spots, mover, None, clause, state, "entered", 0.6)
        return self._claim("contest", spots, mover, None, clause, state, "entered", 0.6)

    def _left(self, clause: Clause, mover: Party) -> bool:
        loser = self._party(clause.subjects)
        return loser is not None and loser.side != mover.side

    def _attack(self, clause: Clause, state: Status) -> list[Claim]:
        if clause.verb.lemma in {"shell", "bomb", "bombard", "pound", "raid"}:
            return []
        spots = self._patients(clause) or self._where.spots(clause.prep("on", "against"))
        if not spots:
            return []
        return self._claim("contest", spots, self._agent(clause), None, clause, state, "attacked", 0.8)

    def _advance(self, clause: Clause, state: Status) -> list[Claim]:
        prepositions = ("on", "toward", "towards", "into", "to", "in on", "closer to")
        spots = self._where.spots(clause.prep(*prepositions)) or (self._where.spots(clause.objects) if clause.verb.lemma in {"approach", "near"} else [])
        mover = self._agent(clause)
        if mover is None or not spots:
            return []
        return self._claim("contest", spots, mover, None, clause, state, "advanced on", 0.6)

    def _fight(self, clause: Clause, state: Status) -> list[Claim]:
        spots = self._where.spots(clause.prep("in", "at", "for", "over", "inside", "around", "near", "on", "outside"))
        party = self._party(clause.subjects)
        if party is None or not spots:
            return []
        foe = self._party([*clause.objects, *clause.prep("with", "against", "between")])
        return self._claim("contest", spots, party, foe, clause, state, "fought", 0.7)

    def _repel(self, clause: Clause, state: Status) -> list[Claim]:
        acts = clause.subjects if clause.passive else clause.objects
        act = next((at for at in acts if self._sentence.phrases[at].kind == ACT), None)
        if act is None:
            return self._expel(clause, state) if clause.verb.lemma in {"drive", "beat", "push", "force"} else []
        spots = self._where.spots(clause.prep("on", "in", "at", "near", "against")) or self._after_act(act)
        return self._claim("contest", spots, self._agent(clause), self._owner(act), clause, state, "repelled", 0.8)

    def _after_act(self, at: int) -> list[Spot]:
        chunks = self._sentence.chunks
        if at + 2 < len(chunks) and chunks[at + 1].low in {"on", "in", "at", "near", "against", "of", "for"} and at + 2 in self._sentence.phrases:
            return self._where.spots(self._sentence.list_from(at + 2))
        return []

    def _owner(self, at: int) -> Party | None:
        phrase = self._sentence.phrases[at]
        return self._who.of(Phrase(PARTY, phrase.head, phrase.units, phrase.owner, True, False, False)) if any(u.kind in (ACTOR, DEMONYM) for u in (*phrase.owner, *phrase.units)) else None

    def _hoist(self, clause: Clause, state: Status) -> list[Claim]:
        flags = clause.subjects if clause.passive or clause.verb.lemma in {"fly", "be", "go"} else clause.objects
        flag = next((at for at in flags if self._sentence.phrases[at].kind == FLAG), None)
        if flag is None:
            return []
        spots = self._where.spots(clause.prep("over", "in", "on", "at", "across", "above", "atop", "of"), lenient=False)
        return self._claim("capture", spots, self._flag_party(flag) or self._agent(clause), None, clause, state, "flag raised", 0.85)

    def _flag_flies(self, clause: Clause, state: Status) -> list[Claim]:
        """"The flag is once more above A", "the flag went up over A"."""
        if not any(self._sentence.phrases[at].kind == FLAG for at in clause.subjects):
            return []
        if clause.verb.lemma == "go" and clause.verb.particle != "up":
            return []
        return self._hoist(clause, state)

    def _flag_party(self, at: int) -> Party | None:
        phrase = self._sentence.phrases[at]
        units = [*phrase.owner, *phrase.units]
        national = next((u for u in units if u.kind in (DEMONYM, COUNTRY) and u.value), None)
        if national is not None:
            return Party(f"{national.value.code.lower()}-forces", f"{national.text} forces", national.value.side)
        return self._who.of(phrase) if any(u.kind == ACTOR for u in units) else None

    # -- "under the control of", "in the hands of" -----------------------------------------

    def _under(self, clause: Clause, state: Status) -> list[Claim]:
        """A preposition with control or hands: what the verb says of it decides between change and state."""
        for name, at in clause.preps:
            phrase = self._sentence.phrases[at]
            if name == "out of" and phrase.head.low in _STATE_NOUNS:
                holder = self._holder(at)
                return self._claim("withdrawal", self._where.spots(clause.subjects), holder, None, clause, state, "out of the hands") if holder else []
            if name in {"under", "in", "into", "to", "within"} and phrase.head.low in _STATE_NOUNS:
                return self._in_hands(clause, state, at)
            if name == "under" and phrase.head.low in {"siege", "attack", "assault"}:
                spots = self._where.spots(clause.subjects)
                return self._claim("contest", spots, self._party(clause.prep("by", "from")), None, clause, state, "under siege", 0.8)
        return []

    def _in_hands(self, clause: Clause, state: Status, at: int) -> list[Claim]:
        holder = self._holder(at)
        chunks = clause.objects if clause.objects and not clause.passive else clause.subjects
        spots = self._where.spots(chunks)
        verb = clause.verb.lemma
        if not spots and self._party(clause.subjects) and self._sentence.phrases[at].head.low in _HOLD_NOUNS:
            return self._be_in_control(clause, state, at)
        if holder is None or not spots:
            return []
        back = any(c.low == "back" for c in self._sentence.chunks[clause.at : at + 1]) or "back" in clause.verb.adverbs
        if verb in {"be", "remain", "stay", "stand", "lie", "leave", "keep", "have", "hold"} and not back and not (verb == "be" and {"now", "already"} & set(clause.verb.adverbs)):
            return self._claim("control", spots, holder, None, clause, state, "in hands")
        return self._claim("capture", spots, holder, None, clause, state, "into hands")

    def _be_in_control(self, clause: Clause, state: Status, at: int) -> list[Claim]:
        """"The rebels are in control of A"."""
        spots = self._controlled(clause, [at])
        return self._claim("control", spots, self._party(clause.subjects), None, clause, state, "in control")

    def _holder(self, at: int) -> Party | None:
        """Whose control: "Turkish control", "the hands of the rebels", "their hands", "government control"."""
        phrase = self._sentence.phrases[at]
        chunks = self._sentence.chunks
        if at + 2 < len(chunks) and chunks[at + 1].low == "of" and at + 2 in self._sentence.phrases:
            return self._who.at(at + 2)
        if phrase.owner:
            owner = Phrase(_kind_of(phrase.owner), phrase.owner[-1], phrase.owner, (), True, False, False)
            return self._who.of(owner)
        if phrase.units[0].low in {"their", "its", "his"}:
            return self._context.last_party
        if phrase.units[0].low == "our":
            return self._context.speaker
        rest = tuple(u for u in phrase.units[:-1] if u.low not in {"the", "full", "complete", "total", "firm", "effective", "tight"})
        if not rest:
            return None
        return self._who.of(Phrase(_kind_of(rest), rest[-1], rest, (), True, False, False))

    # -- "launched an offensive on A" -------------------------------------------------------

    def _launched(self, clause: Clause, state: Status) -> list[Claim]:
        if clause.verb.lemma in {"be", "go"} and (flags := self._flag_flies(clause, state)):
            return flags
        if clause.verb.lemma == "have" and clause.objects and self._sentence.phrases[clause.objects[0]].head.low in _HOLD_NOUNS:
            holder = self._party(clause.subjects)
            return self._claim("control", self._controlled(clause, clause.objects), holder, None, clause, state, "has control") if holder else []
        near = self._close_to(clause, state) or self._theirs(clause, state) or self._changed_hands(clause, state)
        if near or clause.verb.lemma not in {"launch", "begin", "start", "mount", "make", "stage", "carry", "continue", "resume"}:
            return near
        acts = clause.subjects if clause.passive else clause.objects
        act = next((at for at in acts if self._sentence.phrases[at].kind == ACT or self._sentence.phrases[at].head.low in {"operation", "operations", "campaign"}), None)
        if act is None:
            return []
        spots = self._after_act(act) or self._where.spots(clause.prep("on", "against", "in", "at", "into"))
        return self._claim("contest", spots, self._agent(clause), None, clause, state, "offensive", 0.7)


    def _theirs(self, clause: Clause, state: Status) -> list[Claim]:
        """"A is still theirs", "B is the insurgents'"."""
        if clause.verb.lemma not in {"be", "remain", "stay"}:
            return []
        if clause.verb.particle == "back" and clause.prep("in") and self._party(clause.subjects):
            return self._claim("capture", self._where.spots(clause.prep("in")), self._party(clause.subjects), None, clause, state, "back in", 0.7)
        if clause.objects and (won := self._mastered(clause, state)):
            return won
        if clause.prep("with") and not clause.objects:
            holder = self._party(clause.prep("with"))
            return self._claim("control", self._where.spots(clause.subjects), holder, None, clause, state, "with", 0.6) if holder else []
        if len(clause.objects) != 1:
            return []
        chunk = self._sentence.chunks[clause.objects[0]]
        if chunk.low in {"theirs", "ours"}:
            holder = self._context.speaker if chunk.low == "ours" else self._context.last_party
        elif chunk.units[-1].kind == GENITIVE:
            holder = self._who.at(clause.objects[0])
        else:
            return []
        return self._claim("control", self._where.spots(clause.subjects), holder, None, clause, state, "theirs", 0.7) if holder else []

    def _mastered(self, clause: Clause, state: Status) -> list[Claim]:
        """"are masters of A", "A is free of B"."""
        head = self._sentence.phrases[clause.objects[0]].head.low
        if head in {"master", "masters"}:
            return self._claim("capture", self._where.spots(clause.prep("of")), self._party(clause.subjects), None, clause, state, "masters of", 0.7)
        loser = self._party(clause.prep("of")) if head in {"free", "rid", "clear"} else None
        return self._claim("capture", self._where.spots(clause.subjects), None, loser, clause, state, "free of", 0.7) if loser else []

    def _changed_hands(self, clause: Clause, state: Status) -> list[Claim]:
        if clause.verb.lemma != "change" or not clause.objects or self._sentence.phrases[clause.objects[0]].head.low != "hands":
            return []
        return self._claim("capture", self._where.spots(clause.subjects), None, None, clause, state, "changed hands", 0.6)

    def _close_to(self, clause: Clause, state: Status) -> list[Claim]:
        """"stand 3 kilometres short of A", "are within five miles of A"."""
        chunks = self._sentence.chunks
        words = [u.low for c in chunks[clause.at + 1 : clause.at + 7] for u in c.units]
        if clause.verb.lemma not in {"be", "stand", "advance", "come", "get", "reach", "move", "lie"} or not _KILOMETRES & set(words):
            return []
        if "short" not in words and "within" not in words:
            return []
        at = next((i for i in range(clause.at + 1, min(clause.at + 9, len(chunks))) if chunks[i].low == "of" and i + 1 in self._sentence.phrases), None)
        party = self._party(clause.subjects)
        if at is None or party is None:
            return []
        return self._claim("contest", self._where.spots([at + 1]), party, None, clause, state, "close to", 0.6)


_RESISTED = frozenset("fighting fight fought clashes clashed battle battles resistance resisted heavy fierce storm stormed street assault attack outskirts suburbs edge".split())
_KILOMETRES = frozenset("km kilometers kilometres kilometer kilometre miles mile".split())


def _kind_of(units: tuple[Unit, ...]) -> str:
    return read_phrase(Chunk(NOUN, list(units))).kind


_FRAMES: dict[str, Frame] = {
    "take": VerbReader._take,
    "enter": VerbReader._enter,
    "leave": VerbReader._leave,
    "withdraw": VerbReader._withdraw,
    "expel": VerbReader._expel,
    "clear": VerbReader._clear,
    "hold": VerbReader._hold,
    "fall": VerbReader._fall,
    "move": VerbReader._move,
    "attack": VerbReader._attack,
    "advance": VerbReader._advance,
    "fight": VerbReader._fight,
    "repel": VerbReader._repel,
    "hoist": VerbReader._hoist,
    "restore": lambda reader, clause, state: [],
}
