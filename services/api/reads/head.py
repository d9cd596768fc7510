"""How far the record has come: what every entity tag rests on. One query each."""

from dataclasses import dataclass
from uuid import UUID

from services.api.reads.rows import Connection

LEDGER = "SELECT coalesce(max(position), 0) FROM ledger.record"
ARTICLE = f"SELECT ({LEDGER}), (SELECT state || '.' || attempts FROM ledger.analysis_job WHERE article_id = %s)"


@dataclass(frozen=True)
class Head:
    """`position` of the ledger's last record (0 before the first), and the `tag` that moves when an answer may have."""

    position: int
    tag: str


async def ledger_head(connection: Connection) -> Head:
    """For whatever follows from records alone."""
    row = await (await connection.execute(LEDGER)).fetchone()
    assert row is not None
    return Head(row[0], str(row[0]))


async def article_head(connection: Connection, article_id: UUID) -> Head:
    """For an article: its job moves without a record."""
    row = await (await connection.execute(ARTICLE, [article_id])).fetchone()
    assert row is not None
    return Head(row[0], f"{row[0]}.{row[1]}")


async def schema_revision(connection: Connection) -> str | None:
    """Which migration the database stands at; None before the first."""
    row = await (await connection.execute("SELECT to_regclass('ledger.alembic_version') IS NOT NULL")).fetchone()
    if not (row and row[0]):
        return None
    row = await (await connection.execute("SELECT version_num FROM ledger.alembic_version")).fetchone()
    return None if row is None else str(row[0])
