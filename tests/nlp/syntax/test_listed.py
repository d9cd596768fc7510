"""Lists of names in every shape that papers give them: the same places come out, and no other."""

import pytest

from tests.nlp.reading import Reader

HEADS = (
    "the villages of {x}",
    "the settlements {x}",
    "{n} villages: {x}",
    "{n} villages, {x}",
    "{n} villages – {x} –",
    "{n} villages ({x})",
    "at least {n} villages, including {x}",
    "{n} villages, among them {x}",
    "{n} villages, among which are {x}",
    "{n} villages, which include {x}",
    "{n} villages, namely {x}",
    "{n} villages and hamlets, {x} among them",
    "the following villages: {x}",
    "{n} district centres, {x}",
    "settlements such as {x}",
    "villages like {x}",
    "villages named {x}",
    "{n} villages in Gezira state, including {x}",
    "{n} villages of Gezira state called {x}",
    "{n} villages in Gezira state: {x}",
    "{n} villages west of Sennar, including {x}",
)
FRAMES = {
    "the RSF captured {h}": "capture rsf",
    "{h} were captured by the RSF": "capture rsf",
    "{h} have fallen to the RSF": "capture rsf",
    "the Sudanese army withdrew from {h}": "withdrawal saf",
}
LISTS = {
    "Abu Gamri and Um-Dabaka": 2,
    "Abu Gamri, Um-Dabaka and Al-Tikayna": 3,
    "Abu Gamri, Um-Dabaka, and Al-Tikayna": 3,
    "Abu Gamri; Um-Dabaka; and Al-Tikayna": 3,
    "Abu Gamri, Um-Dabaka as well as Al-Tikayna": 3,
    "Abu Gamri, Um-Dabaka, along with Al-Tikayna": 3,
    "Abu Gamri, Um-Dabaka plus Al-Tikayna": 3,
    "Abu Gamri & Um-Dabaka": 2,
    "“Abu Gamri”, “Um-Dabaka” and “Al-Tikayna”": 3,
    "Abu Gamri (10 km from Sennar), Um-Dabaka and Al-Tikayna": 3,
    "Abu Gamri, Um-Dabaka and several others": 2,
}
NAMES = ("Abu Gamri", "Um-Dabaka", "Al-Tikayna")
ONE = {
    "The RSF captured a village called Abu Gamri.": {"capture rsf @ Abu Gamri"},
    "The RSF captured an outpost known as Abu Gamri.": {"capture rsf @ Abu Gamri"},
    "The RSF captured the village of ‘Abu Gamri’.": {"capture rsf @ Abu Gamri"},
    "The RSF captured Nyala district centre.": {"capture rsf @ Nyala"},
    "The RSF captured Abu Gamri and Um-Dabaka, a spokesman said.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "The RSF captured Nyala as well as the surrounding villages of Abu Gamri, Um-Dabaka and Al-Tikayna.": {
        "capture rsf @ Nyala",
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
        "capture rsf @ Al-Tikayna",
    },
    "The RSF captured Nyala, followed by Zalingei.": {"capture rsf @ Nyala", "capture rsf @ Zalingei"},
    "The RSF took not only Nyala but also Zalingei.": {"capture rsf @ Nyala", "capture rsf @ Zalingei"},
    "The RSF entered Nyala/Zalingei.": {"capture rsf @ Nyala", "capture rsf @ Zalingei"},
    "The RSF captured Abu Gamri (pop. 1,200) and Um-Dabaka (pop. 800).": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "The RSF captured the Abu Gamri and Um-Dabaka neighbourhoods of Nyala.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka neighbourhood",
    },
    "The RSF captured the villages of Abu Gamri in Gezira state and Um-Dabaka and Al-Tikayna in Sennar state.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
        "capture rsf @ Al-Tikayna",
    },
    "The RSF captured Nyala, South Darfur state, on Tuesday.": {"capture rsf @ Nyala"},
    "The RSF captured Nyala, South Darfur's capital.": {"capture rsf @ Nyala"},
    "The RSF captured the Zalingei district village of Abu Gamri.": {"capture rsf @ Abu Gamri"},
    "The RSF captured Nyala, a resident of Sennar, Hamid, told reporters.": {"capture rsf @ Nyala"},
    "Large areas of Gezira state, including Abu Gamri and Um-Dabaka, had been taken by the RSF.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "Hit and Ramadi were captured by Islamic State.": {
        "capture islamic-state @ Hit",
        "capture islamic-state @ Ramadi",
    },
    "The RSF captured Nyala, a town near Zalingei, along with Abu Gamri.": {
        "capture rsf @ Nyala",
        "capture rsf @ Abu Gamri",
    },
    "The RSF captured Nyala, the second town of Darfur, as well as the smaller towns of Zalingei and El Geneina.": {
        "capture rsf @ Nyala",
        "capture rsf @ Zalingei",
        "capture rsf @ El Geneina",
    },
    "The RSF freed 24 villages in the Nyala, Zalingei and Sennar districts, among them Abu Gamri and Um-Dabaka.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "The RSF captured the areas of Abu Gamri, Zalingei and Um-Dabaka.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Zalingei",
        "capture rsf @ Um-Dabaka",
    },
    "The names of the villages captured by the RSF are Abu Gamri and Um-Dabaka.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "Nyala, the capital of Sudan's largest region, Darfur, fell to the RSF.": {"capture rsf @ Nyala"},
    "Along the road from Sennar to Khartoum, Nyala and Zalingei were captured by the RSF.": {
        "capture rsf @ Nyala",
        "capture rsf @ Zalingei",
    },
    "The RSF said villages Abu Gamri and Um-Dabaka were captured by it.": {
        "capture rsf @ Abu Gamri",
        "capture rsf @ Um-Dabaka",
    },
    "In the fighting between the army and the RSF, Abu Gamri fell on Saturday and Um-Dabaka on Sunday.": {
        "capture None @ Abu Gamri",
        "capture None @ Um-Dabaka",
    },
    "The RSF captured two villages in Gezira state, and Sennar is next.": set(),
    "The RSF captured three villages (see the map).": set(),
    "The RSF captured five soldiers, among them Abu Gamri and Adam Karim.": set(),
}


def _sentence(frame: str, head: str, listed: str, count: int) -> str:
    told = frame.format(h=head.format(x=listed, n={2: "two", 3: "three"}[count]))
    return told[0].upper() + told[1:] + "."


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("head", HEADS)
def test_what_announces_a_list(reader: Reader, head: str, frame: str) -> None:
    """Nouns, numbers, marks and the land put in between."""
    told = reader.told(_sentence(frame, head, "Abu Gamri, Um-Dabaka and Al-Tikayna", 3))
    assert set(told) == {f"{FRAMES[frame]} @ {name}" for name in NAMES}


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(
    "head", ["the villages of {x}", "{n} villages, including {x}", "{n} villages in Gezira state: {x}"]
)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_joins_a_list(reader: Reader, frame: str, head: str, listed: str) -> None:
    """Commas, semicolons, quotes, "as well as", and what is put behind a name."""
    told = reader.told(_sentence(frame, head, listed, LISTS[listed]))
    assert set(told) == {f"{FRAMES[frame]} @ {name}" for name in NAMES[: LISTS[listed]]}


@pytest.mark.parametrize("text", ONE)
def test_single_names_and_what_is_no_list(reader: Reader, text: str) -> None:
    """A village called so; persons, maps and what comes next are no part of a list."""
    assert set(reader.told(text)) == ONE[text]
