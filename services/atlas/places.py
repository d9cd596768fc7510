"""Look up places by name. `open_places` once; a look-up then takes microseconds and the data stay on disk."""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from services.atlas.index import LONGEST, ensure
from services.atlas.names import fold, skeleton, tellable, without_article
from services.atlas.place import AtlasPlace
from services.atlas.risky import is_risky
from services.atlas.scripts import bones, in_other_script, leaves_vowels_out, romanised, script_key

__all__ = ["AtlasPlace", "Places", "open_places"]

_PLACE: Final = "p.id, p.name, p.type, p.country, p.admin1, p.lat, p.lon, p.population, p.weight"
# A place of that name comes before one of five times its weight that only some list of aliases calls so.
_NAMED: Final = f"""SELECT {_PLACE} FROM name JOIN place p ON p.key = name.place WHERE folded = ?
    ORDER BY p.weight * (1 + 4 * own) DESC, p.id"""
_SIMILAR: Final = f"""SELECT {_PLACE} FROM skeleton s JOIN place p ON p.key = s.place WHERE s.skeleton = ?1
    AND (?2 IS NULL OR s.country = ?2 OR s.country IN (SELECT neighbour FROM border WHERE border.country = ?2))
    ORDER BY s.country IS ?2 DESC, p.weight DESC, p.id"""
_WRITTEN: Final = f"""SELECT {_PLACE} FROM written JOIN place p ON p.key = written.place WHERE script = ?
    ORDER BY p.weight DESC, p.id"""
_BONES: Final = f"""SELECT {_PLACE} FROM bones JOIN place p ON p.key = bones.place WHERE bones = ?
    ORDER BY p.weight DESC, p.id"""
_REMEMBERED: Final = 50_000


class Places:
    """All places of one index file (see `index.ensure`). Hits are ordered: those most likely meant come first."""

    def __init__(self, index: Path) -> None:
        self._db = sqlite3.connect(
            f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._named = lru_cache(_REMEMBERED)(self._read_named)
        self._similar = lru_cache(_REMEMBERED)(self._read_similar)
        self._reach = lru_cache(_REMEMBERED)(self._read_reach)
        self._is_name = lru_cache(_REMEMBERED)(self._read_is_name)
        self._borders = lru_cache(self._read_borders)

    def find(self, name: str) -> tuple[AtlasPlace, ...]:
        """Every place with this name or alias in any script; marks, case, hyphens, article apart. Most populous first.

        A place of a theatre file counts as populous; a unit comes after the town that it is named after.
        """
        return self._read_written(script_key(name)) if in_other_script(name) else self._named(fold(name))

    def find_similar(self, name: str, country: str | None) -> tuple[AtlasPlace, ...]:
        """Places that another romanisation of the name may mean, in `country` (ISO2) first, then its neighbours.

        Everywhere if `country` is None. Empty for names too short to tell apart so. A name in another script is
        romanised, and found everywhere; one without its vowels, if `find` finds none, by its consonants.
        """
        if in_other_script(name):
            return self._sounding(name)
        key = skeleton(name)
        return self._similar(key, country) if tellable(name, key) else ()

    def longest(self, words: Sequence[str], start: int) -> int:
        """How many of the words from `start` on make the longest known name; 0 if none does."""
        first = fold(words[start])
        if not (reach := self._reach(first.partition(" ")[0])):
            return 0
        folded = [first, *(fold(word) for word in words[start + 1 : start + min(reach, LONGEST)])]
        for count in range(len(folded), 0, -1):
            if folded[count - 1] and self._is_name(" ".join(folded[:count])):
                return count
        return 0

    def is_risky(self, name: str) -> bool:
        """Whether the name is more often a word, a month, a title or a person than a place."""
        return is_risky(name)

    def neighbours(self, country: str) -> frozenset[str]:
        """ISO2 of the countries that border on this one; empty for islands and unknown codes."""
        return self._borders(country)

    def _sounding(self, name: str) -> tuple[AtlasPlace, ...]:
        if leaves_vowels_out(name):
            if self.find(name):
                return ()
            return tuple(AtlasPlace(*row) for row in self._db.execute(_BONES, bones([name])))
        spelt = romanised(name)
        found = (place for word in spelt for place in (*self.find(word), *self.find_similar(word, None)))
        return tuple({place.id: place for place in found}.values())

    def _read_written(self, key: str) -> tuple[AtlasPlace, ...]:
        return tuple(AtlasPlace(*row) for row in self._db.execute(_WRITTEN, (key,)))

    def _read_named(self, folded: str) -> tuple[AtlasPlace, ...]:
        found = tuple(AtlasPlace(*row) for row in self._db.execute(_NAMED, (folded,)))
        bare = without_article(folded)
        return found if found or bare == folded else self._read_named(bare)

    def _read_similar(self, key: str, country: str | None) -> tuple[AtlasPlace, ...]:
        found = (AtlasPlace(*row) for row in self._db.execute(_SIMILAR, (key, country)))
        return tuple({place.id: place for place in found}.values())

    def _read_reach(self, word: str) -> int:
        row = self._db.execute("SELECT reach FROM opening WHERE word = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def _read_is_name(self, folded: str) -> bool:
        spellings = (folded, without_article(folded))
        return self._db.execute("SELECT 1 FROM name WHERE folded IN (?, ?) LIMIT 1", spellings).fetchone() is not None

    def _read_borders(self, country: str) -> frozenset[str]:
        return frozenset(
            row[0] for row in self._db.execute("SELECT neighbour FROM border WHERE country = ?", (country,))
        )


@lru_cache
def open_places(cache: Path, extra: Path | None = None) -> Places:
    """The places of this process. `cache` is the folder that holds the index, built there if it is missing.

    `extra`: more places, a GeoNames dump (`.txt`) or a theatre file (`.toml`).
    """
    return Places(ensure(cache, extra))
