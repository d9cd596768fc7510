"""`extract(article)` finds the control events of an article. Pure: no database, queue, clock or network."""

import gc
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final
from uuid import UUID

from msgspec.structs import replace

from services.atlas.actors import open_actors
from services.atlas.countries import by_capital
from services.atlas.outlets import Outlet, open_outlets
from services.atlas.place import SETTLEMENTS
from services.atlas.places import open_places
from services.ledger.events import ControlEvent, DateRange, Evidence, Party, Place, Source, Speaker, Status, event_id
from services.nlp.article import Article
from services.nlp.claims import battles
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.arms import is_of_arms, names_fighters
from services.nlp.claims.claim import Claim
from services.nlp.claims.dating import date_of, last_date
from services.nlp.claims.holdings import STANDING, holdings
from services.nlp.claims.nouns import NounReader
from services.nlp.claims.rivals import told_by_both
from services.nlp.claims.scenes import told_once
from services.nlp.claims.verbs import verb_claims
from services.nlp.context import Context, survey, tells_country
from services.nlp.merge import merge
from services.nlp.parties import sides
from services.nlp.parties.memory import Held
from services.nlp.parties.says import FIRST_PERSON, keeps_distance, says_false, speaker
from services.nlp.parties.who import Who
from services.nlp.places.cataphora import announces, described, described_at, opens_with
from services.nlp.places.lands import is_part_of_land
from services.nlp.places.passing import is_bearing, is_origin
from services.nlp.places.where import Where
from services.nlp.settling import settled
from services.nlp.story import domain
from services.nlp.story.legible import Legible, legible
from services.nlp.story.paragraphs import dateline, entries, is_caption, paragraphs, passed
from services.nlp.story.sentences import sentences
from services.nlp.story.source import outlet_quoted, source_in
from services.nlp.syntax.chunks import chunk
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.listed import plain
from services.nlp.title import read_title
from services.nlp.words.tokens import tokenize
from services.nlp.words.units import Atlas, Scanner, Unit

_QUOTES: Final = frozenset('"“”„«»')
_MARK: Final = re.compile(r'["“”„«»]')
_LONG: Final = 8  # sentences
_AHEAD: Final = 5  # sentences, to the one that names what the first does not
_GC_THRESHOLD: Final = 100_000  # objects made between two rounds; an article makes about as many
EXTRACTOR: Final = "rules-2026.1"


class Read:
    """One sentence of the story as units: `text` as it is read, `start` and `end` in the article as posted.

    `paragraph` numbers its paragraph.
    """

    def __init__(self, start: int, end: int, paragraph: int, text: str, units: list[Unit]) -> None:
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.text = text
        self.units = units


class Told:
    """What one sentence tells: its claims, each with its event, or None where naming the place would be a guess."""

    def __init__(self, read: Read, sentence: Sentence, *, refused: bool = False) -> None:
        self.read = read
        self.sentence = sentence
        self.refused = refused
        self.claims: list[tuple[Claim, ControlEvent | None]] = []


@lru_cache
def atlas(
    cache: Path, places_file: Path | None = None, actors_file: Path | None = None, outlets_file: Path | None = None
) -> Atlas:
    """The atlas of this process. `cache` keeps its index between runs."""
    return Atlas(open_places(cache, places_file), open_actors(actors_file), open_outlets(outlets_file))


def prepare(known: Atlas) -> None:
    """Call once per process, when what it needs is loaded: the atlas given, the lexicon read here.

    What is loaded stays out of the garbage collector's rounds, and they come less often: reading an article makes
    many small objects and no cycles.
    """
    extract(
        Article(UUID(int=0), "Troops took the town.", datetime(2000, 1, 1, tzinfo=UTC), Source(None, None, "")), known
    )
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD)


def extract(article: Article, known: Atlas) -> list[ControlEvent]:
    """The control events of the article, in the order of its text. Evidence offsets point into `article.text`."""
    told, context = read_sentences(article, known)
    return settle(told, context)


