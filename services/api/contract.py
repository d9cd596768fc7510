"""The OpenAPI document: FastAPI knows the questions, the answers' types and real examples are added here."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from fastapi import FastAPI

from services.api import answers, change_answers, count_answers, geojson
from services.web.problem import documented

EXAMPLES = Path(__file__).with_name("examples")
ANSWERS = (
    answers.ControlList,
    answers.PlaceEvidence,
    answers.Timeline,
    answers.EventList,
    answers.ArticleAnswer,
    answers.PlaceList,
    answers.SideList,
    answers.Corrected,
    count_answers.SummaryList,
    count_answers.CoverageList,
    change_answers.DiffList,
    change_answers.ChangeList,
    change_answers.Change,
    geojson.FeatureCollection,
)
# Answers of which `fields=` leaves only these for certain.
PICKED = {"ListedState": ["place"], "FlatState": ["place_id", "place", "type", "country"]}
POLLED_HEADERS = {
    "ETag": {"description": "Changes when the answer may have changed.", "schema": {"type": "string"}},
    "Cache-Control": {"schema": {"type": "string"}},
    "Vary": {"schema": {"type": "string"}},
}


def answered_with(answer: type[msgspec.Struct], *problems: int) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a polled route: its answer with a real example, 304, and the problems that it can have."""
    return {
        200: {"description": "The answer.", "headers": POLLED_HEADERS, "content": {"application/json": _media(answer)}},
        304: {"description": "Nothing has changed since the tag in If-None-Match.", "headers": POLLED_HEADERS},
        **documented(422, 503, *problems),
    }


def corrected_with(*problems: int) -> dict[int | str, dict[str, Any]]:
    """The same for a correction."""
    content = {"application/json": _media(answers.Corrected)}
    return {200: {"description": "On record.", "content": content}, **documented(400, 413, 422, 503, *problems)}


def example(answer: type[msgspec.Struct]) -> Any:
    """The example of an answer as JSON data: an answer that the running system gave."""
    return json.loads((EXAMPLES / f"{answer.__name__}.json").read_text("utf-8"))


def _media(answer: type[msgspec.Struct]) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{answer.__name__}"}, "example": example(answer)}


def control_forms() -> dict[int | str, dict[str, Any]]:
    """The same for the list that has three forms."""
    responses = answered_with(answers.ControlList, 406)
    csv_rows = (EXAMPLES / "control.csv").read_text("utf-8")
    responses[200]["content"] |= {
        "application/geo+json": _media(geojson.FeatureCollection),
        "text/csv": {"schema": {"type": "string"}, "example": csv_rows},
    }
    return responses


def event_stream() -> dict[int | str, dict[str, Any]]:
    """The same for the stream of changes. OpenAPI 3.1 cannot describe its events; each holds one Change as JSON."""
    lines = f"event: change\ndata: {json.dumps(example(change_answers.Change), ensure_ascii=False)}\n\n"
    content = {"text/event-stream": {"schema": {"type": "string"}, "example": lines}}
    return {200: {"description": "The stream.", "content": content}, **documented(422, 503)}


def atom_answer() -> dict[int | str, dict[str, Any]]:
    """The same for the Atom feed."""
    xml = (EXAMPLES / "changes.atom").read_text("utf-8")
    content = {"application/atom+xml": {"schema": {"type": "string"}, "example": xml}}
    return {
        200: {"description": "The feed.", "headers": POLLED_HEADERS, "content": content},
        304: {"description": "Nothing has changed since the tag in If-None-Match.", "headers": POLLED_HEADERS},
        **documented(422, 503),
    }


def describe(app: FastAPI) -> None:
    """Let `app.openapi()` hold the schemas of the answers."""
    plain = app.openapi

    @lru_cache(maxsize=1)
    def whole() -> dict[str, Any]:
        document = plain()
        _, schemas = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
        for chosen, always in PICKED.items():
            schemas[chosen]["required"] = always
        document["components"]["schemas"] |= schemas
        return document

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
