"""A steady colour for each side: the one that maps have made familiar, else one drawn from its slug."""

import tomllib
from colorsys import hls_to_rgb
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

FAMILIAR: dict[str, str] = tomllib.loads(Path(__file__).with_name("colours.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def colour(side: str) -> str:
    """The colour of `side` as `#rrggbb`: the same in every process, and readable on light and on dark ground."""
    return FAMILIAR.get(side) or _drawn(side)


def _drawn(side: str) -> str:
    digest = blake2b(side.encode(), digest_size=2).digest()
    hue, lightness = digest[0] / 256, 0.40 + digest[1] / 256 * 0.14
    red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, lightness, 0.5))
    return f"#{red:02x}{green:02x}{blue:02x}"
