"""`frontlog extract --explain`: what became of each sentence, and why."""

import json

from click.testing import CliRunner

from services.cli import main
from services.nlp.explain import Verdict, explain
from tests.nlp.reading import Reader, article

TEXT = "\n".join(
    [
        "The Rapid Support Forces captured Wad Madani on Monday, the army admitted.",
        "The capture of Wad Madani by the RSF came after days of fighting.",
        "Residents said that all shops were shut and empty.",
        "Gor Mahia took control of the match in Kisumu.",
        "The army has withdrawn from 40 villages.",
        "The RSF captured 20 tanks near Singa.",
    ]
)


def verdicts(reader: Reader) -> list[Verdict]:
    return list(explain(article(TEXT), reader.known))


def test_every_sentence_has_a_verdict_at_its_place(reader: Reader) -> None:
    found = verdicts(reader)
    assert [verdict.quote for verdict in found] == TEXT.split("\n")
    assert all(TEXT[verdict.start : verdict.end] == verdict.quote for verdict in found)


def test_a_refused_sentence_says_why(reader: Reader) -> None:
    assert [verdict.refused for verdict in verdicts(reader)] == [
        None,
        None,
        "no control language",
        "not about war",
        "no place",
        "no rule joins its control language to a place",
    ]


def test_a_kept_sentence_names_the_rule_and_a_repeat_says_that_it_is_one(reader: Reader) -> None:
    first, second, *_ = verdicts(reader)
    (told,) = first.reasons
    assert told.event is not None
    assert (told.rule, told.dropped, told.event.place.name) == ("taken", None, "Wad Madani")
    (again,) = second.reasons
    assert (again.rule, again.dropped) == ("noun: taking", "told again, and better, by another sentence or rule")


def test_what_is_kept_is_what_extract_finds(reader: Reader) -> None:
    kept = [reason.event for verdict in verdicts(reader) for reason in verdict.reasons if not reason.dropped]
    assert kept == reader.events(TEXT)


def test_the_command_prints_it_for_people() -> None:
    line = json.dumps({"id": "dispatch-9", "title": "A town", "published_at": "2023-12-20T12:00:00Z", "text": TEXT})
    done = CliRunner().invoke(main, ["extract", "--explain"], input=line + "\n")
    first, kept, row, *rest = done.stdout.splitlines()
    assert (done.exit_code, first, kept) == (0, "dispatch-9  A town", "+ " + TEXT.split("\n")[0])
    assert [cell.strip() for cell in row.split("|")] == [
        "capture",
        "Rapid Support Forces (rsf)",
        "Wad Madani (geonames:364103)",
        "2023-12-18..2023-12-18 day",
        "reported",
        "rule: taken",
    ]
    assert "    not about war" in rest
