"""Who: names, peoples, "the army", "the rebels" and pronouns, by what the article is about."""

from datetime import date

import pytest

from tests.nlp.reading import Reader


def side(reader: Reader, text: str, phrase: str, about: str = "") -> str | None:
    """The side of the noun chunk `phrase` of the sentence."""
    parsed = reader.parse(text, about)
    at = next(i for i in parsed.sentence.phrases if parsed.sentence.text(i) == phrase)
    party = parsed.who.at(at)
    return party.side if party else None


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The Rapid Support Forces left Nyala.", "The Rapid Support Forces", "rsf"),
        ("RSF fighters left Nyala.", "RSF fighters", "rsf"),
        ("The MNDAA left Lashio.", "The MNDAA", "mndaa"),
        ("Kachin fighters left Momauk.", "Kachin fighters", "kia"),
        ("Tigrayan forces left Axum.", "Tigrayan forces", "tplf"),
        ("Tuareg rebels left Kidal.", "Tuareg rebels", "mali-rebels"),
        ("Eritrean troops left Axum.", "Eritrean troops", "eritrea"),
        ("Rwandan soldiers left Goma.", "Rwandan soldiers", "rwanda"),
        ("The Colombian army left Mitu.", "The Colombian army", "colombia-government"),
        ("Chad's army left Bama.", "Chad 's army", "nigeria-government"),
        ("Iraqi troops left Kuwait City.", "Iraqi troops", "iraq-government"),
        ("The TPLF-led authorities left Shire.", "The TPLF-led authorities", "tplf"),
        ("A tour group left Marrakesh.", "A tour group", None),
        ("Opposition troops left Taloqan.", "Opposition troops", "nrf"),
        ("Kenyan soldiers left Kismayo.", "Kenyan soldiers", "somalia-government"),
        ("Burundian troops left Uvira.", "Burundian troops", "drc-government"),
        ("Ethnic Armenian forces left Khojavend in Azerbaijan.", "Ethnic Armenian forces", "armenia"),
        ("Tamil civilians left Kilinochchi.", "Tamil civilians", None),
        ("Karen villagers left Hpapun.", "Karen villagers", None),
        ("Forces loyal to President Salva Kiir left Bor.", "Forces loyal", "south-sudan-government"),
        ("Pro-Hadi fighters left Taiz.", "Pro-Hadi fighters", "yemen-government"),
        ("Separatists of the Azawad Liberation Front left Ber.", "Separatists", "mali-rebels"),
        ("The last 200 soldiers of Infantry Battalion 275 left Myawaddy.", "The last 200 soldiers", "myanmar-junta"),
        ("Forces from the Tigray region left Lalibela.", "Forces", "tplf"),
        ("Burkina Faso's soldiers left Djibo.", "Burkina Faso 's soldiers", "burkina-faso-government"),
        ("Nepalese police left Rukum.", "Nepalese police", "nepal-government"),
        ("Journalists left Kismayo.", "Journalists", None),
        ("A Kenyan runner left Kismayo.", "A Kenyan runner", None),
    ],
)
def test_a_named_party_has_its_side(reader: Reader, text: str, phrase: str, expected: str | None) -> None:
    assert side(reader, text, phrase) == expected


@pytest.mark.parametrize(
    ("about", "phrase", "expected"),
    [
        ("Sudan is at war.", "The army", "saf"),
        ("Myanmar is at war.", "The army", "myanmar-junta"),
        ("Sri Lanka is at war.", "The army", "sri-lanka-government"),
        ("Mali is at war.", "Government forces", "mali-government"),
        ("Yemen is at war.", "Loyalist forces", "yemen-government"),
        ("Myanmar is at war.", "The junta", "myanmar-junta"),
        ("South Sudan is at war.", "The rebels", "spla-io"),
        ("Sri Lanka is at war.", "The rebels", "ltte"),
        ("Congo is at war, and M23 fights its army.", "The rebels", "m23"),
        ("Mali is at war.", "The jihadists", "jihadists-sahel"),
        ("Nigeria is at war.", "The militants", "boko-haram"),
        ("Somalia is at war.", "The militants", "al-shabaab"),
        ("Mozambique is at war.", "The insurgents", "islamic-state"),
    ],
)
def test_a_party_without_a_name_is_told_by_the_country(reader: Reader, about: str, phrase: str, expected: str) -> None:
    assert side(reader, f"{phrase} left on Monday.", phrase, about) == expected


