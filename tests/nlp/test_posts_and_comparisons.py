"""Posts in several towns, camps that share a verb, places named only to compare, what is only awaited."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Afghan soldiers deserted their outposts in Kunduz and Takhar without a fight.",
            [
                "withdrawal afghanistan-government @ Kunduz outpost",
                "withdrawal afghanistan-government @ Takhar outpost",
            ],
        ),
        (
            "There were reports that police apparently fled their posts in two towns of Haiti, Ennery and Gros Morne.",
            ["withdrawal haiti-government @ Ennery (claimed)", "withdrawal haiti-government @ Gros Morne (claimed)"],
        ),
        (
            "Haitian police retook St. Marc and St. Michel de l’Attalaye, residents said.",
            ["capture haiti-government @ St. Marc", "capture haiti-government @ St. Michel de l’Attalaye"],
        ),
        (
            "Sri Lankan troops gave up Pooneryn camp on Monday and the Paranthan base on Tuesday.",
            [
                "withdrawal sri-lanka-government @ Paranthan base",
                "withdrawal sri-lanka-government @ Pooneryn camp",
            ],
        ),
        (
            "Sri Lankan troops captured Pooneryn on Monday and Paranthan base was shelled on Tuesday.",
            ["capture sri-lanka-government @ Pooneryn"],
        ),
        (
            "Kunduz, 250 km from Kabul, the capital, is the largest city taken by the Taliban so far.",
            ["capture taliban @ Kunduz"],
        ),
        ("Gao, east of Timbuktu, is the northernmost city held by Tuareg rebels.", ["control mali-rebels @ Gao"]),
        ("The Colombian zone, a third the size of Cauca, is poor. It was handed over to the FARC in 1998.", []),
        ("Rebels in Myanmar hold an enclave as big as Mandalay. Government troops attacked it on Monday.", []),
        (
            "If we let the Khmer Rouge of Cambodia live in Pailin, they attack Treng.",
            ["contest khmer-rouge @ Treng (planned)"],
        ),
        (
            "Iraqi forces retook Tikrit. It may be months till Baiji, Hit and Rutba are cleared of ISIS.",
            [
                "capture iraq-government @ Baiji (planned)",
                "capture iraq-government @ Hit (planned)",
                "capture iraq-government @ Rutba (planned)",
                "capture iraq-government @ Tikrit",
            ],
        ),
        (
            "Iraqi troops left Hit after Baiji, Haditha and Rutba were taken by ISIS.",
            [
                "capture islamic-state @ Baiji",
                "capture islamic-state @ Haditha",
                "capture islamic-state @ Rutba",
                "withdrawal iraq-government @ Hit",
            ],
        ),
        (
            "Iraqi forces stayed in Tikrit until Mosul and Baiji were freed from ISIS.",
            ["capture iraq-government @ Baiji", "capture iraq-government @ Mosul"],
        ),
        (
            "Iraqi forces retook Fallujah on Sunday. Sixty soldiers died in the fighting in Fallujah, an officer said.",
            ["capture iraq-government @ Fallujah"],
        ),
        (
            "Taliban fighters stormed security posts near Qalat on Sunday but were repulsed, Afghan officials said.",
            ["contest taliban @ Qalat"],
        ),
        (
            "Iraqi troops took the airport on Sunday, and by nightfall were in control of Tikrit.",
            ["capture iraq-government @ Tikrit"],
        ),
        ("Myanmar's resistance forces led by the KIA captured Chipwi.", ["capture kia @ Chipwi"]),
        ("The 121 LIB in Mansi was seized by the KIA of Myanmar.", ["capture kia @ 121 LIB"]),
        ("Afghan government troops overran Kunduz's garrison.", ["capture afghanistan-government @ Kunduz"]),
    ],
)
def test_what_is_told_of_each(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == sorted(told)
