"""The API as an application: pool, routes, errors, metrics."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import Depends, FastAPI
from sqlalchemy import Engine

from services.access import keys
from services.access.key import Key, Scope
from services.access.keyring import Keyring
from services.api import contract
from services.api.etag import RELEASE
from services.api.feed import Feed
from services.api.machine import Machine
from services.api.metrics import FeedState, SystemState
from services.api.parameters import no_repeats
from services.api.reads.head import LedgerHead, schema_revision
from services.api.routes import articles, changes, control, corrections, counts, diff, events, pages, places, sides
from services.api.shared import SharedAnswers
from services.ledger import database, logs
from services.ledger.migrate import program_revision
from services.ledger.settings import settings
from services.web import access, errors, metrics, tracing
from services.web.body_limit import BodyLimit
from services.web.closing import Closing
from services.web.correlation import Correlation
from services.web.headers import SafeHeaders
from services.web.health import Check, health_routes, require_schema
from services.web.pools import Pools
from services.web.rates import Rates

# The largest correction is a few thousand words.
MOST_BYTES = 65_536
READERS: tuple[Scope, ...] = ("read",)
DESCRIPTION = (
    "Who holds which place, since when, how sure that is and which sentences say so: as of any date, and as it was "
    "known at any date. Poll with If-None-Match: an unchanged answer is 304. Errors are problem+json (RFC 9457)."
)


def create_app() -> FastAPI:
    """The application. Its pool opens with the lifespan; nothing is read before a request asks."""
    logs.configure("api")
    app = FastAPI(
        title="Frontlog API",
        version=RELEASE,
        description=DESCRIPTION,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for module in (control, changes, diff, events, corrections, counts, articles, places, sides):
        app.include_router(module.routes, dependencies=[Depends(no_repeats)])
    pages.install(app)
    errors.install(app)
    access.describe(app, READERS)
    contract.describe(app)
    metrics.install(app, "api")
    app.include_router(health_routes(_check(app)))
    app.add_middleware(BodyLimit, limit=MOST_BYTES)
    app.add_middleware(access.Access, readers=READERS)
    app.add_middleware(SafeHeaders)
    app.add_middleware(Correlation)
    tracing.install(app, "api")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[Closing]:
    async with database.pool("api") as pool:
        feed = Feed(pool)
        app.state.pool, app.state.feed, app.state.head = pool, feed, LedgerHead(pool)
        app.state.shared = SharedAnswers()
        app.state.engine = engine = database.engine("api")
        pools = Pools(readers=pool, writers=engine)
        app.state.machine = Machine(engine, pools, feed)
        app.state.keyring = Keyring(lambda: asyncio.to_thread(_keys, engine))
        app.state.rates = rates = Rates("api", settings().broker_url)
        following = asyncio.create_task(feed.run())
        with metrics.collected(SystemState(engine), FeedState(feed), pools):
            async with rates.shared():
                # The server closes the feed before it waits for its readers to go.
                yield {"close": feed.close}
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        engine.dispose()


def _keys(engine: Engine) -> list[Key]:
    with engine.connect() as connection:
        return keys.known(connection)


def _check(app: FastAPI) -> Check:
    async def check() -> None:
        async with app.state.pool.connection() as connection:
            require_schema(await schema_revision(connection), program_revision())

    return check
