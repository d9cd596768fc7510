"""The story part of an article as posted: no menus, captions, other headlines, policies or readers' comments."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.nlp.story.paragraphs import entries, is_caption, paragraphs
from tests.nlp.reading import Reader

LEAD = "Government troops entered Bentiu on Monday after the rebels had left."
SECOND = "Residents said that the market was burning and the hospital stood empty."


def story(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in paragraphs(text)]


def page(*lines: str) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "Home | Africa | World | Sport | Culture",
        "ALSO READ: Army loses three towns in a week of fighting in the north.",
        "Read more: Rebels take Malakal for the third time in as many months.",
        "Related: How the rebels captured Bor, street by street, in January.",
        "Share this on Facebook, on Twitter and with your friends.",
        "Advertisement",
        "Photo: Rebel fighters in Malakal after the capture of the town.",
        "Follow us on Twitter for more news on South Sudan.",
        "Subscribe to our newsletter for the day's news in your inbox.",
        "• Rebels capture Bor • Talks fail • Rain in Juba",
        "Copyright 2014 The Juba Observer. No part may be printed elsewhere.",
        "ARMY TAKES MALAKAL AS REBELS FLEE TO THE NORTH, SAYS GOVERNMENT.",
        "Rebels lose Nasir",
        "12 shares",
        "* Rebels hold Nasir, the governor says.",
        "Updated: 18 January 2014, 17:05 local time in Juba.",
        "FILE - In this Dec. 18, 2013 photo, rebels walk through Bor after they seized it. (AP Photo/J. Doe, File)",
        "Rebels stand guard in Malakal after they captured the airport from the army on Tuesday. REUTERS/Jane Doe",
        "[2/5] Government soldiers at the gate of Bor, which they retook from the rebels on Saturday.",
        "Image caption: Government soldiers drive through Bor, which they captured from the rebels.",
        "Reporting by Jane Doe in Juba; additional reporting by John Doe in Bor; editing by Ann Other.",
        "The views expressed in this article are the author's own, not those of the Observer.",
        "Tagged: South Sudan, Bor, Malakal, rebels who captured the town, the army.",
    ],
)
def test_a_line_that_is_no_story_is_left_out_and_the_story_goes_on(line: str) -> None:
    assert story(page(LEAD, line, SECOND)) == [LEAD, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "3 comments",
        "Notice: all comments are moderated.",
        "Comments",
        "You may also like",
        "Privacy Policy",
        "What do you think? Tell us below.",
        "Recommended for you",
        "About the author",
        "Related stories",
        "You might also like these stories:",
        "Most popular",
        "Related",
        "Read next",
        "Deng Mabior says:",
    ],
)
def test_behind_such_a_line_the_story_is_over(line: str) -> None:
    comment = "The rebels captured Juba yesterday, my cousin saw it with his own eyes."
    assert story(page(LEAD, line, comment, comment.replace("Juba", "Wau"))) == [LEAD]


def test_behind_other_headlines_the_story_goes_on_where_only_a_caption_stands_before_them() -> None:
    caption = (
        "Rebels near the town of Bor, South Sudan, 10 January 2014 The two sides had signed a ceasefire in Addis Ababa"
        " days before but went on fighting over it"
    )
    assert story(page(caption, "Related Stories", LEAD, SECOND))[1:] == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("JUBA, South Sudan (AP) — ", LEAD),
        ("MOGADISHU (Reuters) - ", LEAD),
        ("Goma – ", LEAD),
        ("Juba / ", LEAD),
        ("BENTIU: ", LEAD),
        ("JUBA, South Sudan, Jan. 12, 2014 -- ", LEAD),
        ("JUBA, Jan 12: ", LEAD),
        ("JUBA, January 12. ", LEAD),
        ("Juba ( ", LEAD),
    ],
)
def test_the_dateline_is_no_part_of_the_news(dateline: str, rest: str) -> None:
    assert story(dateline + rest) == [rest]


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday night the rebels had captured Nasir.",
        "By Mary Deng and John Garang, Reuters, in Juba on Monday night",
        "BY MARY DENG | The Juba Observer | 12 January 2014, 14:00",
    ],
)
def test_a_byline_is_left_out_and_a_sentence_that_begins_with_by_is_not(line: str) -> None:
    assert (line in story(page(LEAD, line, SECOND))) == ("Sunday" in line)


@pytest.mark.parametrize("bullet", ["•", "* ", "▪ ", "· "])
def test_an_item_of_a_list_of_sentences_is_read_without_its_bullet(bullet: str) -> None:
    assert story(page(LEAD, f"{bullet}{SECOND}")) == [LEAD, SECOND]
    said = "“We have left Bentiu,” a commander of the rebels said, “and will not come back to it this year.”"
    assert story(page(LEAD, f"{bullet}{said}")) == [LEAD, said]
    assert story(page(LEAD, f"{bullet}JUBA (Reuters) - {SECOND}")) == [LEAD, SECOND]


def test_a_text_of_headings_alone_is_read_as_it_stands() -> None:
    assert story("Rebels captured the town of Bor on Monday") == ["Rebels captured the town of Bor on Monday"]
    assert story("Home\nSport\nRead more: Rebels captured the town of Bor") == []


def test_a_story_without_blank_lines_is_whole() -> None:
    assert story(f"{LEAD} {SECOND} {LEAD}") == [f"{LEAD} {SECOND} {LEAD}"]


def test_a_paragraph_printed_twice_is_read_once() -> None:
    assert story(page(LEAD, SECOND, LEAD)) == [LEAD, SECOND]


def test_offsets_point_into_the_text_as_posted() -> None:
    text = page("Menu | Home | News | Sport", "", f"  {LEAD}  ", "Advertisement", SECOND)
    assert [text[start:end].strip() for start, end in paragraphs(text)] == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("sentence", "caption"),
    [
        ("Image: rebels in Bor after its fall.", True),
        ("Photo by a resident shows soldiers in Bor.", True),
        ("File photo of Malakal airport.", True),
        ("Photographers fled Bor with the troops.", False),
        (LEAD, False),
    ],
)
def test_a_sentence_that_tells_of_a_picture_is_known(sentence: str, caption: bool) -> None:
    assert is_caption(sentence, 0) is caption


@given(st.lists(st.sampled_from([LEAD, SECOND, "", "Advertisement", "3 comments", "\x00\u2028", "•"]), max_size=12))
def test_paragraphs_never_overlap_and_stay_within_the_text(lines: list[str]) -> None:
    text = page(*lines)
    spans = paragraphs(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_a_live_page_has_entries() -> None:
    text = "Live page\n\n18:20 Sinja\nThe base fell.\n\n16:00 What the army says\nNothing.\n\n09.15 Kosti\nShells fell."
    assert [(text[start:].lstrip()[:5], heading.strip()) for start, heading in entries(text)] == [
        ("18:20", "Sinja"),
        ("16:00", "What the army says"),
        ("09.15", "Kosti"),
    ]
    assert entries("At 18:20 shells fell.\n10:30 was the time of the raid.") == []


def test_a_text_broken_to_a_width_is_read_in_sentences(reader: Reader) -> None:
    text = """Rebels take town in Nigeria

