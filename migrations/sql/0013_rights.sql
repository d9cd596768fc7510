-- What each service may do with the database, and no more.

-- Ingest keeps articles: it need not read their words again, and never had cause to take a key or a ring back.
REVOKE SELECT ON ledger.article FROM frontlog_ingest;
GRANT SELECT (
    id, content_sha256, title, url, publisher, published_at, published_at_source, language, received_at, erased_at
) ON ledger.article TO frontlog_ingest;
REVOKE DELETE ON ledger.idempotency_key FROM frontlog_ingest;
REVOKE UPDATE (rung_at) ON ledger.analysis_job FROM frontlog_ingest;
-- Workers write through ledger.project() alone.
REVOKE EXECUTE ON FUNCTION ledger.append(jsonb) FROM frontlog_nlp;

-- As before, but for what each service may append, through whichever function.
CREATE OR REPLACE FUNCTION ledger.append(records jsonb)
RETURNS TABLE (record_id uuid, "position" bigint, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    given jsonb;
    clock timestamptz;
    moved record;
    -- The role that a session plays, or that it logged in as: a service that logs in as itself can change neither.
    writer text := coalesce(nullif(current_setting('role'), 'none'), session_user);
    its_types text[] := CASE writer
        WHEN 'frontlog_ingest' THEN ARRAY['ArticleReceived']
        WHEN 'frontlog_nlp' THEN ARRAY['ControlEventExtracted', 'ArticleAnalysed']
        WHEN 'frontlog_api' THEN ARRAY['EventAsserted', 'EventRetracted', 'NoticeLinked']
    END;
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_array_elements(records) AS item
        WHERE its_types IS NOT NULL AND NOT coalesce(item ->> 'type' = ANY (its_types), false)
    ) THEN
        RAISE EXCEPTION '% may append nothing but %', writer, array_to_string(its_types, ', ')
            USING ERRCODE = 'insufficient_privilege';
    END IF;

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

    INSERT INTO ledger.record
        (record_id, stream, stream_version, type, schema_version, recorded_at, correlation_id, payload)
    SELECT (item ->> 'record_id')::uuid, item ->> 'stream',
        (SELECT coalesce(max(stream_version), 0) FROM ledger.record WHERE stream = item ->> 'stream')
            + row_number() OVER (PARTITION BY item ->> 'stream' ORDER BY ordinal),
        item ->> 'type', (item ->> 'schema_version')::smallint, clock, item ->> 'correlation_id', item -> 'payload'
    FROM jsonb_array_elements(given) WITH ORDINALITY AS item (item, ordinal)
    ORDER BY ordinal;

    RETURN QUERY
    SELECT record.record_id, record.position, record.recorded_at
    FROM ledger.record
    WHERE record.record_id IN (SELECT (item ->> 'record_id')::uuid FROM jsonb_array_elements(records) AS item)
    ORDER BY record.position;
END;
$$;
