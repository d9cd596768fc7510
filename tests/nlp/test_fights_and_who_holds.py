"""Fights that changed nothing beside who holds the place, and what is told of it by the way."""

from datetime import date

import pytest

from services.ledger.events import ControlEvent
from tests.nlp.reading import Reader, brief

# the day of publication, what is told, what comes out
TOLD: list[tuple[date, str, list[str]]] = [
    (
        date(2013, 9, 18),
        "Gunmen of the MNLF attacked Lamitan last Thursday. A second attack was beaten back on Monday, officials said.",
        ["contest mnlf @ Lamitan", "contest mnlf @ Lamitan"],
    ),
    (
        date(2012, 8, 20),
        "Syrian rebels firmly hold Azaz and beat off an assault on Sunday, their spokesman said.",
        ["contest syria-government @ Azaz", "control syria-opposition @ Azaz"],
    ),
    (
        date(2017, 9, 20),
        "Islamic State attacked Qaryatayn on Friday. The Syrian army had retaken the town from the militants.",
        ["capture syria-government @ Qaryatayn", "contest islamic-state @ Qaryatayn"],
    ),
    (
        date(2021, 1, 17),
        "Bouar was attacked again on Sunday morning, the mayor said. The rebels of the CPC left Bangassou on Saturday, "
        "the UN mission MINUSCA said.",
        ["contest cpc @ Bouar", "withdrawal cpc @ Bangassou"],
    ),
    (
        date(2023, 4, 16),
        "The army and the RSF traded fire around Merowe airport and the presidential palace in Khartoum.",
        ["contest saf @ Khartoum presidential palace", "contest saf @ Merowe airport"],
    ),
    (
        date(2014, 6, 13),
        "Rebels attacked army posts in Kidal on Friday, Mali's government said.",
        ["contest mali-rebels @ Kidal"],
    ),
    (
        date(2022, 5, 24),
        "Russian attacks were repelled near Bakhmut, including around Soledar and Opytne, Kyiv's general staff said.",
        ["contest russia @ Bakhmut", "contest russia @ Opytne", "contest russia @ Soledar"],
    ),
    (
        date(2018, 6, 13),
        "Fighters backed by the Saudi-led coalition launched an assault on Hodeidah in Yemen.",
        ["contest yemen-government @ Hodeidah"],
    ),
    (
        date(2015, 3, 17),
        "With Bama liberated, three towns of Borno are still under the control of Boko Haram: Gwoza, Abadam and Marte.",
        [
            "capture None @ Bama",
            "control boko-haram @ Abadam",
            "control boko-haram @ Gwoza",
            "control boko-haram @ Marte",
        ],
    ),
    (
        date(2019, 4, 8),
        "Clashes broke out in Sabha, Ghat and Ubari. All three are still held by Haftar's LNA.",
        [
            "contest libya-gna @ Ghat",
            "contest libya-gna @ Sabha",
            "contest libya-gna @ Ubari",
            "control libya-lna @ Ghat",
            "control libya-lna @ Sabha",
            "control libya-lna @ Ubari",
        ],
    ),
    (
        date(2025, 7, 8),
        "The M23 occupies Masisi since January, while the Congolese army holds Walikale.",
        ["control drc-government @ Walikale", "control m23 @ Masisi"],
    ),
    (
        date(2019, 6, 27),
        "GNA forces attacked the international airport in Tripoli, which the LNA has held since April.",
        ["contest libya-gna @ Tripoli international airport", "control libya-lna @ Tripoli international airport"],
    ),
    (
        date(2020, 11, 29),
        "Federal troops are in full control of Mekelle, the capital of Tigray, Prime Minister Abiy Ahmed announced.",
        ["capture ethiopia-government @ Mekelle"],
    ),
    (
        date(2021, 12, 1),
        "Ethiopian forces have driven out the TPLF and are in full control of Gashena, the government said.",
        ["capture ethiopia-government @ Gashena"],
    ),
    (
        date(2025, 10, 27),
        "Tawila is under the control of another rebel group, the SLM of Abdel Wahid al-Nur. The RSF took El Fasher.",
        ["capture rsf @ El Fasher", "control slm @ Tawila"],
    ),
    (
        date(2001, 11, 12),
        "Taloqan fell on Sunday after a battle outside the city with Taliban forces, a Northern Alliance spokesman "
        "claimed.",
        ["capture northern-alliance @ Taloqan (claimed)"],
    ),
    (
        date(2015, 7, 5),
        "Ukrainian troops are digging in around Shyrokyne, which was attacked on Sunday, the army said. Separatists "
        "hold Donetsk.",
        ["contest russia @ Shyrokyne", "control russia @ Donetsk"],
    ),
    (
        date(2009, 1, 9),
        "Sri Lankan troops marched through Pallai and Soranpattu, both found deserted, on their way north.",
        [],
    ),
    (
        date(2020, 7, 12),
        "Sudan's army said it repelled an Ethiopian attack on its camp at Jebel Tayara, near the border.",
        ["contest ethiopia-government @ Jebel Tayara camp"],
    ),
    (
        date(2017, 2, 21),
        "Iraqi troops took the Mosul neighbourhood of Zanjili and attacked the Mosul district of Maidan.",
        ["capture iraq-government @ Zanjili", "contest iraq-government @ Maidan"],
    ),
    (
        date(2012, 11, 22),
        "Syrian soldiers stormed the Damascus suburb of Daraya, which rebels hold, but met resistance.",
        ["contest syria-government @ Daraya", "control syria-opposition @ Daraya"],
    ),
    (
        date(2015, 10, 1),
        "Afghan troops pushed into the centre of Kunduz, three days after the Taliban seized the city, and officials "
        "said they had retaken most of it.",
        ["capture afghanistan-government @ Kunduz [most]", "capture taliban @ Kunduz"],
    ),
    (
        date(2016, 2, 4),
        "The offensive of the Syrian army has sent thousands to the border at Bab al-Salama, which rebels hold.",
        ["control syria-opposition @ Bab al-Salama"],
    ),
    (
        date(2024, 1, 15),
        "The Arakan Army captured Paletwa on Sunday. The rebels also attacked Kyauktaw, Myanmar's resistance said.",
        ["capture arakan-army @ Paletwa", "contest arakan-army @ Kyauktaw"],
    ),
    (
        date(2012, 7, 18),
        "Battles between rebels and the Syrian army raged in the Damascus districts of Midan and Tadamon.",
        ["contest syria-opposition @ Midan", "contest syria-opposition @ Tadamon"],
    ),
    (
        date(2015, 8, 30),
        "Loyalist forces, backed by coalition armour, closed in on Taiz, where Houthi fighters have besieged loyal "
        "militias since March.",
        ["contest houthi @ Taiz", "contest yemen-government @ Taiz"],
    ),
    (
        date(2013, 3, 22),
        "Central African rebels of the Seleka broke through a line defended by Chadian troops at Damara on Friday.",
        ["contest seleka @ Damara"],
    ),
    (
        date(2019, 1, 15),
        "Al-Shabaab gunmen stormed a hotel compound in Nairobi on Tuesday, Kenyan police said.",
        [],
    ),
    (
        date(2013, 1, 14),
        "Konna was recaptured by Malian soldiers. A minister said the Tuareg rebels had retreated in the east.",
        ["capture mali-government @ Konna"],
    ),
    (
        date(2008, 5, 9),
        "By noon the neighbourhoods of Hamra and Mazraa were in the hands of Hezbollah.",
        ["capture hezbollah @ Hamra", "capture hezbollah @ Mazraa"],
    ),
]


