"""Tokens become units: what the atlas knows, what only looks like a name, dates and numbers."""

import itertools

import pytest

from services.nlp.words.units import ACTOR, COUNTRY, DATE, DEMONYM, GENITIVE, NAME, NUMBER, PLACE, WORD
from tests.nlp.reading import Reader

KINDS = {
    WORD: "word", PLACE: "place", ACTOR: "actor", COUNTRY: "country", DEMONYM: "demonym", NAME: "name", DATE: "date",
    NUMBER: "number", GENITIVE: "genitive",
}  # fmt: skip


def kinds(reader: Reader, text: str) -> dict[str, str]:
    """Each unit of the text with its kind, marks left out."""
    return {unit.text: KINDS[unit.kind] for unit in reader.units(text) if unit.kind in KINDS}


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("Troops took Kismayo.", "Kismayo", "place"),
        ("Troops took Mazar-i-Sharif.", "Mazar-i-Sharif", "place"),
        ("Troops took Mocimboa da Praia.", "Mocimboa da Praia", "place"),
        ("Troops entered El Fasher.", "El Fasher", "place"),
        ("Troops took al-Hudaydah.", "al-Hudaydah", "place"),
        ("The Rapid Support Forces fled.", "Rapid Support Forces", "actor"),
        ("The rapid support forces fled.", "rapid support forces", "actor"),
        ("Al-Shabaab fled.", "Al-Shabaab", "actor"),
        ("Then M23 fled.", "M23", "actor"),
        ("Troops left Ethiopia.", "Ethiopia", "country"),
        ("They left the Democratic Republic of Congo.", "Democratic Republic of Congo", "country"),
        ("A Burmese doctor fled.", "Burmese", "demonym"),
        ("Two Sri Lankan doctors fled.", "Sri Lankan", "demonym"),
        ("They met Wangari Muta Maathai.", "Wangari Muta Maathai", "name"),
        ("Troops took it on Monday.", "Monday", "date"),
        ("They lost 40 men.", "40", "number"),
        ("They lost forty men.", "forty", "number"),
        ("The army's men left.", "'s", "genitive"),
        ("They took the town.", "town", "word"),
        ("Rebels took the town.", "Rebels", "word"),
        ("The RSF-held town burnt.", "RSF-held", "word"),
    ],
)
def test_each_unit_has_its_kind(reader: Reader, text: str, unit: str, kind: str) -> None:
    assert kinds(reader, text).get(unit) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Nelson Mandela spoke.",
        "They read the Nairobi Star Gazette today.",
        "They met Jack London there.",
        "We saw Paris Hilton dance.",
    ],
)
def test_a_person_or_outlet_named_like_a_town_is_no_place(reader: Reader, text: str) -> None:
    assert "place" not in kinds(reader, text).values()


@pytest.mark.parametrize("text", ["Rebels took Bama, Gwoza and Dikwa on Monday.", "A “B” (C) … 'tis 5% — x", "", "…"])
def test_units_cover_every_token_in_order(reader: Reader, text: str) -> None:
    edges = [(unit.first, unit.last) for unit in reader.units(text)]
    assert all(left[1] == right[0] for left, right in itertools.pairwise(edges))
    assert not edges or edges[0][0] == 0


def test_a_namesake_keeps_all_that_it_can_mean(reader: Reader) -> None:
    (place,) = (unit for unit in reader.units("They left Palma.") if unit.kind == PLACE)
    assert {"MZ", "ES"} <= {candidate.country for candidate in place.value}
