"""Places that share the verb of others."""

import pytest

from tests.nlp.reading import Reader

GAPPED = {
    "The rebels of UNITA took Huambo in July, Bailundo in October.": [
        "capture unita @ Bailundo",
        "capture unita @ Huambo",
    ],
    "Monguno was recovered by the Nigerian army on 16 February and Baga five days later.": [
        "capture nigeria-government @ Baga",
        "capture nigeria-government @ Monguno",
    ],
    "Boko Haram militants have captured Gwoza and Bama in Borno; Buni Yadi in Yobe.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Buni Yadi",
        "capture boko-haram @ Gwoza",
    ],
    "The Taliban captured Kunduz, Sar-e Pul and, by nightfall, Taloqan.": [
        "capture taliban @ Kunduz",
        "capture taliban @ Sar-e Pul",
        "capture taliban @ Taloqan",
    ],
    "First Kunduz fell to the Taliban, then Taloqan and Pul-e-Khumri.": [
        "capture taliban @ Kunduz",
        "capture taliban @ Pul-e-Khumri",
        "capture taliban @ Taloqan",
    ],
    "M23 took Bunagana in June, and the town of Rutshuru the same day.": [
        "capture m23 @ Bunagana",
        "capture m23 @ Rutshuru",
    ],
}
ECHOED = {
    "Banki is still held by Boko Haram militants, as are Gwoza and Abadam.": [
        "control boko-haram @ Abadam",
        "control boko-haram @ Banki",
        "control boko-haram @ Gwoza",
    ],
    "Al-Shabaab militants hold Jilib, as does nobody else in Somalia.": ["control al-shabaab @ Jilib"],
    "Makeni remains under the control of the RUF rebels, as do Magburaka and Kailahun.": [
        "control ruf @ Kailahun",
        "control ruf @ Magburaka",
        "control ruf @ Makeni",
    ],
}
FOLLOWED = {
    "The RSF took Nyala; Zalingei followed a week later.": ["capture rsf @ Nyala", "capture rsf @ Zalingei"],
    "Al-Shabaab took Jilib. Jamame went the same way on Sunday, soldiers said.": [
        "capture al-shabaab @ Jamame",
        "capture al-shabaab @ Jilib",
    ],
    "The RSF took Nyala. Talks in Doha followed a week later.": ["capture rsf @ Nyala"],
    "The RSF took Nyala. Khartoum followed the advice of its allies.": ["capture rsf @ Nyala"],
}
ALONE = {
    "The Nigerian army took Bama on Monday, Gwoza residents said.": ["capture nigeria-government @ Bama"],
    "The Nigerian army took Bama on Monday, and Gwoza saw fighting.": [
        "capture nigeria-government @ Bama",
        "contest nigeria-government @ Gwoza",
    ],
    "The Nigerian army took Bama on Sunday, Borno State.": ["capture nigeria-government @ Bama"],
    "The Nigerian army took Bama on Monday, Maiduguri told reporters.": ["capture nigeria-government @ Bama"],
}
ELSEWHERE = {
    "The Democrats captured Ohio in November and Florida two years later.": [],
    "Manchester United took the lead in Istanbul on Sunday and Arsenal followed a week later.": [],
    "Boko Haram fighters seized girls in Chibok in April and in Damasak in November.": [],
    "The villages that soldiers visited include Kibumba and Rugari.": [],
    "The conservatives hold Madrid, as do the liberals Barcelona.": [],
}
ENUMERATED = {
    "Boko Haram militants have captured three towns: Gwoza, Bama and Buni Yadi.": [
        "capture boko-haram @ Bama",
        "capture boko-haram @ Buni Yadi",
        "capture boko-haram @ Gwoza",
    ],
    "Among the towns that fell to the Taliban were Kunduz and Taloqan.": [
        "capture taliban @ Kunduz",
        "capture taliban @ Taloqan",
    ],
    "The villages liberated by the Azerbaijani army include Chayli, Talysh and Madagiz.": [
        "capture azerbaijan @ Chayli",
        "capture azerbaijan @ Madagiz",
        "capture azerbaijan @ Talysh",
    ],
    "M23 rebels seized several towns in Masisi, including Sake and Minova.": [
        "capture m23 @ Minova",
        "capture m23 @ Sake",
    ],
    "The Tamil Tigers hold the eastern part of Jaffna peninsula, including Chavakachcheri and Valvettithurai.": [
        "control ltte @ Chavakachcheri",
        "control ltte @ Jaffna peninsula [part]",
        "control ltte @ Valvettithurai",
    ],
    "The rebels of M23 seized villages: the army of Congo fled.": [],
    "The towns of Kidal and Gao are calm, soldiers said.": [],
}
ALL = GAPPED | ECHOED | FOLLOWED | ALONE | ELSEWHERE | ENUMERATED


