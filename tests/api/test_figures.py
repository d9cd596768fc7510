"""Sums over what processes tell."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from services.api.desk_answers import Process, Route, Task
from services.api.figures import Figures
from services.api.scraping import Told

WORKER = """
# TYPE frontlog_sentences_read counter
frontlog_sentences_read_total{verdict="told"} 3.0
frontlog_sentences_read_total{verdict="no_place"} 40.0
# TYPE frontlog_worker_resident_memory_bytes gauge
frontlog_worker_resident_memory_bytes{process="main"} 1000.0
frontlog_worker_resident_memory_bytes{process="1"} 4000.0
# TYPE process_resident_memory_bytes gauge
process_resident_memory_bytes 1000.0
# TYPE frontlog_database_pool_connections gauge
frontlog_database_pool_connections{pool="writers",state="used"} 1.0
frontlog_database_pool_connections{pool="writers",state="idle"} 2.0
# TYPE frontlog_database_pool_limit gauge
frontlog_database_pool_limit{pool="writers"} 8.0
"""
INGEST = """
# TYPE frontlog_ingest_http_requests counter
frontlog_ingest_http_requests_total{handler="/v1/articles",method="POST",status="2xx"} 9.0
frontlog_ingest_http_requests_total{handler="/v1/articles",method="POST",status="5xx"} 1.0
frontlog_ingest_http_requests_total{handler="/v1/articles/{article_id}",method="GET",status="2xx"} 30.0
# TYPE frontlog_ingest_http_request_duration_seconds histogram
frontlog_ingest_http_request_duration_seconds_count{handler="/v1/articles",method="POST"} 10.0
frontlog_ingest_http_request_duration_seconds_sum{handler="/v1/articles",method="POST"} 2.5
# TYPE process_resident_memory_bytes gauge
process_resident_memory_bytes 500.0
"""
EXPORTER = """
# TYPE flower_events counter
flower_events_total{task="nlp.extract.v1",type="task-succeeded",worker="a"} 5.0
flower_events_total{task="nlp.extract.v1",type="task-succeeded",worker="b"} 2.0
flower_events_total{task="nlp.extract.v1",type="task-failed",worker="b"} 1.0
flower_events_total{task="",type="worker-online",worker="b"} 1.0
# TYPE flower_task_runtime_seconds histogram
flower_task_runtime_seconds_count{task="nlp.extract.v1",worker="a"} 8.0
flower_task_runtime_seconds_sum{task="nlp.extract.v1",worker="a"} 4.0
"""


def told(service: str, text: str, address: str = "10.0.0.1:80") -> Told:
    return Told(service, address, list(text_string_to_metric_families(text)))


def test_what_several_processes_counted_is_added_up() -> None:
    figures = Figures([told("nlp", WORKER, "10.0.0.1:9102"), told("nlp", WORKER, "10.0.0.2:9102")])
    assert figures.by("verdict", "frontlog_sentences_read_total") == {"no_place": 80, "told": 6}
    assert figures.total("frontlog_sentences_read_total", verdict="told") == 6
    assert figures.total("frontlog_seal_breaks_total") == 0


def test_a_worker_holds_what_its_pool_holds() -> None:
    (worker,) = Figures([told("nlp", WORKER)]).processes()
    assert worker == Process("nlp", "10.0.0.1:80", True, 5_000, 1, 8)


def test_what_a_process_does_not_tell_is_not_made_up() -> None:
    without, silent = Figures([told("ingest", INGEST), Told("exporter", "exporter:9103", None)]).processes()
    assert without == Process("ingest", "10.0.0.1:80", True, 500, None, None)
    assert silent == Process("exporter", "exporter:9103", False, None, None, None)


def test_routes_come_with_the_most_frequent_first() -> None:
    assert Figures([told("ingest", INGEST)]).routes() == [
        Route("ingest", "/v1/articles/{article_id}", 30, 0, None),
        Route("ingest", "/v1/articles", 10, 1, 0.25),
    ]


def test_tasks_are_counted_over_all_workers() -> None:
    assert Figures([told("exporter", EXPORTER)]).tasks() == [Task("nlp.extract.v1", 7, 1, 0.5)]


@pytest.mark.parametrize("text", [WORKER, INGEST, EXPORTER])
def test_the_figures_of_one_service_are_none_of_another(text: str) -> None:
    figures = Figures([told("one", text)])
    assert [
        bool(figures.routes()),
        bool(figures.tasks()),
        bool(figures.by("verdict", "frontlog_sentences_read_total")),
    ].count(True) == 1
