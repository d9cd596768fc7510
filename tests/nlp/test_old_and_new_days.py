"""An old day and the news in one sentence: what goes on is of today, what another verb tells of old keeps its day."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

Told = tuple[str, str]


def _dates(reader: Reader, text: str, published: date) -> dict[Told, date]:
    events = reader.events(text, published)
    return {(event.kind, event.place.name): event.date.end for event in events if event.status == "reported"}


@pytest.mark.parametrize(
    ("text", "published", "told", "day"),
    [
        (
            "Libya's government, based in the east since losing Tripoli last year, said its troops had taken Sabha.",
            date(2015, 5, 20),
            ("capture", "Sabha"),
            date(2015, 5, 20),
        ),
        (
            "Houthi fighters who swept south from Sanaa last month seized Taiz airport in Yemen.",
            date(2015, 3, 22),
            ("capture", "Taiz airport"),
            date(2015, 3, 22),
        ),
        (
            "The Kachin Independence Army in Myanmar retook the Nam Lim Pa post it had lost last year.",
            date(2014, 6, 15),
            ("capture", "Nam Lim Pa post"),
            date(2014, 6, 15),
        ),
        (
            "In Latakia three villages fell to the rebels two weeks ago and clashes are still going on in Kasab.",
            date(2014, 4, 10),
            ("contest", "Kasab"),
            date(2014, 4, 10),
        ),
        (
            "The M23 took Kibumba in October and is closing in on Goma.",
            date(2012, 11, 19),
            ("contest", "Goma"),
            date(2012, 11, 19),
        ),
        (
            "Al-Shabaab has taken most of the villages since July, and is attacking Baidoa.",
            date(2010, 9, 25),
            ("contest", "Baidoa"),
            date(2010, 9, 25),
        ),
        (
            "The rebels overran Gao in June and control Timbuktu.",
            date(2012, 9, 4),
            ("control", "Timbuktu"),
            date(2012, 9, 4),
        ),
        (
            "Boko Haram holds Gwoza, which its leader declared the seat of a caliphate last August.",
            date(2015, 2, 10),
            ("control", "Gwoza"),
            date(2015, 2, 10),
        ),
        (
            "The retaking of Gwoza is the army's biggest success since it won back Mubi in November.",
            date(2015, 3, 27),
            ("capture", "Gwoza"),
            date(2015, 3, 27),
        ),
        (
            "Ukrainian forces have advanced on Lyman after taking Izium on September 10.",
            date(2022, 9, 29),
            ("contest", "Lyman"),
            date(2022, 9, 29),
        ),
        (
            "Kilinochchi, which the army once manned and which was overrun in 1998 by the Tigers, has been recaptured.",
            date(2009, 1, 3),
            ("capture", "Kilinochchi"),
            date(2009, 1, 3),
        ),
        (
            "The fall of Bama comes two months after Boko Haram seized Gwoza. It had raided Mubi in 2013.",
            date(2014, 9, 3),
            ("capture", "Gwoza"),
            date(2014, 7, 31),
        ),
    ],
)
def test_each_has_its_day(reader: Reader, text: str, published: date, told: Told, day: date) -> None:
    assert _dates(reader, text, published)[told] == day


@pytest.mark.parametrize(
    ("text", "place", "month"),
    [
        (
            "The base at al-Anad was used by American troops until March, when the Houthis overran al-Anad.",
            "al-Anad",
            3,
        ),
        ("Mukalla was the army's until April, when al Qaeda fighters took it.", "Mukalla", 4),
        ("Sanaa was quiet until June, when the Houthis seized Sanaa.", "Sanaa", 6),
    ],
)
def test_until_the_day_when(reader: Reader, text: str, place: str, month: int) -> None:
    took = [e for e in reader.events(text, date(2015, 8, 5)) if e.kind == "capture"]
    assert [(e.place.name, e.date.start.month) for e in took] == [(place, month)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Al-Shabaab fighters have held Baidoa since Ethiopian troops left in January 2009.", 2009),
        ("Al-Shabaab has controlled Baidoa since it overran the town in January 2009.", 2009),
        ("Baidoa, which since January 2009 is in the hands of al-Shabaab, is quiet.", 2009),
    ],
)
def test_what_has_been_held_since(reader: Reader, text: str, year: int) -> None:
    held = [e for e in reader.events(text, date(2010, 9, 25)) if e.kind == "control"]
    assert {e.date.start.year for e in held} == {year}


def test_last_november_in_november_is_a_year_ago(reader: Reader) -> None:
    text = "Government troops hold Vitez, which the Bosnian Croats abandoned last November."
    left = [e for e in reader.events(text, date(1994, 11, 5)) if e.kind == "withdrawal"]
    assert {e.date.start.year for e in left} <= {1993}


def test_nothing_is_told_of_days_to_come(reader: Reader) -> None:
    text = "The army retook Nawnghkio on July 16, 2025. It regained Kyaukme about three months later."
    assert all(e.date.start <= date(2025, 10, 2) for e in reader.events(text, date(2025, 10, 2)))
