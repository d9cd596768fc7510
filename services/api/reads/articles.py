"""Articles as they were read, and how their analysis stands."""

from uuid import UUID

from services.api.reads.rows import Connection, Row, fetch

ARTICLE = """
    SELECT a.id, a.title, a.text, a.url, a.publisher, a.published_at, a.published_at_source, a.language, a.received_at,
           j.state AS status, j.attempts, j.last_error
    FROM ledger.article a JOIN ledger.analysis_job j ON j.article_id = a.id WHERE a.id = %(article)s"""


async def article(connection: Connection, article_id: UUID) -> Row | None:
    """The article and its job, or None."""
    rows = await fetch(connection, ARTICLE, {"article": article_id})
    return rows[0] if rows else None
