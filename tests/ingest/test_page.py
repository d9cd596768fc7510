import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ingest.page import read_page

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Army enters Kirkuk | Example News</title>
<meta property="og:site_name" content="Example News">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Army enters Kirkuk",
"datePublished": "2017-10-16T01:40:00+03:00", "dateModified": "2017-11-02"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Army enters Kirkuk</h1><p>Iraqi forces took control of Kirkuk – “quickly” – on Monday.</p>
<p>Peshmerga fighters withdrew to Altun Kupri (كركوك).</p></article>
<div class="comments"><p>They lost Mosul too, says a reader.</p></div><footer>Copyright 2020 Example News</footer>
</body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1256", "nonsense"])
def test_story_and_what_the_page_says_about_itself(charset: str) -> None:
    page = read_page(PAGE.format(charset=charset))
    assert (
        "took control of Kirkuk – “quickly” – on Monday.\nPeshmerga fighters withdrew to Altun Kupri (كركوك)."
        in page.text
    )
    assert "reader" not in page.text
    assert "Copyright" not in page.text
    assert (page.title, page.publisher) == ("Army enters Kirkuk", "Example News")
    assert page.published_at == datetime(2017, 10, 15, 22, 40, tzinfo=UTC)


def test_the_date_of_an_address_counts_but_not_one_in_the_running_text() -> None:
    html = "<html><body><p>The army took the town on 3 May 2015 after a long siege, officers said.</p></body></html>"
    assert read_page(html).published_at is None
    dated = read_page(html, "https://news.example/2015/05/04/town")
    assert dated.published_at == datetime(2015, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "html", ["<p>Iraqi forces took Kirkuk.</p>", "Iraqi forces took Kirkuk.", "<p>Iraqi forces <b>took</b> Kirkuk."]
)
def test_without_a_recognisable_story_all_visible_words_are_kept(html: str) -> None:
    assert read_page(html).text == "Iraqi forces took Kirkuk."


@pytest.mark.parametrize(
    "html", ["<script>alert(1)</script>", "<html><head><title>x</title></head></html>", "<!-- x -->"]
)
def test_a_page_without_words_is_empty(html: str) -> None:
    assert read_page(html).text == ""


HOSTILE = {
    "deep": "<div>" * 200_000 + "Kirkuk",
    "open tags": "<a" * 500_000,
    "comments": "<!--" * 250_000,
    "unclosed": "<b>x" * 200_000,
    "signs": "<" * 1_000_000,
    "entities": "&" * 1_000_000,
    "one paragraph": "<p>" + "Kirkuk fell. " * 80_000,
    "deep metadata": '<script type="application/ld+json">' + "[" * 500_000 + "</script><p>x",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_end_in_reasonable_time(html: str) -> None:
    started = time.process_time()
    read_page(html)
    assert time.process_time() - started < 10


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<td>",
                "<br/>",
                "&#0;",
                "&#xd800;",
                "<meta",
                " x='",
                ">",
                "Kirkuk fell. ",
                "\x01",
                "<time datetime='",
                "2017-13-99",
                "'>",
            ]
        )
    )
)
def test_any_page_gives_text_that_can_be_stored(pieces: list[str]) -> None:
    text = read_page("".join(pieces)).text
    assert "\x00" not in text
    text.encode()
