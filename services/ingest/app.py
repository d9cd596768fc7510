"""The ingest service as an application: desk, routes, errors, metrics."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio import to_thread
from fastapi import FastAPI

from services.access import keys
from services.access.key import Scope
from services.access.keyring import Keyring
from services.ingest.desk import Desk
from services.ingest.doorbell import Doorbell
from services.ingest.metrics import count_refused_posts
from services.ingest.preview import Workers, previewing
from services.ingest.remote import remote
from services.ingest.routes import BATCH_PATH, asking, posting
from services.ledger import database, logs
from services.ledger.migrate import database_revision, program_revision
from services.ledger.settings import settings
from services.web import access, errors, metrics, tracing
from services.web.body_limit import BodyLimit
from services.web.correlation import Correlation
from services.web.headers import SafeHeaders
from services.web.health import Check, health_routes, require_schema
from services.web.pools import Pools
from services.web.rates import Rates

READERS: tuple[Scope, ...] = ("ingest", "read")
DESCRIPTION = (
    "Articles come in here. Once answered 202, an article is kept for good and will be analysed; ask its status URL "
    "how far that is. Errors are problem+json (RFC 9457)."
)


def create_app() -> FastAPI:
    """The application. Its database engine and its doorbell live as long as the lifespan."""
    logs.configure("ingest")
    app = FastAPI(
        title="Frontlog ingest",
        version=version("frontlog"),
        description=DESCRIPTION,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(remote)
    app.include_router(previewing)
    app.include_router(posting)
    app.include_router(asking)
    app.include_router(health_routes(_check(app)))
    errors.install(app)
    access.describe(app, READERS)
    # From the inside out: of who may not write no body is read, all refusals are counted, all answers carry an id.
    app.add_middleware(BodyLimit, limit=settings().max_article_bytes, streamed=frozenset({BATCH_PATH}))
    # Who posts may ask what became of it.
    app.add_middleware(access.Access, readers=READERS)
    metrics.install(app, "ingest", count_refused_posts)
    app.add_middleware(SafeHeaders)
    app.add_middleware(Correlation)
    tracing.install(app, "ingest")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    desk = Desk(database.engine("ingest"), Doorbell(settings().broker_url), settings().max_queued)
    app.state.desk = desk
    app.state.workers = workers = Workers(settings().broker_url)
    app.state.keyring = Keyring(lambda: desk.read(keys.known))
    app.state.rates = rates = Rates("ingest", settings().broker_url)
    with metrics.collected(Pools(writers=desk.engine)):
        async with rates.shared():
            yield
    workers.close()
    await to_thread.run_sync(desk.doorbell.close)
    desk.engine.dispose()


def _check(app: FastAPI) -> Check:
    async def check() -> None:
        require_schema(await app.state.desk.read(database_revision), program_revision())

    return check
