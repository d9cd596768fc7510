"""What pages load: read and compressed once in the life of the process, however many browsers ask."""

import gzip
import mimetypes
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from fastapi import Request, Response
from msgspec import Struct

from services.api.etag import matches
from services.web.problem import ProblemError

# Types that Python takes from the machine's own list, where there is one.
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".geojson": "application/geo+json"}


class Packed(Struct, frozen=True):
    """A file's bytes, plain and compressed, with its media type and its entity tag."""

    plain: bytes
    gzipped: bytes
    media_type: str
    tag: str


def pack(content: bytes, media_type: str) -> Packed:
    """The content, ready to be sent. It takes some tens of milliseconds for each megabyte."""
    tag = f'W/"{blake2b(content, digest_size=8).hexdigest()}"'
    return Packed(content, gzip.compress(content, 6, mtime=0), media_type, tag)


def answer(request: Request, packed: Packed) -> Response:
    """The content as the browser can take it; 304 where it has it."""
    headers = {"ETag": packed.tag, "Vary": "Accept-Encoding"}
    if matches(request.headers.get("If-None-Match", ""), packed.tag):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed.gzipped, media_type=packed.media_type, headers=headers)
    return Response(packed.plain, media_type=packed.media_type, headers=headers)


def answer_file(request: Request, files: Mapping[str, Path], name: str) -> Response:
    """One of `files` by its name. Raises ProblemError (404) for any other name."""
    if name not in files:
        raise ProblemError(404, f"There is no file {request.url.path!r} here.")
    path = files[name]
    return answer(request, _read(path, path.stat().st_mtime_ns))


@lru_cache(maxsize=512)
def _read(path: Path, _changed_ns: int) -> Packed:
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return pack(path.read_bytes(), media_type)
