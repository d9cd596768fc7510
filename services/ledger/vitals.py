"""How the whole system is, asked of the database, for Prometheus and the status page. Every query walks an index."""

from msgspec import Struct
from sqlalchemy import Connection, TextClause, text

from services.ledger import jobs, seals

# An outlet of which nothing has been published for so long, though its last ten articles lie within thirty days.
SILENT_DAYS, STEADY_ARTICLES, STEADY_DAYS = 3, 10, 30
MOST_OUTLETS = 10_000


class Vitals(Struct, frozen=True):
    """Ages are seconds, null where there is nothing of the kind. Read at one moment of one database.

    `to_ring`: articles that no worker has, and that the queue is to be told of (the outbox). `feed_position`: the
    record behind the newest change. `unsealed_seconds`: age of the oldest record not sealed yet, 0 where all are.
    """

    queued: int
    running: int
    dead: int
    oldest_seconds: float | None
    to_ring: int
    position: int
    newest_record_seconds: float | None
    feed_position: int
    sealed_position: int
    unsealed_seconds: float


_VITALS: TextClause = text("""
    SELECT
        (SELECT count(*) FROM ledger.analysis_job WHERE state = 'queued') AS queued,
        (SELECT count(*) FROM ledger.analysis_job WHERE state = 'running') AS running,
        (SELECT count(*) FROM ledger.analysis_job WHERE state = 'dead') AS dead,
        (SELECT extract(epoch FROM now() - min(queued_at))::float8 FROM ledger.analysis_job
            WHERE state IN ('queued', 'running')) AS oldest_seconds,
        (SELECT coalesce(max(position), 0) FROM ledger.record) AS position,
        (SELECT extract(epoch FROM now() - recorded_at)::float8
            FROM ledger.record ORDER BY position DESC LIMIT 1) AS newest_record_seconds,
        (SELECT coalesce(max(position), 0) FROM ledger.control_change) AS feed_position""")

# Walks the index from outlet to outlet: as many steps as there are outlets, however many articles they have.
_SILENT: TextClause = text("""
    WITH RECURSIVE outlet (name, number) AS (
        SELECT min(coalesce(publisher, '')), 1 FROM ledger.article
        UNION ALL
        SELECT (SELECT min(coalesce(publisher, '')) FROM ledger.article WHERE coalesce(publisher, '') > name),
            number + 1
        FROM outlet WHERE name IS NOT NULL AND number < :most
    )
    SELECT name FROM outlet
        CROSS JOIN LATERAL (SELECT published_at FROM ledger.article WHERE coalesce(publisher, '') = name
            ORDER BY published_at DESC LIMIT 1) AS newest
        CROSS JOIN LATERAL (SELECT published_at FROM ledger.article WHERE coalesce(publisher, '') = name
            ORDER BY published_at DESC OFFSET :articles - 1 LIMIT 1) AS earlier
    WHERE name <> '' AND newest.published_at < now() - make_interval(days => :silent)
        AND newest.published_at > now() - make_interval(days => :steady)
        AND earlier.published_at > newest.published_at - make_interval(days => :steady)
    ORDER BY newest.published_at""")


def vitals(conn: Connection) -> Vitals:
    """As of now."""
    newest = seals.head(conn)
    return Vitals(
        **conn.execute(_VITALS).mappings().one(),
        to_ring=jobs.quiet(conn),
        sealed_position=newest.last_position if newest else 0,
        unsealed_seconds=seals.unsealed_seconds(conn),
    )


def silent_outlets(conn: Connection) -> list[str]:
    """Outlets that published steadily and have stopped, of the first 10,000 by name; the longest silent first.

    One that has been silent for thirty days is taken to have ended.
    """
    values = {"articles": STEADY_ARTICLES, "silent": SILENT_DAYS, "steady": STEADY_DAYS, "most": MOST_OUTLETS}
    return list(conn.scalars(_SILENT, values))
