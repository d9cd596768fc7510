"""News retold in a writer's own order: clefts, fronting, ellipsis, what is told aside and who speaks at the end."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

HAVING = {
    "The town of Bor had gone to the rebels on Sunday, the army of South Sudan said.": ["capture spla-io @ Bor"],
    "The mayor of Bor has gone to the rebels to ask for a ceasefire.": [],
    "Soldiers captured Bama on May 3; two days after, Boko Haram insurgents had it back.": [
        "capture boko-haram @ Bama",
        "capture nigeria-government @ Bama",
    ],
    "Once the Taliban had the city of Kunduz in their hands, they freed the prisoners.": ["capture taliban @ Kunduz"],
    "“We struck at Kunduz by night and our men had it in their hands at dawn,” said a Taliban commander.": [
        "capture taliban @ Kunduz"
    ],
    "Now that M23 rebels have the town of Sake back under control, its people flee.": ["capture m23 @ Sake"],
    "The Taliban had Kunduz under control for two years.": ["control taliban @ Kunduz"],
    "For the past six months the Taliban have had Kunduz, the capital of the province, under siege.": [
        "contest taliban @ Kunduz"
    ],
    "The western quarter of Taiz was for the most part theirs by now, the Houthi rebels said.": [
        "capture houthi @ Taiz [part]"
    ],
    "The Houthis are again in possession of Marib, which they lost in May.": [
        "capture houthi @ Marib",
        "withdrawal houthi @ Marib",
    ],
    "Mosul, occupied for three years by Islamic State, is back in the hands of the Iraqi army.": [
        "capture iraq-government @ Mosul"
    ],
}
WHO = {
    "Forces opposed to Assad struck on Friday and took the airport outside Aleppo.": [
        "capture syria-opposition @ Aleppo airport"
    ],
    "Mukalla is under their control, Yemeni forces which are loyal to Hadi said.": [
        "control yemen-government @ Mukalla"
    ],
    "Bor is held by South Sudan's second largest rebel force, the National Salvation Front.": ["control nas @ Bor"],
    "Massoud, whose military offensive on Taloqan began in May, spoke to reporters.": ["contest nrf @ Taloqan"],
    "It was a Taliban offensive begun in Imam Sahib that brought about the fall of Kunduz on Sunday.": [
        "capture taliban @ Kunduz",
        "contest taliban @ Imam Sahib",
    ],
    "It was Marib, east of Sanaa, that the Houthis took on Sunday.": ["capture houthi @ Marib"],
}
LISTS = {
    "Chibok and, in the north of the state, Damasak remain in the hands of Boko Haram.": [
        "control boko-haram @ Chibok",
        "control boko-haram @ Damasak",
    ],
    "Areas around Bama, the Konduga air base among them, were taken by Boko Haram.": [
        "capture boko-haram @ Konduga air base"
    ],
    "The men of Boko Haram hoisted a flag over Gwoza, which lies on a road that links Maiduguri, the capital of the "
    "state, with Mubi.": ["capture boko-haram @ Gwoza"],
    "“Nobody resisted when the rebels of M23 took the town of Sake,” Jean Bahati, one of its residents, said.": [
        "capture m23 @ Sake"
    ],
}
FOUGHT = {
    "In Kunduz, too, the Taliban had gained much ground in Sunday's fighting.": ["contest taliban @ Kunduz"],
    "The opposition made gains in Kunduz, the election commission said.": [],
    "The town of Marib saw a third day of fierce fighting between the army and the Houthis.": [
        "contest yemen-government @ Marib"
    ],
    "As for Kunduz, which the army tried to take back on Friday, the attempt was repulsed by the Taliban.": [
        "contest afghanistan-government @ Kunduz"
    ],
    "The Sudanese army tried but failed to retake Jebel Aulia.": ["contest saf @ Jebel Aulia"],
    "The Sudanese army has tried for a year to win friends in Jebel Aulia.": [],
    "Soldiers raided a Boko Haram hideout in Bama on Sunday and killed ten fighters.": [
        "contest nigeria-government @ Bama"
    ],
    "Police raided a hideout in Bama and arrested ten Boko Haram suspects.": [],
    "Nigerian troops pushed into Borno state on Monday.": [],
}
LEAVING = {
    "Kunduz fell to the Taliban on Sunday. Soldiers of the Afghan army got away across the river.": [
        "capture taliban @ Kunduz",
        "withdrawal afghanistan-government @ Kunduz",
    ],
    "The army entered Kunduz at noon. “The Taliban are gone,” a resident said.": [
        "capture afghanistan-government @ Kunduz",
        "withdrawal taliban @ Kunduz",
    ],
    "The thief got away with murder in Kunduz, soldiers said.": [],
    "The Taliban captured a town in northern Afghanistan on Sunday. Abdul Karim, an elder in Archi, said they met no "
    "resistance.": ["capture taliban @ Archi"],
}
ALL = HAVING | WHO | LISTS | FOUGHT | LEAVING


@pytest.mark.parametrize("text", ALL)
def test_what_a_writer_tells_in_his_own_order(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_what_proved_hard_did_not_happen(reader: Reader) -> None:
    text = "The army of Mali has had a hard time getting Kidal under its control again."
    assert [event.status for event in reader.events(text)] == ["planned"]


def test_a_war_in_the_south_of_sudan_is_sudans_until_it_is_a_state(reader: Reader) -> None:
    text = "The SPLA has taken Torit, where it drove out the army, and is marching on Juba."
    then = {event.actor.side for event in reader.events(text, date(1992, 6, 1)) if event.actor}
    assert then == {"spla", "saf"}


def test_the_date_of_a_relative_clause_is_not_that_of_the_news(reader: Reader) -> None:
    text = "Sake was taken on Monday by M23 rebels from Rutshuru, a town that has been theirs since a battle in 2022."
    (taken,) = [event for event in reader.events(text) if event.kind == "capture"]
    assert taken.date.start == date(2023, 12, 18)


NAMED_LATER = {
    "Voinjama has gone to rebels. The town is held by the Movement for Democracy in Liberia; the other group, LURD, "
    "is at Monrovia. LURD fighters took Gbarnga in May, and LURD said it would stay.": [
        "capture lurd @ Gbarnga",
        "capture model @ Voinjama",
    ],
    "“They attacked us at dawn,” said a source in the army of Mali. “They were pushed back and the town of Kidal is "
    "under our control,” added the source.": ["control mali-government @ Kidal"],
    "“They attacked us at dawn,” said a resident. “The town of Kidal in Mali is under our control,” he added.": [],
    "Ahmed Yusuf, a resident of Kidal, said rebels of Mali took it back.": ["capture mali-rebels @ Kidal"],
    "The rebels in Mali got Gao back on Monday, a place they had pulled out of in May.": [
        "capture mali-rebels @ Gao",
        "withdrawal mali-rebels @ Gao",
    ],
    "The Taliban is in control of most of it, Taloqan, the capital of Takhar, included.": ["control taliban @ Taloqan"],
    "In the hands of Kabul are Kunduz, Tirgaran, northwest of the city, and a corridor to the east.": [
        "control afghanistan-government @ Kunduz",
        "control afghanistan-government @ Tirgaran",
    ],
}


@pytest.mark.parametrize("text", NAMED_LATER)
def test_whom_another_sentence_names(reader: Reader, text: str) -> None:
    assert reader.told(text) == NAMED_LATER[text]


VILLAGES = {
    "Kolagir, Malatkesh and Dellek villages of Zangilan district, Sirikly, Kurtlar villages of Jabrayil were freed, "
    "the army of Azerbaijan said.": [
        "capture azerbaijan @ Dellek",
        "capture azerbaijan @ Kolagir",
        "capture azerbaijan @ Kurtlar",
        "capture azerbaijan @ Malatkesh",
        "capture azerbaijan @ Sirikly",
    ],
    "Shusha is no longer under occupation, the president of Azerbaijan said after the army took Jabrayil.": [
        "capture azerbaijan @ Jabrayil",
        "capture azerbaijan @ Shusha",
    ],
    "Kherson is no longer under Russian occupation, Ukraine said.": ["withdrawal russia @ Kherson"],
    "Mubi and Bama, the other two towns that changed hands, are calm and under the control of the Nigerian army.": [
        "control nigeria-government @ Bama",
        "control nigeria-government @ Mubi",
    ],
    "Russian troops advanced in Selydove, Vuhledar, near Vyshneve and in Toretsk.": [
        "contest russia @ Selydove",
        "contest russia @ Toretsk",
        "contest russia @ Vuhledar",
        "contest russia @ Vyshneve",
    ],
    "Firefights were heard in Bama and near Konduga on Friday as soldiers and Boko Haram clashed.": [
        "contest boko-haram @ Bama",
        "contest boko-haram @ Konduga",
    ],
    "When will the army of Ukraine take Luhansk?": [],
    "“Has the Taliban captured Kabul?”": [],
}


@pytest.mark.parametrize("text", VILLAGES)
def test_many_places_and_questions(reader: Reader, text: str) -> None:
    assert reader.told(text) == VILLAGES[text]


TURNED = {
    "Into the hands of the Taliban went Kunduz on Sunday.": ["capture taliban @ Kunduz"],
    "Out of Marib the Houthis had been driven by government troops.": [
        "capture yemen-government @ Marib",
        "withdrawal houthi @ Marib",
    ],
    "What the Nigerian army lost on Friday was Bama, a town in Borno.": ["withdrawal nigeria-government @ Bama"],
    "With Hazm the Houthis have taken the last town of Jawf.": ["capture houthi @ Hazm"],
    "With joy the Houthis have taken the last prize of Jawf.": [],
    "No shot was fired when the Taliban came into Kunduz on Sunday.": ["capture taliban @ Kunduz"],
    "The law came into force in Kunduz, the Taliban said.": [],
    "The whole of the north but for Kunduz is now in the hands of the Taliban.": [],
    "The Houthis stand before Marib, and shells fall on the town.": ["contest houthi @ Marib"],
    "Over Kunduz flies the flag of the Taliban.": ["capture taliban @ Kunduz"],
    "In Kunduz the Taliban now rule.": ["capture taliban @ Kunduz"],
    "The army of Mali has had to give up Kidal.": ["withdrawal mali-government @ Kidal"],
    "Gwoza has changed hands again and belongs to Boko Haram again.": ["capture boko-haram @ Gwoza"],
}


@pytest.mark.parametrize("text", TURNED)
def test_what_is_turned_round(reader: Reader, text: str) -> None:
    assert reader.told(text) == TURNED[text]


def test_the_last_sentence_of_a_feed_may_be_cut(reader: Reader) -> None:
    text = (
        "Boko Haram attacked Bama on Sunday.\n\nToday Gwoza is back in the hands of the army, and the insurgents of B"
    )
    assert reader.told(text) == ["capture nigeria-government @ Gwoza", "contest boko-haram @ Bama"]
    menu = (
        "Boko Haram attacked Bama on Sunday.\n\nGwoza Taken Back By Army As Boko Haram Flees Into Hills And More News"
    )
    assert reader.told(menu) == ["contest boko-haram @ Bama"]


WHOSE = {
    "Bunia, in Ituri, has been taken by the Hema fighters of the UPC, and they stand at the gates of Mahagi.": [
        "capture upc @ Bunia",
        "contest upc @ Mahagi",
    ],
    "Brazzaville had gone to the Cobra militia, and President Pascal Lissouba's men had left it.": [
        "capture cobra @ Brazzaville",
        "withdrawal republic-of-congo-government @ Brazzaville",
    ],
}


@pytest.mark.parametrize("text", WHOSE)
def test_they_are_those_who_took_it(reader: Reader, text: str) -> None:
    assert (
        sorted(f"{e.kind} {e.actor.side} @ {e.place.name}" for e in reader.events(text, date(1997, 10, 15)) if e.actor)
        == WHOSE[text]
    )


def test_the_rebels_of_a_man_who_came_to_rule_are_rebels(reader: Reader) -> None:
    text = (
        "Abeche, in eastern Chad, was taken on Thursday by rebels of Idriss Deby, the army of Hissene Habre admitted."
    )
    (taken,) = reader.events(text, date(1990, 12, 1))
    assert taken.actor is not None
    assert taken.actor.side == "mps"
