"""The arguments of a clause as parties and places: who acts, on which places, where, on whose behalf."""

from itertools import islice
from typing import Final

from msgspec.structs import replace

from services.atlas.place import SETTLEMENTS
from services.ledger.events import Party
from services.nlp.claims.claim import Claim
from services.nlp.claims.framing import forced_out_of, frame_of
from services.nlp.claims.owners import HOLD_NOUNS, Owners, holds
from services.nlp.claims.posts import garrisoned
from services.nlp.claims.resumed import and_of, and_with_it
from services.nlp.context import Context
from services.nlp.doubt.realis import ACHIEVEMENTS
from services.nlp.lexicon import PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.parties.who import Who
from services.nlp.places.anaphora import spoken_of
from services.nlp.places.cataphora import home_of_a_local
from services.nlp.places.siting import Spot
from services.nlp.places.where import Where
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, OTHER, PART, PARTY, PLACE_NAME, PLACE_NOUN
from services.nlp.syntax.sitings import SIDES_OF_A_LAND
from services.nlp.words.classes import ADV, NOUN, TIME, VERB

# verbs whose object, where a party is the subject, is hardly ever a person
OF_PLACES: Final = word_set("arguments", "of_places")
_OVER: Final = frozenset({"of", "over", "in", "on"})
_LENIENT: Final = OF_PLACES | word_set("arguments", "of_names")
_OF_IT: Final = OF_PLACES | _LENIENT | word_set("arguments", "of_it")
_DONE_TO_PLACES: Final = word_set("arguments", "done_to_places")
_AIMED: Final = word_set("realis", "aimed")
_POSTED: Final = frozenset({"based", "stationed", "posted"})
_FEW: Final = 3  # clauses in front of an act that can tell whose it was
_MEASURES_OF_LAND: Final = word_set("arguments", "measures_of_land")
_WITHIN: Final = 10  # chunks from an object to what goes with it
_ONE_OF_MANY: Final = word_set("arguments", "one_of_many")
_CONTRAST: Final = frozenset({"but", "while", "although", "though", "however"})
_INCLUDING: Final = frozenset({"including", "among"})


