"""How `frontlog extract --explain` prints what became of each sentence: plain text, one block for each."""

from services.ledger.events import Party
from services.nlp.explain import Reason, Verdict


def printed(verdict: Verdict) -> str:
    """ "+ sentence" with a row for each claim, or "- sentence" with what it was refused for."""
    quote = " ".join(verdict.quote.split())
    if verdict.refused:
        return f"- {quote}\n    {verdict.refused}"
    return "\n".join([f"+ {quote}", *(_row(reason) for reason in verdict.reasons)])


def _row(reason: Reason) -> str:
    cells = [reason.claim.kind, *_cells(reason), f"rule: {reason.rule}"]
    if reason.dropped:
        cells.append(f"dropped: {reason.dropped}")
    return "    " + " | ".join(cells)


def _cells(reason: Reason) -> list[str]:
    """Actor, place, date and status; of a claim that made no event, as far as they are known."""
    claim, event = reason.claim, reason.event
    if event is None:
        return [_party(claim.actor), claim.spot.name, claim.status]
    when = f"{event.date.start}..{event.date.end} {event.date.precision}"
    return [_party(event.actor), f"{event.place.name} ({event.place.id})", when, event.status]


def _party(party: Party | None) -> str:
    return f"{party.name} ({party.side})" if party else "nobody named"
