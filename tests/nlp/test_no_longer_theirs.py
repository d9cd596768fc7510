"""Places that are somebody's no longer, or his as well; who "they" and "the armed forces" are; mere searches."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

Told = set[tuple[str, str | None, str]]

MALI, IRAQ, MACEDONIA, LEBANON = date(2012, 4, 10), date(2014, 10, 27), date(2001, 6, 27), date(2015, 2, 13)
BOSNIA, KARABAKH, YEMEN, UKRAINE = date(1992, 7, 25), date(2020, 10, 20), date(2015, 8, 20), date(2025, 4, 30)
LIBYA, SYRIA, CENTRAL_AFRICA, CHECHNYA = date(2011, 6, 3), date(2015, 11, 12), date(2013, 3, 25), date(2000, 3, 10)


def _told(reader: Reader, text: str, published: date) -> Told:
    events = reader.events(text, published)
    return {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Gao is held no longer by the MNLA.", MALI, {("withdrawal", "mali-rebels", "Gao")}),
        (
            "Tikrit is not controlled any longer by the Islamic State.",
            IRAQ,
            {("withdrawal", "islamic-state", "Tikrit")},
        ),
        ("The Islamic State does not hold Tikrit any more.", IRAQ, {("withdrawal", "islamic-state", "Tikrit")}),
        (
            "Tikrit is not in the hands of the Islamic State any longer.",
            IRAQ,
            {("withdrawal", "islamic-state", "Tikrit")},
        ),
        (
            "The rebels are in Aracinovo no more, the army said.",
            MACEDONIA,
            {("withdrawal", "nla-macedonia", "Aracinovo")},
        ),
        ("The rebels are not in Aracinovo any longer.", MACEDONIA, {("withdrawal", "nla-macedonia", "Aracinovo")}),
        ("The army said that it could not hold Tikrit any longer.", IRAQ, set()),
        ("The rebels are no longer only in Aracinovo, the army said.", MACEDONIA, set()),
        (
            "Rebels no longer hold Kidal, because it returned on Friday to the control of the armed forces.",
            MALI,
            {("withdrawal", "mali-rebels", "Kidal"), ("capture", "mali-government", "Kidal")},
        ),
    ],
)
def test_what_is_held_no_longer_was_given_up(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "Damara was in rebel hands after the soldiers had been beaten and retreated, residents said.",
            CENTRAL_AFRICA,
            {("capture", "seleka", "Damara")},
        ),
        (
            "The NLA has left Matejce. Lojane was in the government troops' hands as well.",
            MACEDONIA,
            {("withdrawal", "nla-macedonia", "Matejce"), ("capture", "north-macedonia", "Lojane")},
        ),
        ("The army of Azerbaijan also took several heights under control in Terter.", KARABAKH, set()),
        (
            "New victories were won by the Serbs. They now hold Foca.",
            BOSNIA,
            {("capture", "republika-srpska", "Foca")},
        ),
        (
            "On Saturday came a fierce attack of the Serbs on Gorazde.",
            BOSNIA,
            {("contest", "republika-srpska", "Gorazde")},
        ),
        (
            "Jets struck Houthi vehicles in the governorate of Al-Bayda, after they had fled from the Lawdar district, "
            "as government forces stormed the city and took control of it.",
            YEMEN,
            {("withdrawal", "houthi", "Lawdar district"), ("capture", "yemen-government", "Lawdar district")},
        ),
        (
            "Gadhafi's troops were pushed by rebel fighters from Zintan and Nalut.",
            LIBYA,
            {(kind, side, town) for kind, side in (("withdrawal", "libya-gaddafi"), ("capture", "libya-rebels"))
             for town in ("Zintan", "Nalut")},
        ),
    ],
)  # fmt: skip
def test_whose_it_has_come_to_be(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Army vehicles rolled into Brital and Hor Taala in search of drug dealers.", LEBANON),
        ("Soldiers entered Arsal to look for weapons.", LEBANON),
        ("A large-scale attack of Shahed drones on Dnipro was launched by the enemy.", UKRAINE),
        ("The Russian refinery of Tuapse came under attack by drones.", UKRAINE),
        ("An attack with ballistic missiles on Kharkiv killed two.", UKRAINE),
    ],
)
def test_a_search_and_what_flies_take_no_ground(reader: Reader, text: str, published: date) -> None:
    assert _told(reader, text, published) == set()


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "Azerbaijan's army took the villages of Sur and Hasanli of the Fuzuli region "
            "and Qarar and Dordcinar of the Jabrayil region.",
            KARABAKH,
            {("capture", "azerbaijan", town) for town in ("Sur", "Hasanli", "Qarar", "Dordcinar")},
        ),
        (
            "Rebels attacked the village of Luganskoye (a suburb of Donetsk) on Sunday.",
            UKRAINE.replace(year=2014),
            {("contest", "russia", "Luganskoye")},
        ),
        (
            "Heavy fighting in the hills to the north, near the villages of Shali and Goyty, was also reported.",
            CHECHNYA,
            {("contest", None, "Shali"), ("contest", None, "Goyty")},
        ),
        ("The LNA advanced as far as Ajdabiya.", date(2018, 6, 11), {("contest", "libya-lna", "Ajdabiya")}),
        (
            "The Bosnian army captured 20 square miles of the Bjelasnica mountains.",
            BOSNIA,
            {("capture", "bosnia-government", "Bjelasnica mountain")},
        ),
        (
            "The Peshmerga captured a hydroelectric dam of strategic importance at Dokan.",
            IRAQ,
            {("capture", "krg", "Dokan hydroelectric dam")},
        ),
    ],
)
def test_where_it_was_done(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The villages Sur, Hasanli and Fuganli of the Hadrut region and Aybasanli and Dordcinar "
            "of the Fuzuli region were under the control of Azerbaijan's army now.",
            KARABAKH,
            {("capture", "azerbaijan", town) for town in ("Sur", "Hasanli", "Fuganli", "Aybasanli", "Dordcinar")},
        ),
        (
            "The rebels are no longer in Matejce. Otlja fell as well. Troops entered the two villages on Friday.",
            MACEDONIA,
            {
                ("withdrawal", "nla-macedonia", "Matejce"),
                ("capture", "north-macedonia", "Matejce"),
                ("capture", "north-macedonia", "Otlja"),
            },
        ),
        (
            "The rebels seized three towns, one of which, Bayhan, has since been retaken by Yemeni government forces.",
            YEMEN,
            {("capture", "yemen-government", "Bayhan")},
        ),
        (
            "The Houthis took three districts, two of which (Harib and Bayhan) were retaken by government forces.",
            YEMEN,
            {("capture", "yemen-government", "Harib"), ("capture", "yemen-government", "Bayhan")},
        ),
        (
            "The M23 has withdrawn from Goma. Dozens of military vehicles left the city on Saturday.",
            date(2013, 6, 3),
            {("withdrawal", "m23", "Goma")},
        ),
        (
            "The M23 has withdrawn from Goma. The army then left the city, too.",
            date(2013, 6, 3),
            {("withdrawal", "m23", "Goma"), ("withdrawal", "drc-government", "Goma")},
        ),
    ],
)
def test_what_goes_back_to_more_than_the_sentence_before(
    reader: Reader, text: str, published: date, expected: Told
) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        ("Hayat Tahrir al-Sham attacked Hama. The rebels took Suran.", date(2017, 3, 20), "syria-opposition"),
        ("Hayat Tahrir al-Sham attacked Hama. The insurgents took Suran.", date(2017, 3, 20), "syria-opposition"),
        ("Hayat Tahrir al-Sham attacked Hama. The militants took Suran.", date(2017, 3, 20), "hts"),
        ("Hayat Tahrir al-Sham attacked Hama. The rebels took Suran.", date(2024, 12, 5), "hts"),
        ("The Syrian Democratic Forces took Tal Hamis. The joint forces then took Suran.", SYRIA, "sdf"),
        ("The Syrian army fights the SDF. The joint forces then took Suran.", SYRIA, "syria-government"),
    ],
)
def test_whom_broad_words_mean(reader: Reader, text: str, published: date, side: str) -> None:
    events = reader.events(text, published)
    assert [event.actor.side for event in events if event.place.name == "Suran" and event.actor] == [side]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenian forces have since 1993 occupied Fuzuli.", ("control", 1993)),
        ("Since 1993 Armenian forces have occupied Fuzuli.", ("control", 1993)),
        ("Since Monday Azerbaijan's army has occupied Fuzuli.", ("capture", 2020)),
        ("Fuzuli, which fell in 1993 to Armenian forces, has been retaken by Azerbaijan's army.", ("capture", 2020)),
    ],
)
def test_since_when_it_is_so(reader: Reader, text: str, expected: tuple[str, int]) -> None:
    events = [event for event in reader.events(text, KARABAKH) if event.place.name == "Fuzuli"]
    assert (events[-1].kind, events[-1].date.start.year) == expected


def test_a_group_of_many_lands_names_none_of_them(reader: Reader) -> None:
    text = "In North Sinai Islamic State attacked a camp of the Egyptian army. They also attacked the village of Rabea."
    events = reader.events(text, date(2020, 7, 28))
    assert {event.place.country for event in events} == {"EG"}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "On Saturday the third phase of the operation was launched by the army to retake Harib from the Houthis.",
            YEMEN,
            {("contest", "yemen-government", "Harib")},
        ),
        (
            "A campaign was begun by the Yemeni army to drive the Houthis out of Harib.",
            YEMEN,
            {("contest", "yemen-government", "Harib")},
        ),
        ("The next phase of the operation will be launched to retake Harib.", YEMEN, set()),
        (
            "Kenyan troops stormed Kismayo to drive out al-Shabaab.",
            date(2012, 9, 10),
            {("contest", "somalia-government", "Kismayo")},
        ),
        ("Last week 20 policemen were killed in an ambush near Grozny.", CHECHNYA, set()),
        (
            "The militia attacked the village of Luganskoye and positions of the army near Novoazovsk.",
            UKRAINE.replace(year=2014),
            {("contest", "russia", "Luganskoye"), ("contest", "russia", "Novoazovsk")},
        ),
        (
            "Bayhan was taken by the Houthis last month; Usaylan and Harib were recaptured by the Giants Brigades.",
            YEMEN,
            {
                ("capture", "houthi", "Bayhan"),
                ("capture", "yemen-government", "Usaylan"),
                ("capture", "yemen-government", "Harib"),
            },
        ),
        (
            "The Houthis took the towns of (Harib) and (Bayhan).",
            YEMEN,
            {("capture", "houthi", "Harib"), ("capture", "houthi", "Bayhan")},
        ),
        (
            "Six to eight square miles in the Ozren hills were captured by the Bosnian army.",
            BOSNIA,
            {("capture", "bosnia-government", "Ozren hill")},
        ),
        (
            "The Maute group holds the Baybao bridge in Marawi with an estimated 60 fighters left.",
            date(2017, 9, 25),
            {("control", "maute", "Baybao bridge")},
        ),
        (
            "Soldiers loyal to the Islamic Courts withdrew more than 50km to the southeast from Baidoa.",
            date(2006, 12, 26),
            {("withdrawal", "islamic-courts-union", "Baidoa")},
        ),
        (
            "Kurdish rebels fight on in Iraq. A leader of the Shiite Muslim rebels said that rebels held Karbala.",
            date(1991, 3, 31),
            {("control", "iraq-insurgents", "Karbala")},
        ),
    ],
)
def test_what_is_fought_for_and_by_whom(reader: Reader, text: str, published: date, expected: Told) -> None:
    planned = {"planned", "denied"}
    events = [event for event in reader.events(text, published) if event.status not in planned]
    assert {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events} == expected


def test_preparations_are_no_attack(reader: Reader) -> None:
    events = reader.events("Preparations were made by the army to storm the airport of Aleppo.", SYRIA)
    assert {event.status for event in events} <= {"planned"}


def test_since_a_month_the_push_and_not_the_capture(reader: Reader) -> None:
    text = (
        "Bucha is the third town to have been retaken by Ukrainian forces since Russia in February began its invasion."
    )
    event = next(iter(reader.events(text, UKRAINE)))
    assert (event.kind, event.date.start.month) == ("capture", UKRAINE.month)
