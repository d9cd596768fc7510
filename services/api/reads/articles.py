"""Articles as they were read, and how their analysis stands."""

from uuid import UUID

from services.api.answers import ArticleAnswer
from services.api.reads.events import events_of
from services.api.reads.rows import Connection, fetch

ARTICLE = """
    SELECT a.id, j.state, j.attempts, j.last_error, a.title, a.text, a.url, a.publisher, a.published_at,
           a.published_at_source, a.language, a.received_at, a.erased_at
    FROM ledger.article a JOIN ledger.analysis_job j ON j.article_id = a.id WHERE a.id = %(article)s"""


async def article(connection: Connection, article_id: UUID) -> ArticleAnswer | None:
    """The article and its job, with the events found in it; or None.

    The job is read before the events: who is told that it is done gets all of them, even if it ends in between.
    """
    rows = await fetch(connection, ARTICLE, {"article": article_id})
    return ArticleAnswer(*(*rows[0], await events_of(connection, article_id))) if rows else None


async def article_text(connection: Connection, article_id: UUID) -> str | None:
    """What offsets of evidence point into, or None where there is no such article."""
    rows = await fetch(connection, "SELECT text FROM ledger.article WHERE id = %(article)s", {"article": article_id})
    return rows[0][0] if rows else None
