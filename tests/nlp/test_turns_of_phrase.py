"""Control told in turns of phrase: given to somebody, no longer had, slipped away from, lost "after A and B"."""

import pytest

from tests.nlp.reading import Reader

TOLD = {
    "The army of South Sudan said it was no longer in control of Malakal.": [
        "withdrawal south-sudan-government @ Malakal"
    ],
    "Saudi-backed troops closed in on the airport of Taiz in Yemen held by the Houthis.": [
        "contest yemen-government @ Taiz airport",
        "control houthi @ Taiz airport",
    ],
    "The garrison left, giving Russia full control of Mariupol.": ["capture russia @ Mariupol"],
    "Ukrainian forces entered Kramatorsk after the separatists slipped out towards Donetsk.": [
        "capture ukraine @ Kramatorsk",
        "withdrawal russia @ Kramatorsk",
    ],
    "Ukrainian soldiers straggled out of Ilovaisk at dawn.": ["withdrawal ukraine @ Ilovaisk"],
    "Congolese soldiers limped out of Sake.": ["withdrawal drc-government @ Sake"],
    "Wau was the third town in South Sudan to fall to the rebels, after Bor and Malakal.": [
        "capture spla-io @ Bor",
        "capture spla-io @ Malakal",
        "capture spla-io @ Wau",
    ],
    "Wau was the second town that the rebels took in South Sudan.": ["capture spla-io @ Wau"],
    "Makhmur in Iraq was emptied of Kurdish fighters overnight.": ["withdrawal krg @ Makhmur"],
    "Chin fighters took two outposts at Falam and Hakha in Myanmar.": [
        "capture chin-forces @ Falam outpost",
        "capture chin-forces @ Hakha outpost",
    ],
    "Rebels took two bases in Goma and Sake in Congo.": ["capture m23 @ Goma base", "capture m23 @ Sake base"],
    "The TNLA, which attacked Namhkam and Lashio, said it had taken 40 outposts in Myanmar.": [
        "contest tnla @ Lashio",
        "contest tnla @ Namhkam",
    ],
    "PDF units captured Kawlin in Myanmar. The MNDAA said that the town of Kyukoke was seized on Tuesday.": [
        "capture mndaa @ Kyukoke",
        "capture pdf @ Kawlin",
    ],
    "Al-Shabaab ruled Mogadishu until they were driven out in December.": [
        "control al-shabaab @ Mogadishu",
        "withdrawal al-shabaab @ Mogadishu",
    ],
    "Libyan rebels retook Ajdabiyah on Saturday and by evening were in Brega.": [
        "capture libya-rebels @ Ajdabiyah",
        "capture libya-rebels @ Brega",
    ],
    "Libyan rebels were in Benghazi on Monday for talks.": [],
    'Rebels were inside Gao in Mali at midday. "The army has pulled out," said a resident.': [
        "contest mali-rebels @ Gao",
        "withdrawal mali-government @ Gao",
    ],
    "Fighting raged in Congo, where the towns of Sake and Masisi were taken by M23.": [
        "capture m23 @ Masisi",
        "capture m23 @ Sake",
    ],
    "Azerbaijani troops shelled the Fizuli district occupied by the Armenians.": ["control armenia @ Fizuli district"],
    "Ethiopian troops entered Hudur, located 420 km southwest of Mogadishu, Somalia, and seized the town.": [
        "capture somalia-government @ Hudur"
    ],
    "The army still holds Kauda in Sudan, contrary to rebel claims that they had captured Talodi.": [
        "capture rsf @ Talodi (claimed)",
        "control saf @ Kauda (claimed)",
    ],
    "The only county of South Sudan that is still left in the hands of the rebels is Panyijiar.": [
        "control spla-io @ Panyijiar"
    ],
    "Iraqi forces began a campaign on Monday to dislodge Islamic State from Mosul.": [
        "contest iraq-government @ Mosul"
    ],
    "Kabila and his allies were fleeing Businga in Congo.": ["withdrawal drc-government @ Businga"],
    "The Islamic Courts forces abandoned their main stronghold in Bur Hakaba in Somalia.": [
        "withdrawal islamic-courts-union @ Bur Hakaba"
    ],
    "Lashio is the first command to be lost by the army in Myanmar.": ["withdrawal myanmar-junta @ Lashio"],
    "The RSF claimed to have taken Nyala and to be besieging El Fasher in Sudan.": [
        "capture rsf @ Nyala (claimed)",
        "contest rsf @ El Fasher (claimed)",
    ],
    "Abkhaz fighters stormed Gagra in Georgia, ending a long battle for the town.": ["capture abkhazia @ Gagra"],
    "Abkhaz fighters stormed Gagra in Georgia.": ["contest abkhazia @ Gagra"],
    "Peshmerga fighters moved into a vacuum left by fleeing soldiers, taking over Makhmur in Iraq.": [
        "capture krg @ Makhmur"
    ],
    "Kurdish fighters pursued retreating soldiers near Makhmur in Iraq.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_turns_of_phrase(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]


def test_the_day_of_what_is_compared_is_not_that_of_the_news(reader: Reader) -> None:
    [event] = reader.events("Ukraine gave up Avdiivka, its greatest loss since Bakhmut last May.")
    assert event.date.start.year == 2023
    assert event.date.start.month == 12
