"""Every word of the pages stands in texts/, so that another language needs nothing else; no text is for nobody."""

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from services.nlp.explain import Dropped, Refusal
from tests.dashboard.scripts import Literal, literals

STATIC = Path(__file__).parents[2] / "services/api/static"
TEXTS = [path.read_text("utf-8") for path in sorted((STATIC / "texts").glob("*.js"))]
KEYS = re.findall(r"^  (\w+): ", "\n".join(TEXTS), re.MULTILINE)
PAGES = sorted(STATIC.glob("*.html"))
SCRIPTS = sorted(path for path in STATIC.rglob("*.js") if path.parent.name != "texts")
ASKED = ("data-text", "data-label", "data-hint", "data-content")

LETTER = r"[^\W\d_]"
# More than one word, or a word beside a value; or a sign that stands between words.
WORDS = re.compile(rf"{LETTER}\s|\s{LETTER}|[·–→…]")
# Calls that put what they get into the page, from this argument on.
WRITERS = {"element": 2, "svg": 2, "append": 0, "prepend": 0, "replaceChildren": 0, "text": 1, "fillText": 0}
SEEN = {"textContent", "innerText", "title", "placeholder", "alt", "label", "ariaLabel", "valuetext", "content"}
SEEN_ATTRIBUTES = {"title", "placeholder", "alt", "aria-label", "aria-valuetext", "aria-description", "content"}
# What has words in it that nobody reads on a page.
UNSEEN_CALLS = {"matchMedia", "querySelector", "querySelectorAll", "closest", "Error", "TypeError"}
UNSEEN_TARGETS = {"rel", "Authorization"}
FONT = re.compile(r"\b\d+px\b")
SELECTOR = re.compile(r"[a-z]*\[data-")
NAME = "Frontlog"


def module(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


class Page(HTMLParser):
    """The texts that a page asks for, and the words that it has of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.words: list[str] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag
        given = {name: value or "" for name, value in attrs}
        self.keys += [given[name] for name in ASKED if name in given]
        # Of the meta elements, the one for the width of phones has no words.
        if given.get("name") != "viewport":
            self.words += [given[name] for name in SEEN_ATTRIBUTES & given.keys()]

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open != "code" and re.search(LETTER, data) and data.strip() != NAME:
            self.words.append(data.strip())


def page(html: str) -> Page:
    read = Page()
    read.feed(html)
    return read


def asked_keys(source: str) -> list[str]:
    """What a module asks texts for; a `\\0` where a value is."""
    found = [one for one in literals(source) if one.call.call in ("t", "coded") and not one.compared]
    return [one.text for one in found if one.call.argument == 0]


def pattern(key: str) -> str:
    return r"\w+".join(map(re.escape, key.split("\0")))


def is_shown(literal: Literal) -> bool:
    """Whether these are words that the script puts into the page."""
    text, call = literal.text.replace("\0", ""), literal.call
    if literal.compared or call.call in ("t", "coded", *UNSEEN_CALLS) or call.first == "code":
        return False
    if FONT.search(text) or SELECTOR.match(text):
        return False
    in_call = call.argument >= WRITERS.get(call.call, 99) and not (literal.target or literal.is_in_list)
    as_attribute = call.call == "setAttribute" and call.argument == 1 and call.first in SEEN_ATTRIBUTES
    if in_call or as_attribute or literal.target in SEEN:
        return bool(re.search(LETTER, text) or WORDS.search(literal.text))
    return literal.target not in UNSEEN_TARGETS and bool(WORDS.search(literal.text))


def shown_words(source: str) -> list[str]:
    return [f"line {one.line}: {one.text}" for one in literals(source) if is_shown(one)]


USED = list(chain.from_iterable([page(path.read_text("utf-8")).keys for path in PAGES]))
USED += chain.from_iterable(asked_keys(path.read_text("utf-8")) for path in SCRIPTS)


@pytest.mark.parametrize("words", [*get_args(Refusal), *get_args(Dropped)])
def test_what_a_sentence_was_refused_for_has_its_text(words: str) -> None:
    assert "why_" + re.sub("[^a-z]+", "_", words) in KEYS


@pytest.mark.parametrize("key", sorted(set(USED)))
def test_a_text_that_is_asked_for_exists(key: str) -> None:
    assert any(re.fullmatch(pattern(key), text) for text in KEYS)


def test_every_text_is_asked_for_somewhere() -> None:
    patterns = [re.compile(pattern(key)) for key in set(USED)]
    assert [text for text in KEYS if not any(one.fullmatch(text) for one in patterns)] == []


def test_no_text_is_there_twice() -> None:
    assert [key for key, times in Counter(KEYS).items() if times > 1] == []


@pytest.mark.parametrize("path", PAGES, ids=module)
def test_a_page_has_no_words_of_its_own(path: Path) -> None:
    assert page(path.read_text("utf-8")).words == []


@pytest.mark.parametrize("path", SCRIPTS, ids=module)
def test_a_module_has_no_words_of_its_own(path: Path) -> None:
    assert shown_words(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'element("p", { textContent: "None" });',
        "element(\"p\", { textContent: empty ? '' : 'None' });",
        'node.title = "Close";',
        'element("p.small", {}, "None");',
        "element('p', {}, `${n} places`);",
        'element("button", { aria: { label: "Close" } });',
        'element("input", { placeholder: "Name" });',
        'node.setAttribute("aria-label", "Close");',
        "node.append(chip(colour), `${name}: held`);",
        "const memory = (bytes) => `${bytes / 1024} MiB`;",
        'const why = "It is not about war";',
        'const told = [one, other].join(" · ");',
        'if (/["/]/.test(name)) node.textContent = "Quoted";',
        'text(pen, "Sources", 20, 30, font, colour);',
        '// a comment with "quotes"\nnode.textContent = `${t("of")} places`;',
    ],
)
def test_words_of_a_module_are_seen(source: str) -> None:
    assert len(shown_words(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'element("p.small", { textContent: t("none"), data: { state: "error" } });',
        'element("p", { textContent: status === "stale" ? t("stale") : t("held") });',
        "element('code', { textContent: `frontlog retry ${id}` });",
        'element("li", {}, chip(colour), t("colon"), t(`status_${status}`));',
        'node.setAttribute("aria-pressed", "true");',
        'byId("play").firstElementChild.textContent = on ? "❚❚" : "▶";',
        'throw new Error("There is no such text");',
        'element("ul", {}, ...[...STATUSES, "stale"].map(entry));',
        "const label = (kind, text) => `label|${kind}|${text}`;",
        "pen.font = `12px ${colours.sans}`;",
        "const rowOf = (place) => `tr[data-place='${place}'] a`;",
        'asking.abort(new TypeError("no answer"));',
    ],
)
def test_what_nobody_reads_on_a_page_is_not_taken_for_words(source: str) -> None:
    assert shown_words(source) == []


def test_words_of_a_page_are_seen() -> None:
    named = '<h1>Frontlog</h1><p data-text="a"></p><code>GET /</code>'
    found = page(f'{named}<title>Who</title><input placeholder="Name"><b>It</b>')
    assert (found.words, found.keys) == (["Who", "Name", "It"], ["a"])


def test_keys_are_found_wherever_they_are_asked_for() -> None:
    source = 't("one"); t(on ? "two" : "three", "four"); x = `${t("five")} ${t(`six_${n}_means`)}`; coded("seven");'
    assert asked_keys(source) == ["one", "two", "three", "five", "six_\0_means", "seven"]
