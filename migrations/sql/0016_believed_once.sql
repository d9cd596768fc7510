-- Writers no longer read what is believed before they change it. What begins on one day is believed once: the index says
-- so now, and what is to be closed or to end has to be there (ledger.project).
DROP INDEX ledger.control_interval_believed;
CREATE UNIQUE INDEX control_interval_believed ON ledger.control_interval (place_id, policy, valid_from)
WHERE recorded_to IS NULL;
