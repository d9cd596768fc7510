"""Who has a place by a noun phrase alone."""

import pytest

from tests.nlp.reading import Reader

STRONGHOLDS = {
    "The army bombed Boko Haram's stronghold of Gwoza on Monday.": ["control boko-haram @ Gwoza"],
    "The Tamil Tigers' last stronghold, Mullaittivu, was shelled by the army.": ["control ltte @ Mullaittivu"],
    "The last bastion of LTTE fighters in the east, Mullaittivu, was bombed.": ["control ltte @ Mullaittivu"],
    "Gwoza, a Boko Haram bastion, was bombed by the army on Sunday.": ["control boko-haram @ Gwoza"],
    "Saada, the stronghold of the Houthis, was hit by warplanes.": ["control houthi @ Saada"],
    "Soldiers marched on the rebel stronghold of Bentiu in South Sudan.": [
        "contest south-sudan-government @ Bentiu",
        "control spla-io @ Bentiu",
    ],
    "Malakal, a town in rebel hands, was shelled by the army.": ["control spla-io @ Malakal"],
    "The only town still in rebel hands is Malakal.": ["control spla-io @ Malakal"],
    "Mullaittivu is the last town the Tamil Tigers still hold.": ["control ltte @ Mullaittivu"],
    "Gwoza and Bama are the only towns that Boko Haram controls.": [
        "control boko-haram @ Bama",
        "control boko-haram @ Gwoza",
    ],
}
NONE_NOW = {
    "The last part of Malakal in rebel hands is being shelled in South Sudan.": [],
    "Gwoza, a former Boko Haram stronghold, is rebuilding, soldiers said.": [],
    "The ruling party's stronghold of Jos voted on Sunday as soldiers watched.": [],
    "The bishop called Goma a stronghold of faith amid the war.": [],
    "The army captured Gwoza, Boko Haram's main stronghold, on Friday.": ["capture nigeria-government @ Gwoza"],
    "The army captured Gwoza on Friday. The Boko Haram stronghold of Gwoza had been bombed for a week.": [
        "capture nigeria-government @ Gwoza"
    ],
    "The rebels withdrew from Malakal on Friday. Rebel-held Malakal had been shelled by the army.": [
        "withdrawal spla-io @ Malakal"
    ],
}


@pytest.mark.parametrize("text", STRONGHOLDS | NONE_NOW)
def test_a_phrase_tells_who_holds_a_place_unless_the_news_is_that_they_lost_it(reader: Reader, text: str) -> None:
    assert reader.told(text) == (STRONGHOLDS | NONE_NOW)[text]


LISTED = {
    "Boko Haram said its men had overrun three towns. The captured towns are Gwoza, Bama and Damboa.": [
        "capture boko-haram @ Gwoza",
        "capture boko-haram @ Bama",
        "capture boko-haram @ Damboa",
    ],
    "The Azerbaijani army liberated six villages. The freed villages include Sirik and Chakhirli in Jabrayil.": [
        "capture azerbaijan @ Sirik",
        "capture azerbaijan @ Chakhirli",
    ],
    "Boko Haram overran three towns. The captured towns are hungry, and Maiduguri takes their people in.": [],
    "Boko Haram overran three towns. The burned towns are Gwoza, Bama and Damboa.": [],
}


@pytest.mark.parametrize("text", LISTED)
def test_the_captured_towns_are_named_after_the_news(reader: Reader, text: str) -> None:
    assert sorted(reader.told(text)) == sorted(LISTED[text])
