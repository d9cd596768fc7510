"""Both of them, lines between two towns, what falls with a town, causes in names, second bases, who speaks for whom."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "M23 rebels attacked Sake and Karuba on Monday and captured both of them.": [
        "capture m23 @ Karuba",
        "capture m23 @ Sake",
    ],
    "The M23 attacked the base in Sake, Congo. It seized both of them on Monday.": ["contest m23 @ Sake base"],
    "Congolese army units have brought the second M23 defence line in the Sake/Karuba axis under their control.": [
        "capture drc-government @ Sake/Karuba axis"
    ],
    "The army brought the situation in Nyala under control, Sudan said.": [],
    "On Monday a convoy left Kidal for Gao. Aid has arrived in Anefis since the city came back under army control.": [
        "capture mali-government @ Anefis"
    ],
    "Rebels attacked the police station in Jacmel, Haiti, on Monday. They seized the town of Jacmel on the same day.": [
        "capture haiti-gangs @ Jacmel"
    ],
    "Rebels attacked Jacmel airport in Haiti on Monday. They seized the town of Jacmel on the same day.": [
        "capture haiti-gangs @ Jacmel",
        "contest haiti-gangs @ Jacmel airport",
    ],
    "Fighting in Chad was led by the Front for the Rebirth and Progress of Chad, an envoy said.": [],
    "The rebel coalition that includes the UFDD took Abeche in Chad.": ["capture chad-rebels @ Abeche"],
    "The Karen rebels took the camp of Infantry Battalion 97 near Kawkareik and a base of Battalion 275 at Myawaddy.": [
        "capture karen-forces @ Battalion 275 base",
        "capture karen-forces @ Infantry Battalion 97 camp",
    ],
    '"We are now in control of Masisi," said Jean Kasongo, who speaks for the army in Congo.': [
        "capture drc-government @ Masisi"
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_both_of_them_and_second_bases(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


@pytest.mark.parametrize(
    ("title", "captor"),
    [("Nine Myanmar junta strongholds taken in two days: KIA", "kia"), ("Junta retakes Sinbo", "myanmar-junta")],
)
def test_whose_strongholds_fell_by_the_title_takes_none(reader: Reader, title: str, captor: str) -> None:
    text = "On March 8 fighters seized Sinbo in Myanmar. A base near Nawngkyo was seized on March 15."
    assert f"capture {captor} @ Nawngkyo base" in reader.told(text, title)
