"""Reading the ledger in order, as its tests look at it."""

from sqlalchemy import Connection, select

from services.ledger.records import Record, read_payload
from services.ledger.tables import record


def read_records(conn: Connection, after: int, limit: int) -> list[Record]:
    """Up to `limit` records with a position greater than `after`, ascending.

    The last position of an answer is the cursor for the next: no record ever appears behind it later.
    Positions may have gaps, which mean nothing.
    """
    rows = conn.execute(select(record).where(record.c.position > after).order_by(record.c.position).limit(limit))
    return [
        Record(
            position=row.position,
            record_id=row.record_id,
            stream=row.stream,
            stream_version=row.stream_version,
            type=row.type,
            schema_version=row.schema_version,
            recorded_at=row.recorded_at,
            correlation_id=row.correlation_id,
            payload=read_payload(row.type, row.schema_version, row.payload),
        )
        for row in rows
    ]
