-- Appends records and writes their effect on the read tables: the one writer of both.
-- effect: {"places": […], "events": […], "superseded": [event id, …], "closed": [{"place_id", "policy", "valid_from"}, …],
-- "ended": [{"place_id", "policy", "valid_from", "valid_to"}, …], "opened": […], "changes": […], "corrections": […]}; the rows in it go without
-- position and recorded_at, which are those of their cause, the last record. An event's are those of its own record, one of these. Lock the places first.
-- Refuses with FL003 where what is to be closed is not believed, and what is to end is not or has an end.
CREATE OR REPLACE FUNCTION ledger.project(records jsonb, effect jsonb)
RETURNS TABLE ("position" bigint, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    cause bigint;
    clock timestamptz;
    stamps jsonb;
    touched bigint;
    differ boolean;
BEGIN
    SELECT max(appended.position), max(appended.recorded_at), jsonb_object_agg(
        appended.record_id, jsonb_build_object('position', appended.position, 'recorded_at', appended.recorded_at))
    INTO cause, clock, stamps FROM ledger.append(records) AS appended;

    -- Most are known: an upsert would lock their rows, and write that down.
    INSERT INTO ledger.place
    SELECT * FROM jsonb_populate_recordset(NULL::ledger.place, effect -> 'places') AS given
    -- Not as EXISTS, which would be joined by hashing all places.
    WHERE (SELECT (kept.*) IS NOT DISTINCT FROM (given.*) FROM ledger.place AS kept WHERE kept.id = given.id) IS NOT TRUE
    ON CONFLICT (id) DO UPDATE
    SET name = excluded.name, type = excluded.type, country = excluded.country, lat = excluded.lat, lon = excluded.lon;

    INSERT INTO ledger.control_event
    SELECT made.* FROM jsonb_array_elements(effect -> 'events') AS event
    CROSS JOIN jsonb_populate_record(NULL::ledger.control_event, event || (stamps -> (event ->> 'id'))) AS made
    ON CONFLICT (id) DO UPDATE SET superseded_at = NULL;

    UPDATE ledger.control_event SET superseded_at = clock
    FROM jsonb_array_elements_text(effect -> 'superseded') AS gone WHERE id = gone::uuid;

    UPDATE ledger.control_interval AS old SET recorded_to = clock
    FROM jsonb_to_recordset(effect -> 'closed') AS closed (place_id text, policy text, valid_from date)
    WHERE old.place_id = closed.place_id AND old.policy = closed.policy AND old.valid_from = closed.valid_from
        AND old.recorded_to IS NULL;
    GET DIAGNOSTICS touched = ROW_COUNT;
    differ := touched <> jsonb_array_length(effect -> 'closed');

    UPDATE ledger.control_interval AS kept SET valid_to = ended.valid_to, ended_at = clock
    FROM jsonb_to_recordset(effect -> 'ended') AS ended (place_id text, policy text, valid_from date, valid_to date)
    WHERE kept.place_id = ended.place_id AND kept.policy = ended.policy AND kept.valid_from = ended.valid_from
        AND kept.recorded_to IS NULL AND kept.valid_to IS NULL;
    GET DIAGNOSTICS touched = ROW_COUNT;
    IF differ OR touched <> jsonb_array_length(effect -> 'ended') THEN
        RAISE EXCEPTION 'other intervals are believed than those to be closed or ended' USING ERRCODE = 'FL003';
    END IF;

    INSERT INTO ledger.control_interval
    SELECT made.* FROM jsonb_array_elements(effect -> 'opened') AS opened
    CROSS JOIN jsonb_populate_record(NULL::ledger.control_interval, opened || jsonb_build_object(
        'position', cause, 'recorded_from', clock)) AS made;

    INSERT INTO ledger.control_change
    SELECT made.* FROM jsonb_array_elements(effect -> 'changes') AS change
    CROSS JOIN jsonb_populate_record(NULL::ledger.control_change, change || jsonb_build_object(
        'position', cause, 'recorded_at', clock)) AS made;

    INSERT INTO ledger.correction
    SELECT made.* FROM jsonb_array_elements(effect -> 'corrections') AS correction
    CROSS JOIN jsonb_populate_record(NULL::ledger.correction, correction || jsonb_build_object(
        'position', cause, 'recorded_at', clock)) AS made;

    RETURN QUERY SELECT cause, clock;
END;
$$;
