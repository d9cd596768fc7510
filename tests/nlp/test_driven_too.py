"""What a verb says of one place and again of the next: driven from A, others from B; A last week, B on Friday."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The army drove the M23 from Kibumba and the Mai-Mai from Walikale.": 4,
    "The army drove the M23 from Kibumba and the ministers from Kinshasa applauded.": 2,
}


@pytest.mark.parametrize(("text", "count"), TOLD.items())
def test_others_were_driven_out_too(reader: Reader, text: str, count: int) -> None:
    assert len(reader.told(text)) == count


AGAIN = {
    "Tuareg fighters attacked Menaka last week and Aguelhok on Wednesday.": [
        "contest mali-rebels @ Aguelhok",
        "contest mali-rebels @ Menaka",
    ],
    "Troops entered Rutshuru and Minova, two towns that the M23 had captured in January.": [
        "capture drc-government @ Minova",
        "capture drc-government @ Rutshuru",
        "capture m23 @ Minova",
        "capture m23 @ Rutshuru",
    ],
    "The attack by rebels on another key town of South Sudan, Renk, was repulsed.": ["contest spla-io @ Renk"],
    "Government forces of South Sudan have clawed back Gogrial.": ["capture south-sudan-government @ Gogrial"],
}


@pytest.mark.parametrize(("text", "events"), AGAIN.items())
def test_the_verb_is_said_of_both(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
