"""axe-core finds nothing to object to, in light and in dark; and the keyboard alone is enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.dashboard.browser import Watched
from tests.dashboard.conftest import Open

VIEWS = {
    "table": "/?as_of=2017-10-20",
    "place": "/?as_of=2017-10-20&place=geonames%3A94787",
    "changes": "/?as_of=2017-10-20&tab=changes&cells=1",
    "charts": "/?as_of=2017-10-20&tab=charts",
    "status": "/status",
    "guide": "/docs",
}


def objections(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {rule['help']}: {[node['html'] for node in rule['nodes']]}" for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_has_nothing_to_object_to(open_page: Open, view: str, scheme: str) -> None:
    page = open_page(viewport={"width": 1440, "height": 900}, color_scheme=scheme).open(VIEWS[view])
    page.wait_for_load_state("load")
    if view not in ("status", "guide"):
        expect(page.locator("#legend-body .sides button").first).to_be_visible()
        # The map is what comes last.
        page.wait_for_selector("#map[data-state=idle]")
    assert objections(page) == []


@pytest.mark.parametrize("dialog", ["Add an article", "read it in the article", "retract"])
def test_axe_has_nothing_to_object_to_in_dialogs(desk: Watched, dialog: str) -> None:
    page = desk.open(VIEWS["place"])
    page.get_by_role("button", name=dialog).first.click()
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_be_visible()
    assert objections(page) == []


def test_axe_has_nothing_to_object_to_on_a_phone(phone: Watched) -> None:
    page = phone.open(VIEWS["table"])
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    assert objections(page) == []


def test_the_keyboard_alone_is_enough(desk: Watched) -> None:
    page = desk.open(VIEWS["table"])
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Hawija")
    expect(page.locator("#table tbody tr")).to_have_count(1)
    page.locator("#table thead button").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hawija")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Hawija")).to_be_focused()
    page.get_by_role("tab", name="Places").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Changes")).to_be_focused()
    expect(page.locator(".feed .change").first).to_be_visible()


def test_the_keyboard_keeps_its_row_when_the_table_is_drawn_anew(desk: Watched) -> None:
    page = desk.open(VIEWS["table"])
    link = page.get_by_role("link", name="Hawija")
    link.focus()
    drawn = link.element_handle()
    page.evaluate("""async () => {
        const { chosen } = await import("/static/data/chosen.js");
        chosen.dispatchEvent(new Event("items"));
    }""")
    assert drawn is not None
    assert not drawn.evaluate("(node) => node.isConnected")
    expect(link).to_be_focused()


def test_the_keyboard_goes_from_place_to_place_on_the_map(desk: Watched) -> None:
    page = desk.open(VIEWS["table"])
    page.wait_for_selector("#map[data-state=idle]")
    aimed = page.locator("#aimed")
    page.locator("#map canvas").focus()
    page.keyboard.press("n")
    expect(aimed).to_contain_text("1 of ")
    first = aimed.inner_text()
    page.keyboard.press("n")
    expect(aimed).to_contain_text("2 of ")
    page.keyboard.press("p")
    expect(aimed).to_have_text(first)
    expect(page.locator(".aim")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=first.partition(":")[0])).to_be_focused()
    expect(page.locator(".aim")).to_have_count(0)


def test_who_chooses_with_the_keyboard_stays_where_he_is(desk: Watched) -> None:
    page = desk.open(VIEWS["table"])
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    side = page.locator("#legend-body .sides").get_by_role("button", name="Kurdistan Region")
    side.focus()
    page.keyboard.press("Enter")
    expect(side).to_have_attribute("aria-pressed", "true")
    expect(side).to_be_focused()
    link = page.locator("#table tbody a").first
    link.focus()
    # As when a change comes in.
    page.evaluate("""async () => {
        const { board } = await import("/static/data/board.js");
        board.dispatchEvent(new Event("items"));
    }""")
    expect(link).to_be_focused()
