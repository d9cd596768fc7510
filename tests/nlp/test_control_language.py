"""The turns of phrase by which a place is taken, held and lost, in Sudan; and the same words of other things.

{w} takes, {l} loses, {a} and {b} are towns.
"""

import pytest

from tests.nlp.reading import Reader

WINNER, LOSER = "the RSF", "the Sudanese army"
TAKEN, LOST, HELD = "capture rsf @ Nyala", "withdrawal saf @ Nyala", "control saf @ Nyala"
TAKES = (
    "{w} assumed control of {a}.",
    "{w} broke the hold of {l} on {a}.",
    "{w} grabbed control of {a}.",
    "{w} laid its hands on {a}.",
    "{w} stormed {a} and drove out {l}.",
    "{w} sent {l} packing from {a}.",
    "{w} hounded {l} out of {a}.",
    "{w} wrested {a} from the grip of {l}.",
    "{w} succeeded in liberating from the occupation of {l} the town of {a}.",
    "{a} submitted to {w}.",
    "{a} came back to {w}.",
    "{a} was, according to two officials, overrun at dawn by {w}.",
    "{a} was in the meantime taken by {w}.",
    "{w} had, the minister wrote on Monday, taken {a}.",
    "{a}, which, it said, {w} had taken back, was quiet.",
    "{w} completed its control of {a}.",
    "The recapture of {a} was announced by {w}.",
    "{a} was retaken, not by {l} but by {w}.",
    "{a} came under the flag of {w}.",
    "{a} opened its gates to {w}.",
    "{a} changed hands, from {l} to {w}.",
    "{l} saw {a} fall to {w}.",
    "A raid left {w} in control of {a}.",
    "The advance gave {w} control of {a}.",
    "The battle ended with {a} in the hands of {w}.",
    "The clearing of {a} by {w} took three days.",
    "The expulsion of {l} from {a} by {w} took three days.",
    "With the capture of {a}, {w} has cut the road to Khartoum.",
    "An advance of {w} culminated in the capture of {a}.",
    "The fall of {a} is a blow to {l}.",
    "{a}, of which {w} took control on Monday, was quiet.",
    "{a}, control of which {w} seized on Monday, was quiet.",
    "{a}, where {w} took control on Monday, was quiet.",
    "{a}, where {w} raised its flag on Monday, was quiet.",
    "In {a}, {w} took control.",
    "It was {a} that {w} captured first.",
    "The town that {w} captured on Monday is {a}.",
    "{l} fled on Monday, leaving {a} to {w}.",
)
LOSES = (
    "{l} beat a retreat from {a}.",
    "{l} melted away from {a}.",
    "{l} decamped from {a}.",
    "{l} disappeared from {a} overnight.",
    "{l} cleared out of {a}.",
    "{l} was compelled to give up {a}.",
    "{l} no longer has {a}.",
    "{l} ended its presence in {a}.",
    "The grip of {l} on {a} was broken.",
    "The rule of {l} over {a} came to an end.",
    "{l} ended its occupation of {a}.",
    "{l} let {a} slip out of its hands.",
    "{a} slipped from the grasp of {l}.",
    "With the loss of {a}, {l} is cut off from Khartoum.",
    "After being driven from {a}, {l} regrouped near Khartoum.",
    "Before leaving {a}, {l} burned the market.",
    "The redeployment of {l} from {a} was announced on Monday.",
    "{l} pulled out on Monday of {a}.",
)
HOLDS = (
    "{a} is under the thumb of {l}.",
    "{a} is a stronghold of {l}.",
    "{a}, where {l} is in control, was quiet.",
    "Control of {a} is in the hands of {l}.",
    "{l} is still master of {a}.",
    "{l} still controlled {a} after heavy fighting.",
)
TELLS_NOTHING = (
    "{w} evacuated the wounded from {a}.",
    "{w} all but captured {a}.",
    "{w} will not let {a} fall.",
    "{w} denied reports of the fall of {a}.",
    "The fall of {a} is only a matter of time, {w} said.",
    "Snow fell in {a} as {w} waited.",
    "{w} pulled out to the town of {a}.",
    "{w} laid hands on a thief in {a}.",
    "{w} sent doctors packing medicines from {a}.",
    "Cholera took hold of {a}, where {w} fought.",
    "{a} opened its gates to tourists, {w} said.",
    "{w} ended its strike in {a}.",
    "{w}'s talks in {a} came to an end.",
    "{w} broke the silence in {a}.",
)
OF_TWO = {
    "{w} captured not only {a} but also {b}.": {TAKEN, "capture rsf @ Zalingei"},
    "{w} captured first {a} and then {b}.": {TAKEN, "capture rsf @ Zalingei"},
    "{w} captured {a}, followed by {b}.": {TAKEN, "capture rsf @ Zalingei"},
    "{w} took from {l} the town of {a} and {b}.": {TAKEN, "capture rsf @ Zalingei"},
    "The towns from which {l} withdrew include {a} and {b}.": {LOST, "withdrawal saf @ Zalingei"},
    "{w} captured {a}, {l} {b}.": {TAKEN, "capture saf @ Zalingei"},
    "{l} withdrew from {a} and {w} from {b}.": {LOST, "withdrawal rsf @ Zalingei"},
    "{l} controls {a}, and {w} {b}.": {HELD, "control rsf @ Zalingei"},
    "{l} lost {a}, and {w} {b}.": {LOST, "withdrawal rsf @ Zalingei"},
    "With {a} and {b} in its hands, {w} turned towards Khartoum.": {"control rsf @ Nyala", "control rsf @ Zalingei"},
}
PARTED = {
    "{w} captured<> {a}.": TAKEN,
    "{w} captured<> most of {a}.": "capture rsf @ Nyala [most]",
    "{w} regained<> control of {a}.": TAKEN,
    "{w} gained<> full control of {a}.": TAKEN,
    "{w} wrested<> {a} from {l}.": TAKEN,
    "{l} abandoned<> the town of {a}.": LOST,
    "{l} gave up<> {a}.": LOST,
    "{l} still held<> {a}.": HELD,
    "{a} was handed over<> to {w}.": TAKEN,
    "After capturing<> {a}, {w} went on to Khartoum.": TAKEN,
}
BETWEEN = (
    " without a fight",
    " within hours",
    " in quick succession",
    " in a surprise attack",
    " at the cost of 40 dead",
    " on Monday night after heavy shelling",
    ", by all accounts,",
    ", officials said on Tuesday,",
    ", as residents put it,",
)


