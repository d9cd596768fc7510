"""What operators see: the articles whose analysis waits or failed."""

from sqlalchemy import Connection, func, select

from services.ledger.jobs import Job, JobState
from services.ledger.tables import analysis_job as job


def counts(conn: Connection) -> dict[JobState, int]:
    """How many jobs are in each state; a state without any is left out."""
    counted = select(job.c.state, func.count()).group_by(job.c.state)
    return dict(iter(conn.execute(counted)))


def queued(conn: Connection, most: int) -> int:
    """How many jobs are queued, counted no further than `most`: its cost is bounded, however many there are."""
    waiting = select(job.c.article_id).where(job.c.state == "queued").limit(most).subquery()
    return conn.scalar(select(func.count()).select_from(waiting)) or 0


def unfinished(conn: Connection, limit: int) -> list[Job]:
    """Up to `limit` jobs that are not done: the dead first, then the longest waiting."""
    columns = [job.c[name] for name in Job.__struct_fields__]
    open_jobs = select(*columns).where(job.c.state != "done").order_by(job.c.state != "dead", job.c.queued_at)
    return [Job(*row) for row in conn.execute(open_jobs.limit(limit))]
