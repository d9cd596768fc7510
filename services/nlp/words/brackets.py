"""Initials in brackets stand between a party and its verb: "the A Forces (AF) say"."""

from collections.abc import Sequence
from typing import Final

from services.nlp.words.units import Unit

_BRACKET: Final = 5  # units of initials in brackets


def before_bracket(units: Sequence[Unit], at: int) -> int:
    """At the ")" of "the A Forces (AF) say": the unit in front of the "("; else `at`."""
    if at < 0 or units[at].text != ")":
        return at
    return next((i - 1 for i in range(at - 1, max(at - _BRACKET, 0), -1) if units[i].text == "("), at)
