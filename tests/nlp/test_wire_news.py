"""What agencies say in one sentence: whole peoples, whose post it was, what an offensive took."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The Rwandans took Goma on Friday.": ["capture rwanda @ Goma"],
    "Kherson was captured by the Russians.": ["capture russia @ Kherson"],
    "Bombs fell on the village of Kibumba, captured by the Rwandans on Saturday.": ["capture rwanda @ Kibumba"],
    "The offensive by 5,000 Congolese troops captured the town of Rutshuru.": ["capture drc-government @ Rutshuru"],
    "The militia now controls about 60% of Bama, Boko Haram fighters said.": ["control boko-haram @ Bama [most]"],
    "Trucks fled from Bama, which the Nigerian army had taken control of earlier in the day.": [
        "capture nigeria-government @ Bama"
    ],
    "Gwoza, which Boko Haram had lost control of by noon, is quiet.": ["withdrawal boko-haram @ Gwoza"],
    "The army's headquarters at Rumangabo had been abandoned, the M23 said.": [
        "withdrawal drc-government @ Rumangabo headquarters"
    ],
    "People had been deported from Gwoza, the first large town to fall to Boko Haram.": ["capture boko-haram @ Gwoza"],
    "The surrender of the M23 rebels holding Rutshuru ended the siege.": ["control m23 @ Rutshuru"],
    "BAMA, Nigeria (AP) - The army retook this border town from Boko Haram.": ["capture nigeria-government @ Bama"],
    "Goma, Congo (AP) - Soldiers retook the town from Islamic State.": ["capture drc-government @ Goma"],
    "The offensive had the capture of Bama as its main objective, the army said of Boko Haram.": [
        "capture boko-haram @ Bama (planned)"
    ],
    "The Houthis took Bayhan on Monday after the forces had withdrawn.": [
        "capture houthi @ Bayhan",
        "withdrawal yemen-government @ Bayhan",
    ],
}
NOT_DONE = [
    "The army has, however, not succeeded in taking control of Bama from Boko Haram.",
    "Boko Haram have, officials said, never taken Bama.",
    "Bama was, however, not captured by the army.",
]
NOT_OF_WAR = [
    "The Italians took Turin by storm with their new film.",
    "The Canadians took Boston on Sunday.",
    "The Chinese took over Volvo.",
    "The farmers' market was abandoned by the city.",
]


@pytest.mark.parametrize("text", TOLD)
def test_one_sentence_tells_it(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


@pytest.mark.parametrize("text", NOT_OF_WAR)
def test_a_people_at_play_or_at_market_takes_no_town(reader: Reader, text: str) -> None:
    assert reader.told(text) == []


@pytest.mark.parametrize("text", NOT_DONE)
def test_a_not_behind_an_aside_is_heard(reader: Reader, text: str) -> None:
    assert not [told for told in reader.told(text) if told.startswith("capture") and "(" not in told]
