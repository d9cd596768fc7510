"""Who is on the other side of a fight, or comes after those who leave, where no sentence says so."""

from datetime import date

import pytest

from services.ledger.events import ControlEvent
from tests.nlp.reading import Reader

FOES = {
    "The Sudanese army launched an offensive on Bahri on Monday.": ("saf", "rsf"),
    "Boko Haram attacked Konduga. The governor of Borno state called for help.": ("boko-haram", "nigeria-government"),
    "Heavy fighting was reported in Popasna. Ukrainian forces captured Lysychansk from the separatists on Thursday.": (
        "ukraine",
        "russia",
    ),
    "Troops repelled an assault on Runirgod in Somalia on Sunday. Al-Shabaab said nothing.": (
        "al-shabaab",
        "somalia-government",
    ),
}


@pytest.mark.parametrize(("text", "sides"), FOES.items())
def test_the_other_side_of_a_fight(reader: Reader, text: str, sides: tuple[str, str]) -> None:
    fight = next(event for event in reader.events(text) if event.kind == "contest")
    assert _sides(fight) == sides


def test_who_comes_after_those_who_leave(reader: Reader) -> None:
    text = "Ukrainian troops withdrew from Vuhledar on Tuesday. Russian forces are attacking Kurakhove."
    left = next(event for event in reader.events(text, date(2024, 10, 2)) if event.kind == "withdrawal")
    assert _sides(left) == ("ukraine", "russia")


def test_nobody_comes_where_it_was_agreed(reader: Reader) -> None:
    text = "M23 rebels withdrew from Kibumba under a ceasefire. The Congolese army attacked Rumangabo."
    left = next(event for event in reader.events(text) if event.kind == "withdrawal")
    assert _sides(left) == ("m23", None)


def _sides(event: ControlEvent) -> tuple[str | None, str | None]:
    return event.actor.side if event.actor else None, event.opponent.side if event.opponent else None
