"""The control language of nouns: "the capture of A by B", "B's withdrawal from A", "fighting in A"."""

from typing import Final

from services.ledger.events import Kind, Party, Status
from services.nlp.claims import battles, outcomes
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim
from services.nlp.claims.framing import frame_of
from services.nlp.doubt import acts
from services.nlp.lexicon import FORCE_NOUNS, NOUN_FRAMES, word_set
from services.nlp.places.siting import Spot
from services.nlp.syntax.asides import announced_by, aside_from
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.phrases import ACT, PARTY, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase, party_phrase
from services.nlp.syntax.sitings import SIDES_OF_A_LAND
from services.nlp.words.classes import ADV, NOUN, PREP, SINCE, TIME
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, PLACE

# behind a noun of fighting, the likelier first: where it is fought, and between whom
_AROUND: Final = ("in", "at", "near", "around", "about", "inside", "outside", "on", "against", "to", "for")
_SCENES: Final = (
    "in", "at", "for", "on", "against", "of", "near", "around", "about", "inside", "into", "toward", "towards",
    "outside", "over",
)  # fmt: skip
_LASTING: Final = word_set("nouns", "lasting")
_REACHING: Final = frozenset({"reach", "engulf", "hit", "grip", "rock", "shake", "enter"})
_TELLING: Final = frozenset({"report", "continue", "announce"})
_SEEING: Final = frozenset({"see", "witness", "experience", "record", "endure", "face"})
_EDGES: Final = word_set("shares", "edges")
_FIRE: Final = word_set("fighting", "fire")
_DOING: Final = word_set("nouns", "doing")
_PRAISING: Final = word_set("nouns", "praising")
_BOASTING: Final = word_set("nouns", "boasting")
_ANNOUNCING: Final = word_set("nouns", "announcing")
_CAUSING: Final = word_set("nouns", "causing")
_UNARMED: Final = word_set("fighting", "unarmed")
_WHILE: Final = frozenset({"during", "throughout", "despite", "under", "amid"})
_TOPONYMS: Final = word_set("nouns", "toponyms")
_UNIONS: Final = word_set("nouns", "unions")
_NO_SCENE: Final = _LASTING | SIDES_OF_A_LAND - {"center", "centre"}  # "for a third day", "to the south"
_LIGHT: Final = word_set("nouns", "light")
_WINNING_BACK: Final = word_set("nouns", "winning_back")


