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

-- Whichever function it comes through, a service appends its own types of records only.
CREATE FUNCTION ledger.refuse_foreign_type() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- The role that a session plays, or that it logged in as: a service that logs in as itself can change neither.
    writer text := coalesce(nullif(current_setting('role'), 'none'), session_user);
    its_types text[] := CASE writer
        WHEN 'frontlog_ingest' THEN ARRAY['ArticleReceived']
        WHEN 'frontlog_nlp' THEN ARRAY['ControlEventExtracted', 'ArticleAnalysed']
        WHEN 'frontlog_api' THEN ARRAY['EventAsserted', 'EventRetracted', 'NoticeLinked']
    END;
BEGIN
    IF NOT coalesce(NEW.type = ANY (its_types), its_types IS NULL) THEN
        RAISE EXCEPTION '% may append nothing but %', writer, array_to_string(its_types, ', ')
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION ledger.refuse_foreign_type() FROM PUBLIC;

CREATE TRIGGER own_types BEFORE INSERT ON ledger.record
FOR EACH ROW EXECUTE FUNCTION ledger.refuse_foreign_type();
