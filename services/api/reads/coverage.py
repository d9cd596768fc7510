"""What was told, by outlet and day, and what was not."""

from datetime import date
from typing import LiteralString

from services.api.questions import CoverageQuestion
from services.api.reads.rows import Connection, fetch

OUTLET: LiteralString = "coalesce(publisher, '')"
# Articles that told of a place in the country asked for, whatever became of what they told.
ABOUT: LiteralString = """(%(country)s::text IS NULL OR EXISTS (
        SELECT FROM ledger.control_event JOIN ledger.place ON place.id = place_id
        WHERE article_id = article.id AND country = %(country)s))"""
PAGE: LiteralString = f"""
    SELECT {OUTLET}, max(published_at)::date FROM ledger.article
    WHERE (%(after)s::text IS NULL OR {OUTLET} > %(after)s)
        AND (%(outlet)s::text IS NULL OR {OUTLET} = %(outlet)s) AND published_at < %(to)s::date + 1
        AND {ABOUT}
    GROUP BY 1 ORDER BY 1 LIMIT %(limit)s"""
DAYS: LiteralString = f"""
    SELECT {OUTLET}, published_at::date, count(*) FROM ledger.article
    WHERE {OUTLET} = ANY(%(outlets)s) AND published_at >= %(from)s::date AND published_at < %(to)s::date + 1
        AND {ABOUT}
    GROUP BY 1, 2 ORDER BY 1, 2"""
EMPTY: LiteralString = f"""
    SELECT day::date FROM generate_series(%(from)s::date, %(to)s::date, interval '1 day') AS day
    WHERE NOT EXISTS (
        SELECT FROM ledger.article WHERE published_at >= day AND published_at < day + interval '1 day' AND {ABOUT})
    ORDER BY day"""


async def outlets(
    connection: Connection, question: CoverageQuestion, after: str | None, limit: int
) -> list[tuple[str, date]]:
    """At most `limit` outlets with the day of their newest article up to the end, by name, behind `after`
    (null: from the first on).

    Articles that name no outlet count under the empty name.
    """
    values = {"after": after, "outlet": question.outlet, "to": question.end(), "limit": limit}
    values["country"] = question.country
    return [(name, day) for name, day in await fetch(connection, PAGE, values)]


async def articles_by_day(
    connection: Connection, question: CoverageQuestion, names: list[str]
) -> list[tuple[str, date, int]]:
    """How many articles each of the outlets has on each day that it has any."""
    values = {"outlets": names, "from": question.begin(), "to": question.end(), "country": question.country}
    return [(name, day, count) for name, day, count in await fetch(connection, DAYS, values)]


async def empty_days(connection: Connection, question: CoverageQuestion) -> list[date]:
    """Days without an article of any outlet."""
    values = {"from": question.begin(), "to": question.end(), "country": question.country}
    rows = await fetch(connection, EMPTY, values)
    return [row[0] for row in rows]
