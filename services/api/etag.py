"""Entity tags of polled answers: what was asked, on which day, and the last record that the ledger held then."""

from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import version

from fastapi import Request

RELEASE = version("frontlog")


def question_of(request: Request) -> str:
    """All that an answer depends on besides the record: host, address, query, accepted forms, and which day today is
    (UTC).

    As it was written, not as it was understood: a reader who polls asks the same each time.
    """
    today, accepted = datetime.now(UTC).date().isoformat(), ",".join(request.headers.getlist("Accept"))
    return "\n".join([str(request.base_url), request.url.path, request.url.query, accepted, today])


def entity_tag(head: str, question: str) -> str:
    """A weak tag. `head` moves whenever the answer may have changed; `question` is everything else it depends on.

    Weak, because a proxy may compress the answer on its way. The release is part of it:
    a new one may word answers anew.
    """
    digest = blake2b(f"{RELEASE}\n{question}".encode(), digest_size=8).hexdigest()
    return f'W/"{head}-{digest}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header names `tag`: a list, `*`, weak and strong forms (RFC 9110, weak comparison)."""
    return "*" in _candidates(if_none_match) or names(if_none_match, tag)


def names(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header has the tag itself in it: its reader was answered the same question."""
    return tag.removeprefix("W/") in _candidates(if_none_match)


def _candidates(if_none_match: str) -> set[str]:
    # No tag of ours holds a comma or a quote, so a plain split never cuts through a tag that could match.
    return {candidate.strip().removeprefix("W/") for candidate in if_none_match.split(",")}
