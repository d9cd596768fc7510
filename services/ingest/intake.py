"""One article on its way in: cleaned, dated, hashed, and kept in one transaction."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from sqlalchemy import Engine

from services.ingest import idempotency
from services.ingest.dateline import published_in_head
from services.ingest.idempotency import KeyedRequest
from services.ingest.page import Page, read_page
from services.ingest.posted import PostedArticle
from services.ingest.request_body import parse_article
from services.ledger import articles
from services.ledger.articles import Arrival, NewArticle, Received
from services.ledger.fingerprint import fingerprint
from services.ledger.records import PublishedAtSource
from services.web.database_away import is_away
from services.web.problem import FieldError, ProblemError

# The clocks of newsrooms and time zones: a page may be dated a little later than it is received.
AHEAD = timedelta(days=1)


def prepare(posted: PostedArticle, received_at: datetime) -> NewArticle:
    """What is kept of a posted article. Raises 422 when its html shows no words."""
    page = _page(posted)
    published_at, source = _published(posted, page, received_at)
    return NewArticle(
        title=posted.title or page.title or "",
        text=page.text,
        html=posted.html,
        url=posted.url,
        publisher=posted.publisher or page.publisher,
        published_at=published_at,
        published_at_source=source,
        language=posted.language,
        content_sha256=fingerprint(page.text),
    )


def take_in(engine: Engine, new: NewArticle, request: KeyedRequest | None, correlation_id: str) -> Received:
    """Keep the article with its record, its job and the answer to its key: all of them or nothing."""
    with engine.begin() as conn:
        if request is None:
            return articles.receive(conn, new, correlation_id)
        known = idempotency.stored_answer(conn, request)
        if known is not None:
            return known
        received = articles.receive(conn, new, correlation_id)
        idempotency.keep_answer(conn, request, received)
        return received


def read(body: bytes) -> Arrival | Exception:
    """The article in a JSON body, or what is wrong with it."""
    try:
        return Arrival.of(prepare(parse_article(body), datetime.now(UTC)))
    except Exception as error:  # noqa: BLE001 - whatever one article breaks, the others are taken; it is answered
        return error


def take_all_in(engine: Engine, arrived: Sequence[Arrival], correlation_id: str) -> Sequence[Received | Exception]:
    """Keep the articles in one transaction. Of each, in order, what became of it.

    None of them takes another down with it: what cannot be kept together is kept one by one.
    """
    if not arrived:
        return []
    try:
        with engine.begin() as conn:
            return articles.receive_all(conn, arrived, correlation_id)
    except Exception as error:  # noqa: BLE001 - as above
        if len(arrived) == 1 or is_away(error):
            return [error] * len(arrived)
        return [outcome for one in arrived for outcome in take_all_in(engine, [one], correlation_id)]


def _page(posted: PostedArticle) -> Page:
    if posted.html is None:
        return Page(text=posted.text or "")
    page = read_page(posted.html, posted.url)
    if not page.text:
        reason = "shows no words; post the page as a reader's browser gets it, or the text"
        raise ProblemError(
            HTTPStatus.UNPROCESSABLE_ENTITY, f"The html {reason}.", [FieldError(field="html", detail=reason)]
        )
    return page


def _published(posted: PostedArticle, page: Page, received_at: datetime) -> tuple[datetime, PublishedAtSource]:
    if posted.published_at is not None:
        return posted.published_at, "posted"
    for found in (page.published_at, published_in_head(page.text)):
        if found is not None and found <= received_at + AHEAD:
            return found, "metadata"
    return received_at, "receipt"
