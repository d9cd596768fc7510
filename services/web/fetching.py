"""Getting a page by a stranger's URL, without being sent where strangers may not go.

The name is resolved here, each of its addresses is judged, and the connection is made to the address that was judged:
what the name says a moment later changes nothing. Each redirect is judged anew.
"""

import asyncio
import re
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from email.message import Message
from importlib.metadata import version
from ipaddress import ip_address

import httpx
from msgspec import Struct

from services.web.reachable import Address, is_public

# Answers the addresses of a host and port. Raises OSError.
Resolve = Callable[[str, int], Awaitable[list[Address]]]
SCHEMES = {"http": 80, "https": 443}
HOST = re.compile(rb"[a-z0-9._:-]+", re.IGNORECASE)
HEADERS = {
    "User-Agent": f"Frontlog/{version('frontlog')}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
}


class FetchRefusedError(Exception):
    """The page was not got; the message says why, as a sentence for who gave the URL."""


class Bounds(Struct, frozen=True):
    """How far a fetch may go: bytes when unpacked, seconds for all of it, redirects; what it may get and where."""

    most_bytes: int = 5_000_000
    seconds: float = 15.0
    redirects: int = 5
    media_types: frozenset[str] = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
    ports: frozenset[int] = frozenset({80, 443})
    reachable: Callable[[Address], bool] = is_public


class Fetched(Struct, frozen=True):
    """A page: the URL where it was found, its bytes, its media type, and the charset if its header names one."""

    url: str
    content: bytes
    media_type: str
    charset: str | None


async def resolve(host: str, port: int) -> list[Address]:
    """The addresses of a host, by the system's resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(address[0]).partition("%")[0]) for *_, address in found]


async def fetch(url: str, bounds: Bounds = Bounds(), resolve: Resolve = resolve) -> Fetched:  # noqa: B008 - frozen
    """Get the page. Raises FetchRefusedError for whatever keeps it from being got within the bounds."""
    try:
        async with asyncio.timeout(bounds.seconds):
            return await _followed(url, bounds, resolve)
    except TimeoutError as error:
        raise FetchRefusedError(f"The page did not come within {bounds.seconds:g} s.") from error
    except httpx.HTTPError as error:
        raise FetchRefusedError(f"The page could not be got: {type(error).__name__}.") from error


async def _followed(url: str, bounds: Bounds, resolve: Resolve) -> Fetched:
    # Not from the environment: a proxy there would connect for us, wherever it likes.
    async with httpx.AsyncClient(trust_env=False, timeout=bounds.seconds, headers=HEADERS) as client:
        for _ in range(bounds.redirects + 1):
            asked = _parsed(url, bounds)
            request = _pinned(client, asked, await _address(asked, bounds, resolve))
            answer = await client.send(request, stream=True)
            try:
                if answer.has_redirect_location:
                    url = str(asked.join(answer.headers["Location"]))
                    continue
                return await _page(asked, answer, bounds)
            finally:
                await answer.aclose()
    raise FetchRefusedError(f"The page sends on more than {bounds.redirects} times.")


def _parsed(url: str, bounds: Bounds) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchRefusedError("This is no URL.") from error
    if parsed.scheme not in SCHEMES or not HOST.fullmatch(parsed.raw_host):
        raise FetchRefusedError("Only pages under http:// and https:// can be got.")
    if parsed.userinfo:
        raise FetchRefusedError("The URL holds a user name or password; leave it out.")
    if _port(parsed) not in bounds.ports:
        raise FetchRefusedError(f"Pages are not got from port {_port(parsed)}.")
    return parsed


async def _address(url: httpx.URL, bounds: Bounds, resolve: Resolve) -> Address:
    try:
        found = await resolve(url.host, _port(url))
    except (OSError, UnicodeError) as error:
        raise FetchRefusedError(f"Nobody knows the host {url.host!r}.") from error
    # One that may not be reached among others is no accident: the name's owner tries his luck.
    if not found or not all(bounds.reachable(address) for address in found):
        raise FetchRefusedError(f"The host {url.host!r} is not one of the public Internet.")
    return found[0]


def _pinned(client: httpx.AsyncClient, url: httpx.URL, address: Address) -> httpx.Request:
    """The request to that address, in which the host's name is what its server and its certificate are asked for."""
    host = url.netloc.decode("ascii")
    extensions = {"sni_hostname": url.raw_host.decode("ascii")}
    return client.build_request("GET", url.copy_with(host=str(address)), headers={"Host": host}, extensions=extensions)


async def _page(url: httpx.URL, answer: httpx.Response, bounds: Bounds) -> Fetched:
    if not answer.is_success:
        raise FetchRefusedError(f"The page answers with {answer.status_code} {answer.reason_phrase}.".rstrip())
    kind = Message()
    kind["content-type"] = answer.headers.get("Content-Type", "application/octet-stream")
    if kind.get_content_type() not in bounds.media_types:
        raise FetchRefusedError(f"What is there is {kind.get_content_type()}, not a page with words.")
    content = bytearray()
    async for piece in _unpacked(answer, bounds.most_bytes + 1):
        content += piece
        if len(content) > bounds.most_bytes:
            raise FetchRefusedError(f"The page is larger than {bounds.most_bytes:,} bytes.")
    return Fetched(str(url), bytes(content), kind.get_content_type(), kind.get_content_charset())


async def _unpacked(answer: httpx.Response, most: int) -> AsyncIterator[bytes]:
    """The body, unpacked `most` bytes at a time: a few packed bytes may hold a thousand times as many."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchRefusedError(f"The page is packed as {packing!r}, which was not asked for.")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    async for piece in answer.aiter_raw():
        if packing == "identity":
            yield piece
            continue
        try:
            while piece:
                yield unpacker.decompress(piece, most)
                piece = unpacker.unconsumed_tail
        except zlib.error as error:
            raise FetchRefusedError("The page is packed in a way that cannot be unpacked.") from error


def _port(url: httpx.URL) -> int:
    return SCHEMES[url.scheme] if url.port is None else url.port
