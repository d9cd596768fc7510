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
