"""What stands between a place and what is said of it, or in front of both."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "From Ras Kamboni, the last town of the coast, Al-Shabaab pulled out on Monday.",
            "withdrawal al-shabaab @ Ras Kamboni",
        ),
        ("From Barawe the Shabaab militants were expelled on Friday.", "withdrawal al-shabaab @ Barawe"),
        ("Kidal was in the meantime recaptured by Malian troops.", "capture mali-government @ Kidal"),
        (
            "Barawe, home of the port that feeds the south, was seized on Friday by Al-Shabaab.",
            "capture al-shabaab @ Barawe",
        ),
        ("Barawe, captured on Monday by the Shabaab, had been cleared of mines.", "capture al-shabaab @ Barawe"),
        ("Barawe, where the road meets the sea, remains with Al-Shabaab for now.", "control al-shabaab @ Barawe"),
        (
            "The governor spoke of Barawe, which according to him is still with Al-Shabaab.",
            "control al-shabaab @ Barawe",
        ),
        ("The story is that of Al-Shabaab, who hold Barawe since 2009.", "control al-shabaab @ Barawe"),
        ("By noon the Shabaab fighters had Barawe and Brava.", "capture al-shabaab @ Barawe"),
        (
            "The Shabaab fighters drove out of Jilib on Friday and by the afternoon had Barawe.",
            "capture al-shabaab @ Barawe",
        ),
        ("Not only Barawe but also Marka was captured by Al-Shabaab.", "capture al-shabaab @ Barawe"),
        ("Barawe, which commands the road south, has been Shabaab-held since May.", "control al-shabaab @ Barawe"),
    ],
)
def test_the_place_is_found_over_what_is_put_aside(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)


@pytest.mark.parametrize(
    "text",
    [
        "From Barawe the minister travelled on, and the army praised him.",
        "By noon the Shabaab fighters had lunch in Barawe.",
        "Barawe was never Shabaab-held, the governor said.",
        "From Barawe comes the fish that Al-Shabaab fighters eat.",
    ],
)
def test_nothing_is_told_of_a_place_that_only_opens_the_sentence(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


def test_a_relative_pronoun_before_a_preposition_ends(reader: Reader) -> None:
    assert reader.sentence("Barawe, which according to him are still with the militants of the south, fell.")
    assert reader.sentence("Barawe, which for them are still with the militants, fell.")


def test_who_is_meant_by_who_says_so_ends(reader: Reader) -> None:
    reader.told("The Alliance and the Taliban fought. Alliance tanks were reported moving on from it Taloqan.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The army dislodged the Rapid Support Forces (RSF) fighters from Jebel Moya.",
            ["capture saf @ Jebel Moya", "withdrawal rsf @ Jebel Moya"],
        ),
        (
            "Kidal fell to the Azawad National Liberation Movement (MNLA) fighters on Monday.",
            ["capture mali-rebels @ Kidal"],
        ),
        ("Members of the Movement of March 23 left Goma.", ["withdrawal m23 @ Goma"]),
        (
            "Al-Shabaab (the Youth), the former wing of the courts that ruled the south, and its militants left Jilib.",
            ["withdrawal al-shabaab @ Jilib"],
        ),
        ("RSF fighters south of El Obeid advanced on Bara.", ["contest rsf @ Bara"]),
        ("Nigerian troops east of Maiduguri captured Bama.", ["capture nigeria-government @ Bama"]),
        ("Somali soldiers had left Jowhar hours before.", ["withdrawal somalia-government @ Jowhar"]),
        ("The villages west of Bama were quiet, and Boko Haram did not come.", []),
    ],
)
def test_the_party_is_found_over_its_initials_and_where_it_is(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Nigerian army took six villages, among them Bama and Gwoza.",
            ["capture nigeria-government @ Bama", "capture nigeria-government @ Gwoza"],
        ),
        (
            "M23 captured three towns around Goma, among them Sake and Minova.",
            ["capture m23 @ Minova", "capture m23 @ Sake"],
        ),
        (
            "M23 holds much of Masisi, including the town of Sake, which it took in February.",
            ["capture m23 @ Sake", "control m23 @ Masisi [most]", "control m23 @ Sake"],
        ),
        ("The rebels of M23 said they were, among them, men of Sake.", []),
    ],
)
def test_the_names_that_a_number_of_towns_includes(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bama, some 60 km southeast of Maiduguri, fell to Boko Haram after soldiers abandoned their base there.",
            "withdrawal nigeria-government @ Bama base",
        ),
        (
            "The army told reporters in Abuja that Boko Haram had fled Bama. Troops entered the town on Friday.",
            "capture nigeria-government @ Bama",
        ),
        (
            "M23 captured the districts of Masisi and Rutshuru. Troops left the two districts after the fall of Sake.",
            "withdrawal drc-government @ Rutshuru",
        ),
        ("Jilib, one of the last towns still in Al-Shabaab hands, is quiet.", "control al-shabaab @ Jilib"),
    ],
)
def test_what_is_named_in_passing_is_not_what_is_told_of(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Residents who were held by Boko Haram for months walked out of the forest.",
        "One of the last towns still in Al-Shabaab hands is quiet.",
    ],
)
def test_people_and_unnamed_towns_are_no_places(reader: Reader, text: str) -> None:
    assert reader.told(text) == []
