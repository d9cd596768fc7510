"""Verbs that leave and come by what stands behind them."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ethiopian government soldiers were gone from Mekelle by nightfall, and TPLF fighters walked in.",
            ["capture tplf @ Mekelle", "withdrawal ethiopia-government @ Mekelle"],
        ),
        (
            "Georgian troops held Tskhinvali, and by Sunday they were out of it again.",
            ["control georgia @ Tskhinvali", "withdrawal georgia @ Tskhinvali"],
        ),
        ("Iraqi soldiers threw away their uniforms and ran from Mosul.", ["withdrawal iraq-government @ Mosul"]),
        ("The Chadian army has evacuated its garrison from Faya.", ["withdrawal chad-government @ Faya"]),
        ("The Tamil Tigers conceded the loss of Kilinochchi.", ["withdrawal ltte @ Kilinochchi"]),
        ("Lashio's fall to the MNDAA was a blow to the soldiers of Myanmar.", ["capture mndaa @ Lashio"]),
        (
            "The Chadian army left Faya and rebels patrol it.",
            ["control chad-rebels @ Faya", "withdrawal chad-government @ Faya"],
        ),
    ],
)
def test_leaving_and_coming(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told


def test_a_verb_behind_and_has_its_own_subject(reader: Reader) -> None:
    text = "Rebels captured the presidential palace in Brazzaville and the port of Pointe-Noire fell to Angolan troops."
    assert "capture angola-government @ Pointe-Noire" in reader.told(text)


def test_what_is_left_without_being_handed_over_changes_no_hands(reader: Reader) -> None:
    text = "The camp at Aguelhok was evacuated by United Nations troops without being handed to the Malian army."
    assert not any(told.startswith("capture") for told in reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ethiopian soldiers stood in Gondar. Fano fighters had fallen back to the hills.",
            "withdrawal fano @ Gondar",
        ),
        (
            "Konna, whose capture by Islamist rebels led Paris to act, is quiet, Malian soldiers said.",
            "capture jihadists-sahel @ Konna",
        ),
        ("RSF fighters shelled Khartoum. Kadugli and Dilling remain besieged.", "contest rsf @ Dilling"),
        ("Maidan Shahr was reported captured by the Taliban.", "capture taliban @ Maidan Shahr"),
        (
            "Tamil Tigers fled as the 58th Division took Paranthan in Sri Lanka.",
            "capture sri-lanka-government @ Paranthan",
        ),
        ("Still in the hands of the Taliban soldiers are Kunduz and Kandahar.", "control taliban @ Kandahar"),
        (
            "The Sri Lankan soldiers in Jaffna have left, the Tamil Tigers said.",
            "withdrawal sri-lanka-government @ Jaffna",
        ),
        (
            "The Taliban still control the east of Helmand province, including the towns of Sangin and Musa Qala.",
            "control taliban @ Sangin",
        ),
        ("Liberian rebels of LURD said their soldiers had to leave Buchanan.", "withdrawal lurd @ Buchanan"),
        ("RSF fighters took Nyala and with it the town of Kas.", "capture rsf @ Kas"),
        ("Taliban fighters seized Farah. Herat had gone some hours earlier.", "capture taliban @ Herat"),
        (
            "The Taliban came to Ghazni. It is in the hands of the army.",
            "control afghanistan-government @ Ghazni",
        ),
        ("Kidal is Malian again, soldiers in Mali say.", "capture mali-government @ Kidal"),
        ("Laukkai in Myanmar has come under the MNDAA and its soldiers.", "capture mndaa @ Laukkai"),
        ("Sittwe and Munaung are all that the Myanmar junta has kept.", "control myanmar-junta @ Munaung"),
        ("The South Sudanese army is no longer in Bentiu.", "withdrawal south-sudan-government @ Bentiu"),
        ("The Malian army no longer controls Gao.", "withdrawal mali-government @ Gao"),
    ],
)
def test_what_news_says_in_passing(reader: Reader, text: str, told: str) -> None:
    assert told in reader.told(text)


def test_a_long_story_without_any_party_tells_of_no_war(reader: Reader) -> None:
    tale = "By turn twelve my riflemen had overrun Dessie. " + "I built a market and a road for the army. " * 9
    assert reader.told(tale) == []


def test_what_is_taken_back_may_be_a_question(reader: Reader) -> None:
    text = "In Abidjan one army faction takes the question up, in the evening the other faction takes it back."
    assert [told for told in reader.told(text) if "capture" in told] == []
