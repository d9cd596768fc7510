import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.atlas.places import Places
from services.atlas.scripts import bones, in_other_script, leaves_vowels_out, romanised, script_key


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("كركوك", "geonames:94787"),
        ("کرکوک", "geonames:94787"),
        ("كـركـوك", "geonames:94787"),
        ("Киркук", "geonames:94787"),
        ("基爾庫克", "geonames:94787"),
        ("基尔库克", "geonames:94787"),
        ("키르쿠크", "geonames:94787"),
        ("МАРИУПОЛЬ", "geonames:701822"),
        ("Артёмовск", "geonames:713174"),
        ("မြစ်ကြီးနား", "geonames:1307741"),
        ("မြစ်ကြီးနားမြို့", "geonames:1307741"),
        ("الرقة", "geonames:172955"),
        ("مدينة الرقة", "geonames:172955"),
        ("ديرالزور", "geonames:170794"),
        ("摩苏尔市", "geonames:99072"),
    ],
)
def test_a_name_in_another_script_is_looked_up(places: Places, name: str, id_: str) -> None:
    assert places.find(name)[0].id == id_


@pytest.mark.parametrize(
    ("name", "found"),
    [("Хавиджа", "Hawija"), ("Гавиджа", "Hawija"), ("Донбас", "Donbas"), ("كوباني", "Kobani"), ("Рабиа", "Rabia")],
)
def test_one_that_nobody_has_written_down_is_found_by_its_sound(places: Places, name: str, found: str) -> None:
    assert found in [place.name for place in places.find_similar(name, None)]


def test_consonants_are_asked_only_where_the_name_is_not_known(places: Places) -> None:
    assert places.find("كركوك")
    assert places.find_similar("كركوك", None) == ()


@pytest.mark.parametrize("name", ["اطلانتس", "Атлантида Нет", "Ω", "", "北无此地城", "🏴"])
def test_an_unknown_name_finds_nothing(places: Places, name: str) -> None:
    assert (places.find(name), places.find_similar(name, None)) == ((), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "دير الزور"),
        ("Al Hudaydah", "الحديدة"),
        ("Kobani", "كوباني"),
        ("Idlib", "إدلب"),
        ("Khanaqin", "خانقين"),
    ],
)
def test_consonants_meet_over_scripts(one: str, other: str) -> None:
    first, second = bones([one, other])
    assert first == second != ""


def test_too_few_consonants_tell_nothing() -> None:
    assert bones(["Hit", "هيت", "Ain"]) == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "other", "vowelless"),
    [
        ("Kirkuk", False, False),
        ("Şalāḩ ad Dīn", False, False),
        ("Киркук", True, False),
        ("كركوك", True, True),
        ("דמשק", True, True),
    ],
)
def test_scripts_are_told_apart(name: str, other: bool, vowelless: bool) -> None:
    assert (in_other_script(name), leaves_vowels_out(name)) == (other, vowelless)


@given(st.text())
def test_any_text_has_keys(text: str) -> None:
    assert script_key(text) == script_key(f" {text} ")
    assert romanised(text)
    assert len(bones([text])) == 1
