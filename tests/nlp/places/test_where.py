"""Where: spellings, namesakes, town or province, facilities, villages that no atlas knows, "the city"."""

import pytest

from services.ledger.events import Place
from tests.nlp.reading import Reader


def place(reader: Reader, text: str) -> Place:
    """The place of the only event of the text."""
    (event,) = reader.events(text)
    return event.place


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al Hudaydah", "Hodeidah", "Hodeida", "Hudaida", "Al-Hudaydah"),
        ("Mekelle", "Mekele", "Mek'ele", "Makale"),
        ("Shusha", "Shushi"),
        ("El Geneina", "Al-Geneina", "Geneina"),
        ("Kilinochchi", "Kilinochi"),
        ("Wad Madani", "Wad Medani"),
    ],
)
def test_a_town_is_the_same_however_it_is_spelt(reader: Reader, spellings: tuple[str, ...]) -> None:
    about = "Yemen" if "Hodeida" in spellings else ""
    found = {
        place(reader, f"Government troops seized {name} on Monday{about and ', in Yemen'}.").id for name in spellings
    }
    assert len(found) == 1
    assert not next(iter(found)).startswith("pending:")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Troops captured Tripoli, a town in Lebanon.", "LB"),
        ("Mozambique is at war. Militants captured Palma on Monday.", "MZ"),
        ("Georgian troops left Poti on Monday. They captured Gori on Tuesday.", "GE"),
        ("Sudanese rebels captured Kurmuk near the Ethiopian border.", "SD"),
        ("Colombia's FARC captured Granada and Mesetas.", "CO"),
    ],
)
def test_among_namesakes_the_article_decides(reader: Reader, text: str, country: str) -> None:
    captures = [event for event in reader.events(text) if event.kind == "capture"]
    assert {event.place.country for event in captures} == {country}


