-- Blocks that seal the ledger: each proves a range of records and the block before it. services/ledger/sealing.py says
-- how the hashes are made; `frontlog verify` makes them anew.
CREATE TABLE ledger.seal (
    number bigint PRIMARY KEY CONSTRAINT seal_number_from_one CHECK (number > 0),
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    root bytea NOT NULL CONSTRAINT seal_root_length CHECK (octet_length(root) = 32),
    previous bytea NOT NULL CONSTRAINT seal_previous_length CHECK (octet_length(previous) = 32),
    sealed_at timestamptz NOT NULL,
    hash bytea NOT NULL CONSTRAINT seal_hash_length CHECK (octet_length(hash) = 32),
    positions bigint[] NOT NULL,
    digests bytea NOT NULL,
    CONSTRAINT seal_range CHECK (first_position <= last_position),
    CONSTRAINT seal_digest_each CHECK (octet_length(digests) = 32 * cardinality(positions))
);
-- Hashes do not compress.
ALTER TABLE ledger.seal ALTER COLUMN digests SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION ledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% refused: %.% is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'FL002', HINT = 'Correct a record by appending another one.';
END;
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.seal
FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
ALTER TABLE ledger.seal ENABLE ALWAYS TRIGGER append_only;

-- The one way in: only a block that continues the newest one, over all records there are up to its last.
-- Records become visible in the order of their positions (decision 1), so nothing appears in a range that is sealed.
CREATE FUNCTION ledger.add_seal(block ledger.seal) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    newest record;
    there bigint[];
BEGIN
    PERFORM pg_advisory_xact_lock(7311046204);
    SELECT number, last_position, hash, sealed_at INTO newest FROM ledger.seal ORDER BY number DESC LIMIT 1;
    IF block.number <> coalesce(newest.number, 0) + 1
        OR block.previous <> coalesce(newest.hash, decode(repeat('00', 32), 'hex'))
        OR block.sealed_at < newest.sealed_at
    THEN
        RAISE EXCEPTION 'block % does not continue the ledger''s seals, which end with block %',
            block.number, coalesce(newest.number, 0) USING ERRCODE = 'FL003', HINT = 'Read the newest block and seal anew.';
    END IF;
    there := ARRAY(
        SELECT position FROM ledger.record
        WHERE position BETWEEN coalesce(newest.last_position + 1, '-9223372036854775808') AND block.last_position
        ORDER BY position
    );
    IF block.positions <> there OR block.first_position <> there[1] OR block.last_position <> there[cardinality(there)] THEN
        RAISE EXCEPTION 'block % does not hold the records that follow block %', block.number, block.number - 1
            USING ERRCODE = 'FL003', HINT = 'Read the records and seal anew.';
    END IF;
    INSERT INTO ledger.seal SELECT block.*;
END;
$$;
REVOKE ALL ON FUNCTION ledger.add_seal(ledger.seal) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.add_seal(ledger.seal) TO frontlog_nlp;
GRANT SELECT ON ledger.seal TO frontlog_nlp, frontlog_api;
