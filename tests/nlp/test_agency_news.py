"""Plain sentences as agencies write them: what stands between a verb and its place, and who "it" is."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

BOSNIA = date(1995, 9, 20)

Told = set[tuple[str, str | None, str]]


def told(reader: Reader, text: str, published: date, title: str = "") -> Told:
    events = reader.events(text, published, title)
    return {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events}


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            BOSNIA,
            "The Bosnian army said it lost a string of villages to Serb forces on Monday, among them Otoka and Bihac.",
            {("withdrawal", "bosnia-government", "Bihac"), ("capture", "republika-srpska", "Bihac")},
        ),
        (
            date(2014, 6, 20),
            "Militants overran Tikrit and Samarra, two towns on the road to the Iraqi capital, Baghdad.",
            {("capture", "islamic-state", "Tikrit"), ("capture", "islamic-state", "Samarra")},
        ),
        (
            date(2015, 2, 20),
            "Boko Haram still holds Dikwa in the east of Borno state, as well as Gwoza and Bama.",
            {("control", "boko-haram", name) for name in ("Dikwa", "Gwoza", "Bama")},
        ),
        (
            date(2016, 12, 9),
            "The eastern side of Aleppo was declared liberated by the Syrian army on Thursday.",
            {("capture", "syria-government", "Aleppo")},
        ),
        (
            date(2014, 11, 14),
            "Nigerian hunters chased Boko Haram out of Mubi, which had been seized on Monday.",
            {
                ("withdrawal", "boko-haram", "Mubi"),
                ("capture", "nigeria-government", "Mubi"),
                ("capture", "boko-haram", "Mubi"),
            },
        ),
    ],
    ids=["among them", "two towns on the road", "as well as", "declared liberated", "chased out of"],
)
def test_lists_and_what_is_said_beside_them(reader: Reader, published: date, text: str, expected: Told) -> None:
    assert told(reader, text, published) >= expected
    assert {place for _, _, place in told(reader, text, published)} - {"Otoka"} == {one[2] for one in expected}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Moscow has announced that it is withdrawing troops from Kherson. Ukrainian men move up.",
            "russia",
        ),
        ("Ukrainian guns fire at Kherson. Russia said it was pulling its soldiers out of Kherson.", "russia"),
        ("Kyiv said Russian troops were withdrawing soldiers from Kherson.", "russia"),
    ],
)
def test_those_who_are_withdrawn_are_of_the_one_who_withdraws_them(reader: Reader, text: str, side: str) -> None:
    assert ("withdrawal", side, "Kherson") in told(reader, text, date(2022, 11, 10))


def test_it_after_an_offensive_is_the_one_whose_offensive_it_is(reader: Reader) -> None:
    text = "The city is the target of Russia's offensive since it captured Lyman in May. Ukrainian troops hold on."
    assert ("capture", "russia", "Lyman") in told(reader, text, date(2022, 7, 1))


def test_who_is_told_of_behind_that_is_not_where_it_was_told(reader: Reader) -> None:
    text = "A Taliban envoy told reporters in Islamabad that the militia had pulled out of Bamiyan."
    assert told(reader, text, date(2001, 11, 12)) == {("withdrawal", "taliban", "Bamiyan")}


def test_who_overran_it_stands_behind_until(reader: Reader) -> None:
    text = "The rebels took Goma, which had served as the army's base until M23 overran it in November."
    assert ("capture", "m23", "Goma") in told(reader, text, date(2012, 12, 2))


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi police captured two Islamic State suspects in an ambush in Kirkuk on Monday.",
        "Bentiu is quiet, but food has been short since fighting erupted in Juba in December.",
    ],
)
def test_arrests_and_what_long_went_on_are_no_fighting_of_today(reader: Reader, text: str) -> None:
    assert reader.events(text) == []


def test_clashes_in_the_streets_are_those_of_the_town_told_of(reader: Reader) -> None:
    text = "Iraqi forces entered Ramadi on Monday. Clashes were ongoing in several neighbourhoods on Tuesday."
    assert ("contest", "Ramadi") in {(one.kind, one.place.name) for one in reader.events(text, date(2015, 12, 22))}


def test_an_attack_of_a_named_group_is_its_attack(reader: Reader) -> None:
    text = "The Sudanese army repelled an RSF attack on El Obeid on Monday."
    assert ("contest", "rsf", "El Obeid") in told(reader, text, date(2024, 6, 1))


def test_the_topic_of_a_title_takes_nothing(reader: Reader) -> None:
    text = "Opposition forces are moving on Kunduz. The gains follow the fall of Mazar-i-Sharif on Friday."
    title = "Afghanistan: Northern Alliance moves on Kunduz"
    assert ("capture", "afghanistan-government", "Mazar-i-Sharif") not in told(reader, text, date(2001, 11, 12), title)


def test_who_took_it_long_before_is_not_who_takes_it_now(reader: Reader) -> None:
    text = (
        "Russian forces left Izyum, months after they took Izyum on April 1. Kupiansk was liberated on Friday. "
        "Ukrainian soldiers were welcomed."
    )
    assert ("capture", "russia", "Kupiansk") not in told(reader, text, date(2022, 9, 11))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "M23 fighters captured a strategic town in eastern Congo on Friday. Masisi, some 80 km west of Goma, lies "
            "among hills.",
            {("capture", "m23", "Masisi")},
        ),
        (
            "M23 rebels seized another town in Congo on Monday. The capture of Masisi leaves the road open.",
            {("capture", "m23", "Masisi")},
        ),
        ("M23 rebels captured a town near Goma in Congo on Monday. Goma, the provincial capital, was quiet.", set()),
        ("M23 rebels captured a village in Congo on Monday. Goma heard no shots.", set()),
    ],
)
def test_a_town_without_a_name_is_the_one_that_the_next_sentence_opens_with(
    reader: Reader, text: str, expected: Told
) -> None:
    assert told(reader, text, date(2024, 2, 1)) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            date(2020, 1, 7),
            "Haftar's forces took full control of Sirte in three hours, including Ghardabiya airbase.",
            {("capture", "libya-lna", "Sirte"), ("capture", "libya-lna", "Ghardabiya airbase")},
        ),
        (
            date(2012, 12, 10),
            "M23 fighters took Goma and held it for more than a week before withdrawing.",
            {("capture", "m23", "Goma"), ("withdrawal", "m23", "Goma")},
        ),
        (
            date(2024, 2, 1),
            "The Sudanese army lost Nyala in October when its troops withdrew. El Obeid is still held by the army.",
            {("withdrawal", "saf", "Nyala"), ("control", "saf", "El Obeid")},
        ),
        (
            date(2024, 7, 1),
            "The Sudanese army still holds Nyala and El Fasher in North Darfur, which the RSF has besieged since May.",
            {("control", "saf", "Nyala"), ("control", "saf", "El Fasher"), ("contest", "rsf", "El Fasher")},
        ),
    ],
)
def test_what_else_is_told_of_the_same_place(reader: Reader, published: date, text: str, expected: Told) -> None:
    assert told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            date(2015, 10, 20),
            "Units of the Syrian army restored security and stability to the town of Hader on Monday.",
            {("capture", "syria-government", "Hader")},
        ),
        (
            date(2011, 8, 22),
            "Libyan rebels took control on Sunday of the towns of Zawiya and Gharyan.",
            {("capture", "libya-rebels", "Zawiya"), ("capture", "libya-rebels", "Gharyan")},
        ),
        (
            date(2016, 3, 1),
            "Nigerian soldiers captured one Musa Bulama, a Boko Haram commander, near Bama.",
            set(),
        ),
        (
            date(2020, 11, 3),
            "Birinji, Chaylag, Zilanli villages of Gubadli district were liberated by the Azerbaijani army.",
            {("capture", "azerbaijan", name) for name in ("Birinji", "Chaylag", "Zilanli")},
        ),
        (
            date(2021, 12, 2),
            "Ethiopian troops broke the lines which the TPLF had built for months, and are in control of Gashena.",
            {("control", "ethiopia-government", "Gashena")},
        ),
        (
            date(2023, 1, 15),
            "Russian troops are attacking. The enemy has occupied Soledar, Ukraine's General Staff said.",
            {("capture", "russia", "Soledar")},
        ),
    ],
    ids=["order restored", "control on Sunday of", "one NAME", "villages without and", "over a relative", "the enemy"],
)
def test_idioms_of_bulletins(reader: Reader, published: date, text: str, expected: Told) -> None:
    assert told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            date(2025, 2, 1),
            "Congolese troops and M23 rebels clashed in Masisi and near Rutshuru on Friday.",
            {"Masisi", "Rutshuru"},
        ),
        (
            date(2024, 9, 1),
            "Russian forces also advanced in Toretsk and near Vuhledar in Ukraine.",
            {"Toretsk", "Vuhledar"},
        ),
        (
            date(2020, 2, 1),
            "Clashes with Syrian rebels are continuing on the axes of Saraqib.",
            {"Saraqib"},
        ),
        (date(2020, 2, 1), "Syrian rebels fought in Saraqib and in Idlib the shops were shut.", {"Saraqib"}),
    ],
)
def test_fighting_in_one_place_and_near_another(reader: Reader, published: date, text: str, expected: set[str]) -> None:
    assert {one.place.name for one in reader.events(text, published) if one.kind == "contest"} == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            date(2014, 6, 12),
            "Islamic State militants captured Tikrit on Wednesday after Iraqi soldiers left their posts there.",
            {("capture", "islamic-state", "Tikrit"), ("withdrawal", "iraq-government", "Tikrit")},
        ),
        (
            date(2015, 12, 3),
            "Militants took Zinjibar in Yemen. Al Qaeda holds Mukalla since April, when soldiers left bases there.",
            {
                ("capture", "aqap", "Zinjibar"),
                ("control", "aqap", "Mukalla"),
                ("withdrawal", "yemen-government", "Mukalla"),
            },
        ),
        (
            date(2022, 12, 1),
            "Al-Shabaab fighters withdrew from Jowhar on Sunday and moved towards Balcad in Somalia.",
            {("withdrawal", "al-shabaab", "Jowhar")},
        ),
        (
            date(2014, 12, 1),
            "Three other districts of Borno State, Gwoza, Dikwa and Bama, are still held by Boko Haram insurgents.",
            {("control", "boko-haram", name) for name in ("Gwoza", "Dikwa", "Bama")},
        ),
    ],
)
def test_where_those_who_leave_were_and_where_they_go(
    reader: Reader, published: date, text: str, expected: Told
) -> None:
    assert told(reader, text, published) == expected


def test_soldiers_leave_the_town_that_they_fought_in(reader: Reader) -> None:
    text = "Congolese soldiers retreated to Goma after heavy clashes with M23 rebels in Rutshuru."
    assert ("withdrawal", "drc-government", "Rutshuru") in told(reader, text, date(2022, 11, 1))
