"""The words of the sentences behind events: outside the ledger, so that they can be erased; their hash is in it."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, delete, text

from services.ledger.events import ControlEvent
from services.ledger.records import ControlEventExtracted
from services.ledger.roundtrip import Driver
from services.ledger.tables import quotation

MOST_FOUND = 20


def recorded(event: ControlEvent) -> ControlEventExtracted:
    """The event as it goes on record: with the hash of its quote in the place of the words."""
    hashed = sha256(event.evidence.quote.encode()).hexdigest()
    return ControlEventExtracted(replace(event, evidence=replace(event.evidence, quote="")), hashed)


def keep(driver: Driver, events: Sequence[ControlEvent]) -> None:
    """Keep the quotes of articles' events, in the transaction that puts these on record. Lock their stream first."""
    if not events:
        return
    columns = [one.id for one in events], [one.article_id for one in events], [one.evidence.quote for one in events]
    driver.execute(
        "INSERT INTO ledger.quotation (event_id, article_id, quote)"
        " SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) ON CONFLICT DO NOTHING",
        columns,
    )


def erase(conn: Connection, article_id: UUID) -> None:
    """Drop all quotes from an article."""
    conn.execute(delete(quotation).where(quotation.c.article_id == article_id))


def broken(conn: Connection) -> list[str]:
    """Quotes that are not those on record, or are missing though their article was not erased; at most MOST_FOUND."""
    found = conn.execute(_BROKEN, {"most": MOST_FOUND})
    return [f"the quote of record {row.position} {'is missing' if row.missing else 'was changed'}" for row in found]


_BROKEN = text("""
    SELECT record.position, quotation.event_id IS NULL AS missing
    FROM ledger.record LEFT JOIN ledger.quotation ON event_id = record_id
    WHERE type = 'ControlEventExtracted' AND payload ->> 'quote_sha256' IS NOT NULL
        AND encode(sha256(convert_to(quote, 'UTF8')), 'hex') IS DISTINCT FROM payload ->> 'quote_sha256'
        AND NOT (quotation.event_id IS NULL AND EXISTS (
            SELECT FROM ledger.record AS erased WHERE erased.stream = record.stream AND erased.type = 'ArticleErased'))
    ORDER BY record.position LIMIT :most""")
