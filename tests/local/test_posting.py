"""Which articles are read from files, and what is told of the answers."""

from pathlib import Path

import httpx
import pytest

from services.local.posting import Posted, PostingError, bodies, client, post, summary
from tests.system.running import free_port


def test_a_json_file_is_one_article_and_a_line_of_jsonl_or_stdin_is_one(tmp_path: Path) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many.jsonl"
    one.write_text('{\n"text": "a"\n}')
    many.write_text('{"text": "b"}\n\n{"text": "c"}\n')
    found = list(bodies([one, many, Path("-")], [b'{"text": "d"}\n']))
    assert [label for label, _ in found] == [str(one), f"{many}:1", f"{many}:3", "stdin:1"]
    assert [body.split(b'"')[3] for _, body in found] == [b"a", b"b", b"c", b"d"]


def test_the_summary_counts_what_became_of_the_articles() -> None:
    posted = [Posted("1", "x", True, None), Posted("2", "y", False, None), Posted("3", None, False, "empty text")]
    assert summary(posted) == "3 articles posted: 1 new, 1 already known, 1 refused."
    assert summary(posted[1:2]) == "1 article posted: 0 new, 1 already known."


def test_without_a_service_it_says_how_to_start_one() -> None:
    with client(free_port()) as nobody, pytest.raises(PostingError, match="frontlog up"):
        list(post(nobody, [("1", b"{}")]))


def test_a_refusal_names_the_article_and_the_reason(ingest: httpx.Client) -> None:
    (refused,) = post(ingest, [("broken.json", b'{"text": ""}')])
    assert (refused.label, refused.article_id) == ("broken.json", None)
    assert refused.problem is not None
    assert "text" in refused.problem
