"""Any war at all: what Hypothesis draws the events of a place from."""

from hypothesis import strategies as st
from msgspec.structs import replace

from services.ledger.events import ControlEvent
from services.ledger.policies import POLICIES
from tests.ledger.dispatches import said

SIDES = st.sampled_from(["army", "rebels", "militia"])
MAYBE_SIDE = st.none() | SIDES
ANY_POLICY = st.sampled_from(POLICIES)


@st.composite
def events(draw: st.DrawFn, last_day: int = 40) -> ControlEvent:
    start = draw(st.integers(0, last_day))
    end = min(last_day, start + draw(st.sampled_from([0, 0, 0, 1, 6, 30])))
    event = said(
        draw(st.sampled_from(["capture", "capture", "control", "withdrawal", "contest"])),
        draw(MAYBE_SIDE),
        start,
        end,
        opponent=draw(MAYBE_SIDE),
        status=draw(st.sampled_from(["reported", "reported", "claimed", "planned", "denied"])),
        speaker=draw(MAYBE_SIDE),
        tie=draw(MAYBE_SIDE),
        root=draw(st.sampled_from(["wire", "paper", "radio"])),
        precision="day" if end - start < 2 else "month",
        extent=draw(st.sampled_from(["whole", "most", "part"])),
        confidence=draw(st.sampled_from([0.5, 0.8, 0.95])),
    )
    return replace(event, id=draw(st.uuids()))


WARS = st.lists(events(), max_size=12, unique_by=lambda event: event.id)
