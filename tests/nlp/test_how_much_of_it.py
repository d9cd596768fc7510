"""Shares told nearly, what "as well as" adds behind a date, routes near a town, who was only pushed back from it."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "Ukrainian troops control about half of Sudzha.": ["control ukraine @ Sudzha [part]"],
    "Syrian rebels now control roughly two thirds of Aleppo.": ["control syria-opposition @ Aleppo [most]"],
    "Syrian rebels control most of Aleppo's eastern neighbourhoods.": ["control syria-opposition @ Aleppo [most]"],
    "Islamic State controls large parts of Iraq, including Mosul and Ramadi.": [
        "control islamic-state @ Mosul",
        "control islamic-state @ Ramadi",
    ],
    "GNA forces captured the town of Sabratha on Monday as well as Ajaylat and Zaltan.": [
        "capture libya-gna @ Ajaylat",
        "capture libya-gna @ Sabratha",
        "capture libya-gna @ Zaltan",
    ],
    "GNA forces captured Sabratha west of Tripoli, as well as Ajaylat.": [
        "capture libya-gna @ Ajaylat",
        "capture libya-gna @ Sabratha",
    ],
    "Syrian rebels took an airport, consolidating their hold on a key supply route north of Aleppo.": [],
    "Ukraine's forces pushed the Russians back from Kharkiv.": ["contest ukraine @ Kharkiv"],
    "Syrian rebels seized Quneitra on the border with Israel, Suweida and Deraa.": [
        "capture syria-opposition @ Deraa",
        "capture syria-opposition @ Quneitra",
        "capture syria-opposition @ Suweida",
    ],
    "Syrian rebels captured villages in Hama, Homs and Latakia.": [],
    "Syrian rebels captured two villages in Hama, Morek and Latamneh.": [
        "capture syria-opposition @ Latamneh",
        "capture syria-opposition @ Morek",
    ],
    "Syrian rebels took Morek in Hama, Saraqeb in Idlib and Azaz in Aleppo.": [
        "capture syria-opposition @ Azaz",
        "capture syria-opposition @ Morek",
        "capture syria-opposition @ Saraqeb",
    ],
    "Iraqi forces closing in on Mosul captured Hamdaniya.": [
        "capture iraq-government @ Hamdaniya",
        "contest iraq-government @ Mosul",
    ],
    "U.S. Marines rolled into Kut as looting broke out.": ["capture united-states @ Kut"],
    "The whole of Kirkuk has fallen into the hands of peshmerga.": ["capture krg @ Kirkuk"],
}

WHO_TELLS_OF_A_FALL = {
    "The Azerbaijani Defence Ministry said Agdam had fallen.": ["capture armenia @ Agdam"],
    "Russian forces attacked Soledar. Ukraine's military said the town had fallen.": ["capture russia @ Soledar"],
    "Russia's defence ministry said Soledar had fallen.": ["capture russia @ Soledar"],
    "Iraqi officials said Ramadi had fallen on Sunday.": ["capture islamic-state @ Ramadi"],
    "Syrian rebels said Azaz had fallen on Sunday.": ["capture syria-opposition @ Azaz"],
}


@pytest.mark.parametrize("text", TOLD)
def test_how_much_and_what_else(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


@pytest.mark.parametrize("text", WHO_TELLS_OF_A_FALL)
def test_those_whose_land_it_is_tell_of_a_loss(reader: Reader, text: str) -> None:
    assert [one for one in reader.told(text) if one.startswith("capture")] == WHO_TELLS_OF_A_FALL[text]
