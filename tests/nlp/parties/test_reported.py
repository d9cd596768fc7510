"""Whom "its" goes back to inside a sentence: who is judged for what his men did."""

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
