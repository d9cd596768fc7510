"""Towns struck and surrounded, rebels beaten away, who flees to the next town, attacks repelled where the story is."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "Boko Haram struck Chibok in Nigeria on Friday night, burning houses.": ["contest boko-haram @ Chibok"],
    "Houthi missiles struck Eilat.": [],
    "The rebels struck a deal in Juba, South Sudan.": [],
    "The Nigerian army has beaten Boko Haram from Gwoza, a general said.": [
        "capture nigeria-government @ Gwoza",
        "withdrawal boko-haram @ Gwoza",
    ],
    "The M23 beat villagers from Kiwanja in Congo.": [],
    "Clashes went on in Sake until the M23 retreated in the direction of the Virunga park, a Congolese officer said.": [
        "contest m23 @ Sake",
        "withdrawal m23 @ Sake",
    ],
    "Clashes went on in Sake until Friday, a Congolese officer said.": ["contest None @ Sake"],
    "Rebels attacked the police station in Jacmel, Haiti, on Monday. Policemen then fled to a nearby town.": [
        "contest haiti-gangs @ Jacmel police station",
        "withdrawal haiti-government @ Jacmel",
    ],
    "The town of Laiza in Myanmar has been surrounded by army camps for two decades, the KIA said.": [],
    "Masisi in Congo is surrounded by M23 rebels.": ["contest m23 @ Masisi"],
    "The Malian army flew in to keep Kidal from falling into the hands of the rebels.": [
        "capture mali-rebels @ Kidal (planned)"
    ],
    "The Arakan Army said it seized ten junta strongholds in Ann and Minbya townships, Rakhine State.": [],
    "Congolese reinforcements rolled into Sake on Monday.": [],
    "The RSF attacked El Fasher on Monday. The army said the assault was repelled, with many dead.": [
        "contest rsf @ El Fasher"
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_struck_and_beaten_away(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
