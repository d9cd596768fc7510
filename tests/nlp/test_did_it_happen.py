"""What is planned, feared, prevented or denied of a capture never reads as one; one told in a roundabout way does."""

import pytest

from tests.nlp.reading import Reader

# winner, loser, town, the side that wins, the side that loses
WARS = (
    ("the RSF", "the Sudanese army", "Nyala", "rsf", "saf"),
    ("Nigerian soldiers", "the militants of Boko Haram", "Damasak", "nigeria-government", "boko-haram"),
    ("LURD rebels", "Liberian government troops", "Gbarnga", "lurd", "liberia-government"),
)
NOT_DONE = """
the ministry dismissed statements about the claimed capture of {x} by {w}
{w} began an offensive on Monday to take {x}
{w} are out to capture {x}
{w} carried out an assault to free {x}
{w} moved in to wrest control of {x} from {l}
{w} were preparing to storm and capture {x}
{w} were eyeing the capture of {x}
{w} were bent on retaking {x}
{w} had an eye on seizing {x}
{w} worked for weeks on reoccupying {x}
{w} made the recapture of {x} a priority
{w} had enough men to take {x}
{w} had the strength to retake {x} from {l}
{w} made several attempts to capture {x}
{w} all but captured {x}
reinforcements were on their way to help {w} recapture {x}
{x} was set to fall to {w}
{x} was at risk of being overrun by {w}
it is possible that {w} will capture {x}
the capture of {x} by {w} is a matter of days
the fall of {x} to {w} seems inevitable
{w} predicted the fall of {x} within a week
the withdrawal of {l} from {x} is scheduled for Friday
the withdrawal of {l} from {x} is a condition for talks
talks on the handover of {x} to {w} went on
{l} ruled out giving up {x}
{l} delayed their withdrawal from {x}
{l} prevented the capture of {x} by {w}
{l} averted the fall of {x} to {w}
{l} made it impossible for {w} to take {x}
{l} kept {w} from taking {x}
{w} had trouble in regaining {x}
at no time did {w} control {x}
nor had {w} captured {x}
{w} were nowhere near capturing {x}
neither {l} nor {w} have been able to take {x}
as soon as {w} take {x}, aid can reach the area
until {w} take {x}, no aid can reach the area
it is only a matter of time before {w} take {x}
it would not be long before {w} took {x}
{w} insisted on the withdrawal of {l} from {x}
in case {w} take {x}, the bridge will be blown up
provided that {w} take {x}, the war may end
had {w} captured {x}, the road would have been open
capturing {x} would open the road for {w}
{w} will stop only after taking {x}
that {x} had fallen to {w} was denied by {l}
the report that {l} had left {x} was described as a lie by a spokesman
{l} called reports of the capture of {x} by {w} baseless
{w} denied having captured {x}
allegations that {l} had abandoned {x} were rejected by the ministry
there was no evidence that {w} had captured {x}
there is nothing to suggest that {w} have taken {x}
no one believes that {w} captured {x}
the attempt by {w} to take {x} failed
{w} made little headway in retaking {x}
mines hindered {w} in retaking {x}
not even with tanks could {w} take {x}
it may be weeks before {w} are able to take {x}
everything depends on {w} taking {x}
by taking {x}, {w} would cut the road
diplomats do not exclude the capture of {x} by {w}
let {w} take {x}, a minister said
a proposal that {l} leave {x} was discussed
the deal obliges {l} to leave {x}
it is a myth that {w} captured {x}
the news that {w} had captured {x} was premature
{w} said the fall of {x} was enemy propaganda
"""
DONE = """
{x} is the second town in two weeks to be captured by {w}
{w}, officials say, liberated as well {x}
{w} succeeded in capturing {x}
{w} did not take {x} until Monday
{w} found it easy to take {x}
it took {w} three days to capture {x}
{w} had no trouble capturing {x}
{w} took part in the capture of {x}
no sooner had {w} taken {x} than the bridge was shelled
{w} needed only two hours to capture {x}
{w} swept down from the hills to capture {x}
{w} fought their way through mines to liberate {x}
{w} were lucky to take {x} without losses
{w} did not fail to capture {x}
{w} carried out their threat to take {x}
{w} could finally capture {x}
{w} boasted of capturing {x}
{w} were praised for capturing {x}
nobody denies that {w} have captured {x}
there is no doubt that {w} have captured {x}
tribesmen helped {w} in capturing {x}
air strikes helped {w} recapture {x}
the retreat of {l} made it possible for {w} to take {x}
{l} could not prevent {w} from capturing {x}
{l} could not prevent the fall of {x} to {w}
{l} failed to stop {w} from taking {x}
{l} were unable to stop {w} from taking {x}
{l} did nothing to stop {w} from taking {x}
nothing could keep {w} from capturing {x}
{w} made good on a promise to retake {x}
{l} let {x} fall to {w}
{l} let {w} take {x} without a fight
with the help of air strikes {w} were able to take {x}
{w} kept a promise to retake {x}
the attempt by {w} to take {x} succeeded
an operation by {w} to retake {x} was successful
it cost {w} 40 men to take {x}
{w} lost 40 men in taking {x}
{w} pulled off the capture of {x}
{w} paid with 40 dead for the capture of {x}
the president congratulated {w} on the capture of {x}
the president praised {w} for the liberation of {x}
{l} accused {w} of having seized {x}
reinforcements came too late to stop {w} from taking {x}
{l} could do nothing to keep {x} from falling to {w}
with the capture of {x}, {w} opened the road
{l} fled, leaving {x} to {w}
{w} had hardly taken {x} when the bridge was shelled
not only did {w} capture {x}, they shelled the bridge too
"""
GIVEN_UP = """
{w} compelled {l} to withdraw from {x}
{l} were obliged to abandon {x}
{l} admitted having left {x}
{l} hastened to leave {x}
{l} had no choice but to withdraw from {x}
{l} chose to abandon {x} rather than fight
{l} felt compelled to abandon {x}
{l} obeyed an order to withdraw from {x}
"""
OVER = """
{w} once held {x}
{x} had once been held by {w}
{x} was once under the control of {w}
{x}, until recently held by {w}, is quiet
{w} used to control {x}
{w} controlled {x} until last year
{x} was in the hands of {w} until last year
residents remember how {w} held {x}
during the years when {w} controlled {x}, schools were closed
{w} controlled {x} before the war
"""


