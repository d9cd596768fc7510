"""The figures of the map: the side is the colour, the status is the form."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.dashboard.browser import Watched

RED, BLUE, RIM = [200, 0, 0], [0, 0, 200], [250, 250, 250]
# The colours of the pixels left and right of the middle, and of all in the figure.
PIXELS = """async (name) => {
    const { drawn } = await import("/static/map/figures.js");
    const { data: { data, width } } = drawn(name, { rim: "rgb(250,250,250)", ink: "rgb(1,1,1)", none: "rgb(9,9,9)" });
    const at = (x, y) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)];
    const middle = width / 2, all = new Set();
    for (let y = 0; y < width; y += 1) for (let x = 0; x < width; x += 1) all.add(String(at(x, y)));
    const [left, right, edge] = [-8, 8, -13].map((from) => at(middle + from, middle));
    return { left, right, edge, all: [...all] };
}"""


def figure(desk: Watched, status: str) -> Any:
    name = f"figure|point|{status}|rgb(200,0,0)|rgb(0,0,200)"
    return desk.open("/status").evaluate(PIXELS, name)


def test_who_holds_a_place_fills_it(desk: Watched) -> None:
    found = figure(desk, "held")
    assert (found["left"], found["right"], found["edge"]) == (RED, RED, RED)


def test_who_claims_a_place_is_its_edge_alone(desk: Watched) -> None:
    found = figure(desk, "claimed")
    assert (found["left"], found["right"], found["edge"]) == (RIM, RIM, RED)


def test_a_contested_place_is_half_of_each(desk: Watched) -> None:
    found = figure(desk, "contested")
    assert (found["left"], found["right"]) == (RED, BLUE)


def test_a_disputed_place_is_hatched_with_both(desk: Watched) -> None:
    assert {"200,0,0", "0,0,200"} <= set(figure(desk, "disputed")["all"])


@pytest.mark.parametrize("status", ["held", "claimed", "contested", "disputed"])
def test_a_side_without_a_colour_is_drawn_too(desk: Watched, status: str) -> None:
    found = desk.open("/status").evaluate(PIXELS, f"figure|area|{status}|none|none")
    assert "9,9,9" in found["all"]


def test_what_is_old_is_fainter_and_what_matters_larger(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20")
    page.wait_for_selector("#map[data-state=idle]")
    shown = page.evaluate("""async () => {
        const { map } = await import("/static/map/map.js");
        const style = (name, of) => map[name]("places", of);
        return [style("getPaintProperty", "icon-opacity"), style("getLayoutProperty", "icon-size")];
    }""")
    _case, told_by, stale, fresh = shown[0]
    assert told_by == ["get", "stale"]
    assert stale < fresh
    # Behind each zoom stands what matches the importance: first that of a city, last that of all others.
    for _match, what, *sizes in shown[1][4::2]:
        assert what == ["get", "importance"]
        assert sizes[1] == max(sizes[1::2]) > sizes[-1]


def test_the_theme_is_kept_and_the_map_goes_with_it(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20")
    page.wait_for_selector("#map[data-state=idle]")
    # While the map turns, it has no style.
    sea = """async () => {
        const { map } = await import("/static/map/map.js");
        return map.getStyle()?.layers.find(({ id }) => id === "sea")?.paint["background-color"];
    }"""
    before = page.evaluate(sea)
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_function(
        f"async (before) => {{ const now = await ({sea})(); return now && now !== before; }}", arg=before
    )
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
