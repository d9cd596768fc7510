-- records: [{"record_id", "stream", "expected_version", "type", "schema_version", "correlation_id", "payload"}, …]
-- expected_version: the version that the stream has before this call; null for "whatever it is".
-- Every writer takes the lock before it draws a position and keeps it until its commit. So positions become visible in
-- order, and a reader with `position > cursor` never misses a late commit.
CREATE OR REPLACE FUNCTION ledger.append(records jsonb)
RETURNS TABLE (record_id uuid, "position" bigint, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    given jsonb;
    clock timestamptz;
    moved record;
BEGIN
    PERFORM pg_advisory_xact_lock(7311046202);

    -- An append that is in the ledger already is not checked again: its expected versions are of its first time.
    SELECT coalesce(jsonb_agg(item ORDER BY ordinal), '[]') INTO given
    FROM (
        SELECT DISTINCT ON (item ->> 'record_id') item, ordinal
        FROM jsonb_array_elements(records) WITH ORDINALITY AS item (item, ordinal)
        ORDER BY item ->> 'record_id', ordinal
    ) AS once
    WHERE NOT EXISTS (SELECT FROM ledger.record known WHERE known.record_id = (item ->> 'record_id')::uuid);

    SELECT stream, expected, actual INTO moved
    FROM (
        SELECT item ->> 'stream' AS stream, (item ->> 'expected_version')::integer AS expected,
            (SELECT coalesce(max(stream_version), 0) FROM ledger.record WHERE stream = item ->> 'stream') AS actual
        FROM jsonb_array_elements(given) AS item
    ) AS checked
    WHERE expected <> actual LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'stream % is at version %, not at % as expected', moved.stream, moved.actual, moved.expected
            USING ERRCODE = 'FL001', HINT = 'Read the stream again and decide anew.';
    END IF;

    -- Rises with position, even where the machine's clock steps back.
    SELECT greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond') INTO clock
    FROM (SELECT recorded_at FROM ledger.record ORDER BY position DESC LIMIT 1) AS newest;

    IF jsonb_array_length(given) < jsonb_array_length(records) THEN
        RETURN QUERY
        SELECT record_id, position, recorded_at FROM ledger.record
        WHERE record_id IN (SELECT (item ->> 'record_id')::uuid FROM jsonb_array_elements(records) AS item)
        ORDER BY position;
    END IF;

    RETURN QUERY
    INSERT INTO ledger.record
        (record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id, payload)
    SELECT (item ->> 'record_id')::uuid, item ->> 'stream',
        (SELECT coalesce(max(stream_version), 0) FROM ledger.record WHERE stream = item ->> 'stream')
            + row_number() OVER (PARTITION BY item ->> 'stream' ORDER BY ordinal),
        item ->> 'type', (item ->> 'schema_version')::smallint, clock, item ->> 'correlation_id', item -> 'payload'
    FROM jsonb_array_elements(given) WITH ORDINALITY AS item (item, ordinal)
    ORDER BY ordinal
    RETURNING record_id, position, recorded_at;
END;
$$;
