"""Who fights or lives in a town and is quoted speaks of that town, a spokesman elsewhere of the town told of."""

import pytest

from tests.nlp.reading import Reader

TOLD: dict[str, list[str]] = {
    "The government of Ethiopia spoke of Gondar and Bahir Dar. "
    "A Fano fighter from Gondar said that the army had pushed the Fano fighters out of the city.": [
        "capture ethiopia-government @ Gondar",
        "withdrawal fano @ Gondar",
    ],
    "The RSF attacked Zalingei and Nyala in Sudan. A nurse reached in Zalingei said soldiers had fled the town.": [
        "contest rsf @ Nyala",
        "contest rsf @ Zalingei",
        "withdrawal saf @ Zalingei",
    ],
    "The Sudanese army conceded that Singa had been given up.": ["withdrawal saf @ Singa"],
    "Sudan's army admitted that Singa had been abandoned by the RSF.": ["withdrawal rsf @ Singa"],
    "M23 rebels entered Minova in Congo. A spokesman in Goma said the town had been retaken by the army.": [
        "capture drc-government @ Minova",
        "capture m23 @ Minova",
    ],
}


@pytest.mark.parametrize("text", TOLD)
def test_who_speaks_from_where(reader: Reader, text: str) -> None:
    assert reader.told(text) == TOLD[text]
