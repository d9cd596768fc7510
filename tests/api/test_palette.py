"""Sides that fight each other look different, also to the colour-blind.

Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full severity on linear RGB;
differences are distances in Oklab (Ottosson, 2020), where about 0.02 is just seen side by side.
"""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from services.api.sides import LISTED, colour

Array = NDArray[np.float64]
# Four to five times what is just seen side by side: a mark on a map stands alone.
LEAST = 0.09
RIVALS = {
    "Iraq": "iraq-government islamic-state krg",
    "Syria": "syria-government syria-opposition islamic-state sdf hts turkey",
    "Ukraine": "russia ukraine",
    "Afghanistan": "afghanistan-government taliban northern-alliance",
    "Yemen": "yemen-government houthi aqap stc",
    "Libya": "libya-gna libya-lna islamic-state",
    "Mali": "mali-government mali-rebels jihadists-sahel",
    "Nigeria": "nigeria-government boko-haram",
    "Congo": "drc-government m23",
    "Ethiopia": "ethiopia-government tplf eritrea",
    "Sudan": "saf rsf",
    "Somalia": "somalia-government al-shabaab",
    "South Sudan": "south-sudan-government spla-io",
    "Myanmar": "myanmar-junta arakan-army kia mndaa tnla pdf karen-forces",
    "Karabakh": "armenia azerbaijan",
    "Marawi": "philippines-government maute",
    "Sri Lanka": "sri-lanka-government ltte",
    "south-east Turkey": "pkk turkey",
}
SEEN = {
    "trichromacy": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
OKLAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                  [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def linear(code: str) -> Array:
    parts = np.array([int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def perceived(side: str, eye: str) -> Array:
    rgb = np.clip(SEEN[eye] @ linear(colour(side)), 0, 1)
    found: Array = OKLAB @ np.cbrt(LMS @ rgb)
    return found


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("war", RIVALS)
def test_rivals_look_different(war: str, eye: str) -> None:
    sides = RIVALS[war].split()
    assert set(sides) <= set(LISTED)
    near = {
        (one, other): round(float(np.linalg.norm(perceived(one, eye) - perceived(other, eye))), 3)
        for one, other in combinations(sides, 2)
    }
    assert {pair: distance for pair, distance in near.items() if distance < LEAST} == {}
