"""Who asks: a key in `Authorization`, checked before anything else of the request is looked at, and what it allows.

Writing always needs a key. Reading needs one where FRONTLOG_OPEN_READING is off. Each key, and each address that sends
none, may ask so often in a minute.
"""

from collections.abc import Iterable
from typing import Annotated, Any

import structlog
from fastapi import Depends, FastAPI, Request, Security
from fastapi.params import Depends as Dependency
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.access import key as keys
from services.access.key import Key
from services.access.keyring import Keyring, RefusedKeyError
from services.ledger.settings import settings
from services.web.errors import explained
from services.web.problem import ProblemError, answer, documented
from services.web.rates import Rates, Standing, counted_as

# Pages, their files, health and metrics lie outside: they hold nothing of the record.
GUARDED = ("/v1/", "/desk/")
READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HOW = "Send it as `Authorization: Bearer fl_…`; whoever runs Frontlog makes one with `frontlog keys create`."
SCHEME = HTTPBearer(scheme_name="key", auto_error=False, description="A key as `frontlog keys create` prints it.")


class Access:
    """Answers 401 to a bad key, or none where one is needed, 403 to readers who may not read, 429 to too many requests.

    `readers` are the scopes that allow to read. Which of them a route needs that writes, it says with `needs`. The
    application's state has the `keyring` and the `rates`; a good key is found as `request.state.key`.
    """

    def __init__(self, app: ASGIApp, readers: Iterable[keys.Scope]) -> None:
        self.app = app
        self.readers = tuple(readers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self.app(scope, receive, send)
            return
        key, refusal = await _key_of(scope)
        standing = _standing(scope, key)
        headers = standing.headers() if standing else {}
        refusal = (standing and standing.refusal()) or refusal or self._refusal(scope["method"], key)
        if refusal:
            await answer(refusal.problem(), {**(refusal.headers or {}), **headers})(scope, receive, send)
            return
        scope.setdefault("state", {})["key"] = key

        async def send_with_standing(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self.app(scope, receive, send_with_standing)

    def _refusal(self, method: str, key: Key | None) -> ProblemError | None:
        """What keeps a good key, or none, from going on to the routes."""
        reads = method in READING_METHODS
        if reads and settings().open_reading:
            return None
        try:
            require(key, self.readers if reads else keys.SCOPES)
        except ProblemError as refusal:
            return refusal
        return None


def require(key: Key | None, wanted: Iterable[keys.Scope]) -> Key:
    """The key, if it has one of the scopes wanted. Raises ProblemError: 401 without a key, 403 without the scope."""
    if key is None:
        raise _unknown(f"This needs a key. {HOW}")
    if not key.allows(wanted):
        needed, has = " or ".join(wanted), ", ".join(key.scopes)
        raise ProblemError(
            403,
            f"This needs a key with the scope {needed}; yours, of {key.name!r}, has {has}. Ask whoever runs Frontlog.",
            headers={"WWW-Authenticate": f'Bearer realm="frontlog", error="insufficient_scope", scope="{needed}"'},
        )
    return key


async def holder(
    request: Request, wanted: SecurityScopes, _sent: Annotated[HTTPAuthorizationCredentials | None, Depends(SCHEME)]
) -> Key:
    """The key of the request, with one of the scopes that the route wants."""
    return require(request.state.key, wanted.scopes)  # type: ignore[arg-type]  # ours are all scopes of keys


def needs(*scopes: keys.Scope) -> Dependency:
    """What a route that writes depends on: a key with one of those scopes, which it is given."""
    return Security(holder, scopes=scopes)  # type: ignore[no-any-return]


def describe(app: FastAPI, readers: Iterable[keys.Scope]) -> None:
    """Say in the OpenAPI document what needs a key, and which answers a key can bring about."""
    build = app.openapi
    readable: list[dict[str, list[str]]] = [] if settings().open_reading else [{"key": [*readers]}]

    def openapi() -> dict[str, Any]:
        document = build()
        document["components"].setdefault("securitySchemes", {})["key"] = SCHEME.model.model_dump(
            mode="json", by_alias=True, exclude_none=True
        )
        for path, operations in document["paths"].items():
            for operation in operations.values() if path.startswith(GUARDED) else ():
                secured = operation.setdefault("security", readable)
                refusals = documented(401, 403, 429) if secured else documented(401, 429)
                operation["responses"] |= {str(status): told for status, told in refusals.items()}
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


async def _key_of(scope: Scope) -> tuple[Key | None, ProblemError | None]:
    """The key that a request brings, or why what it brings is none; neither where it brings nothing."""
    sent = Headers(scope=scope).get("authorization")
    if sent is None:
        return None, None
    try:
        key = await _good_key(scope, sent)
    except Exception as error:  # noqa: BLE001 - answered as the application would, which is not reached
        return None, explained(error)
    structlog.contextvars.bind_contextvars(key=key.id)
    return key, None


async def _good_key(scope: Scope, sent: str) -> Key:
    kind, _, written = sent.partition(" ")
    if kind.lower() != "bearer":
        raise _unknown(f"Authorization is of the kind {kind[:20]!r}. {HOW}")
    keyring: Keyring = scope["app"].state.keyring
    try:
        return await keyring.holder(written.strip())
    except RefusedKeyError as error:
        raise _unknown(f"{error} {HOW}", ', error="invalid_token"') from error


def _standing(scope: Scope, key: Key | None) -> Standing | None:
    """Where the request's sender stands in this minute; null where no limit is set."""
    limit = settings().key_rate if key else settings().address_rate
    if not limit:
        return None
    rates: Rates = scope["app"].state.rates
    client = scope.get("client") or ("nobody", 0)
    return rates.ask(key.id if key else counted_as(client[0]), limit)


def _unknown(detail: str, error: str = "") -> ProblemError:
    return ProblemError(401, detail, headers={"WWW-Authenticate": f'Bearer realm="frontlog"{error}'})
