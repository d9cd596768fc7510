"""What operators do with the articles whose analysis failed, over a real database and queue."""

import re
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import redis
from click.testing import CliRunner, Result
from sqlalchemy import Engine, text

from services.cli import main
from services.ledger import backlog, jobs
from services.ledger.articles import NewArticle, receive
from services.ledger.database import Service
from services.ledger.queue import QUEUE
from services.ledger.settings import settings

EngineOf = Callable[[Service], Engine]


@pytest.fixture(autouse=True)
def installation(database_url: str, valkey_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # A home without a running system: one that runs in this checkout is none of these tests' business.
    monkeypatch.setenv("FRONTLOG_HOME", str(tmp_path))
    monkeypatch.setenv("FRONTLOG_DATABASE_URL", database_url)
    monkeypatch.setenv("FRONTLOG_BROKER_URL", valkey_url)
    settings.cache_clear()
    yield
    settings.cache_clear()


def frontlog(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def received(engine_of: EngineOf) -> UUID:
    story = f"Dispatch {uuid4()}"
    posted = datetime(2017, 10, 16, tzinfo=UTC)
    new = NewArticle("", story, None, None, None, posted, "posted", "en", sha256(story.encode()).digest())
    with engine_of("ingest").begin() as connection:
        return receive(connection, new, "test").article_id


def dead(engine_of: EngineOf, error: str = "the parser fell over") -> UUID:
    article_id = received(engine_of)
    with engine_of("nlp").begin() as connection:
        claim = jobs.claim(connection, article_id, lease_seconds=60, max_attempts=1)
        assert claim is not None
        jobs.fail(connection, claim, error)
    return article_id


def states(engine_of: EngineOf) -> dict[jobs.JobState, int]:
    with engine_of("owner").connect() as connection:
        return backlog.counts(connection)


def rung(valkey_url: str) -> int:
    with redis.Redis.from_url(valkey_url) as client:
        waiting = client.llen(QUEUE)
    assert isinstance(waiting, int)
    return waiting


def test_an_empty_installation_has_no_jobs() -> None:
    assert frontlog("jobs").output == "No articles yet.\n"


def test_dead_articles_are_listed_first_with_their_error(engine_of: EngineOf) -> None:
    waiting, lost = received(engine_of), dead(engine_of)
    shown = frontlog("jobs").output
    assert shown.startswith("1 dead, 1 queued\n")
    assert shown.index(str(lost)) < shown.index(str(waiting))
    assert "    the parser fell over\n" in shown


def test_retry_without_names_queues_and_rings_every_dead_article(engine_of: EngineOf, valkey_url: str) -> None:
    dead(engine_of)
    dead(engine_of)
    result = frontlog("retry")
    assert (result.exit_code, result.output) == (0, "2 articles queued again.\n")
    assert (states(engine_of), rung(valkey_url)) == ({"queued": 2}, 2)


def test_retry_says_when_there_is_nothing_to_retry(engine_of: EngineOf) -> None:
    received(engine_of)
    assert frontlog("retry").output == "No article is dead.\n"


def test_retry_takes_the_named_one_and_says_which_name_it_could_not_take(engine_of: EngineOf) -> None:
    dead(engine_of)
    lost, waiting = dead(engine_of), received(engine_of)
    result = frontlog("retry", str(lost), str(waiting))
    assert result.exit_code == 1
    assert f"Not dead, or unknown: {waiting}" in result.output
    assert states(engine_of) == {"dead": 1, "queued": 2}


def test_replay_queues_whatever_is_settled_and_leaves_alone_what_runs(engine_of: EngineOf) -> None:
    dead(engine_of)
    running = received(engine_of)
    with engine_of("nlp").begin() as connection:
        jobs.claim(connection, running, lease_seconds=60, max_attempts=5)
    assert frontlog("replay").output.startswith("1 article queued again.")
    assert states(engine_of) == {"queued": 1, "running": 1}


def test_a_replay_can_be_followed_to_its_end(engine_of: EngineOf) -> None:
    assert "All are analysed." in frontlog("replay", "--follow").output
    dead(engine_of)
    worker = threading.Thread(target=bury, args=(engine_of("nlp"),))
    worker.start()
    followed = frontlog("replay", "--follow")
    worker.join()
    assert "1 article queued again." in followed.output
    assert "1 could not be analysed" in followed.output


def bury(nlp: Engine) -> None:
    """Waits for a queued article and lays it aside."""
    while True:
        with nlp.begin() as connection:
            queued = connection.scalar(text("SELECT article_id FROM ledger.analysis_job WHERE state = 'queued'"))
            if queued is not None and (lease := jobs.claim(connection, queued, lease_seconds=60, max_attempts=1)):
                jobs.fail(connection, lease, "the parser fell over again")
                return


@pytest.mark.parametrize("url", [None, "redis://127.0.0.1:1/0"])
def test_without_a_queue_it_is_left_to_the_sweeper(
    url: str | None, engine_of: EngineOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead(engine_of)
    monkeypatch.delenv("FRONTLOG_BROKER_URL")
    if url:
        monkeypatch.setenv("FRONTLOG_BROKER_URL", url)
    result = frontlog("retry")
    assert result.exit_code == 0
    assert re.search(r"the sweeper (will ring|rings) for them", result.output)
    assert states(engine_of) == {"queued": 1}


def test_an_empty_ledger_is_whole_and_can_be_rebuilt() -> None:
    verified = frontlog("verify")
    assert (verified.exit_code, "whole" in verified.output) == (0, True)
    rebuilt = frontlog("rebuild")
    assert (rebuilt.exit_code, "0 records" in rebuilt.output) == (0, True)


def test_what_is_wrong_with_the_read_tables_is_told_and_a_rebuild_mends_it(engine_of: EngineOf) -> None:
    with engine_of("owner").begin() as connection:
        connection.execute(text("INSERT INTO ledger.place (id, name, type) VALUES ('pending:x', 'X', 'town')"))
    broken = frontlog("verify")
    assert (broken.exit_code, "ledger.place differs" in broken.output) == (1, True)
    assert frontlog("rebuild").exit_code == 0
    assert frontlog("verify").exit_code == 0


def test_the_ledger_is_sealed_shown_and_held_against_what_was_noted(engine_of: EngineOf) -> None:
    assert "Nothing is sealed yet" in frontlog("seal").output
    received(engine_of)
    assert "The newest record is not sealed yet" in frontlog("verify").output
    noted = frontlog("seal").stdout.strip()
    assert frontlog("seal", "--show").stdout.strip() == noted
    assert frontlog("verify", "--head", noted).exit_code == 0
    other = frontlog("verify", "--head", f"1:{'0' * 64}")
    assert (other.exit_code, "block 1 is not the one" in other.output) == (1, True)
    assert "is not <number>:<hash>" in frontlog("verify", "--head", "noon").output


def test_an_article_is_erased_once_and_on_record(engine_of: EngineOf) -> None:
    signed = ("--reason", "A court said so.", "--author", "R. Aziz")
    article_id = str(received(engine_of))
    assert "Missing option" in frontlog("erase", article_id).output
    first = frontlog("erase", article_id, *signed)
    assert (first.exit_code, first.output.startswith("Erased on ")) == (0, True)
    assert frontlog("erase", article_id, *signed).output.startswith("It was erased already")
    unknown = frontlog("erase", str(uuid4()), *signed)
    assert (unknown.exit_code, "There is no article" in unknown.output) == (1, True)
    assert frontlog("replay").output.startswith("1 article queued again.")
    assert frontlog("verify").exit_code == 0
