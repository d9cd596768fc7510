import pytest

from services.api.media import NotAcceptableError, preferred


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("application/geo+json", "geojson"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        ("TEXT/CSV;Q=0.5, application/xml", "csv"),
        ("application/json;q=0.4, application/geo+json;q=0.9", "geojson"),
        ("application/json;q=0, */*", "geojson"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"),
    ],
)
def test_the_form_with_the_highest_q_is_chosen(accept: str, form: str) -> None:
    assert preferred(accept) == form


@pytest.mark.parametrize("accept", ["application/xml", "application/json;q=0", "text/csv;q=often", "image/*"])
def test_where_nothing_fits_it_says_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match=r"application/geo\+json"):
        preferred(accept)
