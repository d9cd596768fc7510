-- Believed intervals by policy, their evidence by id and weight: what an event says stands in control_event once.
-- What was believed by the one policy until now is kept; `frontlog rebuild` adds what the others believe.
ALTER TABLE ledger.control_interval
    DROP CONSTRAINT control_interval_pkey,
    ADD COLUMN policy text NOT NULL DEFAULT 'default'
        CONSTRAINT control_interval_policy CHECK (policy IN ('default', 'strict', 'open')),
    ADD COLUMN support uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN support_weights double precision[] NOT NULL DEFAULT '{}',
    ADD COLUMN support_alone boolean[] NOT NULL DEFAULT '{}',
    ADD COLUMN against uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN against_weights double precision[] NOT NULL DEFAULT '{}',
    ADD COLUMN against_alone boolean[] NOT NULL DEFAULT '{}',
    ADD PRIMARY KEY (place_id, policy, valid_from, recorded_from);
UPDATE ledger.control_interval SET
    support = ARRAY(SELECT (one ->> 'event_id')::uuid FROM jsonb_array_elements(evidence -> 'support') AS one),
    support_weights = ARRAY(SELECT (one ->> 'weight')::float8 FROM jsonb_array_elements(evidence -> 'support') AS one),
    support_alone = ARRAY(
        SELECT coalesce((one ->> 'stands_alone')::boolean, false) FROM jsonb_array_elements(evidence -> 'support') AS one
    ),
    against = ARRAY(SELECT (one ->> 'event_id')::uuid FROM jsonb_array_elements(evidence -> 'against') AS one),
    against_weights = ARRAY(SELECT (one ->> 'weight')::float8 FROM jsonb_array_elements(evidence -> 'against') AS one),
    against_alone = ARRAY(
        SELECT coalesce((one ->> 'stands_alone')::boolean, false) FROM jsonb_array_elements(evidence -> 'against') AS one
    );
ALTER TABLE ledger.control_interval
    DROP COLUMN evidence,
    ALTER COLUMN policy DROP DEFAULT,
    ALTER COLUMN support DROP DEFAULT,
    ALTER COLUMN support_weights DROP DEFAULT,
    ALTER COLUMN support_alone DROP DEFAULT,
    ALTER COLUMN against DROP DEFAULT,
    ALTER COLUMN against_weights DROP DEFAULT,
    ALTER COLUMN against_alone DROP DEFAULT;
DROP INDEX ledger.control_interval_believed;
CREATE INDEX control_interval_believed ON ledger.control_interval (place_id, policy, valid_from)
WHERE recorded_to IS NULL;

CREATE TABLE ledger.control_change (
    position bigint NOT NULL,
    ordinal integer NOT NULL,
    place_id text NOT NULL,
    recorded_at timestamptz NOT NULL,
    kind text NOT NULL CONSTRAINT control_change_kind CHECK (kind IN ('present', 'past')),
    before jsonb,
    after jsonb,
    cause jsonb NOT NULL,
    PRIMARY KEY (position, ordinal)
);
CREATE INDEX control_change_place ON ledger.control_change (place_id, position);
