"""What counts as fighting for a place, told in many ways, and what does not: forms crossed with wars."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

# who comes, who is there, the place, the land; their sides
WARS = {
    "myanmar": ("the Arakan Army", "junta troops", "Kyauktaw", "Rakhine state", date(2024, 1, 16)),
    "sudan": ("the Rapid Support Forces", "the Sudanese army", "Babanusa", "West Kordofan state", date(2023, 12, 20)),
    "congo": ("M23 rebels", "the Congolese army", "Rutshuru", "North Kivu", date(2012, 11, 19)),
    "sri lanka": ("Sri Lankan troops", "the Tamil Tigers", "Kilinochchi", "Northern Province", date(2009, 1, 5)),
    "somalia": ("al-Shabaab fighters", "Somali government troops", "Baidoa", "Bay region", date(2010, 8, 25)),
    "karabakh": ("Azerbaijani forces", "Armenian troops", "Hadrut", "Nagorno-Karabakh", date(2020, 10, 20)),
}
SIDES = {
    "myanmar": {"arakan-army", "myanmar-junta"},
    "sudan": {"rsf", "saf"},
    "congo": {"m23", "drc-government"},
    "sri lanka": {"sri-lanka-government", "ltte"},
    "somalia": {"al-shabaab", "somalia-government"},
    "karabakh": {"azerbaijan", "armenia"},
}
FOUGHT = [
    "{a} opened a new front in {p}",
    "{a} went on with offensive operations in {p}",
    "{a} launched an assault in {l} on {p}",
    "{a} made progress in {p}",
    "{a} pushed deeper into {p}",
    "{a} opened fire on {d} in {p}",
    "{a} were closing in Monday on {p}",
    "a shootout between {a} and {d} went on in {p}",
    "heavy gunfire was heard in {p} as {a} pressed {d}",
    "{d} came under attack from {a} in {p}",
    "{a} advanced on {p} in {l}",
    "{a} fought for control of {p} with {d}",
    "{a} confronted {d} in {p}",
    "{a} met stiff resistance from {d} in {p}",
    "{d} put up fierce resistance to {a} in {p}",
    "{d} beat back {a} at {p}",
    "{d} held off {a} in {p}",
    "{d} are defending {p} against {a}",
    "{d} in {p} are surrounded by {a}",
    "{a} have cut off {p}",
    "{a} are battling their way towards {p}",
    "{a} are bearing down on {p}",
    "{a} infiltrated {p}",
    "{a} are advancing inside {p}",
    "{p} was the scene of heavy fighting between {a} and {d}",
    "{p} is contested between {a} and {d}",
    "thousands fled {p} after it came under attack from {a}",
    "the operation by {a} to retake {p} is going on",
    "a push by {a} to seize {p} is under way",
    "{a} are engaged in an operation to recapture {p}",
    "an attempt by {a} to capture {p} failed",
    "{a} besieged {p}",
    "street battles between {a} and {d} raged for an eleventh day in {p}",
    "{d} in {p} repelled a fresh attack by {a}",
    "{a} pushed into {p}, battling {d} in its streets",
    "{a} fell upon {p}",
    "{a} hit back at {p}",
    "{a} attacked in the direction of {p}",
    "{a} moved in the direction of {p}",
    "clashes continued to be reported in {p} between {a} and {d}",
    "{a} are attacking remaining bases of {d} in {p}",
    "{a} are pushing to {p}",
    "{a} are on the march towards {p}",
    "{a} stand close to {p}",
    "{a} broke through the lines of {d} near {p}",
    "{a} made progress towards {p}",
    "{p} is in its ninth week of siege by {a}",
    "{a} are locked in battle with {d} near {p}",
    "{p} withstood an assault by {a}",
    "residents told of clashes in {p} between {a} and {d}",
    "{d} repelled an assault on {p} by {a}",
    "clashes pitted {a} against {d} in {p}",
    "{a} are fighting house to house in {p} against {d}",
    "{a} counter-attacked near {p}",
    "{a} have been battling to drive {d} out of their last pocket in {p}",
    "{a} have pushed the front line to within nine kilometres of {p}",
    "{a} pushed to the edge of {p} and clashed with {d}",
    "{d} repelled an attack launched by {a} on {p}",
    "{d} beat back {a} who had entered {p}",
    "an attempt by {a} to storm {p} was beaten back by {d}",
    "two attacks by {a} on {p} were thrown back by {d}",
    "{a} tried to advance into {p} and {d} counter-attacked",
    "{a} entered {p} but were driven back by {d}",
    "{a} fought on two fronts to try to capture {p}",
    "{a} fought their way to the edge of {p}",
    "{d} repelled two attacks by {a} on the hills overlooking {p}",
    "thousands have fled {p}, the scene of fierce clashes between {a} and {d}",
]
NOT_FOUGHT = [
    "{a} shelled {p}",
    "{a} ruled out an attack on {p}",
    "the fighting in {p} has stopped",
    "the attack on a hotel in {p} was claimed by {a}",
    "a drone attack on {p} wounded four people",
    "{p} is cut off from the world by floods",
    "{a} could attack {p}",
    "a suicide bomber attacked a checkpoint of {d} in {p}",
    "residents besieged the bank in {p}",
    "a veteran of the battle for {p} was named head of the army",
    "the anniversary of the siege of {p} was marked in {l}",
    "an accord forbids fighting in {p}",
    "{a} called off an advance on {p}",
    "the siege of {p} lasted for two years",
    "the battle for {p}, which lasted nine months, killed thousands",
    "{a} attacked the prison in {p}",
    "fighting between {a} and {d} went on in {l}",
]


@pytest.mark.parametrize("war", WARS)
@pytest.mark.parametrize("form", FOUGHT)
def test_what_is_fought_over(reader: Reader, form: str, war: str) -> None:
    told = _read(reader, form, war)
    assert [(kind, place) for kind, place, _ in told] == [("contest", WARS[war][2])]
    assert told[0][2] == SIDES[war]


@pytest.mark.parametrize("war", WARS)
@pytest.mark.parametrize("form", NOT_FOUGHT)
def test_what_is_not_fought_over(reader: Reader, form: str, war: str) -> None:
    assert not _read(reader, form, war)


def _read(reader: Reader, form: str, war: str) -> list[tuple[str, str, set[str | None]]]:
    comer, defender, place, land, day = WARS[war]
    said = form.format(a=comer, d=defender, p=place, l=land)
    events = reader.events(f"{said[0].upper()}{said[1:]}, officials said on Tuesday.", day)
    happened = [event for event in events if event.status in ("reported", "claimed")]
    return [(e.kind, e.place.name, {party.side for party in (e.actor, e.opponent) if party}) for e in happened]


@pytest.mark.parametrize(
    "text", ["The Arakan Army carried out several attacks in Rakhine state.", "Police raided Sittwe."]
)
def test_raids_are_no_battles(reader: Reader, text: str) -> None:
    assert not reader.told(text)


def test_the_date_of_what_is_described_is_not_of_the_fight(reader: Reader) -> None:
    text = "Russian assaults were repelled near Robotyne, a village of the region that Ukraine won back last August."
    fight = next(e for e in reader.events(text, date(2024, 2, 18)) if e.kind == "contest")
    assert fight.date.start.year == 2024


@pytest.mark.parametrize(
    "text",
    [
        "The M23 captured Rutshuru on Monday. The government says its soldiers are fighting back in Rutshuru.",
        "The M23 captured Rutshuru on Monday. Clashes are ongoing around Rutshuru, residents said.",
        "The M23 says it has taken Rutshuru. Fighting in Rutshuru continues, a colonel said.",
    ],
)
def test_a_fight_that_goes_on_is_not_ended_by_what_was_told_before(reader: Reader, text: str) -> None:
    told = {event.kind for event in reader.events(f"{text} The Congolese army has sent men.", date(2012, 11, 19))}
    assert told == {"capture", "contest"}


@pytest.mark.parametrize(
    "text",
    [
        "The M23 and Congolese soldiers clashed in Rutshuru. The M23 captured Rutshuru on Monday.",
        "The M23 captured Rutshuru on Monday after clashes in Rutshuru with Congolese soldiers.",
        "Clashes with Congolese soldiers still went on in Rutshuru at dawn. By noon the M23 had captured Rutshuru.",
    ],
)
def test_a_fight_that_ended_in_a_capture_is_only_that(reader: Reader, text: str) -> None:
    assert {event.kind for event in reader.events(text, date(2012, 11, 19))} == {"capture"}
