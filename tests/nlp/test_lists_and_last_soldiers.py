"""Lists at the end of a sentence, the last soldiers to leave, men who are called so, flags over one building."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "Three towns have fallen to the M23 in Congo, Kitchanga, Mweso and Rubaya.": [
        "capture m23 @ Kitchanga",
        "capture m23 @ Mweso",
        "capture m23 @ Rubaya",
    ],
    "The M23 took two villages in Congo, the army and the UN said.": [],
    "Rebels fought the army in Kabkabiya, Sudan. Residents said the last soldiers left on Sunday.": [
        "contest rsf @ Kabkabiya",
        "withdrawal saf @ Kabkabiya",
    ],
    "A militant called Hassan Ali has surrendered to government forces in Somalia.": [],
    "A fighter known as Abu Ali surrendered to troops in Maiduguri, Nigeria.": [],
    "The army seized a village known as Adayga in Somalia.": ["capture somalia-government @ Adayga"],
    "Iraqi troops overran the Iranian bridgehead at Salamcheh, Iraq.": ["capture iraq-government @ Salamcheh"],
    "A hill along the Odisha-Chhattisgarh border was reclaimed from the Maoists by Indian forces.": [],
    "Leftist guerrillas in El Salvador burned and captured a U.S.-designed fort.": [],
    "RSF fighters stormed Um Rawaba as soldiers withdrew towards Tendelti, Sudan.": ["capture rsf @ Um Rawaba"],
    "Soldiers raised the flag over the Republican Palace in Khartoum.": ["capture saf @ Republican Palace"],
    "Residents of Babanusa, Sudan, said the RSF had overrun the 22nd Division's headquarters there.": [
        "capture rsf @ 22nd Division headquarters"
    ],
    "Palma has been in insurgent hands since Saturday, officials in Mozambique said; "
    "by Monday the army held only the airstrip.": [
        "control islamic-state @ Palma",
        "control mozambique-government @ Palma airstrip",
    ],
    "The last American soldiers left Kabul on Monday, the Pentagon said.": ["withdrawal united-states @ Kabul"],
}


@pytest.mark.parametrize("text", TOLD)
def test_lists_and_last_soldiers(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


def test_the_city_is_not_its_namesake_in_the_country_of_those_who_left(reader: Reader) -> None:
    [event] = reader.events("The last American soldiers left Kabul on Monday, the Pentagon said.")
    assert event.place.country == "AF"


def test_the_day_of_a_clause_put_between_is_not_that_of_the_next(reader: Reader) -> None:
    text = "M23 rebels left Goma in Congo on Tuesday, 11 days after they had captured it, and Congo's army moved in."
    days = {e.date.start.day for e in reader.events(text) if e.actor and e.actor.side == "drc-government"}
    assert days == {19}
