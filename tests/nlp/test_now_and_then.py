"""How a place stands now against how it came to stand so; who left it, and when, once another had it."""

import pytest

from tests.nlp.reading import Reader

NOW = {
    "The M23 now controls Sake, residents said.": ["capture m23 @ Sake"],
    "Ethiopian soldiers are now in control of the town of Kombolcha.": ["capture ethiopia-government @ Kombolcha"],
    "The M23 still controls Sake now, residents said.": ["control m23 @ Sake"],
    "Gao is held by Malian troops now that the Islamists have fled.": [
        "control mali-government @ Gao",
        "withdrawal jihadists-sahel @ Gao",
    ],
}
TOLD_AGAIN = {
    "M23 rebels took Goma on Monday. The city is under the control of the M23.": ["capture m23 @ Goma"],
    "M23 rebels took Goma in 2012. Goma is under the control of the army.": [
        "capture m23 @ Goma",
        "control drc-government @ Goma",
    ],
}
LEFT = {
    "Timbuktu was under the control of French and Malian soldiers after the Islamists had retreated.": [
        "capture mali-government @ Timbuktu",
        "withdrawal jihadists-sahel @ Timbuktu",
    ],
    "Al-Shabaab took Yontoy and Jilib on Monday. Kenyan troops had left the towns a day earlier.": [
        "capture al-shabaab @ Jilib",
        "capture al-shabaab @ Yontoy",
        "withdrawal somalia-government @ Jilib",
        "withdrawal somalia-government @ Yontoy",
    ],
    "M23 rebels took Sake, an official said in Goma. The army left the towns of its own will.": ["capture m23 @ Sake"],
}
OVERRUN = {
    "On Monday troops in Gudumbali were overrun by scores of Boko Haram fighters.": ["capture boko-haram @ Gudumbali"],
    "On Monday troops were overrun by Boko Haram fighters.": [],
}
WHOSE = {
    "The M23 took Sake on Monday. The army's spokesman said that Goma remained under its control.": [
        "capture m23 @ Sake",
        "control drc-government @ Goma",
    ],
    "Golo in western Jebel Marra is controlled by the Sudanese army, and Sana'a in Yemen is far.": [
        "control saf @ Golo"
    ],
    "IS fighters seized Palmyra in Syria on Monday.": ["capture islamic-state @ Palmyra"],
}


@pytest.mark.parametrize("text", NOW)
def test_what_one_now_holds_was_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == NOW[text]


