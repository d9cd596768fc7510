"""The database's tables as SQLAlchemy Core knows them. migrations/ defines them; a test holds the two together."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP, UUID

SCHEMA = "ledger"
metadata = MetaData(schema=SCHEMA)


def _instant(name: str, *, nullable: bool = False, server_default: str | None = None) -> Column[object]:
    default = text(server_default) if server_default else None
    return Column(name, TIMESTAMP(timezone=True), nullable=nullable, server_default=default)


record = Table(
    "record",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("record_id", UUID, nullable=False),
    Column("stream", Text, nullable=False),
    Column("stream_version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema_version", SmallInteger, nullable=False),
    _instant("recorded_at"),
    Column("correlation_id", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
    UniqueConstraint("record_id", name="record_id_once"),
    UniqueConstraint("stream", "stream_version", name="stream_version_once"),
    CheckConstraint("stream_version > 0", name="stream_version_from_one"),
)

seal = Table(
    "seal",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("first_position", BigInteger, nullable=False),
    Column("last_position", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    _instant("sealed_at"),
    Column("hash", LargeBinary, nullable=False),
    Column("positions", ARRAY(BigInteger), nullable=False),
    Column("digests", LargeBinary, nullable=False),
    CheckConstraint("number > 0", name="seal_number_from_one"),
    CheckConstraint("first_position <= last_position", name="seal_range"),
    CheckConstraint("octet_length(root) = 32", name="seal_root_length"),
    CheckConstraint("octet_length(previous) = 32", name="seal_previous_length"),
    CheckConstraint("octet_length(hash) = 32", name="seal_hash_length"),
    CheckConstraint("octet_length(digests) = 32 * cardinality(positions)", name="seal_digest_each"),
)

article = Table(
    "article",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("content_sha256", LargeBinary, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text),
    Column("url", Text),
    Column("publisher", Text),
    _instant("published_at"),
    Column("published_at_source", Text, nullable=False),
    Column("language", Text),
    _instant("received_at"),
    _instant("erased_at", nullable=True),
    UniqueConstraint("content_sha256", name="article_content_once"),
    Index("article_outlet", text("coalesce(publisher, '')"), "published_at"),
    Index("article_published", "published_at"),
    CheckConstraint("published_at_source IN ('posted', 'metadata', 'receipt')", name="article_published_at_source"),
    CheckConstraint("erased_at IS NULL OR (title = '' AND text = '' AND html IS NULL)", name="article_erased"),
)

quotation = Table(
    "quotation",
    metadata,
    Column("event_id", UUID, primary_key=True),
    Column("article_id", UUID, ForeignKey(article.c.id), nullable=False),
    Column("quote", Text, nullable=False),
    Index("quotation_article", "article_id"),
)

article_sketch = Table(
    "article_sketch",
    metadata,
    Column("article_id", UUID, ForeignKey(article.c.id), primary_key=True),
    _instant("published_at"),
    Column("runs", ARRAY(Integer), nullable=False),
    Index("article_sketch_runs", "runs", postgresql_using="gin", postgresql_with={"fastupdate": "off"}),
)

analysis_job = Table(
    "analysis_job",
    metadata,
    Column("article_id", UUID, ForeignKey(article.c.id), primary_key=True),
    Column("state", Text, nullable=False, server_default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("fence", BigInteger, nullable=False, server_default="0"),
    _instant("lease_until", nullable=True),
    Column("last_error", Text),
    _instant("queued_at"),
    _instant("rung_at", nullable=True),
    _instant("finished_at", nullable=True),
    CheckConstraint("state IN ('queued', 'running', 'done', 'dead')", name="analysis_job_state"),
    Index("analysis_job_open", "queued_at", postgresql_where=text("state IN ('queued', 'running')")),
    Index("analysis_job_dead", "finished_at", postgresql_where=text("state = 'dead'")),
)

idempotency_key = Table(
    "idempotency_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("request_sha256", LargeBinary, nullable=False),
    Column("article_id", UUID, ForeignKey(article.c.id), nullable=False),
    Column("created", Boolean, nullable=False),
    _instant("created_at", server_default="now()"),
    Index("idempotency_key_age", "created_at"),
)

place = Table(
    "place",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("country", Text),
    Column("lat", Double),
    Column("lon", Double),
    Index("place_country", "country", "id"),
    Index("place_position", text("point(lon, lat)"), postgresql_using="gist"),
)

control_event = Table(
    "control_event",
    metadata,
    Column("id", UUID, primary_key=True),
    Column("article_id", UUID),
    Column("kind", Text, nullable=False),
    Column("actor_id", Text),
    Column("actor_name", Text),
    Column("actor_side", Text),
    Column("opponent_id", Text),
    Column("opponent_name", Text),
    Column("opponent_side", Text),
    Column("place_id", Text, nullable=False),
    Column("date_start", Date, nullable=False),
    Column("date_end", Date, nullable=False),
    Column("date_precision", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_side", Text),
    Column("extent", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("quote", Text, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("outlet", Text),
    Column("outlet_tie", Text),
    Column("source_root", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    _instant("recorded_at"),
    _instant("superseded_at", nullable=True),
    UniqueConstraint("position", name="control_event_position_once"),
    Index("control_event_place", "place_id", "position"),
    Index("control_event_article", "article_id"),
)

control_interval = Table(
    "control_interval",
    metadata,
    Column("place_id", Text, primary_key=True),
    Column("policy", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("recorded_from", TIMESTAMP(timezone=True), primary_key=True),
    _instant("recorded_to", nullable=True),
    Column("controller", Text),
    Column("status", Text, nullable=False),
    Column("since_start", Date, nullable=False),
    Column("since_end", Date, nullable=False),
    Column("since_precision", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("previous", Text),
    Column("support", ARRAY(UUID), nullable=False),
    Column("support_weights", ARRAY(Double), nullable=False),
    Column("support_alone", ARRAY(Boolean), nullable=False),
    Column("against", ARRAY(UUID), nullable=False),
    Column("against_weights", ARRAY(Double), nullable=False),
    Column("against_alone", ARRAY(Boolean), nullable=False),
    Column("last_evidence_at", Date, nullable=False),
    Column("position", BigInteger, nullable=False),
    _instant("ended_at", nullable=True),
    CheckConstraint("policy IN ('default', 'strict', 'open')", name="control_interval_policy"),
    CheckConstraint("valid_to > valid_from", name="control_interval_valid"),
    CheckConstraint("recorded_to > recorded_from", name="control_interval_recorded"),
    CheckConstraint(
        "ended_at IS NULL OR valid_to IS NOT NULL AND ended_at > recorded_from", name="control_interval_ended"
    ),
    Index(
        "control_interval_believed",
        "place_id",
        "policy",
        "valid_from",
        unique=True,
        postgresql_where=text("recorded_to IS NULL"),
    ),
    Index("control_interval_side", "policy", "controller", "place_id"),
    Index("control_interval_status", "policy", "status", "place_id"),
)

control_change = Table(
    "control_change",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("place_id", Text, nullable=False),
    _instant("recorded_at"),
    Column("kind", Text, nullable=False),
    Column("before", JSONB),
    Column("after", JSONB),
    Column("cause", JSONB, nullable=False),
    CheckConstraint("kind IN ('present', 'past')", name="control_change_kind"),
    Index("control_change_place", "place_id", "position"),
)

correction = Table(
    "correction",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    _instant("recorded_at"),
    Column("kind", Text, nullable=False),
    Column("event_id", UUID),
    Column("article_id", UUID),
    Column("notice_id", UUID),
    Column("effect", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    CheckConstraint("kind IN ('assertion', 'retraction', 'notice')", name="correction_kind"),
    CheckConstraint("effect IN ('retracted', 'corrected')", name="correction_effect"),
    Index("correction_event", "event_id", postgresql_where=text("event_id IS NOT NULL")),
    Index("correction_article", "article_id", postgresql_where=text("article_id IS NOT NULL")),
)

access_key = Table(
    "access_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("secret_sha256", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", ARRAY(Text), nullable=False),
    _instant("created_at", server_default="now()"),
    _instant("expires_at", nullable=True),
    _instant("revoked_at", nullable=True),
    CheckConstraint("octet_length(secret_sha256) = 32", name="access_key_sha256"),
    CheckConstraint(
        "scopes <@ ARRAY['ingest', 'read', 'analyst', 'admin'] AND scopes <> '{}'", name="access_key_scopes"
    ),
)
