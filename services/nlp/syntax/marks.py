"""The chunks of a sentence by their place: words, classes, phrases, brackets."""

from typing import Final

from services.nlp.syntax.chunks import Chunk
from services.nlp.syntax.phrases import Phrase, read_phrase
from services.nlp.words.classes import ADV, NEG, NOUN, STOP, TIME

DASHES: Final = frozenset("–—-")
PARTING: Final = DASHES | {","}  # between a noun and what is put beside it
BRACKET: Final = 8  # chunks within brackets, at most
_NOWHERE: Final = 9  # chunks before the first, of which none is near any


class Marks:
    """The chunks of one sentence and the phrases of its NOUN chunks, by chunk."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks
        self._end = len(chunks)
        self._words: frozenset[str] | None = None
        self.phrases: dict[int, Phrase] = {i: read_phrase(c) for i, c in enumerate(chunks) if c.kind == NOUN}

    def low(self, at: int) -> str:
        """The first word of the chunk at `at`, lower case; empty beyond either end."""
        return self.chunks[at].low if 0 <= at < self._end else ""

    def text(self, at: int) -> str:
        """The chunk at `at` as printed; empty beyond either end."""
        return self.chunks[at].text if 0 <= at < self._end else ""

    def kind(self, at: int) -> str:
        """The class of the chunk at `at`; a stop beyond either end."""
        return self.chunks[at].kind if 0 <= at < self._end else STOP

    def texts(self, before: int) -> set[str]:
        """The chunks in front of `before`, as printed."""
        return {chunk.text for chunk in self.chunks[:before]}

    def words(self) -> frozenset[str]:
        """All words of the sentence, lower case."""
        if self._words is None:
            self._words = frozenset([unit.low for chunk in self.chunks for unit in chunk.units])
        return self._words

    def words_at(self, at: int) -> list[str]:
        """The words of the chunk at `at`, lower case."""
        return [unit.low for unit in self.chunks[at].units]

    def words_in(self, first: int, end: int) -> set[str]:
        """The words of the chunks from `first` up to `end`, lower case."""
        return {unit.low for chunk in self.chunks[first:end] for unit in chunk.units}

    def at_of(self, phrase: Phrase) -> int:
        """The chunk of a phrase; far before the first where it is none of this sentence."""
        return next((at for at, one in self.phrases.items() if one is phrase), -_NOWHERE)

    def noun_before(self, at: int) -> int | None:
        """The noun chunk that ends right before `at`, adverbs and dates passed over."""
        at -= 1
        while self.kind(at) in (ADV, TIME, NEG):
            at -= 1
        return at if self.kind(at) == NOUN else None

    def closing(self, at: int) -> int:
        """The bracket that closes the one at `at`; `at` if none does."""
        return next((i for i in range(at + 1, at + BRACKET) if self.text(i) == ")"), at)

    def opening(self, at: int) -> int:
        """The bracket that opens the one at `at`; `at` if none does."""
        return next((i for i in range(at, max(at - BRACKET, -1), -1) if self.text(i) == "("), at)
