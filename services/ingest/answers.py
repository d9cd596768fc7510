"""What ingest answers."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel, JsonValue

from services.ledger.articles import Received
from services.ledger.jobs import JobState
from services.ledger.records import PublishedAtSource
from services.web.problem import Problem


class Accepted(BaseModel):
    """The article's id, and where to ask how far its analysis is. `created` is false if the content was known."""

    id: UUID
    status_url: str
    created: bool

    @classmethod
    def of(cls, received: Received) -> Self:
        """The answer for a received article."""
        url = f"/v1/articles/{received.article_id}"
        return cls(id=received.article_id, status_url=url, created=received.created)

    @property
    def status(self) -> int:
        """The HTTP status that goes with it."""
        return 202 if self.created else 200


class BatchResult(BaseModel):
    """What became of one line of a batch, counted from 1: `article` if `status` is 200 or 202, else `problem`.

    `retry_after` is there when the same line may be taken later: in so many seconds.
    """

    line: int
    status: int
    article: Accepted | None = None
    problem: Problem | None = None
    retry_after: int | None = None


class FoundArticle(BaseModel):
    """The article on a page, in the fields of a post; null where the page does not say. `url` is where it was found."""

    url: str
    title: str | None
    text: str
    publisher: str | None
    published_at: datetime | None


class PreviewedClaim(BaseModel):
    """What one rule found in a sentence: the control event, as the API tells it, or null where naming its place would
    be a guess. `dropped` says why it would be no event of its own.
    """

    rule: str
    event: dict[str, JsonValue] | None
    dropped: str | None


class PreviewedSentence(BaseModel):
    """One sentence of the story at `start`..`end` of the text. `refused` says why nothing was found in it."""

    quote: str
    start: int
    end: int
    refused: str | None
    claims: list[PreviewedClaim]


class Previewed(BaseModel):
    """An article as it would be kept, and what would be found in it. `known`: it is on record under this id already."""

    known: UUID | None
    title: str
    text: str
    url: str | None
    publisher: str | None
    published_at: datetime
    published_at_source: PublishedAtSource
    language: str | None
    sentences: list[PreviewedSentence]


class ArticleStatus(BaseModel):
    """How far an article is. `events` counts its control events, null until it was analysed. Times are UTC.

    Since `erased_at` its title and text are gone; posting the text again does not bring it back.
    """

    id: UUID
    status: JobState
    attempts: int
    last_error: str | None
    events: int | None
    received_at: datetime
    queued_at: datetime
    finished_at: datetime | None
    title: str
    url: str | None
    publisher: str | None
    published_at: datetime
    published_at_source: PublishedAtSource
    language: str | None
    erased_at: datetime | None
