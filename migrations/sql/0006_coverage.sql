-- Who told how much, and on which days nobody did.
CREATE INDEX article_outlet ON ledger.article (coalesce(publisher, ''), published_at);
CREATE INDEX article_published ON ledger.article (published_at);
