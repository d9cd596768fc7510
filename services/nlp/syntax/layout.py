"""The chunks of a sentence laid out: phrases, lists, appositions and brackets."""

from typing import Final

from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.appositions import LONGEST_APPOSITION, PLACES
from services.nlp.syntax.clause import SPEECH
from services.nlp.syntax.fronted import ends_front, is_front, is_inside
from services.nlp.syntax.listed import COUNTED
from services.nlp.syntax.marks import BRACKET, DASHES, PARTING
from services.nlp.syntax.phrases import (
    ACT,
    NATION,
    OTHER,
    PARTY,
    PERSON,
    PLACE_NAME,
    PLACE_NOUN,
    PRONOUN,
    UNKNOWN_NAME,
)
from services.nlp.syntax.sitings import Sitings
from services.nlp.words.classes import ADV, CONJ, NOUN, ORDINALS, PREP, RANKS, REL, SINCE, STOP, TIME, VERB
from services.nlp.words.units import ACTOR, COUNTRY, NAME, NUMBER, PLACE, WORD, is_title
from services.nlp.words.verb_forms import ING

_PARTIES: Final = frozenset({PARTY, NATION, PERSON, UNKNOWN_NAME, PRONOUN})
_WITH_FORCES: Final = word_set("layout", "with_forces")
_ASIDE: Final = frozenset({"on", "near", "along", "outside", "at"})
_OF_PERSONS: Final = frozenset({"who", "whose", "whom"})
_SEATS: Final = frozenset({"capital", "seat", "headquarters", "centre", "center"})
_ANY: Final = frozenset({"city", "town", "village", "district", "province", "area"})
MANY: Final = word_set("layout", "many")


def _ranks(low: str) -> bool:
    return low in RANKS or low.endswith("-largest")


