"""Ordinary turns of agencies: brought under control by, taken out of, opposite a town, between two others, a raid."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The town of Qusayr has been brought under full control by Syrian troops supported by Hezbollah fighters.": [
        "capture syria-government @ Qusayr"
    ],
    "Some 350 insurgents of the NLA were taken out of Aracinovo, 10 km from Skopje, under a NATO deal.": [
        "withdrawal nla-macedonia @ Aracinovo"
    ],
    "Bangkok has evacuated 138,000 people from Surin and Sisaket as Cambodian troops fired rockets.": [],
    "M23 fighters were in Sake on Friday after the Congolese troops there withdrew without fighting.": [
        "capture m23 @ Sake",
        "withdrawal drc-government @ Sake",
    ],
    "Rebels attacked the military camp in Bourem, between Gao and Timbuktu; a spokesman said they controlled it.": [
        "contest mali-rebels @ Bourem military camp",
        "control mali-rebels @ Bourem military camp",
    ],
    "Kismayo, the last stronghold of al-Shabaab, was abandoned and government troops rolled in unopposed.": [
        "capture somalia-government @ Kismayo",
        "withdrawal al-shabaab @ Kismayo",
    ],
    "Bria followed Bambari into the hands of the Seleka on Friday.": [
        "capture seleka @ Bambari",
        "capture seleka @ Bria",
    ],
    "In Kherson, occupied by Russian forces since early March, a curfew began.": ["control russia @ Kherson"],
    "Residents of Lyman said Russian soldiers had already gone from the town.": ["withdrawal russia @ Lyman"],
    "Troops entered Bria and vowed to hunt down the rebels.": ["capture car-government @ Bria"],
    "Iraqi soldiers recaptured the ruins of the town of Baiji on Thursday.": ["capture iraq-government @ Baiji"],
}
NO_CAPTURE = {
    "Two al Shabaab gunmen entered the Muna Hotel in Mogadishu on Tuesday, and 32 people died.": [],
    "UN peacekeepers and Central African forces moved into PK5 in an operation to disarm a militia.": [],
    "The Karen resistance took the border town opposite Mae Sot.": [],
    "Soldiers went into Bria to look for weapons.": [],
}


@pytest.mark.parametrize(("text", "events"), [*TOLD.items(), *NO_CAPTURE.items()])
def test_what_agencies_tell(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)


FRONTED = {
    "Under a deal brokered by Qatar, the rebels left Daraya.": ["withdrawal syria-opposition @ Daraya"],
    "In an operation backed by French helicopters, Malian troops took Kidal.": ["capture mali-government @ Kidal"],
    "In an operation supported by helicopters and drones, the army took Bria.": ["capture car-government @ Bria"],
    "After a battle won by the army, the rebels left Daraya.": ["withdrawal syria-opposition @ Daraya"],
    "Following an attack carried out by M23 rebels, the army left Sake.": ["withdrawal drc-government @ Sake"],
    "Troops backed by tanks, jets and helicopters took Bria.": ["capture car-government @ Bria"],
    "The region, including Bria, Bambari and Bouca, was taken by the rebels.": [
        "capture cpc @ Bambari",
        "capture cpc @ Bouca",
        "capture cpc @ Bria",
    ],
    "Soldiers of the 57th and 58th divisions had entered Kilinochchi, where the Tamil Tigers had their capital.": [
        "capture sri-lanka-government @ Kilinochchi"
    ],
    "Somaliland said its troops had left Las Anod.": ["withdrawal somaliland @ Las Anod"],
    "A Taliban spokesman said they held most of the country; in Herat, an official confirmed that Ghoryan was lost.": [
        "withdrawal afghanistan-government @ Ghoryan"
    ],
    "Al Shabaab fighters captured Adan Yabaal, said an officer; the information ministry called the report false.": [
        "capture al-shabaab @ Adan Yabaal (claimed)"
    ],
}


@pytest.mark.parametrize(("text", "events"), FRONTED.items())
def test_what_stands_in_front_and_behind(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)


def test_the_day_of_a_fall_told_in_front_is_not_that_of_the_next(reader: Reader) -> None:
    told = reader.events("A week after the fall of Bria, the rebels took Bouca.")
    starts = {event.place.name: event.date.start for event in told}
    assert starts["Bria"] < starts["Bouca"]


def test_verbs_share_an_object_behind_the_last_of_them(reader: Reader) -> None:
    assert reader.told("Rebels captured, looted and burned Bria.") == ["capture cpc @ Bria"]


def test_they_go_on_with_those_who_did_it_and_not_with_who_tells(reader: Reader) -> None:
    text = "Azerbaijani officials confirmed that Armenian forces had captured Lachin. Earlier they had taken Shusha."
    assert reader.told(text) == ["capture armenia @ Lachin", "capture armenia @ Shusha"]


SHORTENED = {
    "EPLF guerrillas captured Afabet, and Addis Ababa, without saying why, has recalled its troops from Barentu.": [
        "capture eplf @ Afabet",
        "withdrawal ethiopia-government @ Barentu",
    ],
    "The military commander of the M23 rebels, John Doe, said Kitchanga was now in their hands.": [
        "capture m23 @ Kitchanga"
    ],
    "“We’ve taken San Miguel,” the army spokesman said.": ["capture el-salvador-government @ San Miguel"],
    '"We\'re in control of Bria," the army spokesman said.': ["control car-government @ Bria"],
    "“We’ll take Bria,” the army spokesman said.": ["capture car-government @ Bria (planned)"],
    "“I’ve seen nothing,” a soldier in Bria said.": [],
    "The opposition Patriotic Front has recaptured the seat of Kanchibiya from an army officer in a by-election.": [],
    "Diplomats in Kinshasa said the town had fallen. Rebels attacked Goma on Friday.": ["contest m23 @ Goma"],
}


@pytest.mark.parametrize(("text", "events"), SHORTENED.items())
def test_words_run_together_and_who_tells_from_afar(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
