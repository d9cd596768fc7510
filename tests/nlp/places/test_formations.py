"""Bases that go by the battalions and brigades that lie there."""

import pytest

from tests.nlp.reading import Reader

TAKEN = {
    "The Arakan Army overran the headquarters of Light Infantry Battalion 540 in Minbya Township on Tuesday.": [
        "capture arakan-army @ Light Infantry Battalion 540 headquarters"
    ],
    "The AA captured Light Infantry Battalions 380 and 541 in Minbya on Monday.": [
        "capture arakan-army @ Light Infantry Battalion 380",
        "capture arakan-army @ Light Infantry Battalion 541",
    ],
    "LIB-512 in Myawaddy was seized by KNLA fighters on Thursday.": ["capture karen-forces @ LIB-512"],
    "The Arakan Army seized Border Guard Police Battalion No. 5 in Maungdaw on Sunday.": [
        "capture arakan-army @ Border Guard Police Battalion No. 5"
    ],
    "The army's 22nd Infantry Division in Babanusa fell to the RSF on Monday.": [
        "capture rsf @ 22nd Infantry Division"
    ],
    "The Yemeni army has retaken the Infantry Brigade 26 base in Harib from the Houthis.": [
        "capture yemen-government @ Infantry Brigade 26 base"
    ],
}
NOT_TAKEN = (
    "The RSF captured 200 soldiers of the 22nd Division in Babanusa.",
    "Russian troops captured a tank of the 47th Brigade near Robotyne.",
    "The 47th Brigade of Ukraine took its wounded to Dnipro.",
)


@pytest.mark.parametrize("text", TAKEN)
def test_a_formation_that_the_enemy_takes_is_its_base(reader: Reader, text: str) -> None:
    assert reader.told(text) == TAKEN[text]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_its_men_and_tanks_are_no_base(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


def test_it_lies_where_it_is_told_to_lie(reader: Reader) -> None:
    (event,) = reader.events("The TNLA seized the base of Infantry Battalion 123 in Nawnghkio on Monday.")
    assert event.place.type == "facility"
    assert event.place.lat == pytest.approx(22.3, abs=0.2)