class Layout(Sitings):
    """The chunks of one sentence with their appositions and lists."""

    # -- lists -----------------------------------------------------------------

    def list_from(self, at: int) -> list[int]:
        """The noun chunks of the list that begins at `at`: "A, B and the villages of C and D"; `at` if that is none."""
        found = [at]
        while at in self.phrases and (step := self._next_in_list(found[-1], found[-1] + 1, at)) is not None:
            if self._apposed(found[-1], step):
                break
            found.append(step)
        return found

    def _apposed(self, last: int, at: int) -> bool:
        """ "A and B, two towns on the road to the capital, C": an apposition ends with C, a list with "and"."""
        ended = self.low(last - 1) == "and" and self.text(last + 1) == "," and self.apposes(last + 2)
        seat = at > last + 2 and self.text(at).lower() == "the capital"  # "A, 40 km from B, the capital that"
        return (ended or seat) and self.text(at - 1) == ","

    def enumeration(self, at: int) -> list[int]:
        """The names that the plural noun at `at` stands for: "three towns: A and B", "those that fell include A"."""
        if named := self._among_them(at):
            return named
        for i in range(at + 1, min(at + LONGEST_APPOSITION, len(self.chunks))):
            opens = self._names_follow(at, i) or self._told_at_last(at, i)
            first = i + 2 if self.low(i) in {"among", "they"} else i + 1
            if opens and self.kind(first) == NOUN and self.is_proper(first):
                return self.named_among(at) or self.sited_list(first)
            if self.text(i) == ";" or (self.text(i) in PARTING and i == at + 1 and not opens):
                break
        return []

    def is_proper(self, at: int) -> bool:
        """A name, or "A camp", "the B base"."""
        phrase = self.phrases[at]
        named = any(unit.kind in (PLACE, NAME) for unit in phrase.units)
        behind = self.phrases.get(at + 2) if self.low(at + 1) == "of" else None  # "the village of A"
        of_name = behind is not None and behind.kind in (PLACE_NAME, UNKNOWN_NAME)
        told = of_name or (named and not phrase.plural)  # "the villages of A and B", too
        return phrase.kind in (PLACE_NAME, UNKNOWN_NAME) or (phrase.kind == PLACE_NOUN and told)

    def _among_them(self, at: int) -> list[int]:
        """The names of "areas around A, the B base among them, were taken": those in front of "among them"."""
        if "among" not in self.words():
            return []
        end = next((i for i in range(at + 2, at + LONGEST_APPOSITION) if self.low(i) == "among"), 0)
        mark = next((i for i in range(at + 1, end) if self.text(i) in {",", "with"}), 0)
        if not mark or self.low(end + 1) not in {"them", "these"} or self.kind(mark + 1) != NOUN:
            return []
        listed = self.list_from(mark + 1)
        last = self.list_from(mark + 3)[-1] if self.low(mark + 2) == "of" and mark + 3 in self.phrases else listed[-1]
        sited = all(self.phrases[i].kind in (PLACE_NAME, UNKNOWN_NAME, PLACE_NOUN) for i in listed)
        return listed if sited and max(last, listed[-1]) + 1 == end and self.kind(end + 2) == STOP else []

    def named_among(self, at: int) -> list[int]:
        """The names of "several positions, among them A on Monday and B on Tuesday", each with its date."""
        if self.text(at + 1) != "," or (self.low(at + 2), self.low(at + 3)) != ("among", "them"):
            return []
        found = self.list_from(at + 4) if self.kind(at + 4) == NOUN else []
        while found and self.kind(found[-1] + 1) == TIME and self.kind(over := self.over_joint(found[-1] + 2)) == NOUN:
            if over == found[-1] + 2 or not self.alike(found[-1], over):
                break
            found += self.list_from(over)
        return found

    def _names_follow(self, noun: int, at: int) -> bool:
        """Whether the names that a noun announced follow the chunk at `at`."""
        verb = self.chunks[at].verb
        if verb is not None:
            one_of = self.low(noun - 1) == "among"
            return verb.lemma == "include" or (verb.lemma == "be" and (one_of or self._told_of(noun, at)))
        told = at - 2 if at == noun + 1 else at - 1  # "identified the captured camps as A and B"
        named = self.chunks[told].verb if self.low(at) == "as" else None
        if named is not None and named.lemma in {"name", "identify", "list"}:
            return True  # "the villages, which it named as A and B"
        wider = self.phrases.get(noun + 2)
        ranked = self._is_ranked(noun) and wider is not None and wider.kind in (NATION, PLACE_NOUN)
        # "two villages near A, B and C", "three districts of A, B and C"
        beside = self.low(noun + 1) in {"near", "around", "outside", "in"} or ranked
        beside = beside or (self.phrases[noun].indefinite and not self.phrases[noun].definite)
        beside = beside and not self._goes_on_from(noun, at)
        inside = at == noun + 3 and wider is not None and (wider.kind == PLACE_NOUN or beside)
        after = self.chunks[at + 1].verb if at + 1 < len(self.chunks) else None
        if self.low(at) == "they" and after is not None and after.lemma == "be":
            return True  # "has taken six villages, they are A, B and C"
        among = self.low(at) == "among" and self.low(at + 1) in {"them", "these"}  # "four towns, among them A"
        return (
            among
            or self.text(at) in {":", "including", "namely"}
            or (self.text(at) in PARTING and (at == noun + 1 or inside))
        )

    def _goes_on_from(self, noun: int, at: int) -> bool:
        """ "villages in A, B and C": in all three, unless these are "two villages near A, B and C"."""
        named = at == noun + 3 and self.kind(at + 1) == self.kind(noun + 2) == NOUN
        if not named or not self.is_town(noun + 2, _ANY):
            return False
        names = self.list_from(at + 1)
        if len(names) in {1, self._count(noun)}:
            return False
        kinds = [next((place.type for place in self.phrases[i].head.value or ()), "") for i in (noun + 2, names[0])]
        return kinds[0] == kinds[1] or set(kinds) <= {"city", "province", "town"}

    def _count(self, noun: int) -> int:
        """Six, of "six villages"; 0 where no number is told."""
        return next((COUNTED[unit.low] for unit in self.phrases[noun].units if unit.low in COUNTED), 0)

    def _told_at_last(self, noun: int, dash: int) -> bool:
        """ "Six villages of A were freed – B, C and D.": the dash behind the verb, and a list up to the end.

        Behind a comma, just so many names as are told: "three towns have fallen to X, A, B and C".
        """
        told = self._count(noun) if self.text(dash) == "," else 0
        mark = told > 1 or self.text(dash) in DASHES
        if not mark or not self.phrases[noun].plural or self.kind(dash + 1) != NOUN:
            return False
        verbs = sum(self.kind(i) == VERB for i in range(noun, dash))
        first = dash + 3 if self.low(dash + 2) == "of" and self.kind(dash + 3) == NOUN else dash + 1
        listed = self.sited_list(first) if verbs == 1 else []
        if told and told != len(listed):
            return False
        return len(listed) > 1 and self.kind(listed[-1] + 1) in (STOP, PREP)

    def _is_ranked(self, at: int) -> bool:
        """ "the second and third largest cities", "the two biggest towns"."""
        return self.phrases[at].plural and any(_ranks(unit.low) for unit in self.phrases[at].units)

    def _told_of(self, noun: int, be: int) -> bool:
        """ "The towns lost are A and B", "the two villages that X took were C and D": what these are."""
        phrase, inner = self.phrases[noun], range(noun + 1, be)
        whole = phrase.kind == PLACE_NOUN and phrase.plural and phrase.definite
        clause = (self.kind(i) in (VERB, NOUN, REL, ADV, TIME, PREP) or self.low(i) == "that" for i in inner)
        # "the captured villages are A and B"
        told = bool(inner) or any(unit.low.endswith("ed") for unit in phrase.units)
        verb = self.chunks[be].verb
        return whole and told and all(clause) and verb is not None and not verb.negative

    def sited_list(self, at: int) -> list[int]:
        """ "A in the district of B, C in D and two in E, F and G": A, C, F and G."""
        found = self.list_from(at)
        while (joint := self._behind_land(found[-1] + 1)) > found[-1] + 1:
            step = self.over_joint(joint)
            counted = self.phrases[step].head.kind == NUMBER if step in self.phrases else False
            if counted and (land := self._behind_land(step + 1)) > step + 1:
                step = land + 1
            if step == joint or step not in self.phrases or not self.alike(found[-1], step):
                break
            found += self.list_from(step)
        return found

    def _next_in_list(self, last: int, joint: int, start: int) -> int | None:
        at = joint
        if self.text(at) == "(" and self.closing(at) > at:
            at = self.closing(at) + 1
        at = self._behind_town(last, at)
        at = self._behind_container(last, self._behind_bearing(self._behind_aside(last, self.behind_siting(at))))
        if self.text(at) == "," and not self._adds(at + 1):
            if at + 1 in self.phrases and is_title(self.phrases[at + 1].head):
                return None  # "took A, a spokesman, B, said"
            at = self.behind_included(at)
            if at > joint and self._titles_on(at + 1):
                at = self._after_title(at)
        at = self.over_joint(at)
        if at > joint and self.low(at) == "of" == self.low(last - 1):
            at += 1
        if at == joint or self.kind(at) != NOUN or self.text(at - 1) == ")":
            return None
        apart = self.low(at - 1) == "with" and self.text(at - 2) == "," and not self.ends_with(at)
        apart = apart or (self.low(at - 1) == "with" and self.low(at) in {"its", "their"})  # "A with its port"
        apart = apart or (self.text(at - 1) == "," and self._is_title_of(at))
        apart = apart or (self.text(at - 1) == "," and (self._contains(last, at) or self._titles_inner(last, at)))
        apart = apart or (self._relates_to(joint) and self.text(at - 1) == "," and self._is_common(at))
        apart = apart or (self.text(at - 1) == "," and self.is_distance(at - 4) and self._is_common(at - 2))
        apart = apart or not self.alike(last, at) or self._begins_clause(at, joint, start)
        return None if apart or ends_front(self, joint, at) else at

    def behind_included(self, at: int) -> int:
        """At the comma of "the region, including A, B and C, was", or of an apposition: what closes it; else `at`."""
        if self.low(at + 1) != "including":
            return self.after_apposition(at)
        first = at + 4 if self.low(at + 3) == "of" else at + 2  # "including the towns of A and B"
        end = self.list_from(first)[-1] + 1 if self.kind(first) == NOUN else at
        return end if self.text(end) in PARTING else at

    def _behind_aside(self, last: int, at: int) -> int:
        """Behind "on the highway to D" in "A on the highway to D, B and C": up to the comma; else `at`."""
        if not self.is_proper(last) or self.phrases[last].plural:
            return at
        if self.low(at) == "in" and self.kind(at + 1) == NOUN:
            after = self.over_joint(at + 2)  # "A in B, C in D and E in F"
            each = after > at + 2 and self.kind(after) == NOUN and self.low(after + 1) == "in" and self.is_proper(after)
            return at + 2 if each and self.kind(after + 2) == NOUN else at
        if self.low(at) not in _ASIDE:
            return at
        end = at
        while self.kind(end) == PREP and self.kind(end + 1) == NOUN:
            if end > at and self.low(end) in _ASIDE | {"between"}:
                break
            end += 2
        behind = self.list_from(end + 1) if self.text(end) == "," and self.kind(end + 1) == NOUN else []
        named = bool(behind) and all(self._is_named_place(i) for i in behind)
        return end if named and len(behind) > 1 and self.low(behind[-1] - 1) in {"and", "of"} else at

    def _is_named_place(self, at: int) -> bool:
        part_of = self.low(at + 1) == "of" and at + 2 in self.phrases and self.phrases[at + 2].kind in PLACES
        return self.phrases[at].kind == PLACE_NAME or self.is_proper(at) or part_of

    def _relates_to(self, joint: int) -> bool:
        """ "A, which …"."""
        return self.text(joint) == "," and self.kind(joint + 1) == REL

    def _is_common(self, at: int) -> bool:
        """ "A, which lies on the road to B, the main port": what B is; "30 km from the capital, B"."""
        phrase = self.phrases.get(at)
        return phrase is not None and phrase.kind == PLACE_NOUN and phrase.definite and self.low(at + 1) != "of"

    def _titles_on(self, at: int) -> bool:
        """ "A, a port in B, the northern province of C", "A, a town in B, a region of C": what B is, no other place."""
        phrase = self.phrases.get(at)
        if phrase is not None and phrase.kind == PLACE_NOUN and phrase.indefinite and not phrase.plural:
            return phrase.units[0].low in {"a", "an", "one"}
        return (
            phrase is not None
            and phrase.kind == PLACE_NOUN
            and not phrase.plural
            and phrase.units[0].low == "the"
            and all(unit.kind == WORD for unit in phrase.units)
            and PLACE_NOUNS.get(phrase.head.low) in {"province", "region", "district"}
        )

    def _after_title(self, comma: int) -> int:
        """The mark that ends the title behind the comma."""
        ends = (i for i in range(comma + 2, comma + BRACKET) if self.text(i) in {",", "."} or self.kind(i) == VERB)
        return next(ends, comma)

    def are_told_of(self, last: int) -> bool:
        """ "A and B are cleared", where A is at `last`: what both of them are."""
        joined = self.kind(last + 1) == CONJ and self.kind(last + 2) == NOUN and self.low(last + 1) == "and"
        verb = self.chunks[last + 3].verb if joined and self.kind(last + 3) == VERB else None
        several = verb is not None and self.text(last + 3).split()[0].lower() in {"are", "were", "have", "had"}
        return several and self.alike(last, last + 2)

    def _is_title_of(self, at: int) -> bool:
        """ "A, the capital,", "A, the capital of B", "A, the last stronghold in B": what A is, and no other place."""
        ranked = self.kind(at + 1) == PREP and any(_ranks(unit.low) for unit in self.phrases[at].units[1:-1])
        seat_of = self.phrases[at].head.low in _SEATS
        seat = seat_of and (self.low(at + 1) == "of" or self.text(at + 1) == ",")
        owner = {unit.kind for unit in self.phrases[at].owner}
        if (ACTOR in owner and self.phrases[at].kind == PLACE_NOUN) or (PLACE in owner and seat_of):
            return True  # "A, Islamic State's headquarters in B", "A, B's capital"
        return self.low(at) == "the" and (seat or ranked) and not self.phrases[at].plural

    def _titles_inner(self, last: int, at: int) -> bool:
        """ "A, a town 12 miles north of B, the regional capital": what B is, and no other place."""
        inner, phrase = self.phrases.get(at - 2), self.phrases[at]
        if inner is None or at - 2 == last or inner.kind != PLACE_NAME or self.kind(at - 3) != PREP:
            return False
        bare = phrase.kind == PLACE_NOUN and not phrase.plural and all(unit.kind == WORD for unit in phrase.units)
        if not bare or not (phrase.units[0].low == "the" or phrase.units[0].low == phrase.head.low):
            return False
        behind = self.phrases.get(at + 2) if self.low(at + 1) == "of" else None
        names = behind is not None and behind.kind in (PLACE_NAME, UNKNOWN_NAME) and phrase.head.low not in _SEATS
        return not names and (behind is not None or (self.kind(at + 1) == STOP and self.kind(at + 2) != CONJ))

    def _contains(self, last: int, at: int) -> bool:
        """ "A, Donetsk region, was", "B, North Kordofan, was": the land that A lies in, no second place."""
        if self._contains_the_inner(at):
            return True
        land, town = self.phrases[at], self.phrases[last]
        named = land.head.kind == PLACE or (len(land.units) > 1 and land.units[-2].kind == PLACE)
        wider = PLACE_NOUNS.get(land.head.low.split()[-1]) in {"province", "district"} and not land.plural
        goes_on = self.phrases.get(at + 2)  # "A, B and C": provinces all
        ends = goes_on is None or goes_on.kind != PLACE_NAME
        wider |= ends and self.is_town(last) and self.is_town(at, frozenset({"province", "district"}))
        alone = town.kind in (PLACE_NAME, UNKNOWN_NAME) and self.low(last - 1) != "and" and at == last + 2
        return alone and named and wider and self.kind(at + 1) in (STOP, VERB, TIME) and self.kind(at + 2) != CONJ

    def _contains_the_inner(self, at: int) -> bool:
        """ "A, in B district, C province," and "A, in B, southern C,": what B lies in."""
        inner, land = self.phrases.get(at - 2), self.phrases[at]
        if inner is None or self.low(at - 3) != "in" or self.text(at - 4) != "," or self.kind(at + 2) == CONJ:
            return False
        lands = frozenset({"province", "district"})
        sorts = [PLACE_NOUNS.get(one.head.low.split()[-1]) in lands and not one.plural for one in (inner, land)]
        known = [told or self.is_town(i, lands) for told, i in zip(sorts, (at - 2, at), strict=True)]
        return known[0] and (known[1] or land.head.kind == COUNTRY) and self.low(at + 1) not in {"and", "of"}

    def ends_with(self, at: int) -> bool:
        """Whether nothing more is said of ", with the towns of A and B": not "still in rebel hands"."""
        end = at + 1
        while end < at + LONGEST_APPOSITION and (
            self.kind(end) == NOUN or self.text(end).lower() in {"of", ",", "and"}
        ):
            end += 1
        return self.kind(end) == STOP

    def _begins_clause(self, at: int, joint: int, start: int) -> bool:
        """Whether the noun chunk at `at` is the subject of a verb of its own."""
        after = at + 1
        while self.kind(after) in (ADV, TIME) or (
            self.kind(after) == PREP and self.kind(after + 1) == NOUN and self.low(after) not in SINCE
        ):
            after += 2 if self.kind(after) == PREP else 1
        after = self.over_without(after)
        parted = self.text(after) == "," and self.low(at - 1) != "and"  # but "X, which took A and B, said"
        if parted and self.kind(after + 1) == VERB and self._opens_speech(after + 1):
            return True  # "took A, a resident of B, C, said"
        aside = self.after_apposition(after) if self.text(after) == "," and after == at + 1 else after
        of_person = self.low(after + 1) in _OF_PERSONS  # "took the town," A, who owns a shop there, said
        spoken = aside > after and (of_person or all(self.kind(i) != VERB for i in range(after, aside)))
        if spoken and self.kind(aside + 1) == VERB and self._opens_speech(aside + 1):
            return True  # "took the town," A, one of its residents, said
        verb = self.chunks[after].verb if self.kind(after) == VERB else None
        if verb is None or verb.form == ING or verb.infinitive:
            return False
        if self.text(at - 1) == "," and after == at + 1 and any(chunk.kind == VERB for chunk in self.chunks[:joint]):
            return True  # "announced the capture of A, B was told": B ends no list
        if self.low(joint) == "and" and is_inside(self, start):
            return False  # "the men who took A and B have left"
        opens = next((i for i in range(joint - 1, -1, -1) if self._opens_speech(i) or self._parts_clauses(i, start)), 0)
        return any(chunk.kind == VERB for chunk in self.chunks[opens + 1 if opens else 0 : joint])

    def over_without(self, at: int) -> int:
        """At the comma of "B, without a word, has left": behind the one that closes the aside; else `at`."""
        opened = self.text(at) == "," and self.low(at + 1) == "without"
        closing = (i for i in range(at + 2, at + LONGEST_APPOSITION) if opened and self.text(i) == ",")
        return next(closing, at - 1) + 1

    def _parts_clauses(self, at: int, start: int) -> bool:
        """ "took A, and attacks near B and C were repelled": the joint in front of what B and C belong to."""
        subject = self.phrases.get(at + 1)
        if self.text(at) == ";":
            return True
        if at < start and self.text(at) == "," and is_front(self, at):
            return True  # "As envoys met in A, the towns of B and C fell"
        if at < start and self.low(at) == "where" and self.kind(at) == REL:
            return True  # "fighting raged in A, where the villages of B and C fell"
        inside = subject is not None and subject.kind in (ACT, PARTY) and at + 1 < start
        return inside and self.kind(at) in (CONJ, STOP) and self.kind(at + 2) == PREP

    def _opens_speech(self, at: int) -> bool:
        """ "said that", "said": what is told begins behind it."""
        verb = self.chunks[at].verb
        return self.low(at) == "that" or (verb is not None and verb.lemma in SPEECH)

    def alike(self, left: int, right: int) -> bool:
        """Whether two noun chunks can stand in one list: places with places, parties with parties."""
        kinds = {self.phrases[left].kind, self.phrases[right].kind}
        if OTHER in kinds and self.phrases[left].head.low in ORDINALS and self._is_ranked(right):
            return True  # "the second and third largest cities"
        if kinds == {PARTY, OTHER} and self.phrases[right].head.low in _WITH_FORCES:
            return True
        return len(kinds) == 1 or kinds <= PLACES or kinds <= _PARTIES