def test_the_rebels_are_those_whom_the_article_names(reader: Reader) -> None:
    about = "In Ethiopia the Oslo talks with the Oromo Liberation Army failed. The Oromo Liberation Army fights on."
    named = side(reader, "The Oromo Liberation Army left.", "The Oromo Liberation Army", about)
    assert named is not None
    assert side(reader, "The rebels left on Monday.", "The rebels", about) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopian federal forces seized Alamata. They then entered Korem.", "capture ethiopia-government @ Korem"),
        ("Boko Haram took Bama in Nigeria. The sect also holds Baga.", "control boko-haram @ Baga"),
        ("RSF fighters stormed Singa. It was taken by them.", "capture rsf @ Singa"),
        ("Rebels backed by Rwanda captured Minova on Monday.", "capture m23 @ Minova"),
        ("M23 said its fighters had taken Rutshuru in Congo.", "capture m23 @ Rutshuru"),
        ("The Malian army said its soldiers had taken Ber.", "capture mali-government @ Ber"),
        (
            "The RSF said that they had taken Singa, and the army admitted that its First Division had left the town.",
            "withdrawal saf @ Singa",
        ),
    ],
)
def test_a_pronoun_stands_for_the_party_spoken_of(reader: Reader, text: str, expected: str) -> None:
    assert expected in reader.told(text)


def test_forces_loyal_to_a_leader_are_his_side(reader: Reader) -> None:
    assert reader.told("Forces loyal to Machar took Bentiu in South Sudan.") == ["capture spla-io @ Bentiu"]


@pytest.mark.parametrize(
    ("text", "phrase", "published", "expected"),
    [
        ("SAF officers fled to Chad. The RSF, Yemen's foe, took Nyala, the RSF said.", "SAF officers", 2023, "saf"),
        (
            "Ethiopian soldiers left Shire as the TPLF came. Somalia is next door.",
            "Ethiopian soldiers",
            2021,
            "ethiopia-government",
        ),
        ("Sudanese soldiers left Hodeidah in Yemen to the Houthis.", "Sudanese soldiers", 2019, "yemen-government"),
        ("Tutsi-led rebels hold Goma in Zaire. Ex-FAR soldiers of Rwanda fled.", "Tutsi-led rebels", 1996, "afdl"),
        ("Tutsi-led rebels hold Goma in Congo.", "Tutsi-led rebels", 2012, "m23"),
        ("Tigrayan-led forces hold Lalibela in Ethiopia.", "Tigrayan-led forces", 2021, "tplf"),
        (
            "Forces backing Ivory Coast's elected president, Alassane Ouattara, left Man.",
            "Forces",
            2011,
            "forces-nouvelles",
        ),
        (
            "Troops loyal to the president of Ivory Coast, Laurent Gbagbo, left Man.",
            "Troops loyal",
            2011,
            "ivory-coast-government",
        ),
        (
            "Fighters loyal to Congo Republic's former ruler Denis Sassou Nguesso left Dolisie.",
            "Fighters loyal",
            1997,
            "cobra",
        ),
        (
            "The rebels left Bangassou. The Coalition of Patriots for Change said so, the UPC did not.",
            "The rebels",
            2021,
            "cpc",
        ),
        ("French soldiers left N'Djamena in Chad.", "French soldiers", 2008, "france"),
    ],
)
def test_who_fights_at_home_and_who_abroad(
    reader: Reader, text: str, phrase: str, published: int, expected: str | None
) -> None:
    parsed = reader.parse(text, published=date(published, 6, 1))
    at = next(i for i in parsed.sentence.phrases if parsed.sentence.text(i) == phrase)
    party = parsed.who.at(at)
    assert (party.side if party else None) == expected


