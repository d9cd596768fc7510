"""What stands between a verb and what it belongs to: asides, dashes, brackets, "one of", days, and "also"."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

Told = set[tuple[str, str | None, str]]

YEMEN, SOMALIA, SYRIA, NIGERIA = date(2018, 6, 20), date(2022, 9, 10), date(2017, 7, 19), date(2015, 3, 17)
CONGO, LIBYA, BURMA = date(2012, 11, 25), date(2019, 4, 8), date(1995, 2, 22)


def _told(reader: Reader, text: str, published: date) -> Told:
    events = [event for event in reader.events(text, published) if event.status == "reported"]
    return {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("AQAP has expanded during the war, and also controls the port of Mukalla.", YEMEN, {("aqap", "Mukalla")}),
        ("The M23 has 2,000 men, and still controls the town of Rutshuru.", CONGO, {("m23", "Rutshuru")}),
        ("Al-Shabaab has lost men, but also controls the town of Jilib.", SOMALIA, {("al-shabaab", "Jilib")}),
        ("Leaders of al-Shabaab — which controls Jilib — met elders.", SOMALIA, {("al-shabaab", "Jilib")}),
        ("Al-Shabaab (which controls Jilib) said so.", SOMALIA, {("al-shabaab", "Jilib")}),
        ("Officials of the M23, which controls Rutshuru, met aid workers.", CONGO, {("m23", "Rutshuru")}),
        (
            "The other two towns are Jilib and Buale, under the control of al-Shabaab for years.",
            SOMALIA,
            {("al-shabaab", "Jilib"), ("al-shabaab", "Buale")},
        ),
        (
            "The remaining towns are Gwoza and Bama, still in Boko Haram hands.",
            NIGERIA,
            {("boko-haram", "Gwoza"), ("boko-haram", "Bama")},
        ),
        (
            "The only towns are Rutshuru and Kiwanja, in M23 hands since July.",
            CONGO,
            {("m23", "Rutshuru"), ("m23", "Kiwanja")},
        ),
        ("Gwoza, one of several towns held by Boko Haram, was bombed.", NIGERIA, {("boko-haram", "Gwoza")}),
        ("Jilib, one of the towns controlled by al-Shabaab, is quiet.", SOMALIA, {("al-shabaab", "Jilib")}),
    ],
)
def test_what_is_held(reader: Reader, text: str, published: date, expected: set[tuple[str, str]]) -> None:
    assert {(side, place) for kind, side, place in _told(reader, text, published) if kind == "control"} == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The shelling forced rebel fighters, who were outgunned, to leave Daraya.",
            SYRIA,
            ("withdrawal", "syria-opposition", "Daraya"),
        ),
        (
            "The advance compelled Congolese soldiers, who had no ammunition left, to abandon Rutshuru.",
            CONGO,
            ("withdrawal", "drc-government", "Rutshuru"),
        ),
        (
            "An offensive forced al-Shabaab fighters, who are short of men, to pull out of Mahas.",
            SOMALIA,
            ("withdrawal", "al-shabaab", "Mahas"),
        ),
        (
            "The Syrian army's capture last week of Resafa was a blow to Islamic State.",
            SYRIA,
            ("capture", "syria-government", "Resafa"),
        ),
        (
            "The M23's capture last month of Rutshuru surprised Kinshasa.",
            date(2012, 8, 25),
            ("capture", "m23", "Rutshuru"),
        ),
        (
            "The KNU abandoned its last stronghold, at Kawmoora, on Tuesday.",
            BURMA,
            ("withdrawal", "karen-forces", "Kawmoora"),
        ),
        (
            "Bama, one of two towns captured by Boko Haram this week, was bombed.",
            NIGERIA,
            ("capture", "boko-haram", "Bama"),
        ),
        ("LNA troops seized Gate 27 near Zawiya on Thursday.", LIBYA, ("capture", "libya-lna", "Gate 27")),
        ("Houthi fighters took Kilometer 16 near Hodeidah.", YEMEN, ("capture", "houthi", "Kilometer 16")),
    ],
)
def test_what_changed(reader: Reader, text: str, published: date, expected: tuple[str, str, str]) -> None:
    assert expected in _told(reader, text, published)


def test_the_last_day_of_the_siege_is_no_date(reader: Reader) -> None:
    text = "On the last day of the siege of Deir ez-Zor the Syrian army took Resafa."
    assert {e.date.start for e in reader.events(text, SYRIA) if e.kind == "capture"} == {date(2017, 7, 18)}
