"""News retold in a writer's own order of words: whole sentences of many wars, from text to events."""

import pytest

from tests.nlp.reading import PUBLISHED, Reader

NAMED_BEHIND = {
    "The towns lost to the RSF are Kutum in North Darfur, Zalingei in Central Darfur and two in West Darfur, Kulbus"
    " and Sirba, an officer of the Sudanese army said.": [
        "capture rsf @ Kulbus",
        "capture rsf @ Kutum",
        "capture rsf @ Sirba",
        "capture rsf @ Zalingei",
    ],
    "The villages won back from the RSF were Wad Ashana, Um Rawaba and Er Rahad, the Sudanese army said.": [
        "capture saf @ Er Rahad",
        "capture saf @ Um Rawaba",
        "capture saf @ Wad Ashana",
    ],
    "According to the Sudanese army, the two towns it recaptured are Singa and Dinder.": [
        "capture saf @ Dinder",
        "capture saf @ Singa",
    ],
    "The towns that the Congolese army retook from the M23 were Masisi and Walikale.": [
        "capture drc-government @ Masisi",
        "capture drc-government @ Walikale",
    ],
    "The last of the towns to fall to the RSF was Babanusa, in the west of Sudan.": ["capture rsf @ Babanusa"],
    "The last stronghold to fall to the Chadian rebels was Adre, in the east of Chad.": ["capture chad-rebels @ Adre"],
    "The first town to fall to the M23 in Congo was Bunagana.": ["capture m23 @ Bunagana"],
    "The RSF still holds several parts of Sudan, Nyala among them.": ["control rsf @ Nyala"],
    "The towns lost were poor, a soldier of Sudan said.": [],
    "The next town to fall may be Uvira, the M23 said in Congo.": [],
}
RELATIVES = {
    "The army of South Sudan shelled Mundri, which the rebels hold.": ["control spla-io @ Mundri"],
    "Supplies for Goma, the capital of the province, which the M23 control, come from Rwanda by way of Congo.": [
        "control m23 @ Goma"
    ],
    "In Marka, a port whose name is known and which al-Shabaab took from Somalia's army in May, people fled.": [
        "capture al-shabaab @ Marka"
    ],
    "It has been a bad year for the army of Congo: it lost Goma, which the M23 had held, and it gave up Bukavu.": [
        "control m23 @ Goma",
        "withdrawal drc-government @ Bukavu",
        "withdrawal drc-government @ Goma",
    ],
}
BETWEEN_COMMAS = {
    "A post of the police was attacked by Boko Haram fighters, security sources of Nigeria said, near Gwoza.": [
        "contest boko-haram @ Gwoza"
    ],
    "Konna, Mali's army said, was under its control again, after the jihadists of Ansar Dine had left.": [
        "capture mali-government @ Konna",
        "withdrawal jihadists-sahel @ Konna",
    ],
    "The barracks in Bama, the governor told reporters, were overrun by Boko Haram of Nigeria on Monday.": [
        "capture boko-haram @ Bama barracks"
    ],
}
BACK_AGAIN = {
    "Some hours later the Malian army was back in control of Konna.": ["capture mali-government @ Konna"],
    "Kidal is once more in the hands of the Malian army.": ["capture mali-government @ Kidal"],
    "The Malian army got control of Konna, the junction, on Friday.": ["capture mali-government @ Konna"],
    "The Malian army is in control of Konna.": ["control mali-government @ Konna"],
}
NO_NAME = {
    "The RSF captured a district of Khartoum, the Sudanese army said.": [],
    "The place where Boko Haram took hostages lies in Nigeria.": [],
    "The RSF seized Babanusa in Sudan. Last week the place was retaken by the army.": [
        "capture rsf @ Babanusa",
        "capture saf @ Babanusa",
    ],
    "The army of Sudan clashed with the RSF in skirmishes about Babanusa and Kadugli.": [
        "contest saf @ Babanusa",
        "contest saf @ Kadugli",
    ],
}
TIED = {
    "The groups that fight the Houthis tightened their hold on Marib in Yemen.": ["control yemen-government @ Marib"],
    "Taiz in Yemen was taken over by fighters against the Houthis.": ["capture yemen-government @ Taiz"],
    "Forces opposed to the Taliban took Andarab in Afghanistan.": ["capture nrf @ Andarab"],
    "Rebels fighting the junta took Hpakant in Myanmar.": ["capture pdf @ Hpakant"],
    "Soldiers who fight the rebels of the M23 took Sake in Congo.": ["capture drc-government @ Sake"],
    "The fighters, whom Turkey backs, took Tarhuna in Libya on Friday.": ["capture libya-gna @ Tarhuna"],
    "Forces that stand by the president of Yemen took Shuqra from the Houthis.": ["capture yemen-government @ Shuqra"],
    "The M23 attacked Congo's army. The militia, which Uganda backs, had taken Bunagana in June.": [
        "capture m23 @ Bunagana"
    ],
    "The SDF took Raqqa in Syria. The SDF is led by Kurds. In the west the rebels took Hama, and Hayat Tahrir al-Sham"
    " took Idlib.": ["capture hts @ Idlib", "capture sdf @ Raqqa", "capture syria-opposition @ Hama"],
    "The forces that fight in Nigeria took Bama from Boko Haram.": ["capture nigeria-government @ Bama"],
}

