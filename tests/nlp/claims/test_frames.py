"""Verbs that move control. Each row: a sentence, and all the events that it tells."""

import pytest

from tests.nlp.reading import Reader

TAKE = {
    "M23 pushed south from Rutshuru and took Kiwanja.": ["capture m23 @ Kiwanja"],
    "Kutkai was retaken on Sunday by troops of the junta.": ["capture myanmar-junta @ Kutkai"],
    "The RSF has captured most of El Fasher.": ["capture rsf @ El Fasher [most]"],
    "M23, which in 2012 briefly held Goma, captured it again on Monday.": [
        "capture m23 @ Goma",
        "control m23 @ Goma",
    ],
    "The Rapid Support Forces captured Wad Madani on Monday.": ["capture rsf @ Wad Madani"],
    "Fighters captured the Black Sea city of Sukhumi from Georgian troops.": ["capture abkhazia @ Sukhumi"],
    "FARC rebels took the Amazon town of Mitu.": ["capture farc @ Mitu"],
    "The rebels of Congo were driven back by fighters from Sake.": [],
    "The rebels of Congo were driven from Sake by soldiers from Goma.": [
        "capture drc-government @ Sake",
        "withdrawal m23 @ Sake",
    ],
    "Russian troops still occupied the port of Poti in Georgia.": ["control russia @ Poti"],
    "M23 rebels hold most of Rutshuru and Masisi territories.": [
        "control m23 @ Masisi territory [most]",
        "control m23 @ Rutshuru [most]",
    ],
    "Rebels hold large areas of South Sudan, including the towns of Nasir and Waat.": [
        "control spla-io @ Nasir",
        "control spla-io @ Waat",
    ],
    "Russian forces control a fifth of Ukraine, including the cities of Mariupol and Melitopol.": [
        "control russia @ Mariupol",
        "control russia @ Melitopol",
    ],
    "Chadian rebels overran the capital of Chad.": ["capture chad-rebels @ N'Djamena"],
    "Two villages not far from Goma were taken by M23 rebels.": [],
    "M23 rebels hold Rutshuru, Kiwanja and Sake, which they captured in May.": [
        "capture m23 @ Kiwanja",
        "capture m23 @ Rutshuru",
        "capture m23 @ Sake",
        "control m23 @ Kiwanja",
        "control m23 @ Rutshuru",
        "control m23 @ Sake",
    ],
    "Libyan rebels hold the oil terminals of Ras Lanuf and Brega.": [
        "control libya-rebels @ Brega oil terminal",
        "control libya-rebels @ Ras Lanuf oil terminal",
    ],
    "Islamic State attacked Manbij. South of Aleppo, rebels seized Khan Tuman.": [
        "capture syria-opposition @ Khan Tuman",
        "contest islamic-state @ Manbij",
    ],
    "M23 rebels seized Rutshuru and Kiwanja overnight.": ["capture m23 @ Kiwanja", "capture m23 @ Rutshuru"],
    "Wad Madani was captured by the Rapid Support Forces on Monday.": ["capture rsf @ Wad Madani"],
    "The town of Lashio has been seized by the MNDAA.": ["capture mndaa @ Lashio"],
    "The Taliban took control of Kunduz on Monday.": ["capture taliban @ Kunduz"],
    "Croatian forces took back Knin on August 5.": ["capture croatia @ Knin"],
    "The Sudanese army regained control of the Republican Palace in Khartoum.": ["capture saf @ Republican Palace"],
    "M23 fighters took parts of Masisi territory.": ["capture m23 @ Masisi territory [part]"],
    "Kidal was recaptured from Tuareg rebels by the Malian army.": ["capture mali-government @ Kidal"],
    "The Nigerian army has freed Bama from Boko Haram.": ["capture nigeria-government @ Bama"],
    "Al-Shabaab, which seized Adan Yabaal on Wednesday, is back.": ["capture al-shabaab @ Adan Yabaal"],
    "After taking Bu'ale, Somali troops rested.": ["capture somalia-government @ Bu'ale"],
    "FARC guerrillas took Mitu, but the Colombian army won it back.": [
        "capture colombia-government @ Mitu",
        "capture farc @ Mitu",
    ],
    "The RSF captured El Geneina, Zalingei and Nyala in Darfur.": [
        "capture rsf @ El Geneina",
        "capture rsf @ Nyala",
        "capture rsf @ Zalingei",
    ],
}
ASIDE = {
    "Bama, captured by Boko Haram in September, was retaken by the army on Monday.": [
        "capture boko-haram @ Bama",
        "capture nigeria-government @ Bama",
    ],
    "Rutshuru, in North Kivu, seized by M23 rebels in 2022, lies north of Goma.": ["capture m23 @ Rutshuru"],
    "The rebels, driven out of Bor by the South Sudanese army, fled to the bush.": [
        "capture south-sudan-government @ Bor",
        "withdrawal spla-io @ Bor",
    ],
    "Troops marched on Kidal, held by Tuareg rebels since 2013.": [
        "contest mali-government @ Kidal",
        "control mali-rebels @ Kidal",
    ],
    "A ship, captured by Houthi rebels in the Red Sea, was taken to Hodeidah.": [],
}
OCCUPY = {
    "Armenian forces have occupied Jabrayil since 1993.": ["control armenia @ Jabrayil"],
    "Armenian forces occupied Jabrayil in 1993.": ["capture armenia @ Jabrayil"],
    "Bukavu was occupied by M23 rebels on Monday.": ["capture m23 @ Bukavu"],
    "Bukavu has been occupied by M23 rebels since last August.": ["control m23 @ Bukavu"],
    "The town of Ber in Mali is still occupied by Tuareg rebels.": ["control mali-rebels @ Ber"],
    "All of Bukavu is now occupied after fighting, the rebels of M23 said.": ["capture m23 @ Bukavu"],
}
LEAVE = {
    "Georgian troops left Batumi, then captured Gori.": ["capture georgia @ Gori", "withdrawal georgia @ Batumi"],
    "Al-Shabaab lost the town of Barawe, which it had held since 2008.": [
        "control al-shabaab @ Barawe",
        "withdrawal al-shabaab @ Barawe",
    ],
    "UNITA lost its headquarters at Jamba to government troops.": [
        "capture angola-government @ Jamba headquarters",
        "withdrawal unita @ Jamba headquarters",
    ],
    "The Georgians gave up Gori without a fight.": ["withdrawal georgia @ Gori"],
    "The LTTE has vacated Pooneryn.": ["withdrawal ltte @ Pooneryn"],
    "The Congolese army lost control of Rutshuru.": ["withdrawal drc-government @ Rutshuru"],
    "The Congolese army lost Rutshuru to the M23.": ["capture m23 @ Rutshuru", "withdrawal drc-government @ Rutshuru"],
    "The junta surrendered Kawkareik to the Karen rebels.": [
        "capture karen-forces @ Kawkareik",
        "withdrawal myanmar-junta @ Kawkareik",
    ],
    "The rebels handed Adigrat over to Ethiopian federal forces.": [
        "capture ethiopia-government @ Adigrat",
        "withdrawal tplf @ Adigrat",
    ],
    "Karabakh Armenian forces left Kelbajar to Azerbaijan.": [
        "capture azerbaijan @ Kelbajar",
        "withdrawal armenia @ Kelbajar",
    ],
}
WITHDRAW = {
    "Eritrean troops pulled out of Shire and Axum.": ["withdrawal eritrea @ Axum", "withdrawal eritrea @ Shire"],
    "Ntaganda's men have slipped out of Bunagana.": ["withdrawal m23 @ Bunagana"],
    "Tuareg rebels, who had captured Gao in March, withdrew from the town on Friday.": [
        "capture mali-rebels @ Gao",
        "withdrawal mali-rebels @ Gao",
    ],
}
LEFT_BEHIND = {
    "The UNITA men who had held Kuito slipped away into the bush.": [
        "control unita @ Kuito",
        "withdrawal unita @ Kuito",
    ],
    "Malian columns rolled into Diabaly after the Islamist rebels who had occupied it slipped away.": [
        "capture mali-government @ Diabaly",
        "withdrawal jihadists-sahel @ Diabaly",
    ],
    "Tigrayan forces took Weldiya in July, then gave it up in December.": [
        "capture tplf @ Weldiya",
        "withdrawal tplf @ Weldiya",
    ],
    "The Nigerian army drove Boko Haram out of Dikwa last Tuesday but left it again two days later.": [
        "capture nigeria-government @ Dikwa",
        "withdrawal boko-haram @ Dikwa",
        "withdrawal nigeria-government @ Dikwa",
    ],
    "The M23 entered Pinga in October and was pushed out of it by the Congolese army.": [
        "capture drc-government @ Pinga",
        "capture m23 @ Pinga",
        "withdrawal m23 @ Pinga",
    ],
    "The Taliban captured Zaranj from government forces, whose soldiers withdrew to Delaram.": [
        "capture taliban @ Zaranj",
        "withdrawal afghanistan-government @ Zaranj",
    ],
    "It was a revolt by Tuareg separatists of the MNLA, who were chased out of Gao last June.": [
        "withdrawal mali-rebels @ Gao"
    ],
    "Al-Shabaab rebels withdrew from most of their positions in the Somali capital overnight.": [
        "withdrawal al-shabaab @ Mogadishu [most]"
    ],
}
LEFT_BY_THE_STORY = {
    "The M23 took Sake on Friday. The Congolese garrison there left by boat for Idjwi.": [
        "capture m23 @ Sake",
        "withdrawal drc-government @ Sake",
    ],
    "The RSF overran the town of Singa in Sudan. The garrison retreated towards Sennar.": [
        "capture rsf @ Singa",
        "withdrawal saf @ Singa",
    ],
    "Taloqan has been captured by the Taliban. Soldiers and officials left in a convoy to Warsaj.": [
        "capture taliban @ Taloqan",
        "withdrawal afghanistan-government @ Taloqan",
    ],
    "Alamata and Korem had been held by Tigrayan forces. A trader in Alamata said that the TPLF fighters left.": [
        "control tplf @ Alamata",
        "control tplf @ Korem",
        "withdrawal tplf @ Alamata",
    ],
    "Alamata and Korem had been held by Tigrayan forces. The TPLF fighters left.": [
        "control tplf @ Alamata",
        "control tplf @ Korem",
    ],
    "Kurdish fighters have held Kirkuk since 2014. Iraqi soldiers retreated at the time.": ["control krg @ Kirkuk"],
    "The SPLA captured Bor. The SPLA left again on Sunday.": [
        "capture south-sudan-government @ Bor",
        "withdrawal south-sudan-government @ Bor",
    ],
    "The TPLF captured Alamata. The mayor left on Sunday evening.": ["capture tplf @ Alamata"],
}
NOBODY_LEFT = {
    "The rebel commander left the hospital in Goma on Sunday evening.": [],
    "Taliban delegates left Doha on Sunday evening.": [],
    "The prisoner slipped away from soldiers in Kandahar.": [],
    "Villagers were chased out of Damasak last June by floods, the army said.": [],
    "The Somali army abandoned a plan in Jowhar.": [],
    "Soldiers of the RSF gave it up in Khartoum after a long match.": [],
}
EXPEL = {
    "Houthi fighters were pushed out of Zinjibar by government forces.": [
        "capture yemen-government @ Zinjibar",
        "withdrawal houthi @ Zinjibar",
    ],
    "UNITA was expelled from Kuito.": ["withdrawal unita @ Kuito"],
    "Government troops were forced out of Bentiu.": ["withdrawal south-sudan-government @ Bentiu"],
    "The army, backed by tanks, drove the RSF from Jebel Moya and Singa.": [
        "capture saf @ Jebel Moya",
        "capture saf @ Singa",
        "withdrawal rsf @ Jebel Moya",
        "withdrawal rsf @ Singa",
    ],
    "The Nigerian army recaptured Bama and drove Boko Haram from Gwoza.": [
        "capture nigeria-government @ Bama",
        "capture nigeria-government @ Gwoza",
        "withdrawal boko-haram @ Gwoza",
    ],
    "Chad's army drove Boko Haram from Damasak and Malam Fatori in Nigeria.": [
        "capture nigeria-government @ Damasak",
        "capture nigeria-government @ Malam Fatori",
        "withdrawal boko-haram @ Damasak",
        "withdrawal boko-haram @ Malam Fatori",
    ],
}
CLEAR = {
    "Ethiopian troops cleared Humera of Tigrayan fighters.": ["capture ethiopia-government @ Humera"],
    "Congolese soldiers cleared M23 fighters from Bunagana.": ["capture drc-government @ Bunagana"],
    "Grozny has been cleared of rebels, the Russian military said.": ["capture russia @ Grozny"],
}
HOLD = {
    "The army controls Omdurman and Bahri in Sudan.": ["control saf @ Bahri", "control saf @ Omdurman"],
    "Kandahar is still held by the Taliban.": ["control taliban @ Kandahar"],
    "The Taliban now hold most of Helmand province.": ["control taliban @ Helmand province [most]"],
    "Forces of the TPLF still hold Adwa and Axum.": ["control tplf @ Adwa", "control tplf @ Axum"],
    "Lashio and Kutkai are controlled by the MNDAA.": ["control mndaa @ Kutkai", "control mndaa @ Lashio"],
    "Colombian police hold a rebel commander in Cali.": [],
}
FALL = {
    "The town of Barawe, which al-Shabaab had held since 2008, fell on Sunday to Somali troops.": [
        "capture somalia-government @ Barawe",
        "control al-shabaab @ Barawe",
    ],
    "Bamiyan fell to the Northern Alliance on Sunday.": ["capture northern-alliance @ Bamiyan"],
    "The guns fell silent as Huambo went over to UNITA.": ["capture unita @ Huambo"],
    "Kawkareik and Thingannyinaung have fallen to the Karen National Liberation Army.": [
        "capture karen-forces @ Kawkareik",
        "capture karen-forces @ Thingannyinaung",
    ],
    "Rutshuru passed into M23 hands.": ["capture m23 @ Rutshuru"],
    "Prices fell in Kismayo.": [],
}
ALL = (
    TAKE
    | ASIDE
    | OCCUPY
    | LEAVE
    | WITHDRAW
    | LEFT_BEHIND
    | LEFT_BY_THE_STORY
    | NOBODY_LEFT
    | EXPEL
    | CLEAR
    | HOLD
    | FALL
)


