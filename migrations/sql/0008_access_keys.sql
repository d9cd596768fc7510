-- Keys of those who may write and read. Of a key's secret only its hash is kept.
CREATE TABLE ledger.access_key (
    id text PRIMARY KEY,
    secret_sha256 bytea NOT NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT access_key_sha256 CHECK (octet_length(secret_sha256) = 32),
    CONSTRAINT access_key_scopes CHECK (scopes <@ ARRAY['ingest', 'read', 'analyst', 'admin'] AND scopes <> '{}')
);

-- To check a key is all that a service may do with it. Only the owner makes and revokes them.
GRANT SELECT ON ledger.access_key TO frontlog_ingest, frontlog_api;