SITES = {
    "A Houthi intelligence compound in Hodeidah was taken by Yemeni government forces.": [
        "capture yemen-government @ Hodeidah Houthi intelligence compound"
    ],
    "The governor's house, the airport of Gao and several sites in Ansongo were captured by rebels of the MNLA.": [
        "capture mali-rebels @ Gao airport"
    ],
    "Bardera in a region of the south and Jilib in one of the west came under the control of al-Shabaab in Somalia.": [
        "capture al-shabaab @ Bardera",
        "capture al-shabaab @ Jilib",
    ],
    "A town near Mogadishu, the capital, whose people are fishermen, was retaken on Friday by the Somali army.": [],
    "Bentiu, which lies between Rubkona, under government control, and the town of Leer, held by the SPLA-IO of"
    " South Sudan, is rich in oil.": ["control south-sudan-government @ Rubkona", "control spla-io @ Leer"],
    "The rebels of the SPLA-IO robbed Leer in South Sudan; hours later the government was back in control of it.": [
        "capture south-sudan-government @ Leer"
    ],
}
FOUGHT = {
    "For a month the Nigerian army has waged a campaign against Boko Haram in Bama and Gwoza, two towns of Borno.": [
        "contest nigeria-government @ Bama",
        "contest nigeria-government @ Gwoza",
    ],
    "Soldiers of Nigeria waged a campaign against drugs in Maiduguri.": [],
    "In Falluja and Ramadi, closed to the outside, the clashes between the Iraqi army and Islamic State went on.": [
        "contest iraq-government @ Falluja",
        "contest iraq-government @ Ramadi",
    ],
    "The RSF raided El Obeid and pushed into the centre of the town, the Sudanese army said.": [
        "contest rsf @ El Obeid"
    ],
    "Army men keep guard in Maiduguri in a battle against Boko Haram militants who attacked the barracks of Bama.": [
        "contest boko-haram @ Bama barracks"
    ],
    "The army of Sudan went in to wrest the port of Suakin from the rebels.": ["capture saf @ Suakin (planned)"],
    "The army of Sudan went on to take Suakin.": ["capture saf @ Suakin"],
    "Timbuktu was under the control of Ansar Dine in Mali, until the jihadists, against whom France sent planes, were"
    " expelled.": ["control jihadists-sahel @ Timbuktu", "withdrawal jihadists-sahel @ Timbuktu"],
}

SEATS = {
    "On October 3 the capital of Nimruz province was captured by the Taliban in Afghanistan.": [
        "capture taliban @ Zaranj"
    ],
    "The M23 captured the provincial capital of South Kivu in Congo.": ["capture m23 @ Bukavu"],
    "Boko Haram fighters stormed Borno's capital in Nigeria.": ["contest boko-haram @ Maiduguri"],
    "The M23 captured the capital of North Kivu in Congo, Goma, on Monday.": ["capture m23 @ Goma"],
    "The rebels took the capital.": [],
    "The RSF captured Sennar state, with Singa, its capital, in Sudan.": [
        "capture rsf @ Sennar state",
        "capture rsf @ Singa",
    ],
    "The RSF captured Sennar state with its capital, Singa, in Sudan.": [
        "capture rsf @ Sennar state",
        "capture rsf @ Singa",
    ],
    "The RSF captured Singa with its guns in Sudan.": ["capture rsf @ Singa"],
}
AFTERWARDS = {
    "Singa was captured by the RSF of Sudan on Monday, and on Tuesday Dinder.": [
        "capture rsf @ Dinder",
        "capture rsf @ Singa",
    ],
    "What the RSF took in Sudan were Singa and Dinder.": ["capture rsf @ Dinder", "capture rsf @ Singa"],
    "What the army of Sudan has not taken is Singa.": ["capture saf @ Singa (denied)"],
    "What the RSF wants is Singa.": [],
    "Israeli troops pulled out of Khiam in Lebanon during the war. The Lebanese army has deployed in Khiam.": [
        "capture lebanon-government @ Khiam",
        "withdrawal israel @ Khiam",
    ],
    "The Lebanese army has deployed in Khiam after the war.": [],
    "The RSF took Singa in Sudan. The army made a tactical retreat.": [
        "capture rsf @ Singa",
        "withdrawal saf @ Singa",
    ],
    "The RSF has left, and the army of Sudan is in Singa again.": ["capture saf @ Singa"],
    "In Sennar state of Sudan the RSF took Singa, and the troops fled to Dinder.": [
        "capture rsf @ Singa",
        "withdrawal saf @ Singa",
    ],
}


def test_how_long_it_is_since(reader: Reader) -> None:
    (event,) = reader.events("It is ten years since Boko Haram took Gwoza in Nigeria, and on Monday the town mourns.")
    assert (event.date.start.year, event.date.end.year) == (2013, 2013)


def test_a_cleft_of_weeks_before(reader: Reader) -> None:
    (event,) = reader.events("It was just weeks before that Jilib had been retaken by the Somali army.")
    assert event.date.end < PUBLISHED


ALL = {
    **SEATS,
    **AFTERWARDS,
    **SITES,
    **FOUGHT,
    **TIED,
    **NAMED_BEHIND,
    **RELATIVES,
    **BETWEEN_COMMAS,
    **BACK_AGAIN,
    **NO_NAME,
}


@pytest.mark.parametrize(("text", "told"), [*ALL.items()])
def test_what_is_told_in_another_order(reader: Reader, text: str, told: list[str]) -> None:
    assert reader.told(text) == told