def _said(text: str) -> str:
    text = text.format(w=WINNER, l=LOSER, a="Nyala", b="Zalingei")
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("text", TAKES)
def test_it_is_taken(reader: Reader, text: str) -> None:
    told = set(reader.told(_said(text)))
    assert TAKEN in told
    assert told <= {TAKEN, LOST}


@pytest.mark.parametrize("text", LOSES)
def test_it_is_lost(reader: Reader, text: str) -> None:
    assert set(reader.told(_said(text))) == {LOST}


@pytest.mark.parametrize("text", HOLDS)
def test_it_is_held(reader: Reader, text: str) -> None:
    assert reader.told(_said(text)) == [HELD]


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_nothing_changes_hands(reader: Reader, text: str) -> None:
    told = (event for event in reader.events(_said(text)) if event.kind != "contest")
    assert [event for event in told if event.status in {"reported", "claimed"}] == []


@pytest.mark.parametrize("text", OF_TWO)
def test_two_towns_share_a_verb(reader: Reader, text: str) -> None:
    assert OF_TWO[text] <= set(reader.told(_said(text)))


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("core", PARTED)
def test_how_and_when_between_the_parts(reader: Reader, core: str, between: str) -> None:
    """ "captured without a fight A": whatever stands between the verb and what it is done to."""
    assert PARTED[core] in reader.told(_said(core.replace("<>", between)))
