"""Whose voice an article is, and whose a sentence of it."""

from pathlib import Path

import pytest

from services.atlas.outlets import Outlets, open_outlets
from services.ledger.events import Source
from services.nlp.story.source import copied, outlet_quoted, source_in, source_of

KNOWN = open_outlets()
PAPER = Source("Upper Valley Gazette", None, "Upper Valley Gazette")
STORY = "Government troops took the town on Monday."


def heard(article: Source, sentence: str, country: str | None, known: Outlets = KNOWN) -> Source:
    return source_in(country, known, article, outlet_quoted(known, sentence))


def source(publisher: str | None, url: str | None = None, name: str = "1", text: str = STORY) -> Source:
    return source_of(KNOWN, publisher, url, name, text)


def test_a_known_outlet_is_one_voice_however_it_is_named() -> None:
    by_name = source("Agence France Presse")
    by_address = source(None, "https://www.afp.com/en/story", "2")
    assert by_name.root == by_address.root
    assert (by_name.outlet, by_address.outlet) == ("Agence France Presse", "Agence France-Presse")


def test_an_outlet_that_serves_a_side_brings_its_tie() -> None:
    tied = next(outlet for outlet in KNOWN.all if outlet.tie)
    assert source(tied.name).tie == tied.tie


def test_an_unknown_publisher_is_a_neutral_voice_of_its_own() -> None:
    assert source("Upper Valley Gazette", "https://example.org/1") == PAPER


def test_articles_without_a_publisher_are_a_voice_each() -> None:
    first, second = source(None, None, "1"), source("", None, "2")
    assert (first.outlet, second.outlet) == (None, None)
    assert first.root != second.root


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (f"BAGHDAD (Reuters) - {STORY}", "reuters"),
        (f"Army takes town\nBEIRUT, Oct. 16 (AP) — {STORY}", "associated-press"),
        (f"Army takes town\nBy The Associated Press\n{STORY}", "associated-press"),
        (f"{STORY}\n\n— AFP", "agence-france-presse"),
        (f"{STORY}\n\nSource: TASS", "tass"),
        (f"{STORY}\n(AP)", "associated-press"),
        (f"By Anna Reuters\n{STORY}", "Upper Valley Gazette"),
        (f"{STORY} He had worked for Reuters (AP did not name him).", "Upper Valley Gazette"),
    ],
)
def test_a_credit_in_the_text_names_the_wire_that_wrote_it(text: str, root: str) -> None:
    assert source("Upper Valley Gazette", text=text).root == root


def test_a_wire_that_serves_a_side_brings_its_tie_into_the_papers_that_print_it() -> None:
    assert source("Upper Valley Gazette", text=f"{STORY}\nSource: TASS").tie == "russia"
    assert source("Rudaw", text=f"ERBIL (Reuters) - {STORY}").tie == "krg"


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        ("Troops took the town, Reuters reported.", "reuters"),
        ("The Associated Press reported that troops took the town.", "associated-press"),
        ("According to Reuters, troops took the town.", "reuters"),
        ("Troops took the town, according to the news agency Xinhua.", "xinhua"),
        ("Troops took the town, state news agency SANA said.", "sana"),
        ("Troops took the town, a commander told AFP.", "agence-france-presse"),
        ("Troops took the town, reported the state news agency SANA.", "sana"),
        ("The BBC has reported that troops took the town.", "bbc"),
        ("Troops took the town at dawn, said witnesses.", PAPER.root),
        ("Troops took the town, a Reuters witness fled.", PAPER.root),
    ],
)
def test_a_sentence_that_names_its_outlet_is_that_outlets_voice(sentence: str, root: str) -> None:
    assert heard(PAPER, sentence, "SY").root == root


def test_a_tie_holds_where_the_outlet_takes_a_side() -> None:
    tass = source("TASS")
    assert heard(tass, STORY, "SY").tie == "syria-government"
    assert heard(tass, STORY, "UA").tie == "russia"
    assert heard(PAPER, "Sputnik reported that troops took it.", "SY").tie == "syria-government"


def test_a_copy_has_the_root_of_what_it_copies_and_the_interests_of_both() -> None:
    assert copied(PAPER, source("TASS")) == Source(PAPER.outlet, "russia", "tass")
    assert copied(source("Rudaw"), PAPER) == Source("Rudaw", "krg", PAPER.root)


def test_a_users_outlet_is_heard(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('outlets = [["Valley Radio", "rebels", true, [], []]]', "utf-8")
    known: Outlets = open_outlets(mine)
    assert source_of(known, "Valley Radio", None, "1").tie == "rebels"
    assert heard(PAPER, "Rebels took it, Valley Radio reported.", None, known).root == "valley-radio"