def read_sentences(article: Article, known: Atlas) -> tuple[list[Told], Context]:
    """What each sentence of the story tells, in order, and the context that they were read in."""
    published = article.published_at.date()
    scanner = Scanner(known, published)
    page = legible(article.text)
    story = read_story(page, scanner)
    title = legible(article.title).text
    named = scanner.scan(tokenize(title, 0, len(title)))
    context = survey((unit for read in story for unit in read.units), published, named)
    _read_dateline(page.text, [unit for read in story for unit in read.units], known, scanner, context)
    story_text = "\n".join([title, *[read.text for read in story]])
    voice = sides.voice(context.country, story_text, published.year)
    context.voice = voice if voice not in context.sides else None  # nobody calls his own army by its enemies' name
    context.war = domain.tells_of_war(story_text)
    context.long = len(story) > _LONG
    context.at_war = domain.at_war(story_text)
    # captions and headings tell more of votes and games; around a war they are menus
    page_elsewhere = not domain.is_of_armed(story_text) and domain.elsewhere(page.text)
    context.elsewhere = domain.elsewhere(story_text) or page_elsewhere
    read_title(title, named, known, scanner, context)
    told: list[Told] = []
    earlier: DateRange | None = None
    paragraph = -1
    stamped = entries(article.text)
    for at, read in enumerate(story):
        if read.paragraph != paragraph:
            earlier = context.paragraph_topic = None
            if stamped and stamped[0][0] <= read.start:
                stamped, heading = passed(stamped, read.start)
                context.begin_entry(_places_of(heading, known, scanner, context))
        paragraph = read.paragraph
        context.quoted = _speaker_beside(story, at, known, context)
        context.named_next = _named_next(story[at : at + _AHEAD], known, context)
        context.fought_next = any(battles.goes_on(following.units) for following in story[at + 1 : at + 2])
        one, earlier = _read_sentence(article, read, _parse(read), known, context, earlier)
        told.append(one)
    return told, context


def _parse(read: Read) -> Sentence:
    return Sentence(chunk(plain(read.units)))


def _named_next(story: list[Read], known: Atlas, context: Context) -> Place | None:
    """The settlement that the sentences behind name and describe, where the first speaks of one without its name."""
    if len(story) == 1 or not announces(story[0].units):
        return None
    sentence = _parse(story[1])
    at = opens_with(sentence)
    if at is None and (told := next((read for read in story[1:] if described(read.units)), None)) is not None:
        sentence = _parse(told)
        at = described_at(sentence)
    where = Where(sentence, known.places, context)
    spots = where.at(at) if at is not None else []
    place = where.place(spots[0]) if len(spots) == 1 else None
    return place if place is not None and place.type in SETTLEMENTS | {"district", "facility"} else None


def _speaker_beside(story: list[Read], at: int, known: Atlas, context: Context) -> Speaker | None:
    """Who says "we" in a quotation of several sentences: whom a sentence beside it names. None elsewhere."""
    if FIRST_PERSON.isdisjoint([unit.low for unit in story[at].units]):
        return None
    said_before = context.last_said
    for i in (at + 1, at - 1, at + 2, at - 2):
        if 0 <= i < len(story) and story[i].paragraph == story[at].paragraph:
            sentence = _parse(story[i])
            said = speaker(sentence, Who(sentence, known.actors, context), context)
            context.last_said = said_before
            if said is not None and said.side:
                return said
    return None


def _places_of(heading: str, known: Atlas, scanner: Scanner, context: Context) -> list[Place]:
    """The settlements that an entry's heading names."""
    sentence = Sentence(chunk(scanner.scan(tokenize(heading, 0, len(heading)))))
    named = Where(sentence, known.places, context).named
    return [place for _, place in named if place.type in SETTLEMENTS]


def _read_dateline(text: str, story: list[Unit], known: Atlas, scanner: Scanner, context: Context) -> None:
    """Where the story was written, if in no capital, and in which country, which is the story's if that tells none."""
    written = dateline(text)
    if not written:
        return
    here = survey(scanner.scan(tokenize(written, 0, len(written))), context.published).countries[:1]
    at_war = bool(here) and sides.usual(here[0], "rebel", context.published.year) is not None
    if at_war and not (context.countries and any(tells_country(unit) for unit in story)):
        context.countries = [*here, *(code for code in context.countries if code != here[0])]
        context.vouched = set(here)
    towns = [place for place in _places_of(written, known, scanner, context) if not by_capital(place.name)]
    near = {context.country, *known.places.neighbours(context.country or "")}
    context.dateline_town = towns[0] if towns and towns[0].country in near else None


def settle(told: list[Told], context: Context) -> list[ControlEvent]:
    """The control events of all sentences together: completed from each other, repeats folded into one."""
    named = [(claim, event) for one in told for claim, event in one.claims if event]
    return merge(settled(named, context))


