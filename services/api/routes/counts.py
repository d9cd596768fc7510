"""`/v1/summary` and `/v1/coverage`: who controls how much over time, and how much of it anybody told."""

from collections import defaultdict
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.api import cursor, tallies
from services.api.contract import answered_with
from services.api.count_answers import CoverageList, DayCount, OutletCoverage, SummaryList
from services.api.questions import CoverageQuestion, SummaryQuestion
from services.api.reads.coverage import articles_by_day, empty_days, outlets
from services.api.reads.rows import Connection
from services.api.reads.summary import changes
from services.api.reply import PolledRoute, encoded, next_link, page_of, polled, start_after
from services.api.shared import Body

routes = APIRouter(route_class=PolledRoute, tags=["counts"])


@routes.get(
    "/v1/summary", summary="Places by side and country over time", responses=answered_with(SummaryList),
    response_class=Response,
)  # fmt: skip
async def summary(request: Request, question: Annotated[SummaryQuestion, Query()]) -> Response:
    """How many places each side controls on each day from `from` to `to`, by day, country and side."""
    days = question.days()
    after = start_after("summary", question.cursor, "")

    async def write(connection: Connection, position: int) -> Body:
        counted = tallies.counts(days, await changes(connection, question, days))
        left = (count for count in counted if tallies.key(count) > after)
        items, more = page_of([*islice(left, question.limit + 1)], question.limit)
        following = cursor.encode("summary", tallies.key(items[-1])) if more else None
        answer = SummaryList(days[0], question.end(), question.step, question.known_at, position, items, following)
        return encoded(answer, next_link(request, following))

    return await polled(request, write)


@routes.get(
    "/v1/coverage", summary="Articles by outlet and day, and what is missing", responses=answered_with(CoverageList),
    response_class=Response,
)  # fmt: skip
async def coverage(request: Request, question: Annotated[CoverageQuestion, Query()]) -> Response:
    """Who told how much on which days; days without any news, and outlets that have gone silent.

    How long nothing has been told of a place is `days_since_evidence` of its state.
    """
    question.require_order()
    # Before the first page comes nothing, not even the empty name of articles that name no outlet.
    after = start_after("coverage", question.cursor, "") if question.cursor else None

    async def write(connection: Connection, position: int) -> Body:
        found, more = page_of(await outlets(connection, question, after, question.limit + 1), question.limit)
        by_outlet = defaultdict(list)
        for name, day, articles in await articles_by_day(connection, question, [name for name, _ in found]):
            by_outlet[name].append(DayCount(day, articles))
        following = cursor.encode("coverage", found[-1][0]) if more else None
        answer = CoverageList(
            from_day=question.begin(),
            to_day=question.end(),
            silent_after=question.silent_after,
            position=position,
            empty_days=await empty_days(connection, question),
            items=[_outlet(question, name, last_day, by_outlet[name]) for name, last_day in found],
            next=following,
        )
        return encoded(answer, next_link(request, following))

    return await polled(request, write)


def _outlet(question: CoverageQuestion, name: str, last_day: date, days: list[DayCount]) -> OutletCoverage:
    asked = (question.end() - question.begin()).days + 1
    return OutletCoverage(
        outlet=name or None,
        articles=sum(day.articles for day in days),
        days=days,
        days_without=asked - len(days),
        last_day=last_day,
        silent=(question.end() - last_day).days > question.silent_after,
    )
