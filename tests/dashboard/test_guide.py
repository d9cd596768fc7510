"""The guide on /docs names every address of both services with all that it takes, and its links lead somewhere."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import expect

from services.api import app as api
from services.api.routes.pages import STATIC
from services.ingest import app as ingest
from tests.dashboard.browser import Watched
from tests.system.running import RunningSystem

METHODS = ("get", "post", "put", "patch", "delete")
SERVICES: dict[str, Callable[[], FastAPI]] = {"api": api.create_app, "ingest": ingest.create_app}


class Guide(HTMLParser):
    """Its tables, each a list of rows with the codes of their cells; and all links of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[list[str]]]] = {}
        self.links: list[str] = []
        self.table: list[list[list[str]]] = []
        self.in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.table = self.tables[given["id"] or ""] = []
        elif tag == "tr":
            self.table.append([])
        elif tag in ("th", "td"):
            self.table[-1].append([])
        elif tag == "a":
            self.links.append(given["href"] or "")
        self.in_code = tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self.in_code = False

    def handle_data(self, data: str) -> None:
        if self.in_code and self.table:
            self.table[-1][-1].append(data)


def read() -> Guide:
    guide = Guide()
    guide.feed((STATIC / "guide.html").read_text("utf-8"))
    return guide


GUIDE = read()


def told(service: str) -> dict[str, set[str]]:
    """What the guide says that each address takes."""
    return {address[0]: set(map(str.lower, takes)) for address, _answers, takes in GUIDE.tables[service][1:]}


def documented(document: dict[str, Any]) -> dict[str, set[str]]:
    """What the OpenAPI document says of it: parameters and headers, and the fields of a JSON body."""
    return {
        f"{method.upper()} {path}": parameters(operation) | body_fields(document, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if method in METHODS
    }


def parameters(operation: dict[str, Any]) -> set[str]:
    return {each["name"].lower() for each in operation.get("parameters", []) if each["in"] != "path"}


def body_fields(document: dict[str, Any], operation: dict[str, Any]) -> set[str]:
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return set(schema.get("properties", ()))


@pytest.mark.parametrize("service", SERVICES)
def test_the_guide_has_every_address_with_all_that_it_takes(service: str) -> None:
    assert told(service) == documented(SERVICES[service]().openapi())


def test_every_parameter_is_explained_once() -> None:
    asked = set().union(*(parameters(each) for each in operations()))
    explained = [name[0].lower() for name, _means in GUIDE.tables["parameters"][1:]]
    assert sorted(explained) == sorted(asked)


def operations() -> list[dict[str, Any]]:
    documents = [create().openapi() for create in SERVICES.values()]
    return [each for document in documents for path in document["paths"].values() for each in path.values()]


def test_what_needs_no_argument_is_a_link() -> None:
    linked = {re.sub(r"\?.*", "", link) for link in GUIDE.links}
    asked = {address.removeprefix("GET ") for address in told("api") if address.startswith("GET ")}
    assert {path for path in asked if "{" not in path} <= linked


@pytest.mark.parametrize("link", GUIDE.links)
def test_a_link_leads_somewhere(system: RunningSystem, link: str) -> None:
    # The stream of changes has no end: that it begins is enough.
    with httpx.stream("GET", system.api.base_url.join(link), timeout=30) as answer:
        assert answer.status_code == 200


def test_the_guide_is_filled_with_its_words(desk: Watched) -> None:
    page = desk.open("/docs")
    expect(page).to_have_title("Frontlog: guide for programs")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.locator('meta[name="description"]')).to_have_attribute("content", re.compile("^Every address"))
    row = page.get_by_role("row", name="GET /v1/control/{place}/timeline")
    expect(row).to_contain_text("Every change of hands of one place")
    expect(page.get_by_role("row", name="policy", exact=False).last.locator("td code").first).to_have_text("default")
    assert page.locator("[data-text]:empty").count() == 0


def test_the_guide_fits_a_phone(phone: Watched) -> None:
    page = phone.open("/docs")
    expect(page.get_by_role("row", name="GET /readyz").first).to_be_visible()
    # The screen's width: that of the window grows with what runs out of it.
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")
