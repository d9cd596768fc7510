"""What must be true after every fault."""

from collections.abc import Collection

from tests.system.follower import Follower
from tests.system.services import Services


def unfinished(services: Services) -> int:
    """How many articles are neither done nor dead."""
    ((count,),) = services.rows("SELECT count(*) FROM ledger.analysis_job WHERE state NOT IN ('done', 'dead')")
    return int(count)


def check(services: Services, taken: Collection[str], dead: Collection[str] = ()) -> None:
    """Each article that was taken is analysed once, unless it is one of the `dead`; and nothing else is there."""
    services.until(lambda: unfinished(services) == 0, "the analysis of all articles")
    assert {one for (one,) in services.rows("SELECT id::text FROM ledger.article")} == set(taken)
    assert {one for (one,) in services.rows("SELECT article_id::text FROM ledger.analysis_job")} == set(taken)
    failed = services.rows("SELECT article_id::text, last_error FROM ledger.analysis_job WHERE state = 'dead'")
    assert {one for one, _ in failed} == set(dead)
    assert all(error for _, error in failed)
    analysed = services.rows(
        "SELECT stream, array_agg(payload -> 'events') FROM ledger.record"
        " WHERE type = 'ArticleAnalysed' GROUP BY stream"
    )
    assert {stream.removeprefix("article:") for stream, _ in analysed} == set(taken) - set(dead)
    assert all(len(analyses) == 1 for _, analyses in analysed)
    _check_events(services, [event for _, (events,) in analysed for event in events])


def _check_events(services: Services, named: list[str]) -> None:
    """The events that the analyses name are those on record, and those that are shown."""
    recorded = services.rows(
        "SELECT payload -> 'event' ->> 'id' FROM ledger.record WHERE type = 'ControlEventExtracted'"
    )
    shown = services.rows("SELECT id::text FROM ledger.control_event")
    assert named
    assert sorted(named) == sorted(event for (event,) in recorded) == sorted(event for (event,) in shown)


def check_feed(services: Services, follower: Follower) -> None:
    """Who followed the stream through all faults has seen each change once, in order."""
    ((count,),) = services.rows("SELECT count(*) FROM ledger.control_change")
    services.until(lambda: len(follower.seen) >= count, "the follower to see all changes")
    polled, after = list[dict[str, object]](), None
    while not polled or after:
        page = services.api.get("/v1/changes", params={"limit": 500} | ({"after": after} if after else {}))
        answer = page.raise_for_status().json()
        polled += answer["items"]
        after = answer["after"] if answer["more"] else None
    assert count == len(polled) > 0
    assert [change["id"] for change in follower.seen] == [change["id"] for change in polled]


def check_whole(services: Services) -> None:
    """The ledger is whole, and the read tables equal what a rebuild makes of it."""
    services.run("verify")
