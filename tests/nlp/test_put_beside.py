"""What stands beside the core of a sentence changes nothing of what it tells: few cores, much put beside each."""

import pytest

from tests.nlp.reading import Reader

CORES = {
    "{w} captured {x}": "capture rsf",
    "{w} took control of {x}": "capture rsf",
    "{w} captured {x} from {l}": "capture rsf",
    "{x} {be} captured by {w}": "capture rsf",
    "{x} had been seized by {w}": "capture rsf",
    "{x} fell to {w}": "capture rsf",
    "{x} came under the control of {w}": "capture rsf",
    "{x} passed into the hands of {w}": "capture rsf",
    "{w} drove {l} out of {x}": "capture rsf",
    "{w} announced the capture of {x}": "capture rsf",
    "it was {w} that captured {x}": "capture rsf",
    "{l} withdrew from {x}": "withdrawal saf",
    "{l} abandoned {x}": "withdrawal saf",
    "{l} still held {x}": "control saf",
    "{x} {be} still held by {l}": "control saf",
    "{x} {be} still in the hands of {l}": "control saf",
}
TOWNS = {
    "Nyala": ("Nyala",),
    "the town of Nyala": ("Nyala",),
    "Nyala, some 20 kilometres (12 miles) off Khartoum,": ("Nyala",),
    "Nyala, a town of 40,000 people to the west of Khartoum,": ("Nyala",),
    "the town of Nyala, 35 miles north of Khartoum,": ("Nyala",),
    "Nyala, the state capital,": ("Nyala",),
    "Nyala in Darfur": ("Nyala",),
    "Nyala and Zalingei": ("Nyala", "Zalingei"),
    "the towns of Nyala, Zalingei and Wad Madani": ("Nyala", "Zalingei", "Wad Madani"),
}
IN_FRONT = (
    "on Tuesday ",
    "on Tuesday, ",
    "late on Monday ",
    "after three days of fighting, ",
    "by Saturday evening ",
    "in a surprise attack, ",
    "meanwhile, ",
    "for the second time in a month ",
    "along the road to Khartoum, ",
)
SAID = (
    "According to residents, {s}.",
    "A military spokesman said that {s}.",
    "{s}, officials said on Wednesday.",
    "{s}, according to the Observatory.",
    "It was announced on Wednesday that {s}.",
    "Reports from the area say {s}.",
    "Footage, the monitors say, shows that {s}.",
    "Two residents told reporters by telephone that {s}.",
    "{s}, said Colonel Adam Karim, a spokesman.",
)
IN_ANOTHER_ORDER = {
    "The RSF captured in Darfur the towns of Nyala and Zalingei.": {"capture rsf @ Nyala", "capture rsf @ Zalingei"},
    "By the RSF the town of Nyala was captured on Monday.": {"capture rsf @ Nyala"},
    "The town of Nyala the RSF captured on Monday.": {"capture rsf @ Nyala"},
    "Having captured Nyala on Monday, the RSF went on to Khartoum.": {"capture rsf @ Nyala"},
    "The RSF, which, having captured Nyala, was praised for it, has stayed.": {"capture rsf @ Nyala"},
    "Three towns, namely Nyala, Zalingei and Wad Madani, were captured by the RSF.": {
        "capture rsf @ Nyala",
        "capture rsf @ Wad Madani",
        "capture rsf @ Zalingei",
    },
    "Nyala, from which the Sudanese army withdrew on Monday, lies in Darfur.": {"withdrawal saf @ Nyala"},
    "Nyala, out of which the Sudanese army pulled on Monday, lies in Darfur.": {"withdrawal saf @ Nyala"},
    "The RSF took Nyala, a town 30 km to the north of Khartoum, the capital, on Monday.": {"capture rsf @ Nyala"},
}
PARTIES = ("fighters of the RSF", "some 200 men of the RSF", "the RSF, backed by heavy artillery,")


def _sentence(core: str, *, said: str = "{s}.", front: str = "", town: str = "Nyala", who: str = "the RSF") -> str:
    be = "were" if len(TOWNS[town]) > 1 else "was"
    told = front + core.format(w=who, l="the Sudanese army", x=town, be=be)
    text = said.format(s=told).replace(",.", ".").replace(",,", ",")
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("core", CORES)
def test_what_a_town_is(reader: Reader, core: str, town: str) -> None:
    """Distances, titles, the land around it: the town is told of, and no other place."""
    told = reader.told(_sentence(core, town=town))
    assert {f"{CORES[core]} @ {name}" for name in TOWNS[town]} <= set(told)
    assert {line.partition(" @ ")[2] for line in told} <= set(TOWNS[town])


@pytest.mark.parametrize("front", IN_FRONT)
@pytest.mark.parametrize("core", CORES)
@pytest.mark.parametrize("town", ["Nyala", "the towns of Nyala, Zalingei and Wad Madani"])
def test_what_a_sentence_begins_with(reader: Reader, town: str, core: str, front: str) -> None:
    """When, how and along which road."""
    told = reader.told(_sentence(core, front=front, town=town))
    assert {f"{CORES[core]} @ {name}" for name in TOWNS[town]} <= set(told)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("core", CORES)
def test_who_says_so(reader: Reader, core: str, said: str) -> None:
    """In front, in the middle and behind."""
    assert f"{CORES[core]} @ Nyala" in reader.told(_sentence(core, said=said))


@pytest.mark.parametrize("who", PARTIES)
@pytest.mark.parametrize("core", [core for core in CORES if CORES[core].endswith("rsf")])
def test_who_did_it(reader: Reader, core: str, who: str) -> None:
    """A party's men are the party."""
    assert f"{CORES[core]} @ Nyala" in reader.told(_sentence(core, who=who))


@pytest.mark.parametrize("text", IN_ANOTHER_ORDER)
def test_in_another_order(reader: Reader, text: str) -> None:
    """The same said with its parts elsewhere, and places in passing that are no part of it."""
    assert set(reader.told(text)) == IN_ANOTHER_ORDER[text]