class Arguments(Owners):
    """Reads the arguments of the clauses of one sentence."""

    def __init__(self, sentence: Sentence, who: Who, where: Where, context: Context) -> None:
        super().__init__(sentence, who, context)
        self.where = where
        self.told: tuple[Clause, Spot] | None = None  # the last place of this sentence that a verb told of

    def agent(self, clause: Clause) -> Party | None:
        """Who acts: the subject, or in the passive the one after "by"."""
        if clause.passive:
            had = (c for c in self.sentence.clauses if clause.reduced and c.verb.lemma == "have" and c.objects)
            owner = next((c for c in had if c.objects == clause.subjects), None)  # "has A encircled"
            named = self.of_nations(clause.prep("by")) or self.party(clause.prep("by", "to")) or self._by_others(clause)
            return named or (self.party(owner.subjects) if owner else None)
        claimant = self.who.claiming(clause.at - 2) if clause.preposition == "of" else None  # "B's claim of taking A"
        party = claimant or self.of_nations(clause.subjects) or self.party(clause.subjects)
        if party is None and clause.subjects and self.sentence.phrases[clause.subjects[0]].kind in (OTHER, ACT):
            before = [c for c in self.sentence.clauses if c.at < clause.at and c.subjects]
            joined = clause.subjects[0] - 2 if self.sentence.low(clause.subjects[0] - 1) == "and" else -1
            if joined in self.sentence.phrases and (beside := self.party([joined])):
                return beside  # "Tanzanian troops and Ugandan exiles captured A"
            doer = self.owner(clause.subjects[0]) or self._whose(clause.subjects[0])
            apart = self.sentence.low(clause.subjects[0] - 1) in _CONTRAST  # "but snipers still hold B"
            return doer or (self.party(before[-1].subjects) if before and not apart else None)
        return party

    def _by_others(self, clause: Clause) -> Party | None:
        """ "was retaken, not by B's men but by those of C": by C's."""
        if (self.sentence.low(clause.end + 1), self.sentence.low(clause.end + 2)) != ("not", "by"):
            return None
        but = next((i for i in range(clause.end + 3, clause.end + _WITHIN) if self.sentence.low(i) == "but"), None)
        return self.party([but + 2]) if but is not None and but + 2 in self.sentence.phrases else None

    def _whose(self, at: int) -> Party | None:
        """ "Another success of the army was to take A", "an offensive by the army took A": the army's."""
        phrase, behind = self.sentence.phrases[at], self.sentence.phrases.get(at + 2)
        won = phrase.head.low in ACHIEVEMENTS | _AIMED or (phrase.kind == ACT and self.sentence.low(at + 1) == "by")
        told = won and behind is not None and self.sentence.low(at + 1) in {"of", "for", "by"}
        return self.who.at(at + 2) if told else None

    def winner(self, act: int) -> Party | None:
        """ "A victory fell to X, with the capture of A", "X had its greatest success with the capture of A": X."""
        if self.sentence.low(act - 1) not in {"with", "in", "by"}:
            return None
        for clause in islice((c for c in reversed(self.sentence.clauses) if c.at < act), _FEW):
            chunks = (*clause.subjects, *clause.objects)
            won = next((i for i in chunks if self.sentence.phrases[i].head.low in ACHIEVEMENTS), None)
            if won is not None:
                told = self.party(clause.prep("to", "for")) or self._whose(won) or self.owner(won)
                return told or self.party(clause.subjects)
        return None

    def patients(self, clause: Clause) -> list[Spot]:
        """The places that the verb acts on: its object, or its subject in the passive."""
        chunks = clause.subjects if clause.passive else clause.objects or self._shared_object(clause)
        if not chunks:
            return []
        if self.sentence.phrases[chunks[0]].head.low == "it" and self._is_place(clause):
            told = self._told_before(clause) or self._told_of(clause)
            here = any(at < clause.at for at, _ in self.where.named)  # "X seized A, and Y retook it"
            return told or ([] if here else self.taken_last(clause)) or self.where.last(clause.at)
        lenient = clause.verb.lemma in _LENIENT and self.agent(clause) is not None
        spots = self.controlled(chunks) or (self.identified(chunks[0]) if self.sentence.is_predicate(chunks[0]) else [])
        spots = spots or self.where.spots(chunks, lenient=lenient) or garrisoned(self.sentence, self.where, chunks)
        spots = spots or self.identified(chunks[0]) or self._in_control_there(clause, chunks)
        seat = self.with_capital(chunks[-1]) or self.where.spots(and_with_it(self.sentence, clause)) if spots else []
        return [*spots, *seat, *self._with_towns(chunks[-1], clause), *self.including(chunks[-1], clause)]

    def _in_control_there(self, clause: Clause, chunks: list[int]) -> list[Spot]:
        """ "A, where X took control", "A, of which X took control", "In A, X seized control"."""
        bare = self.sentence.phrases[chunks[-1]].head.low in HOLD_NOUNS and self.sentence.low(chunks[-1] + 1) != "of"
        told = self.where.spots(clause.prep("of", "over")) if bare else []
        return told or (self.scene(clause) if bare else [])

    def _shared_object(self, clause: Clause) -> list[int]:
        """ "seized and destroyed the bridge", "seized, looted and burned A": of all these verbs."""
        joined = self.sentence.low(clause.at + 1) in {"and", "or", ","} and frame_of(self.sentence, clause) != "attack"
        other = (c for c in self.sentence.clauses if joined and c.at == clause.at + 2 and not c.passive)
        beside = next((c for c in other if c.subjects == clause.subjects), None)
        return (beside.objects or self._shared_object(beside)) if beside is not None else []

    def with_capital(self, last: int) -> list[Spot]:
        """ "took A province, with B, its capital", "took A with its capital, B": B too. `last`: the chunk of A."""
        at = last + 1
        if self.sentence.text(at) == ",":
            at = self.sentence.after_apposition(at)
            at += self.sentence.text(at) == ","
        at += self.sentence.low(at) in {"together", "along"}
        if self.sentence.low(at) != "with":
            return []
        if self._is_its_capital(at + 1):
            named = self.sentence.phrases[at + 1].kind == PLACE_NAME
            name = at + 1 if named else at + 3 if self.sentence.text(at + 2) == "," else at + 2
        else:
            name = at + 1 if self.sentence.text(at + 2) == "," and self._is_its_capital(at + 3) else -1
        town = self.sentence.phrases.get(name)
        return self.where.spots([name]) if town is not None and town.kind == PLACE_NAME else []

    def _is_its_capital(self, at: int) -> bool:
        phrase = self.sentence.phrases.get(at)
        own = phrase is not None and phrase.units[0].low == "its"
        return own and phrase is not None and any(unit.low in {"capital", "seat"} for unit in phrase.units)

    def identified(self, chunk: int) -> list[Spot]:
        """ "A, B and C are all that the army has kept", "D is the last place that they hold": what these are."""
        one_of = self.sentence.phrases[chunk].head.low == "one" and self.sentence.low(chunk + 1) == "of"
        chunk += 2 if one_of and chunk + 2 in self.sentence.phrases else 0  # "one of the towns held by B"
        copulas = [c for c in self.sentence.clauses if c.verb.lemma in {"be", "remain", "include"}]
        if self.sentence.low(chunk - 1) == "of" and (ranked := self.sentence.phrases.get(chunk - 2)) is not None:
            of_them = next((c.subjects for c in copulas if chunk - 2 in c.objects and not c.verb.negative), [])
            if of_them and ranked.units[-1].low in _ONE_OF_MANY and self.sentence.phrases[chunk].plural:
                return self.where.spots(of_them)  # "A is one of the three towns that B has lost"
            apposed = self.sentence.text(chunk - 3) == "," and self.sentence.kind(chunk - 4) == NOUN
            one = apposed and ranked.units[-1].low in _ONE_OF_MANY and self.sentence.phrases[chunk].plural
            named = one and self.sentence.phrases[chunk - 4].kind == PLACE_NAME
            return self.where.at(chunk - 4) if named else []  # "A, the last of the three towns that B holds"
        said = (c for c in copulas if chunk in c.objects + c.prep("among"))  # "A is among the places that B holds"
        told = next((c.subjects for c in said), [])
        what = self.sentence.low(chunk) == "what"  # "What X took was A"
        behind = (c for c in copulas if c.subjects == [chunk] or (what and c.at > chunk))
        told = told or next((c.objects for c in behind if not c.verb.negative), [])
        named = bool(told) and all(self.sentence.phrases[i].kind in (PLACE_NAME, PLACE_NOUN) for i in told)
        return self.where.spots(told) if named else []

    def said_of(self, clause: Clause) -> list[Spot]:
        """The places that the subject names; "it" is the one spoken of."""
        it = bool(clause.subjects) and self.sentence.phrases[clause.subjects[0]].head.low == "it"
        if not it:
            named = self.controlled(clause.subjects) or self.where.spots(clause.subjects)
            named += self.including(clause.subjects[-1], clause) if named else []  # "The area, including B, is"
            return named or (self.identified(clause.subjects[0]) if clause.subjects else [])
        return self._subject_of_it(clause) or self.where.last(clause.at)

    def _subject_of_it(self, clause: Clause) -> list[Spot]:
        """ "A, which had been B's last bastion until in May it fell": what the clause in front is said of."""
        opens = clause.subjects[0] - 1
        opens -= 1 if self.sentence.kind(opens) == TIME else 0
        before = next((c for c in reversed(self.sentence.clauses) if c.at < opens), None)
        if self.sentence.low(opens) not in {"until", "till", "before", "when"} or before is None:
            return []
        stood = before.verb.lemma in {"be", "remain", "stay"} and before.subjects
        named = stood and self.sentence.phrases[before.subjects[0]].kind in (PLACE_NAME, PLACE_NOUN)
        return self.where.spots(before.subjects) if named else []

    def _with_towns(self, last: int, clause: Clause) -> list[Spot]:
        """ "holds the north, with the cities of A, B and C": what goes with the object."""
        with_at = next((i for i in range(last + 1, last + _WITHIN) if self.sentence.low(i) == "with"), None)
        towns = self.sentence.phrases.get(with_at + 1) if with_at and self.sentence.text(with_at - 1) == "," else None
        if with_at is None or towns is None or not towns.plural or PLACE_NOUNS.get(towns.head.low) not in SETTLEMENTS:
            return []
        verbless = all(self.sentence.kind(i) != VERB for i in range(last, with_at) if i > clause.at)
        return self.where.spots([with_at + 1]) if verbless and self.sentence.ends_with(with_at + 1) else []

    def including(self, last: int, clause: Clause) -> list[Spot]:
        """ "controls the east of the peninsula, including the towns of A and B": those that a share includes."""
        of_land = self.sentence.phrases[last]
        share = of_land.kind in (PART, PLACE_NOUN) or of_land.head.low in SIDES_OF_A_LAND | _MEASURES_OF_LAND
        return self.included(last, clause) if share else []

    def included(self, last: int, clause: Clause | None = None) -> list[Spot]:
        last += 2 if self.sentence.low(last + 1) == "of" and self.sentence.low(last + 2) == "it" else 0
        ends = next((i for i in range(last + 2, last + _WITHIN) if self.sentence.low(i) == "included"), None)
        if ends is not None and self.sentence.text(last + 1) == "," and last + 2 in self.sentence.phrases:
            return self.where.spots(self.sentence.list_from(last + 2))  # "most of A, its capital B included"
        at = next((i for i in range(last + 1, last + _WITHIN) if self.sentence.low(i) in _INCLUDING), None)
        if at is None or self.sentence.text(at - 1) != ",":
            return []
        first = at + 2 if self.sentence.low(at + 1) in {"them", "these", "at", "in", "near", "around"} else at + 1
        if first not in self.sentence.phrases or (self.sentence.low(at) == "among" and first == at + 1):
            return []
        # "areas of A were taken by the army, among them B"
        own = clause.at if clause is not None and clause.passive else None
        verbless = all(
            self.sentence.kind(i) != VERB and self.sentence.low(i) != "but" for i in range(last, at) if i != own
        )
        return self.where.spots(self.sentence.sited_list(first), lenient=True) if verbless else []

    def _is_place(self, clause: Clause) -> bool:
        """Whether "it" can be a place: the verb takes little else, or a party takes it."""
        if self.does_so_to_a_thing(clause):
            return False
        if clause.verb.lemma in OF_PLACES:
            return True
        given_up = VERB_FRAMES.get(f"{clause.verb.lemma}-{clause.verb.particle}") == "leave"
        given_up |= clause.verb.lemma == "hand" and bool(clause.prep("to") and self._told_before(clause))
        if clause.passive and clause.verb.lemma in _DONE_TO_PLACES:
            return True
        return (clause.passive or given_up or clause.verb.lemma in _OF_IT) and self.agent(clause) is not None

    def _told_before(self, clause: Clause) -> list[Spot]:
        """ "drove them out of A but left it again": what the subject did before that was done to A."""
        shared = self.told is not None and clause.subjects and clause.subjects == self.told[0].subjects
        return [self.told[1]] if shared and self.told is not None else []

    def _told_of(self, clause: Clause) -> list[Spot]:
        """ "A, capital of B, was retaken days after X had stormed it": A, not B."""
        before = next((c for c in reversed(self.sentence.clauses) if c.at < clause.at and c.subjects), None)
        one = before is not None and before.passive and len(before.subjects) == 1
        named = one and before is not None and self.sentence.phrases[before.subjects[0]].kind == PLACE_NAME
        return self.where.spots(before.subjects) if named and before is not None else []

    def controlled(self, chunks: list[int]) -> list[Spot]:
        """The places of "control of A and B" among these chunks."""
        for at in chunks:
            joint = at + 2 if self.sentence.kind(at + 1) in (TIME, ADV) else at + 1  # "took control on Monday of A"
            if holds(self.sentence.phrases[at]) and self.sentence.low(joint) in _OVER:
                target = self.sentence.over_measure(joint + 1)
                listed = self.sentence.list_from(target) if target in self.sentence.phrases else []
                if listed and self.sentence.low(target) == "it":
                    return self.where.last(target)
                included = self.included(listed[-1]) if listed else []
                resumed = self.where.spots(and_of(self.sentence, listed[-1]), lenient=True) if listed else []
                spots = self.where.spots(listed, lenient=True) or garrisoned(self.sentence, self.where, listed[:1])
                return [*spots, *included, *resumed]
        return []

    def setting(self, clause: Clause) -> list[Spot]:
        """Where a clause without a place plays: "in A, where …", "In A, …", or the place that another clause takes."""
        if self.sentence.low(clause.opener()) == "whose":
            return []
        scene = self.scene(clause)
        if scene and not self._is_wide(scene):
            return scene
        if until := self._held_until(clause) or self._given_up_before(clause):
            return until
        if attacked := forced_out_of(self.sentence, clause):
            return self.where.spots(attacked)
        mover = self.party(clause.subjects)
        for other in sorted(self.sentence.clauses, key=lambda c: (c.at > clause.at, abs(c.at - clause.at))):
            frame = VERB_FRAMES.get(other.verb.lemma)
            forced = clause.governor.governor if clause.governor and clause.verb.infinitive else None
            driven = frame == "attack" and forced is other  # "stormed A, forcing B's men to retreat"
            kept = "hold" if frame_of(self.sentence, clause) != "expel" else "attack"  # "stormed A and drove out B"
            held = frame in {"hold", kept} and other.subjects == clause.subjects and other.at < clause.at
            came = frame in {"take", "enter", "move", "hoist"} or frame_of(self.sentence, other) == "move"
            if other is not clause and (held or driven or came):
                between = {self.sentence.low(i) for i in range(clause.at, other.at)}
                told_before = other.at < clause.at and mover is not None and self.party(other.subjects) is not None
                ahead = other.at > clause.at and "after" not in between
                if (told_before or ahead) and (spots := self.patients(other) or self._entered(other, frame)):
                    return spots
            fell = frame == "fall" and other.at < clause.at and self.sentence.low(clause.opener())
            if fell == "after" and (spots := self.where.spots(other.subjects)):
                return spots  # "A fell to B after C had pulled out"
        return scene

    def _is_wide(self, spots: list[Spot]) -> bool:
        """Whether it is a province or region, in which what another clause tells of lies."""
        place = self.where.place(spots[0])
        return place is not None and place.type in {"province", "region", "area"}

    def scene(self, clause: Clause) -> list[Spot]:
        """ "in A, where X took control", "In A, X took control": A."""
        rel = clause.opener()
        if self.sentence.low(rel) == "where" and (spots := self.where.spots(self.sentence.antecedent(rel))):
            return spots
        spots = self.where.at(1) if self.sentence.low(0) in {"in", "at"} and 1 in self.sentence.phrases else []
        return [] if all(spot.hint == "province" for spot in spots) else spots

    def _held_until(self, clause: Clause) -> list[Spot]:
        """ "A was in the hands of B until C ousted them", "B ruled A until C ousted them": A."""
        if self.sentence.low(clause.opener()) not in {"until", "till"}:
            return []
        before = [c for c in self.sentence.clauses if c.at < clause.at and not c.reduced]
        held = (c for c in before if c.objects and not c.passive and VERB_FRAMES.get(c.verb.lemma) == "hold")
        stood = (c for c in before if c.verb.lemma in {"be", "remain", "stay"} or (c.passive and _holds(c)))
        named = [c.subjects for c in stood if c.subjects and self.sentence.phrases[c.subjects[0]].kind == PLACE_NAME]
        named += [c.objects for c in held if self.party(c.subjects) is not None]
        told = next((spots for chunks in named if (spots := self.where.spots(chunks))), [])
        return told or next((spots for c in before if (spots := self._fought_at(c))), [])

    def _fought_at(self, clause: Clause) -> list[Spot]:
        """ "fought B in A until they withdrew", "Clashes went on in A until B fell back": A."""
        fights = frame_of(self.sentence, clause) in {"fight", "attack"}
        fights |= bool(clause.subjects) and self.sentence.phrases[clause.subjects[0]].kind == ACT
        near = clause.prep("in", "at", "around") if fights else []
        return self.where.spots(near or (clause.objects if fights and not clause.passive else []))

    def _given_up_before(self, clause: Clause) -> list[Spot]:
        """ "A is held by B after C retreated", "A was taken by B, and C fell back to D": from what is said of."""
        opens = clause.opener()
        that = self.sentence.low(opens) == "that" and self.sentence.low(opens - 1) == "now"
        told = next((c for c in reversed(self.sentence.clauses) if c.at < opens and c.subjects), None)
        joined = self.sentence.low(opens) in {"and", "while"} and frame_of(self.sentence, clause) == "withdraw"
        since = that or joined or self.sentence.low(opens) in {"after", "once", "since"}
        if told is None or not since or told.end < opens - 1:
            return []
        hands = {self.sentence.phrases[at].head.low for _, at in told.preps} & HOLD_NOUNS
        stood = (told.passive and _holds(told)) or (told.verb.lemma in {"be", "remain"} and hands)
        named = self.sentence.phrases[told.subjects[0]].kind == PLACE_NAME
        return self.where.spots(told.subjects) if stood and named else []

    def after_a_fight(self, clause: Clause) -> bool:
        """ "retreated to A after heavy clashes with B in C": C is what they left."""
        return any(self.sentence.phrases[at].kind == ACT for at in clause.prep("after", "following"))

    def stationed(self, clause: Clause) -> list[Spot]:
        """ "The garrison in A has left": A."""
        head = clause.subjects[0] if clause.subjects else 0
        sited = self.sentence.phrases[head].kind == PARTY if clause.subjects else False
        based = self.sentence.low(head + 2) == "there" and self.sentence.low(head + 1) in _POSTED
        if sited and (based or self.sentence.low(head + 1) == "there"):  # "A resident of A said the men there left"
            home = home_of_a_local(self.sentence)
            if home is not None and home < head and (spots := self.where.at(home)):
                return spots
            named = self.where.named_last(head)
            return [spoken_of(named)] if named is not None else []
        at = head + 2 if self.sentence.kind(head + 1) == ADV else head + 1
        behind = self.sentence.low(at) in {"in", "at", "on", "inside", "around", "of"} and at + 1 < clause.at
        return self.where.at(at + 1) if sited and behind else []

    def given_up(self, clause: Clause) -> list[Spot]:
        """The place that another clause of the sentence says was left."""
        others = (c for c in self.sentence.clauses if c is not clause)
        left = (c for c in others if frame_of(self.sentence, c) in {"withdraw", "leave"})
        told = (self.where.spots(c.prep("from", "out of")) or self.patients(c) for c in left)
        return next((spots for spots in told if spots), [])

    def _entered(self, clause: Clause, frame: str | None = None) -> list[Spot]:
        """Where a clause without an object gets to: "moved into A", "deployed in A", "raised its flag over A"."""
        hoisted = VERB_FRAMES.get(clause.verb.lemma) == "hoist"
        to = ("over", "in", "at", "of") if hoisted else ("into", "in") if clause.verb.lemma == "deploy" else ("into",)
        to = ("in", "at") if frame == "attack" and self.party(clause.objects) else to  # "attacked B in A"
        return [spot for at in clause.prep(*to) for spot in self.where.at(at)]

    def just_taken(self, mover: Party | None, *, again: bool = False) -> list[Spot]:
        """ "The army took A. The rebels withdrew to the north.": from the place that the other side just took.

        Also from the one that the mover held or, where it left `again`, took.
        """
        if mover is None:
            return []
        told = [held for held in self.context.last_held if held.side == mover.side or self.context.fights(mover)]
        taken = [held.place for held in told if held.taken and (again or held.side != mover.side)]
        kept = [held.place for held in told if not held.taken and (held.side == mover.side or not held.for_long)]
        here = {place.id for _, place in self.where.named}
        kept = [place for place in kept if place.id in here] or kept
        return [spoken_of(place) for place in taken[-1:] or (kept if len(kept) == 1 else [])]

    def dated_apart(self, chunks: list[int], claims: list[Claim]) -> list[Claim]:
        """The claims of "several positions, among them A on Monday and B on Tuesday", each carried by its own name."""
        names = [i for at in chunks for i in self.sentence.named_among(at) if self.sentence.kind(i + 1) == TIME]
        own = [i for i in chunks if self.sentence.kind(i + 1) == TIME]  # "the fall of A on Sunday and B on Monday"
        names += own if len(own) > 1 else []
        carriers = {self.sentence.phrases[i].head.text: i for i in names}
        return [replace(claim, at=carriers.get(claim.spot.name, claim.at)) for claim in claims] if carriers else claims

    def after_act(self, at: int) -> list[Spot]:
        """The places of "an attack on A"."""
        near = self.sentence.low(at + 1) in {"on", "in", "at", "near", "against", "of", "for"}
        return self.where.spots(self.sentence.list_from(at + 2)) if near and at + 2 in self.sentence.phrases else []


def _holds(clause: Clause) -> bool:
    return VERB_FRAMES.get(clause.verb.lemma) in {"hold", "take"}
