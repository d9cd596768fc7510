"""The first page comes up whole: without errors and without a request to another host (see `Watched`)."""

from tests.dashboard.browser import Watched


def test_the_first_page_shows_who_holds_what(desk: Watched) -> None:
    page = desk.open("/?as_of=2017-10-20")
    page.get_by_role("link", name="Hawija").wait_for()
    page.wait_for_load_state("networkidle")
