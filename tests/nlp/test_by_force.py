"""Who is made to leave, who comes for a place, and what was so before: forced out, heading for, fell to them."""

import pytest

from tests.nlp.reading import Reader

FORCED = {
    "Boko Haram overran Baga, forcing troops of Nigeria to abandon the town.": [
        "capture boko-haram @ Baga",
        "withdrawal nigeria-government @ Baga",
    ],
    "The M23 rebels want to force the troops to abandon the town of Rutshuru.": [
        "withdrawal drc-government @ Rutshuru (planned)"
    ],
    "The army has retaken Yasoman from al-Shabaab, whose men burned houses as they left.": [
        "capture somalia-government @ Yasoman",
        "withdrawal al-shabaab @ Yasoman",
    ],
    "Troops recaptured Marte from Boko Haram, whose fighters mined the roads before they withdrew.": [
        "capture nigeria-government @ Marte",
        "withdrawal boko-haram @ Marte",
    ],
}
COMING = {
    "M23 rebels took Kibumba and were heading for Goma.": ["capture m23 @ Kibumba", "contest m23 @ Goma"],
    "The rebel leader is heading for Kigali for talks.": [],
    "Officials in Kunduz said that Afghan troops were still fighting the Taliban there.": [
        "contest afghanistan-government @ Kunduz"
    ],
    "Jihadists have put Timbuktu under a blockade in Mali.": ["contest jihadists-sahel @ Timbuktu"],
    "The state put the bank under pressure in Mali, where the army fights jihadists.": [],
}
TAKEN = {
    "The Taliban took Imam Sahib from the army, and Khanabad fell to them as well.": [
        "capture taliban @ Imam Sahib",
        "capture taliban @ Khanabad",
    ],
    "Seleka rebels marched into Bria on Tuesday, sending soldiers running; Ndele fell to them a week ago.": [
        "capture seleka @ Bria",
        "capture seleka @ Ndele",
    ],
    "The RSF attacked Singa at dawn and by noon held the town.": ["capture rsf @ Singa"],
    "By 2010 al-Shabaab held Kismayo.": ["control al-shabaab @ Kismayo"],
    "The RSF took el-Fasher, the last city in Darfur that had been out of its hands.": ["capture rsf @ el-Fasher"],
    "Boko Haram overran two army bases, in Metele and Kukawa.": [
        "capture boko-haram @ Kukawa army base",
        "capture boko-haram @ Metele army base",
    ],
    "The Tamil Tigers overran two garrisons, at Mullaitivu and Kilinochchi.": [
        "capture ltte @ Kilinochchi",
        "capture ltte @ Mullaitivu",
    ],
}


@pytest.mark.parametrize(("text", "events"), (FORCED | COMING | TAKEN).items())
def test_who_is_made_to_leave_and_who_comes(reader: Reader, text: str, events: list[str]) -> None:
    assert reader.told(text) == events
