"""Which form an answer takes: what `format=` says, else what the Accept header prefers."""

from typing import Literal

Form = Literal["json", "geojson", "csv"]

MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
}


class NotAcceptableError(ValueError):
    """No form that can be had is among those that the reader accepts."""


def preferred(accept: str) -> Form:
    """The form with the highest q in an Accept header; JSON where the reader does not mind.

    Raises NotAcceptableError.
    """
    qualities = {form: _quality(accept, media_type) for form, media_type in MEDIA_TYPES.items()}
    best = max(qualities, key=lambda form: qualities[form])
    if accept.strip() and qualities[best] <= 0:
        raise NotAcceptableError(f"nothing in {accept!r} can be served; there is {', '.join(MEDIA_TYPES.values())}")
    return best


def _quality(accept: str, media_type: str) -> float:
    """The q of the most specific range that covers `media_type`; 0 where none does."""
    ranges = dict(_range(part) for part in accept.split(",") if part.strip())
    covering = (media_type, f"{media_type.split('/')[0]}/*", "*/*")
    return next((ranges[name] for name in covering if name in ranges), 0.0)


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value.removeprefix("q=") for value in parameters if value.startswith("q=")), "1")
    try:
        return name, float(quality)
    except ValueError:
        return name, 0.0
