"""Each way in which prose names a party gives the side of it, in the war of that country and year."""

from datetime import date

import pytest

from tests.nlp.reading import Reader

# war and day of publication, a town of it, and the sides with names that mean them there
NAMED = {
    ("Yemen", date(2018, 6, 14), "Zabid"): {
        "houthi": ("the Al Houthis", "Houthi gunmen", "Zaidi Shiite rebels known as Houthis", "the Iran-backed rebels"),
        "yemen-government": ("troops loyal to Hadi", "the Amalaqa brigades", "the resistance", "Tareq Saleh's men"),
    },
    ("Libya", date(2019, 8, 27), "Gharyan"): {
        "libya-lna": ("troops under General Khalifa Haftar", "the self-styled Libyan National Army (LNA)"),
        "libya-gna": ("pro-GNA fighters", "forces allied with the Tripoli-based government"),
    },
    ("Ivory Coast", date(2011, 3, 29), "Daloa"): {
        "forces-nouvelles": (
            "former rebels backing Ouattara",
            "forces of internationally recognised president Alassane Ouattara",
        ),
        "ivory-coast-government": ("Gbagbo's men", "Liberian mercenaries fighting for Gbagbo"),
    },
    ("Syria", date(2016, 12, 5), "Saraqib"): {
        "syria-government": (
            "pro-regime fighters",
            "pro-Damascus forces",
            "Iraqi Shi'ite militias fighting for Assad",
            "the army and allied militias",
        ),
        "syria-opposition": ("Turkish-backed rebels", "Ahrar al-Sham and other rebel factions"),
    },
    ("Ukraine", date(2023, 5, 21), "Bakhmut"): {
        "ukraine": ("Ukraine's 3rd Assault Brigade", "the Ukrainian armed formations"),
        "russia": ("Wagner mercenaries", "the occupiers", "Chechen fighters of Ramzan Kadyrov"),
    },
    ("Sudan", date(2023, 12, 19), "Nyala"): {
        "saf": ("the 16th Infantry Division of the army", "Burhan's troops"),
        "rsf": ("the paramilitary group", "General Dagalo's troops", "the Rapid Support Forces (RSF)"),
    },
    ("Sudan", date(2004, 7, 10), "Kutum"): {"slm": ("the Sudan Liberation Army", "SLA rebels")},
    ("Myanmar", date(2024, 3, 25), "Kawlin"): {
        "myanmar-junta": ("Infantry Battalion 142", "Military Operations Command 15", "the Sit-Tat"),
        "pdf": ("local PDF fighters", "revolutionary forces", "the NUG's People's Defence Force"),
    },
    ("Mozambique", date(2021, 3, 27), "Palma"): {"islamic-state": ("armed Islamists", "al-Shabab")},
    ("the Central African Republic", date(2021, 1, 10), "Bambari"): {
        "3r": ("3R", "the 3R rebels"),
        "anti-balaka": ("anti-balaka militia", "the anti-Balaka"),
    },
    ("Chechnya", date(1996, 8, 10), "Argun"): {
        "russia": ("pro-Moscow Chechen forces", "the federals", "OMON police"),
        "chechen-separatists": ("Dudayev's men", "Chechen fighters"),
    },
    ("Bosnia", date(1995, 7, 11), "Zepa"): {
        "republika-srpska": ("Serb militiamen", "General Ratko Mladic's troops"),
        "bosnia-government": ("the Muslims", "the mainly Muslim Bosnian army"),
        "western-bosnia": ("Fikret Abdic's forces",),
    },
    ("Rwanda", date(1994, 6, 13), "Gitarama"): {
        "rpf": ("the mainly Tutsi RPF", "Paul Kagame's rebels"),
        "rwanda-government": ("the Rwandan army", "government forces"),
    },
    ("Burundi", date(2000, 3, 10), "Bubanza"): {"cndd-fdd": ("the Forces for the Defence of Democracy (FDD)",)},
    ("Djibouti", date(1993, 7, 10), "Obock"): {"frud": ("the Front for the Restoration of Unity and Democracy",)},
    ("Tajikistan", date(1992, 12, 10), "Garm"): {"tajikistan-government": ("Tajik government troops",)},
    ("Iraq", date(1986, 2, 12), "Mehran"): {"iran": ("Iranian Revolutionary Guards", "the Revolutionary Guards")},
    ("Afghanistan", date(1989, 3, 10), "Jalalabad"): {"mujahideen": ("the mujahideen", "Moslem guerrillas")},
    ("Haiti", date(2004, 2, 5), "Hinche"): {"haiti-rebels": ("armed men opposed to President Jean-Bertrand Aristide",)},
    ("Sri Lanka", date(2009, 1, 2), "Paranthan"): {"sri-lanka-government": ("troops of the 57 and 58 Divisions",)},
    ("Tajikistan", date(1997, 8, 12), "Garm"): {"khudoiberdiyev-rebels": ("Colonel Makhmud Khudoiberdiyev's men",)},
    ("Chad", date(2008, 2, 2), "Ati"): {"chad-rebels": ("rebels of General Mahamat Nouri",)},
    ("Liberia", date(1990, 7, 5), "Buchanan"): {"liberia-government": ("Krahn soldiers", "Samuel Doe's troops")},
}
FRAMES = (
    "{a} captured {p} on Tuesday.",
    "{p} is still held by {a}, a local official said.",
    "The town of {p}, which {a} captured on Tuesday, was quiet.",
)
GRID = [
    (war, published, town, side, name)
    for (war, published, town), sides in NAMED.items()
    for side, names in sides.items()
    for name in names
]

