"""Who fights and who speaks for them: armed groups, state forces, governments, coalitions and leaders."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from services.atlas.actor import FOLDER, Actor, read
from services.atlas.names import fold

_LONGEST_ACRONYM: Final = 6
_REMEMBERED: Final = 20_000


_GENITIVE: Final = re.compile(r"['’]s\b")
_PARTED: Final = re.compile(r" ['’]s(?= [A-Z])")  # "Sudan's army" is read word by word


def is_acronym(alias: str) -> bool:
    """Aliases in capitals count only as they stand: "IS" and "LeT" are groups, "is" and "let" are not."""
    capitals = alias.isupper() or alias[1:] != alias[1:].lower()
    return capitals and alias.isalnum() and len(alias) <= _LONGEST_ACRONYM


class Actors:
    """All actors by their names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.all = tuple(actors)
        self.of_several_wars = {one.id: one for one in actors if one.sides and one.kind == "armed-group"}
        self._named: dict[str, list[tuple[Actor, str]]] = defaultdict(list)
        self._reach: dict[str, int] = defaultdict(int)
        self._found = lru_cache(_REMEMBERED)(self._look_up)
        for actor in actors:
            for alias in {actor.name, *actor.aliases}:
                self._add(actor, alias)

    def _add(self, actor: Actor, alias: str) -> None:
        self._named[fold(alias)].append((actor, alias))
        parted = fold(_GENITIVE.sub(" s", alias))  # as the words of a text come: "People", "'s"
        for first in {parted.partition(" ")[0], fold(alias).partition(" ")[0]}:
            self._reach[first] = max(self._reach[first], parted.count(" ") + 1)

    def find(self, name: str) -> tuple[Actor, ...]:
        """Every actor with this name or alias, whatever its case; acronyms only in capitals. () if none."""
        return self._found(name)

    def _look_up(self, name: str) -> tuple[Actor, ...]:
        bare = name
        if "'" in name or "’" in name:
            name = _PARTED.sub("s", name)
            bare = name.removesuffix("'s").removesuffix("’s")
        hits = self._named.get(fold(bare)) or self._named.get(fold(name))
        if hits is None:
            return ()
        return tuple(dict.fromkeys(actor for actor, alias in hits if not is_acronym(alias) or bare == alias))

    def opens(self, word: str) -> bool:
        """Whether the name of any actor begins with this word."""
        return fold(word).partition(" ")[0] in self._reach

    def longest(self, words: Sequence[str], start: int) -> int:
        """How many of the words (in their own case) from `start` on make the longest known name; 0 if none does."""
        reach = self._reach.get(fold(words[start].removesuffix("'s").removesuffix("’s")).partition(" ")[0], 0)
        for count in range(min(reach, len(words) - start), 0, -1):
            if self.find(" ".join(words[start : start + count])):
                return count
        return 0


@lru_cache
def open_actors(extra: Path | None = None) -> Actors:
    """The actors of this process; `extra` is a file of the same form. Raises ValueError if two share an id."""
    files = [*sorted(FOLDER.glob("*.toml")), *([extra] if extra else [])]
    by_id: dict[str, Actor] = {}
    for path in files:
        for actor in read(path):
            if actor.id in by_id and path != extra:
                raise ValueError(f"{path.name}: the actor {actor.id} is in the atlas already")
            by_id[actor.id] = actor
    return Actors(tuple(by_id.values()))
