"""A small war to ask about: articles and their events, put on record by the ledger's own functions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Engine

from services.ledger.analysis import record_analysis
from services.ledger.articles import NewArticle, receive
from services.ledger.erasure import erase
from services.ledger.events import (
    ControlEvent,
    DateRange,
    Evidence,
    Kind,
    Party,
    Place,
    Source,
    event_id,
)
from services.ledger.jobs import Lease, claim

KIRKUK = Place("geonames:94787", "Kirkuk", "city", "IQ", 35.46806, 44.39222)
SINJAR = Place("geonames:448149", "Sinjar", "town", "IQ", 36.3209, 41.87656)
RAQQA = Place("geonames:172955", "Raqqa", "city", "SY", 35.95283, 39.00788)
GREENVILLE = Place("geonames:4580543", "Greenville", "city", "US", 34.85262, -82.39401)
GREENVILLE_EAST = Place("geonames:4469160", "Greenville", "city", "US", 35.61266, -77.36635)
HILL = Place("pending:hill-62", "Hill 62", "area")

ARMY = Party("iraq-army", "Iraqi army", "iraq-government")
PESHMERGA = Party("peshmerga", "Peshmerga", "krg")
SDF = Party("sdf", "SDF", "sdf")
EXTRACTOR = "test-1"


@dataclass(frozen=True)
class Told:
    """One event of an article, in the fewest words."""

    place: Place
    actor: Party
    kind: Kind = "capture"
    opponent: Party | None = None


class War:
    """Articles that were received and analysed."""

    def __init__(self, ingest: Engine, nlp: Engine, owner: Engine) -> None:
        self.ingest = ingest
        self.nlp = nlp
        self.owner = owner

    def receive(self, text: str, day: date, outlet: str = "Example Wire") -> UUID:
        """An article of that day, not analysed yet; its id."""
        new = NewArticle(
            title=text[:40],
            text=text,
            html=None,
            url=f"https://{outlet.lower().replace(' ', '-')}.example/{sha256(text.encode()).hexdigest()[:8]}",
            publisher=outlet,
            published_at=datetime.combine(day, time(12), UTC),
            published_at_source="posted",
            language="en",
            content_sha256=sha256(text.encode()).digest(),
        )
        with self.ingest.begin() as connection:
            return receive(connection, new, "test").article_id

    def report(self, text: str, day: date, *told: Told, outlet: str = "Example Wire") -> list[ControlEvent]:
        """An article whose whole text is the evidence for these events on its day."""
        return self.analyse(self.receive(text, day, outlet), text, day, *told, outlet=outlet)

    def analyse(
        self, article: UUID, text: str, day: date, *told: Told, outlet: str = "Example Wire"
    ) -> list[ControlEvent]:
        """Begin the analysis of an article and put what it found on record."""
        events = self.events(article, text, day, *told, outlet=outlet)
        taken = self.claim(article)
        with self.nlp.begin() as connection:
            record_analysis(connection, taken, EXTRACTOR, events)
        return events

    def erase(self, article: UUID) -> None:
        """Take its words down, as an operator does."""
        with self.owner.begin() as connection:
            erase(connection, article, "R. Aziz", "A court said so.", "test")

    def events(
        self, article: UUID, text: str, day: date, *told: Told, outlet: str = "Example Wire"
    ) -> list[ControlEvent]:
        """What an analysis finds in an article whose whole text is the evidence."""
        return [_event(article, text, day, outlet, one) for one in told]

    def claim(self, article: UUID) -> Lease:
        """Begin its analysis."""
        with self.nlp.begin() as connection:
            taken = claim(connection, article, 60, 5)
        assert taken is not None
        return taken


def _event(article: UUID, text: str, day: date, outlet: str, told: Told) -> ControlEvent:
    return ControlEvent(
        id=event_id(article, EXTRACTOR, f"{told.kind} {told.place.id}"),
        article_id=article,
        kind=told.kind,
        actor=told.actor,
        opponent=told.opponent,
        place=told.place,
        date=DateRange(day, day, "day"),
        status="reported",
        attributed_to=None,
        extent="whole",
        confidence=0.9,
        evidence=Evidence(text, 0, len(text)),
        source=Source(outlet, None, outlet.lower()),
        extractor=EXTRACTOR,
    )
