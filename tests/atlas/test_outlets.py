from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.atlas.outlets import open_outlets, read

KNOWN = open_outlets()
find = KNOWN.find


@pytest.mark.parametrize(
    ("publisher", "url", "id_", "tie", "wire"),
    [
        ("Reuters", None, "reuters", None, True),
        ("AP", None, "associated-press", None, True),
        ("Rudaw", None, "rudaw", "krg", False),
        (None, "https://www.rudaw.net/english/kurdistan/1", "rudaw", "krg", False),
        (None, "english.alarabiya.net/news", "al-arabiya", "saudi-arabia", False),
        ("sana.sy", None, "sana", "syria-government", True),
        ("NDTV / AP", None, "associated-press", None, True),
        ("The Epoch Times (Reuters)", None, "reuters", None, True),
        ("A paper unknown", "https://tass.com/defense/1", "tass", "russia", True),
    ],
)
def test_find(publisher: str | None, url: str | None, id_: str, tie: str | None, wire: bool) -> None:
    outlet = find(publisher, url)
    assert outlet is not None
    assert (outlet.id, outlet.tie, outlet.wire) == (id_, tie, wire)


@pytest.mark.parametrize(("publisher", "url"), [(None, None), ("", ""), ("A paper unknown", "https://notreuters.com/")])
def test_an_unknown_outlet(publisher: str | None, url: str | None) -> None:
    assert find(publisher, url) is None


@given(st.text(), st.text())
def test_no_credit_and_no_address_is_an_error(publisher: str, url: str) -> None:
    find(publisher, url)


def test_names_and_domains_are_of_one_outlet_each() -> None:
    for keys in ([o.id for o in KNOWN.all], [d for o in KNOWN.all for d in o.domains]):
        assert len(keys) == len(set(keys))
    for outlet in KNOWN.all:
        for name in (outlet.name, *outlet.aliases):
            assert find(name, None) == outlet, name


def test_a_file_of_the_user_adds_outlets_and_replaces_them(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(
        'outlets = [["Rudaw", "", false, ["rudaw.net"], []], ["Valley Radio", "krg", false, [], []]]', "utf-8"
    )
    known = open_outlets(mine)
    rudaw, radio = known.find("Rudaw", None), known.find("Valley Radio", None)
    assert rudaw is not None
    assert rudaw.tie is None
    assert radio is not None
    assert radio.tie == "krg"
    assert len(known.all) == len(KNOWN.all) + 1


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('outlets = [["Valley Radio", "krg"]]', "utf-8")
    with pytest.raises(ValueError, match=r"mine\.toml: \['Valley Radio', 'krg'\]"):
        list(read(mine))


def test_an_outlet_may_serve_another_side_abroad() -> None:
    tass = find("TASS", None)
    assert tass is not None
    assert (tass.tie_in("UA"), tass.tie_in("SY")) == ("russia", "syria-government")
