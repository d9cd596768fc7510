"""Whose troops, flags and rebels: of two nations, of one who came to rule; and which town "the town" is then."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

IN_ITS_YEAR = {
    (2022, "Eritrean and Ethiopian soldiers entered Adwa in Tigray."): ["capture ethiopia-government @ Adwa"],
    (2016, "U.S. and Iraqi troops retook Hit in Iraq from Islamic State."): ["capture iraq-government @ Hit"],
    (2004, "U.S. and Iraqi forces took Samarra."): ["capture united-states @ Samarra"],
    (1990, "Idriss Deby's rebels took Abeche in Chad."): ["capture mps @ Abeche"],
    (2013, "Christian militias attacked Bangui at dawn on Thursday."): ["contest anti-balaka @ Bangui"],
}


@pytest.mark.parametrize(("year", "text"), IN_ITS_YEAR)
def test_whose_they_were_in_that_year(reader: Reader, year: int, text: str) -> None:
    assert [brief(e) for e in reader.events(text, date(year, 12, 5))] == IN_ITS_YEAR[year, text]


TOLD = {
    "Soldiers raised the flag of Khartoum over Abyei, Sudanese television showed.": ["capture saf @ Abyei"],
    "M23 fighters hoisted the flag of their movement over the town of Sake in Congo.": ["capture m23 @ Sake"],
    "Somali troops drove into Jowhar, 90 km north of Mogadishu, after al-Shabaab had left the town overnight.": [
        "capture somalia-government @ Jowhar",
        "withdrawal al-shabaab @ Jowhar",
    ],
    "Troops beat a retreat from Baga on Wednesday after hundreds of ISWAP fighters attacked.": [
        "withdrawal nigeria-government @ Baga"
    ],
    "Kagame ordered the M23 out of Goma, a diplomat said.": ["withdrawal m23 @ Goma (planned)"],
    "The U.N. wants the rebels out of Goma in Congo.": ["withdrawal m23 @ Goma (planned)"],
    "The army fights M23 rebels. A court ordered the tenants out of a house in Goma.": [],
}


@pytest.mark.parametrize(("text", "events"), TOLD.items())
def test_flags_retreats_and_orders(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
