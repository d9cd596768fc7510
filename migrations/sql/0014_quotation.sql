-- The words of the sentence behind an event. Outside the ledger, as the bodies of articles are, so that they can be
-- erased; the event's record holds their hash and offsets. Records of schema version 1 hold the words themselves.
CREATE TABLE ledger.quotation (
    event_id uuid PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES ledger.article (id),
    quote text NOT NULL
);
CREATE INDEX quotation_article ON ledger.quotation (article_id);
GRANT INSERT ON ledger.quotation TO frontlog_nlp;
