"""What a relative pronoun stands for: of "A, a town in southern B, which" it is A."""

from typing import Final

from services.nlp.lexicon import PLACE_NOUNS
from services.nlp.syntax import groups
from services.nlp.syntax.chains import Chains
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import ACT, OTHER, PART, PARTY, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import ADV, CONJ, NOUN, PREP, RANKS, REL, TIME, VERB
from services.nlp.words.units import is_title

_APART: Final = PARTING | {"("}
_BETWEEN: Final = PARTING | {"(", ")"}
_OF_PLACES: Final = frozenset({"which", "that", "where", "they", "it"})
_DONE_BY: Final = frozenset({"by", "to", "with", "against"})  # "a revolt by X, who", "a blow to X, whose"
_LED_BY: Final = _DONE_BY | {"of", "from"}
_ROADS: Final = frozenset({"road", "highway", "route", "railway", "line", "border", "way", "corridor"})
_BORDERS: Final = frozenset({"border", "frontier", "coast", "river", "boundary", "shore"})
_BESIDE: Final = frozenset({"near", "on", "along", "by"})
_PAIR: Final = 2
_PLURAL: Final = frozenset({"are", "were", "have"})
_RELATIVE: Final = 10  # chunks of a relative clause between commas, at most


class Antecedents(Chains):
    """Finds what the relative clauses of one sentence tell of."""

    def antecedent(self, at: int) -> list[int]:
        """The noun that a relative pronoun at `at` stands for: of "A in southern B, which" it is A."""
        return [self.inside(i, at) for i in self._stands_for(at)]

    def _stands_for(self, at: int) -> list[int]:
        if (first := self.relative_before(at)) is not None:
            return self._stands_for(first)
        if self.low(at) in {"that", "who"} and (cleft := self._cleft(at)):
            return cleft
        i = at - 1
        while i >= 0 and (self.kind(i) in (PREP, ADV, TIME) or self.text(i) in _BETWEEN):
            before = self.opening(i) if self.text(i) == ")" else self.before_apposition(i)
            # "part of A, including the town of B, which X took": B
            i = (i if self.low(before + 1) == "including" else before) - 1
        if self.low(i - 1) == "of" and self.low(at) == "where" and self.before_siting(i - 2) < i - 2:
            i = self.before_siting(i - 2)  # "A and B in the east of the city, where"
        if i < 0 or self.kind(i) != NOUN:
            return []
        return self._parties_meant(i, self.low(at)) or self._several_meant(i, at) or self._nearest_meant(i, at)

    def _several_meant(self, i: int, at: int) -> list[int]:
        """What the pronoun at `at` means where the noun at `i` ends a list, or only tells where something lies."""
        many = groups.listed_before(self, i) if self.low(at + 1) in _PLURAL else []  # "A, B and C, which are held by X"
        if self.low(at) in _OF_PLACES and (
            named := many or self._announced(i) or self.several(i) or self._named_in_front(i)
        ):
            return named
        if self.low(at) not in {"that", "which"}:
            return []
        if self.phrases[i].head.low in _BORDERS and self.low(i - 1) in _BESIDE and self._is_name(i - 2):
            return [i - 2]  # "A near the B border which was taken"
        if i == at - 1 and (sited := self._sited(i, self.low(at))) is not None:
            return [sited]
        area = i - 2 in self.phrases and self.phrases[i - 2].kind == PLACE_NOUN and self._is_nation(i)
        if (area and self.low(i - 1) == "of") or groups.is_unnamed_in(self, i):
            return [i - 2]  # "the A area of a country that was taken"
        only = self._only_one_of(i)
        return [] if only is None else self._joined_left(only) if self._are(at) else [only]

    def _nearest_meant(self, i: int, at: int) -> list[int]:
        """The noun at `i` alone, or all that is joined to it."""
        chain = self._chain(i)
        head, last = self.phrases[chain[0]], self.phrases[i]
        # "bombs on the village of A, captured by B"
        aimed = self.kind(at) == VERB and self.low(chain[0] + 1) in {"on", "into", "around", "near"}
        aimed = aimed and head.kind in (ACT, OTHER) and last.kind == PLACE_NAME
        between = self.low(chain[0] - 1) == "between"  # "between A and B, held by X": B
        if aimed or between or groups.is_where_they_are(self, chain[0], i, at):
            return [i]
        nearest = self.low(at) in {"which", "that", "where"} and last.kind in (PLACE_NAME, PLACE_NOUN)
        # "the last part of A that was held": the part
        alone = nearest and head.kind != PART and not self._opens_with(chain)
        long = len(chain) > _PAIR and self.low(at) == "which" and self.kind(at + 1) == NOUN  # "A, B, C, which X took"
        return [i] if alone and not (last.kind == PLACE_NAME and (self._are(at) or long)) else chain

    def _parties_meant(self, at: int, pronoun: str) -> list[int]:
        """Whom "who" means behind the noun at `at`, and "which" behind one that a relative clause ends with."""
        led = self.low(at - 1) in _LED_BY and self.phrases[at].kind == PARTY  # "leaders of X, which holds A"
        fought = pronoun == "which" and (led or self._is_fought_in_a_relative(at))
        return self._parties_in(at) if pronoun in {"who", "whom", "whose"} else [at] if fought else []

    def _is_fought_in_a_relative(self, at: int) -> bool:
        """ "X belong to an alliance that fights Y, which took A": Y took it."""
        inner = next((c for c in reversed(self.clauses) if c.at < at and at in c.objects), None)
        relative = inner is not None and self.kind(inner.at - 1) == REL and self.phrases[at].kind == PARTY
        return relative and inner is not None and inner.objects[-1] == at

    def _announced(self, at: int) -> list[int]:
        """All of "two villages including A and B, which", where `at` is B."""
        i = at
        while i > 1 and (self._is_name(i) or self.kind(i) == CONJ or self.text(i) == ","):
            i -= 1
        several = self.phrases.get(i - 1) if self.low(i) == "including" and i < at else None
        told = several is not None and several.kind == PLACE_NOUN and several.plural
        return self.list_from(i - 1) if told else []

    def _are(self, at: int) -> bool:
        """ "A and B, which X took, were": the relative clause at `at` is of more than one."""
        end = next((i for i in range(at + 1, at + _RELATIVE) if self.text(i) == ","), None)
        return end is not None and self.low(end + 1) in _PLURAL

    def _cleft(self, at: int) -> list[int]:
        """ "It was an offensive begun in A that brought about the fall of B": the offensive."""
        first = self.clauses[0] if self.clauses and self.low(0) == "it" and self.clauses[0].at == 1 else None
        if first is None or first.verb.lemma != "be" or first.passive or ";" in self.texts(at):
            return []
        told = first.objects
        if told and self.low(told[-1] + 1) == "but" and told[-1] + 2 in self.phrases:
            told = [told[-1] + 2]  # "It was not X but Y that took A"
        if self.low(at) == "who" and not all(self.phrases[i].kind == PARTY for i in told):
            return []
        return told if all(c.reduced for c in self.clauses[1:] if c.at < at) else []

    def _named_in_front(self, at: int) -> list[int]:
        """ "A, a town at the edge of the B plain that …": A; "A and B on the road to C, which …": A and B."""
        if self.low(at - 1) in {"to", "from", "between"} and at >= 4 and self.kind(at - 2) == NOUN:
            road = self.phrases[at - 2].head.low in _ROADS and self.kind(at - 3) == PREP
            if road and self.kind(at - 4) == NOUN and self.phrases[at - 4].kind == PLACE_NAME:
                return self._joined_left(at - 4)
        i = at
        while i > 2 and self.text(i - 1) not in _APART:
            told = self._by_verb.get(i - 1)
            if self.kind(i - 1) not in (PREP, CONJ, NOUN, ADV) and not (told is not None and told.reduced):
                return []
            i -= 1
        opens = i in self.phrases and i >= 2 and self.phrases[i].kind in (PLACE_NOUN, OTHER, PART)
        opens = opens or (i in self.phrases and i >= _PAIR and self.phrases[i].head.low == "garrison")
        named = opens and self.kind(i - 2) == NOUN and self.phrases[i - 2].kind in (PLACE_NAME, UNKNOWN_NAME)
        if named and at == i and self.phrases[i].plural and self.phrases[i].units[0].low != "the":
            return groups.listed_before(self, i - 2)  # "A and B, two villages which X had seized": A and B
        article = named and self.low(i) in {"a", "an", "the"} and not self.phrases[i].plural
        site = i != at and at in self.phrases and self.phrases[at].kind == PLACE_NOUN and self.phrases[at].indefinite
        return [i - 2] if article and not site else []

    def _parties_in(self, at: int) -> list[int]:
        """Whom "who" means behind "a revolt by fighters of X": the fighters, as a revolt is nobody."""
        head = self._chain(at)[0]
        given = self.low(at - 1) in {"to", "for"} and self.phrases[head].kind == OTHER  # "medals to men who took A"
        if (self.phrases[head].kind == PLACE_NAME or given) and self.phrases[at].kind == PARTY:
            return [at]  # "took A from the army, whose soldiers"
        inner = range(head + 2, at + 1, 2)
        if self.low(head) in {"that", "those"}:
            return [i for i in inner if i in self.phrases and self.phrases[i].kind == PARTY][:1]  # "that of X, who"
        told = self.phrases[head]
        if told.kind != ACT and (told.kind != OTHER or told.plural or is_title(told.head)):
            return []
        led = [i for i in inner if i in self.phrases and self.phrases[i].kind == PARTY and self.low(i - 1) in _DONE_BY]
        return led[:1]

    def _only_one_of(self, at: int) -> int | None:
        """ "the only capital of a state in B that is still held": the capital. "A in B province, which": A."""
        if self.low(at - 1) in {"in", "near"} and self.kind(at - 2) == NOUN:
            site = self.phrases[at - 2]
            based = PLACE_NOUNS.get(site.head.low) == "facility" and site.definite and not site.plural
            if based or self.is_in_land(at - 2, at):
                return at - 2  # "the airport in A, which"
        i = at
        while i >= 2 and self.kind(i - 1) == PREP and self.kind(i - 2) == NOUN:
            i -= 2
            if self.phrases[i].kind == PLACE_NOUN and {u.low for u in self.phrases[i].units} & RANKS:
                return i
        return None

    def _opens_with(self, chain: list[int]) -> bool:
        """ "A, B and C, which X took, are": the list that a sentence opens with is spoken of as a whole."""
        names = len(chain) > 1 and all(self.phrases[i].kind in (PLACE_NAME, UNKNOWN_NAME) for i in chain)
        fronted = bool(chain) and self.text(chain[0] - 1) == ","  # "In the south, A and B, which X took, are"
        return names and not any(
            self.kind(i) == VERB or (self.kind(i) == PREP and not fronted) for i in range(chain[0])
        )
