"""Articles from files to the ingest service, over HTTP like anybody else's."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
from msgspec import Struct
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from services.ledger.settings import settings
from services.local.key import key_to_send

POST_SECONDS = 30.0
LINE_SUFFIXES = {".jsonl", ".ndjson"}


class Posted(Struct, frozen=True):
    """What became of one article: its id if it was taken, the problem if not. `label` says where it stood."""

    label: str
    article_id: str | None
    new: bool
    problem: str | None


class PostingError(Exception):
    """Nobody answers at the address of the service, or it does not take our key. The message says what to do."""


def bodies(paths: Iterable[Path], stdin: Iterable[bytes] = ()) -> Iterator[tuple[str, bytes]]:
    """A label and the bytes of each article: one of each JSON file, one of each line of JSONL files and of `-`."""
    for path in paths:
        if str(path) == "-":
            yield from _lines("stdin", stdin)
        elif path.suffix in LINE_SUFFIXES:
            with path.open("rb") as lines:
                yield from _lines(str(path), lines)
        else:
            yield str(path), path.read_bytes()


def post(client: httpx.Client, articles: Iterable[tuple[str, bytes]]) -> Iterator[Posted]:
    """Post one after the other, as fast as the service lets us. Raises PostingError."""
    for label, body in articles:
        while (response := _posted(client, body)).status_code == httpx.codes.TOO_MANY_REQUESTS:
            time.sleep(float(response.headers["Retry-After"]))
        if response.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise PostingError(f"{_reason(response)} This command sends FRONTLOG_KEY, or the key in FRONTLOG_HOME.")
        yield _outcome(label, response)


def client(port: int) -> httpx.Client:
    """A client of a service on this machine. It sends our key, if we have one."""
    key = key_to_send(settings())
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=POST_SECONDS, trust_env=False)


def progress_bar(console: Console) -> Progress:
    """The bar that posting and analysing show."""
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)


def summary(posted: Iterable[Posted]) -> str:
    """One line for people: how many were new, already known, refused."""
    counts = Counter("refused" if one.problem else "new" if one.new else "already known" for one in posted)
    parts = [f"{counts[kind]} {kind}" for kind in ("new", "already known", "refused") if counts[kind] or kind == "new"]
    noun = "article" if counts.total() == 1 else "articles"
    return f"{counts.total()} {noun} posted: {', '.join(parts)}."


def _lines(name: str, lines: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    return ((f"{name}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())


def _posted(client: httpx.Client, body: bytes) -> httpx.Response:
    try:
        return client.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
    except httpx.TransportError as error:
        raise PostingError(f"No answer from {client.base_url}: {error}. Is `frontlog up` running?") from error


def _outcome(label: str, response: httpx.Response) -> Posted:
    if response.is_success:
        return Posted(label, response.json()["id"], response.status_code == httpx.codes.ACCEPTED, None)
    return Posted(label, None, False, _reason(response))


def _reason(response: httpx.Response) -> str:
    if not response.headers.get("content-type", "").startswith("application/problem+json"):
        return f"status {response.status_code}"
    problem = response.json()
    fields = "; ".join(f"{error['field']}: {error['detail']}" for error in problem.get("errors", []))
    return f"{problem['detail']} {fields}".strip()
