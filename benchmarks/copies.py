"""How well copies of a story are told from other stories: `python -m benchmarks.copies`.

Copies are made from the articles of tests/nlp/gold and samples/ the way newsrooms make them; the articles themselves,
many about the same days of the same war, are the stories that must stay apart. Same seed, same figures.
"""

import json
import re
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table

from services.ledger.sketch import overlap, sketch

HOME = Path(__file__).parents[1]
SEED, PAIRS = 1, 2_000
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
Edit = Callable[[str, Random], str]

HOUSE_STYLE = {
    "said": "told reporters", "fighters": "militants", "troops": "soldiers", "captured": "seized", "took": "seized",
    "officials": "authorities", "percent": "per cent", "two": "2", "three": "3", "four": "4", "five": "5",
    "Thursday": "Thurs.", "forces": "units", "after": "following", "people": "persons", "near": "close to",
}  # fmt: skip
MENU = "Home | World | Politics | Sport | Video\nShare on Facebook\nTweet\nPublished 12:41 GMT\nPhoto: archive\n"
FOOT = (
    "\nRelated stories\nMarkets slide\nTen things to know today\nSign up to our daily newsletter\nAll rights reserved."
)
NEW_LEAD = (
    "Fighting went on through the night, according to people who live there and asked not to be named for fear.\n"
)


def stories() -> list[str]:
    """The texts of our own articles."""
    files = sorted([*(HOME / "tests/nlp/gold").glob("*.json"), *(HOME / "samples").glob("*.json")])
    texts = (json.loads(path.read_text("utf-8")).get("text") for path in files)
    return [text for text in texts if text]


def first_paragraphs(share: float) -> Edit:
    def cut(text: str, _chance: Random) -> str:
        kept = _paragraphs(text)
        return "\n".join(kept[: max(1, int(len(kept) * share))])

    return cut


def drop_sentences(text: str, chance: Random) -> str:
    return " ".join(one for one in re.split(r"(?<=[.!?])\s+", text) if chance.random() > 0.4)


def house_style(text: str, chance: Random) -> str:
    return " ".join(
        HOUSE_STYLE[word] if word in HOUSE_STYLE and chance.random() < 0.5 else word for word in text.split()
    )


def new_lead(text: str, _chance: Random) -> str:
    return NEW_LEAD + "\n".join(_paragraphs(text)[1:])


def all_at_once(text: str, chance: Random) -> str:
    kept = _paragraphs(text)
    return f"{MENU}A headline of its own\n{house_style(' '.join(kept[1 : max(2, len(kept) // 2)]), chance)}{FOOT}"


EDITS: dict[str, Edit] = {
    "another headline": lambda text, _: f"Another headline over the same story tonight\n{text}",
    "first half": first_paragraphs(1 / 2),
    "first third": first_paragraphs(1 / 3),
    "first 45 words": lambda text, _: " ".join(text.split()[:45]),
    "two sentences of five dropped": drop_sentences,
    "words of the house": house_style,
    "menus and links around it": lambda text, _: MENU + text + FOOT,
    "a new first paragraph": new_lead,
    "half, new lead, words, menus": all_at_once,
}


def recall(texts: Iterable[str], edit: Edit, chance: Random) -> list[float]:
    """The share of copies that are found at each threshold."""
    return _shares([overlap(sketch(text), sketch(edit(text, chance))) for text in texts])


def taken_for_copies(pairs: Iterable[tuple[str, str]]) -> list[float]:
    """The share of pairs of different stories that each threshold takes for copies."""
    return _shares([overlap(sketch(one), sketch(other)) for one, other in pairs])


def with_quotes(texts: list[str], quotes: int, chance: Random) -> list[tuple[str, str]]:
    """Pairs of different stories that share sentences word for word, as reports of one press conference do."""
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?])\s+", text) if 15 < len(one.split()) < 40]
    pairs = []
    for one, other in (chance.sample(texts, 2) for _ in range(PAIRS)):
        shared = " ".join(chance.sample(sentences, quotes))
        pairs.append((f"{one} {shared}", f"{shared} {other}"))
    return pairs


def main() -> None:
    texts, chance = stories(), Random(SEED)
    table = Table("", *(f"{threshold:.1f}" for threshold in THRESHOLDS), title=f"{len(texts)} stories, by threshold")
    table.add_section()
    for name, edit in EDITS.items():
        table.add_row(f"found: {name}", *(f"{share:.1%}" for share in recall(texts, edit, chance)))
    table.add_section()
    apart = {"different stories": [*combinations(texts, 2)]}
    apart |= {f"sharing {number} quotes": with_quotes(texts, number, chance) for number in (1, 2, 3)}
    for name, pairs in apart.items():
        table.add_row(f"mistaken: {len(pairs):,} pairs, {name}", *(f"{share:.2%}" for share in taken_for_copies(pairs)))
    Console(width=110).print(table)


def _paragraphs(text: str) -> list[str]:
    return [one for one in re.split(r"\n+", text) if one.strip()]


def _shares(overlaps: list[float]) -> list[float]:
    return [sum(one >= threshold for one in overlaps) / len(overlaps) for threshold in THRESHOLDS]


if __name__ == "__main__":
    main()
