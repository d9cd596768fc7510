"""Garrisons by their name, camps that somebody identifies, attacks that come after others elsewhere."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "Kokang rebels lost their last stronghold, Qinxiangcheng, to Myanmar's army on Friday.": [
        "capture myanmar-junta @ Qinxiangcheng",
        "withdrawal mndaa @ Qinxiangcheng",
    ],
    "The SPLM-N recaptured a key garrison in South Kordofan state in Sudan.": [],
    "The SPLM-N regained control of the Mabsouta garrison in New Tagali county, Sudan.": [
        "capture splm-n @ Mabsouta garrison"
    ],
    "Chin forces captured two camps. He identified the captured camps as Umpu Puaknak and Ruavazung in Myanmar.": [
        "capture chin-forces @ Ruavazung",
        "capture chin-forces @ Umpu Puaknak",
    ],
    "The attack comes a week after two car bombings in the capital of Somalia, Mogadishu, by al-Shabaab.": [],
    "The Kachin Independence Army retook the Nam Lim Pa post that it had lost last year in Myanmar.": [
        "capture kia @ Nam Lim Pa post",
        "withdrawal kia @ Nam Lim Pa post",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_garrisons_and_lists(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
