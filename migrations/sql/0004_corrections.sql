CREATE TABLE ledger.correction (
    position bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    kind text NOT NULL CONSTRAINT correction_kind CHECK (kind IN ('assertion', 'retraction', 'notice')),
    event_id uuid,
    article_id uuid,
    notice_id uuid,
    effect text CONSTRAINT correction_effect CHECK (effect IN ('retracted', 'corrected')),
    author text NOT NULL,
    reason text NOT NULL
);
CREATE INDEX correction_event ON ledger.correction (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX correction_article ON ledger.correction (article_id) WHERE article_id IS NOT NULL;
-- What an analyst states need not stand in an article.
ALTER TABLE ledger.control_event ALTER COLUMN article_id DROP NOT NULL;
GRANT SELECT ON ledger.correction TO frontlog_nlp, frontlog_api;
