"""What people put right: an analyst retracts a statement or makes one, or links an outlet's notice to its article.

Each is a record like all others, written together with its effect in the caller's transaction: commit at once. Doing
the same thing twice has one effect. `author` says who does it, `reason` why.
"""

from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, RowMapping, select

from services.ledger import beliefs
from services.ledger.append import Append
from services.ledger.counting import ANALYST, said, superseded, turns
from services.ledger.events import ControlEvent, Source
from services.ledger.records import (
    EventAsserted,
    EventRetracted,
    NoticeEffect,
    NoticeLinked,
    article_stream,
    event_stream,
)
from services.ledger.tables import article, correction

ASSERTION_NAMESPACE = UUID("b3b0f2f6-3f0e-5d0c-8f5b-4a4f6f8f2d11")
NIL = UUID(int=0)


class CorrectionError(ValueError):
    """The correction cannot be made; the message says why."""


class UnknownError(CorrectionError):
    """The ledger has no such event or article."""


class RetractedError(CorrectionError):
    """The event was retracted before, by somebody else or for another reason."""


def retract(conn: Connection, event_id: UUID, author: str, reason: str, correlation_id: str) -> None:
    """Take an event back: the state is as if it had never been told. Raises UnknownError, RetractedError.

    An event that says the same of the same article, found by another version of the extractor, no longer counts either.
    """
    event = _known(conn, event_id)
    stream = event_stream(event)
    beliefs.lock_stream(conn, stream)
    if before := _retraction(conn, event_id):
        _refuse_unless_same(event_id, before, author, reason)
        return
    if event.article_id is None:
        gone = [event]
    else:
        gone = [one for one in beliefs.events_of_article(conn, event.article_id) if said(one) == said(event)]
    payload = EventRetracted(event_id, author, reason)
    record = Append(uuid5(event_id, "EventRetracted"), stream, payload, correlation_id)
    beliefs.correct(conn, record, turns([], gone))


def assert_event(conn: Connection, event: ControlEvent, author: str, reason: str, correlation_id: str) -> ControlEvent:
    """Put an analyst's own statement on record; the event as it was recorded.

    Its id, source and extractor are set here: the root `analyst:<author>`, no outlet, no tie. The quote is the
    analyst's words, or what the article `article_id` says. Raises UnknownError for an article that is not kept, and
    RetractedError for a statement that was retracted.
    """
    stated = replace(event, id=NIL, source=Source(None, None, f"analyst:{author}"), extractor=ANALYST, recorded_at=None)
    stated = replace(stated, id=uuid5(ASSERTION_NAMESPACE, msgspec.json.encode(stated).decode()))
    if stated.article_id is not None:
        _require_article(conn, stated.article_id)
    stream = event_stream(stated)
    beliefs.lock_stream(conn, stream)
    if before := _retraction(conn, stated.id):
        raise RetractedError(f"{_told(stated.id, before)}. Word it anew to state it again.")
    if beliefs.event(conn, stated.id) is None:
        record = Append(stated.id, stream, EventAsserted(stated, author, reason), correlation_id)
        beliefs.correct(conn, record, turns([stated], []))
    return stated


def link_notice(
    conn: Connection,
    notice_id: UUID,
    article_id: UUID,
    effect: NoticeEffect,
    author: str,
    reason: str,
    correlation_id: str,
) -> None:
    """Link an outlet's notice (an article too) to the article that it retracts or corrects.

    A retracted article's events no longer count, nor will what is found in it later. Raises UnknownError, and
    CorrectionError where an article is called its own notice.
    """
    if notice_id == article_id:
        raise CorrectionError(f"article {article_id} cannot be a notice about itself")
    for one in (notice_id, article_id):
        _require_article(conn, one)
    beliefs.lock_stream(conn, article_stream(article_id))
    links = correction.c
    same = (links.article_id == article_id) & (links.notice_id == notice_id) & (links.effect == effect)
    if conn.execute(select(links.position).where(same)).first():
        return
    payload = NoticeLinked(article_id, notice_id, effect, author, reason)
    record_id = uuid5(article_id, f"NoticeLinked {notice_id} {effect}")
    record = Append(record_id, article_stream(article_id), payload, correlation_id)
    gone = superseded(beliefs.events_of_article(conn, article_id), []) if effect == "retracted" else []
    beliefs.correct(conn, record, turns([], gone))


def uncorrected(conn: Connection, article_id: UUID, found: Sequence[ControlEvent]) -> list[ControlEvent]:
    """Those of an article's events that nobody took back: neither what they say, nor the article. Lock its stream."""
    withdrawn = (correction.c.article_id == article_id) & (correction.c.effect == "retracted")
    if conn.execute(select(correction.c.position).where(withdrawn)).first():
        return []
    gone = {said(event) for event in beliefs.retracted_of_article(conn, article_id)}
    return [event for event in found if said(event) not in gone]


def _known(conn: Connection, event_id: UUID) -> ControlEvent:
    found = beliefs.event(conn, event_id)
    if found is None:
        raise UnknownError(f"the ledger has no event {event_id}")
    return found


def _require_article(conn: Connection, article_id: UUID) -> None:
    if conn.scalar(select(article.c.id).where(article.c.id == article_id)) is None:
        raise UnknownError(f"there is no article {article_id}")


def _retraction(conn: Connection, event_id: UUID) -> RowMapping | None:
    of_event = select(correction).where(correction.c.event_id == event_id, correction.c.kind == "retraction")
    return conn.execute(of_event).mappings().one_or_none()


def _refuse_unless_same(event_id: UUID, before: RowMapping, author: str, reason: str) -> None:
    if (before["author"], before["reason"]) != (author, reason):
        raise RetractedError(_told(event_id, before))


def _told(event_id: UUID, before: RowMapping) -> str:
    return (
        f"event {event_id} was retracted by {before['author']} on {before['recorded_at']:%Y-%m-%d %H:%M} UTC:"
        f" {before['reason']}"
    )
