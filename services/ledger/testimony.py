"""What the statements of one moment say together: who gained the place, who lost it, and what is not believed. Pure."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct

from services.ledger.chronology import Moment, phase
from services.ledger.events import DateRange
from services.ledger.weighing import Grade, Statement, belief, gainer, grade, loser, side_of

# A denial answers what was said to have happened up to so long before.
ANSWER = timedelta(days=3)


class Claim(Struct, frozen=True):
    """All that say at a moment that `side` took or holds the place, and what denies it."""

    side: str
    grade: Grade
    since: DateRange
    statements: tuple[Statement, ...]
    denials: tuple[Statement, ...]


class Loss(Struct, frozen=True):
    """All that say at a moment that `side` left the place; `gainer` is in whose favour, if anybody says so."""

    side: str
    gainer: str | None
    since: DateRange
    statements: tuple[Statement, ...]


def claims(moment: Moment, denials: Sequence[Statement]) -> list[Claim]:
    """What is believed of the gains at a moment: the better grade first."""
    said = _by_side(moment, gains=True).items()
    believed = [_claim(side, statements, denials) for side, statements in said if outweighs(statements, denials)]
    return sorted(believed, key=lambda one: (one.grade != "held", one.side))


def losses(moment: Moment, denials: Sequence[Statement]) -> list[Loss]:
    """What is believed of the losses at a moment, by side."""
    said = sorted(_by_side(moment, gains=False).items())
    return [_loss(side, statements) for side, statements in said if outweighs(statements, denials)]


def refused(moment: Moment, denials: Sequence[Statement]) -> list[Statement]:
    """What is not believed, because its denials weigh as much or more."""
    if not denials and all(one.weight > 0 for one in moment.statements):
        return []
    groups = [*_by_side(moment, gains=True).values(), *_by_side(moment, gains=False).values()]
    return [one for statements in groups if not outweighs(statements, denials) for one in statements]


def outweighs(statements: Sequence[Statement], denials: Sequence[Statement]) -> bool:
    """Whether the statements are believed more than what denies them."""
    answers = _answers(statements, denials)
    return belief(statements) > belief(answers) if answers else any(one.weight > 0 for one in statements)


def narrowest(ranges: Iterable[DateRange]) -> DateRange:
    """The range that tells most; of two as narrow, the earlier."""
    return min(ranges, key=lambda when: (when.end - when.start, when.start))


def _by_side(moment: Moment, *, gains: bool) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for one in moment.statements:
        side = _gaining_side(one) if gains else _losing_side(one)
        if side is not None:
            found.setdefault(side, []).append(one)
    return found


def _gaining_side(one: Statement) -> str | None:
    return None if one.event.kind == "withdrawal" else side_of(one.event.actor)


def _losing_side(one: Statement) -> str | None:
    """Who left; also who lost it to somebody unnamed."""
    return loser(one.event) if _gaining_side(one) is None else None


def _claim(side: str, statements: Sequence[Statement], denials: Sequence[Statement]) -> Claim:
    answers = _answers(statements, denials)
    return Claim(side, grade(statements), _since(statements), tuple(statements), answers)


def _loss(side: str, statements: Sequence[Statement]) -> Loss:
    gaining = sorted({one for one in map(gainer, (said.event for said in statements)) if one and one != side})
    return Loss(side, gaining[0] if len(gaining) == 1 else None, _since(statements), tuple(statements))


def _since(statements: Iterable[Statement]) -> DateRange:
    return narrowest(one.event.date for one in statements)


def _answers(statements: Sequence[Statement], denials: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(denial for denial in denials if any(_denies(denial, one) for one in statements))


def _denies(denial: Statement, said: Statement) -> bool:
    when, answered = said.event.date, denial.event.date
    return (
        (phase(denial) == phase(said) or {denial.event.kind, said.event.kind} == {"capture", "control"})
        and (denial.event.kind == "withdrawal") == (said.event.kind == "withdrawal")
        and side_of(denial.event.actor) == side_of(said.event.actor)
        and answered.start - when.end <= ANSWER
        and answered.end >= when.start
    )
