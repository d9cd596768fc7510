"""The article as extraction takes it."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from services.ledger.events import Source


class Article(Struct, frozen=True):
    """`text` is what evidence offsets point into. `published_at` carries a time zone. `source` names the voice."""

    id: UUID
    text: str
    published_at: datetime
    source: Source
    title: str = ""
    publisher: str = ""
    url: str = ""
