-- runs: hashes of a quarter of the text's runs of five words (services/ledger/sketch.py).
CREATE TABLE ledger.article_sketch (
    article_id uuid PRIMARY KEY REFERENCES ledger.article (id),
    published_at timestamptz NOT NULL,
    runs integer[] NOT NULL
);
-- Which texts share a run with this one: one look-up for all its runs.
CREATE INDEX article_sketch_runs ON ledger.article_sketch USING gin (runs);

GRANT INSERT ON ledger.article_sketch TO frontlog_ingest;
GRANT SELECT ON ledger.article_sketch TO frontlog_nlp;
