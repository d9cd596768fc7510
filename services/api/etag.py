"""Entity tags of polled answers: what was asked, and the last record that the ledger held when it was answered."""

from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import version

RELEASE = version("frontlog")


def entity_tag(head: str, question: Iterable[str]) -> str:
    """A weak tag. `head` moves whenever the answer may have changed; `question` is everything else it depends on.

    Weak, because a proxy may compress the answer on its way. The release is part of it:
    a new one may word answers anew.
    """
    digest = blake2b("\n".join([RELEASE, *question]).encode(), digest_size=8).hexdigest()
    return f'W/"{head}-{digest}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header names `tag`: a list, `*`, weak and strong forms (RFC 9110, weak comparison).

    No tag of ours holds a comma or a quote, so a plain split never cuts through a tag that could match.
    """
    candidates = {candidate.strip().removeprefix("W/") for candidate in if_none_match.split(",")}
    return "*" in candidates or tag.removeprefix("W/") in candidates
