"""Places given up under fire, held in other words than "held", and who had taken what is taken back."""

import pytest

from tests.nlp.reading import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nyala was bombed for weeks, forcing the Sudanese army to withdraw.", ["withdrawal saf @ Nyala"]),
        (
            "Saraqib was put under intense shelling overnight, forcing the rebels, who were short of food, "
            "to withdraw, Syria's state media said.",
            ["withdrawal syria-opposition @ Saraqib"],
        ),
        ("Kyiv was promised new tanks, forcing Russian troops to withdraw.", []),
        (
            "Boko Haram fighters captured Baga on Friday. Residents said the insurgents pulled out hours later.",
            ["capture boko-haram @ Baga", "withdrawal boko-haram @ Baga"],
        ),
        (
            "The army captured Wad Madani on Friday. The RSF retreated to the south hours later.",
            ["capture saf @ Wad Madani", "withdrawal rsf @ Wad Madani"],
        ),
        (
            "A resident of the village of Dhobane, 20 km west of Jowhar, said al-Shabaab fighters there had left.",
            ["withdrawal al-shabaab @ Dhobane"],
        ),
        ("Ethiopian forces were entering Weldiya on Monday.", ["contest ethiopia-government @ Weldiya"]),
        ("The RSF claimed to be entering the town of Sennar.", ["contest rsf @ Sennar (claimed)"]),
    ],
)
def test_left_under_fire(reader: Reader, text: str, told: list[str]) -> None:
    assert told == reader.told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kirkuk, which is under the protection of the Peshmerga, was shelled by Islamic State.",
            ["control krg @ Kirkuk"],
        ),
        ("The refugees in Goma are under the protection of the army.", []),
        ("Al-Shabaab fighters are entrenched in Jamame, Somalia's army said.", ["control al-shabaab @ Jamame"]),
        ("Ukrainian troops are dug in at Huliaipole.", ["control ukraine @ Huliaipole"]),
        ("Ukrainian troops are dug in outside Huliaipole.", []),
        (
            "Somali troops have yet to reach towns in Hiran where al-Shabaab is still entrenched, including Moqokori.",
            ["contest somalia-government @ Moqokori (planned)", "control al-shabaab @ Moqokori"],
        ),
        ("General Burhan is in charge of Port Sudan.", []),
        ("The RSF is in charge of Nyala.", ["control rsf @ Nyala"]),
        (
            "Ukrainian troops entered Kherson eight months after its occupation by Russian forces.",
            ["capture ukraine @ Kherson"],
        ),
    ],
)
def test_held_in_other_words(reader: Reader, text: str, told: list[str]) -> None:
    assert told == reader.told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Somali troops retook Jowhar and Balad from al-Shabaab fighters who had captured them in May.",
            {
                "capture al-shabaab @ Balad",
                "capture al-shabaab @ Jowhar",
                "capture somalia-government @ Balad",
                "capture somalia-government @ Jowhar",
            },
        ),
        (
            "Somali troops took Jowhar and Balad, and al-Shabaab fighters who guarded them were captured.",
            {"capture somalia-government @ Balad", "capture somalia-government @ Jowhar"},
        ),
        (
            "Ethiopian troops drove Tigrayan rebels out of Chifra, a week after they had seized it.",
            {"capture ethiopia-government @ Chifra", "capture tplf @ Chifra", "withdrawal tplf @ Chifra"},
        ),
        (
            "Eastern Libyan forces regained the ports of Ras Lanuf and Es Sider from a rival faction which seized them "
            "in May. The Libyan National Army said the Benghazi Defence Brigades were on the run.",
            {
                "capture benghazi-defence-brigades @ Es Sider port",
                "capture benghazi-defence-brigades @ Ras Lanuf port",
                "capture libya-lna @ Es Sider port",
                "capture libya-lna @ Ras Lanuf port",
            },
        ),
        (
            "Fighting goes on in the Hiran region. Somali troops have retaken most of the area seized by al-Shabaab.",
            set(),
        ),
    ],
)
def test_who_had_taken_it(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The town of Tawila, located between El Fasher and Kutum, in North Darfur, was captured by the RSF.",
            ["capture rsf @ Tawila"],
        ),
        (
            "The Houthis took full control of the town of Damt near the province of Dhale that was taken from them.",
            ["capture houthi @ Damt", "capture yemen-government @ Damt"],
        ),
        (
            "The recapture of Lyman — which Moscow's forces had shelled for weeks — is a victory, Ukraine's army said.",
            ["capture ukraine @ Lyman"],
        ),
        ("Masisi in Congo was recaptured by the wazalendo.", ["capture drc-government @ Masisi"]),
        ("Jihadis have overrun an army base in Djibo, Burkina Faso.", ["capture jihadists-sahel @ Djibo army base"]),
    ],
)
def test_which_place_and_whose_men(reader: Reader, text: str, told: list[str]) -> None:
    assert told == reader.told(text)
