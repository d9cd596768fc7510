"""Verbs of movement and battle: going in unopposed is a capture, everything else is fighting."""

import pytest

from tests.nlp.reading import Reader

ENTER = {
    "Wagner fighters and Malian soldiers entered Kidal without resistance.": ["capture mali-government @ Kidal"],
    "The Kenyan army walked into Kismayo unopposed.": ["capture somalia-government @ Kismayo"],
    "Rwandan troops marched into Goma on Monday.": ["capture rwanda @ Goma"],
    "Charles Taylor's fighters swept into Buchanan.": ["capture npfl @ Buchanan"],
    "The RPF of Rwanda took Kigali after heavy fighting and hours later marched into Butare.": [
        "capture rpf @ Butare",
        "capture rpf @ Kigali",
    ],
    "Karen rebels stormed into Kawkareik, where fighting went on.": ["contest karen-forces @ Kawkareik"],
    "Journalists walked into Kismayo.": [],
}
FIGHT = {
    "Fighting in Angola raged on for control of Huambo.": ["contest None @ Huambo"],
    "RSF troops advanced on Sennar from the north.": ["contest rsf @ Sennar"],
    "The Azeri army is advancing on Lachin.": ["contest azerbaijan @ Lachin"],
    "Militants attacked Ancuabe in northern Mozambique.": ["contest islamic-state @ Ancuabe"],
    "Sierra Leone's rebels stand 20 kilometres short of Freetown.": ["contest ruf @ Freetown"],
    "The rebels launched an offensive to retake Bukavu in Congo.": ["contest m23 @ Bukavu"],
    "The army of Nigeria launched an offensive last week to retake Monguno.": ["contest nigeria-government @ Monguno"],
    "Somali troops advancing on Jilib captured Bu'ale on Sunday.": [
        "capture somalia-government @ Bu'ale",
        "contest somalia-government @ Jilib",
    ],
    "UNITA shells landed in Kuito.": [],
}
NEAR = {
    "Al-Shabaab militants attacked a military base in Bulo Marer.": ["contest al-shabaab @ Bulo Marer military base"],
    "Ansar Dine fighters ambushed a Malian army convoy near Menaka.": ["contest jihadists-sahel @ Menaka"],
    "The junta's troops counterattacked at Kawkareik.": ["contest myanmar-junta @ Kawkareik"],
    "The rebels keep Bor, on the Nile, where they have been besieged by the army of South Sudan.": [
        "contest south-sudan-government @ Bor",
        "control spla-io @ Bor",
    ],
    "Armenian and Azerbaijani troops exchanged fire near Martakert.": ["contest armenia @ Martakert"],
    "Arakan Army fighters reached the outskirts of Gwa on Thursday.": ["contest arakan-army @ Gwa [part]"],
    "Taliban fighters were at the gates of Kandahar.": ["contest taliban @ Kandahar [part]"],
    "Houthi fighters, with army units loyal to the former president, pushed on towards Aden.": [
        "contest houthi @ Aden"
    ],
    "Government troops and rebels have been fighting over Malakal.": ["contest south-sudan-government @ Malakal"],
    "Malakal is being fought over by the army and the rebels.": ["contest south-sudan-government @ Malakal"],
    "The Sri Lankan army has advanced to within 4 km of Kilinochchi.": ["contest sri-lanka-government @ Kilinochchi"],
    "At Kailahun, more than 200 Indian peacekeepers are still surrounded by the RUF rebels.": [
        "contest ruf @ Kailahun"
    ],
    "In Ad Dinder, east of Sinja, residents reported clashes between RSF fighters and soldiers.": [
        "contest rsf @ Ad Dinder"
    ],
    "The rebels defeated the army of Chad on Friday at Massaguet.": ["contest chad-rebels @ Massaguet"],
    "The opposition defeated the president in Lagos, soldiers said.": [],
    "Soldiers reached the capital of their careers in Goma.": [],
    "Gunmen attacked a bank in Nairobi.": [],
    "The tanks of the army were attacked by rust in Goma.": [],
    "Police clashed with protesters in Khartoum.": [],
    "Soldiers and fans clashed in Bukavu after the match.": [],
    "The minister was driven to the capital, Bamako, by soldiers.": [],
}
GOING_ON = {
    "Arakan Army forces tightened the ring around Sittwe.": ["contest arakan-army @ Sittwe"],
    "The noose around Ghazni has tightened, and Taliban fighters are near.": ["contest taliban @ Ghazni"],
    "Artillery duels continue in Khartoum North between the army and the RSF.": ["contest saf @ Khartoum North"],
    "The Ethiopian army pushed on to Axum and Adwa on Tuesday.": [
        "contest ethiopia-government @ Adwa",
        "contest ethiopia-government @ Axum",
    ],
    "There were exchanges of fire on Sunday at Kilolirwe between M23 and the army of Congo.": [
        "contest m23 @ Kilolirwe"
    ],
    "Battles between the army and the Houthis are taking place on the outskirts of Harib.": [
        "contest yemen-government @ Harib [part]"
    ],
    "Sennar in Sudan is quiet. An RSF attack on its western gate was repelled by the army.": [
        "contest rsf @ Sennar [part]"
    ],
}
FEARED = {
    "RSF vehicles gathered at Kuma, and there is a fear that an attack on El Fasher is near.": [],
    "Residents fear an attack on El Fasher by the RSF.": ["contest rsf @ El Fasher (planned)"],
    "An attack on El Fasher by the RSF is imminent.": ["contest rsf @ El Fasher (planned)"],
    "The army of Sudan fears an RSF attack on Sennar.": ["contest rsf @ Sennar (planned)"],
    "There is a risk of fighting in Malakal between the army and the rebels.": [
        "contest south-sudan-government @ Malakal (planned)"
    ],
    "The police tightened security around Sittwe for the visit.": [],
    "Exchanges of gifts between soldiers took place in Goma.": [],
    "A duel of words continues in Khartoum between the army and the RSF.": [],
    "The Ethiopian team pushed on to Axum on Tuesday, soldiers said.": [],
}
REPEL = {
    "The Sudanese army repelled an RSF attack on El Fasher on Sunday.": "El Fasher",
    "Afghan forces repulsed a Taliban assault on Lashkar Gah.": "Lashkar Gah",
    "A Taliban assault on Ghazni was beaten back by Afghan soldiers.": "Ghazni",
}


