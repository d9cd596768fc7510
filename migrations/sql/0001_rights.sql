REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
GRANT USAGE ON SCHEMA ledger TO frontlog_ingest, frontlog_nlp, frontlog_api;

GRANT EXECUTE ON FUNCTION ledger.append(jsonb) TO frontlog_ingest, frontlog_nlp;
GRANT SELECT ON ledger.record TO frontlog_ingest, frontlog_nlp, frontlog_api;

GRANT SELECT, INSERT ON ledger.article, ledger.analysis_job TO frontlog_ingest;
GRANT SELECT, INSERT, DELETE ON ledger.idempotency_key TO frontlog_ingest;
-- When a queue was rung is ingest's to note; whose a job is, and how it ended, is not.
GRANT UPDATE (rung_at) ON ledger.analysis_job TO frontlog_ingest;

GRANT SELECT ON ledger.article TO frontlog_nlp;
GRANT SELECT, UPDATE ON ledger.analysis_job TO frontlog_nlp;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.control_event, ledger.control_interval, ledger.place TO frontlog_nlp;

GRANT SELECT ON ledger.article, ledger.analysis_job, ledger.control_event, ledger.control_interval, ledger.place
TO frontlog_api;
-- Readiness compares the schema's version with the program's.
GRANT SELECT ON ledger.alembic_version TO frontlog_ingest, frontlog_nlp, frontlog_api;