def read_story(page: Legible, scanner: Scanner) -> list[Read]:
    """The sentences of the story part of the page, scanned."""
    text = page.text
    return [
        Read(page.posted(start), page.posted(end), number, text[start:end], scanner.scan(tokenize(text, start, end)))
        for number, (first, last) in enumerate(paragraphs(text))
        for start, end in sentences(text, first, last)
        if not is_caption(text, start)
    ]


def _read_sentence(
    article: Article, read: Read, sentence: Sentence, known: Atlas, context: Context, earlier: DateRange | None
) -> tuple[Told, DateRange | None]:
    text = read.text
    if _is_refused(text, read, known, context):
        return Told(read, sentence, refused=True), earlier
    who, where = Who(sentence, known.actors, context), Where(sentence, known.places, context)
    said = speaker(sentence, who, context)
    context.voices.heard = said is not None
    said = said if said is not None and said.side else context.quoted or said
    context.speaker = Party(said.side or "", said.name, said.side) if said and said.side else None
    context.voices.quoting = (
        said is not None and context.voices.known and not context.voices.of_ours and _begins_quoted(text)
    )
    context.voices.of_ours = said is not None and "our" in {unit.low for unit in read.units}
    claims = [] if _asks(read) else _claims(sentence, who, where, context)
    _remember_places(sentence, where, context, claims)
    claims = told_once(_without_former(claims), where)
    if not context.war:
        claims = [c for c in claims if is_of_arms(c, context, known.actors)]
    distant, untrue = bool(claims) and keeps_distance(text), bool(claims) and says_false(text)
    told, dated = Told(read, sentence), earlier
    quoted = outlet_quoted(known.outlets, text) if claims else None
    for claim in claims:
        span, role = date_of(sentence, claim.at, claim.kind, context.published, earlier, context.last_date)
        span = claim.span if claim.span is not None and role == "none" else span
        dated = span if role == "at" else dated
        status = _status(claim, role, distant=distant, untrue=untrue)
        span = _so_far(span, context.published) if status in ("reported", "claimed") else span
        place = where.place(claim.spot)
        if place is None:
            told.claims.append((claim, None))
        else:
            told.claims.append((claim, _event(article, read, known, claim, place, span, status, said, quoted)))
    if (towns := context.counted) is not None:
        towns.span, _ = date_of(sentence, towns.at, towns.kind, context.published, earlier, context.last_date)
    context.last_date = (dated if dated is not earlier else None) or last_date(sentence) or context.last_date
    return told, dated


def _is_refused(text: str, read: Read, known: Atlas, context: Context) -> bool:
    """Whether the sentence is of an exercise, or of other matters and names nobody who bears arms."""
    if domain.imagined(text):
        return True
    if not domain.refuses(text, context.elsewhere, context.at_war):
        return False
    of_war = not context.elsewhere or domain.tells_of_war(text)
    return not (of_war and names_fighters(read.units, known.actors) and not domain.contested(text))


def _status(claim: Claim, role: str, *, distant: bool, untrue: bool) -> Status:
    """What the claim comes to by the role of its date, and by how the sentence stands to what it tells."""
    if claim.status == "reported" and role == "future":
        return "planned"
    if untrue and claim.status in ("reported", "claimed"):
        return "denied"
    return "claimed" if distant and claim.status == "reported" else claim.status


def _so_far(span: DateRange, published: date) -> DateRange:
    """What was done "in 2024" by the middle of that year was done in its first half."""
    return replace(span, end=published) if span.start <= published < span.end else span


def _event(
    article: Article,
    read: Read,
    known: Atlas,
    claim: Claim,
    place: Place,
    span: DateRange,
    status: Status,
    said: Speaker | None,
    quoted: Outlet | None,
) -> ControlEvent:
    year = article.published_at.year
    actor, opponent = (sides.there(one, place.country, known.actors, year) for one in (claim.actor, claim.opponent))
    content = f"{claim.kind}|{place.id}|{actor.side if actor else ''}|{span.start}|{status}|{read.start}"
    return ControlEvent(
        id=event_id(article.id, EXTRACTOR, content),
        article_id=article.id,
        kind=claim.kind,
        actor=actor,
        opponent=opponent,
        place=place,
        date=span,
        status=status,
        attributed_to=said,
        extent=claim.spot.extent,
        confidence=claim.confidence,
        evidence=Evidence(article.text[read.start : read.end], read.start, read.end),
        source=source_in(place.country, known.outlets, article.source, quoted),
        extractor=EXTRACTOR,
    )