def test_a_city_is_meant_rather_than_a_hamlet_of_its_name_that_is_a_little_nearer(reader: Reader) -> None:
    text = "The FRCI took Bouna and Tanda on Tuesday. Ivorian rebels captured Bondoukou on Wednesday."
    (city,) = (event.place for event in reader.events(text) if event.place.name == "Bondoukou")
    assert city.type == "city"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Taliban captured Kandahar province on Friday.", "province"),
        ("The Taliban captured the province of Ghazni on Friday.", "province"),
        ("The Taliban captured the city of Ghazni on Friday.", "city"),
        ("The Taliban captured Ghazni on Friday.", "city"),
        ("The RSF took Merowe airport in Sudan.", "facility"),
        ("The RSF took the airport of Merowe in Sudan.", "facility"),
        ("The oil field at Heglig was captured by South Sudanese troops.", "facility"),
        ("Rebels took the Bunagana border crossing in Congo.", "facility"),
        ("Nigerian troops took the Gamboru bridge in Maiduguri.", "facility"),
        ("M23 fighters took Masisi territory in Congo.", "province"),
    ],
)
def test_the_words_tell_a_town_from_its_province_and_its_facilities(reader: Reader, text: str, kind: str) -> None:
    assert place(reader, text).type == kind


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Rebels captured the village of Zzyqwat near Goma in Congo.", "Zzyqwat", (-1.7, 29.2)),
        ("The RSF captured the village of Umm Qaylaba, near Wad Madani.", "Umm Qaylaba", (14.4, 33.5)),
    ],
)
def test_an_unknown_village_is_kept_beside_its_anchor(
    reader: Reader, text: str, name: str, near: tuple[float, float]
) -> None:
    found = place(reader, text)
    assert (found.name, found.id.partition(":")[0]) == (name, "pending")
    assert (found.lat, found.lon) == pytest.approx(near, abs=0.3)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RSF fighters shelled Wad Madani on Monday. They captured the city within hours.", "Wad Madani"),
        ("Residents of Lalibela told reporters that Tigrayan rebels had seized the town.", "Lalibela"),
        ("Somali troops reached Barawe at dawn. By noon they had seized the town.", "Barawe"),
    ],
)
def test_the_town_is_the_one_spoken_of(reader: Reader, text: str, name: str) -> None:
    assert {event.place.name for event in reader.events(text) if event.kind == "capture"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured 40 villages in North Kivu.",
        "Rebels captured several towns on Monday.",
        "Congolese troops captured General Douglas Bama on Monday.",
        "Sudanese troops captured the country's hearts on Monday.",
        "Troops captured a village on Monday.",
        "Gunmen seized a Pan Am jet in Karachi and held its passengers.",
    ],
)
def test_no_place_is_made_of_what_names_none(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


def test_a_share_of_a_place_is_kept_with_it(reader: Reader) -> None:
    assert reader.told("The Taliban now hold most of Helmand province.") == [
        "control taliban @ Helmand province [most]"
    ]


def test_a_town_named_like_a_word_is_found_where_a_town_must_stand(reader: Reader) -> None:
    sake = reader.events("M23 rebels in Congo captured Sake on Tuesday.")
    assert [event.place.id.startswith("pending") for event in sake] == [False]


def test_a_town_named_like_a_person_is_refused_where_the_person_is_spoken_of(reader: Reader) -> None:
    assert reader.told("Somali militants captured Nasir on Tuesday. Commander Nasir was wounded.") == []


def test_another_spelling_is_looked_for_in_the_countries_of_the_story_alone(reader: Reader) -> None:
    events = reader.events("Resistance fighters in Myanmar captured Zanwaygone village on Monday.")
    assert {event.place.country for event in events} <= {"MM"}


def test_a_province_without_a_town_of_note_is_meant_by_its_name(reader: Reader) -> None:
    events = reader.events("The Taliban took Takhar in Afghanistan on Sunday.")
    assert [(event.place.country, event.place.type) for event in events] == [("AF", "province")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("M23 rebels seized Goma's airport from Congolese soldiers on Tuesday.", {"Goma airport"}),
        ("Malian troops seized the airport and the bridge at Gao on Saturday.", {"Gao airport", "Gao bridge"}),
        (
            "Arakan Army fighters captured the headquarters of the 9th Military Operations Command in Kyauktaw.",
            {"9th Military Operations Command headquarters"},
        ),
        (
            "The MNDAA overran the camp of Light Infantry Battalion 125 near Chinshwehaw in Myanmar.",
            {"Light Infantry Battalion 125 camp"},
        ),
        ("The RSF captured the army's base in Nyala.", {"Nyala base"}),
        ("The RSF captured a bank's headquarters and the army's vehicles.", set()),
    ],
)
def test_a_facility_is_told_by_the_town_that_it_stands_in(reader: Reader, text: str, names: set[str]) -> None:
    assert {event.place.name for event in reader.events(text) if event.kind == "capture"} == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taliban fighters took their second provincial capital in two days, Sheberghan, on Saturday.", "Sheberghan"),
        ("Afghan forces retook the Ghormach district centre from the Taliban.", "Ghormach"),
    ],
)
def test_a_common_noun_is_named_by_what_stands_beside_it(reader: Reader, text: str, expected: str) -> None:
    assert place(reader, text).name == expected


