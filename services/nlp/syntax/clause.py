"""One verb with what belongs to it."""

from typing import Final

from services.nlp.lexicon import word_set
from services.nlp.syntax.chunks import Verb

SPEECH: Final = word_set("clause", "speech")  # verbs of saying: what they say may be a clause of its own


class Clause:
    """One verb group with its arguments, as indexes of noun chunks.

    `reduced` is a participle without its auxiliary ("towns seized by"), `governor` the verb that an infinitive or
    participle hangs on, `preposition` what stands before a gerund ("after seizing").
    """

    def __init__(self, at: int, verb: Verb) -> None:
        self.at = at
        self.verb = verb
        self.passive = verb.passive
        self.subjects: list[int] = []
        self.objects: list[int] = []
        self.preps: list[tuple[str, int]] = []
        self.reduced = False
        self.governor: Clause | None = None
        self.preposition = ""
        self.end = 0

    def prep(self, *names: str) -> list[int]:
        """The noun chunks after any of these prepositions."""
        return [at for name, at in self.preps if name in names]

    def opener(self) -> int:
        """The chunk in front of its subject, as "which" or "until"; -1 where it has none."""
        return (min(self.subjects) if self.subjects else 0) - 1

    def is_helper(self) -> bool:
        """Whether it is a bare "was" or "has", of which the participle may stand farther off."""
        return self.verb.lemma in {"be", "have"} and not self.objects and not self.verb.infinitive
