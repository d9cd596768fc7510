"""Every word of the dashboard that comes from elsewhere has its text."""

import re
from pathlib import Path
from typing import get_args

import pytest

from services.nlp.explain import Dropped, Refusal

TEXTS = (Path(__file__).parents[2] / "services/api/static/texts/en.js").read_text("utf-8")


@pytest.mark.parametrize("words", [*get_args(Refusal), *get_args(Dropped)])
def test_what_a_sentence_was_refused_for_has_its_text(words: str) -> None:
    key = "why_" + re.sub("[^a-z]+", "_", words)
    assert f"  {key}: " in TEXTS
