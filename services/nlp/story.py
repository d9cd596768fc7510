"""The story text of an article as posted: its paragraphs, without menus, share counts, other headlines and comments."""

import re

_SKIPPED = re.compile(
    r"^(?:also read|read (?:more|also|next)|related|see also|more (?:from|on|news)|share (?:this|with|on)|"
    r"advertisements?|subscribe|follow us|sign up|click here|you are here|photo:|image:|credit:|source:|watch:|by [A-Z]|tags?:|topics?:|"
    r"updated?:?|last (?:updated|modified)|published:?|posted|off the wire|trending|most (?:read|popular|voted)|check also|"
    r"copyright|©|all rights reserved|log ?in|get the morning|newsletter|for live updates|notify of|comments?:)",
    re.IGNORECASE,
)
_END = re.compile(
    r"^(?:notice: all comments|comments? (?:are )?(?:closed|off)|leave a (?:reply|comment)|please enter your (?:comment|name)|send your comments|"
    r"your comment|join the (?:discussion|conversation)|post a comment|\d+ comments?\b|related (?:stories|articles|posts|news|upi stories)|"
    r"read more:?$|(?:newest|oldest) |view comments|add a comment|comments?$|check also|trending stories|you may also like|"
    r"fill in your details|share this article|more stories|recommended for you|"
    r"maintained and developed by|all rights reserved|terms of (?:use|service)|privacy policy|cookie policy|log in to (?:write|post|leave)|"
    r"this is a civilized place|our website|about the author|what do you think|have your say|top stories|most read|"
    r"editorial team$)",
    re.IGNORECASE,
)
# "BAGHDAD, Iraq (AP) —", "Oct. 17 (UPI) --", "Aleppo, SANA_": where it was written, not what it tells
_DATELINE = re.compile(
    r"\s*(?:(?:[A-Z][\w.'’\- ]{1,30}, ){0,2}[\w.'’/\- ]{2,40} ?(?:\([^)]{2,30}\))? ?(?:–|—|--|- |_ ?)\s*|[A-Z][\w ]{2,25} / (?=[A-Z])|\(?(?:CNN|AP|Reuters|AFP|UPI)\)\s?)(?=[A-Z“\"])"
)
_FEED = re.compile(r"^GMT \d\d:\d\d \d{4} \w+")
_COMMENTER = re.compile(
    r"^(?:member|guest|regular|commenter|upvoted|reply|vote up|vote down|like|report)$", re.IGNORECASE
)
_MIN_WORDS = 5


_CAPTION = re.compile(
    r"\(?(?:image|photo|photograph|picture|file photo|video|watch|map|graphic|infographic)\b ?(?:\d|:|of |by |from |shows|credit|courtesy|taken|released)",
    re.IGNORECASE,
)


def is_caption(text: str, start: int) -> bool:
    """Whether the sentence at `start` tells of a picture, not of the news."""
    return bool(_CAPTION.match(text, start))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the story's paragraphs in `text`, in order. Headings and short lines are left out; nothing is altered."""
    spans: list[tuple[int, int]] = []
    seen: set[str] = set()
    for start, end in _lines(text):
        line = text[start:end].strip()
        if spans and (_END.match(line) or _FEED.match(line)):
            break
        if _COMMENTER.match(line) and spans:
            break
        if _is_story(line) and line not in seen:
            seen.add(line)
            dateline = _DATELINE.match(text, start, end)
            spans.append((dateline.end() if dateline else start, end))
    return spans


def _lines(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((at, at + len(line)))
        at += len(line)
    return spans


def _is_story(line: str) -> bool:
    if _SKIPPED.match(line) or line.startswith(("•", "*", "|", "#", ">")):
        return False
    words = line.split()
    if len(words) < _MIN_WORDS or line.count("•") > 1 or line.count("|") > 2:
        return False
    ends = line.rstrip("\"'”’)] ")[-1:] in ".!?…:;,"
    if not ends and len(words) < 25:
        return False
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) < 0.6 * len(letters)
