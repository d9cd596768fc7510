"""Whole articles: evidence that points into the text as posted, identity, hostile and odd input."""

import gc
import os
import subprocess
import sys
import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ledger.events import ControlEvent
from services.nlp.extract import EXTRACTOR
from tests.nlp.reading import Reader

SENTENCES = [
    "The Rapid Support Forces captured Wad Madani on Monday.",
    "M23 rebels seized Rutshuru and Kiwanja overnight, the army said.",
    "“We hold Lashio,” said Gen. Peng’s spokesman of the MNDAA.",
    "Al-Shabaab fighters were driven out of Barawe by Somali troops.",
    "Residents said the market was burning – no shop was open.",
    "Kidal fell to Mali’s army, the ministry announced.",
]
CLUTTER = [
    "Home | World | Africa",
    "Advertisement",
    "Photo: Rebels in Goma after its capture.",
    "ALSO READ: Rebels captured Bukavu",
    "\u200b",
    "\ufeff\t",
    "😀 12 shares",
    "",
]
LIMIT_SECONDS = 120


def points_into(text: str, event: ControlEvent) -> bool:
    return text[event.evidence.start : event.evidence.end] == event.evidence.quote != ""


@given(st.lists(st.sampled_from(SENTENCES + CLUTTER), max_size=10), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
def test_evidence_points_into_the_text_as_posted(reader: Reader, lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    events = reader.events(text)
    assert all(points_into(text, event) for event in events)
    assert bool(events) >= (SENTENCES[0] in lines)
    assert not any(line in event.evidence.quote for event in events for line in CLUTTER if line.strip())


def test_the_events_of_an_article_are_the_same_each_time(reader: Reader) -> None:
    text = "\n".join(SENTENCES)
    first, second = reader.events(text), reader.events(text)
    assert first == second
    assert len({event.id for event in first}) == len(first) > 3
    assert {type(event.id) for event in first} == {UUID}
    assert {event.extractor for event in first} == {EXTRACTOR}


def test_reading_an_article_leaves_nothing_to_the_garbage_collector(reader: Reader) -> None:
    text = "\n".join(SENTENCES)
    assert reader.events(text)  # what is kept for all articles is made by now
    gc.collect()
    gc.disable()
    try:
        assert reader.events(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_events_of_an_article_are_the_same_in_each_process() -> None:
    # The Taliban are at home in two countries, and the order of a set goes by the seed of the process.
    text = "The Taliban have taken Jalalabad, whose council left for Pakistan."
    line = f'{{"id": "a", "text": "{text}", "published_at": "1996-09-13T00:00:00Z"}}'
    command = [sys.executable, "-c", "from services.cli import main; main()", "extract"]
    told = {_output(command, line, seed) for seed in ("1", "2", "3")}
    assert len(told) == 1


def _output(command: list[str], line: str, hash_seed: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, input=line, env=env, capture_output=True, text=True, check=True).stdout


def test_readers_comments_and_other_headlines_tell_nothing(reader: Reader) -> None:
    text = "\n".join(
        [
            "Sudan's army captured the town of Singa on Saturday, its spokesman said.",
            "ALSO READ: RSF captures Nyala after a week of fighting in Darfur.",
            "Photo: RSF fighters in El Geneina after they captured the town.",
            "2 comments",
            "omar77: the RSF captured Khartoum long ago, and they captured Omdurman too.",
        ]
    )
    assert reader.told(text) == ["capture saf @ Singa"]


def test_the_title_names_who_takes_what_the_text_leaves_open(reader: Reader) -> None:
    text = "Kiwanja was captured on Monday after a day of fighting in Congo."
    assert reader.told(text, title="M23 rebels advance in eastern Congo") == ["capture m23 @ Kiwanja"]


def test_a_title_that_says_in_whose_hands_a_town_is_names_the_captor(reader: Reader) -> None:
    text = "Kiwanja was taken on Thursday, the army of Congo said."
    assert reader.told(text, title="Rwandan troops rest, Goma in M23 hands") == ["capture m23 @ Kiwanja"]


def test_the_state_frees_what_nobody_else_is_said_to_take_and_goes_on(reader: Reader) -> None:
    text = "The Somali army reported progress. Barawe was liberated on Friday. Marka was entered on Saturday."
    assert reader.told(text) == ["capture somalia-government @ Barawe", "capture somalia-government @ Marka"]
    assert reader.told("The Kenyan army said nothing. Barawe was taken on Friday.") == ["capture None @ Barawe"]


LOOKALIKES = [
    "Colombian police captured a rebel commander in Cali on Tuesday.",
    "Marines seized two tonnes of cocaine off Cartagena.",
    "The RSF captured 40 army vehicles near Dilling.",
    "Al-Shabaab fighters were captured alive in Kismayo.",
    "The army seized weapons and ammunition in Gao.",
    "Kenya's Kipchoge captured the marathon title in Berlin.",
    "TP Mazembe took control of the final in Kinshasa with two early goals.",
    "The opposition captured 12 seats in Freetown.",
    "The ruling party lost Kandy in the provincial vote.",
    "The film about the fall of Saigon captured the top prize in Cannes.",
    "Safaricom seized control of the Addis Ababa market.",
    "Investors took control of the bank in Lagos.",
    "Ivory worth a million dollars was seized in Mombasa.",
    "The candidate won Mandalay with 60 percent of the vote.",
    "Customs officers seized a ship at Djibouti port.",
    "The gang took 30 hostages in Port-au-Prince.",
    "Kagame took power in Kigali in 1994.",
    "The harbour of Mombasa captured the attention of painters.",
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_persons_weapons_prizes_votes_and_games_are_no_territory(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


HOSTILE = {
    "one sentence of 1 MiB": "Rebels captured Goma and " * 42_000,
    "10,000 places": "Rebels captured " + ", ".join(["Goma", "Bukavu", "Kismayo", "Kunduz"] * 2_500) + ".",
    "one word of 1 MiB": "x" * 1_048_576,
    "mixed scripts": "Армия взяла Гому. M23 captured جوما and 戈马 ꧁Goma꧂ on Monday.\n" * 3_000,
    "control characters": "".join(map(chr, range(32))) * 10_000 + "M23 rebels captured the city of Goma.",
    "deep brackets": "(" * 50_000 + "M23 captured Goma" + ")" * 50_000,
    "only marks": ".,;:!?—“”()[]" * 20_000,
    "only commas": ", " * 200_000,
    "only digits": "1," * 200_000,
    "verbs without end": "captured seized held " * 5_000,
    "names without end": "Al de bin " * 10_000,
    "appositions without end": "Goma, a town, " * 5_000,
    "dates without end": "on Monday 5 May 2020 " * 5_000,
    "superscripts": "M23 rebels² captured ² Goma ³ days ago.",
    "long ago": "M23 rebels captured the city of Goma 900 decades ago.",
    "nothing": "",
    "blank": " \t\r\n\u2029\u00a0",
    "a lone surrogate's stand-in": "\ufffd" * 1_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_or_odd_input_ends_in_time(reader: Reader, name: str) -> None:
    text = HOSTILE[name]
    started = time.process_time()  # of this process alone: other work on the machine must not count
    events = reader.events(text)
    assert time.process_time() - started < LIMIT_SECONDS
    assert all(points_into(text, event) for event in events)


WORDS = """
The M23 army Goma Bukavu captured took hold withdrew fled to from of by in on and , . ( ) “ ” — ' 's which that who had
been not would deny said control town province Monday 2012 900 ago last year flag hands siege attack
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_no_order_of_the_grammars_own_words_breaks_it(reader: Reader, text: str) -> None:
    assert all(points_into(text, event) for event in reader.events(text))


@given(st.text(max_size=300))
def test_no_text_breaks_it(reader: Reader, text: str) -> None:
    whole = f"{text} M23 rebels captured Goma. {text}"
    assert all(points_into(whole, event) for event in reader.events(whole))
