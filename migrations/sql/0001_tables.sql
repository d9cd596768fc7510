CREATE TABLE ledger.record (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    record_id uuid NOT NULL CONSTRAINT record_id_once UNIQUE,
    stream text NOT NULL,
    stream_version integer NOT NULL CONSTRAINT stream_version_from_one CHECK (stream_version > 0),
    type text NOT NULL,
    schema_version smallint NOT NULL,
    recorded_at timestamptz NOT NULL,
    correlation_id text NOT NULL,
    payload jsonb NOT NULL,
    CONSTRAINT stream_version_once UNIQUE (stream, stream_version)
);

CREATE TABLE ledger.article (
    id uuid PRIMARY KEY,
    content_sha256 bytea NOT NULL CONSTRAINT article_content_once UNIQUE,
    title text NOT NULL,
    text text NOT NULL,
    html text,
    url text,
    publisher text,
    published_at timestamptz NOT NULL,
    published_at_source text NOT NULL
        CONSTRAINT article_published_at_source CHECK (published_at_source IN ('posted', 'metadata', 'receipt')),
    language text,
    received_at timestamptz NOT NULL
);

CREATE TABLE ledger.analysis_job (
    article_id uuid PRIMARY KEY REFERENCES ledger.article (id),
    state text NOT NULL DEFAULT 'queued'
        CONSTRAINT analysis_job_state CHECK (state IN ('queued', 'running', 'done', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    last_error text,
    queued_at timestamptz NOT NULL,
    rung_at timestamptz,
    finished_at timestamptz
);
CREATE INDEX analysis_job_open ON ledger.analysis_job (queued_at) WHERE state IN ('queued', 'running');
CREATE INDEX analysis_job_dead ON ledger.analysis_job (finished_at) WHERE state = 'dead';

CREATE TABLE ledger.idempotency_key (
    key text PRIMARY KEY,
    request_sha256 bytea NOT NULL,
    article_id uuid NOT NULL REFERENCES ledger.article (id),
    created boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotency_key_age ON ledger.idempotency_key (created_at);

CREATE TABLE ledger.place (
    id text PRIMARY KEY,
    name text NOT NULL,
    type text NOT NULL,
    country text,
    lat double precision,
    lon double precision
);
CREATE INDEX place_country ON ledger.place (country, id);

CREATE TABLE ledger.control_event (
    id uuid PRIMARY KEY,
    article_id uuid NOT NULL,
    kind text NOT NULL,
    actor_id text,
    actor_name text,
    actor_side text,
    opponent_id text,
    opponent_name text,
    opponent_side text,
    place_id text NOT NULL,
    date_start date NOT NULL,
    date_end date NOT NULL,
    date_precision text NOT NULL,
    status text NOT NULL,
    speaker_name text,
    speaker_side text,
    extent text NOT NULL,
    confidence double precision NOT NULL,
    quote text NOT NULL,
    quote_start integer NOT NULL,
    quote_end integer NOT NULL,
    outlet text,
    outlet_tie text,
    source_root text NOT NULL,
    extractor text NOT NULL,
    position bigint NOT NULL CONSTRAINT control_event_position_once UNIQUE,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz
);
CREATE INDEX control_event_place ON ledger.control_event (place_id, position);
CREATE INDEX control_event_article ON ledger.control_event (article_id);

CREATE TABLE ledger.control_interval (
    place_id text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    recorded_from timestamptz NOT NULL,
    recorded_to timestamptz,
    controller text,
    status text NOT NULL,
    since_start date NOT NULL,
    since_end date NOT NULL,
    since_precision text NOT NULL,
    confidence double precision NOT NULL,
    previous text,
    evidence jsonb NOT NULL,
    last_evidence_at date NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (place_id, valid_from, recorded_from),
    CONSTRAINT control_interval_valid CHECK (valid_to > valid_from),
    CONSTRAINT control_interval_recorded CHECK (recorded_to > recorded_from)
);
CREATE INDEX control_interval_believed ON ledger.control_interval (place_id, valid_from) WHERE recorded_to IS NULL;