@pytest.mark.parametrize(("day", "text", "told"), TOLD)
def test_fights_and_who_holds(reader: Reader, day: date, text: str, told: list[str]) -> None:
    assert sorted(brief(event) for event in reader.events(text, day)) == told


def _one(reader: Reader, text: str, day: date, kind: str) -> ControlEvent:
    return next(event for event in reader.events(text, day) if event.kind == kind)


def test_a_date_in_what_is_said_aside_of_the_party_is_not_of_its_deeds(reader: Reader) -> None:
    text = "The CSP, an alliance of groups that signed a deal in 2015, said its fighters had withdrawn from Anefis."
    assert _one(reader, text, date(2023, 10, 8), "withdrawal").date.start.year == 2023


def test_who_is_attacked_holds_the_place(reader: Reader) -> None:
    text = "Ukraine's army said two attacks on Shchastya were thrown back on Friday. Separatists hold Luhansk."
    fight = _one(reader, text, date(2014, 8, 24), "contest")
    assert fight.opponent is not None
    assert fight.opponent.side == "ukraine"


def test_what_was_done_this_year_was_done_by_now(reader: Reader) -> None:
    text = "The Arakan Army captured Paletwa in 2024 from Myanmar's junta."
    assert _one(reader, text, date(2024, 12, 10), "capture").date.end == date(2024, 12, 10)


def test_what_goes_on_is_of_today_beside_old_news(reader: Reader) -> None:
    text = "Ethiopian troops captured Beledweyne in December. African Union soldiers are trying to advance on Afgoye."
    assert _one(reader, text, date(2012, 3, 14), "contest").date.end == date(2012, 3, 14)


def test_police_of_the_neighbour_fight_nobody(reader: Reader) -> None:
    text = (
        "Chin fighters captured the town of Rikhawdar. Soldiers gave themselves up to the Indian police, an officer in "
        "the Indian state of Mizoram said. In Kayah State, Karenni fighters attacked Loikaw on Saturday."
    )
    fight = _one(reader, text, date(2023, 11, 13), "contest")
    assert fight.opponent is None or fight.opponent.side == "myanmar-junta"
