"""Changes as an Atom feed (RFC 4287), in pages (RFC 5005)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from services.api.change_answers import Change, Standing
from services.api.sides import name

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
IDS = UUID("3a1f7d0e-5b0c-5f0e-9b52-6f3e1c0d7a42")
# What XML 1.0 cannot hold. News text may.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEFORE_ANY_NEWS = datetime(1970, 1, 1, tzinfo=UTC)

make = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def encode(changes: Sequence[Change], here: str, following: str | None, site: str) -> bytes:
    """The feed of these changes, the newest first. `here` and `following` are URLs of pages, `site` is that of `/`."""
    feed = make.feed(
        make.id(uuid5(IDS, here.partition("&cursor=")[0]).urn),
        make.title("Frontlog: who controls what"),
        make.updated(_moment(changes[0].recorded_at if changes else BEFORE_ANY_NEWS)),
        make.author(make.name("Frontlog")),
        make.link(rel="self", href=here, type=MEDIA_TYPE),
        make.link(rel="alternate", href=site, type="text/html"),
    )
    if following:
        feed.append(make.link(rel="next", href=following, type=MEDIA_TYPE))
    feed.extend(_entry(change, site) for change in changes)
    written: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return written


def _entry(change: Change, site: str) -> etree._Element:
    known = change.after or change.before
    return make.entry(
        make.id(uuid5(IDS, f"{change.place.id} {change.id} {_moment(change.recorded_at)}").urn),
        make.title(_printable(headline(change))),
        make.updated(_moment(change.recorded_at)),
        make.link(rel="alternate", href=f"{site}v1/control/{change.place.id}", type="application/json"),
        make.category(term=change.kind),
        make.content(_printable(known.sentence.quote if known else ""), type="text"),
    )


def headline(change: Change) -> str:
    """The change in a line, as `Kirkuk: Iraqi government, held (before: Kurdistan Region, held)`."""
    if change.kind == "past":
        return f"{change.place.name}: {_told(change.after)} (its history has changed)"
    before, after = _told(change.before), _told(change.after)
    if before == after and change.before and change.after:
        return f"{change.place.name}: {after} (confidence {change.before.confidence} → {change.after.confidence})"
    return f"{change.place.name}: {after} (before: {before})"


def _told(standing: Standing | None) -> str:
    if standing is None:
        return "nothing known"
    return f"{name(standing.controller) if standing.controller else 'nobody known'}, {standing.status}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)
