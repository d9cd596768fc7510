-- A body that was erased by law leaves the article's hash, its source and date, and the events with their offsets.
ALTER TABLE ledger.article
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT article_erased CHECK (erased_at IS NULL OR (title = '' AND text = '' AND html IS NULL));
