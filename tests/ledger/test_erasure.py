"""Erasing an article's words: what goes, what stays, and that nothing brings them back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from services.ledger import articles, correction, erasure, jobs, seals
from services.ledger.analysis import LeaseLostError, record_analysis
from services.ledger.append import Append, append
from services.ledger.erasure import UnknownArticleError, erase
from services.ledger.events import Evidence
from services.ledger.rebuild import rebuild
from services.ledger.records import ArticleAnalysed, ArticleErased, ControlEventExtracted, article_stream
from services.ledger.verify import verify
from tests.ledger.desk import Desk, new_article
from tests.ledger.dispatches import said
from tests.ledger.reading import read_records

STAYS = "SELECT content_sha256, url, publisher, published_at FROM ledger.article ORDER BY id"
TABLES = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'ledger'"
DROPPED = "DELETE FROM ledger.quotation"
QUOTES = "SELECT quote, quote_start, quote_end FROM ledger.control_event ORDER BY position"


def silent(done: int, total: int) -> None:
    assert done <= total


def erased(desk: Desk, article_id: UUID, reason: str = "A court said so.") -> erasure.Erased:
    with desk.owner.begin() as conn:
        return erase(conn, article_id, "R. Aziz", reason, "test")


def beliefs(desk: Desk) -> list[object]:
    return desk.rows("SELECT place_id, policy, controller, support FROM ledger.control_interval ORDER BY 1, 2, 3")


def quotes(desk: Desk) -> list[tuple[str, int, int]]:
    return [tuple(row) for row in desk.rows(QUOTES)]


def test_words_go_and_hash_source_offsets_and_beliefs_stay(desk: Desk) -> None:
    article_id = desk.report("a report", said("capture", "army", 3))
    desk.report("another", said("capture", "army", 4, root="paper"))
    believed, before = beliefs(desk), desk.rows(STAYS)
    assert not erased(desk, article_id).before
    with desk.owner.connect() as conn:
        kept = articles.get(conn, article_id)
        newest = read_records(conn, 0, 100)[-1]
    assert kept is not None
    assert (kept.title, kept.text, kept.html) == ("", "", None)
    assert kept.erased_at is not None
    assert desk.rows(STAYS) == before
    assert quotes(desk) == [("", 0, 12), ("army capture", 0, 12)]
    assert beliefs(desk) == believed
    assert (newest.stream, newest.payload) == (
        f"article:{article_id}",
        ArticleErased(article_id, "R. Aziz", "A court said so."),
    )


def test_erasing_again_changes_nothing(desk: Desk) -> None:
    article_id = desk.report("a report", said("capture", "army", 3))
    first = erased(desk, article_id)
    again = erased(desk, article_id, "Another reason.")
    assert (again.before, again.erased_at) == (True, first.erased_at)
    assert desk.rows("SELECT count(*) FROM ledger.record WHERE type = 'ArticleErased'") == [(1,)]


def test_an_unknown_article_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownArticleError, match="no article"):
        erased(desk, uuid4())


def test_the_read_tables_equal_a_rebuild_and_the_seals_hold(desk: Desk) -> None:
    article_id = desk.report("a report", said("capture", "army", 3), said("control", "rebels", 0))
    seals_made = [*seals.seal_all(desk.nlp)]
    erased(desk, article_id)
    assert verify(desk.owner, silent) == []
    rebuild(desk.owner, silent)
    assert {quote for quote, _, _ in quotes(desk)} == {""}
    assert len(seals_made) + len([*seals.seal_all(desk.nlp)]) == 2
    assert verify(desk.owner, silent) == []


def test_one_of_two_like_events_can_be_retracted_after_the_erasure(desk: Desk) -> None:
    told = said("capture", "army", 3)
    told_again = replace(told, id=uuid4(), evidence=Evidence("army has capture", 40, 56))
    article_id = desk.receive("a report")
    kept, gone = desk.analyse(article_id, told_again, told)
    erased(desk, article_id)
    with desk.owner.begin() as conn:
        correction.retract(conn, gone.id, "R. Aziz", "It was another town.", "test")
    assert desk.rows("SELECT id FROM ledger.control_event WHERE superseded_at IS NULL") == [(kept.id,)]
    assert verify(desk.owner, silent) == []


def test_a_replay_leaves_an_erased_article_as_it_is(desk: Desk) -> None:
    article_id = desk.report("a report", said("capture", "army", 3))
    erased(desk, article_id)
    believed = beliefs(desk)
    with desk.owner.begin() as conn:
        assert jobs.requeue(conn, ["done"]) == [article_id]
    assert desk.claim(article_id) is None
    with desk.nlp.connect() as conn:
        job = jobs.get(conn, article_id)
    assert job is not None
    assert (job.state, job.last_error) == ("done", jobs.SKIPPED)
    assert beliefs(desk) == believed


@pytest.mark.parametrize("state", ["queued", "dead"])
def test_what_was_never_analysed_is_not_analysed_any_more(desk: Desk, state: str) -> None:
    article_id = desk.receive("a report")
    with desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.analysis_job SET state = :state"), {"state": state})
    erased(desk, article_id)
    assert desk.claim(article_id) is None
    assert desk.rows("SELECT state, last_error FROM ledger.analysis_job") == [("done", jobs.SKIPPED)]


def test_a_worker_that_reads_it_at_this_moment_records_nothing(desk: Desk) -> None:
    article_id = desk.receive("a report")
    lease = desk.claimed(article_id)
    erased(desk, article_id)
    with pytest.raises(LeaseLostError), desk.nlp.begin() as conn:
        record_analysis(conn, lease, "test-1", [said("capture", "army", 3, article_id=article_id)])
    assert desk.rows("SELECT count(*) FROM ledger.control_event") == [(0,)]


def test_the_same_words_posted_again_are_known_and_stay_erased(desk: Desk) -> None:
    article_id = desk.receive("a report")
    erased(desk, article_id)
    with desk.ingest.begin() as conn:
        again = articles.receive(conn, new_article("a report"), "test")
    assert (again.article_id, again.created) == (article_id, False)
    assert desk.rows("SELECT text FROM ledger.article") == [("",)]


def test_no_words_are_put_into_an_erased_article(desk: Desk) -> None:
    erased(desk, desk.receive("a report"))
    with pytest.raises(DBAPIError, match="article_erased"), desk.owner.begin() as conn:
        conn.execute(text("UPDATE ledger.article SET text = 'a report'"))


@pytest.mark.parametrize("service", ["ingest", "nlp", "api"])
def test_no_service_may_erase(desk: Desk, service: str, engine_of: Callable[..., Engine]) -> None:
    article_id = desk.receive("a report")
    with pytest.raises(DBAPIError, match="permission denied"), engine_of(service).begin() as conn:
        erase(conn, article_id, "R. Aziz", "A court said so.", "test")
    assert desk.rows("SELECT text FROM ledger.article") == [("a report",)]


def test_no_word_of_the_article_stays_in_the_database(desk: Desk) -> None:
    article_id = desk.report("army capture of the town, as the army says", said("capture", "army", 3))
    tables = [row.name for row in desk.rows(TABLES)]
    assert {"record", "article", "control_event", "quotation"} <= {*tables}
    assert {name for name in tables if told(desk, name)} == {"article", "control_event", "quotation"}
    erased(desk, article_id)
    assert [name for name in tables if told(desk, name)] == []


def told(desk: Desk, table: str) -> bool:
    return desk.rows(f"SELECT count(*) > 0 FROM ledger.{table} t WHERE t::text LIKE '%army capture%'") == [(True,)]


def test_a_record_from_before_that_holds_the_words_is_blanked_in_the_answers(desk: Desk) -> None:
    """The ledger cannot forget them; a rebuild does not bring them back."""
    article_id = desk.receive("a report")
    event = said("capture", "army", 3, article_id=article_id)
    with desk.owner.begin() as conn:
        stream, analysed = article_stream(article_id), ArticleAnalysed(article_id, "test-1", (event.id,))
        told_then = Append(event.id, stream, ControlEventExtracted(event), "test")
        append(conn, [told_then, Append(uuid4(), stream, analysed, "test")])
    rebuild(desk.owner, silent)
    assert quotes(desk) == [("army capture", 0, 12)]
    erased(desk, article_id)
    assert quotes(desk) == [("", 0, 12)]
    assert verify(desk.owner, silent) == []


@pytest.mark.parametrize(
    ("damage", "what"), [("UPDATE ledger.quotation SET quote = 'another'", "was changed"), (DROPPED, "is missing")]
)
def test_a_quote_that_was_tampered_with_is_named(desk: Desk, damage: str, what: str) -> None:
    desk.report("a report", said("capture", "army", 3))
    with desk.owner.begin() as conn:
        conn.execute(text(damage))
    assert verify(desk.owner, silent) == [f"the quote of record 2 {what}"]


def test_an_erasure_during_a_verification_does_no_harm(desk: Desk) -> None:
    first = desk.report("a report", said("capture", "army", 3))
    second = desk.report("another", said("capture", "army", 4))
    # Of a sealed ledger it tells how far it is before it reads a record for the new tables, and after.
    assert len([*seals.seal_all(desk.nlp)]) == 1
    waiting = [first, second]

    def meanwhile(done: int, total: int) -> None:
        if waiting:
            erased(desk, waiting.pop())

    assert verify(desk.owner, meanwhile) == []
    assert waiting == []
    assert verify(desk.owner, silent) == []


def test_an_erasure_during_a_rebuild_is_in_the_new_tables(desk: Desk) -> None:
    article_id = desk.report("a report", said("capture", "army", 3))
    waiting = [article_id]

    def meanwhile(done: int, total: int) -> None:
        if waiting:
            erased(desk, waiting.pop())

    rebuild(desk.owner, meanwhile)
    assert quotes(desk) == [("", 0, 12)]
    assert verify(desk.owner, silent) == []
