"""Rival forces, the other government's men, and whose army a ministry or a spokesman speaks of."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

IN_ITS_YEAR = {
    (2014, "Forces of the internationally recognised government of Libya took Es Sider from a rival faction."): [
        "capture libya-lna @ Es Sider"
    ],
    (2020, "The UN-recognised government of Libya took Gharyan from rival forces. The rival forces left Mizdah."): [
        "capture libya-gna @ Gharyan",
        "withdrawal libya-lna @ Mizdah",
    ],
    (2017, "Haftar's men took Hun in Libya. Sirte is held by forces allied with a rival UN-backed government."): [
        "capture libya-lna @ Hun",
        "control libya-gna @ Sirte",
    ],
    (2020, "Fighters of the LNA took Nawfaliyah from their rivals on Monday."): ["capture libya-lna @ Nawfaliyah"],
    (2014, "Clashes between rival militias erupted at Sabha in Libya."): ["contest None @ Sabha"],
    (2020, 'Forces of Khalifa Haftar took Hun. "Waddan has been cleared," the head of Haftar’s air operations said.'): [
        "capture libya-lna @ Hun",
        "capture libya-lna @ Waddan",
    ],
    (
        2024,
        "Russia's defence ministry said troops had taken Vuhledar in Ukraine. The ministry said it held Selydove.",
    ): [
        "capture russia @ Vuhledar",
        "control russia @ Selydove",
    ],
    (
        2000,
        "Eritrean troops left Zalambessa. Ethiopian troops attacked. An Ethiopian aide said the army held Senafe.",
    ): [
        "withdrawal eritrea @ Zalambessa",
        "control ethiopia-government @ Senafe",
    ],
    (2017, "Iraq's army left Rawa. The U.S. military said troops had retaken Qaim from Islamic State."): [
        "withdrawal iraq-government @ Rawa",
        "capture iraq-government @ Qaim",
    ],
    (1996, "The fall of Bamut, for years the stronghold of Chechen rebels, came on Monday."): [
        "capture russia @ Bamut"
    ],
    (2013, "Sudan's army took Labado and Muhajeria from the SLM. The rebels confirmed that they left both areas."): [
        "capture saf @ Labado",
        "capture saf @ Muhajeria",
        "withdrawal slm @ Labado",
        "withdrawal slm @ Muhajeria",
    ],
    (2008, "The Congolese army and its allies, the Mai-Mai militia, have been driven from Rutshuru by the CNDP."): [
        "withdrawal drc-government @ Rutshuru",
        "capture cndp @ Rutshuru",
    ],
    (1995, "The Croatian army helped when Croat forces captured Sipovo in Bosnia."): [
        "capture bosnian-croats @ Sipovo"
    ],
    (2014, "Kurdish forces took Kirkuk in Iraq. In Syria, Kurdish fighters hold Kobani."): [
        "capture krg @ Kirkuk",
        "control sdf @ Kobani",
    ],
    (2024, "Myanmar's army now holds only Sittwe and Kyaukphyu in Rakhine State."): [
        "control myanmar-junta @ Sittwe",
        "control myanmar-junta @ Kyaukphyu",
    ],
    (2021, "Fighters loyal to Tigray's former ruling party took Axum after Ethiopian soldiers left the town."): [
        "capture tplf @ Axum",
        "withdrawal ethiopia-government @ Axum",
    ],
    (2017, "The Houthis, who were in 2015 driven out of Aden, hold Hodeidah in Yemen."): [
        "withdrawal houthi @ Aden",
        "control houthi @ Hodeidah",
    ],
}


@pytest.mark.parametrize(("year", "text"), IN_ITS_YEAR)
def test_whose_they_are_by_whom_they_face_and_who_speaks(reader: Reader, year: int, text: str) -> None:
    assert [brief(e) for e in reader.events(text, date(year, 12, 5))] == IN_ITS_YEAR[year, text]


QUOTED = {
    # a speaker says "they" of the others
    'Mali\'s army fought Tuareg rebels of the CMA. "They have fled Kidal," an army officer said.': [
        "withdrawal mali-rebels @ Kidal"
    ],
    # but of "our soldiers", too
    'Nigeria\'s army fought Boko Haram. "Our soldiers ran out of bullets. They fled Monguno," an army officer said.': [
        "withdrawal nigeria-government @ Monguno"
    ],
    # nobody leaves as he comes
    "Somali troops fought al Shabaab. Residents said that they had left Dinsoor as Somali troops advanced.": [],
}


@pytest.mark.parametrize(("text", "events"), QUOTED.items())
def test_of_whom_a_speaker_says_they(reader: Reader, text: str, events: list[str]) -> None:
    assert [told for told in reader.told(text) if told.startswith("withdrawal")] == events
