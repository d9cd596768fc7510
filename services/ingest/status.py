"""How far the analysis of an article is."""

from uuid import UUID

from sqlalchemy import Connection, ScalarSelect, func, select

from services.ingest.answers import ArticleStatus
from services.ledger.records import ArticleAnalysed, article_stream
from services.ledger.tables import analysis_job, article, record

SOURCE = ("title", "url", "publisher", "published_at", "published_at_source", "language")
KEPT = ("id", "received_at", "erased_at", *SOURCE)
JOB = ("attempts", "last_error", "queued_at", "finished_at")


def article_status(conn: Connection, article_id: UUID) -> ArticleStatus | None:
    """The article's state, or null for an unknown one."""
    columns = [*(article.c[name] for name in KEPT), *(analysis_job.c[name] for name in JOB)]
    asked = (
        select(*columns, analysis_job.c.state.label("status"), _events(article_id).label("events"))
        .join(analysis_job, analysis_job.c.article_id == article.c.id)
        .where(article.c.id == article_id)
    )
    row = conn.execute(asked).one_or_none()
    return None if row is None else ArticleStatus.model_validate(row, from_attributes=True)


def _events(article_id: UUID) -> ScalarSelect[int]:
    # Ingest may not read the event tables; the newest analysis in the ledger names the events that count.
    return (
        select(func.jsonb_array_length(record.c.payload["events"]))
        .where(record.c.stream == article_stream(article_id), record.c.type == ArticleAnalysed.__name__)
        .order_by(record.c.stream_version.desc())
        .limit(1)
        .scalar_subquery()
    )