@pytest.mark.parametrize("text", ALL)
def test_what_is_said_of_one_place_is_said_of_those_that_share_its_verb(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_each_place_has_its_own_date(reader: Reader) -> None:
    first, second = reader.events("The rebels of UNITA took Huambo in July, Bailundo in October.")
    assert (first.date.start.month, second.date.start.month) == (7, 10)


@pytest.mark.parametrize(
    "text",
    [
        "M23 rebels captured three villages near Goma, which the army identified as Kibati, Buhumba and Rusayo.",
        "The army left the villages taken by M23 rebels near Goma, which it named as Kibati, Buhumba and Rusayo.",
    ],
)
def test_places_are_named_behind_what_was_said_of_them(reader: Reader, text: str) -> None:
    taken = {event.place.name for event in reader.events(text) if event.kind == "capture"}
    assert taken == {"Kibati", "Buhumba", "Rusayo"}


def test_what_goes_up_and_down_is_no_town(reader: Reader) -> None:
    text = "The Houthis captured Harib on Monday. Prices at fuel stations in Ataq went down on Tuesday."
    assert reader.told(text) == ["capture houthi @ Harib"]


DONE_WITH = {
    "On Monday M23 seized Sake, as it had done with Minova and Bweremana in May.": [
        "Bweremana 2023-05-01",
        "Minova 2023-05-01",
        "Sake 2023-12-18",
    ],
    "The Taliban captured Ghazni on Thursday, as they did with Kunduz in 2015.": [
        "Ghazni 2023-12-14",
        "Kunduz 2015-01-01",
    ],
    "M23 seized Sake on Monday, as it had not done with Minova.": ["Sake 2023-12-18"],
    "The Taliban left Ghazni on Thursday as their leaders did with pleasure.": ["Ghazni 2023-12-14"],
}


@pytest.mark.parametrize("text", DONE_WITH)
def test_what_was_done_with_other_places_before_has_its_own_date(reader: Reader, text: str) -> None:
    assert sorted(f"{e.place.name} {e.date.start}" for e in reader.events(text)) == DONE_WITH[text]


LEFT_AGAIN = {
    "M23 seized Sake and Minova on Monday, each time leaving within a day.": [
        "capture m23 @ Minova",
        "capture m23 @ Sake",
        "withdrawal m23 @ Minova",
        "withdrawal m23 @ Sake",
    ],
    "Boko Haram fighters overran Bama, withdrawing again hours later.": [
        "capture boko-haram @ Bama",
        "withdrawal boko-haram @ Bama",
    ],
    "The RSF captured Sinja, leaving dozens of soldiers dead within hours.": ["capture rsf @ Sinja"],
    "Al-Shabaab attacked Adale, leaving within the hour.": ["contest al-shabaab @ Adale"],
    "The Sudanese army took Sinja, the last RSF unit leaving the town hours later.": ["capture saf @ Sinja"],
}


@pytest.mark.parametrize("text", LEFT_AGAIN)
def test_who_leaves_again_at_once_gives_up_all_that_he_took(reader: Reader, text: str) -> None:
    assert reader.told(text) == LEFT_AGAIN[text]