WAR = "The M23 and the Congolese army fought near Goma on Monday."
TOLD = {
    "The M23 and the Congolese army fought for Masisi. The latter withdrew from the town in the evening.": {
        "withdrawal drc-government @ Masisi"
    },
    "The M23 and the Congolese army fought for Masisi. In the evening the former captured the town.": {
        "capture m23 @ Masisi"
    },
    "The M23 attacked Masisi at dawn. By noon they had driven out the Congolese army and taken the town.": {
        "withdrawal drc-government @ Masisi",
        "capture m23 @ Masisi",
    },
    "It was the M23, not the army, that captured Masisi.": {"capture m23 @ Masisi"},
    "It was not the army but the M23 that captured Masisi.": {"capture m23 @ Masisi"},
    "Traders were told to stay by the M23, by whom Masisi was seized.": {"capture m23 @ Masisi"},
    "Masisi is one of the three towns that the army has lost to the M23.": {
        "capture m23 @ Masisi",
        "withdrawal drc-government @ Masisi",
    },
    f"{WAR} The defence ministry said that its troops had retaken Masisi.": {"capture drc-government @ Masisi"},
    "Farmers around Masisi came back after the Congolese army withdrew from the town.": {
        "withdrawal drc-government @ Masisi"
    },
    f"{WAR} Unidentified gunmen seized Masisi.": {"capture - @ Masisi"},
    f"{WAR} “Our men have left Masisi,” an army officer said.": {"withdrawal drc-government @ Masisi"},
    f"{WAR} “They (the rebels) have left Masisi,” a trader said.": {"withdrawal m23 @ Masisi"},
    f"{WAR} A rebel general left Masisi on Tuesday, and he fled the town by car.": set(),
    "In Ethiopia the Oromo Liberation Army, a group allied with the TPLF, said it had captured Kemise.": {
        "capture oromo-liberation-army @ Kemise"
    },
    f"{WAR} MONUSCO, the U.N. force, said that Jordanian troops now hold Masisi.": {"capture united-nations @ Masisi"},
    f"{WAR} Masisi lies near the border with Rwanda.": set(),
    f"{WAR} Two teachers from Masisi told AFP that nobody had taken the town.": set(),
}


@pytest.mark.parametrize(("war", "published", "town", "side", "name"), GRID)
def test_a_name_gives_the_side_of_that_war_and_year(
    reader: Reader, war: str, published: date, town: str, side: str, name: str
) -> None:
    for frame in FRAMES:
        told = frame.format(a=name, p=town)
        text = f"The war in {war} has driven thousands from their homes. {told[0].upper()}{told[1:]}"
        found = {event.actor.side if event.actor else None for event in reader.events(text, published)}
        assert side in found, text


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_who_is_meant_over_what_stands_between(reader: Reader, text: str, told: set[str]) -> None:
    found = {
        f"{event.kind} {(event.actor and event.actor.side) or '-'} @ {event.place.name}"
        for event in reader.events(text, date(2025, 1, 22))
        if event.kind != "contest"
    }
    assert found == told
