import psycopg
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError, OperationalError

from services.web import errors
from services.web.correlation import Correlation


class Town(BaseModel, extra="forbid"):
    name: str


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def ask(path: str, **request: object) -> Response:
    app = FastAPI()
    errors.install(app)
    app.add_middleware(Correlation)
    failures = {
        "away": OperationalError("SELECT 1", {}, psycopg.OperationalError("connection refused")),
        "read-only": psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT"),
        "defect": IntegrityError("INSERT", {}, psycopg.errors.NotNullViolation("the password is hunter2")),
    }

    @app.get("/fail/{how}")
    async def fail(how: str) -> None:
        raise failures[how]

    @app.post("/towns")
    async def towns(town: Town) -> Town:
        return town

    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://web") as client:
        return await client.request("POST" if "towns" in path else "GET", path, **request)  # type: ignore[arg-type]  # passed on


@pytest.mark.anyio
@pytest.mark.parametrize("how", ["away", "read-only"])
async def test_a_database_that_is_away_is_503(how: str) -> None:
    answer = await ask(f"/fail/{how}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == "2"


@pytest.mark.anyio
async def test_a_defect_is_500_and_gives_nothing_away() -> None:
    answer = await ask("/fail/defect")
    assert answer.status_code == 500
    assert "hunter2" not in answer.text
    assert answer.headers["X-Request-ID"] in answer.json()["detail"]


@pytest.mark.anyio
async def test_fields_are_named() -> None:
    answer = await ask("/towns", json={"nme": "Kirkuk"})
    assert answer.status_code == 422
    assert {error["field"]: error["detail"] for error in answer.json()["errors"]} == {
        "name": "Field required",
        "nme": "is not known here; remove it",
    }


@pytest.mark.anyio
async def test_what_is_not_json_is_400() -> None:
    answer = await ask("/towns", content=b"{", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["title"]) == (400, "Bad Request")


@pytest.mark.anyio
async def test_an_unknown_path_is_a_problem_too() -> None:
    answer = await ask("/nowhere")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
