"""One group, force, government or leader, and all of them as the files in `actors/` give them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from services.atlas.theatre import slug

FOLDER = Path(__file__).parent / "actors"

ActorKind = Literal["state-force", "armed-group", "government", "coalition", "person"]


class Actor(Struct, frozen=True):
    """A group or person. `side` is the slug coloured on a map; years are calendar years, None where open.

    `countries` are ISO2, where it acts. `aliases` are all names but `name`.
    """

    id: str
    name: str
    side: str
    kind: ActorKind
    countries: tuple[str, ...]
    start: int | None
    end: int | None
    aliases: tuple[str, ...]
    sides: tuple[tuple[str, str], ...] = ()

    def side_in(self, country: str | None) -> str:
        """The side it serves in that country (ISO2): Hezbollah fights for Syria's government in Syria."""
        return dict(self.sides).get(country or "", self.side) if self.sides else self.side


def read(path: Path) -> Iterator[Actor]:
    """Actors of one file: `actors = [[name, side, kind, countries, years, [aliases], {country = side}?], …]`.

    Raises ValueError that names the file and the row where a row is not of that form.
    """
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["actors"]:
        try:
            yield _actor(*row)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: {row!r}: {error}") from error


def _actor(
    name: str, side: str, kind: str, countries: str, years: str, aliases: list[str], sides: dict[str, str] | None = None
) -> Actor:
    start, _, end = years.partition("-")
    fields = {
        "id": slug(name),
        "name": name,
        "side": side,
        "kind": kind,
        "countries": countries.split(),
        "start": int(start) if start else None,
        "end": int(end) if end else None,
        "aliases": aliases,
        "sides": tuple((sides or {}).items()),
    }
    return msgspec.convert(fields, Actor)
