"""Turns of phrase of papers and agencies: what they tell, and what only looks like it."""

import pytest

from tests.nlp.reading import Reader

LISTS = {
    "The villages of Kafinda and Sake in the north, Mubi in the east, and Masisi and Nyabi in the southwest of North "
    "Kivu were cleared of M23 rebels by the Congolese army.": [
        "capture drc-government @ Kafinda",
        "capture drc-government @ Masisi",
        "capture drc-government @ Mubi",
        "capture drc-government @ Nyabi",
        "capture drc-government @ Sake",
    ],
    "M23 rebels captured Sake in the west and Kibumba to the north of Goma, in addition to Rutshuru.": [
        "capture m23 @ Kibumba",
        "capture m23 @ Rutshuru",
        "capture m23 @ Sake",
    ],
    "In Mali the army moved to the east of Gao and north of Kidal.": [],
    "The army said that the towns of Kunduz and Baghlan were taken by the Taliban.": [
        "capture taliban @ Baghlan",
        "capture taliban @ Kunduz",
    ],
    "The army said Kunduz held out and Baghlan fell to the Taliban.": ["capture taliban @ Baghlan"],
    "The M23 captured Masisi on Monday, and Sake in the hands of the army was shelled.": ["capture m23 @ Masisi"],
    "Soldiers of the M23 attacked Masisi and Sake on Monday and took the latter.": [
        "capture m23 @ Sake",
        "contest m23 @ Masisi",
    ],
    "The M23 and the army met in Goma. The latter left by road.": [],
    "The army of Azerbaijan took two villages near Agdam, Garvand and Yusifjanli, on Monday.": [
        "capture azerbaijan @ Garvand",
        "capture azerbaijan @ Yusifjanli",
    ],
    "Taliban fighters captured three more provincial capitals on Sunday: Kunduz, Sar-e-Pul and Taloqan.": [
        "capture taliban @ Kunduz",
        "capture taliban @ Sar-e-Pul",
        "capture taliban @ Taloqan",
    ],
    "Soldiers of the RSF captured El Fasher's airport, the last army stronghold in Darfur.": [
        "capture rsf @ El Fasher airport"
    ],
    "M23 soldiers fled to the areas of Kafinda and Nyabi in the east of Goma, where clashes are going on.": [
        "contest m23 @ Kafinda",
        "contest m23 @ Nyabi",
    ],
}
BEHIND_A_NOUN = {
    "Taliban fighters pulled out of Kunduz late on Monday.": ["withdrawal taliban @ Kunduz"],
    "The Taliban first drove the army out of Kunduz in May.": [
        "capture taliban @ Kunduz",
        "withdrawal afghanistan-government @ Kunduz",
    ],
    "The Taliban seized the Alchin bridge nearby, the people of Kunduz said.": ["capture taliban @ Alchin bridge"],
    "The men of the late General Dostum rested in Kunduz.": [],
    "Taliban fighters seized the airport in the north of Kunduz.": ["capture taliban @ Kunduz airport"],
}
WHO = {
    "U.S. troops seized the town of Marjah from the Taliban.": ["capture united-states @ Marjah"],
    "A U.S. armoured column seized the town of Marjah from the Taliban.": ["capture united-states @ Marjah"],
    "The 101st Airborne Division took Najaf from the Iraqi army.": ["capture united-states @ Najaf"],
    "The 101st Division of the Sudanese army took Singa.": ["capture saf @ Singa"],
    "Rebels led by the M23 seized Masisi on Friday.": ["capture m23 @ Masisi"],
    "Insurgents led by Islamic State overran Mocimboa da Praia in Mozambique.": [
        "capture islamic-state @ Mocimboa da Praia"
    ],
    "Counter-terrorism forces retook Baghlan from the Taliban.": ["capture afghanistan-government @ Baghlan"],
    "Malian rebels took Kidal, AFP said. The army of Mali lost Tessalit as well, AFP said.": [
        "capture mali-rebels @ Kidal",
        "withdrawal mali-government @ Tessalit",
    ],
    "Troops of the AFP, the Philippine army, retook Marawi.": ["capture philippines-government @ Marawi"],
    'The Kurdish Deputy Defense Minister, Azad Saleh, said that Kirkuk had been taken after "an exchange of fire" with '
    "the Iraqi army.": ["capture krg @ Kirkuk"],
}
LEFT_TO_THEM = {
    "Congolese troops deployed in Masisi after M23 fighters and their allies left on Friday.": [
        "capture drc-government @ Masisi",
        "withdrawal m23 @ Masisi",
    ],
    "Congolese troops deployed in Masisi on Friday.": [],
    "M23 rebels raised their flag over the town hall of Masisi after the army withdrew to the hills.": [
        "capture m23 @ Masisi",
        "capture m23 @ Masisi town hall",
        "withdrawal drc-government @ Masisi",
        "withdrawal drc-government @ Masisi town hall",
    ],
    "The M23 seized control of Masisi in May after the withdrawal of the army from it.": [
        "capture m23 @ Masisi",
        "withdrawal drc-government @ Masisi",
    ],
    "The M23 has held Masisi since May 2022, when it drove the army out of the town.": [
        "capture m23 @ Masisi",
        "control m23 @ Masisi",
        "withdrawal drc-government @ Masisi",
    ],
    "Al Shabaab fighters stormed Adan Yabaal at dawn, residents said, forcing government troops to retreat.": [
        "contest al-shabaab @ Adan Yabaal",
        "withdrawal somalia-government @ Adan Yabaal",
    ],
    "Residents were in Adan Yabaal, al-Shabaab said, forcing government troops to retreat.": [],
    "Somali soldiers left Bariire and Mubarak, allowing al-Shabaab to take over.": [
        "capture al-shabaab @ Bariire",
        "capture al-shabaab @ Mubarak",
        "withdrawal somalia-government @ Bariire",
        "withdrawal somalia-government @ Mubarak",
    ],
    "Somali soldiers left Bariire when General Hashi took over as their commander.": [
        "withdrawal somalia-government @ Bariire"
    ],
    "M23 rebels captured Masisi, the army said, and pushed south towards Goma.": [
        "capture m23 @ Masisi",
        "contest m23 @ Goma",
    ],
    "The Congolese army recaptured Nyanzale from the M23 on Saturday, only to lose it again a day later.": [
        "capture drc-government @ Nyanzale",
        "withdrawal drc-government @ Nyanzale",
    ],
    "The fall of El Fasher gives the RSF control over the whole of Darfur, soldiers said.": ["capture rsf @ El Fasher"],
    "The fall of El Fasher would give the RSF soldiers control of Darfur.": [
        "capture rsf @ Darfur (planned)",
        "capture rsf @ El Fasher (planned)",
    ],
}
NEAR = {
    "The Taliban are now only four kilometres from Kunduz.": ["contest taliban @ Kunduz"],
    "The Taliban stand 800 metres away from Kunduz.": ["contest taliban @ Kunduz"],
    "The Taliban are sixty kilometres from Kunduz.": [],
    "The ring around Masisi narrowed as M23 fighters took Sake.": ["capture m23 @ Sake", "contest m23 @ Masisi"],
    "M23 soldiers fled to Masisi and Kibumba in the east of the province, where clashes are still going on.": [
        "contest m23 @ Kibumba"
    ],
    "The M23 took Sake in its operation to drive the army out of Goma.": [
        "capture m23 @ Sake",
        "contest m23 @ Goma",
    ],
    "The M23 plans an operation to drive the army out of Goma.": [
        "capture m23 @ Goma (planned)",
        "withdrawal drc-government @ Goma (planned)",
    ],
}
STANDING = {
    "Masisi, the last of the three towns still in the hands of the M23, was shelled.": ["control m23 @ Masisi"],
    '"Masisi is fully under our control, and so is Kibumba," the M23 said.': [
        "control m23 @ Kibumba",
        "control m23 @ Masisi",
    ],
    "Masisi has been in the hands of the M23 since Saturday.": ["control m23 @ Masisi"],
    "Masisi has been in the hands of the M23 since Tuesday.": ["capture m23 @ Masisi"],
    "The M23 took Masisi. The hospital has been under the control of the movement since May.": [
        "capture m23 @ Masisi",
        "control m23 @ Masisi hospital",
    ],
    "After cleansing of the area of Masisi, the M23 took Sake.": ["capture m23 @ Masisi", "capture m23 @ Sake"],
    "The army fears ethnic cleansing of the area of Masisi by the M23.": [],
    "Taliban fighters held Baghlan. Kabul restored its authority there in 2004.": [
        "capture afghanistan-government @ Baghlan",
        "control taliban @ Baghlan",
    ],
    "The rebels of Riek Machar control most of Bentiu, while the army holds the airstrip.": [
        "control south-sudan-government @ Bentiu airstrip",
        "control spla-io @ Bentiu [most]",
    ],
    "The Syrian army has captured more than half of rebel-held Douma.": ["capture syria-government @ Douma [part]"],
    "Taliban fighters overran the Sangin district centre in Helmand on Thursday.": ["capture taliban @ Sangin"],
    "Islamic State fighters attacked Palmyra on Monday and took the city's airport.": [
        "capture islamic-state @ Palmyra airport",
        "contest islamic-state @ Palmyra",
    ],
    "The Syrian army managed to control Sukhna and the hills around it.": ["capture syria-government @ Sukhna"],
    "Syrian army units also controlled Sukhna after fierce clashes.": ["capture syria-government @ Sukhna"],
    "Fighters of Islamic State controlled Sukhna for two years.": ["control islamic-state @ Sukhna"],
    "Tuareg rebels claimed the capture of several army positions, among them Lere.": [
        "capture mali-rebels @ Lere (claimed)"
    ],
    "Ukrainian troops took Sudzha on Monday, and Russian attacks near the settlements of Lebedyn and Sumy were "
    "repelled.": ["capture ukraine @ Sudzha", "contest russia @ Lebedyn", "contest russia @ Sumy"],
    "Ukrainian troops took Sudzha on Monday, and soldiers said Lebedyn and Sumy held out.": [
        "capture ukraine @ Sudzha"
    ],
}
PERSONS = {
    "Troops of the Houthis captured Ahmed al-Sharabi in Taiz. Mr Sharabi led the police.": [],
    "M23 soldiers captured Bahati Kubwa, the intelligence chief of a militia.": [],
    "Bahati Kubwa was seized by the M23. The general's son, Bahati Kubwa, had fled.": [],
}
ALL = LISTS | BEHIND_A_NOUN | WHO | LEFT_TO_THEM | NEAR | STANDING | PERSONS


@pytest.mark.parametrize("text", ALL)
def test_what_a_turn_of_phrase_tells(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_those_who_call_their_men_the_army_of_the_state(reader: Reader) -> None:
    told = reader.told(
        "The army and popular committees took Harib in Yemen. The mercenaries of the aggression fled from Bayhan."
    )
    assert told == ["capture houthi @ Harib", "withdrawal yemen-government @ Bayhan"]


def test_whose_words_are_only_quoted(reader: Reader) -> None:
    told = reader.told('The Yemeni army took Harib from the Houthis, who spoke of "the army and popular committees".')
    assert told == ["capture yemen-government @ Harib"]