Boko Haram fighters overran Bama, a north-eastern
town near the border with Cameroon, on Sunday, days after they
had been driven from Gwoza by federal
soldiers, residents said on
Monday.
Home
News
Sports and leisure
"""
    told = reader.told(text)
    assert "capture boko-haram @ Bama" in told
    assert "capture nigeria-government @ Gwoza" in told


def test_lines_broken_to_a_width_may_be_indented(reader: Reader) -> None:
    text = page(
        "             Rebels left the town of Mitu in the south-east of the country",
        "             after hundreds of soldiers had been flown to the edge of",
        "             the jungle, and Colombian troops captured the town without another",
        "             shot, said officers who had come there with the first of them.",
    )
    assert len(story(text)) == 1
    assert "capture colombia-government @ Mitu" in reader.told(text)


@pytest.mark.parametrize("button", ["Comments", "Log in to post", "Notifications can be managed in your settings."])
def test_a_button_above_the_story_does_not_end_it(button: str) -> None:
    assert story(page("Follow this story now.", button, "", LEAD, SECOND))[-2:] == [LEAD, SECOND]


LONG = (
    "The rebels had held Bentiu since the middle of December, when most of the garrison went over to them and its"
    " commander fled to the camp of the peacekeepers."
)
LONGER = (
    "By nightfall, residents reached by telephone said, soldiers stood at every crossing of the town and went from"
    " house to house in the quarter behind the market."
)


@pytest.mark.parametrize("heading", ["Related Articles", "Recommended for you", "You may also like", "Top stories"])
def test_the_story_goes_on_behind_other_headlines_with_two_long_paragraphs_in_a_row(heading: str) -> None:
    others = ("Rebels captured Nasir on Friday", "", "Army retakes Wau from rebels, governor says")
    assert story(page(LEAD, heading, *others, LONG, "", LONGER, SECOND)) == [LEAD, LONG, LONGER, SECOND]
    assert story(page(LEAD, heading, *others, LONG, "Read more", LONGER)) == [LEAD]
    assert story(page(LEAD, heading, *others, "Comments", LONG, LONGER)) == [LEAD]
    assert story(page(LEAD, heading, *others, LONG, LONGER, "Most read", LONG[:40], SECOND)) == [LEAD, LONG, LONGER]


def test_a_page_that_lost_its_line_ends_is_read_from_its_dateline_on() -> None:
    body = " ".join(
        [LEAD, SECOND, LONG, LONGER, LONG.replace("Bentiu", "Malakal"), LONGER.replace("town", "city"), LONG]
    )
    headings = "Related topics  Rebels lose Bentiu  January 12, 2014  "
    assert story(f"{headings}JUBA, South Sudan (AP) _ {body}") == [body]
    assert story(f"{headings}{body}") == [f"{headings}{body}".strip()]
