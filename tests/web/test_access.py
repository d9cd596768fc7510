"""Who is let in, seen from outside: ingest and the API as they are, on a real database."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from sqlalchemy import Engine

from services.access import keyring, keys
from services.api.app import create_app as api_app
from services.ingest.app import create_app as ingest_app
from services.ledger.database import Service
from services.ledger.settings import settings
from services.web.access import GUARDED, READING_METHODS, holder
from tests.served import running

ARTICLE = {"text": "Iraqi forces took Kirkuk."}
RETRACTION = "/v1/events/00000000-0000-0000-0000-000000000007/retraction"
Serving = Callable[..., httpx.Client]


@pytest.fixture
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", database_url)
    monkeypatch.delenv("FRONTLOG_BROKER_URL", raising=False)
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()


@pytest.fixture
def ingest(environment: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    with running(ingest_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        yield client


@pytest.fixture
def api(environment: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    with running(api_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        yield client


@pytest.fixture
def closed_api(environment: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    environment.setenv("FRONTLOG_OPEN_READING", "false")
    with running(api_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        yield client


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_without_a_key_nothing_is_written_and_it_says_how_to_get_one(ingest: httpx.Client) -> None:
    refused = ingest.post("/v1/articles", json=ARTICLE)
    assert (refused.status_code, refused.headers["Content-Type"]) == (401, "application/problem+json")
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="frontlog"'
    assert "frontlog keys create" in refused.json()["detail"]


def test_the_key_is_asked_for_before_the_body_is_looked_at(ingest: httpx.Client) -> None:
    for path in ("/v1/articles", "/v1/articles/batch", "/v1/whatever"):
        assert ingest.post(path, content=b"{broken" * 100_000).status_code == 401


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("Bearer", "no key"),
        ("Bearer fl_x_y", "no key"),
        ("Basic YTpi", "'Basic'"),
        (f"Bearer fl_{'a' * 10}_{'b' * 52}", "Nobody has this key"),
    ],
)
def test_a_bad_key_is_401_also_where_none_is_needed(api: httpx.Client, sent: str, said: str) -> None:
    refused = api.get("/v1/control", headers={"Authorization": sent})
    assert refused.status_code == 401
    assert said in refused.json()["detail"]


def test_a_key_may_do_what_its_scope_says(
    ingest: httpx.Client, api: httpx.Client, make_key: Callable[..., str]
) -> None:
    posts = {scope: ingest.post("/v1/articles", json=ARTICLE, headers=bearer(make_key(scope))).status_code
             for scope in ("read", "ingest", "analyst", "admin")}  # fmt: skip
    assert posts == {"read": 403, "ingest": 202, "analyst": 200, "admin": 200}
    retractions = {scope: api.post(RETRACTION, json={"reason": "x"}, headers=bearer(make_key(scope))).status_code
                   for scope in ("read", "ingest", "analyst", "admin")}  # fmt: skip
    assert retractions == {"read": 403, "ingest": 403, "analyst": 404, "admin": 404}


def test_a_missing_scope_is_named(ingest: httpx.Client, make_key: Callable[..., str]) -> None:
    refused = ingest.post("/v1/articles", json=ARTICLE, headers=bearer(make_key("read", name="Poller")))
    assert refused.headers["WWW-Authenticate"].endswith('error="insufficient_scope", scope="ingest"')
    assert "'Poller'" in refused.json()["detail"]


def test_expired_and_revoked_keys_are_refused_by_name(
    ingest: httpx.Client, make_key: Callable[..., str], engine_of: Callable[[Service], Engine],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(keyring, "KEEP_SECONDS", 0.0)
    old = make_key("ingest", expires_at=datetime.now(UTC) - timedelta(days=1))
    assert "expired on" in ingest.post("/v1/articles", json=ARTICLE, headers=bearer(old)).json()["detail"]
    key = make_key("ingest")
    assert ingest.post("/v1/articles", json=ARTICLE, headers=bearer(key)).status_code == 202
    with engine_of("owner").begin() as owner:
        keys.revoke(owner, key.split("_")[1])
    refused = ingest.post("/v1/articles", json=ARTICLE, headers=bearer(key))
    assert (refused.status_code, "was revoked on" in refused.json()["detail"]) == (401, True)


def test_reading_is_open_unless_it_is_closed(api: httpx.Client) -> None:
    assert api.get("/v1/control").status_code == 200


def test_a_tag_opens_no_door_that_is_closed(closed_api: httpx.Client, make_key: Callable[..., str]) -> None:
    known = closed_api.get("/v1/control", headers=bearer(make_key("read")))
    again = {"If-None-Match": known.headers["ETag"]}
    assert closed_api.get("/v1/control", headers=again | bearer(make_key("read"))).status_code == 304
    assert closed_api.get("/v1/control", headers=again | bearer(make_key("ingest"))).status_code == 403


def test_closed_reading_wants_a_key_for_all_that_tells_of_the_record(
    closed_api: httpx.Client, make_key: Callable[..., str]
) -> None:
    asked = ("/v1/control", "/v1/changes/stream", "/v1/changes.atom", "/desk/span", "/desk/status")
    assert {path: closed_api.get(path).status_code for path in asked} == dict.fromkeys(asked, 401)
    assert closed_api.get("/v1/control", headers=bearer(make_key("ingest"))).status_code == 403
    assert closed_api.get("/v1/control", headers=bearer(make_key("read"))).status_code == 200
    for path in ("/", "/docs", "/healthz", "/openapi.json"):
        assert closed_api.get(path).status_code == 200


def test_who_posts_may_ask_what_became_of_it_where_reading_is_closed(
    environment: pytest.MonkeyPatch, make_key: Callable[..., str]
) -> None:
    environment.setenv("FRONTLOG_OPEN_READING", "false")
    with running(ingest_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as ingest:
        posted = ingest.post("/v1/articles", json=ARTICLE, headers=bearer(make_key("ingest")))
        status = posted.headers["Location"]
        assert ingest.get(status).status_code == 401
        assert [ingest.get(status, headers=bearer(make_key(scope))).status_code for scope in ("ingest", "read")] == [
            200,
            200,
        ]


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("create", [ingest_app, api_app])
def test_every_route_that_writes_says_which_key_it_needs(create: Callable[[], FastAPI]) -> None:
    written = [route for route in routes_of(create()) if not route.methods <= READING_METHODS]
    assert written
    assert [route.path for route in written if not route.path.startswith(GUARDED)] == []
    unguarded = [route.path for route in written if all(one.call is not holder for one in route.dependant.dependencies)]
    assert unguarded == []


def test_where_reading_is_closed_no_route_is_left_open(closed_api: httpx.Client) -> None:
    read = [route.path for route in routes_of(api_app()) if route.methods <= READING_METHODS]
    guarded = [re.sub("{.*?}", str(UUID(int=7)), path) for path in read if path.startswith(GUARDED)]
    assert len(guarded) > 15
    assert {closed_api.get(path).status_code for path in guarded} == {401}


def routes_of(app: FastAPI) -> list[RouteContext]:
    return [route for route in iter_route_contexts(app.routes) if isinstance(route.route, APIRoute)]


def test_who_asks_too_often_is_told_when_to_come_again(
    environment: pytest.MonkeyPatch, make_key: Callable[..., str]
) -> None:
    environment.setenv("FRONTLOG_ADDRESS_RATE", "2")
    environment.setenv("FRONTLOG_KEY_RATE", "3")
    environment.setattr("services.web.rates.WINDOW_SECONDS", 10**9)
    key = bearer(make_key("read"))
    with running(api_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as api:
        open_answers = [api.get("/v1/sides") for _ in range(3)]
        keyed_answers = [api.get("/v1/sides", headers=key) for _ in range(4)]
        assert api.get("/v1/sides", headers={"Authorization": "Bearer bad"}).status_code == 429
        assert {api.get(path).status_code for path in ("/", "/healthz", "/static/app/main.js")} == {200}
    assert [answer.status_code for answer in open_answers] == [200, 200, 429]
    assert [answer.status_code for answer in keyed_answers] == [200, 200, 200, 429]
    assert open_answers[0].headers["RateLimit-Policy"].startswith('"minute";q=2;w=')
    assert [answer.headers["RateLimit"].split(";")[1] for answer in open_answers] == ["r=1", "r=0", "r=0"]
    refused = keyed_answers[-1]
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert int(refused.headers["Retry-After"]) > 0


def test_without_a_rate_nobody_is_counted(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("FRONTLOG_ADDRESS_RATE", "0")
    with running(api_app) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as api:
        assert "RateLimit" not in api.get("/v1/sides").headers


@pytest.mark.usefixtures("environment")
def test_the_contract_says_what_needs_a_key() -> None:
    document = ingest_app().openapi()
    posting = document["paths"]["/v1/articles"]["post"]
    assert posting["security"] == [{"key": ["ingest"]}]
    assert {"401", "403"} <= posting["responses"].keys()
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert api_app().openapi()["paths"]["/v1/control"]["get"]["security"] == []


def test_the_contract_of_closed_reading_says_so(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("FRONTLOG_OPEN_READING", "false")
    settings.cache_clear()
    assert api_app().openapi()["paths"]["/v1/control"]["get"]["security"] == [{"key": ["read"]}]
