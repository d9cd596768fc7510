"""Says who: the speaker with his side, for the source rule."""

import pytest

from services.nlp.parties.says import keeps_distance
from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("The Malian army said in a statement that it had taken control of Ber.", "Malian army", "mali-government"),
        ("According to the Houthis, the town of Haradh has been retaken.", "Houthis", "houthi"),
        ("The RSF announced that it had captured Nyala.", "RSF", "rsf"),
        ("Tigrayan forces had left Axum, residents said.", "residents", None),
        ("M23 rebels captured Sake, the Congolese army admitted.", "Congolese army", "drc-government"),
        ("M23 rebels captured Masisi, the United Nations reported.", "United Nations", None),
    ],
)
def test_the_speaker_of_a_sentence(reader: Reader, text: str, name: str, side: str | None) -> None:
    said = reader.events(text)[0].attributed_to
    assert said is not None
    assert (said.name, said.side) == (name, side)


def test_what_the_article_tells_itself_has_no_speaker(reader: Reader) -> None:
    (event,) = reader.events("The RSF captured Nyala on Monday.")
    assert event.attributed_to is None


@pytest.mark.parametrize(
    ("text", "distant"),
    [
        ("The group claimed to hold Kidal.", True),
        ("The report could not be independently verified.", True),
        ("Troops allegedly hold Kidal.", True),
        ("The army announced that it holds Kidal.", False),
    ],
)
def test_whether_the_text_keeps_its_distance(text: str, distant: bool) -> None:
    assert keeps_distance(text) is distant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Our forces entered Rutshuru in Congo,” M23 spokesman Willy Ngoma said.", "capture m23 @ Rutshuru"),
        ("“We now control all of Kunduz,” a Taliban spokesman said by telephone.", "capture taliban @ Kunduz"),
        (
            "“Goma fell to us at dawn,” Jean Mugabo, a spokesman for the M23 rebels in Congo, told reporters.",
            "capture m23 @ Goma",
        ),
        ("“We have lost Goma,” a Congolese officer told reporters.", "withdrawal drc-government @ Goma"),
        ("“Our troops have freed Kawlin,” a spokesman of Myanmar's PDF tweeted.", "capture pdf @ Kawlin"),
    ],
)
def test_our_own_are_the_speakers(reader: Reader, text: str, expected: str) -> None:
    assert expected in reader.told(text)
