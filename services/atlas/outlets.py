"""News outlets: which side one serves, and whether it is a wire that others copy."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from services.atlas.names import fold
from services.atlas.theatre import slug


class Outlet(Struct, frozen=True):
    """`tie`: the side whose state or party runs it, None for a neutral outlet. `wire`: others print its texts."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    tie: str | None
    wire: bool


_CREDITS = re.compile(r"\s*(?:/|\||\(|\)|,| via | - )\s*")


def find(publisher: str | None, url: str | None) -> Outlet | None:
    """The outlet by its name or domain as `publisher`, else by the host of `url` (any subdomain). None if unknown.

    Of several names in one credit ("NDTV / AP") the wire counts: it wrote the text.
    """
    credits_ = [publisher, *_CREDITS.split(publisher)] if publisher else []
    named = [outlet for name in credits_ if (outlet := _by_name().get(fold(name)) or _by_host(name.casefold()))]
    if named:
        return next((outlet for outlet in named if outlet.wire), named[0])
    return _by_host(_host(url)) if url else None


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # an address that no browser would open names no outlet
        return ""


def _by_host(host: str) -> Outlet | None:
    labels = host.split(".")
    tails = (".".join(labels[start:]) for start in range(len(labels)))
    return next((outlet for tail in tails if (outlet := _by_domain().get(tail))), None)


def outlets() -> Iterator[Outlet]:
    """All outlets of outlets.toml. Raises ValueError that names the row where one is not of the file's form."""
    text = (Path(__file__).parent / "outlets.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["outlets"]:
        try:
            name, tie, wire, domains, aliases = row
            fields = {
                "id": slug(name),
                "name": name,
                "aliases": aliases,
                "domains": domains,
                "tie": tie or None,
                "wire": wire,
            }
            yield msgspec.convert(fields, Outlet)
        except (TypeError, ValueError) as error:
            raise ValueError(f"outlets.toml: {row!r}: {error}") from error


@cache
def _by_name() -> dict[str, Outlet]:
    return {fold(name): outlet for outlet in outlets() for name in (outlet.name, *outlet.aliases)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}
