"""Whose voice an article is."""

from services.atlas import outlets
from services.nlp.source import source_of


def test_a_known_outlet_is_one_voice_however_it_is_named() -> None:
    by_name = source_of("Agence France Presse", None, "1")
    by_address = source_of(None, "https://www.afp.com/en/story", "2")
    assert by_name.root == by_address.root
    assert (by_name.outlet, by_address.outlet) == ("Agence France Presse", "Agence France-Presse")


def test_an_outlet_that_serves_a_side_brings_its_tie() -> None:
    tied = next(outlet for outlet in outlets.outlets() if outlet.tie)
    assert source_of(tied.name, None, "1").tie == tied.tie


def test_an_unknown_publisher_is_a_neutral_voice_of_its_own() -> None:
    source = source_of("Upper Valley Gazette", "https://example.org/1", "1")
    assert (source.outlet, source.tie, source.root) == ("Upper Valley Gazette", None, "Upper Valley Gazette")


def test_articles_without_a_publisher_are_a_voice_each() -> None:
    first, second = source_of(None, None, "1"), source_of("", None, "2")
    assert (first.outlet, second.outlet) == (None, None)
    assert first.root != second.root
