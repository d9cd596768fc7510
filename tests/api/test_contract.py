"""The OpenAPI document: whole, and true to the answers."""

import csv
import io
import json

import httpx
import msgspec
import pytest

from services.api import contract, spreadsheet

pytestmark = pytest.mark.anyio

STREAM = "/v1/changes/stream"
MEDIA_TYPES = {STREAM: "text/event-stream", "/v1/changes.atom": "application/atom+xml"}


async def test_the_document_is_openapi_3_1_and_every_reference_leads_somewhere(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    references = [part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]]
    assert set(references) <= set(schemas)


async def test_every_polled_path_documents_304_and_its_problems(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    polled = {path: each["get"] for path, each in paths.items() if path.startswith("/v1/") and "get" in each}
    assert len(polled) == 13
    for path, operation in polled.items():
        assert {"200", "422", "503"} <= set(operation["responses"])
        content = operation["responses"]["200"]["content"]
        assert "example" in content[MEDIA_TYPES.get(path, "application/json")]
        if path != STREAM:
            assert "304" in operation["responses"]
            assert "ETag" in operation["responses"]["200"]["headers"]


@pytest.mark.parametrize("answer", contract.ANSWERS, ids=lambda answer: answer.__name__)
def test_an_example_is_an_answer_of_its_type(answer: type[msgspec.Struct]) -> None:
    given = contract.example(answer)
    assert json.loads(msgspec.json.encode(msgspec.convert(given, answer))) == given


def test_the_csv_example_has_the_header_of_today() -> None:
    rows = list(csv.reader(io.StringIO((contract.EXAMPLES / "control.csv").read_text("utf-8"), newline="")))
    assert tuple(rows[0]) == spreadsheet.HEADER
    assert len(rows) > 1
