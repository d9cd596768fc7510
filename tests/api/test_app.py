"""The service as operators see it."""

import httpx
import psycopg
import pytest
from sqlalchemy import make_url

from services.ledger.settings import settings

pytestmark = pytest.mark.anyio


async def test_a_service_with_its_database_is_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).json() == {"status": "ok"}


async def test_a_database_of_another_schema_makes_it_not_ready(client: httpx.AsyncClient) -> None:
    with psycopg.connect(str(settings().database_url), autocommit=True) as connection:
        connection.execute("UPDATE ledger.alembic_version SET version_num = '0000'")
    answer = await client.get("/readyz")
    assert answer.status_code == 503
    assert "frontlog migrate" in answer.json()["detail"]


async def test_without_its_database_it_lives_but_answers_503(client: httpx.AsyncClient) -> None:
    name = make_url(str(settings().database_url)).database
    postgres = make_url(str(settings().database_url)).set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        answer = await client.get("/v1/control")
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await client.get("/healthz")).status_code == 200


async def test_requests_are_counted(client: httpx.AsyncClient) -> None:
    await client.get("/v1/control")
    assert 'handler="/v1/control"' in (await client.get("/metrics")).text


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v2", 404), ("POST", "/v1/control", 405)])
async def test_what_is_not_there_is_a_problem(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
