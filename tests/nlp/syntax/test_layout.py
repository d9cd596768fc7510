"""Phrases laid out: lists, appositions and brackets."""

import pytest

from tests.nlp.reading import Reader


def listed(reader: Reader, text: str, first: str) -> list[str]:
    """The members of the list that begins with the noun chunk `first`."""
    sentence = reader.sentence(text)
    at = next(i for i in sentence.phrases if sentence.text(i) == first)
    return [sentence.text(i) for i in sentence.list_from(at)]


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("Rebels took Bor and Wau.", "Bor", ["Bor", "Wau"]),
        ("Rebels took Bor, Wau, and Yei.", "Bor", ["Bor", "Wau", "Yei"]),
        ("Rebels took Bor, Wau as well as Yei.", "Bor", ["Bor", "Wau", "Yei"]),
        ("Rebels took Bor along with Wau.", "Bor", ["Bor", "Wau"]),
        ("Rebels took both Bor and Wau.", "Bor", ["Bor", "Wau"]),
        ("Rebels took Bor (Jonglei), Wau and Yei.", "Bor", ["Bor", "Wau", "Yei"]),
        ("Rebels took Bor, the capital of Jonglei, and Wau.", "Bor", ["Bor", "Wau"]),
        ("Rebels took Bor, a town on the Nile, and Wau.", "Bor", ["Bor", "Wau"]),
        ("Rebels took Bor and killed ten men.", "Bor", ["Bor"]),
        ("Rebels took Bor and the army fled.", "Bor", ["Bor"]),
        ("Rebels took Bor.", "Bor", ["Bor"]),
        ("The army and the militia took Bor.", "The army", ["The army", "the militia"]),
        ("Rebels took Bor, Wau, Yei, Nasir, Akobo and Pibor.", "Bor", ["Bor", "Wau", "Yei", "Nasir", "Akobo", "Pibor"]),
    ],
)
def test_a_list_holds_what_belongs_together(reader: Reader, text: str, first: str, expected: list[str]) -> None:
    assert listed(reader, text, first) == expected


def test_brackets_find_each_other(reader: Reader) -> None:
    sentence = reader.sentence("Rebels took Bor (in Jonglei) on Monday.")
    texts = [sentence.text(i) for i in range(len(sentence.chunks))]
    left, right = texts.index("("), texts.index(")")
    assert (sentence.closing(left), sentence.opening(right)) == (right, left)


def test_a_bracket_without_its_fellow_stands_alone(reader: Reader) -> None:
    sentence = reader.sentence("Rebels took Bor (in Jonglei on Monday.")
    at = [sentence.text(i) for i in range(len(sentence.chunks))].index("(")
    assert sentence.closing(at) == at


def test_beyond_either_end_there_is_nothing(reader: Reader) -> None:
    sentence = reader.sentence("Bor fell.")
    assert (sentence.low(-1), sentence.text(99), sentence.kind(99)) == ("", "", "stop")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "M23 lost several positions, among them Sake on Monday and Minova on Tuesday.",
            {"withdrawal Sake": "2023-12-18", "withdrawal Minova": "2023-12-19"},
        ),
        (
            "Boko Haram claimed the capture of several bases, among them Bama on 2 December and Gwoza on 4 December.",
            {"capture Bama": "2023-12-02", "capture Gwoza": "2023-12-04"},
        ),
        ("Al-Shabaab holds several positions, among them the best.", {}),
        ("Among them, Bama on Monday and Gwoza on Tuesday saw markets.", {}),
    ],
)
def test_each_name_of_several_positions_has_its_own_date(reader: Reader, text: str, told: dict[str, str]) -> None:
    assert {f"{e.kind} {e.place.name}": e.date.start.isoformat() for e in reader.events(text)} == told


def test_both_are_the_two_named_before(reader: Reader) -> None:
    text = "Boko Haram took Bama on Monday and Gwoza on Tuesday, before withdrawing from both with their booty."
    assert [told for told in reader.told(text) if told.startswith("withdrawal")] == [
        "withdrawal boko-haram @ Bama",
        "withdrawal boko-haram @ Gwoza",
    ]
