"""The map as a PNG for a report: what is written in it, that nothing of it runs out, and that there is a map."""

import base64
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, Route

from tests.dashboard.browser import Watched, saved
from tests.system.running import RunningSystem

DAY = "/?as_of=2017-10-20"
# Notes what is written on each canvas, and which of them becomes the file.
NOTING = """
    window.written = [];
    const { fillText } = CanvasRenderingContext2D.prototype, { toBlob } = HTMLCanvasElement.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
        const { a } = this.getTransform();
        const right = (x + this.measureText(text).width) * a;
        window.written.push({ canvas: this.canvas, text, left: x * a, right, bottom: y * a });
        return fillText.call(this, text, x, y, ...rest);
    };
    HTMLCanvasElement.prototype.toBlob = function (...given) {
        const { width, height } = this;
        const texts = window.written.filter(({ canvas }) => canvas === this).map(({ canvas, ...text }) => text);
        window.picture = { width, height, texts };
        return toBlob.apply(this, given);
    };
"""
# How many colours the file has in the rows that the map takes.
COLOURS = """async ({ file, from, to }) => {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const pixels = new Uint32Array(pen.getImageData(0, from, image.width, to - from).data.buffer);
    return { width: image.width, height: image.height, colours: new Set(pixels).size };
}"""
HEAD = 64


def drawn(watched: Watched, path: str) -> tuple[Page, bytes, dict[str, Any]]:
    """The page at that path, the file, and what was written on it."""
    watched.page.add_init_script(NOTING)
    page = watched.open(path)
    page.wait_for_selector("#map[data-state=idle]")
    _name, content = saved(page, "Map as PNG")
    return page, content, page.evaluate("window.picture")


def words(picture: dict[str, Any]) -> str:
    return " ".join(text["text"] for text in picture["texts"])


def of_outlets(picture: dict[str, Any]) -> str:
    found = re.search(r"Frontlog, from articles of (.*)\. Base map", words(picture))
    assert found
    return found[1]


def articles_by_outlet(system: RunningSystem, **question: str) -> dict[str, int]:
    """How many articles of each outlet have the sentence that weighs most for some place."""
    found = system.api.get("/v1/control", params={"limit": "1000", **question}).raise_for_status().json()["items"]
    told = {(item["sentence"]["outlet"], item["sentence"]["article_id"]) for item in found}
    outlets = [outlet for outlet, _article in told if outlet]
    return {outlet: outlets.count(outlet) for outlet in outlets}


def test_the_picture_can_stand_alone(desk: Watched) -> None:
    page, content, picture = drawn(desk, DAY)
    said = words(picture)
    assert picture["texts"][0]["text"] == "Who controls what, as of 20 Oct 2017"
    assert re.search(r"As known on \d+ \w+ \d{4}, \d\d:\d\d UTC\. \d+ places\.", said)
    sides = page.evaluate("""async () => {
        const { board } = await import("/static/data/board.js");
        return [...board.sides.values()].filter((side) => side.places).map((side) => `${side.name} (${side.places})`);
    }""")
    assert sides
    assert [side for side in sides if side not in said] == []
    for status in ("Held: ", "Claimed: ", "Contested: ", "Disputed: ", "Stale: "):
        assert status in said
    assert "Natural Earth" in said
    assert "GeoNames (CC BY 4.0)" in said
    part = {
        "file": base64.b64encode(content).decode(),
        "from": HEAD,
        "to": HEAD + page.locator("#map").bounding_box()["height"],
    }
    shown = page.evaluate(COLOURS, part)
    assert (shown["width"], shown["height"]) == (picture["width"], int(picture["height"]))
    assert shown["colours"] > 100


def test_the_picture_names_the_outlets_that_told_most(desk: Watched, system: RunningSystem) -> None:
    _page, _content, picture = drawn(desk, DAY)
    told = articles_by_outlet(system, as_of="2017-10-20")
    *named, left = re.split(", | and ", of_outlets(picture))
    assert len(named) == 6
    assert left == f"{len(told) - 6} more"
    least = min(told[outlet] for outlet in named)
    assert all(count <= least for outlet, count in told.items() if outlet not in named)
    assert [told[outlet] for outlet in named] == sorted((told[outlet] for outlet in named), reverse=True)


@pytest.mark.parametrize("only", ["side=krg", "status=claimed", "country=IQ&side=islamic-state"])
def test_outlets_are_those_of_the_places_shown(desk: Watched, system: RunningSystem, only: str) -> None:
    _page, _content, picture = drawn(desk, f"{DAY}&{only}")
    told = articles_by_outlet(system, as_of="2017-10-20", **dict(parse_qsl(only)))
    assert set(re.split(", | and ", of_outlets(picture))) == set(told)


@pytest.mark.parametrize("view", ["as_of=2017-10-20&country=FR", "as_of=2017-10-20&known_at=2018-01-01T00:00:00Z"])
def test_where_nothing_is_known_no_outlet_is_named(desk: Watched, view: str) -> None:
    _page, _content, picture = drawn(desk, f"/?{view}")
    assert re.search(r"As known on .* UTC\. 0 places\.", words(picture))
    assert "Frontlog, from the articles on record. Base map" in words(picture)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nothing_runs_out_of_the_picture(request: pytest.FixtureRequest, size: str) -> None:
    watched: Watched = request.getfixturevalue(size)

    def rename(route: Route) -> None:
        answer = route.fetch().json()
        for number, item in enumerate(answer["items"]):
            item["sentence"]["outlet"] = f"{number}" + "Nachrichtenagentur" * 10
        route.fulfill(json=answer)

    watched.page.route("**/v1/control?*", rename)
    _page, _content, picture = drawn(watched, DAY)
    assert "Nachrichtenagentur" in words(picture)
    assert [text for text in picture["texts"] if text["left"] < 0 or text["right"] > picture["width"]] == []
    assert [text for text in picture["texts"] if text["bottom"] > picture["height"]] == []


def test_a_picture_whose_sources_cannot_be_had_is_not_made(desk: Watched) -> None:
    desk.expect_trouble("ERR_FAILED")
    page = desk.open(DAY)
    page.wait_for_selector("#map[data-state=idle]")
    page.route("**/v1/control?*", lambda route: route.abort())
    page.locator("#export summary").click()
    page.locator("#export").get_by_text("Map as PNG").click()
    page.locator("#export").get_by_role("alert").get_by_text("cannot be reached").wait_for()
