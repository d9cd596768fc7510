"""Makes the pictures of the documents: `python -m tests.dashboard.pictures` writes docs/images.

They show the demo's samples on a system started for it; run it again when the page looks different.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from tests.dashboard.browser import PATIENCE_MS, launch
from tests.dashboard.samples import read_system

IMAGES = Path(__file__).parents[2] / "docs" / "images"
DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
KIRKUK = "/?as_of=2017-10-17&place=geonames%3A94787&at=35.45,44.35,7.2"
PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "light": (KIRKUK, DESK | {"color_scheme": "light"}),
    "dark": ("/?as_of=2017-10-20&tab=charts&cells=1", DESK | {"color_scheme": "dark"}),
    "phone": ("/?as_of=2017-10-20", PHONE | {"color_scheme": "light"}),
    "status": ("/status", DESK | {"color_scheme": "light"}),
}
# What is there when a page is whole.
WHOLE = {"/": ("#legend-body .sides li", "#map[data-state=idle]"), "/status": ("#routes",)}


def main() -> None:
    """Start the system, take them all."""
    with read_system() as system, sync_playwright() as playwright:
        browser, home = launch(playwright), str(system.api.base_url).rstrip("/")
        for name, (path, context) in PICTURES.items():
            take(browser, f"{home}{path}", IMAGES / f"dashboard-{name}.png", context)
        browser.close()


def take(browser: Browser, url: str, file: Path, options: dict[str, Any]) -> None:
    """One picture, when the page is whole and its map at rest."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("load")
    for selector in WHOLE[urlsplit(url).path]:
        page.wait_for_selector(selector, state="attached")
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