def test_a_base_named_for_its_soldiers_lies_where_the_words_put_it(reader: Reader) -> None:
    events = reader.events(
        "The RSF captured the Sixth Division headquarters in El Fasher. The army still holds Khartoum."
    )
    assert [round(event.place.lat or 0) for event in events if event.kind == "capture"] == [14]


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia's army has captured Sebhat Nega, a founding member of the Tigray People's Liberation Front.",
        "Nigerian troops captured Mamman Nur, a commander of Boko Haram, in Borno.",
        "Colombian soldiers captured Ramiro Vargas, 43, on Sunday.",
        "An investor group from Singapore seized control of the cobalt producer Lualaba Metals as soldiers watched.",
        "In Baku he told parliament that the army of Azerbaijan had been left without leadership.",
    ],
)
def test_who_was_captured_is_no_place(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Afghan troops repelled a Taliban attack on Qala-i-Naw, the governor, Hessamuddin Shamsi, said.",
            ["contest taliban @ Qala-i-Naw"],
        ),
        (
            "Rebels captured the town of Sake in Congo, the mayor, Faustin Mutabo, told reporters.",
            ["capture m23 @ Sake"],
        ),
        (
            "The army retook Sinja in Sudan, its commander, Yousif Abdelhalim, said.",
            ["capture saf @ Sinja"],
        ),
        (
            "The army retook Sinja, Dinder and the village of Wad Takouk in Sudan, residents said.",
            ["capture saf @ Dinder", "capture saf @ Sinja", "capture saf @ Wad Takouk"],
        ),
    ],
)
def test_a_name_behind_an_office_is_a_person(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In El Fasher, the last city in Darfur that Sudan's army still holds, shells hit a hospital.",
            ["control saf @ El Fasher"],
        ),
        (
            "Nigerian troops recaptured Baga, the town on the shore of Lake Chad that Boko Haram overran in May.",
            ["capture boko-haram @ Baga", "capture nigeria-government @ Baga"],
        ),
        (
            "In Yemen shells hit Marib, the last city in the north that the army still holds.",
            ["control yemen-government @ Marib"],
        ),
        ("Troops in Sudan left. The army took Sinja. The last city in Darfur that the RSF wants is unhurt.", 1),
        (
            "Troops are in Marib, Yemen. Al Qaeda held the town of Zinjibar for a year until the army recaptured it.",
            ["capture yemen-government @ Zinjibar"],
        ),
        (
            "The RSF took Sinja. A convoy from the city of Kosti in Sudan reached it when the army recaptured it.",
            ["capture rsf @ Sinja", "capture saf @ Sinja"],
        ),
    ],
)
def test_what_is_told_of_a_town_in_a_land_is_told_of_the_town(
    reader: Reader, text: str, expected: list[str] | int
) -> None:
    told = reader.told(text)
    assert (len(told) if isinstance(expected, int) else told) == expected


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The RSF took Sinja. It also took the village of Wad Xabir in the district of Kosti, Sudan.", 13.2, 32.7),
        ("The RSF took Sinja in Sudan. It also took the village of Wad Xabir, 30 km north of Kosti.", 13.2, 32.7),
        ("M23 rebels took Goma in Congo. They also took the village of Mushebe near Butembo.", 0.1, 29.3),
        ("The army took Lashio in Myanmar. In Falam, the village of Zawngtu was taken by Chin fighters.", 22.9, 93.7),
        (
            "Azerbaijan's army took Jabrayil. In Fuzuli district the villages of Dordxin and Garxabaz were taken.",
            39.6,
            47.1,
        ),
        ("The RSF took Sinja in Sudan. In Khartoum, the army said it took the village of Wad Xabir.", 13.15, 33.93),
    ],
)
def test_a_village_no_atlas_knows_lies_where_the_text_says(reader: Reader, text: str, lat: float, lon: float) -> None:
    event = next(event for event in reader.events(text) if event.place.id.startswith("pending:"))
    assert event.place.lat is not None
    assert event.place.lon is not None
    assert abs(event.place.lat - lat) < 0.3
    assert abs(event.place.lon - lon) < 0.3


def test_a_place_of_a_land_that_nobody_speaks_of_is_a_namesake(reader: Reader) -> None:
    text = "Maoist rebels attacked Tansen, in Nepal, on Saturday. They overran Goma, a village nearby, at night."
    countries = {event.place.country for event in reader.events(text)}
    assert countries == {"NP"}


def test_a_quarter_lies_in_the_town_spoken_of_not_where_a_namesake_is(reader: Reader) -> None:
    text = "Iraqi forces entered Tal Afar on Tuesday. The army captured the Basatin quarter on Wednesday."
    (quarter,) = (event.place for event in reader.events(text) if event.place.type == "area")
    assert (quarter.country, round(quarter.lat or 0), round(quarter.lon or 0)) == ("IQ", 36, 42)


