"""`/v1/articles/page`: the article on a page of the web, read for who gives its URL. Nothing of it is kept."""

import re
from contextlib import suppress
from http import HTTPStatus

from anyio import to_thread
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from services.ingest.answers import FoundArticle
from services.ingest.page import Page, read_page
from services.web.access import needs
from services.web.fetching import Bounds, Fetched, FetchRefusedError, fetch
from services.web.problem import FieldError, ProblemError, documented

BOUNDS = Bounds()
# Where browsers look for a page's own word on its charset.
HEAD_BYTES = 1_024
DECLARED = re.compile(rb"""<meta[^>]+charset=["']?([a-z0-9_:.-]+)""", re.IGNORECASE)
remote = APIRouter(tags=["articles"], dependencies=[needs("ingest")])


class PageAddress(BaseModel):
    """Where the page is: an address of the public Internet, under http:// or https://."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(max_length=2_048, examples=["https://news.example/2017/10/16/tuz-khurmatu"])


@remote.post("/v1/articles/page", summary="Read the article on a page", responses=documented(400, 413, 422, 429, 503))
async def read_remote_page(address: PageAddress) -> FoundArticle:
    """The article on the page, for you to look at and to post. The page is got once, in at most 15 seconds.

    422 with what keeps it from being got or read: an address inside our network, a page that is too large or shows no
    words.
    """
    try:
        fetched = await fetch(address.url, BOUNDS)
    except FetchRefusedError as refused:
        raise _refusal(str(refused)) from refused
    page = await to_thread.run_sync(_read, fetched)
    if not page.text.strip():
        raise _refusal("The page shows no words. Paste its text instead.")
    return FoundArticle(
        url=fetched.url, title=page.title, text=page.text, publisher=page.publisher, published_at=page.published_at
    )


def _read(fetched: Fetched) -> Page:
    words = _decoded(fetched).replace("\x00", "")
    return Page(text=words) if fetched.media_type == "text/plain" else read_page(words, fetched.url)


def _decoded(fetched: Fetched) -> str:
    """By the charset of the header, of the page's head, or UTF-8; where none of them fits, as browsers do."""
    declared = DECLARED.search(fetched.content[:HEAD_BYTES])
    for charset in (fetched.charset, declared and declared[1].decode("ascii"), "utf-8"):
        with suppress(LookupError, UnicodeDecodeError):
            if charset:
                return fetched.content.decode(charset)
    return fetched.content.decode("windows-1252", "replace")


def _refusal(why: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, why, [FieldError(field="url", detail=why)])
