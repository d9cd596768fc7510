"""What is fed with made-up bytes, and what must hold of it whatever they are."""

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from services.ingest.intake import read
from services.ingest.lines import body_lines
from services.ingest.unpacking import unpacked
from services.ledger.settings import settings
from services.nlp.extract import atlas, extract
from services.nlp.words.units import Atlas
from services.web.problem import ProblemError
from services.web.text import LONE_SURROGATE
from tests.hostile import STRINGS
from tests.nlp.reading import article

ROOT = Path(__file__).parents[2]
LONGEST_LINE = 10_000


def sentences(data: bytes) -> None:
    """Two bytes choose each word of an article from what articles and hostile strings are made of; it is read."""
    pairs = zip(data[::2], data[1::2], strict=False)
    chosen = [_words()[(high << 8 | low) % len(_words())] for high, low in pairs]
    text = LONE_SURROGATE.sub("", " ".join(chosen))
    for event in extract(article(text, title=text[:80]), _known()):
        evidence = event.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert event.date.start <= event.date.end
        assert 0 <= event.confidence <= 1


def body(data: bytes) -> None:
    """The bytes are a posted article: taken, or refused with a reason."""
    _taken_or_refused(data)


def page(data: bytes) -> None:
    """The bytes are a posted page."""
    _taken_or_refused(json.dumps({"html": data.decode("utf-8", "replace")}).encode())


def batch(data: bytes) -> None:
    """The bytes are a packed batch, in pieces of 100; or, where the first is even, the lines of one after it."""
    lines = data[:1] and data[0] % 2 == 0
    asyncio.run(_read_batch(gzip.compress(data[1:], 1) if lines else data))


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (sentences, body, page, batch)}


def seeds(target: str) -> list[bytes]:
    """What a search begins with: the articles of samples/ in the target's form, as far as they are short."""
    posted = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.json"))]
    match target:
        case "body":
            return posted
        case "batch":
            return [b"\0" + one.replace(b"\n", b" ") for one in posted] + [gzip.compress(one) for one in posted]
        case "page":
            return [page.encode() for one in posted if (page := json.loads(one).get("html"))]
    return [
        bytes(byte for number in range(at, at + 200) for byte in divmod(number, 256)) for at in range(0, 4_000, 200)
    ]


def _taken_or_refused(data: bytes) -> None:
    outcome = read(data)
    if isinstance(outcome, ProblemError):
        assert outcome.detail
    elif isinstance(outcome, Exception):
        raise outcome


async def _read_batch(data: bytes) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(data), 100):
            yield data[at : at + 100]

    with suppress(ProblemError):
        async for lines in body_lines(unpacked(pieces()), LONGEST_LINE):
            for line in lines:
                assert line is None or len(line) <= LONGEST_LINE
                if line:
                    _taken_or_refused(line)


@cache
def _known() -> Atlas:
    return atlas(settings().home)


@cache
def _words() -> list[str]:
    """Common words are in it as often as they are said, so that chance makes sentences."""
    told = [json.loads(path.read_text("utf-8")).get("text", "") for path in sorted((ROOT / "samples").glob("*.json"))]
    words = [word for text in told for word in re.findall(r"\w+|[^\w\s]", text)]
    return [*words, *(one for one in STRINGS if 0 < len(one) < 100)]
