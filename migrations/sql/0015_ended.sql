-- An interval that only gets an end keeps its row: known from ended_at on, and open until then. Every change of hands ends
-- the interval before it, which was a second copy of it with its evidence.
ALTER TABLE ledger.control_interval
    ADD COLUMN ended_at timestamptz,
    ADD CONSTRAINT control_interval_ended CHECK (ended_at IS NULL OR valid_to IS NOT NULL AND ended_at > recorded_from);

-- Copies that say nothing new go back into the row that they copied.
WITH copied AS (
    SELECT row.place_id, row.policy, row.valid_from, row.recorded_from, row.recorded_to AS ended_at,
        copy.valid_to, copy.recorded_to
    FROM ledger.control_interval AS row
    JOIN ledger.control_interval AS copy
        ON (copy.place_id, copy.policy, copy.valid_from, copy.recorded_from)
            = (row.place_id, row.policy, row.valid_from, row.recorded_to)
    WHERE row.valid_to IS NULL AND copy.valid_to IS NOT NULL
        AND (row.controller, row.status, row.since_start, row.since_end, row.since_precision, row.confidence,
            row.previous, row.support, row.support_weights, row.support_alone, row.against, row.against_weights,
            row.against_alone, row.last_evidence_at)
        IS NOT DISTINCT FROM (copy.controller, copy.status, copy.since_start, copy.since_end, copy.since_precision,
            copy.confidence, copy.previous, copy.support, copy.support_weights, copy.support_alone, copy.against,
            copy.against_weights, copy.against_alone, copy.last_evidence_at)
), gone AS (
    DELETE FROM ledger.control_interval AS copy USING copied
    WHERE (copy.place_id, copy.policy, copy.valid_from, copy.recorded_from)
        = (copied.place_id, copied.policy, copied.valid_from, copied.ended_at)
)
UPDATE ledger.control_interval AS row
SET valid_to = copied.valid_to, ended_at = copied.ended_at, recorded_to = copied.recorded_to
FROM copied
WHERE (row.place_id, row.policy, row.valid_from, row.recorded_from)
    = (copied.place_id, copied.policy, copied.valid_from, copied.recorded_from);
