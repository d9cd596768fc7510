"""What others do meanwhile, what lies in between, and who goes on as the subject."""

import pytest

from tests.nlp.reading import Reader

MEANWHILE = {
    "Insurgents fled as Malian soldiers swept north after retaking Gao.": ["capture mali-government @ Gao"],
    "The army left Bria in the Central African Republic when Seleka rebels arrived after seizing Sam Ouandja.": [
        "capture seleka @ Bria",
        "capture seleka @ Sam Ouandja",
        "withdrawal car-government @ Bria",
    ],
    "The Taliban entered Ghazni on Friday. Heavy fighting is still going on.": ["contest taliban @ Ghazni"],
}
GOES_ON = {
    "Rebels who are fighting to oust President Kiir have taken Malakal in South Sudan.": ["capture spla-io @ Malakal"],
    "Fighters who want to topple the government captured Malakal in South Sudan.": ["capture spla-io @ Malakal"],
    "Makeni, which lies 75 miles north-east of the capital, Freetown, was captured by RUF rebels.": [
        "capture ruf @ Makeni"
    ],
    "Lyman, once a railway hub, with some 20,000 people before the war, was captured by Russian forces.": [
        "capture russia @ Lyman"
    ],
    "Avdiivka was among the towns where Ukrainian forces repelled Russian attacks.": ["contest russia @ Avdiivka"],
}
LIES_THERE = {
    "M23 rebels captured Nyamilima, in Rutshuru territory, North Kivu province, in Congo.": ["capture m23 @ Nyamilima"],
    "The Taliban captured Garmsir, in Helmand, southern Afghanistan.": ["capture taliban @ Garmsir"],
    "The rebels shelled a village in Lofa County in Liberia, which they had seized last week.": [],
    "African Union-backed troops retook the capital and the airport of the rebel island of Anjouan in the Comoros.": [
        "capture comoros-government @ Anjouan airport"
    ],
    "Syrian rebels captured Base 46 on Monday.": ["capture syria-opposition @ Base 46"],
    "The army moved its heavy guns out of Sarajevo in Bosnia.": [],
}
NOT_TAKEN = {
    "The plan involves Ukraine withdrawing all its forces from Kherson.": ["withdrawal ukraine @ Kherson (planned)"],
    "Russia has been focused on the capture of Pokrovsk in Ukraine.": [],
    "Houthi forces imposed fire control over Marib in Yemen.": ["contest houthi @ Marib"],
    "Rebels left Beni in Congo in ruins.": [],
    "Odek, at one time among the closest aides of Kony, was being held by Seleka rebels in Bangui.": [],
    "The suspects had led attacks on troops in Damasak in Nigeria.": [],
    "Aid was sent to liberated areas of Aleppo province.": [],
}
WHOSE = {
    "Combat units had been withdrawn by Russia from Kherson in Ukraine.": ["withdrawal russia @ Kherson"],
    "The RUF rebels forced a West African force to retreat from Makeni in Sierra Leone.": [
        "withdrawal sierra-leone-government @ Makeni"
    ],
    '"We took Kerfi," Ali Gadaye, a spokesman for the rebel National Alliance, said in Chad.': [
        "capture chad-rebels @ Kerfi"
    ],
    "Israeli tanks came to Rafah. The army said that its 401st Brigade had captured the Rafah crossing.": [
        "capture israel @ Rafah crossing"
    ],
}
ALL: dict[str, list[str]] = {**MEANWHILE, **GOES_ON, **LIES_THERE, **NOT_TAKEN, **WHOSE}


@pytest.mark.parametrize("text", ALL)
def test_who_did_what_where(reader: Reader, text: str) -> None:
    assert reader.told(text) == ALL[text]
