"""What looks like ground taken and is none: people counted, feasts, a man surrounded; what is told of parts alone."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The army said he was forced to surrender after he had been surrounded in Rutshuru by Congolese soldiers.": [],
    "The M23 was surrounded in Bunagana by the army.": ["contest drc-government @ Bunagana"],
    "The flag of Ukraine was hoisted over the town hall of Lviv on Independence Day, as soldiers watched.": [],
    "Ukrainian soldiers hoisted their flag over Robotyne on Independence Day.": ["capture ukraine @ Robotyne"],
    "Rebels took the towns of Bama -118,121; Madagali -12,919 and Marte -15,707 in Nigeria.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Madagali",
        "capture boko-haram @ Marte",
    ],
    "Boko Haram took four towns. The towns included Dikwa -29,026; Damboa -233,200; Gwoza -15,176 and Marte -15,707.": [
        "capture boko-haram @ Damboa",
        "capture boko-haram @ Dikwa",
        "capture boko-haram @ Gwoza",
        "capture boko-haram @ Marte",
    ],
    "All of Bama is clear of insurgents, the minister said, five months after they had overrun the town in Nigeria.": [
        "capture boko-haram @ Bama",
        "capture nigeria-government @ Bama",
    ],
    "The town of Bama has been lost, the army said, after it had been besieged by Boko Haram.": [
        "contest boko-haram @ Bama",
        "withdrawal nigeria-government @ Bama",
    ],
    "Aid will go to the parts of Tigray that are under the control of the Ethiopian army.": [
        "control ethiopia-government @ Tigray [part]"
    ],
    "Boko Haram killed ten people in three villages. The villages include Kawuri and Chibok.": [],
    "The army said it would retake two towns from the M23. They are Sake and Minova.": [],
    "By evening al-Shabaab held twelve hostages in a hotel in Mogadishu.": [],
    "The two towns that Boko Haram burned last month, Bama and Gwoza, were empty when soldiers came.": [],
}


@pytest.mark.parametrize(("text", "events"), TOLD.items())
def test_no_ground_is_taken_by_that(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
