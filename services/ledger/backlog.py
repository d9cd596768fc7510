"""What operators see and do: the articles whose analysis waits or failed, and analysing all of them again."""

from uuid import UUID

from sqlalchemy import Connection, func, select, update

from services.ledger.jobs import Job, JobState
from services.ledger.tables import analysis_job as job


def counts(conn: Connection) -> dict[JobState, int]:
    """How many jobs are in each state; a state without any is left out."""
    counted = select(job.c.state, func.count()).group_by(job.c.state)
    return dict(iter(conn.execute(counted)))


def oldest_wait(conn: Connection) -> float:
    """For how many seconds the oldest job that is neither done nor dead waits; 0 without any."""
    oldest = select(func.min(job.c.queued_at)).where(job.c.state.in_(("queued", "running"))).scalar_subquery()
    age = func.extract("epoch", func.clock_timestamp() - oldest)
    return float(conn.scalar(select(func.coalesce(age, 0))) or 0)


def unfinished(conn: Connection, limit: int) -> list[Job]:
    """Up to `limit` jobs that are not done: the dead first, then the longest waiting."""
    columns = [job.c[name] for name in Job.__struct_fields__]
    open_jobs = select(*columns).where(job.c.state != "done").order_by(job.c.state != "dead", job.c.queued_at)
    return [Job(*row) for row in conn.execute(open_jobs.limit(limit))]


def dead(conn: Connection) -> list[UUID]:
    """Every article whose analysis was given up."""
    return list(conn.scalars(select(job.c.article_id).where(job.c.state == "dead").order_by(job.c.finished_at)))


def queue_all_again(conn: Connection) -> list[UUID]:
    """Queue every article that is done or dead for another analysis, with all its attempts. Commit, then ring."""
    fresh = {
        "state": "queued",
        "attempts": 0,
        "queued_at": func.clock_timestamp(),
        "rung_at": None,
        "finished_at": None,
    }
    settled = update(job).where(job.c.state.in_(("done", "dead"))).values(fresh)
    return list(conn.scalars(settled.returning(job.c.article_id)))
