"""Flags that come down or are waved, who stands in another's place, and who is driven away in buses."""

import pytest

from tests.nlp.reading import Reader

FLAGS = {
    "The Taliban flag was lowered in Musa Qala on Monday.": [],
    "The Houthi flag was burned in Taiz by soldiers of the Yemeni army.": [],
    "Malian soldiers took down the rebel flag in Kidal.": [],
    "Demonstrators raised the flag of South Yemen in Aden.": [],
    "Fans waved Croatian flags in Vukovar.": [],
    "The Taliban flag was replaced by the national flag in Musa Qala.": ["capture afghanistan-government @ Musa Qala"],
    "The Syrian flag has replaced the black banner of the Islamic State in Palmyra.": [
        "capture syria-government @ Palmyra"
    ],
    "The flag of Azerbaijan flutters over Shusha.": ["capture azerbaijan @ Shusha"],
    "The Islamic State flag went up in Sirte.": ["capture islamic-state @ Sirte"],
    "The Ukrainian flag now waves over Lyman.": ["capture ukraine @ Lyman"],
}
IN_THEIR_PLACE = {
    "Taliban fighters withdrew from Kunduz and were replaced by Afghan troops.": [
        "withdrawal taliban @ Kunduz",
        "capture afghanistan-government @ Kunduz",
    ],
    "The Serb police in Vukovar were replaced by Croatian police.": ["capture croatia @ Vukovar"],
    "The RSF replaced the army in Merowe.": ["capture rsf @ Merowe"],
    "The 3rd Brigade in Lyman was replaced by the 5th Brigade.": [],
    "African Union troops in Barawe will be replaced by Somali soldiers.": [],
    "The governor of Marib was replaced by a general.": [],
    "Soldiers abandoned their posts in Mubi and fled.": ["withdrawal nigeria-government @ Mubi"],
}
ABOARD = {
    "Rebels were bused out of Daraya to Idlib under a deal.": ["withdrawal syria-opposition @ Daraya"],
    "Buses took the last rebel fighters out of Daraya.": ["withdrawal syria-opposition @ Daraya"],
    "The last convoy of rebel fighters left Zabadani.": ["withdrawal syria-opposition @ Zabadani"],
    "Buses carrying the last rebels left Homs.": ["withdrawal syria-opposition @ Homs"],
    "Families of the fighters were bused out of Daraya.": [],
    "The last bus left Aleppo on Thursday before the army shelled the road.": [],
    "Trucks brought soldiers to Bria under the accord.": [],
}


@pytest.mark.parametrize(("text", "events"), [*FLAGS.items(), *IN_THEIR_PLACE.items(), *ABOARD.items()])
def test_whose_flag_flies_and_who_has_gone(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)
