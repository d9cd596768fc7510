"""Corrections are on record with author and reason, take effect at once, and leave what was known before answerable."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from services.ledger import beliefs
from services.ledger.correction import (
    CorrectionError,
    RetractedError,
    UnknownError,
    assert_event,
    link_notice,
    retract,
)
from services.ledger.database import Service
from services.ledger.events import ControlEvent, Source
from services.ledger.verify import verify
from tests.ledger.desk import Desk
from tests.ledger.dispatches import said
from tests.ledger.wars import WARS

WHO, WHY = "Ana", "the other town of that name"
BELIEVED = (
    "SELECT policy, valid_from, valid_to, controller, status, confidence, previous, support, against"
    " FROM ledger.control_interval WHERE recorded_to IS NULL ORDER BY policy, valid_from"
)
EngineOf = Callable[[Service], Engine]


@pytest.fixture
def api(engine_of: EngineOf) -> Engine:
    return engine_of("api")


def taken_back(api: Engine, event_id: UUID, author: str = WHO, reason: str = WHY) -> None:
    with api.begin() as conn:
        retract(conn, event_id, author, reason, "test")


def stated(api: Engine, event: ControlEvent, author: str = WHO) -> ControlEvent:
    with api.begin() as conn:
        return assert_event(conn, event, author, WHY, "test")


def noticed(api: Engine, notice: UUID, article: UUID, effect: Any = "retracted") -> None:
    with api.begin() as conn:
        link_notice(conn, notice, article, effect, WHO, WHY, "test")


def is_sound(desk: Desk) -> bool:
    return verify(desk.owner, lambda taken, total: None) == []


def test_a_retraction_gives_the_state_without_the_event_and_keeps_what_was_known(desk: Desk, api: Engine) -> None:
    wrong = said("capture", "rebels", 5, root="paper")
    desk.report("true", said("capture", "army", 3))
    without = desk.rows(BELIEVED)
    desk.report("false", wrong)
    known = desk.rows("SELECT max(recorded_at) FROM ledger.record")[0][0]
    taken_back(api, wrong.id)

    assert desk.rows(BELIEVED) == without
    then = f"recorded_from <= '{known}' AND recorded_to > '{known}'"
    assert ("rebels",) in desk.rows(f"SELECT controller FROM ledger.control_interval WHERE {then}")
    assert desk.rows("SELECT kind, event_id, author, reason FROM ledger.correction") == [
        ("retraction", wrong.id, WHO, WHY)
    ]
    change = desk.rows("SELECT kind, before, after, cause FROM ledger.control_change ORDER BY position DESC LIMIT 1")
    assert [(kind, before["controller"], after["controller"]) for kind, before, after, _ in change] == [
        ("present", "rebels", "army")
    ]
    assert change[0][3] == {"added": [], "dropped": [str(wrong.id)]}
    assert is_sound(desk)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WARS, st.data())
def test_any_retractions_leave_the_state_of_what_is_left(
    desk: Desk, api: Engine, war: list[ControlEvent], data: st.DataObject
) -> None:
    with desk.owner.begin() as conn:
        tables = "control_event, control_interval, control_change, correction, place"
        conn.execute(text(f"TRUNCATE {', '.join(f'ledger.{one}' for one in tables.split(', '))}"))
    gone = {one.id for one in war if data.draw(st.booleans())}
    for one in war:
        if one.id not in gone:
            desk.report(f"kept {uuid4()}", one)
    without = desk.rows(BELIEVED)
    for one in war:
        if one.id in gone:
            desk.report(f"taken back {uuid4()}", one)
            taken_back(api, one.id)
    assert desk.rows(BELIEVED) == without


def test_the_same_retraction_again_has_one_effect_and_another_one_is_refused(desk: Desk, api: Engine) -> None:
    event = said("capture", "army", 3)
    desk.report("a report", event)
    for _ in range(2):
        taken_back(api, event.id)
    assert desk.rows("SELECT count(*) FROM ledger.record WHERE type = 'EventRetracted'") == [(1,)]
    with pytest.raises(RetractedError, match=r"retracted by Ana on .* UTC: the other town"):
        taken_back(api, event.id, author="Ben")
    with pytest.raises(UnknownError, match="no event"):
        taken_back(api, uuid4())


def test_a_retraction_survives_a_replay_by_a_newer_extractor(desk: Desk, api: Engine) -> None:
    event = said("capture", "army", 3)
    article = desk.report("a report", event)
    taken_back(api, event.id)
    again = said("capture", "army", 3)
    desk.analyse(article, again, said("contest", "rebels", 9), extractor="test-2")
    assert desk.rows("SELECT kind FROM ledger.control_event WHERE superseded_at IS NULL") == [("contest",)]
    assert is_sound(desk)


def test_an_analysts_statement_counts_as_a_voice_of_its_own_until_it_is_retracted(desk: Desk, api: Engine) -> None:
    article = desk.report("a report", said("capture", "army", 3))
    seen = stated(api, said("capture", "rebels", 6, article_id=None))
    assert (seen.source, seen.extractor) == (Source(None, None, "analyst:Ana"), "analyst")
    assert stated(api, said("capture", "rebels", 6, article_id=None)) == seen
    desk.analyse(article, extractor="test-2")
    assert desk.rows(f"SELECT DISTINCT controller FROM ({BELIEVED}) AS now") == [("rebels",)]

    taken_back(api, seen.id)
    assert desk.rows(BELIEVED) == []
    with pytest.raises(RetractedError, match="Word it anew"):
        stated(api, said("capture", "rebels", 6, article_id=None))
    assert is_sound(desk)


def test_an_analyst_may_state_what_an_article_says_if_it_is_kept(desk: Desk, api: Engine) -> None:
    article = desk.report("a report")
    event = stated(api, said("capture", "army", 3, article_id=article))
    assert desk.rows("SELECT article_id FROM ledger.control_event") == [(article,)]
    assert event.article_id == article
    with pytest.raises(UnknownError, match="no article"):
        stated(api, said("capture", "army", 3, article_id=uuid4()))
    assert is_sound(desk)


def test_a_retracted_article_says_nothing_more(desk: Desk, api: Engine) -> None:
    article, notice = desk.report("false", said("capture", "army", 3)), desk.report("we were wrong")
    noticed(api, notice, article, "corrected")
    assert desk.rows(BELIEVED) != []
    for _ in range(2):
        noticed(api, notice, article)
    assert desk.rows(BELIEVED) == []
    desk.analyse(article, said("capture", "army", 4), extractor="test-2")
    assert desk.rows(BELIEVED) == []
    assert desk.rows("SELECT kind, notice_id, article_id, effect FROM ledger.correction ORDER BY position") == [
        ("notice", notice, article, "corrected"),
        ("notice", notice, article, "retracted"),
    ]
    with pytest.raises(UnknownError):
        noticed(api, uuid4(), article)
    with pytest.raises(CorrectionError, match="itself"):
        noticed(api, article, article)
    assert is_sound(desk)


def test_the_api_may_append_corrections_and_nothing_else(desk: Desk, api: Engine) -> None:
    with api.begin() as conn, pytest.raises(DBAPIError, match="only corrections"):
        conn.execute(text("""SELECT ledger.correct('[{"type": "ArticleAnalysed"}]', '{}')"""))


def test_a_correction_waits_for_the_analysis_of_its_article(desk: Desk, api: Engine) -> None:
    event = said("capture", "army", 3)
    article = desk.report("a report", event)
    with desk.nlp.begin() as holding, api.connect() as other:
        beliefs.lock_stream(holding, f"article:{article}")
        other.execute(text("SET LOCAL lock_timeout = '50ms'"))
        with pytest.raises(DBAPIError, match="lock timeout"):
            retract(other, event.id, WHO, WHY, "test")
