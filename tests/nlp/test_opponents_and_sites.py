"""Those who fight somebody, the enemy that nobody names, men of no side, and lists of sites that each have a town."""

import pytest

from tests.nlp.reading import Reader

OPPONENTS = {
    "Opponents of the Taliban have taken Pul-e-Hesar after heavy fighting.": ["capture nrf @ Pul-e-Hesar"],
    "Opponents of Bashar al-Assad seized Saraqeb from the army on Monday.": ["capture syria-opposition @ Saraqeb"],
    "Opponents of the mine demonstrated in Saraqeb.": [],
}
ENEMY = {
    "Iraqi forces have retaken Sharqat. The enemy fled toward Hawija, which it still occupies.": [
        "capture iraq-government @ Sharqat",
        "control islamic-state @ Hawija",
    ],
    "M23 fled toward Rutshuru, which it has occupied since May.": ["control m23 @ Rutshuru"],
    "Monitors documented the advance of M23 in North Kivu, where it was able to take Kibumba.": [
        "capture m23 @ Kibumba"
    ],
    "Witnesses described the rebels' advance into Kivu, where they took Sake.": ["capture m23 @ Sake"],
    "The army halted the advance of M23 in North Kivu, where it has retaken Kibumba.": [
        "capture drc-government @ Kibumba"
    ],
}
MEN = {
    "Police are looking for young men who disappeared from Palma and are said to have joined the rebels.": [],
    "Congolese soldiers took Sake from M23. Two men have left Sake for Goma, their families said.": [
        "capture drc-government @ Sake",
    ],
    "M23 took Sake on Monday. Some 300 men left Sake on Tuesday.": ["capture m23 @ Sake", "withdrawal m23 @ Sake"],
    "Ugandan troops deployed as part of a regional force took over Bunagana from M23 on Thursday.": [
        "capture uganda @ Bunagana"
    ],
}
SITES = {
    "Boko Haram took the bridge at Baga, the police station in Kukawa and the market of Monguno.": [
        "capture boko-haram @ Baga bridge",
        "capture boko-haram @ Kukawa police station",
        "capture boko-haram @ Monguno market",
    ],
    "Boko Haram overran the army base at Baga and then the naval base at Kukawa.": [
        "capture boko-haram @ Baga army base",
        "capture boko-haram @ Kukawa naval base",
    ],
    "Boko Haram overran the base of the Joint Task Force (JTF) in Baga.": ["capture boko-haram @ Baga base"],
    "Towns in eastern Congo including Sake, Rutshuru and Bunagana are under the control of M23.": [
        "control m23 @ Sake",
        "control m23 @ Rutshuru",
        "control m23 @ Bunagana",
    ],
    "M23 has captured Bunagana, at the end of the road from Kisoro, and Rutshuru.": [
        "capture m23 @ Bunagana",
        "capture m23 @ Rutshuru",
    ],
}


@pytest.mark.parametrize(("text", "events"), [*OPPONENTS.items(), *ENEMY.items(), *MEN.items(), *SITES.items()])
def test_what_is_read(reader: Reader, text: str, events: list[str]) -> None:
    assert sorted(reader.told(text)) == sorted(events)