@pytest.mark.parametrize("text", TOLD_AGAIN)
def test_a_state_that_only_tells_of_the_capture_is_no_second_event(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD_AGAIN[text]


@pytest.mark.parametrize("text", LEFT)
def test_who_left_what_was_taken(reader: Reader, text: str) -> None:
    assert reader.told(text) == LEFT[text]


@pytest.mark.parametrize("text", OVERRUN)
def test_a_garrison_overrun_loses_its_town(reader: Reader, text: str) -> None:
    assert reader.told(text) == OVERRUN[text]


@pytest.mark.parametrize("text", WHOSE)
def test_whose_hands_it_is_in(reader: Reader, text: str) -> None:
    assert reader.told(text) == WHOSE[text]


ON_THEIR_OWN = {
    "In Mogadishu AMISOM has pushed forward and now says that it holds the city.": [
        "control somalia-government @ Mogadishu"
    ],
    "The airport of Hodeidah in Yemen has been run by the Houthis since 2014.": ["control houthi @ Hodeidah airport"],
    "The hospital in Goma in Congo is run by nuns, and the port by the city.": [],
    "Rebels of the M23 have been in Sake since Monday.": ["control m23 @ Sake"],
    "Peacekeepers of the United Nations have been in Bunia in Congo since 2003.": [],
    "Alamata in Ethiopia was in federal hands as well.": ["control ethiopia-government @ Alamata"],
    "JEM said that it had taken the garrison of Oryba, in West Darfur, from the Sudanese army.": [
        "capture jem @ Oryba"
    ],
    "Gunmen of the Maute group seized the city hall and the jail of Marawi on Monday.": [
        "capture maute @ Marawi city hall",
        "capture maute @ Marawi jail",
    ],
    "The army admitted that the rebels had entered the Syrian city of Hama and said it was withdrawing.": [
        "capture syria-opposition @ Hama",
        "withdrawal syria-government @ Hama",
    ],
    "Rebels entered Hama on Sunday. The Syrian army said it was withdrawing. Saraqib had fallen to them on Friday.": [
        "capture syria-opposition @ Hama",
        "capture syria-opposition @ Saraqib",
        "withdrawal syria-government @ Hama",
    ],
    "Peshmerga fighters withdrew from Khanaqin on Monday, a day after Kirkuk was lost.": [
        "withdrawal krg @ Khanaqin",
        "withdrawal krg @ Kirkuk",
    ],
    "Russia pulled its troops out of Izium. Kupiansk has been won back since Monday, the general staff said.": [
        "capture ukraine @ Kupiansk",
        "withdrawal russia @ Izium",
    ],
    "Azerbaijan's army took more than 90 positions in Nagorno-Karabakh, among them the village of Sarnaghbyur.": [
        "capture azerbaijan @ Sarnaghbyur"
    ],
    "Taliban fighters left Taloqan for Kunduz. Thousands of fighters have retreated there.": [
        "withdrawal taliban @ Taloqan"
    ],
    "The fall of Kilinochchi, said analysts, meant a breakthrough for the Sri Lankan government.": [
        "capture sri-lanka-government @ Kilinochchi"
    ],
    "Since the fall of el-Fasher, which was the last stronghold of Sudan's army, the RSF has looted it.": [
        "capture rsf @ el-Fasher"
    ],
    "Azerbaijani troops took Fizuli. The town of Zangilan is free, President Aliyev said.": [
        "capture azerbaijan @ Fizuli",
        "capture azerbaijan @ Zangilan",
    ],
    "Rebels took Fizuli in Azerbaijan. The road to Zangilan is free of charge.": ["capture armenia @ Fizuli"],
    "Prime Minister Abiy left Addis Ababa to lead the fighting in Ethiopia.": [],
    "The soldiers in Kirenowa were evacuated to Dikwa after the attack by Boko Haram.": [
        "withdrawal nigeria-government @ Kirenowa"
    ],
    "In Mweso, a town 60 km north of Goma, residents said the M23 had control.": ["control m23 @ Mweso"],
    "A strategic town in eastern Congo was seized by the M23 on Monday. In Mweso, a town 60 km north of Goma, shops"
    " were shut.": ["capture m23 @ Mweso"],
    "Pushing south since November, when they captured Goma, the M23 rebels have won more ground.": [
        "capture m23 @ Goma"
    ],
    "The M23 entered an alliance with Corneille Yobeluo.": [],
    "“We fight on so that the city of Mogadishu is rid of al-Shabaab,” a Somali general said.": [
        "capture somalia-government @ Mogadishu (planned)",
    ],
    "Colombo : The last bastion of the LTTE, Mullaitivu, was captured by Sri Lankan troops.": [
        "capture sri-lanka-government @ Mullaitivu"
    ],
    "Al-Shabaab controls three of the region's districts: Awdhegle, Kurtunwarey and Mubarak.": [
        "control al-shabaab @ Awdhegle",
        "control al-shabaab @ Kurtunwarey",
        "control al-shabaab @ Mubarak",
    ],
    "Islamists in Mali drove Tuareg rebels out of Gao.": [
        "capture jihadists-sahel @ Gao",
        "withdrawal mali-rebels @ Gao",
    ],
    "The Islamists in control of Timbuktu in Mali destroyed a tomb.": ["control jihadists-sahel @ Timbuktu"],
    "The junta's Swe Taw Kone base, Myawaddy township, Kayin state, was captured by the KNLA.": [
        "capture karen-forces @ Swe Taw Kone base"
    ],
    "Residents of Mekelle saw Tigrayan fighters come back to the city since the Ethiopian army drove them out of it.": [
        "capture ethiopia-government @ Mekelle",
        "withdrawal tplf @ Mekelle",
    ],
}


@pytest.mark.parametrize("text", ON_THEIR_OWN)
def test_what_one_sentence_tells(reader: Reader, text: str) -> None:
    assert reader.told(text) == ON_THEIR_OWN[text]
