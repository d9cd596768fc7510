"""News outlets: which side one serves, and whether it is a wire that others copy."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from services.atlas.names import fold
from services.atlas.theatre import slug

FILE = Path(__file__).parent / "outlets.toml"
_REMEMBERED = 1_000  # credits
# What stands between the names in one credit: "NDTV / AP", "The Epoch Times (Reuters)".
_CREDITS = re.compile(r"\s*(?:/|\||\(|\)|,| via | - )\s*")


class Outlet(Struct, frozen=True):
    """`tie`: the side whose state or party runs it, None for a neutral outlet. `wire`: others print its texts.

    `ties`: country (ISO2) and the side whose part it takes there.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    tie: str | None
    wire: bool
    ties: tuple[tuple[str, str], ...] = ()

    def tie_in(self, country: str | None) -> str | None:
        """The side it serves in that country: Russia's agencies serve Syria's government in Syria."""
        return dict(self.ties).get(country or "", self.tie)


class Outlets:
    """All outlets, by their names and addresses."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self.all = tuple(outlets)
        self._by_name = {fold(name): one for one in outlets for name in (one.name, *one.aliases)}
        self._by_domain = {domain: one for one in outlets for domain in one.domains}
        self._credited = lru_cache(_REMEMBERED)(self._read_credit)

    def find(self, publisher: str | None, url: str | None) -> Outlet | None:
        """The outlet by its name or domain as `publisher`, else by the host of `url` (any subdomain). None if unknown.

        Of several names in one credit ("NDTV / AP") the wire counts: it wrote the text.
        """
        credited = self._credited(publisher) if publisher else None
        return credited or (self._by_host(_host(url)) if url else None)

    def named(self, name: str) -> Outlet | None:
        """The outlet of this name, whatever its case and accents. None if unknown."""
        return self._by_name.get(fold(name))

    def _read_credit(self, publisher: str) -> Outlet | None:
        credited = (publisher, *_CREDITS.split(publisher))
        named = [one for name in credited if (one := self.named(name) or self._by_host(name.casefold()))]
        return next((one for one in named if one.wire), named[0]) if named else None

    def _by_host(self, host: str) -> Outlet | None:
        labels = host.split(".")
        tails = (".".join(labels[start:]) for start in range(len(labels)))
        return next((one for tail in tails if (one := self._by_domain.get(tail))), None)


def read(path: Path) -> Iterator[Outlet]:
    """Outlets of one file: `outlets = [[name, side or "", wire?, [domains], [other names], {country = side}?], …]`.

    Raises ValueError that names the file and the row where a row is not of that form.
    """
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["outlets"]:
        try:
            yield _outlet(*row)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: {row!r}: {error}") from error


def _outlet(
    name: str, side: str, wire: bool, domains: list[str], aliases: list[str], sides: dict[str, str] | None = None
) -> Outlet:
    fields = {
        "id": slug(name),
        "name": name,
        "aliases": aliases,
        "domains": domains,
        "tie": side or None,
        "wire": wire,
        "ties": tuple((sides or {}).items()),
    }
    return msgspec.convert(fields, Outlet)


@lru_cache
def open_outlets(extra: Path | None = None) -> Outlets:
    """The outlets of this process. `extra` is a file of the same form; its outlets replace those of the same name."""
    files = [FILE, *([extra] if extra else [])]
    return Outlets(tuple({one.id: one for path in files for one in read(path)}.values()))


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:  # an address that no browser would open names no outlet
        return ""