@pytest.mark.parametrize(
    ("published", "text", "side"),
    [
        (date(2018, 1, 24), "Turkish-backed rebels captured Rajo in Syria on Tuesday.", "syria-opposition"),
        (date(1992, 4, 12), "Belgrade-backed irregulars captured Zvornik in Bosnia on Thursday.", "republika-srpska"),
        (date(2019, 12, 1), "Islamic State-linked fighters captured Inates in Niger on Tuesday.", "islamic-state"),
        (date(2011, 3, 30), "Al-Qaeda-linked militants captured Jaar in Yemen on Sunday.", "aqap"),
        (date(1999, 8, 10), "Ugandan-backed rebels captured Gbadolite in Congo in July.", "mlc"),
    ],
)
def test_those_whom_a_name_before_a_hyphen_ties_to_a_side(
    reader: Reader, published: date, text: str, side: str
) -> None:
    (event,) = reader.events(text, published)
    assert event.actor is not None
    assert event.actor.side == side


@pytest.mark.parametrize(
    ("published", "text", "side"),
    [
        (date(1998, 10, 22), "The junta captured Bafata in Guinea-Bissau on Wednesday.", "guinea-bissau-junta"),
        (date(2023, 11, 1), "The junta recaptured Loikaw in Myanmar on Sunday.", "myanmar-junta"),
        (date(1994, 10, 30), "The Fifth Corps captured Kulen Vakuf in Bosnia on Friday.", "bosnia-government"),
        (date(2008, 3, 26), "Tanzanian troops captured Mutsamudu in the Comoros on Tuesday.", "comoros-government"),
    ],
)
def test_the_land_and_the_year_say_whom_a_general_name_means(
    reader: Reader, published: date, text: str, side: str
) -> None:
    (event,) = reader.events(text, published)
    assert event.actor is not None
    assert event.actor.side == side


@pytest.mark.parametrize(
    ("year", "land", "town", "who", "side"),
    [
        # the state's own side, where it was another's before
        (2011, "Libya", "Ajdabiya", "Government forces", "libya-gaddafi"),
        (2019, "Libya", "Ajdabiya", "Government forces", "libya-gna"),
        (1994, "Rwanda", "Kigali", "Government soldiers", "rwanda-government"),
        # leaders by the year
        (1996, "Iraq", "Arbil", "Barzani's fighters", "kdp"),
        (2014, "Iraq", "Arbil", "Barzani's fighters", "krg"),
        (1990, "Rwanda", "Byumba", "Kagame's rebels", "rpf"),
        (2003, "Liberia", "Monrovia", "Fighters loyal to President Charles Taylor", "liberia-government"),
        (1990, "Liberia", "Monrovia", "Charles Taylor's rebels", "npfl"),
        # those against somebody
        (1997, "Afghanistan", "Taloqan", "Anti-Taliban fighters", "northern-alliance"),
        (2023, "Myanmar", "Falam", "Anti-regime forces", "pdf"),
        # peoples
        (1998, "Afghanistan", "Bamiyan", "Hazara fighters", "northern-alliance"),
        (2004, "Iraq", "Kufa", "Shiite militiamen", "mahdi-army"),
        (2016, "Iraq", "Kufa", "Shiite militiamen", "iraq-government"),
        # words that mean others there than elsewhere
        (1991, "Croatia", "Vukovar", "The federal army", "yugoslavia"),
        (2023, "Sudan", "Nyala", "Paramilitaries", "rsf"),
        (1998, "Cambodia", "Samraong", "Royalist troops", "funcinpec"),
        (2014, "Nigeria", "Mubi", "Hunters", "nigeria-government"),
        (1998, "Sierra Leone", "Kenema", "Nigerian-led forces", "ecomog"),
        (2000, "Sierra Leone", "Lunsar", "U.N. peacekeepers", "united-nations"),
        # a people in the plural is no adjective of what follows
        (2023, "Ukraine", "Soledar", "The Russians", "russia"),
        (1995, "Bosnia", "Zepa", "Serbs", "republika-srpska"),
    ],
)
def test_who_is_meant_in_that_land_and_year(
    reader: Reader, year: int, land: str, town: str, who: str, side: str
) -> None:
    text = f"The war in {land} went on. {who} captured {town} on Monday, residents said."
    (event,) = reader.events(text, date(year, 6, 20))
    assert event.actor is not None
    assert event.actor.side == side


