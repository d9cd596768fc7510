"""News of the wars of the 1970s to 1990s in single sentences, where no article tells the sides."""

from datetime import date

import pytest

from tests.nlp.reading import Reader, brief

TOLD = {
    # parts of a land, and lands that are no states
    ("1988-01-05", "Rebels led by Jonas Savimbi control most of southern Angola."): [
        "control unita @ southern Angola [most]"
    ],
    ("1996-12-20", "Zairian rebels hold a strip of eastern Zaire along the border."): [
        "control afdl @ eastern Zaire [part]"
    ],
    ("1995-11-02", "Refugees were still leaving Serb-occupied eastern Croatia on Thursday."): [
        "control krajina-serbs @ eastern Croatia"
    ],
    ("1982-04-06", "Argentine marines overran the Falkland Islands on Friday."): [
        "capture argentina @ Falkland Islands"
    ],
    ("1979-08-15", "Moroccan troops have taken over the southern part of Western Sahara."): [
        "capture morocco @ Western Sahara [part]"
    ],
    # who gives up a place with himself
    ("1982-05-30", "The Argentine garrison at Goose Green surrendered to the British on Saturday."): [
        "capture united-kingdom @ Goose Green"
    ],
    ("1993-07-12", "Government troops in Kuito surrendered to the guerrillas of Unita, the rebels' radio said."): [
        "capture unita @ Kuito"
    ],
    # two verbs of one object, two parties of one verb
    ("1986-07-09", "Renamo guerrillas seized and burned the town of Mutarara."): ["capture renamo @ Mutarara"],
    ("1979-04-02", "Tanzanian troops and Ugandan exiles captured Entebbe on Sunday."): ["capture tanzania @ Entebbe"],
    # a captor who is not told follows from the loser
    ("1989-10-25", "The Khmer Rouge stronghold of Phnom Malai has been captured."): [
        "capture cambodia-government @ Phnom Malai"
    ],
    ("1995-05-04", "The fall of Okucani was announced on Wednesday."): ["capture None @ Okucani"],
    # what else tells of it
    ("1990-02-20", "Afghan guerrillas drove rival militias out of Asadabad."): ["capture mujahideen @ Asadabad"],
    ("1987-03-30", "Chadian soldiers helped recapture Faya-Largeau from the Libyans."): [
        "capture chad-government @ Faya-Largeau"
    ],
    ("1984-12-02", "During their three-day occupation of Suchitoto, the guerrillas held rallies."): [
        "control fmln @ Suchitoto"
    ],
    ("1990-06-11", "The Red Sea port of Massawa has been in rebel hands since February."): ["control eplf @ Massawa"],
    ("1985-01-20", "Vietnamese tanks drove 10 miles westward to seize Ampil."): ["capture vietnam @ Ampil"],
    ("1983-09-06", "Israeli soldiers withdrew from their positions along the Awali River."): [
        "withdrawal israel @ Awali River"
    ],
    ("1991-12-30", "The army admitted losing ground around the town of Okucani."): ["withdrawal croatia @ Okucani"],
    ("1986-02-20", "The biggest defeat since the loss of Khorramshahr, a diplomat in Tehran said."): [],
    ("1993-02-02", "Angolan radio called the recapture of Benguela by government troops a triumph."): [
        "capture angola-government @ Benguela"
    ],
}

# whom the words mean in that land and year
SIDES = {
    ("1992-10-22", "Taylor's men overran the town of Kakata."): ["capture npfl @ Kakata"],
    ("2001-10-22", "Taylor's forces recaptured the town of Kolahun."): ["capture liberia-government @ Kolahun"],
    ("1982-06-14", "British troops captured Wireless Ridge on Sunday."): ["capture united-kingdom @ Wireless Ridge"],
    ("1975-03-12", "Communist troops captured Ban Me Thuot."): ["capture north-vietnam @ Ban Me Thuot"],
    ("1989-12-21", "U.S. troops took Rio Hato airfield in Panama."): ["capture united-states @ Rio Hato airfield"],
    ("1995-01-28", "Karen rebels lost Manerplaw to Burmese troops on Friday."): [
        "capture myanmar-junta @ Manerplaw",
        "withdrawal karen-forces @ Manerplaw",
    ],
    ("1979-06-21", "Rebels captured the Nicaraguan town of Rivas."): ["capture fsln @ Rivas"],
    ("1986-03-30", "Rebels captured the Nicaraguan town of Rivas."): ["capture contras @ Rivas"],
    ("1983-09-07", "Druse militiamen captured the village of Bhamdoun."): ["capture psp @ Bhamdoun"],
}

NOT_TOLD = {
    ("1983-11-02", "Three gunmen in Nantes surrendered to police."),
    ("1990-07-02", "The smoke of burning oil occupied Monrovia, Liberian rebels said."),
    ("1986-03-03", "A dispatch of the Iranian news agency Irna captured the mood of the army."),
    ("1998-12-04", "The army wrongly said that Andulo had been taken from Unita."),
    ("1991-09-20", "Croatian soldiers marched east to capture Vukovar."),
    ("1995-11-10", "Batticaloa fell silent as the army and the Tigers counted their dead."),
    ("1991-04-02", "The army helped clear Asmara of rubble."),
    ("1985-07-03", "The hijackers surrendered in Beirut and the passengers were taken to Damascus."),
    ("1996-02-02", "Unions took control of the port of Buchanan for a day during a strike."),
    ("1988-02-02", "The bank took over a plantation at Chalatenango."),
}


@pytest.mark.parametrize(("published", "text"), list(TOLD | SIDES))
def test_single_sentences_of_old_wars(reader: Reader, published: str, text: str) -> None:
    events = reader.events(text, date.fromisoformat(published))
    assert sorted(brief(event) for event in events if event.kind != "contest") == (TOLD | SIDES)[published, text]


@pytest.mark.parametrize(("published", "text"), sorted(NOT_TOLD))
def test_what_only_looks_like_it(reader: Reader, published: str, text: str) -> None:
    events = reader.events(text, date.fromisoformat(published))
    told = [event for event in events if event.kind != "contest" and event.status not in ("planned", "denied")]
    assert [brief(event) for event in told] == []
