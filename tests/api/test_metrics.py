"""What the API tells Prometheus of the whole system, asked of a real database, there or away."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry
from sqlalchemy import Engine

from services.api.metrics import SystemState
from services.ledger.database import Service, engine
from services.ledger.seals import seal_all
from tests.ledger.desk import Desk


def told(of: Engine) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(SystemState(of))
    return registry


def test_the_backlog_is_counted_in_the_database(engine_of: Callable[[Service], Engine]) -> None:
    Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner")).receive("One report.")
    registry = told(engine_of("api"))
    assert registry.get_sample_value("frontlog_database_up") == 1
    assert registry.get_sample_value("frontlog_jobs", {"state": "queued"}) == 1
    assert registry.get_sample_value("frontlog_jobs", {"state": "dead"}) == 0
    assert registry.get_sample_value("frontlog_ledger_position") == 1


def test_an_empty_ledger_has_no_newest_record(engine_of: Callable[[Service], Engine]) -> None:
    registry = told(engine_of("api"))
    assert registry.get_sample_value("frontlog_ledger_position") == 0
    assert registry.get_sample_value("frontlog_newest_record_age_seconds") is None


def test_what_is_not_sealed_tells_its_age(engine_of: Callable[[Service], Engine]) -> None:
    desk = Desk(engine_of("ingest"), engine_of("nlp"), engine_of("owner"))
    desk.receive("One report.")
    before = told(engine_of("api"))
    assert before.get_sample_value("frontlog_sealed_position") == 0
    assert (before.get_sample_value("frontlog_seal_age_seconds") or 0) > 0
    assert len([*seal_all(desk.nlp)]) == 1
    after = told(engine_of("api"))
    assert after.get_sample_value("frontlog_sealed_position") == 1
    assert after.get_sample_value("frontlog_seal_age_seconds") == 0


def test_a_database_that_is_away_is_told_and_nothing_else_is() -> None:
    away = engine("api", "postgresql://nobody@127.0.0.1:1/nothing")
    registry = told(away)
    assert registry.get_sample_value("frontlog_database_up") == 0
    assert registry.get_sample_value("frontlog_ledger_position") is None
    away.dispose()
