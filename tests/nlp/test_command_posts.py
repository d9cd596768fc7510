"""The command of a brigade as a place, towns that others try to break into, or reach where they are awaited."""

import pytest

from tests.nlp.reading import Reader

POSTS = {
    "Russian troops were trying to break through the defences of Ukraine and to enter Vuhledar.": [
        "contest russia @ Vuhledar"
    ],
    "Houthi fighters are trying to break into Marib, Yemen.": ["contest houthi @ Marib"],
    "Aid workers are trying to enter Kobani in Syria.": [],
    "Syrian rebels have reached Palmyra, where the army was digging in.": ["contest syria-opposition @ Palmyra"],
    "Syrian refugees have reached Palmyra, where the army was digging in.": [],
    "The RSF took control of the command of the First Infantry Division in Wad Madani, Sudan.": [
        "capture rsf @ First Infantry Division command"
    ],
    "The RSF captured the command of the army's 16th Division in Nyala, Sudan.": [
        "capture rsf @ 16th Division command"
    ],
    "The RSF took control of the command of the 16th Division and of the base of the police in Nyala, Sudan.": [
        "capture rsf @ 16th Division command",
        "capture rsf @ Nyala base",
    ],
    "Colonel Hassan took over the command of the 16th Division in Sudan.": [],
}


@pytest.mark.parametrize("text", POSTS)
def test_fought_for_and_commanded(reader: Reader, text: str) -> None:
    assert reader.told(text) == POSTS[text]