def _begins_quoted(text: str) -> bool:
    """Whether the sentence is a quotation from its beginning on: it opens with a mark, or closes the one before."""
    mark = _MARK.search(text)
    return mark is not None and (mark.start() == 0 or not text[mark.start() - 1].isspace())


def _asks(read: Read) -> bool:
    """Whether the sentence asks what it tells."""
    return next((unit.text for unit in reversed(read.units) if unit.text not in _QUOTES), "") == "?"


def _claims(sentence: Sentence, who: Who, where: Where, context: Context) -> list[Claim]:
    claims = [
        *verb_claims(Arguments(sentence, who, where, context)),
        *NounReader(Arguments(sentence, who, where, context)).claims(),
        *holdings(Arguments(sentence, who, where, context)),
    ]
    return told_by_both(Arguments(sentence, who, where, context), claims) if claims else claims


def _lord_of(taken: Claim, claims: list[Claim]) -> Party | None:
    """Who had it: "A, a stronghold of X, has fallen"."""
    return next((c.actor for c in claims if c.why in STANDING and c.spot.name == taken.spot.name), None)


def _without_former(claims: list[Claim]) -> list[Claim]:
    """Without "X-held" where the sentence says that it was captured, and without fighting "in northern A"."""
    for claim in claims:
        if claim.kind == "capture" and claim.actor is None and claim.opponent is None:
            claim.opponent = _lord_of(claim, claims)
    changed = {c.spot.name for c in claims if c.kind in ("capture", "withdrawal") and c.status != "planned"}
    kept = [c for c in claims if not (c.why in STANDING and c.spot.name in changed)]
    return [c for c in kept if not (c.kind == "contest" and is_part_of_land(c.spot))]


def _remember_places(sentence: Sentence, where: Where, context: Context, claims: list[Claim]) -> None:
    claimed = [place for claim in claims if (place := where.place(claim.spot)) is not None]
    claimed = [place for place in claimed if place.id not in where.refuges]  # "fled to A, which is still theirs"
    sites = [place for place in claimed if place.type != "province"]
    _remember_left(where, context, claims)
    several = len({place.id for place in claimed}) > 1  # of a list none is "the town"
    villages = (place for place in sites if place.id.startswith("pending:") and place.type in SETTLEMENTS)
    unknown = None if several else next(villages, None)
    about = where.topic(unknown) or next(iter([*sites, *claimed]), None)
    if about is not None or any(claim.why == "held" for claim in claims):
        context.last_held = list(_held(where, context, claims))
    context.topic = about or context.topic
    if not (several and context.paragraph_topic):
        context.paragraph_topic = about or context.paragraph_topic
    context.salient += [*where.subjects(), *(claimed if not several else [])]
    if claimed and not several and not any(claim.kind == "control" for claim in claims):
        context.told_of = claimed[0]
    towns = where.towns() or list({place.id: place for place in sites if place.type in SETTLEMENTS}.values())
    context.last_towns = towns if where.named or towns else context.last_towns
    told = [one for one in where.named if not is_bearing(sentence, one[0])]
    named = sorted(told, key=lambda one: not is_origin(sentence, one[0]))
    context.spots += [place for _, place in named]
    context.facilities += where.facilities


def _remember_left(where: Where, context: Context, claims: list[Claim]) -> None:
    """Who gave up what, also by "its withdrawal from A"."""
    for claim in claims:
        left = claim.kind == "withdrawal" and claim.status == "reported" and claim.actor is not None
        place = where.place(claim.spot) if left else None
        if place is not None and claim.actor is not None and claim.actor.side:
            context.given_up[place.id] = claim.actor.side


def _held(where: Where, context: Context, claims: list[Claim]) -> Iterator[Held]:
    """The places that the claims give to a side; the captor who is not named is the one told of before."""
    news = [claim for claim in claims if not where.is_of_old(claim.at)] or claims
    for claim in news:
        actor = claim.actor or (context.last_captor if claim.kind == "capture" else None)
        place = where.place(claim.spot)
        told = claim.kind in ("capture", "control") and claim.why not in STANDING and claim.status == "reported"
        if told and actor and actor.side and place is not None:
            yield Held(place, actor.side, taken=claim.kind == "capture", for_long=claim.why == "held")
