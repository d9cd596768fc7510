"""What a worker answers to somebody who shows it an article."""

from datetime import UTC, datetime
from uuid import UUID

from services.ledger.previews import Draft
from services.ledger.settings import settings
from services.nlp.extract import atlas
from services.nlp.preview import preview

TEXT = "Iraqi forces captured the town of Hawija from Islamic State on Thursday. It rained all day."


def draft(text: str) -> Draft:
    return Draft(UUID(int=7), "Hawija", text, None, "Example Wire", datetime(2017, 10, 5, 12, tzinfo=UTC))


def test_each_sentence_has_its_verdict() -> None:
    found = preview(draft(TEXT), atlas(settings().home))
    assert found.failed is None
    taken, rain = found.sentences
    (claim,) = taken.claims
    assert claim.event is not None
    assert (claim.event.kind, claim.event.place.name, claim.dropped) == ("capture", "Hawija", None)
    assert claim.event.article_id == UUID(int=7)
    assert (rain.claims, rain.refused) == ([], "no control language")
    assert [TEXT[one.start : one.end] for one in found.sentences] == [one.quote for one in found.sentences]
