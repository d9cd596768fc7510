"""What one side has left, villages counted out of others, officers told by their army, nations of two words."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "The rebels of the LRA have only Obo left, the Ugandan army in the Central African Republic said.": [
        "control lra @ Obo"
    ],
    "The M23 has only 200 fighters left in Sake, the Congolese army said.": [],
    "Troops retook three of the five villages held by the M23 in Congo. They are Kishishe, Bambo and Tongo.": [
        "capture drc-government @ Bambo",
        "capture drc-government @ Kishishe",
        "capture drc-government @ Tongo",
    ],
    '"Jebel Moya is in our hands. Tomorrow it will be Singa," a lieutenant of the Sudanese army said.': [
        "control saf @ Jebel Moya"
    ],
    '"We are still holding Masisi centre," said a resident of Goma.': [],
    "Zummar fell to Iraqi troops on Tuesday. It was the militants' main base after they lost Rabia.": [
        "capture iraq-government @ Zummar",
        "withdrawal islamic-state @ Rabia",
    ],
    "South Sudanese troops took Heglig from the Sudanese army.": ["capture south-sudan-government @ Heglig"],
    "UNITA rebels forced U.N. peace-keepers to withdraw from Kuito, Angola, and lost their strong- hold, Bailundo.": [
        "withdrawal unita @ Bailundo",
        "withdrawal united-nations @ Kuito",
    ],
    "The entire Elephant Pass area, including Pallai, is under army control, Sri Lanka's military said.": [
        "control sri-lanka-government @ Elephant Pass area",
        "control sri-lanka-government @ Pallai",
    ],
    "Masisi is almost entirely controlled by the M23, officials in Congo said.": ["control m23 @ Masisi"],
    "Kipese and Kitsombiro in Congo have been under M23 occupation since Monday.": [
        "control m23 @ Kipese",
        "control m23 @ Kitsombiro",
    ],
    "Syrian troops left Tell Tamer and Assyrian and Kurdish militiamen took it.": [
        "capture sdf @ Tell Tamer",
        "withdrawal syria-government @ Tell Tamer",
    ],
    "Congolese troops retook the Atlantic naval base of Kitona and the port of Matadi.": [
        "capture drc-government @ Kitona Atlantic naval base",
        "capture drc-government @ Matadi",
    ],
    "Nyala was lost on Tuesday, a Sudanese officer said. Now it belongs to the RSF.": [
        "capture rsf @ Nyala",
        "withdrawal saf @ Nyala",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_left_to_them(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


def test_a_name_is_the_same_place_all_through_a_story(reader: Reader) -> None:
    text = "Russian troops took Novoselivka, a village near Lyman in Ukraine. They shelled Pokrovsk. Novoselivka fell."
    assert len({event.place.id for event in reader.events(text) if event.place.name == "Novoselivka"}) == 1
