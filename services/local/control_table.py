"""Who controls what, asked of the API and shown as a table."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten

import httpx
import msgspec
from rich import box
from rich.console import Console
from rich.table import Table

from services.api.answers import ControlList, PlaceState
from services.ledger.events import DateRange, Place

FILE_WIDTH = 130
OTHER_COLUMNS = 78
LINES_OF_SENTENCE = 2


def control_pages(api: httpx.Client, as_of: date | None = None) -> Iterator[ControlList]:
    """All pages of the control list, as of today if no day is named. Raises httpx.HTTPStatusError when refused."""
    question: dict[str, str] = {"as_of": as_of.isoformat()} if as_of else {}
    while True:
        answer = api.get("/v1/control", params=question)
        answer.raise_for_status()
        page = msgspec.json.decode(answer.content, type=ControlList)
        yield page
        if page.next is None:
            return
        question["cursor"] = page.next


def print_control(console: Console, states: Sequence[PlaceState], as_of: date) -> None:
    """The table of who controls what: one row a place, by controller and name. In a pipe: 130 columns wide."""
    if not console.is_terminal:
        console.width = FILE_WIDTH
    sentence = LINES_OF_SENTENCE * max(console.width - OTHER_COLUMNS, 20)
    table = Table(title=f"Who controls what, as of {as_of}", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("place", "controller", "status", "since", "conf."):
        table.add_column(column, no_wrap=column != "place", max_width=20)
    table.add_column("sentence", ratio=1)
    for state in sorted(states, key=lambda state: (state.controller or "~", state.place.name)):
        table.add_row(
            _named(state.place),
            state.controller or "?",
            state.status,
            in_words(state.since),
            f"{state.confidence:.2f}",
            shorten(state.sentence.quote, sentence, placeholder=" …") if state.sentence else "",
        )
    console.print(table)


def _named(place: Place) -> str:
    """A province often has its capital's name: what is not a settlement says what it is."""
    told = place.type in ("district", "province", "area") and place.type not in place.name.lower()
    return f"{place.name} ({place.type})" if told else place.name


def in_words(since: DateRange) -> str:
    """A day, month or year where that is what is known; else the span, or the last day that it can have been."""
    if since.precision == "day":
        return since.start.isoformat()
    if since.precision == "month":
        return f"{since.start:%Y-%m}"
    if since.precision == "year":
        return f"{since.start:%Y}"
    if since.precision == "unknown":
        return f"by {since.end}"
    return f"{since.start} … {since.end:%m-%d}"