def test_the_airport_is_not_that_of_the_town_where_its_captors_come_from(reader: Reader) -> None:
    text = (
        "Fighting went on in Tripoli on Sunday. Libya Dawn, an alliance of brigades from Misrata, said that it had "
        "captured the airport."
    )
    (capture,) = (event for event in reader.events(text) if event.kind == "capture")
    assert capture.place.name == "Tripoli airport"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Indian troops captured Point 4700 and Hill 217 near Drass, in Kargil.", {"Point 4700", "Hill 217"}),
        ("Rebels entered Bissau, in Guinea-Bissau. Loyalists hold the old town.", {"Bissau", "Bissau old town"}),
        ("At this Point 4 soldiers were killed in Iraq.", set()),
        ("Rebels hold Hama in Syria.\n\nBACKGROUND Aleppo fell to the rebels in November.", {"Hama", "Aleppo"}),
    ],
)
def test_heights_inner_towns_and_headings(reader: Reader, text: str, names: set[str]) -> None:
    assert {event.place.name for event in reader.events(text)} == names


def test_a_city_abroad_that_only_its_namesake_brings_up_is_not_meant(reader: Reader) -> None:
    assert place(reader, "Iraqi forces retook the town of Riyadh.").country == "IQ"


def test_a_village_of_the_land_that_the_sentence_opens_with(reader: Reader) -> None:
    found = place(reader, "In Russia's Kursk region, Ukrainian forces attacked the village of Bolshoye Soldatskoye.")
    assert found.country == "RU"


def test_places_without_an_entry_lie_where_the_words_behind_them_say(reader: Reader) -> None:
    text = "Nigerian troops from Yola captured the village of Zangarim to the south of Maiduguri city, far from Kano."
    assert round(place(reader, text).lat or 0) == 12


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The capital of Kandahar fell to the Taliban.", ["capture taliban @ Kandahar"]),
        ("The capital of North Darfur fell to the RSF.", ["capture rsf @ El Fasher"]),
        ("The army holds El Fasher, the capital of North Darfur, in Sudan.", ["control saf @ El Fasher"]),
        (
            "El Obeid is the only capital of a Kordofan state that is still held by the Sudanese army.",
            ["control saf @ El Obeid"],
        ),
    ],
)
def test_the_capital_of_a_province_is_no_province(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


WHOLES = {
    "M23 captured the town of Sake and all of Masisi territory in Congo.": [
        "capture m23 @ Masisi territory",
        "capture m23 @ Sake",
    ],
    "The RSF captured the towns of Sinja and Dinder and all of Sennar state.": [
        "capture rsf @ Dinder",
        "capture rsf @ Sennar state",
        "capture rsf @ Sinja",
    ],
    "The RSF captured the town of Sinja and parts of Sennar state.": ["capture rsf @ Sinja"],
}


@pytest.mark.parametrize("text", WHOLES)
def test_a_district_is_taken_with_a_town_only_as_a_whole(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHOLES[text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Bukama is a city, a thousand kilometres to the south
        ("Congolese troops took Bukama, 4 km from Mweso.", "Bukama"),
        ("Al-Shabab seized Amara, near Harardhere in Somalia, from Galmudug forces.", "Amara"),
    ],
)
def test_a_city_far_from_the_town_that_it_is_said_to_lie_near_is_a_namesake(
    reader: Reader, text: str, name: str
) -> None:
    found = place(reader, text)
    assert (found.id.partition(":")[0], found.name) == ("pending", name)


def test_a_town_just_south_of_a_capital_is_itself_however_far(reader: Reader) -> None:
    found = place(reader, "The Sudanese army took Wad Madani, just south of Khartoum, on Sunday.")
    assert found.id == "geonames:364103"
