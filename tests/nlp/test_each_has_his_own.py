"""Two towns with a holder each, what is made theirs or is theirs no longer, and what only looks like a capture."""

import pytest

from tests.nlp.reading import Reader

EACH = {
    "Vitez was with the Croats and Stari Vitez with the Bosnian army.": [
        "control bosnian-croats @ Vitez",
        "control bosnia-government @ Stari Vitez",
    ],
    "Badme is now Eritrea's and Sheraro still Ethiopia's, soldiers say.": [
        "capture eritrea @ Badme",
        "control ethiopia-government @ Sheraro",
    ],
    "Goma is controlled by M23 and Beni by the army.": ["control m23 @ Goma", "control drc-government @ Beni"],
    "Aden is in the hands of the army and Taiz in those of the Houthis.": [
        "control yemen-government @ Aden",
        "control houthi @ Taiz",
    ],
    "Goma is controlled by M23 and Beni was bombed by the army.": ["control m23 @ Goma"],
}
THEIRS = {
    "The rebels have made Bria theirs.": ["capture cpc @ Bria"],
    "The army needed less than an hour to make the airport of Kidal its own.": [
        "capture mali-government @ Kidal airport"
    ],
    "The prime minister declared Tikrit free of Islamic State on Monday.": ["capture iraq-government @ Tikrit"],
    "Bunia is no longer theirs, the M23 rebels admitted.": ["withdrawal m23 @ Bunia"],
    "Samrong was no longer his, the rebel general conceded.": ["withdrawal khmer-rouge @ Samrong"],
    "Angolan tanks gave Pointe-Noire to the Cobra militia on Tuesday.": ["capture cobra @ Pointe-Noire"],
    "The deal gives Kirkuk to the Kurds, rebels said.": [],
    "The rebels looted Bria after driving out the army.": [
        "capture cpc @ Bria",
        "withdrawal car-government @ Bria",
    ],
    "Ukrainian forces have secured not Lyman but the village of Drobysheve.": ["capture ukraine @ Drobysheve"],
}
NOT_YET = {
    "The Chechen delegation insisted that Russian troops quit Argun before any talk.": [
        "withdrawal russia @ Argun (planned)"
    ],
    "Gunmen burst into the police academy at Bria and shot dead nine recruits.": [],
    "Rebels pushed into Bria, only to be thrown back by the army and burnt out by French jets.": ["contest cpc @ Bria"],
    "Troops cleared mines in Taiz.": [],
    "Rebels seized gold mines in Bria.": ["capture cpc @ Bria gold mine"],
}


@pytest.mark.parametrize(("text", "events"), [*EACH.items(), *THEIRS.items(), *NOT_YET.items()])
def test_whose_it_is(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)


SITED = {
    "Puntland forces took the base at Dhasaq and the village of Qurac.": [
        "capture puntland @ Dhasaq base",
        "capture puntland @ Qurac",
    ],
    "The army has taken position in Kidal, a stronghold of Tuareg separatists.": [
        "capture mali-government @ Kidal [part]"
    ],
    "Government forces have driven rebels away from the outskirts of Freetown.": [
        "contest sierra-leone-government @ Freetown [part]"
    ],
    "Supporters of the ousted president Zviad Gamsakhurdia have taken Senaki.": ["capture zviadists @ Senaki"],
    "Several thousand Azeris left Agdam by road before Armenian troops came.": [],
    "Ten people were killed by ADF fighters. The attackers entered Rwangoma from the park.": ["contest adf @ Rwangoma"],
}


@pytest.mark.parametrize(("text", "events"), SITED.items())
def test_where_each_of_them_is(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)
