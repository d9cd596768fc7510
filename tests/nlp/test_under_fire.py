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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("With the fall of Aybak, the Taliban hold six provincial capitals.", {"capture taliban @ Aybak"}),
        (
            "Russian troops took Izium, and Kyiv vowed to recapture it.",
            {"capture russia @ Izium", "capture ukraine @ Izium (planned)"},
        ),
        (
            "The TPLF announced the withdrawal of its fighters from the Amhara region.",
            {"withdrawal tplf @ Amhara region"},
        ),
        ("The Houthis denied they had lost Hodeidah.", {"withdrawal houthi @ Hodeidah (denied)"}),
        ("Houthi forces drove on towards Aden.", {"contest houthi @ Aden"}),
        (
            "Rebels of the Justice and Equality Movement fought their way into Omdurman before being driven back.",
            {"contest jem @ Omdurman"},
        ),
        ("Separatists seized all government military camps in the port city of Aden.", set()),
        (
            "Southern separatists in Yemen took the presidential palace in Seiyun and the city's airport.",
            {"capture stc @ Seiyun airport", "capture stc @ Seiyun presidential palace"},
        ),
        (
            "The army retook Bayhan and Usaylan, two districts of Shabwa that the Houthis had held since September.",
            {
                "capture yemen-government @ Bayhan",
                "capture yemen-government @ Usaylan",
                "control houthi @ Bayhan",
                "control houthi @ Usaylan",
            },
        ),
        (
            "South Sudanese troops took the Heglig oil field from Sudan.",
            {"capture south-sudan-government @ Heglig oil field"},
        ),
    ],
)
def test_as_agencies_tell_it(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Taliban seized Zaranj in Nimroz, the first capital to fall since U.S. troops began to leave.",
            ["capture taliban @ Zaranj"],
        ),
        (
            "Afghan forces have lost Mazar-i-Sharif, the last big city in the north that the government held.",
            ["withdrawal afghanistan-government @ Mazar-i-Sharif"],
        ),
        (
            "Fano militia seized Lalibela's airport and took Debre Tabor before Ethiopian troops threw it out.",
            [
                "capture ethiopia-government @ Debre Tabor",
                "capture fano @ Debre Tabor",
                "capture fano @ Lalibela airport",
                "withdrawal fano @ Debre Tabor",
            ],
        ),
        (
            "Al Shabaab fighters stormed an Ethiopian-run base of the African Union at Halgan on Tuesday. "
            "The group said it had overrun the base; AMISOM denied that it had fallen.",
            ["capture al-shabaab @ Halgan base (claimed)"],
        ),
        (
            "The Taliban attacked Kunduz on Saturday. The ministry said the attack had been repelled and that Kunduz "
            "was under government control by evening.",
            ["contest taliban @ Kunduz", "control afghanistan-government @ Kunduz"],
        ),
    ],
)
def test_what_stays_as_it_was(reader: Reader, text: str, told: list[str]) -> None:
    assert told == reader.told(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Yemeni soldiers hold Nihm, 40 km from Sanaa, the capital that the Houthis have run since 2014.",
            {"control houthi @ Sanaa", "control yemen-government @ Nihm"},
        ),
        (
            "Yemeni troops took the Red Sea towns of al-Khokha and Hays from the Houthis.",
            {"capture yemen-government @ Hays", "capture yemen-government @ al-Khokha"},
        ),
        ("Separatist troops took over Ataq, capital of Shabwa in Yemen, this month.", {"capture stc @ Ataq"}),
        (
            "The RSF captured the airport and oil field of Baleela in West Kordofan.",
            {"capture rsf @ Baleela airport", "capture rsf @ Baleela oil field"},
        ),
        (
            "Al Shabaab captured Tardo, a strategic town in Hiran, residents said, two days after its fighters took "
            "nearby Moqokori without a fight.",
            {"capture al-shabaab @ Moqokori", "capture al-shabaab @ Tardo"},
        ),
    ],
)
def test_how_dispatches_name_them(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Houthi forces seized Harib district, Marib, and Bayhan, Usaylan and Ain districts in Shabwa.",
            {
                "capture houthi @ Ain district",
                "capture houthi @ Bayhan",
                "capture houthi @ Harib district",
                "capture houthi @ Usaylan",
            },
        ),
        (
            "Somali troops entered Baidoa, the rebels' main base, and al Shabaab said its men had made a retreat.",
            {"capture somalia-government @ Baidoa", "withdrawal al-shabaab @ Baidoa"},
        ),
        (
            "Jowhar, 90 km north of the capital, is under AU control after al Shabaab pulled out without a fight.",
            {"capture somalia-government @ Jowhar", "withdrawal al-shabaab @ Jowhar"},
        ),
        (
            "Ethiopia's army is in control of Dessie, a spokesman said, contradicting the TPLF, which said that it "
            "seized the town.",
            {"capture tplf @ Dessie (claimed)", "control ethiopia-government @ Dessie"},
        ),
    ],
)
def test_whose_it_is_by_each_account(reader: Reader, text: str, told: set[str]) -> None:
    assert told == set(reader.told(text))
