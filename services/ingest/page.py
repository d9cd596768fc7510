"""From the HTML of a page to its story and what the page says about itself."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

import htmldate
import trafilatura
from trafilatura.metadata import extract_metadata

from services.ingest.visible_text import visible_text

MOMENT = "%Y-%m-%dT%H:%M:%S%z"

# Both libraries report every odd page as a warning or an error; what matters here is only what came out.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Page:
    """What was read from a page. `text` is empty when it shows no words; `published_at` is UTC."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None


def read_page(html: str, url: str | None = None) -> Page:
    """Story text and metadata of a page that was decoded already (a charset in its head is not looked at).

    Without a recognisable story the text is everything that a reader would see. Dates come from the page's own fields
    (JSON-LD, meta, time elements, `url`), never from its running text.
    """
    text = trafilatura.extract(html, url=url, include_comments=False) or visible_text(html)
    about = _about(html)
    return Page(
        text=text,
        title=about.title if about else None,
        publisher=about.sitename if about else None,
        published_at=_published(html, url),
    )


def _about(html: str) -> trafilatura.settings.Document | None:
    tree = trafilatura.load_html(html)
    return None if tree is None else extract_metadata(tree, extensive=False)


def _published(html: str, url: str | None) -> datetime | None:
    found = htmldate.find_date(html, extensive_search=False, original_date=True, outputformat=MOMENT, url=url)
    if found is None:
        return None
    moment = datetime.fromisoformat(found)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
