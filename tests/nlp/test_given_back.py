"""Places given back, emptied and brought under authority again, in turns of phrase that news is fond of."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

Told = set[tuple[str, str | None, str]]

CONGO, SOMALIA, ARMENIA, LIBYA = date(2013, 10, 31), date(2022, 9, 10), date(2020, 11, 20), date(2019, 6, 27)


def _told(reader: Reader, text: str, published: date) -> Told:
    events = reader.events(text, published)
    return {(one.kind, one.actor.side if one.actor else None, one.place.name) for one in events}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The M23 returned Kibumba to the government. The Congolese army was not there.",
            CONGO,
            {("withdrawal", "m23", "Kibumba"), ("capture", "drc-government", "Kibumba")},
        ),
        (
            "Armenia has returned Agdam to Azerbaijan. Its soldiers left in the night.",
            ARMENIA,
            {("withdrawal", "armenia", "Agdam"), ("capture", "azerbaijan", "Agdam")},
        ),
        (
            "Residents said there were no more Somali government soldiers in Mahas.",
            SOMALIA,
            {("withdrawal", "somalia-government", "Mahas")},
        ),
        (
            "There are no Congolese soldiers left in Rutshuru, residents said.",
            CONGO,
            {("withdrawal", "drc-government", "Rutshuru")},
        ),
        ("There are no LNA troops in Gharyan any more.", LIBYA, {("withdrawal", "libya-lna", "Gharyan")}),
        (
            "The Congolese army restored its authority in Rutshuru.",
            CONGO,
            {("capture", "drc-government", "Rutshuru")},
        ),
        (
            "Government control has been restored in Mahas. Somali troops fight al-Shabaab.",
            SOMALIA,
            {("capture", "somalia-government", "Mahas")},
        ),
        (
            "Somali government forces restored state authority over Adan Yabaal.",
            SOMALIA,
            {("capture", "somalia-government", "Adan Yabaal")},
        ),
        (
            "The M23's expulsion from Kibumba was a success for the Congolese army.",
            CONGO,
            {("withdrawal", "m23", "Kibumba")},
        ),
        (
            "Al-Shabaab's ouster from Mahas by Somali government forces took two days.",
            SOMALIA,
            {("withdrawal", "al-shabaab", "Mahas"), ("capture", "somalia-government", "Mahas")},
        ),
        (
            "The Congolese army rolled back the M23 from Rutshuru.",
            CONGO,
            {("withdrawal", "m23", "Rutshuru"), ("capture", "drc-government", "Rutshuru")},
        ),
        ("M23 fighters burst into Goma before dawn.", CONGO, {("capture", "m23", "Goma")}),
        (
            "The M23 handed Kibumba over to a regional force. The Congolese army was not there.",
            CONGO,
            {("withdrawal", "m23", "Kibumba")},
        ),
        ("The Somali troops were seen leaving Mahas.", SOMALIA, {("withdrawal", "somalia-government", "Mahas")}),
    ],
)
def test_what_is_told(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were no clashes in Rutshuru. The M23 and the Congolese army kept calm.",
        "There is no Congolese soldier who has not heard of Rutshuru.",
        "A truck of the Congolese army was seen leaving Rutshuru.",
        "The M23 returned fire in Rutshuru to no effect.",
        "The bank returned its licence to the government. The Congolese army fights the M23.",
    ],
)
def test_what_is_no_change(reader: Reader, text: str) -> None:
    assert not {kind for kind, _, _ in _told(reader, text, CONGO)} & {"capture", "withdrawal"}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The fall of Kilinochchi leaves the Tigers with only Mullaittivu. Sri Lankan troops moved on.",
            date(2009, 1, 2),
            {("capture", "sri-lanka-government", "Kilinochchi"), ("control", "ltte", "Mullaittivu")},
        ),
        (
            "The loss leaves the rebels the port of Mullaittivu and a stretch of jungle. Sri Lankan troops moved on.",
            date(2009, 1, 2),
            {("control", "ltte", "Mullaittivu")},
        ),
        (
            "The fall of Zalingei left the Sudanese army with only El Fasher in Darfur. The RSF advanced.",
            date(2023, 11, 6),
            {("capture", "rsf", "Zalingei"), ("control", "saf", "El Fasher")},
        ),
        (
            "The Tigers are now confined to Mullaittivu. Sri Lankan troops close in.",
            date(2009, 1, 28),
            {("control", "ltte", "Mullaittivu")},
        ),
        (
            "Russia has handed Gori back to Georgian police. The Georgian army stayed away.",
            date(2008, 8, 14),
            {("withdrawal", "russia", "Gori"), ("capture", "georgia", "Gori")},
        ),
    ],
)
def test_what_is_left_to_them(reader: Reader, text: str, published: date, expected: Told) -> None:
    assert _told(reader, text, published) == expected