def test_they_whom_a_speaker_tells_of_are_not_the_speaker(reader: Reader) -> None:
    text = (
        "Rebels fought near Bentiu in South Sudan. A rebel spokesman said that soldiers of the army had been "
        "killed and that they had withdrawn from Rubkona."
    )
    (withdrawal,) = (event for event in reader.events(text, date(2014, 4, 16)) if event.kind == "withdrawal")
    assert withdrawal.actor is not None
    assert withdrawal.actor.side == "south-sudan-government"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Nigerian army cleared mines laid by Boko Haram fighters before they left Bama.",
            "withdrawal boko-haram @ Bama",
        ),
        ("Houses burned by M23 rebels before they withdrew from Sake were rebuilt.", "withdrawal m23 @ Sake"),
        ("Nigerian soldiers said that all was quiet before they left Bama.", "withdrawal nigeria-government @ Bama"),
        ("Syrian rebels and allied militants captured Saraqib.", "capture syria-opposition @ Saraqib"),
    ],
)
def test_they_are_those_by_whom_it_was_done(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)


def test_no_captor_is_whom_a_title_says_a_town_was_freed_from(reader: Reader) -> None:
    text = "Ethiopian forces said that the enemy had fled. Lalibela and Chifra were liberated in the past days."
    told = reader.told(text, title="Dessie Freed From TPLF")
    assert "capture ethiopia-government @ Lalibela" in told


GROUPS = {
    "The Arakan Army took Paletwa from Myanmar's junta. PDF units, and the PDF's men, were far. "
    "The Arakan Army was glad. On Friday the ethnic army captured Kyauktaw.": "capture arakan-army @ Kyauktaw",
    "M23 fights the FARDC in Congo. M23 was quiet. The ADF took Kamango. The rebel group also captured Eringeti.": (
        "capture adf @ Eringeti"
    ),
    "Al Qaeda militants took Jaar in Yemen from the army. The Houthis hold Sanaa. The militants also captured "
    "Zinjibar.": "capture aqap @ Zinjibar",
    "Militants shot at us. The forces of the anti-terrorist operation took Popasna in Ukraine.": (
        "capture ukraine @ Popasna"
    ),
    "The soldiers of the counter-terrorism operation of Mali left Ber.": "withdrawal mali-government @ Ber",
    "The Sri Lankan army was beaten. Elephant Pass was taken by the Tigers in April 2000.": (
        "capture ltte @ Elephant Pass"
    ),
    "The remnants of Boko Haram left Gwoza on Monday.": "withdrawal boko-haram @ Gwoza",
    "The last of the RSF fighters left Wad Madani on Friday.": "withdrawal rsf @ Wad Madani",
    "M23 said its fighters had carried out a withdrawal from Walikale.": "withdrawal m23 @ Walikale",
}


@pytest.mark.parametrize("text", GROUPS)
def test_who_is_meant_by_a_word_for_a_group(reader: Reader, text: str) -> None:
    assert GROUPS[text] in reader.told(text)


@pytest.mark.parametrize(
    "text",
    ["The workers of the anti-terrorist operation film left Kyiv.", "The last of the tourists left Wad Madani."],
)
def test_who_is_no_force_gives_no_ground_up(reader: Reader, text: str) -> None:
    assert reader.told(text) == []
