"""What the statements of one moment say together: who gained the place, who lost it, and what is not believed. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from services.ledger.case import Case
from services.ledger.chronology import Moment
from services.ledger.events import DateRange
from services.ledger.weighing import FIGHTS, Statement, gainer, side_of

# A denial answers what was said to have happened up to so long before.
ANSWER = timedelta(days=3)


class Claim:
    """All that say at a moment that `side` took or holds the place, and what denies it."""

    def __init__(self, side: str, since: DateRange, case: Case, denials: tuple[Statement, ...]) -> None:
        self.side = side
        self.since = since
        self.case = case
        self.denials = denials


class Loss:
    """All that say at a moment that `side` left the place; `gainer` is in whose favour, if anybody says so."""

    def __init__(self, side: str, gainer: str | None, since: DateRange, case: Case) -> None:
        self.side = side
        self.gainer = gainer
        self.since = since
        self.case = case


class Testimony:
    """What a moment's statements say together, whatever the policy: what is believed of gains, losses and fighting.

    Claims and losses go by side. `refused` is not believed, because its denials weigh as much or more.
    """

    def __init__(
        self,
        day: date,
        phase: int,
        claims: tuple[Claim, ...] = (),
        losses: tuple[Loss, ...] = (),
        fighting: tuple[Statement, ...] = (),
        refused: tuple[Statement, ...] = (),
    ) -> None:
        self.day = day
        self.phase = phase
        self.claims = claims
        self.losses = losses
        self.fighting = fighting
        self.refused = refused


def hear(moment: Moment, denials: Sequence[Statement]) -> Testimony:
    """The moment's testimony; `denials` are all of the place, by event id."""
    if moment.phase == FIGHTS:
        fighting = tuple([one for one in moment.statements if _outweighs(Case([one]), _answers([one], denials))])
        return Testimony(moment.day, FIGHTS, fighting=fighting)
    claims, losses, refused = list[Claim](), list[Loss](), list[Statement]()
    gaining, losing = _by_side(moment)
    for side, statements in gaining:
        case, answers = Case(statements), _answers(statements, denials)
        if _outweighs(case, answers):
            claims.append(Claim(side, _since(statements), case, answers))
        else:
            refused.extend(statements)
    for side, statements in losing:
        case = Case(statements)
        if _outweighs(case, _answers(statements, denials)):
            losses.append(_loss(side, statements, case))
        else:
            refused.extend(statements)
    return Testimony(moment.day, moment.phase, tuple(claims), tuple(losses), refused=tuple(refused))


def answers_any(denial: Statement, moment: Moment) -> bool:
    """Whether the denial denies anything that is said at the moment."""
    return any(_denies(denial, one) for one in moment.statements)


def narrowest(ranges: Iterable[DateRange]) -> DateRange:
    """The range that tells most; of two as narrow, the earlier."""
    return min(ranges, key=lambda when: (when.end - when.start, when.start))


def _outweighs(case: Case, answers: Sequence[Statement]) -> bool:
    """Whether the statements are believed more than what denies them."""
    return case.belief > (Case(answers).belief if answers else 0.0)


def _by_side(moment: Moment) -> tuple[list[tuple[str, list[Statement]]], list[tuple[str, list[Statement]]]]:
    """Who is said to have gained it, and who to have lost it, each with those who say so."""
    gaining: dict[str, list[Statement]] = {}
    losing: dict[str, list[Statement]] = {}
    for one in moment.statements:
        if one.gains is not None:
            gaining.setdefault(one.gains, []).append(one)
        elif one.loses is not None:
            losing.setdefault(one.loses, []).append(one)
    return sorted(gaining.items()), sorted(losing.items())


def _loss(side: str, statements: Sequence[Statement], case: Case) -> Loss:
    gaining = sorted({one for one in [gainer(said.event) for said in statements] if one and one != side})
    return Loss(side, gaining[0] if len(gaining) == 1 else None, _since(statements), case)


def _since(statements: Sequence[Statement]) -> DateRange:
    if len(statements) == 1:
        return statements[0].event.date
    return narrowest([one.event.date for one in statements])


def _answers(statements: Sequence[Statement], denials: Sequence[Statement]) -> tuple[Statement, ...]:
    if not denials:
        return ()
    return tuple([denial for denial in denials if any(_denies(denial, one) for one in statements)])


def _denies(denial: Statement, said: Statement) -> bool:
    if denial.end < said.start or denial.start - said.end > ANSWER:
        return False
    denied, told = denial.event, said.event
    return (
        (denial.phase == said.phase or {denied.kind, told.kind} == {"capture", "control"})
        and (denied.kind == "withdrawal") == (told.kind == "withdrawal")
        and side_of(denied.actor) == side_of(told.actor)
    )
