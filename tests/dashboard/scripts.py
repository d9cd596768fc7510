"""Reads the page's scripts as far as a test of their words has to: every string, and where in the code it stands.

No parser: it knows strings, templates, comments, brackets and regular expressions, which our modules are made of.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<template>`)
    |(?P<word>[\w$#.?]+)
    |(?P<space>\s+)
    |(?P<sign>=>|[=!]==?|[<>]=|.)""",
    re.VERBOSE | re.DOTALL,
)
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
VALUE = "x"
# Behind these a slash divides; behind all else it begins a regular expression.
VALUES = re.compile(r"[\w$)\]]$")


@dataclass
class Around:
    """An open bracket: what is called with it ("" for others), which argument this is, what its value is given to."""

    call: str
    bracket: str
    argument: int = 0
    target: str = ""
    first: str = ""


@dataclass
class Literal:
    """A string, or a template with what stands for its values as `\\0`."""

    text: str
    line: int
    compared: bool
    around: list[Around] = field(default_factory=list)

    @property
    def call(self) -> Around:
        """What it is handed to directly; where it is in no call, one without a name."""
        calls = (one for one in reversed(self.around) if one.bracket == "(" and one.call)
        return next(calls, Around("", ""))

    @property
    def is_in_list(self) -> bool:
        """Whether it is one of an array's, which may be turned into something else before it is handed over."""
        behind = takewhile(lambda one: not one.call, reversed(self.around))
        return any(one.bracket == "[" for one in behind)

    @property
    def target(self) -> str:
        """The property or variable that it is given to, wherever in its value it stands; not from within a call."""
        for one in reversed(self.around):
            if one.target:
                return one.target
            if one.call:
                break
        return ""


def literals(source: str) -> list[Literal]:
    """Every string and template of a module, in order."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source, self.at, self.found = source, 0, list[Literal]()
        self.around = [Around("", "")]
        self.last = ""

    def read(self, end: str = "") -> list[Literal]:
        depth = len(self.around)
        while self.at < len(self.source):
            token = self._regex() or TOKEN.match(self.source, self.at)
            assert token, self.source[self.at :]
            kind, text = token.lastgroup, token.group()
            if text == end and len(self.around) == depth:
                return self.found
            self.at = token.end()
            if kind == "template":
                self._template()
            elif kind == "string":
                self._take(text[1:-1], token.start())
            elif kind not in ("comment", "space"):
                self._step(text)
        return self.found

    def _regex(self) -> re.Match[str] | None:
        begins = self.source.startswith("/", self.at) and not self.source.startswith(("//", "/*"), self.at)
        return REGEX.match(self.source, self.at) if begins and not VALUES.search(self.last) else None

    def _step(self, text: str) -> None:
        here = self.around[-1]
        if text in ("(", "[", "{"):
            called = self.last if text == "(" and re.search(r"[\w$](\?\.)?$", self.last) else ""
            self.around.append(Around(called.rstrip("?.").rsplit(".", 1)[-1], text))
        elif text in (")", "]", "}"):
            self.around.pop()
        elif text == ",":
            here.argument, here.target = here.argument + 1, ""
        elif text == ";":
            here.target = ""
        elif text == ":" and here.bracket == "{":
            here.target = here.target or self.last
        elif text == "=" and "." in self.last:
            here.target = self.last.rsplit(".", 1)[-1]
        self.last = text

    def _take(self, text: str, start: int) -> None:
        here = self.around[-1]
        if here.call and not here.first:
            here.first = text
        compared = self.last in ("===", "!==")
        around = [replace(one) for one in self.around]
        self.found.append(Literal(text, self.source.count("\n", 0, start) + 1, compared, around))
        self.last = VALUE

    def _template(self) -> None:
        start, text = self.at, ""
        while not self.source.startswith("`", self.at):
            if self.source.startswith("${", self.at):
                self.at += 2
                text += "\0"
                self.around.append(Around("", "${"))
                self.last = "{"
                self.read("}")
                self.around.pop()
                self.at += 1
            else:
                length = 2 if self.source[self.at] == "\\" else 1
                text += self.source[self.at : self.at + length]
                self.at += length
        self.at += 1
        self._take(text, start)
