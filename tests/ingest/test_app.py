import httpx
import psycopg
from sqlalchemy import make_url

from tests.ingest.conftest import Serving


def test_ready_when_the_database_has_the_programs_schema(ingest: httpx.Client) -> None:
    assert ingest.get("/healthz").json() == {"status": "ok"}
    assert ingest.get("/readyz").json() == {"status": "ok"}


def test_not_ready_before_the_migrations(serving: Serving, empty_database_url: str) -> None:
    with serving(database_url=empty_database_url) as ingest:
        assert ingest.get("/healthz").status_code == 200
        answer = ingest.get("/readyz")
    assert answer.status_code == 503
    assert "frontlog migrate" in answer.json()["detail"]


def test_a_database_that_is_away_is_503_and_no_reason_to_restart(serving: Serving, database_url: str) -> None:
    away = make_url(database_url).set(database="nowhere").render_as_string(hide_password=False)
    with serving(database_url=away) as ingest:
        refused = ingest.post("/v1/articles", json={"text": "Article."})
        assert refused.status_code == 503
        assert int(refused.headers["Retry-After"]) > 0
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert ingest.get("/readyz").status_code == 503
        assert ingest.get("/healthz").status_code == 200


def test_a_database_that_cannot_be_written_is_503_until_it_can(serving: Serving, database_url: str) -> None:
    name = make_url(database_url).database
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        with serving() as ingest:
            assert ingest.post("/v1/articles", json={"text": "Article."}).status_code == 503
            owner.execute("SET default_transaction_read_only = off")
            owner.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")
            # Sessions that were opened read-only stay so.
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                [name],
            )
            assert ingest.post("/v1/articles", json={"text": "Article."}).status_code == 202


def test_what_is_counted(ingest: httpx.Client) -> None:
    def counted(name: str) -> float:
        lines = (line.split() for line in ingest.get("/metrics").text.splitlines() if not line.startswith("#"))
        return next((float(value) for key, value in lines if key == name), 0)

    names = [
        "frontlog_articles_received_total",
        "frontlog_articles_duplicate_total",
        'frontlog_articles_rejected_total{reason="unprocessable_entity"}',
        'frontlog_articles_rejected_total{reason="request_entity_too_large"}',
    ]
    before = [counted(name) for name in names]
    for body in ('{"text": "Article."}', '{"text": "Article. "}', "{}", " " * 1_100_000):
        ingest.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
    assert [counted(name) - was for name, was in zip(names, before, strict=True)] == [1, 1, 1, 1]


def test_the_contract_is_openapi_3_1_with_problems(ingest: httpx.Client) -> None:
    contract = ingest.get("/openapi.json").json()
    assert contract["openapi"].startswith("3.1")
    post = contract["paths"]["/v1/articles"]["post"]
    assert {"200", "202", "400", "413", "415", "422", "503"} <= set(post["responses"])
    assert list(post["responses"]["422"]["content"]) == ["application/problem+json"]
    assert set(post["requestBody"]["content"]["application/json"]["schema"]["properties"]) >= {"title", "text", "html"}
    assert "Problem" in contract["components"]["schemas"]
