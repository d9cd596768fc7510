"""How sides look to people: a name, and a steady colour that maps have made familiar."""

import tomllib
from colorsys import hls_to_rgb
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

LISTED: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("sides.toml").read_text("utf-8"))


def name(side: str) -> str:
    """What people call the side; its slug with spaces where sides.toml does not list it."""
    return LISTED[side]["name"] if side in LISTED else side.replace("-", " ").capitalize()


@lru_cache(maxsize=4096)
def colour(side: str) -> str:
    """The colour of the side as `#rrggbb`: the same in every process, readable on light and on dark ground."""
    return LISTED[side]["colour"] if side in LISTED else _drawn(side)


def _drawn(side: str) -> str:
    digest = blake2b(side.encode(), digest_size=2).digest()
    hue, lightness = digest[0] / 256, 0.40 + digest[1] / 256 * 0.14
    red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, lightness, 0.5))
    return f"#{red:02x}{green:02x}{blue:02x}"
