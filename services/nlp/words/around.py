"""A word that may be a verb, and what stands about it."""

from typing import Final

from msgspec import Struct

from services.nlp.lexicon import word_set
from services.nlp.words.classes import CLASS_OF, CONJ, DET, NOUN, PARTICLES, PREP, REL, VERB
from services.nlp.words.units import ACTOR, COUNTRY, DEMONYM, NAME, PLACE, WORD, Unit
from services.nlp.words.verb_forms import Form

PLURALS: Final = word_set("around", "plurals")
NAMES: Final = (PLACE, NAME, DEMONYM, COUNTRY)
_NOUNS: Final = (WORD, ACTOR, *NAMES)
_HOLDING: Final = frozenset({"hold", "control", "keep"})
_SHORT_NOUN: Final = 4  # units of the subject of a relative clause, at most


class Around(Struct):
    """A word that may be a verb, and what stands about it, adverbs passed over."""

    low: str
    form: Form
    tags: list[str]
    at: int
    before: str
    previous: Unit | None
    after: Unit | None
    adverb: bool  # whether one was passed over
    counted: bool  # whether a number stands before that counts, and names no battalion
    then_verb: bool  # whether the word behind the next is a verb: "claims to control"
    one: bool  # whether "a", "an" or "another" stands one word before
    under: bool  # whether "under" and one word stand before: "under rebel fire"
    there: bool  # whether "there is" or "there has been" stands before
    goes_on: bool  # whether "goes on", "kept on" or "kept" stands before

    def after_tag(self) -> str | None:
        return CLASS_OF.get(self.after.low) if self.after else None

    def noun_follows(self) -> bool:
        after = self.after
        return after is not None and after.kind in _NOUNS and after.low not in CLASS_OF and after.low not in PARTICLES

    def previous_kind(self) -> int | None:
        return self.previous.kind if self.previous else None

    def in_relative(self) -> bool:
        """Whether a relative pronoun and a noun stand before: "which Moscow controls", "that the rebels hold"."""
        back = self.at
        while back > max(self.at - _SHORT_NOUN, 0) and self.tags[back] in (NOUN, DET):
            back -= 1
        return self.before == NOUN and back >= 0 and self.tags[back] == REL

    def is_object(self) -> bool:
        """Whether common nouns alone stand between a verb and it: "made great military gains", "in federal hands"."""
        back = self.at
        while back >= 0 and self.tags[back] == NOUN:
            back -= 1
        held = self.low == "hands" and back >= 0 and self.tags[back] == PREP
        return held or (0 <= back < self.at and self.tags[back] == VERB and self.previous_kind() == WORD)

    def follows_plural(self) -> bool:
        previous = self.previous
        if previous is None:
            return False
        plural = previous.low.endswith("s") and previous.kind in (WORD, NAME, DEMONYM) and previous.low != "gas"
        joined = previous.kind in NAMES and self.at >= 1 and self.tags[self.at - 1] == CONJ  # "A and B remain"
        return previous.kind == ACTOR or previous.low in PLURALS or plural or joined

    def goes_on_listing(self) -> bool:
        """ "X controls A, holds B and keeps up C": one verb of control after another."""
        listed = self.previous is not None and self.previous.text == "," and self.form.lemma in _HOLDING
        return listed and self.after is not None and (self.after.kind in NAMES or self.after_tag() == DET)
