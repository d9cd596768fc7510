"""How much a reader asks of the news before a place counts as held."""

from typing import Literal, get_args

# default: the field's source rule. An interested teller counts alone only for news that is bad for his own side;
#   otherwise a second independent root is needed before `claimed` becomes `held`.
# strict: two independent roots before `held`, whoever they are.
# open: whatever was said last rules, whoever says it.
Policy = Literal["default", "strict", "open"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
