"""Where a village lies that no atlas knows: by the town told of, in its own sentence or in those before."""

import pytest

from tests.nlp.reading import Reader

AZAZ, PALMYRA = (36.6, 37.0), (34.6, 38.3)
NEAR = {
    "Syrian rebels won villages in Azaz town. They hold Tal Mishtaq and Ain Zorba villages, west of the town.": {
        "Tal Mishtaq": AZAZ,
        "Ain Zorba": AZAZ,
    },
    "The Syrian army took Palmyra. In the Azaz area, rebels seized the villages of Ain Zorba and Tal Mishtaq.": {
        "Palmyra": PALMYRA,
        "Tal Mishtaq": AZAZ,
        "Ain Zorba": AZAZ,
    },
    "The Syrian army took Palmyra on Sunday. Near Azaz, rebels seized the village of Tal Mishtaq.": {
        "Palmyra": PALMYRA,
        "Tal Mishtaq": AZAZ,
    },
    "Clashes went on in Azaz town. The Syrian army said in Damascus that it took Tal Mishtaq village.": {
        "Azaz": AZAZ,
        "Tal Mishtaq": AZAZ,
    },
    "Azaz town council had no water. The Syrian army captured Palmyra and the village of Tal Mishtaq.": {
        "Palmyra": PALMYRA,
        "Tal Mishtaq": PALMYRA,
    },
}


@pytest.mark.parametrize("text", NEAR)
def test_it_lies_near_the_town_that_is_told_of(reader: Reader, text: str) -> None:
    places = {event.place.name: event.place for event in reader.events(text)}
    found = {name: (round(one.lat or 0, 1), round(one.lon or 0, 1)) for name, one in places.items()}
    assert found == NEAR[text]
