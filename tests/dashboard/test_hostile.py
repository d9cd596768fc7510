"""What articles and analysts say is text on the page, whatever it looks like."""

from playwright.sync_api import expect

from tests.dashboard.browser import Watched
from tests.system.running import RunningSystem

# Each would be seen: as an element, as a dialog, as a request, or as an error of the page's policy on the console.
SCRIPT = "<script>alert('s')</script>"
IMAGE = "<img src=x onerror=\"alert('i')\">"
TEXT = f"Iraqi forces captured the town of Hit from Islamic State on Monday {SCRIPT}{IMAGE}."


def test_markup_is_shown_as_it_was_written_and_nothing_of_it_runs(desk: Watched, system: RunningSystem) -> None:
    alerts: list[str] = []
    desk.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    article = {
        "title": f"Hit {SCRIPT}",
        "text": TEXT,
        "publisher": f"Wire {IMAGE}",
        "published_at": "2016-04-11T18:00:00Z",
    }
    posted = system.ingest.post("/v1/articles", json=article).raise_for_status()
    system.analysed(posted.headers["Location"])
    (event,) = system.api.get(f"/v1/articles/{posted.json()['id']}").json()["events"]
    stated = {
        "kind": "control", "place": event["place"]["id"], "date": {"start": "2016-04-11", "end": "2016-04-11"},
        "actor": {"id": IMAGE, "name": IMAGE, "side": "iraq-government"},
        "quote": f"The flag {IMAGE}", "reason": SCRIPT,
    }  # fmt: skip
    system.api.post("/v1/events", json=stated).raise_for_status()

    page = desk.open(f"/?as_of=2016-04-12&place={event['place']['id']}")
    evidence = page.locator("#place")
    expect(evidence).to_contain_text(SCRIPT)
    expect(evidence).to_contain_text(f"The flag {IMAGE}")
    page.get_by_role("button", name="read it in the article").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_contain_text("captured the town of Hit")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_have_text(f"Hit {SCRIPT}")
    expect(page.get_by_role("dialog")).to_contain_text(f"Wire {IMAGE}")
    assert page.locator("main img, main script, dialog img, dialog script").count() == 0
    desk.open("/?as_of=2016-04-12&tab=changes")
    expect(page.locator(".feed .change").first).to_be_visible()
    assert page.locator("main img, main script, dialog img, dialog script").count() == 0
    assert alerts == []


def test_a_page_whose_key_is_in_its_address_tells_nobody(desk: Watched, system: RunningSystem) -> None:
    sent: list[str] = []
    desk.page.on("request", lambda request: sent.append(request.url))
    page = desk.open(f"/?as_of=2017-10-20#key={system.key}")
    expect(page.get_by_role("link", name="Hawija")).to_be_visible()
    assert not [url for url in sent if "fl_" in url]
    assert "fl_" not in page.url
