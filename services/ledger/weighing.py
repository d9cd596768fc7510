"""How far one statement can be believed, and whose voice it is. Pure; docs/inference.md explains the numbers."""

from datetime import date, timedelta
from typing import Literal

from services.ledger.events import ControlEvent, Extent, Party
from services.ledger.policies import Policy
from services.ledger.weighed import Weighed

Grade = Literal["held", "claimed"]
# By weight, the weightiest first, then by event.
Rank = tuple[float, int]

# How far a perfectly extracted statement is believed when its teller has no interest in it, and when he has. The first
# is by gold articles; the second, MOST and course.IMPLIED are fitted to simulated wars. docs/inference.md has both.
DISINTERESTED = 0.9
INTERESTED = 0.4
EXTENT: dict[Extent, float] = {"whole": 1.0, "most": 0.9, "part": 0.6}
# A range of more days than this is vague: it never beats a sharp one inside it.
SHARP_DAYS = 3
SHARP = timedelta(days=SHARP_DAYS)
# Kinds of news, in the order in which those of one day count.
HOLDS, FIGHTS, CHANGES = range(3)
# No number of voices makes it certain.
MOST = 0.95


class Statement:
    """A control event with its weight, and what inference asks of it again and again, worked out once. Never changes.

    Statements of one `voice` count once. `is_fact`: told as fact by somebody without an interest in it. `alone`: the
    policies that need no second voice. `gains` is the side that it says took or holds the place, `loses` the one that
    left it, or lost it to somebody unnamed. `number`: the event's id, which is found faster so.
    """

    def __init__(
        self, event: ControlEvent, voice: str, interested: bool, is_fact: bool, alone: frozenset[Policy], weight: float
    ) -> None:
        when = event.date
        self.event = event
        self.number: int = event.id.int
        self.voice = voice
        self.interested = interested
        self.is_fact = is_fact
        self.alone = alone
        self.weight = weight
        self.rank: Rank = -round(weight, 4), self.number
        self.root: str = event.source.root
        self.start: date = when.start
        self.end: date = when.end
        self.phase: int = _phase(event)
        self.is_sharp: bool = when.end - when.start < SHARP
        self.gains = None if event.kind == "withdrawal" else side_of(event.actor)
        self.loses = loser(event) if self.gains is None else None

    @property
    def is_turn(self) -> bool:
        """Whether vague reports go by it."""
        return self.is_sharp and self.phase != FIGHTS


_ALONE: dict[bool, frozenset[Policy]] = {True: frozenset({"default", "open"}), False: frozenset({"open"})}


def weigh(event: ControlEvent) -> Statement:
    """The statement with the weight that its teller's interest and its extraction leave it.

    A policy decides what stands alone, and so what is `held`. It leaves the weight as it is: how likely something is
    does not depend on how much the reader asks for.
    """
    side = _interested_side(event)
    is_fact = event.status != "claimed" and side is None
    weight = round((DISINTERESTED if is_fact else INTERESTED) * event.confidence * EXTENT[event.extent], 6)
    # A side speaks with one voice in its own favour, through its outlets as through all who quote it.
    voice = f"root {event.source.root}" if side is None else f"side {side}"
    return Statement(event, voice, side is not None, is_fact, _ALONE[is_fact], weight)


def implied(one: Statement, share: float) -> Statement:
    """What follows from the statement with a share of its weight, and never alone."""
    return Statement(one.event, one.voice, one.interested, one.is_fact, frozenset(), one.weight * share)


def _phase(event: ControlEvent) -> int:
    """What kind of news it is. Part of a place in other hands is a fight for it, not a change of hands."""
    if event.kind == "contest" or event.extent == "part":
        return FIGHTS
    return HOLDS if event.kind == "control" else CHANGES


def shown(one: Statement, policy: Policy) -> Weighed:
    """As evidence."""
    return _weighed(one, one.weight, policy in one.alone)


def recalled(event: ControlEvent, weight: float, stands_alone: bool) -> Weighed:
    """The event as the evidence that it was kept as."""
    return _weighed(weigh(event), weight, stands_alone)


def side_of(party: Party | None) -> str | None:
    return party.side if party else None


def gainer(event: ControlEvent) -> str | None:
    """The side whose hold the event states or implies."""
    return side_of(event.opponent if event.kind == "withdrawal" else event.actor)


def loser(event: ControlEvent) -> str | None:
    """The side whose loss the event states or implies."""
    return side_of(event.actor if event.kind == "withdrawal" else event.opponent)


def _interested_side(event: ControlEvent) -> str | None:
    """The side that tells this, itself or by its outlet, and gains by it."""
    speaker = event.attributed_to.side if event.attributed_to else None
    for side in (event.source.tie, speaker):
        if side and not _is_bad_news(event, side):
            return side
    return None


def _is_bad_news(event: ControlEvent, side: str) -> bool:
    good_for, bad_for = gainer(event), loser(event)
    if event.status == "denied":
        good_for, bad_for = bad_for, good_for
    return side == bad_for if bad_for is not None else side != good_for


def _weighed(one: Statement, weight: float, stands_alone: bool) -> Weighed:
    event = one.event
    return Weighed(
        event_id=event.id,
        article_id=event.article_id,
        weight=round(weight, 4),
        voice=one.voice,
        interested=one.interested,
        stands_alone=stands_alone,
        kind=event.kind,
        side=side_of(event.actor),
        status=event.status,
        date_start=event.date.start,
        date_end=event.date.end,
        outlet=event.source.outlet,
        quote=event.evidence.quote,
    )
