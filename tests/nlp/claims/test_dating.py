"""Which date of a sentence belongs to which claim. The articles are of Wednesday, 20 December 2023."""

import pytest

from tests.nlp.reading import Reader


def dates(reader: Reader, text: str) -> dict[str, str]:
    """Each event's kind and place with its date range and precision."""
    return {
        f"{event.kind} {event.place.name}": f"{event.date.start}..{event.date.end} {event.date.precision}"
        for event in reader.events(text)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 rebels took the city of Goma.", {"capture Goma": "2023-12-19..2023-12-20 day"}),
        (
            "M23 rebels hold Goma, where a summit is due to open on December 30.",
            {"control Goma": "2023-12-19..2023-12-20 day"},
        ),
        (
            "M23 rebels took Goma and Sake in January and February last year.",
            {"capture Goma": "2022-01-01..2022-02-28 month", "capture Sake": "2022-01-01..2022-02-28 month"},
        ),
        (
            "M23 rebels took Sake in March and drove the army out of Goma, in North Kivu, in May.",
            {
                "capture Sake": "2023-03-01..2023-03-31 month",
                "capture Goma": "2023-05-01..2023-05-31 month",
                "withdrawal Goma": "2023-05-01..2023-05-31 month",
            },
        ),
        (
            "Since 27 November M23 rebels have taken Goma and Sake.",
            {"capture Goma": "2023-11-27..2023-12-20 month", "capture Sake": "2023-11-27..2023-12-20 month"},
        ),
        (
            "The army had lost Kivu in May, when its troops left Goma, and Sake this August, M23 rebels of Congo said.",
            {"withdrawal Goma": "2023-05-01..2023-05-31 month"},
        ),
        (
            "M23 rebels took Goma. The fall of the city follows that of Sake on Friday.",
            {"capture Goma": "2023-12-19..2023-12-20 day", "capture Sake": "2023-12-15..2023-12-15 day"},
        ),
        ("M23 rebels took Goma on Monday.", {"capture Goma": "2023-12-18..2023-12-18 day"}),
        ("On Sunday M23 rebels took Goma.", {"capture Goma": "2023-12-17..2023-12-17 day"}),
        (
            "Sake was a village in 1943. M23 rebels took Goma on Monday. Sake had fallen to M23 rebels a day earlier.",
            {"capture Goma": "2023-12-18..2023-12-18 day", "capture Sake": "2023-12-17..2023-12-17 day"},
        ),
        (
            "Sake was a village in 1943. M23 rebels took Goma a day earlier.",
            {"capture Goma": "2023-12-18..2023-12-19 day"},
        ),
        ("M23 rebels took Goma last week.", {"capture Goma": "2023-12-11..2023-12-17 week"}),
        ("M23 rebels took Goma in the summer of 2021.", {"capture Goma": "2021-06-01..2021-08-31 season"}),
        ("Al-Shabaab has held Jilib since 2014.", {"control Jilib": "2014-01-01..2014-12-31 year"}),
        ("Goma, which was shelled in 2012, is held by M23.", {"control Goma": "2023-12-19..2023-12-20 day"}),
        (
            "M23 rebels took Sake on Monday and Goma fell to them on Tuesday.",
            {"capture Goma": "2023-12-19..2023-12-19 day"},
        ),
        (
            "Al-Shabaab, which seized Adan Yabaal on Monday, had lost Jowhar in 2012.",
            {"capture Adan Yabaal": "2023-12-18..2023-12-18 day", "withdrawal Jowhar": "2012-01-01..2012-12-31 year"},
        ),
    ],
)
def test_a_claim_takes_the_date_that_stands_nearest(reader: Reader, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= dates(reader, text).items()


def test_old_news_keeps_its_date_within_its_paragraph(reader: Reader) -> None:
    text = "Tuareg rebels took Gao in March 2012. They took Timbuktu too.\nMali's army took Ber on Monday."
    assert dates(reader, text) == {
        "capture Gao": "2012-03-01..2012-03-31 month",
        "capture Timbuktu": "2012-03-01..2012-03-31 month",
        "capture Ber": "2023-12-18..2023-12-18 day",
    }


def test_what_lies_ahead_is_planned(reader: Reader) -> None:
    (event,) = reader.events("M23 rebels vowed to take Goma on December 22.")
    assert (event.status, str(event.date.start)) == ("planned", "2023-12-22")


def test_days_later_count_from_a_month_too(reader: Reader) -> None:
    text = "In August 2014 Islamic State seized Sinjar, and the Peshmerga retook it eleven days later."
    assert all(event.date.start.year == 2014 for event in reader.events(text))


@pytest.mark.parametrize(
    ("text", "told", "date"),
    [
        (
            "The Nigerian army took Bama, which Boko Haram had seized in May.",
            "capture Bama",
            "2023-12-19..2023-12-20 day",
        ),
        (
            "Nigerian soldiers, trained by the Americans last year, took Bama.",
            "capture Bama",
            "2023-12-19..2023-12-20 day",
        ),
        (
            "The north of Nigeria has been at war since 2014, when Boko Haram captured Gwoza.",
            "capture Gwoza",
            "2014-01-01..2014-12-31 year",
        ),
        (
            "M23 fighters took Sake on Friday, and by Sunday they were in control of Minova.",
            "capture Minova",
            "2023-12-17..2023-12-17 day",
        ),
    ],
)
def test_a_date_of_what_is_told_aside(reader: Reader, text: str, told: str, date: str) -> None:
    found = [
        f"{e.date.start}..{e.date.end} {e.date.precision}"
        for e in reader.events(text)
        if f"{e.kind} {e.place.name}" == told
    ]
    assert date in found


def test_since_when_a_relative_clause_lasts_is_not_the_date_of_the_rest(reader: Reader) -> None:
    found = dates(reader, "Goma fell to M23, which has besieged Sake since May.")
    assert found["capture Goma"] == "2023-12-19..2023-12-20 day"
    assert found["contest Sake"] == "2023-05-01..2023-05-31 month"


@pytest.mark.parametrize(
    ("text", "told", "date"),
    [
        (
            "The rebels of South Sudan overran Malakal on 1 May, lost it to the army three days later, and fled.",
            "withdrawal Malakal",
            "2023-05-04..2023-05-04 day",
        ),
        (
            "The Sri Lankan army recaptured Mankulam in 1998 and lost it again weeks later.",
            "withdrawal Mankulam",
            "1998-01-01..1998-12-31 year",
        ),
        (
            "The army of Chad recaptured Massaguet in May 2020 and lost it to the rebels a year later.",
            "withdrawal Massaguet",
            "2021-01-01..2021-12-31 year",
        ),
    ],
)
def test_later_counts_from_what_the_sentence_told_and_never_reaches_beyond_the_news(
    reader: Reader, text: str, told: str, date: str
) -> None:
    assert dates(reader, text)[told] == date