@pytest.mark.parametrize("text", ALL)
def test_a_verb_of_control_tells_who_took_left_or_holds_what(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]


def test_who_lost_it_is_the_opponent(reader: Reader) -> None:
    (event,) = reader.events("Kidal was recaptured from Tuareg rebels by the Malian army.")
    assert event.opponent is not None
    assert event.opponent.side == "mali-rebels"


def test_who_is_forced_to_leave_is_the_one_who_leaves(reader: Reader) -> None:
    assert reader.told("The army forced the rebels to abandon Bor.") == ["withdrawal spla-io @ Bor"]


def test_those_who_had_pulled_out_left_the_town_that_fell(reader: Reader) -> None:
    text = "Jowhar fell to Al-Shabaab on Sunday, after Somali troops had pulled out."
    assert reader.told(text) == ["capture al-shabaab @ Jowhar", "withdrawal somalia-government @ Jowhar"]


def test_they_who_say_that_they_took_a_town_took_it_also_after_a_retreat(reader: Reader) -> None:
    text = "The army took Kiwanja in Congo, and the M23 rebels fled. The rebels claimed that they had taken Sake."
    assert "capture m23 @ Sake (claimed)" in reader.told(text)


def test_what_is_left_behind_is_no_town(reader: Reader) -> None:
    text = "Boko Haram took Bama. Nigerian troops pulled out of Gwoza, leaving behind a few men."
    assert reader.told(text) == ["capture boko-haram @ Bama", "withdrawal nigeria-government @ Gwoza"]
