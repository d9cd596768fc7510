"""No parameter is accepted and ignored: what cannot be used is 422 with its name."""

import httpx
import pytest

pytestmark = pytest.mark.anyio

POLLED = ["/v1/summary", "/v1/coverage", "/v1/changes", "/v1/changes/stream", "/v1/changes.atom", "/v1/diff",
          "/v1/control", "/v1/control/a:b", "/v1/control/a:b/timeline", "/v1/events", "/v1/places", "/v1/sides",
          "/v1/articles/00000000-0000-0000-0000-000000000000"]  # fmt: skip
LISTS = [
    "/v1/summary",
    "/v1/coverage",
    "/v1/changes",
    "/v1/changes.atom",
    "/v1/diff",
    "/v1/control",
    "/v1/events",
    "/v1/places",
    "/v1/sides",
]


async def refused(client: httpx.AsyncClient, address: str) -> list[str]:
    answer = await client.get(address)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return [error["field"] for error in answer.json()["errors"]]


@pytest.mark.parametrize("path", POLLED)
async def test_an_unknown_parameter_is_named(client: httpx.AsyncClient, path: str) -> None:
    assert await refused(client, f"{path}?colour=red") == ["colour"]


@pytest.mark.parametrize("path", POLLED)
async def test_a_repeated_parameter_is_named(client: httpx.AsyncClient, path: str) -> None:
    assert "known_at" in await refused(client, f"{path}?known_at=2020-01-01T00:00:00Z&known_at=2021-01-01T00:00:00Z")


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "many", ""])
@pytest.mark.parametrize("path", LISTS)
async def test_every_list_has_a_limit(client: httpx.AsyncClient, path: str, limit: str) -> None:
    assert await refused(client, f"{path}?limit={limit}") == ["limit"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_of", "yesterday"),
        ("as_of", "2017-02-30"),
        ("known_at", "2017-10-16"),
        ("known_at", "2017-10-16T12:00:00"),
        ("known_at", "1508112000"),
        ("country", "iq"),
        ("country", "Iraq"),
        ("bbox", "1,2,3"),
        ("bbox", "1,2,3,nan"),
        ("bbox", "0,10,10,0"),
        ("bbox", "0,0,181,10"),
        ("side", ""),
        ("side", "%00"),
        ("status", "planned"),
        ("min_confidence", "1.1"),
        ("min_confidence", "nan"),
        ("cursor", "abc"),
        ("format", "kml"),
        ("fields", "colour"),
        ("fields", ""),
        ("policy", "lenient"),
    ],
)
async def test_a_wrong_parameter_is_named(client: httpx.AsyncClient, name: str, value: str) -> None:
    assert await refused(client, f"/v1/control?{name}={value}") == [name]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("kind=siege", "kind"),
        ("article=7", "article"),
        ("from=2017-10-17&to=2017-10-16", "from"),
        ("after=bm90aGluZw", "after"),
        ("first_day=2017-10-17", "first_day"),
    ],
)
async def test_a_wrong_parameter_of_the_event_list_is_named(
    client: httpx.AsyncClient, question: str, name: str
) -> None:
    assert await refused(client, f"/v1/events?{question}") == [name]


async def test_a_cursor_of_another_list_is_refused(client: httpx.AsyncClient) -> None:
    after = (await client.get("/v1/events")).json()["after"]
    assert await refused(client, f"/v1/control?cursor={after}") == ["cursor"]
