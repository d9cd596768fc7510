"""How the tests of extraction read a text, and how they write down what came out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from services.ledger.events import ControlEvent, Source
from services.nlp.article import Article
from services.nlp.context import Context, survey
from services.nlp.extract import extract
from services.nlp.parties.who import Who
from services.nlp.places.where import Where
from services.nlp.syntax.chunks import chunk
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.listed import plain
from services.nlp.words.tokens import Token, tokenize
from services.nlp.words.units import Atlas, Scanner, Unit

# A Wednesday: what the dates in the tests' sentences are read against.
PUBLISHED = date(2023, 12, 20)


def tokens(text: str) -> list[Token]:
    return tokenize(text, 0, len(text))


def article(text: str, published: date = PUBLISHED, title: str = "") -> Article:
    at = datetime.combine(published, time(12), UTC)
    return Article(uuid5(NAMESPACE_URL, text), text, at, Source(None, None, "test"), title)


@dataclass(frozen=True)
class Parsed:
    """One sentence, with what resolves its words against the context of its article."""

    sentence: Sentence
    context: Context
    who: Who
    where: Where


@dataclass(frozen=True)
class Reader:
    """Reads text with the real atlas."""

    known: Atlas

    def units(self, text: str) -> list[Unit]:
        return Scanner(self.known, PUBLISHED).scan(tokens(text))

    def sentence(self, text: str) -> Sentence:
        return Sentence(chunk(plain(self.units(text))))

    def parse(self, text: str, about: str = "", published: date = PUBLISHED) -> Parsed:
        """The sentence `text` in an article that says `about` as well."""
        context = survey(self.units(f"{about} {text}"), published)
        sentence = self.sentence(text)
        who = Who(sentence, self.known.actors, context)
        return Parsed(sentence, context, who, Where(sentence, self.known.places, context))

    def events(self, text: str, published: date = PUBLISHED, title: str = "") -> list[ControlEvent]:
        return extract(article(text, published, title), self.known)

    def told(self, text: str, title: str = "") -> list[str]:
        """The events of a text, each as "capture rsf @ Nyala", with status and extent where they are not the usual."""
        return sorted(brief(event) for event in self.events(text, title=title))


def brief(event: ControlEvent) -> str:
    side = event.actor.side if event.actor else None
    status = "" if event.status == "reported" else f" ({event.status})"
    extent = "" if event.extent == "whole" else f" [{event.extent}]"
    return f"{event.kind} {side} @ {event.place.name}{status}{extent}"
