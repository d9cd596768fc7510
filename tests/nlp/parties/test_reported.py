"""Whom a pronoun goes back to, or looks ahead to, inside its sentence."""

import pytest

from tests.nlp.reading import Reader

JUDGED = {
    "The rebels of South Sudan accused the army of looting Bentiu after its soldiers captured the town.": (
        "capture south-sudan-government @ Bentiu"
    ),
    "The rebels of Congo praised the army after its troops captured Sake.": "capture drc-government @ Sake",
    "The SPLA fights the rebels of South Sudan. The SPLA has been in control of Bor. "
    "The rebels blame it for burning Leer after its troops seized it.": "capture south-sudan-government @ Leer",
    "M23 told the army of Congo that its fighters had captured Sake.": "capture m23 @ Sake",
}


@pytest.mark.parametrize("text", JUDGED)
def test_the_troops_of_those_who_are_judged(reader: Reader, text: str) -> None:
    assert JUDGED[text] in reader.told(text)


AHEAD = {
    "Since they took Kidal in May, fighters of the MNLA have manned its checkpoints.": "capture mali-rebels @ Kidal",
    "Once it had taken Bukavu, the M23 turned south.": "capture m23 @ Bukavu",
    "Before they left Jowhar on Monday, al-Shabaab militants burned the market.": "withdrawal al-shabaab @ Jowhar",
    "Although they hold Wukro, Tigrayan forces said they were ready to talk.": "control tplf @ Wukro",
}
NOT_AHEAD = {
    "The M23 came at dawn. After they entered Sake, government soldiers fled.": "capture drc-government @ Sake",
    "Soldiers left Sake. When they were gone, M23 rebels took up their posts in Sake.": "withdrawal m23",
    "The M23 came at dawn. When they reached Sake, the army drove them out.": "capture m23 @ Sake",
    "The M23 came at dawn. After they captured Sake, the army said dozens had died.": "capture drc-government @ Sake",
}


@pytest.mark.parametrize("text", AHEAD)
def test_whom_an_opening_clause_looks_ahead_to(reader: Reader, text: str) -> None:
    assert AHEAD[text] in reader.told(text)


@pytest.mark.parametrize("text", NOT_AHEAD)
def test_those_who_answer_are_others(reader: Reader, text: str) -> None:
    assert not [line for line in reader.told(text) if NOT_AHEAD[text] in line]
