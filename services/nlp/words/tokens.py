"""Words with their offsets."""

import re
from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import table

_TOKEN: Final = re.compile(
    r"""
    [a-z]+(?=[\s,])  # most words, found without a look at the rest
  | [a-z]{2,}-\ (?!(?:and|or|to|but|nor)\b)[a-z]{3,}  # "peace- keeping", as old papers were scanned
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|km|m)?%?(?![^\W\d_]|-[a-z])
  | (?:[^\W\d_]\.){2,}(?:-[^\W_]+)?
  | (?:Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Brig|Adm|Mrs?|Ms|Dr|Prof|Sen|Gov|Rep|Rev|Pres|Hon|St[aeo]?|Mt|Ft)\.(?=\s+[A-Z])
  | (?<=\))['’]s\b  # "the Army (NA)'s men"
  | [^\W_]+(?:[-'’‘`´ʼʿ][^\W_]+)*
  | \.\.\.|…|--+|[^\w\s]|_
    """,
    re.VERBOSE,
)
_POSSESSIVE: Final = re.compile(r"(.*)(['’‘`´]s|['’])$", re.IGNORECASE)
_CONTRACTED: Final = re.compile(r"(i|we|you|they|he|she|it|who|that|there)(['’‘`´](?:ve|re|ll|d|m))$", re.IGNORECASE)

# "peace-keepers" are peacekeepers
_AS_ONE: Final[dict[str, str]] = {word: word.replace("-", "") for word in table("words")["as_one"].split()}


class Token:
    """One word or mark: `text` as printed, `low` for comparing, offsets in code points into the article's text."""

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text = text
        self.low = low
        self.start = start
        self.end = end

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; a possessive ending and the verb of "we've" are tokens of their own."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        if word.isalpha():
            tokens.append(Token(word, word.casefold(), at, at + len(word)))
        else:
            _split(word, at, tokens)
    return tokens


def _split(word: str, at: int, tokens: list[Token]) -> None:
    genitive = _POSSESSIVE.match(word) if len(word) > 2 else None
    contracted = _CONTRACTED.match(word) if len(word) > 2 else None
    if contracted:
        stem, ending = contracted.groups()
        tokens.append(Token(stem, stem.casefold(), at, at + len(stem)))
        tokens.append(Token(ending, "'" + ending[1:].casefold(), at + len(stem), at + len(word)))
    elif genitive:
        stem, ending = genitive.groups()
        tokens.append(Token(stem, fold_quotes(stem), at, at + len(stem)))
        tokens.append(Token(ending, "'s", at + len(stem), at + len(word)))
    elif word in "'’" and tokens and tokens[-1].end == at and tokens[-1].low.endswith("s"):
        tokens.append(Token(word, "'s", at, at + 1))
    elif word.startswith("--"):
        tokens.append(Token("—", "—", at, at + len(word)))  # as agencies write a dash
    elif "-" in word:
        tokens.append(_hyphened(word, at))
    else:
        tokens.append(Token(word, fold_quotes(word), at, at + len(word)))


def _hyphened(word: str, at: int) -> Token:
    """The token of a word with a hyphen, which others may write as one."""
    low, end = fold_quotes(word).replace("- ", "-"), at + len(word)
    one = _AS_ONE.get(low)
    if one is None:
        return Token(word, low, at, end)
    return Token(one.capitalize() if word[0].isupper() else one, one, at, end)


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word at `at`, lower case and without a full stop; empty beyond either end."""
    return tokens[at].low.rstrip(".") if 0 <= at < len(tokens) else ""


def fold_quotes(word: str) -> str:
    """Lower case, with one kind of apostrophe."""
    return word.casefold().replace("’", "'").replace("‘", "'").replace("`", "'")
