"""Who and what "they", "it", "its", "the city" and "the airport" go back to, over the end of a sentence."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels took Afgoye in Somalia in 2012, but government forces drove them out in 2016.",
            "withdrawal al-shabaab @ Afgoye",
        ),
        (
            "Houthi gunmen took Mocha airport in Yemen but handed it to the army within hours.",
            "capture yemen-government @ Mocha airport",
        ),
        (
            "The RSF took Sinja in Sudan. The army holds the old capital, Sennar, where a market was shelled.",
            "control saf @ Sennar",
        ),
        (
            "Rebels of Congo met government troops at Goma. Government soldiers fled. The ethnic militia took Sake.",
            "capture m23 @ Sake",
        ),
        (
            "Haftar's troops moved on Tripoli. Fighters from Zawiya took a post. Libya's government holds the capital.",
            "control libya-gna @ Tripoli",
        ),
        (
            "Sudan's army said it had retaken Sinja. The city was under RSF control. Its soldiers also entered Dinder.",
            "capture saf @ Dinder",
        ),
        (
            "Malian troops arrived in Kidal. The town had been a stronghold of Tuareg rebels. They left it overnight.",
            "withdrawal mali-rebels @ Kidal",
        ),
        (
            "Ansar Dine entered Gao in Mali. Soldiers abandoned two camps. On Sunday they moved into Timbuktu.",
            "capture jihadists-sahel @ Timbuktu",
        ),
        (
            "Sri Lankan soldiers captured Pooneryn. It lies on the coast. The LTTE withdrew across the lagoon.",
            "withdrawal ltte @ Pooneryn",
        ),
        (
            "Yemeni loyalists entered al-Houta before dawn and the Houthi rebels withdrew towards the north.",
            "withdrawal houthi @ al-Houta",
        ),
        (
            "President Hadi of Yemen fled as Houthi rebels closed in. His forces recaptured Aden in July.",
            "capture yemen-government @ Aden",
        ),
        (
            "The Islamic Taliban militia took Kabul from the Northern Alliance. The militia seized Bagram air base.",
            "capture taliban @ Bagram air base",
        ),
        (
            "Chadian rebels fought the army. The rebel spokesman said that Adre had fallen.",
            "capture chad-rebels @ Adre",
        ),
        ("Eritrea said its army had made a tactical withdrawal from Barentu.", "withdrawal eritrea @ Barentu"),
        (
            "UN peacekeepers of UNMISS watched in South Sudan. Rebels seized Bentiu in December.",
            "capture spla-io @ Bentiu",
        ),
        (
            "An M23 commander at the base in Congo, Colonel Jean Bahati, said that his men had captured Sake.",
            "capture m23 @ Sake",
        ),
        ("Troops serving the Houthi movement took Mocha from Yemen's army.", "capture houthi @ Mocha"),
        ("Magburaka and Makeni remain under RUF control in Sierra Leone.", "control ruf @ Makeni"),
        (
            "Sudan's army repelled an attack on Omdurman. A JEM commander said that his men had taken Omdurman.",
            "capture jem @ Omdurman (claimed)",
        ),
        (
            "TPLF forces withdrew from Mekelle in Ethiopia. They retook the city a year later.",
            "capture tplf @ Mekelle",
        ),
    ],
)
def test_who_is_meant(reader: Reader, text: str, expected: str) -> None:
    assert expected in reader.told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 rebels took Goma. The army lost Sake on Friday. The rebels now control it.", "Sake"),
        ("Nigerian troops took Bama from Boko Haram. The militants fled it on Monday.", "Bama"),
        (
            "The Taliban seized Zaranj. Government troops retreated to the airport. They still hold it.",
            "Zaranj airport",
        ),
        ("Houthi rebels hold the airport of Hodeidah, a radio in Sanaa said. They took the city in 2014.", "Hodeidah"),
        ("Houthi rebels lost the airport of Hodeidah. They still hold the port.", "Hodeidah port"),
        ("Seleka rebels took Bangui, then Ndele and Sibut. French soldiers hold the airport.", "Bangui airport"),
        ("Al-Shabaab overran the El Adde base in Somalia. Kenyan troops retook the camp.", "El Adde base"),
    ],
)
def test_what_is_meant(reader: Reader, text: str, expected: str) -> None:
    last = reader.events(text)[-1]
    assert last.place.name == expected


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Doe and John Roe. By nightfall M23 rebels had seized the town of Sake.",
        "By Sunday M23 rebels had seized the town of Sake in eastern Congo.",
    ],
)
def test_a_story_may_begin_with_by(reader: Reader, text: str) -> None:
    seized = [event.place.name for event in reader.events(text.split(". ", 1)[-1])]
    assert seized == ["Sake"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels loyal to the former vice president captured Bor in South Sudan.", "capture spla-io @ Bor"),
        ("STC fighters had control of all of Abyan in Yemen.", "control stc @ Abyan"),
        (
            "Militants linked to al-Qaeda overran a base in Djibo in Burkina Faso.",
            "capture jihadists-sahel @ Djibo base",
        ),
        ("Forces allied with Somalia's government took Kismayo.", "capture somalia-government @ Kismayo"),
        (
            "The People's Defence Force (PDF) and the Kachin Independence Army took Kawlin in Myanmar.",
            "capture pdf @ Kawlin",
        ),
        ("Goma, under M23 control since January, is calm.", "control m23 @ Goma"),
        ("Bor got retaken by South Sudanese troops.", "capture south-sudan-government @ Bor"),
    ],
)
def test_words_that_can_be_two_classes(reader: Reader, text: str, expected: str) -> None:
    assert expected in reader.told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An M23 spokesman denied that Goma had fallen to the army.", ["capture drc-government @ Goma (denied)"]),
        (
            "Iraqi forces took Daquq. A Peshmerga commander conceded that Altun Kupri had been lost.",
            ["capture iraq-government @ Daquq", "withdrawal krg @ Altun Kupri"],
        ),
        (
            "The army of Sudan captured Sinja on Friday, the last town in the state under RSF control.",
            ["capture saf @ Sinja"],
        ),
        (
            "The Sri Lankan army captured Pooneryn, a town that the LTTE had held since 1993.",
            ["capture sri-lanka-government @ Pooneryn", "control ltte @ Pooneryn"],
        ),
        (
            "Kinshasa demands that M23 rebels hand over Goma, the Congolese government said.",
            ["withdrawal m23 @ Goma (planned)"],
        ),
        (
            "The Taliban fought Afghan troops. Karukh district was lost on Friday.",
            ["withdrawal afghanistan-government @ Karukh district"],
        ),
    ],
)
def test_what_was_denied_or_lost(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.told(text) == expected


def test_an_entry_that_was_beaten_off_took_nothing(reader: Reader) -> None:
    text = "Sudan's army repelled an attack by JEM rebels on Omdurman on Sunday. On Saturday JEM drove into Omdurman."
    assert reader.told(text) == ["contest jem @ Omdurman"]


def test_whom_a_group_attacks_in_a_town_is_the_state(reader: Reader) -> None:
    text = (
        "The KIA fights Myanmar's army. The junta holds Lashio. "
        "On Saturday the Karenni Nationalities Defence Force (KNDF) attacked Loikaw."
    )
    fight = next(event for event in reader.events(text) if event.place.name == "Loikaw")
    assert fight.opponent is not None
    assert fight.opponent.side == "myanmar-junta"


TOGETHER = {
    "The army took Lahij and Zinjibar in Yemen in August. Al Qaeda took both towns back in December.": [
        "capture aqap @ Lahij",
        "capture aqap @ Zinjibar",
        "capture yemen-government @ Lahij",
        "capture yemen-government @ Zinjibar",
    ],
    "The army of Congo left Kibumba and Rumangabo. The two towns were captured by M23.": [
        "capture m23 @ Kibumba",
        "capture m23 @ Rumangabo",
        "withdrawal drc-government @ Kibumba",
        "withdrawal drc-government @ Rumangabo",
    ],
    "Heavy fighting went on in Bentiu until Sunday. The SPLA is now in full control.": [
        "capture south-sudan-government @ Bentiu",
    ],
    "The army of Congo left Goma, Bukavu and Minova. M23 captured both towns.": [
        "withdrawal drc-government @ Bukavu",
        "withdrawal drc-government @ Goma",
        "withdrawal drc-government @ Minova",
    ],
    "The army of Congo left Goma and Sake. M23 captured both villages on the road.": [
        "withdrawal drc-government @ Goma",
        "withdrawal drc-government @ Sake",
    ],
    "The army of Congo left Goma, Sake and Minova. M23 rules both towns.": [
        "withdrawal drc-government @ Goma",
        "withdrawal drc-government @ Minova",
        "withdrawal drc-government @ Sake",
    ],
    "A spokesman in Goma and Bukavu said that M23 took two towns.": [],
    "Soldiers left Bentiu. The team of the army is now in full control of the match.": [
        "withdrawal south-sudan-government @ Bentiu"
    ],
}


@pytest.mark.parametrize("text", TOGETHER)
def test_both_towns_are_the_two_that_were_named(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOGETHER[text]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("20:45 Kosti", "18:20 Sinja", "08:00 Good morning"), "Sinja airport"),
        (("20:45 Kosti", "18:20 What the army says", "08:00 Good morning"), None),
        (("Kosti", "Sinja", "Good morning"), "Kosti airport"),
    ],
)
def test_each_entry_of_a_live_page_speaks_of_its_own_town(
    reader: Reader, headings: tuple[str, str, str], expected: str | None
) -> None:
    first, second, last = headings
    text = (
        f"{first}\nThe RSF captured Kosti in Sudan on Monday.\n\n"
        f"{second}\nRSF fighters also captured the airport, a resident says.\n\n{last}\nRain fell in Sudan."
    )
    airports = [event.place.name for event in reader.events(text) if event.place.type == "facility"]
    assert airports == ([expected] if expected else [])


def test_the_town_is_not_the_one_that_somebody_went_towards(reader: Reader) -> None:
    text = (
        "Boko Haram fighters stormed Bama in Nigeria on Monday. Soldiers went out in the direction of Gwoza. "
        "An officer confirmed that the troops vacated the town."
    )
    assert "withdrawal nigeria-government @ Bama" in reader.told(text)


def test_it_is_the_town_told_of_not_its_province(reader: Reader) -> None:
    text = (
        "Saraqib in Syria was quiet. Army units which control most of Idlib province pulled out of the town overnight. "
        "Rebels overran it in October."
    )
    assert "capture syria-opposition @ Saraqib" in reader.told(text)
