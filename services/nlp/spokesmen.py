"""Persons whom no list knows: a story says once whom they speak for, and goes on to name them."""

from services.ledger.events import Party
from services.nlp.words.units import NAME, Unit


class Spokesmen:
    """Those of one article, by their surnames."""

    def __init__(self) -> None:
        self._parties: dict[str, Party] = {}

    def introduce(self, named: Unit, party: Party) -> None:
        """ "X, an official with A, said"."""
        if named.kind == NAME:
            self._parties[surname(named.low)] = party

    def of(self, named: Unit) -> Party | None:
        """For whom the person speaks; null where the story has not said so."""
        return self._parties.get(surname(named.low)) if named.kind == NAME else None


def surname(low: str) -> str:
    """The last word of a person's name, without its article: "Mr Senussi" is Abdullah al-Senussi."""
    last = low.split()[-1]
    return last[3:] if last.startswith(("al-", "el-")) else last
