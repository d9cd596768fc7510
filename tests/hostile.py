"""Text from outside that has broken programs, and how to draw more of its kind."""

import json
from pathlib import Path

from hypothesis import strategies as st

_KEPT = json.loads((Path(__file__).parent / "corpus/strings.json").read_text("ascii"))["strings"]
STRINGS: list[str] = [one if isinstance(one, str) else one[0] * one[1] for one in _KEPT]

_SHORT = [one for one in STRINGS if len(one) < 500]

# The shorter ones, whatever Unicode has, and what is patched together out of both.
hostile = st.one_of(
    st.sampled_from(_SHORT),
    st.text(),
    st.lists(st.one_of(st.sampled_from(_SHORT), st.text(max_size=20)), max_size=6).map(" ".join),
)
