"""What stands around a story on a page changes nothing of what is read in it."""

from typing import Final

import pytest

from tests.nlp.reading import Reader

STORY: Final = (
    "JUBA (Nile Wire) - Government troops captured the town of Bentiu from rebels on Monday, the army said, after two"
    " days of shelling.",
    "The rebels, who had seized the garrison in December, withdrew from Leer as well and left their tanks behind,"
    " residents of the town said by telephone.",
    "Soldiers were fighting militiamen on the road to Malakal, where mortars fell near the camp of the peacekeepers and"
    " the hospital was hit twice.",
)
TOLD: Final = {"capture south-sudan-government @ Bentiu", "withdrawal spla-io @ Leer"}
SPORT: Final = (
    "Most read",
    "1. Leopards take the cup after a late goal in the final match",
    "2. Shares fall as investors leave the stock market",
    "3. Voters go to the polls in the parliamentary election",
    "4. Court convicts robbers, jury hears of cocaine",
    "5. Film wins the top prize at the festival",
)
WARS: Final = ("Related Articles", "Taliban capture Zaranj", "M23 rebels seized Bunagana on Monday")


def test_the_story_alone(reader: Reader) -> None:
    assert set(reader.told("\n".join(STORY))) >= TOLD


@pytest.mark.parametrize(
    "page",
    [
        (*STORY, *SPORT),
        (*SPORT[1:], *STORY),
        (STORY[0], *WARS, *STORY[1:], *SPORT),
        (STORY[0], "Advertisement", *STORY[1:], *WARS),
        ("Home", "Elections", "Football", "Markets", "Courts", "Films", *STORY),
    ],
)
def test_headlines_and_menus_around_it_change_nothing(reader: Reader, page: tuple[str, ...]) -> None:
    assert reader.told("\n".join(page)) == reader.told("\n".join(STORY))


def test_headlines_of_a_war_make_no_war_of_a_vote(reader: Reader) -> None:
    vote = (
        "The ruling party took Kandy and Galle, where its candidates won every seat of the provincial council in"
        " Saturday's election, and the opposition held Jaffna by a few hundred votes.",
        "Colombo fell to the opposition, whose candidate for mayor had campaigned against the price of bread and won"
        " two votes of every three.",
    )
    assert reader.told("\n".join((*vote, *WARS))) == []
