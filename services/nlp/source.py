"""Whose voice an article is: what the inference weighs its statements by."""

from services.atlas import outlets
from services.ledger.events import Source


def source_of(publisher: str | None, url: str | None, article_name: str) -> Source:
    """The source by publisher or address. Nobody's article is a voice of its own, under `article_name`."""
    known = outlets.find(publisher, url)
    if known is not None:
        return Source(outlet=publisher or known.name, tie=known.tie, root=known.id)
    return Source(outlet=publisher or None, tie=None, root=publisher or article_name)