@pytest.mark.parametrize("text", GOING_ON)
def test_fighting_that_goes_on_is_told_by_rings_duels_and_battles_at_the_edge(reader: Reader, text: str) -> None:
    assert reader.told(text) == GOING_ON[text]


@pytest.mark.parametrize("text", FEARED)
def test_a_fight_that_is_only_feared_is_not_reported(reader: Reader, text: str) -> None:
    assert reader.told(text) == FEARED[text]


@pytest.mark.parametrize("text", ENTER | FIGHT | NEAR)
def test_a_verb_of_battle_tells_of_fighting_unless_nobody_fought(reader: Reader, text: str) -> None:
    assert reader.told(text) == (ENTER | FIGHT | NEAR)[text]


@pytest.mark.parametrize("text", REPEL)
def test_a_repelled_attack_is_fighting_between_the_two_and_moves_nothing(reader: Reader, text: str) -> None:
    (event,) = reader.events(text)
    assert (event.kind, event.place.name) == ("contest", REPEL[text])
    assert event.actor is not None
    assert event.opponent is not None
    assert event.actor.side != event.opponent.side


NOT_YET_WON = {
    "The Sudanese army entered Wad Madani on Friday but has not yet retaken its centre from the RSF.": [
        "contest saf @ Wad Madani"
    ],
    "M23 fighters entered Sake but have yet to drive the army of Congo from the centre of the town.": [
        "capture m23 @ Sake (planned) [most]",
        "contest m23 @ Sake",
        "withdrawal drc-government @ Sake (planned) [most]",
    ],
    "Taliban fighters drove into Zaranj and met no resistance.": ["capture taliban @ Zaranj"],
    "Al-Shabaab fighters rolled into Adale at dawn and faced little resistance from the Somali army.": [
        "capture al-shabaab @ Adale"
    ],
    "Taliban fighters drove into Zaranj and met fierce resistance.": ["contest taliban @ Zaranj"],
}
ATTEMPTED = {
    "The Sudanese army foiled a bid by the RSF to storm El Fasher.": ["contest rsf @ El Fasher"],
    "Malian troops beat back an attempt of Ansar Dine to advance on Douentza.": ["contest jihadists-sahel @ Douentza"],
    "The Taliban repulsed an attempt by Afghan forces to retake Ghormach.": [
        "contest afghanistan-government @ Ghormach"
    ],
    "The Somali army thwarted an attempt to smuggle arms into Kismayo.": [],
    "Police foiled a bid to rob a bank in Goma.": [],
    "The RSF attacked near Sennar and around Sinja on Monday.": ["contest rsf @ Sennar", "contest rsf @ Sinja"],
    "Boko Haram fighters clashed with soldiers at Baga and near Monguno.": [
        "contest boko-haram @ Baga",
        "contest boko-haram @ Monguno",
    ],
    "Fighting raged in Sake and in Goma people slept, the army of Congo said.": ["contest None @ Sake"],
}


@pytest.mark.parametrize("text", NOT_YET_WON)
def test_who_goes_in_has_the_town_only_if_nobody_is_left_to_fight(reader: Reader, text: str) -> None:
    assert reader.told(text) == NOT_YET_WON[text]


@pytest.mark.parametrize("text", ATTEMPTED)
def test_an_attempt_that_was_beaten_off_is_fighting_by_those_who_tried(reader: Reader, text: str) -> None:
    assert reader.told(text) == ATTEMPTED[text]
