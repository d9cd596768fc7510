"""Did it happen? What is planned, feared, failed or denied never reads as done."""

import pytest

from tests.nlp.reading import Reader

STATUS = {
    "M23 rebels took Bukavu in Congo.": "reported",
    "M23 rebels managed to take Bukavu in Congo.": "reported",
    "Al Qaeda fighters took advantage of the chaos to seize Mukalla.": "reported",
    "The last soldiers of Congo are to leave Bukavu by Saturday.": "planned",
    "M23 rebels vowed to take Bukavu within days.": "planned",
    "M23 rebels threatened to overrun Bukavu.": "planned",
    "M23 rebels are poised to seize Bukavu.": "planned",
    "M23 rebels could seize Bukavu.": "planned",
    "M23 rebels would have seized Bukavu.": "planned",
    "Nigerian troops were unable to retake Monguno.": "planned",
    "Kismayo could fall to al-Shabaab within weeks, diplomats fear.": "planned",
    "Amhara militia did not capture Lalibela, residents said.": "denied",
    "The RSF claimed it had taken full control of Babanusa.": "claimed",
    "Tuareg rebels reportedly seized Ber.": "claimed",
    "Tuareg rebels said they had seized Ber, a claim that could not be verified.": "claimed",
    "The Taliban claimed to have captured Musa Qala; officials denied it.": "claimed",
}
SAID_OF_NOTHING = [
    "If Marib falls, the Houthis will hold the north of Yemen.",
    "Without taking Huambo, UNITA cannot win, analysts say.",
    "Soldiers nearly lost Kilinochchi in 2001.",
    "No rebel had entered Bangui by Sunday.",
    "Operations were launched last week to free Monguno and Damboa from Boko Haram.",
    "The UN urged Rwanda to pull its troops out of Goma.",
]


@pytest.mark.parametrize("text", STATUS)
def test_the_status_of_what_is_told(reader: Reader, text: str) -> None:
    assert {event.status for event in reader.events(text) if event.kind != "contest"} == {STATUS[text]}


@pytest.mark.parametrize("text", SAID_OF_NOTHING)
def test_what_neither_happened_nor_was_denied_is_not_news(reader: Reader, text: str) -> None:
    assert [event for event in reader.events(text) if event.status in ("reported", "claimed")] == []


@pytest.mark.parametrize("text", ["The Nigerian military denied that Boko Haram had captured Maiduguri."])
def test_what_is_denied_is_not_reported(reader: Reader, text: str) -> None:
    assert {event.status for event in reader.events(text)} <= {"denied", "claimed"}


def test_a_demand_is_no_report(reader: Reader) -> None:
    events = reader.events("The government demanded that M23 withdraw from Goma.")
    assert [event for event in events if event.status == "reported"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Malian army has not said that it lost Lere.", []),
        ("The Nigerian army did not confirm Bama had fallen to Boko Haram.", []),
        ("The junta has yet to confirm that it lost Lashio.", []),
        ("The Malian army did not say when it left Lere.", ["withdrawal mali-government @ Lere"]),
        ("The Malian army did not deny that it had left Lere.", ["withdrawal mali-government @ Lere (claimed)"]),
        ("Al-Shabaab fighters are being driven out of Jilib by Somali troops.", ["contest somalia-government @ Jilib"]),
        ("Nigerian soldiers are pushing Boko Haram out of Bama.", ["contest nigeria-government @ Bama"]),
    ],
)
def test_what_nobody_has_said_and_what_is_not_yet_done(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Nigerian army could fully recapture Bama on 23 September.", ["capture nigeria-government @ Bama"]),
        ("Boko Haram could capture Bama on 23 September.", ["capture boko-haram @ Bama (planned)"]),
        ("Boko Haram could soon fully control Bama.", ["control boko-haram @ Bama (planned)"]),
        ("The Nigerian army could not recapture Bama in May.", []),
    ],
)
def test_could_with_a_day_on_which_it_was_done(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


NOT_YET = {
    "M23 has yet to take Goma.": ["capture m23 @ Goma (planned)"],
    "The Sudanese army is yet to recapture Nyala from the RSF.": ["capture saf @ Nyala (planned)"],
    "The RSF has not yet taken El Fasher.": ["capture rsf @ El Fasher (denied)"],
    "The Taliban attacked Ghazni, yet took only Andar.": ["capture taliban @ Andar", "contest taliban @ Ghazni"],
    "The minister promised to have the soldiers of Chad withdrawn from Bama.": [
        "withdrawal nigeria-government @ Bama (planned)"
    ],
}


@pytest.mark.parametrize("text", NOT_YET)
def test_what_is_yet_to_come_has_not_happened(reader: Reader, text: str) -> None:
    assert reader.told(text) == NOT_YET[text]