class NounReader:
    """Reads the claims of the noun phrases of one sentence."""

    def __init__(self, read: Arguments) -> None:
        self._sentence = read.sentence
        self._who = read.who
        self._where = read.where
        self._context = read.context
        self._arguments = read

    def claims(self) -> list[Claim]:
        """Every claim that a noun of this sentence makes."""
        found: list[Claim] = []
        for at, phrase in self._sentence.phrases.items():
            frame = NOUN_FRAMES.get(phrase.head.low) if phrase.kind == ACT else self._compounded(at, phrase)
            frame = frame or self._as_before(at, phrase)
            if frame:
                state = acts.status(self._sentence, at, phrase)
                if state is not None:
                    found += self._read(at, phrase, frame, state)
        return found

    def _as_before(self, at: int, phrase: Phrase) -> str | None:
        """ "The fall of A follows that of B", "came after those of B and C": of the same kind."""
        if phrase.head.low not in {"that", "those"} or self._sentence.low(at + 1) != "of":
            return None
        acts_before = (one for i, one in self._sentence.phrases.items() if i < at and one.kind == ACT)
        frames = [NOUN_FRAMES.get(one.head.low) for one in acts_before]
        return "taking" if frames[-1:] == ["taking"] else None

    def _compounded(self, at: int, phrase: Phrase) -> str | None:
        """ "the withdrawal operation from A": leaving; "exchanges of fire": fighting."""
        if len(phrase.units) > 1 and phrase.head.low == "operation":
            told = NOUN_FRAMES.get(phrase.units[-2].low)
            return told if told == "leaving" else None
        fire = self._sentence.phrases.get(at + 2) if self._sentence.low(at + 1) == "of" else None
        exchanged = phrase.head.low in {"exchange", "exchanges"} and fire is not None and fire.head.low in _FIRE
        return "fighting" if exchanged else None

    def _read(self, at: int, phrase: Phrase, frame: str, state: Status) -> list[Claim]:
        preps = self._preps(at)
        owner = self._owner(at, phrase)
        if frame == "taking":
            return self._taking(at, phrase, preps, owner, state)
        if frame == "holding":
            return self._announced(at, preps, state) or self._held_during(at, preps, owner, state)
        if frame == "losing":
            return self._losing(at, preps, owner, state)
        if frame == "leaving":
            return self._leaving(at, preps, owner, state)
        if frame == "ousting":
            return self._ousting(at, preps, owner, state)
        if frame == "fighting":
            return self._fighting(at, preps, owner, state)
        return []

    def _taking(
        self, at: int, phrase: Phrase, preps: dict[str, list[int]], owner: Party | None, state: Status
    ) -> list[Claim]:
        spots = self._spots(preps, "of", "over") or self._fallen(at, phrase) or self._among(preps.get("of", []))
        again = phrase.head.low in _WINNING_BACK and (self._context.at_war or self._opens_as_places_do(preps))
        if phrase.indefinite or not (spots or again):
            return []
        clause = acts.clause_of(self._sentence, at)
        taker = self._party(preps, "by", "to") or owner or self._doer(at) or outcomes.given(self._arguments, clause, at)
        taker = taker or outcomes.captor_behind(self._arguments, at)
        spots = spots or (self._where.spots(preps.get("of", []), lenient=True) if taker else [])
        foe = self._party(preps, "from") or (None if taker else outcomes.bereft(self._arguments, clause, at))
        kind: Kind = "control" if phrase.head.low == "occupation" else "capture"
        if kind == "control" and (taker is None or outcomes.is_ended(self._sentence, clause, at)):
            return []
        claims = [Claim(kind, spot, taker, foe, at, "noun: taking", 0.8, state) for spot in spots]
        return self._arguments.dated_apart(preps.get("of", []), claims)

    def _opens_as_places_do(self, preps: dict[str, list[int]]) -> bool:
        """ "the recapture of Wadi A", not of a fugitive."""
        named = [self._sentence.phrases[at].head.low.split() for at in preps.get("of", [])]
        return any(len(words) > 1 and words[0] in _TOPONYMS for words in named)

    def _among(self, chunks: list[int]) -> list[Spot]:
        """ "the capture of several positions, among them A": A."""
        plural = [i for i in chunks if self._sentence.phrases[i].plural]
        return self._where.spots(self._sentence.enumeration(plural[0]), lenient=True) if plural else []

    def _fallen(self, at: int, phrase: Phrase) -> list[Spot]:
        """ "A's fall to B", "its capture by B": the place in front."""
        if phrase.units[0].low == "its":
            taken_by = self._sentence.low(at + 1) in {"by", "to"}
            return self._where.last(at) if taken_by else []
        if self._sentence.low(at - 1) == "whose":
            return self._where.spots(self._sentence.antecedent(at - 1))
        named = phrase.owner[-1] if phrase.owner and phrase.owner[-1].kind == PLACE else None
        if named is None or not named.value:
            return []
        return [Spot(named.text, None, tuple(named.value))]

    def _announced(self, at: int, preps: dict[str, list[int]], state: Status) -> list[Claim]:
        """ "announced control over A and B": news of a capture."""
        clause = acts.clause_of(self._sentence, at)
        told = clause is not None and at in clause.objects and clause.verb.lemma in _ANNOUNCING
        holder = self._who.first(clause.subjects) if clause is not None and told else None
        spots = self._spots(preps, "of", "over") if holder else []
        return [Claim("capture", spot, holder, None, at, "noun: control", 0.7, state) for spot in spots]

    def _held_during(self, at: int, preps: dict[str, list[int]], owner: Party | None, state: Status) -> list[Claim]:
        """ "During their brief control of A, the rebels …", "despite the army's rule over B"."""
        if self._sentence.low(at - 1) not in _WHILE or state != "reported":
            return []
        ahead = (c.subjects for c in self._sentence.clauses if c.subjects and c.subjects[0] > at)
        holder = owner or (self._who.first(next(ahead, [])) if self._sentence.low(at) in {"their", "its"} else None)
        spots = self._where.spots(preps.get("of", []) or preps.get("over", []), lenient=True) if holder else []
        return [Claim("control", spot, holder, None, at, "noun: held", 0.7, state) for spot in spots]

    def _losing(self, at: int, preps: dict[str, list[int]], owner: Party | None, state: Status) -> list[Claim]:
        spots = self._spots(preps, "of") or self._fallen(at, self._sentence.phrases[at])
        winner = self._party(preps, "to")
        loser = (
            self._party(preps, "by")
            or owner
            or outcomes.mourner(self._arguments, acts.clause_of(self._sentence, at), at)
        )
        loser = loser or (None if winner else self._whose_loss(at))
        claims = [Claim("capture", s, winner, loser, at, "noun: loss to", 0.8, state) for s in spots if winner]
        return claims + [Claim("withdrawal", s, loser, winner, at, "noun: loss", 0.7, state) for s in spots if loser]

    def _whose_loss(self, at: int) -> Party | None:
        """ "X's men have fled to A after the loss of B": theirs."""
        if self._sentence.low(at - 1) not in {"after", "since", "following"}:
            return None
        before = next((c for c in reversed(self._sentence.clauses) if c.at < at and c.subjects), None)
        gone = before is not None and frame_of(self._sentence, before) in {"leave", "withdraw"}
        return self._who.first(before.subjects) if before is not None and gone else None

    def _leaving(self, at: int, preps: dict[str, list[int]], owner: Party | None, state: Status) -> list[Claim]:
        maker = self._maker(at)
        loser = self._party(preps, "of", "by") or owner or (self._who.first(maker.subjects) if maker else None)
        loser = loser or (self._context.speaker if "we" in self._sentence.words() else None)
        spots = self._spots(preps, "from", "out of") or self._inside(at)
        spots = spots or (self._arguments.stationed(maker) if maker else [])
        if not spots and self._sentence.low(at - 1) in {"after", "following", "with", "amid", "upon"}:
            spots = self._taken_here()  # "A came under B's control following the withdrawal of C"
        if loser is None:
            return []
        spots = spots or ((self._arguments.setting(maker) or self._arguments.just_taken(loser)) if maker else [])
        return [Claim("withdrawal", spot, loser, None, at, "noun: withdrawal", 0.8, state) for spot in spots]

    def _ousting(self, at: int, preps: dict[str, list[int]], owner: Party | None, state: Status) -> list[Claim]:
        """ "The expulsion of B from A by C", "C's ouster of B from A"."""
        loser, winner, spots = self._party(preps, "of"), self._party(preps, "by") or owner, self._spots(preps, "from")
        if "of" not in preps:
            loser, winner = owner, self._party(preps, "by")  # "B's expulsion from A"
        if loser is None:
            return []
        told = [Claim("withdrawal", spot, loser, winner, at, "noun: ousting", 0.8, state) for spot in spots]
        return told + [Claim("capture", s, winner, loser, at, "noun: ousting", 0.8, state) for s in spots if winner]

    def _taken_here(self) -> list[Spot]:
        """The one place that a verb of the sentence says was taken or fell."""
        told = (
            c
            for c in self._sentence.clauses
            if frame_of(self._sentence, c) in {"take", "fall", "enter"} or c.prep("under")
        )
        chunks = ((c, c.subjects if c.passive or not c.objects else c.objects) for c in told)
        places = (self._where.spots(found) or self._arguments.patients(c) for c, found in chunks)
        return next((spots for spots in places if spots), [])

    def _maker(self, at: int) -> Clause | None:
        """The light verb of "its army made a withdrawal", "the garrison in A began its retreat"."""
        clause = acts.clause_of(self._sentence, at)
        light = clause is not None and at in clause.objects and clause.verb.lemma in _LIGHT
        return clause if light else None

    def _inside(self, at: int) -> list[Spot]:
        """ "In A district a Peshmerga withdrawal has begun": the place in front."""
        before = at - 1
        if before >= 1 and self._sentence.chunks[before].kind == NOUN and self._sentence.chunks[before - 1].low == "in":
            return self._where.at(before)
        return []

    def _fighting(self, at: int, preps: dict[str, list[int]], owner: Party | None, state: Status) -> list[Claim]:
        clause = acts.clause_of(self._sentence, at)
        if battles.is_none(self._arguments, at, clause, preps):
            return []
        aims = [i for name in ("on", "against") for i in preps.get(name, ())]
        named = bool(aims) and self._sentence.phrases[aims[0]].kind == PLACE_NAME
        spots = (self._where.spots(aims) if named else []) or self._spots(preps, *battles.in_order(preps, _SCENES))
        if clause is not None and at in clause.subjects:
            spots = spots or self._raging_in(clause)
            preps = battles.with_sides(preps, clause)
        if not spots and clause is not None and at in clause.subjects:
            spots, preps = self._told_on(clause, preps)
        seen = at - 2 if self._sentence.low(at - 1) == "of" else at  # "saw a second day of fighting"
        if clause is not None and seen in clause.objects and clause.verb.lemma in _SEEING:
            spots = spots or self._where.spots(clause.subjects)  # "A and B have seen fighting"
        framed = clause is not None and frame_of(self._sentence, clause) in {"repel", "attack"}
        if not spots and not framed and self._sentence.low(at - 1) == "where":
            spots = self._where.spots(self._sentence.antecedent(at - 1))  # "fled to A and B, where clashes go on"
        spots = spots or battles.scene(self._arguments, at, clause)
        sides = [i for name in battles.SIDES for i in preps.get(name, [])]
        if any(self._sentence.phrases[i].head.low in _UNARMED for i in sides):
            return []
        first = (
            owner or self._party(preps, "by", "between") or battles.attackers(self._arguments, preps) or self._doer(at)
        )
        others = [p for i in sides if (p := self._who.at(i))]
        foe = next((p for p in reversed(others) if first is None or p.side != first.side), None)
        return [Claim("contest", spot, first, foe, at, "noun: fighting", 0.6, state) for spot in spots]

    def _raging_in(self, clause: Clause) -> list[Spot]:
        """ "Fighting raged for a third day in A", "clashes have reached B", "the battle went on for control of C"."""
        reached = clause.objects if clause.verb.lemma in _REACHING else []
        around = (*_AROUND, "from") if clause.verb.lemma in _TELLING else _AROUND
        edges = [i for i in clause.prep("on") if self._sentence.phrases[i].head.low in _EDGES]
        told = ((i, self._sentence.phrases[i]) for i in clause.prep(*around))
        behind = (i for i, one in told if one.head.low not in _NO_SCENE and one.kind != PARTY)
        scenes = [] if battles.is_elsewhere(self._sentence, clause) else [*reached, *behind, *edges]
        scenes = [i for i in scenes if not (self._sentence.low(i - 1) == "in" and i - 2 in scenes)]
        spots = self._where.spots([i for i in scenes if not self._names_a_cause(i - 1)], lenient=True)
        return spots or self._arguments.controlled(clause.prep("for", "over"))

    def _told_on(self, clause: Clause, preps: dict[str, list[int]]) -> tuple[list[Spot], dict[str, list[int]]]:
        """ "Clashes continued to be reported in A between X and Y": what stands behind the second verb."""
        told = (c for c in self._sentence.clauses if c.governor is clause and c.verb.lemma in _TELLING)
        behind = next(told, None)
        if behind is None:
            return [], preps
        scenes = [i for i in behind.prep(*_AROUND) if self._sentence.phrases[i].head.low not in _NO_SCENE]
        return self._where.spots(scenes), battles.with_sides(preps, behind)

    # -- arguments -----------------------------------------------------------------

    def _preps(self, at: int) -> dict[str, list[int]]:
        """The prepositional phrases that follow the noun, up to the next verb."""
        chunks, i = self._sentence.chunks, at + 1
        found: dict[str, list[int]] = {}
        while i + 1 < len(chunks):
            part = chunks[i]
            if part.low in SINCE:
                break  # "a retreat from A after an attack by X": that is of another act
            if part.kind == PREP and (name := announced_by(self._sentence, i + 1)) is not None:
                found.setdefault(part.low, []).append(name)
                i = name + 2
            elif part.kind == PREP and chunks[i + 1].kind == NOUN:
                listed = self._sentence.list_from(i + 1)
                inner = part.low == "of" and i - 1 in found.get("between", [])  # "between the rebels of A and B"
                inner = inner or self._names_a_cause(i) or battles.is_of_somebody(self._sentence, i)
                if not inner and (part.low not in found or part.low in {"between", "against", "with"}):
                    found.setdefault(part.low, []).extend(listed)
                i = listed[-1] + 1
            elif (beside := battles.beside(self._sentence, i)) and (last := next(reversed(found), None)) in _SCENES:
                found[last] += beside  # "fighting near A and in B"
                i = beside[-1] + 1
            elif "of" in found and battles.goes_on_by_day(self._sentence, i):
                found["of"].append(i + 1)  # "the fall of A on Sunday and B on Monday to X"
                i += 2
            elif part.kind in (TIME, ADV) or (part.kind == PREP and chunks[i + 1].kind in (TIME, ADV, PREP)):
                i += 1
            elif battles.is_nearer(self._arguments, i, found):
                i += 1  # "fighting in the hills, near A, was reported"
            elif (closing := self._sentence.after_aside(i)) > i:
                i = closing + 1
            elif (aside := aside_from(self._sentence, i)) is not None:
                i = aside + 1
            else:
                break
        return found

    def _names_a_cause(self, at: int) -> bool:
        """ "clashes between X and the Movement for Change in A": part of a party's name."""
        if self._sentence.low(at) != "for" or self._sentence.phrases[at + 1].kind != UNKNOWN_NAME:
            return False
        before = [self._sentence.phrases.get(i) for i in (at - 1, at - 3)]
        return any(one is not None and one.head.low.split()[-1] in _UNIONS for one in before)

    def _spots(self, preps: dict[str, list[int]], *names: str) -> list[Spot]:
        for name in names:
            first = self._sentence.phrases[preps[name][0]] if preps.get(name) else None
            if first is not None and first.head.low == "it":
                return self._where.last(preps[name][0])
            spots = self._where.spots(preps.get(name, []), lenient=name == "for")
            unnamed = first is not None and first.kind == PLACE_NOUN
            if spots or unnamed:
                return spots
        return []

    def _party(self, preps: dict[str, list[int]], *names: str) -> Party | None:
        for name in names:
            party = self._who.first(preps.get(name, []))
            if party:
                return party
        return None

    def _owner(self, at: int, phrase: Phrase) -> Party | None:
        """Whose act: "Iraq's capture of", "a rebel assault on", "their withdrawal", "X, whose offensive on"."""
        if self._sentence.low(at - 1) == "whose" and (whose := self._who_in(self._sentence.antecedent(at - 1))):
            return whose
        if phrase.owner:
            return self._who.of(party_phrase(phrase.owner))
        if phrase.units[0].low in {"their", "its", "his"}:
            before = [i for i in self._sentence.phrases if i < at and self._names_party(i)]
            return self._who_in(before[::-1]) or self._context.last_party
        rest = tuple(u for u in phrase.units[:-1] if u.kind in (ACTOR, COUNTRY, DEMONYM) or u.low in FORCE_NOUNS)
        return self._who.of(party_phrase(rest)) if rest else None

    def _names_party(self, at: int) -> bool:
        """Whether the noun is a party, or begins with the name of one: "the M23 control of A"."""
        phrase = self._sentence.phrases[at]
        return phrase.kind == PARTY or any(unit.kind == ACTOR for unit in phrase.units)

    def _who_in(self, chunks: list[int]) -> Party | None:
        named = (self._who.at(i) or self._arguments.owner(i) for i in chunks)
        return next((party for party in named if party), None)

    def _doer(self, at: int) -> Party | None:
        """Who does what the noun says: the subject of "launched an assault", "announced the capture"."""
        clause = acts.clause_of(self._sentence, at)
        if (won := self._arguments.winner(at)) or clause is None:
            return won or self._opener(at)
        if at in clause.objects and clause.verb.lemma in _DOING:
            return self._who.first(clause.subjects)
        if clause.passive and at in clause.subjects and clause.verb.lemma in _ANNOUNCING - {"report"}:
            return self._who.first(clause.prep("by")[:1])  # "The capture of A was announced by X"
        praised = at in clause.objects or at in clause.prep("on", "for")
        if praised and clause.verb.lemma in _PRAISING:
            return self._who.first(clause.objects)  # "praised X for the capture of A"
        if at in clause.prep("in", "over", "for", "of") and clause.verb.lemma in _BOASTING:
            return self._who.first(clause.subjects)
        part = any(self._sentence.phrases[i].head.low in {"part", "role"} for i in clause.objects)
        if part and at in clause.prep("in") and clause.verb.lemma in {"take", "play", "have"}:
            return self._who.first(clause.subjects)  # "took part in the capture of A"
        by = clause.subjects[0] if clause.subjects and not clause.passive else at
        behind = at in clause.objects or at in clause.prep("about", "to", "in", "with")
        caused = behind and clause.verb.lemma in _CAUSING
        act = self._sentence.phrases[by].kind == ACT  # "an offensive by X brought about the fall of A"
        return self._owner(by, self._sentence.phrases[by]) or self._by(by) if caused and act else None

    def _opener(self, at: int) -> Party | None:
        """ "With the capture of A, X opened the road to B": X."""
        head = self._sentence.phrases[at].head.low
        if at != 1 or self._sentence.low(0) != "with" or head in {"fall", "takeover", "occupation"}:
            return None
        main = next((c for c in self._sentence.clauses if c.subjects and not c.reduced), None)
        lost = main is not None and frame_of(self._sentence, main) in {"leave", "withdraw"}
        return None if main is None or lost or main.passive else self._who.first(main.subjects)

    def _by(self, act: int) -> Party | None:
        return self._party(self._preps(act), "by", "of")
