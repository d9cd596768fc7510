"""Whatever is asked is answered or refused with its reason, and what articles say is never more than text."""

import json
from datetime import date
from urllib.parse import quote

import httpx
import pytest
from lxml import etree

from tests.api.war import ARMY, KIRKUK, Told, War
from tests.hostile import STRINGS

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(400)]

PATHS = ["/v1/control/{}", "/v1/control/{}/timeline", "/v1/articles/{}", "/map/{}.json", "/static/{}"]
PAGES = ["/", "/docs", "/status", "/v1/control", "/static/app/main.js", "/v1/nowhere", "/map/ground.json"]
SAID = {
    "kind": "control",
    "place": KIRKUK.id,
    "date": {"start": "2017-11-01", "end": "2017-11-01"},
    "quote": "x",
    "reason": "x",
}
JSON = {"Content-Type": "application/json"}
ANSWERED = {200, 404, 406, 409, 414, 422}
QUESTIONS = [
    ("/v1/control", "side"), ("/v1/control", "as_of"), ("/v1/control", "known_at"), ("/v1/control", "bbox"),
    ("/v1/control", "cursor"), ("/v1/control", "fields"), ("/v1/control", "limit"), ("/v1/control", "min_confidence"),
    ("/v1/changes", "after"), ("/v1/changes", "place"), ("/v1/places", "q"), ("/v1/coverage", "outlet"),
    ("/v1/diff", "to"),
]  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"
SCRIPT = "The army captured Kirkuk.<script>alert(1)</script> ]]> & \"'<img src=x onerror=alert(2)>"


@pytest.mark.parametrize(("path", "parameter"), QUESTIONS)
async def test_every_question_has_an_answer(client: httpx.AsyncClient, path: str, parameter: str) -> None:
    for one in STRINGS:
        sent = quote(one[:2_000].encode("utf-8", "surrogatepass"))
        answer = await client.get(f"{path}?{parameter}={sent}")
        assert answer.status_code in ANSWERED, (one, answer.text)


@pytest.mark.parametrize("path", PATHS)
async def test_every_path_has_an_answer(client: httpx.AsyncClient, path: str) -> None:
    for one in STRINGS:
        sent = quote(one[:2_000].encode("utf-8", "surrogatepass"), safe="")
        answer = await client.get(path.format(sent))
        assert answer.status_code in ANSWERED | {307}, (one, answer.text)


async def test_a_statement_of_any_words_is_taken_or_refused(client: httpx.AsyncClient, war: War) -> None:
    war.report("The army captured Kirkuk.", date(2017, 10, 16), Told(KIRKUK, ARMY))
    for one in STRINGS:
        for change in ({"quote": one}, {"reason": one}, {"actor": {"id": one, "name": one, "side": one}}):
            answer = await client.post("/v1/events", content=json.dumps(SAID | change), headers=JSON)
            assert answer.status_code in {200, 409, 413, 422}, (change, answer.text)


async def test_the_feed_for_readers_holds_words_as_words(client: httpx.AsyncClient, war: War) -> None:
    war.report(SCRIPT, date(2017, 10, 16), Told(KIRKUK, ARMY))
    feed = await client.get("/v1/changes.atom")
    assert b"<script" not in feed.content
    assert b"<img" not in feed.content
    (content,) = etree.fromstring(feed.content).iter(f"{ATOM}content")
    assert (content.get("type"), content.text) == ("text", SCRIPT)


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_forbids_scripts_that_are_not_ours(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert (policy["base-uri"], policy["form-action"], policy["frame-ancestors"]) == ("'none'",) * 3
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


async def test_pages_hold_no_script_or_style_of_their_own(client: httpx.AsyncClient) -> None:
    for path in ("/", "/docs", "/status"):
        page = etree.HTML((await client.get(path)).text)
        assert [one for one in page.iter("script") if not one.get("src")] == []
        assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
