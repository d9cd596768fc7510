"""Answers that were made at the ledger's newest head, for all who ask the same until the next record."""

from dataclasses import dataclass, field

from services.api.media import MEDIA_TYPES

# Some 280 pages of a hundred states.
MOST_BYTES = 16 * 2**20


@dataclass(frozen=True)
class Body:
    """An encoded answer, its media type, and headers of its own."""

    content: bytes
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = MEDIA_TYPES["json"]


class SharedAnswers:
    """Of one process. None is given once the head has moved, and the first answer made at a newer head drops all that
    are older: erased words with them.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._position = 0
        self._answers: dict[str, tuple[str, Body]] = {}

    def __contains__(self, question: str) -> bool:
        return question in self._answers

    def get(self, question: str, tag: str) -> Body | None:
        """The answer that was made under this very tag."""
        known = self._answers.get(question)
        return known[1] if known is not None and known[0] == tag else None

    def put(self, question: str, tag: str, position: int, body: Body) -> None:
        """Keep an answer made when `position` was the ledger's last; the oldest make room for it."""
        if position < self._position:
            return
        if position > self._position:
            self._answers.clear()
            self._position, self._bytes = position, 0
        self._drop(question)
        self._answers[question] = tag, body
        self._bytes += len(body.content)
        while self._bytes > self._most_bytes:
            self._drop(next(iter(self._answers)))

    def _drop(self, question: str) -> None:
        if (gone := self._answers.pop(question, None)) is not None:
            self._bytes -= len(gone[1].content)
