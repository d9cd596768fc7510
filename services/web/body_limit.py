"""The size limit on request bodies, held while reading, so that no body is taken into memory to be measured.

FastAPI's own `max_body_size` answers in plain text where the length is announced; here every refusal is a problem.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.web.problem import ProblemError, answer


class BodyLimit:
    """Answers 413 to a body over `limit` bytes, whether it announces its length or not.

    `streamed` lists paths that read their body piece by piece and hold a limit of their own.
    """

    def __init__(self, app: ASGIApp, limit: int, streamed: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.limit = limit
        self.streamed = streamed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in self.streamed:
            await self.app(scope, receive, send)
        elif _announced(scope) > self.limit:
            await answer(self._refusal().problem())(scope, receive, send)
        else:
            await self.app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.limit:
                raise self._refusal()
            return message

        return counted

    def _refusal(self) -> ProblemError:
        return ProblemError(413, f"The body is larger than {self.limit:,} bytes, the most that is taken at once.")


def _announced(scope: Scope) -> int:
    given = Headers(scope=scope).get("content-length", "")
    return int(given) if given.isascii() and given.isdigit() else 0
