"""Names of places in other scripts than the Latin one, and the keys by which they are found.

GeoNames has them for most towns: `script_key` makes the spellings of one name in one script equal. What it lacks is
found by how the name sounds: romanised letter by letter, or by its consonants alone where the script leaves vowels out.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from anyascii import anyascii

from services.atlas.names import fold, skeletons

# Letters that Arabic, Persian and Kurdish keyboards have each in a form of its own; the last three are no letters.
_SAME_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ۀ": "ه"} | dict.fromkeys("ـ\u200c\u200d")
)
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
# Words for "city", "province" and the like, which come and go beside a name.
_KINDS_BEFORE = ("مدينة", "بلدة", "قرية", "ناحية", "قضاء", "محافظة", "شهرستان", "استان", "پارێزگای", "город", "місто")
_KINDS_BEHIND = (
    "မြို့နယ်",
    "မြို့",
    "ရွာ",
    "တိုင်းဒေသကြီး",
    "ပြည်နယ်",
    "область",
    "район",
    "市",
    "县",
    "縣",
    "镇",
    "鎮",
    "省",
    "시",
    "군",
    "구",
)
# These write consonants, and vowels hardly or not at all.
_VOWELLESS = ("ARABIC", "HEBREW", "SYRIAC")
VOWELLESS_LANGUAGES = ("ar", "fa", "ps", "ur", "ku", "he", "sd", "ug")
_VOWEL = re.compile(r"[aiuvy]|(?<=.)h$")
_FEWEST_BONES = 3
# How one sound of Arabic or English comes out of Cyrillic: "Хавиджа" and "Гавиджа" are Hawija.
_HEARD = (("kh", "h"), ("g", "h"), ("v", "w"))


def in_other_script(name: str) -> bool:
    """Whether some letter of the name is of another script than the Latin one."""
    return not name.isascii() and any(_script(letter) != "LATIN" for letter in name if letter.isalpha())


def other_scripts(names: Iterable[str]) -> set[str]:
    """Those of the names that are in another script."""
    return {name for name in names if in_other_script(name)}


def script_key(name: str) -> str:
    """One key for the spellings of a name in one script: without marks, spaces, article and words such as "city".

    Chinese letters, old and simplified, by their sound.
    """
    key = _KIND.sub("", _plain(name)).replace(" ", "")
    return anyascii(key).lower() if any(_script(letter) == "CJK" for letter in key) else key


def romanised(name: str) -> list[str]:
    """How the name may stand in Latin letters: letter by letter, and as its sounds are heard."""
    found = [fold(anyascii(name))]
    for letters, heard in _HEARD:
        found += [spelt.replace(letters, heard) for spelt in found if letters in spelt]
    return found


def bones(names: Sequence[str]) -> list[str]:
    """The consonants of each name, whichever script it is in; "" for a name that has too few to tell it from others."""
    keys = skeletons([fold(anyascii(_plain(name))) for name in names])
    found = [_VOWEL.sub("", key) for key in keys]
    return [key if len(key) >= _FEWEST_BONES else "" for key in found]


def leaves_vowels_out(name: str) -> bool:
    """Whether the name is in a script that writes few vowels."""
    return any(_script(letter) in _VOWELLESS for letter in name)


def _plain(name: str) -> str:
    return _ARABIC_ARTICLE.sub("", fold(name).translate(_SAME_LETTERS))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _kind_words() -> re.Pattern[str]:
    before, behind = ("|".join(map(_plain, words)) for words in (_KINDS_BEFORE, _KINDS_BEHIND))
    return re.compile(rf"^(?:{before}) (?=\w)|(?<=..) ?(?:{behind})$")


_KIND = _kind_words()
