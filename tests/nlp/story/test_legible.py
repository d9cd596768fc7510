"""A text as a reader sees it, and where it stands in the text as posted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.nlp.story.legible import legible
from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("posted", "read"),
    [
        ("Rebels took <b>Bor</b>.<br />They left.", "Rebels took Bor.\nThey left."),
        ("<p>Rebels took Bor.</p>", "\nRebels took Bor.\n"),
        ("Rebels took [Bor](https://example.org/bor?x=1).", "Rebels took Bor."),
        ("The army&#8217;s men &amp; the rebels&rsquo; flag&nbsp;fell", "The army’s men & the rebels’ flag\xa0fell"),
        ("The\u200b army\u00ad took\ufeff Bor", "The army took Bor"),
        ("The armyâ€™s men took Bor â€“ and left SÃ£o", "The army’s men took Bor – and left São"),
        ("The army?s men said: ?We took Bor.? They left.", "The army’s men said: “We took Bor.” They left."),
        ("The army\ufffds men", "The army’s men"),
        ("``We took Bor,'' he said", "“We took Bor,” he said"),
        ("the peace- keeping force left Mogadishu", "the peace-keeping force left Mogadishu"),
        ("Troops took Urus-\nMartan.", "Troops took Urus-Martan."),
        ("**Rebels** took Bor", "Rebels took Bor"),
    ],
)
def test_what_only_machines_see_is_taken_away(posted: str, read: str) -> None:
    assert legible(posted).text == read


@pytest.mark.parametrize(
    "text",
    [
        "Who took Bor? The army did. Was it?",
        "R&D costs; AT&T; Q&A: 3 < 4 > 2",
        "mid- and long-range rockets, short- to long-range",
        "JUBA - Rebels took Bor -- and left",
        "- Rebels took Bor\n- The army left",
        "[Bor] (a town) fell; São Tomé, Ângela, CÂMARA",
        "the rebels' and 'others' [sic](a note)",
    ],
)
def test_what_readers_see_stays(text: str) -> None:
    assert legible(text).text == text


ODD = st.sampled_from(
    ["&amp;", "<p>", "</b>", "\u200b", "â€™", "[Bor](https://a.b)", "?s ", "e- k", "''", "\n", "&", "é"]
)


@given(st.lists(ODD | st.text("abc XYZ.,?-<&[]()", max_size=6)).map("".join))
def test_each_character_that_stays_is_found_where_it_was_posted(posted: str) -> None:
    page = legible(posted)
    places = [page.posted(at) for at in range(len(page.text) + 1)]
    assert places == sorted(places)
    assert places[-1] <= len(posted)
    odd = sum(posted.count(mark) for mark in ("&", "<", "â", "[", "?", "-", "'"))
    same = sum(page.text[at] == posted[place] for at, place in enumerate(places[:-1]))
    assert same >= len(page.text) - len("Bor") * odd


@given(st.text("abcdefg ABC.,;:\n(){}“”’—é", max_size=200))
def test_a_text_without_marks_is_the_text_as_posted(text: str) -> None:
    page = legible(text)
    assert page.text == text
    assert [page.posted(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))


def test_evidence_points_into_the_text_as_posted(reader: Reader) -> None:
    text = "<p>JUBA &mdash; Talks began.</p>\n<p>On Monday the army&#8217;s men took <a href='/bor'>Bor</a>\u200b.</p>"
    (event,) = reader.events(text)
    evidence = event.evidence
    assert event.place.name == "Bor"
    assert text[evidence.start : evidence.end] == evidence.quote
    assert evidence.quote.startswith("On Monday the army&#8217;s men")
