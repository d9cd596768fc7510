"""Words joined by a hyphen that tell whose something is: "rebel-held", "Islamic State-controlled", "US-backed"."""

import re
from collections.abc import Sequence
from typing import Final

from services.atlas.actors import Actors

_LONGEST_NAME: Final = 5  # words of a party in front of "-held"
_COMPOUND: Final = re.compile(
    r"-(?:backed|recogni[sz]ed|led|held|controlled|occupied|aligned|allied|supported|linked|trained|dominated|majority|born|made|based|wide|ruled|run|inspired|affiliated|sponsored|funded|armed|speaking|style|era)$"
)


def is_compound(low: str) -> bool:
    """Whether it ends in "-held" or its like."""
    return "-" in low and bool(_COMPOUND.search(low))


def words_of_compound(words: Sequence[str], at: int, actors: Actors) -> int:
    """How many words "rebel-held" and "Islamic State-held" have from `at` on; 0 where none stands there."""
    if is_compound(words[at].casefold()):
        return 1
    if not words[at][:1].isupper():
        return 0
    for end in range(at + 1, min(at + _LONGEST_NAME, len(words))):
        if is_compound(words[end].casefold()):
            named = [*words[at:end], words[end].rsplit("-", 1)[0]]
            return len(named) if actors.longest(named, 0) == len(named) else 0
    return 0
