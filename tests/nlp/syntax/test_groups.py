"""Groups of places in front of a verb, each with its land, and what else a retold list holds."""

import pytest

from tests.nlp.reading import Reader

BEFORE_THE_VERB = {
    "Palmyra town, a number of villages and several hills have so far been liberated from Islamic State by the Syrian"
    " army.": ["capture syria-government @ Palmyra"],
    "By now the towns of Tel Rifaat and Nubl in Aleppo province, the city of Maarat al-Numan along with the base of"
    " Wadi al-Deif, and Jabal al-Akrad, a mountain range, have been taken by the Syrian army.": [
        "capture syria-government @ Jabal al-Akrad",
        "capture syria-government @ Maarat al-Numan",
        "capture syria-government @ Nubl",
        "capture syria-government @ Tel Rifaat",
        "capture syria-government @ Wadi al-Deif base",
    ],
    "The town of Sirte, some 20 kilometres (12 miles) off the road, had been seized by fighters of the LNA, Libya's"
    " army said.": ["capture libya-lna @ Sirte"],
    "The RSF, the town of Kutum and the villages of Mellit have been bombed by the army in Sudan.": [],
    "Kutum, one of the last bases of the army in what used to be its province, was taken by the RSF in Sudan.": [
        "capture rsf @ Kutum"
    ],
}
LISTED = {
    "The army freed the villages of Chifra, Burka and Wuchale in Afar region and those of Kasagita and Habru in Amhara"
    " region from the TPLF, Ethiopia said.": [
        "capture ethiopia-government @ Burka",
        "capture ethiopia-government @ Chifra",
        "capture ethiopia-government @ Habru",
        "capture ethiopia-government @ Kasagita",
        "capture ethiopia-government @ Wuchale",
    ],
    "The RSF took Kutum, the town of Mellit and the villages of Tawila and Kabkabiya in Sudan.": [
        "capture rsf @ Kabkabiya",
        "capture rsf @ Kutum",
        "capture rsf @ Mellit",
        "capture rsf @ Tawila",
    ],
    "The towns won back from the Taliban were Sangin and Musa Qala, the Afghan army announced.": [
        "capture afghanistan-government @ Musa Qala",
        "capture afghanistan-government @ Sangin",
    ],
}
WHOSE = {
    "On Saturday the troops of Kabul and their allies captured Kunduz from the Taliban in Afghanistan.": [
        "capture afghanistan-government @ Kunduz"
    ],
    "Iraq's army rejected the claims of Islamic State's leaders to have captured Ramadi and Haditha.": [
        "capture islamic-state @ Haditha (claimed)",
        "capture islamic-state @ Ramadi (claimed)",
    ],
}
NONE_LEFT = {
    "The last posts of the army in the town of Kutum have been captured by the RSF of Sudan.": ["capture rsf @ Kutum"],
    "The army's last bases, in the towns of Kutum, Mellit and Tawila, had by Saturday been seized by the RSF of"
    " Sudan.": [
        "capture rsf @ Kutum",
        "capture rsf @ Mellit",
        "capture rsf @ Tawila",
    ],
    "Six bases on the border with Chad had been captured as well, said the RSF in Sudan.": [],
    "The barracks of Mellit in Sudan fell to the RSF, which gave it complete control of Mellit.": [
        "capture rsf @ Mellit",
        "capture rsf @ Mellit barracks",
    ],
}
BY_ONE_SIDE = {
    "RSF fighters were now attempting to capture Kutum from the army of Sudan.": ["contest rsf @ Kutum"],
    "The RSF of Sudan plans to capture Kutum from the army.": ["capture rsf @ Kutum (planned)"],
    "The president of Sudan has resolved to begin driving the RSF out of Kutum.": [
        "capture saf @ Kutum (planned)",
        "withdrawal rsf @ Kutum (planned)",
    ],
    "It was in the towns of Andar and Wama that the clashes of the Taliban with the Afghan army took place.": [
        "contest taliban @ Andar",
        "contest taliban @ Wama",
    ],
    "The army lost Mellit in Sudan. It is a success for the rebels, who had none since in April they seized Kutum.": [
        "capture rsf @ Kutum",
        "withdrawal saf @ Mellit",
    ],
    "Goma was a hub of the battle between the rebels of Rutshuru and the troops of Congo.": [],
    "Kosovo formally belongs to Serbia, though its army is no longer there.": [],
}
DONE_OR_NOT = {
    "The crimes of last week, when the RSF overran Zalingei in Sudan, will be punished, the army said.": "reported",
    "Should the RSF quit Nyala, its people will return to Sudan, the army said.": "planned",
    "Iraq's army rejected the claims of Islamic State to have captured Ramadi.": "claimed",
    "The Syrian rebels rejected the plan of Islamic State to have captured Raqqa by May.": "planned",
    "The people will return to Nyala once the army takes it from the RSF in Sudan.": "planned",
}


@pytest.mark.parametrize(
    ("text", "told"), [*{**BEFORE_THE_VERB, **LISTED, **WHOSE, **NONE_LEFT, **BY_ONE_SIDE}.items()]
)
def test_what_the_lists_hold(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(("text", "status"), [*DONE_OR_NOT.items()])
def test_what_has_happened(reader: Reader, text: str, status: str) -> None:
    assert {event.status for event in reader.events(text)} == {status}


def test_a_ring_is_drawn_tighter(reader: Reader) -> None:
    assert reader.told("To the north the rebels of Syria drew their ring around Aleppo tighter.") == [
        "contest syria-opposition @ Aleppo"
    ]


def test_the_town_is_not_the_capital_that_it_lies_far_from(reader: Reader) -> None:
    text = (
        "Soldiers left the town of Ann. Residents of Ann, a town 220 km to the west of Naypyidaw, the capital of"
        " Myanmar, fled. The Arakan Army now has the whole town in its hands."
    )
    assert "Ann" in {event.place.name for event in reader.events(text) if event.kind == "capture"}


def test_a_bracket_stands_before_of(reader: Reader) -> None:
    text = "According to the Relief Committee (RC) of Libya, about 90 people have been freed by the army in Sirte."
    assert reader.told(text) == []
