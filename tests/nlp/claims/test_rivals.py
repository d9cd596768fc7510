"""Places that each of two enemies claims."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Both the army and the Houthis said they were in control of the city of Taiz.",
            {"control houthi @ Taiz (claimed)", "control yemen-government @ Taiz (claimed)"},
        ),
        (
            "The Taliban and the Afghan government each claimed to be in control of Ghazni.",
            {"control afghanistan-government @ Ghazni (claimed)", "control taliban @ Ghazni (claimed)"},
        ),
        (
            "The Ethiopian army and the TPLF both said they had captured Lalibela.",
            {"capture ethiopia-government @ Lalibela (claimed)", "capture tplf @ Lalibela (claimed)"},
        ),
        (
            "Clashes broke out between the Sudanese army and the RSF on Monday. "
            "Each side says it holds the town of Umm Ruwaba.",
            {"control rsf @ Umm Ruwaba (claimed)", "control saf @ Umm Ruwaba (claimed)"},
        ),
        (
            "The army said it was in control of Merowe airport, while the RSF said it had captured it.",
            {"capture rsf @ Merowe airport (claimed)", "control saf @ Merowe airport (claimed)"},
        ),
    ],
)
def test_both_sides_claim_it(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Syrian army and Hezbollah both said they had captured Qusayr.", ["capture syria-government @ Qusayr"]),
        ("Both the M23 and the Congolese army denied holding Sake.", []),
        (
            "Both sides said the town of Barentu was in the hands of Eritrean troops.",
            ["control eritrea @ Barentu"],
        ),
    ],
)
def test_they_tell_the_same(reader: Reader, text: str, told: list[str]) -> None:
    assert told == reader.told(text)
