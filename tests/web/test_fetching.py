"""A real server that behaves badly, and a resolver that says where names lead."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest
from msgspec.structs import replace

from services.web.fetching import Bounds, Fetched, FetchRefusedError, fetch
from services.web.reachable import Address, is_public

pytestmark = pytest.mark.anyio

LOOPBACK = ip_address("127.0.0.1")
METADATA = ip_address("169.254.169.254")
BOMB = gzip.compress(b"\0" * 50_000_000)
PUBLIC = ip_address("93.184.215.14")


class Site(BaseHTTPRequestHandler):
    """`/to/URL` redirects, `/loop` for ever; `/slow` never ends; the rest are pages."""

    asked: list[tuple[str, str]]
    slow: threading.Event

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        if self.path.startswith("/to/"):
            self.answer(302, b"", Location=self.path.removeprefix("/to/"))
        elif self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.slow.wait(30)
        elif self.path == "/bomb":
            self.answer(200, BOMB, **{"Content-Encoding": "gzip"})
        elif self.path == "/packed":
            self.answer(200, gzip.compress(b"<p>Kirkuk</p>"), **{"Content-Encoding": "gzip"})
        elif self.path == "/garbled":
            self.answer(200, b"not gzip", **{"Content-Encoding": "gzip"})
        elif self.path == "/brotli":
            self.answer(200, b"?", **{"Content-Encoding": "br"})
        elif self.path == "/large":
            self.answer(200, b"a" * 200_000)
        elif self.path == "/pdf":
            self.answer(200, b"%PDF", **{"Content-Type": "application/pdf"})
        elif self.path == "/gone":
            self.answer(410, b"")
        else:
            self.answer(200, b"<p>Kirkuk</p>", **{"Content-Type": "text/html; charset=windows-1256"})

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    Site.asked, Site.slow = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield server
    Site.slow.set()
    server.shutdown()
    serving.join()
    server.server_close()


class Names:
    """A resolver, and the names that it was asked for."""

    def __init__(self, **leads: list[Address]) -> None:
        self.leads = leads
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[Address]:
        self.asked.append(host)
        if host not in self.leads:
            raise OSError("unknown")
        return self.leads[host]


def bounds(site: ThreadingHTTPServer) -> Bounds:
    """As in earnest, but that the site itself may be reached."""
    return Bounds(
        most_bytes=100_000,
        seconds=30,
        redirects=3,
        ports=frozenset({80, 443, site.server_port}),
        reachable=lambda address: address == LOOPBACK or is_public(address),
    )


async def got(site: ThreadingHTTPServer, path: str) -> Fetched:
    return await fetch(f"http://news:{site.server_port}{path}", bounds(site), Names(news=[LOOPBACK]))


async def test_a_page_is_got_from_the_address_that_was_judged_under_its_own_name(site: ThreadingHTTPServer) -> None:
    page = await got(site, "/story?id=1")
    assert page == Fetched(f"http://news:{site.server_port}/story?id=1", b"<p>Kirkuk</p>", "text/html", "windows-1256")
    assert Site.asked == [(f"news:{site.server_port}", "/story?id=1")]


async def test_a_redirect_is_followed_and_a_packed_page_unpacked(site: ThreadingHTTPServer) -> None:
    page = await got(site, "/to//packed")
    assert (page.url.endswith("/packed"), page.content) == (True, b"<p>Kirkuk</p>")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "more than 3 times"),
        ("/bomb", "larger than 100,000 bytes"),
        ("/large", "larger than 100,000 bytes"),
        ("/garbled", "cannot be unpacked"),
        ("/brotli", "'br'"),
        ("/pdf", "application/pdf"),
        ("/gone", "410 Gone"),
        ("/to/ftp://news/x", "http://"),
        ("/to/file:///etc/passwd", "http://"),
        ("/to/http://metadata/latest", "not one of the public Internet"),
        ("/to/http://nowhere/", "Nobody knows"),
        ("/to/http://news:22/", "port 22"),
    ],
)
async def test_what_goes_beyond_the_bounds_is_refused(site: ThreadingHTTPServer, path: str, said: str) -> None:
    names = Names(news=[LOOPBACK], metadata=[METADATA])
    with pytest.raises(FetchRefusedError, match=said):
        await fetch(f"http://news:{site.server_port}{path}", bounds(site), names)
    assert all(host.startswith("news:") for host, _ in Site.asked)


async def test_a_page_that_never_ends_is_given_up(site: ThreadingHTTPServer) -> None:
    with pytest.raises(FetchRefusedError, match=r"within 0\.5 s"):
        await fetch(f"http://news:{site.server_port}/slow", replace(bounds(site), seconds=0.5), Names(news=[LOOPBACK]))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0/", "http://2130706433/", "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data", "http://[::ffff:169.254.169.254]/", "https://10.0.0.1/",
        "http://[fe80::1%25lo]/",
    ],
)  # fmt: skip
async def test_the_machine_and_its_neighbours_are_out_of_reach_however_they_are_written(url: str) -> None:
    with pytest.raises(FetchRefusedError):
        await fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "kirkuk", "//news/", "http://", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "gopher://news/", "http://user:secret@news/", "http://news:0/", "http://news:99999/", "http://ne ws/", "http://\0/",
    ],
)  # fmt: skip
async def test_what_is_no_address_of_a_page_is_refused_before_any_name_is_asked_for(url: str) -> None:
    names = Names(news=[PUBLIC])
    with pytest.raises(FetchRefusedError):
        await fetch(url, Bounds(), names)
    assert names.asked == []


async def test_one_bad_address_among_good_ones_is_enough() -> None:
    with pytest.raises(FetchRefusedError, match="public Internet"):
        await fetch("http://news/", Bounds(), Names(news=[PUBLIC, LOOPBACK]))