def _cells(forms: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(form, war) for form in forms.strip().splitlines() for war in WARS]


def _told(reader: Reader, form: str, war: tuple[str, ...]) -> list[str]:
    text = form.format(w=war[0], l=war[1], x=war[2])
    events = reader.events(text[0].upper() + text[1:] + ".")
    told = [event for event in events if event.kind != "contest" and event.status in ("reported", "claimed")]
    return [f"{event.kind} {event.actor.side if event.actor else None} @ {event.place.name}" for event in told]


@pytest.mark.parametrize(("form", "war"), _cells(NOT_DONE))
def test_what_did_not_happen_is_not_told(reader: Reader, form: str, war: tuple[str, ...]) -> None:
    assert _told(reader, form, war) == []


@pytest.mark.parametrize(("form", "war"), _cells(OVER))
def test_a_state_that_has_ended_is_none_of_today(reader: Reader, form: str, war: tuple[str, ...]) -> None:
    assert _told(reader, form, war) == []


@pytest.mark.parametrize(("form", "war"), _cells(DONE))
def test_what_happened_is_told_however_it_is_put(reader: Reader, form: str, war: tuple[str, ...]) -> None:
    assert f"capture {war[3]} @ {war[2]}" in _told(reader, form, war)


@pytest.mark.parametrize(("form", "war"), _cells(GIVEN_UP))
def test_what_was_given_up_is_told(reader: Reader, form: str, war: tuple[str, ...]) -> None:
    assert f"withdrawal {war[4]} @ {war[2]}" in _told(reader, form, war)
