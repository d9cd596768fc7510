"""Provinces between commas, who leaves as others attack or after taking a town, strips of towns, two sites of one."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "A base in Ghormach district, Badghis, fell to the Taliban, Afghan officials said.": [
        "capture taliban @ Ghormach district base"
    ],
    "Sangin, Helmand, fell to the Taliban, Afghan officials said.": ["capture taliban @ Sangin"],
    "Kandahar, Helmand, and Zabul fell to the Taliban, Afghan officials said.": [
        "capture taliban @ Helmand",
        "capture taliban @ Kandahar",
        "capture taliban @ Zabul",
    ],
    "Minova, a port in the territory of Kalehe, South Kivu, has been under the control of the M23 since Tuesday.": [
        "capture m23 @ Minova"
    ],
    "The policemen in Cap-Haitien abandoned their posts on Sunday.": ["withdrawal haiti-government @ Cap-Haitien"],
    "Doctors in Cap-Haitien abandoned their posts on Sunday.": [],
    "Congolese soldiers fled across the border into Uganda after the M23 attacked Rutshuru.": [
        "contest m23 @ Rutshuru",
        "withdrawal drc-government @ Rutshuru",
    ],
    "Villagers fled across the border into Uganda after the M23 attacked Rutshuru in Congo.": [
        "contest m23 @ Rutshuru"
    ],
    "The rebels fled to the hills after the army shelled Sake, Congo.": [],
    "Boko Haram seized Dikwa, Nigeria, on Monday. The insurgents had left by Tuesday.": [
        "capture boko-haram @ Dikwa",
        "withdrawal boko-haram @ Dikwa",
    ],
    "The rebels hold a corridor along the lake in Congo which includes Sake and Minova.": [
        "control m23 @ Minova",
        "control m23 @ Sake",
    ],
    "The rebels hold a stretch of road near Sake and attack convoys in Congo.": [],
    "The Taliban captured the police headquarters and the governor's compound in Kunduz city.": [
        "capture taliban @ Kunduz compound",
        "capture taliban @ Kunduz police headquarters",
    ],
    "Al-Shabaab hit the town of Balad, Somalia, at dawn, killing dozens of policemen.": ["contest al-shabaab @ Balad"],
}


@pytest.mark.parametrize("text", TOLD)
def test_provinces_between_commas(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
