"""The pages load everything from here, run no inline script and show nothing as markup that came from outside."""

import re
from urllib.parse import urljoin

import httpx
import pytest

from services.api.routes.pages import STATIC

pytestmark = pytest.mark.anyio

FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())
TEXTS = {str(path.relative_to(STATIC)): path.read_text("utf-8") for path in FILES}
PAGES = [name for name in TEXTS if name.endswith(".html")]
SCRIPTS = [name for name in TEXTS if name.endswith(".js")]


@pytest.mark.parametrize("path", ["/", "/?as_of=2017-10-16", "/docs", "/status"])
async def test_a_page_is_served_under_a_strict_policy(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src")} == {"'self'"}
    # The map library makes its workers from blobs and has its icons as data; neither can come from elsewhere.
    assert (policy["worker-src"], policy["img-src"]) == ("blob:", "'self' blob: data:")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("page", PAGES)
async def test_all_that_a_page_loads_is_here(client: httpx.AsyncClient, page: str) -> None:
    loaded = re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^"]+)"', TEXTS[page])
    assert loaded
    for address in loaded:
        assert (await client.get(address)).status_code == 200


@pytest.mark.parametrize("file", TEXTS)
def test_no_file_names_another_host_or_smuggles_script_in(file: str) -> None:
    text = TEXTS[file].replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)


@pytest.mark.parametrize("script", SCRIPTS)
async def test_what_a_script_imports_is_served_as_a_script(client: httpx.AsyncClient, script: str) -> None:
    for name in re.findall(r'from "(\.[^"]+)"', TEXTS[script]):
        answer = await client.get(urljoin(f"/static/{script}", name))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/javascript")


def test_the_first_page_names_all_its_modules_so_that_they_load_side_by_side() -> None:
    loaded = set(re.findall(r'(?:src|href)="/static/([^"]+\.js)"', TEXTS["index.html"]))
    assert loaded == {script for script in SCRIPTS if not re.match("status/|guide/|texts/en_guide", script)}


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("", ["/desk/board", "/v1/sides?limit=1000"]),
        ("?q=Mosul&as_of=", ["/desk/board", "/v1/sides?limit=1000"]),
        (
            "?known_at=2017-10-17T08:00:00Z&as_of=2017-10-16",
            [
                "/desk/board?as_of=2017-10-16&known_at=2017-10-17T08%3A00%3A00Z",
                "/v1/sides?as_of=2017-10-16&known_at=2017-10-17T08%3A00%3A00Z&limit=1000",
            ],
        ),
        (
            "?as_of=%0d%0a%3e,%c3%a9",
            ["/desk/board?as_of=%0D%0A%3E%2C%C3%A9", "/v1/sides?as_of=%0D%0A%3E%2C%C3%A9&limit=1000"],
        ),
    ],
)
async def test_the_first_page_names_what_it_will_ask(client: httpx.AsyncClient, view: str, asked: list[str]) -> None:
    answer = await client.get(f"/{view}")
    assert re.findall("<([^>]+)>; rel=preload; as=fetch", answer.headers["link"]) == asked


async def test_a_file_is_sent_compressed_to_who_can_read_it_and_only_once(client: httpx.AsyncClient) -> None:
    plain = await client.get("/static/app/main.js", headers={"Accept-Encoding": "identity"})
    small = await client.get("/static/app/main.js", headers={"Accept-Encoding": "gzip, br"})
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert plain.content == small.content == (STATIC / "app/main.js").read_bytes()
    again = await client.get("/static/app/main.js", headers={"If-None-Match": small.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "app", "", "app/none.js", "/etc/passwd"])
async def test_nothing_else_is_served(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/static/{name}")).status_code == 404
