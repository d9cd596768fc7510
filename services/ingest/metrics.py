"""What ingest counts besides its requests."""

from http import HTTPStatus

from prometheus_client import Counter
from prometheus_fastapi_instrumentator.metrics import Info

RECEIVED = Counter("frontlog_articles_received", "Articles taken in that were new")
DUPLICATE = Counter("frontlog_articles_duplicate", "Articles whose content was known already")
REJECTED = Counter("frontlog_articles_rejected", "Articles refused, by the reason of the answer", ["reason"])
RINGS = Counter("frontlog_ingest_rings", "Rings for the workers: rung, failed, or skipped as enough wait", ["outcome"])
PREVIEWS = Counter("frontlog_previews", "Articles shown before they go in, by what came of it", ["outcome"])
# From the first scrape on, so that a rate knows where it begins.
for outcome in ("rung", "failed", "skipped"):
    RINGS.labels(outcome)
for outcome in ("shown", "not_read", "no_answer", "busy"):
    PREVIEWS.labels(outcome)
SINGLE_PATH = "/v1/articles"


def count_rejection(status: int) -> None:
    """Count one refused article under the phrase of its status, as `unprocessable_entity`."""
    REJECTED.labels(HTTPStatus(status).phrase.lower().replace(" ", "_")).inc()


def count_refused_posts(info: Info) -> None:
    """Count the answer to a request if it refused a single article."""
    if info.request.method == "POST" and info.request.url.path == SINGLE_PATH and info.response is not None:
        status = info.response.status_code
        if status >= HTTPStatus.BAD_REQUEST:
            count_rejection(status)
