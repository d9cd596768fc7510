CREATE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% refused: ledger.record is append-only', TG_OP
        USING ERRCODE = 'FL002', HINT = 'Correct a record by appending another one.';
END;
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.record
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
-- ALWAYS: session_replication_role = replica does not switch it off.
ALTER TABLE ledger.record ENABLE ALWAYS TRIGGER append_only;
