"""Turns of phrase of agency news, by phenomenon: whole sentences, from text to events."""

import pytest

from tests.nlp.reading import Reader

WHO = {
    "Elements of Boko Haram entered Damasak on Saturday.": ["capture boko-haram @ Damasak"],
    "Malian troops and those of the French force Serval marched into Timbuktu on Sunday.": [
        "capture mali-government @ Timbuktu"
    ],
}
LISTS = {
    "Gao, the rebels' headquarters, and the Konna junction were retaken by the army of Mali earlier this month.": [
        "capture mali-government @ Gao",
        "capture mali-government @ Konna junction",
    ],
    "Also abandoned by the Congolese army were Sake and Masisi, a town further west.": [
        "withdrawal drc-government @ Masisi",
        "withdrawal drc-government @ Sake",
    ],
}
FIGHTING = {
    "There is fighting at Minova already, the Congolese army said.": ["contest drc-government @ Minova"],
    "The towns of Kobo and Woldia have seen fighting between Tigrayan forces and the Ethiopian army.": [
        "contest tplf @ Kobo",
        "contest tplf @ Woldia",
    ],
    "Heavy fighting is reported from Kunduz, where the Taliban attacked.": ["contest taliban @ Kunduz"],
}
HELD_AS_NEWS = {
    "Houthi fighters were in control of the whole of Ataq by Wednesday night.": ["capture houthi @ Ataq"],
    "The towns of Sinjar and Baaj were under Houthi control by dawn.": [
        "capture houthi @ Baaj",
        "capture houthi @ Sinjar",
    ],
    "Kidal has been theirs since Tuesday, the Tuareg rebels of the MNLA say, as has Tessalit.": [
        "capture mali-rebels @ Kidal",
        "capture mali-rebels @ Tessalit",
    ],
    "The hospital and the market of Singa were in RSF hands on Monday morning.": [
        "capture rsf @ Singa hospital",
        "capture rsf @ Singa market",
    ],
    "Singa was still in RSF hands on Monday.": ["control rsf @ Singa"],
    "Kidal has been theirs since March 2012, the Tuareg rebels of the MNLA say.": ["control mali-rebels @ Kidal"],
    "The M23 declared that Masisi belonged to them as well.": ["capture m23 @ Masisi"],
    "The Burkinabe army announced the same evening that Djibo was in its hands.": [
        "capture burkina-faso-government @ Djibo"
    ],
    "The army of Mali announced that Gao was still in its hands.": ["control mali-government @ Gao"],
    "Kisangani is back under the Congolese flag after two years, the president said.": [
        "capture drc-government @ Kisangani"
    ],
    "Baidoa was never out of government hands, the Somali army said.": ["control somalia-government @ Baidoa"],
}
TOGETHER = {
    "Singa and Sennar had fallen to the RSF together with the headquarters of the 17th Infantry Division.": [
        "capture rsf @ 17th Infantry Division headquarters",
        "capture rsf @ Sennar",
        "capture rsf @ Singa",
    ],
    "The rebels of M23 have been driven from Kiwanja and Rutshuru one after another by the Congolese army.": [
        "capture drc-government @ Kiwanja",
        "capture drc-government @ Rutshuru",
        "withdrawal m23 @ Kiwanja",
        "withdrawal m23 @ Rutshuru",
    ],
}
ASIDE = {
    "The Somali army took Adale on Monday. Masagaway, cleared at the end of last month, is calm.": [
        "capture somalia-government @ Adale",
        "capture somalia-government @ Masagaway",
    ],
    "The army of Sudan took Dindir on Sunday. Singa, captured in mid-November, was bombed on Monday.": [
        "capture saf @ Dindir",
        "capture saf @ Singa",
    ],
    "Before dawn Pul-e-Khumri, seat of Baghlan, was handed over without fighting, Taliban fighters said.": [
        "capture taliban @ Pul-e-Khumri"
    ],
    "The Yemeni army took Ataq on Thursday. From Nisab the Houthis were expelled on Friday.": [
        "capture yemen-government @ Ataq",
        "capture yemen-government @ Nisab",
        "withdrawal houthi @ Nisab",
    ],
}
ONE_MORE = {
    "Herat fell to the Taliban on Friday. Kandahar had gone some hours earlier.": [
        "capture taliban @ Herat",
        "capture taliban @ Kandahar",
    ],
    "On Sunday the M23 added Kanyabayonga, 20 km to the north.": ["capture m23 @ Kanyabayonga"],
    "On Saturday the MNLA took Kidal. On Sunday it was the turn of Timbuktu, the last town of the north.": [
        "capture mali-rebels @ Kidal",
        "capture mali-rebels @ Timbuktu",
    ],
    "The RSF by the afternoon had Rabak and Kosti.": ["capture rsf @ Kosti", "capture rsf @ Rabak"],
    "Gao was stormed by the Malian army at dawn on Saturday.": ["capture mali-government @ Gao"],
    "Gao is being stormed by the Malian army, residents said on Saturday.": ["contest mali-government @ Gao"],
}
STANDING = {
    "Nampala and Sokolo are all that the Malian army still holds in the region.": [
        "control mali-government @ Nampala",
        "control mali-government @ Sokolo",
    ],
    "Those two hills are all that is left to the rebels of M23.": [],
    "Bukavu is by the account of five residents now in the hands of the M23.": ["capture m23 @ Bukavu"],
    "Bukavu is once more in the hands of the Congolese army.": ["capture drc-government @ Bukavu"],
    "On Thursday Aden was no longer in the hands of the government of Yemen.": ["withdrawal yemen-government @ Aden"],
    "Aden was not in the hands of the Houthis, the government of Yemen said.": ["control houthi @ Aden (denied)"],
    "Bunia has come under the M23, residents said.": ["capture m23 @ Bunia"],
    "Bunia has come under M23 pressure, residents said.": [],
}
IT = {
    "Russian forces took Selydove on Monday. It had been in Ukrainian hands since 2014.": [
        "capture russia @ Selydove",
        "control ukraine @ Selydove",
    ],
    "The RSF attacked Babanusa in June. For now it stays in the hands of the army of Sudan.": [
        "contest rsf @ Babanusa",
        "control saf @ Babanusa",
    ],
    "Al-Shabaab attacked Adado at dawn. It fell to the fighters by noon, residents said.": [
        "capture al-shabaab @ Adado"
    ],
}
PARTS = {
    "The last square of Monguno passed into Boko Haram hands on Saturday.": ["capture boko-haram @ Monguno [part]"],
    "Gao, whose airport the Malian army had wrested from the jihadists on Thursday, was quiet.": [
        "capture mali-government @ Gao airport"
    ],
    "Bor, whose airstrip the army of South Sudan holds, was shelled by the rebels.": [
        "control south-sudan-government @ Bor airstrip"
    ],
    "Chipwi was captured by the KIA first, on September 29, then Tsawlaw, on October 3.": [
        "capture kia @ Chipwi",
        "capture kia @ Tsawlaw",
    ],
    "The Arakan Army is in Gwa. Taungup was taken by the ethnic army in November.": ["capture arakan-army @ Taungup"],
}
MEANT = {
    "Azerbaijan's army retook five villages, the president said. He listed them as Edilli, Tug and Akaku.": [
        "capture azerbaijan @ Akaku",
        "capture azerbaijan @ Edilli",
        "capture azerbaijan @ Tug",
    ],
    "Of Bentiu the rebels of Riek Machar say that they left it of their own will.": ["withdrawal spla-io @ Bentiu"],
    "The border town of Humera is in Amhara hands, the Tigrayan forces said.": ["control ethiopia-government @ Humera"],
    "The MNDAA took Chinshwehaw and has Laukkai encircled now, in Myanmar.": [
        "capture mndaa @ Chinshwehaw",
        "contest mndaa @ Laukkai",
    ],
    "The Yemeni government said the Joint Forces left At-Tuhayta on Thursday.": [
        "withdrawal yemen-government @ At-Tuhayta"
    ],
    "The Congolese soldiers took the road of Bukavu when the rebels of M23 came.": [],
}
ALL = WHO | LISTS | FIGHTING | HELD_AS_NEWS | TOGETHER | ASIDE | ONE_MORE | STANDING | IT | PARTS | MEANT


@pytest.mark.parametrize("text", ALL)
def test_what_a_turn_of_phrase_tells(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]
