"""From the bytes of a request, or of one line of it, to an article."""

import json
from email.message import Message
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError

from services.ingest.posted import EXAMPLE, PostedArticle
from services.web.problem import ProblemError, invalid

JSON = frozenset({"application/json"})
IDENTITY, GZIP = "identity", "gzip"
NDJSON = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})


def described(kinds: frozenset[str], schema: dict[str, Any], example: object) -> dict[str, Any]:
    """What the OpenAPI document says of a body that a route reads by itself."""
    content = {kind: {"schema": schema, "example": example} for kind in sorted(kinds)}
    return {"requestBody": {"required": True, "content": content}}


ARTICLE_BODY = described(JSON, PostedArticle.model_json_schema(), EXAMPLE)


def require_type(content_type: str | None, wanted: frozenset[str]) -> None:
    """Raise 415 unless the request says that its body is one of the `wanted` types, in UTF-8."""
    said = Message()
    said["content-type"] = content_type or "text/plain"
    charset = said.get_content_charset("utf-8")
    if said.get_content_type() not in wanted or charset not in {"utf-8", "us-ascii"}:
        given = content_type or "no Content-Type"
        detail = f"The body is {given!r}; send Content-Type: {min(wanted)}, encoded as UTF-8."
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)


def require_encoding(content_encoding: str | None, wanted: frozenset[str] = frozenset()) -> str:
    """How the body is packed, `identity` where it is not. Raises 415 unless that is `identity` or one of `wanted`."""
    said = (content_encoding or IDENTITY).strip().lower()
    if said not in {IDENTITY, *wanted}:
        known = ", ".join(sorted(wanted)) or IDENTITY
        detail = f"The body is packed as {content_encoding!r}; send it unpacked" + (
            f", or as {known}." if wanted else "."
        )
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept-Encoding": known})
    return said


def parse_article(body: bytes) -> PostedArticle:
    """The article in a JSON body. Raises 400 for what is not JSON, 422 with the fields for what is not an article."""
    try:
        return PostedArticle.model_validate(_json(body))
    except ValidationError as error:
        raise invalid(error.errors()) from None


def _json(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _malformed(f"not UTF-8: byte {error.start} cannot be read") from None
    except json.JSONDecodeError as error:
        raise _malformed(f"not JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise _malformed("nested too deeply; an article is one flat object") from None
    except ValueError:
        raise _malformed("not usable: it holds a number of thousands of digits") from None


def _malformed(why: str) -> ProblemError:
    return ProblemError(HTTPStatus.BAD_REQUEST, f"The body is {why}.")
