"""Whose men stand behind a leader, a minority or a name alone; who is driven out of what the story gave them."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

IN_ITS_YEAR = {
    (2012, "Islamist rebels took Konna in Mali. Malian soldiers drove the militants out on Friday."): [
        "capture jihadists-sahel @ Konna",
        "withdrawal jihadists-sahel @ Konna",
        "capture mali-government @ Konna",
    ],
    # a president out of office, and what was so long ago
    (1997, "Cobra militiamen hold Brazzaville in Congo. Lissouba, who ousted Sassou Nguesso in 1992, fled."): [
        "control cobra @ Brazzaville"
    ],
    (2015, "The army in South Sudan took Bor. The rebels' commander said his men had left Kodok."): [
        "capture south-sudan-government @ Bor",
        "withdrawal spla-io @ Kodok",
    ],
    (2012, "Witnesses said that Islamists of Ansar Dine, and not the MNLA, were in charge of Timbuktu."): [
        "control jihadists-sahel @ Timbuktu"
    ],
    (1996, "Rebels of Zaire's Tutsi minority captured Goma. Hutu militiamen of the Interahamwe left Mugunga."): [
        "capture afdl @ Goma",
        "withdrawal rwanda-former-government @ Mugunga",
    ],
    (2011, "Gaddafi's army took Ajdabiya in Libya. Rebels left Brega, the rebel colonel Saleh Ali said."): [
        "capture libya-gaddafi @ Ajdabiya",
        "withdrawal libya-rebels @ Brega",
    ],
    (2012, "Southern troops took Heglig from Sudan's army. The SPLA also drove Sudanese soldiers from Teshwin."): [
        "capture south-sudan-government @ Heglig",
        "withdrawal saf @ Teshwin",
        "capture south-sudan-government @ Teshwin",
    ],
    (
        2019,
        "The LNA lost Aziziya in Libya. The GNA is holding off Haftar's men south of Tripoli at Wadi al-Rabie.",
    ): [
        "withdrawal libya-lna @ Aziziya",
        "contest libya-lna @ Wadi al-Rabie",
    ],
    (2014, "Congolese army units that mutinied took the airport of Goma from loyal troops."): [
        "capture m23 @ Goma airport"
    ],
    (2023, "Wagner's men are at Ber in Mali, which the military took over from UN troops in August."): [
        "capture mali-government @ Ber"
    ],
    (2023, "M23 rebels took Sake. The FDLR, a Hutu militia, fight on the side of Kinshasa."): ["capture m23 @ Sake"],
    (2014, "Riek Machar's spokesman spoke. The White Army joined him in South Sudan. Malakal is rebel-held."): [
        "control spla-io @ Malakal"
    ],
    (
        2021,
        "Deh Salah, which Afghan militias seized from the Taliban in August, went back to them on Friday.",
    ): [
        "capture afghanistan-government @ Deh Salah",
        "capture taliban @ Deh Salah",
    ],
    (2013, "The army in Mali denied it had lost Konna to rebels."): [
        "withdrawal mali-government @ Konna (denied)",
        "capture mali-rebels @ Konna (denied)",
    ],
}


@pytest.mark.parametrize(("year", "text"), IN_ITS_YEAR)
def test_who_stands_behind_the_name(reader: Reader, year: int, text: str) -> None:
    assert [brief(e) for e in reader.events(text, date(year, 12, 5))] == IN_ITS_YEAR[year, text]
