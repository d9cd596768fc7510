"""For whom those fight who are not named: the usual rebels of a country, peoples without a state, foreign helpers."""

from collections.abc import Sequence
from typing import Any, Final

from services.atlas.actors import Actors
from services.atlas.country import Country
from services.ledger.events import Party
from services.nlp.lexicon import REBEL_NOUNS, table

_DECISIVE: Final = frozenset({"opposition", "separatist", "secessionist"})
_PEOPLES: Final = frozenset(table("sides")["peoples"])
_OF_ONE_SIDE: Final = frozenset({"resistance", "royalists", "invaders", "occupiers"})
# fighters called by their creed: in some countries not those who fight for power, in none those who fight for a people
_BELIEVING: Final = frozenset({"islamist", "jihadi", "jihadist", "takfiri", "extremist"})
_AGAINST_THE_STATE: Final = frozenset({"rebel", "insurgent"})
_ALLIES: Final = tuple(frozenset(sides.split()) for sides in table("sides")["allies"]["of"])
_NEAR: Final = 3  # countries of the article in which foreign troops may be helping


def usual(country: str | None, word: str, year: int) -> str | None:
    """The side that "rebels" (`word`) in a year's news of a country (ISO2) mean, where the article names no group."""
    row = _row(country, year)
    one = word.rstrip("s")
    believing = row.get("jihadist") if one in _BELIEVING else None
    found: str | None = row.get(word) or row.get(one) or believing or row.get("any")
    return found


def coalition(country: str | None, year: int) -> str | None:
    """The side of "the coalition" in a year's news of a country (ISO2), where one is known so."""
    found: str | None = _row(country, year).get("coalition")
    return found


def of_several(country: str | None) -> bool:
    """Whether so many groups fight the state of that country (ISO2) that "the rebels" are those spoken of last."""
    return country in table("sides")["several"]["lands"]


def _row(country: str | None, year: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = table("sides")["usual"].get(country or "", [])
    return next((row for row in rows if year <= row.get("until", year)), {})


def never(country: str | None, word: str, year: int) -> frozenset[str]:
    """The sides that "rebels" or "Islamists" (`word`) of a country do not mean, however often an article names them."""
    one = word.rstrip("s")
    none = f"no_{one}s" if one in _AGAINST_THE_STATE else "no_islamists" if one in _BELIEVING else ""
    rows: list[Any] = table("sides")[none].get(country or "", []) if none else []
    named = (r if isinstance(r, str) else r["side"] for r in rows if isinstance(r, str) or year <= r["until"])
    return frozenset((*table("sides")["never"].get(country or "", ()), *named))


def always(country: str | None, word: str, year: int) -> str | None:
    """The side that "separatists" or "the opposition" mean there, whatever other groups the article names.

    "the resistance", too, where the country's row tells whose it is.
    """
    own: str | None = _row(country, year).get(word) if word in _OF_ONE_SIDE else None
    return usual(country, word, year) if word.rstrip("s") in _DECISIVE else own


def of_state(country: Country, year: int) -> str:
    """The side of the state's own forces in that year: Gaddafi's, until 2011."""
    rows: list[dict[str, Any]] = table("sides")["governments"].get(country.code, [])
    return next((row["side"] for row in rows if year <= row["until"]), country.side)


def is_divided(country: str, year: int) -> bool:
    """Whether two governments call their men the land's forces in that year."""
    row = table("sides")["divided"].get(country)
    return row is not None and row["since"] <= year <= row.get("until", year)


def part_of(country: str, year: int) -> str | None:
    """The state (ISO2) that a land which is one today was still part of in that year: Sudan for South Sudan."""
    row = table("sides")["before"].get(country)
    return row["of"] if row and year <= row["until"] else None


def there(party: Party | None, country: str | None, actors: Actors, year: int) -> Party | None:
    """The party with the side that it serves where it acts: in Iraq, Islamic State is no part of Boko Haram's.

    "Kurdish fighters" are others in Iraq than in Syria.
    """
    told = party is not None and (party.id == party.side or party.id.endswith("-forces"))
    if party is not None and country is not None and told:
        people = next((low for low in party.name.casefold().split() if low in _PEOPLES), None)
        side = of_people(people, (country,), year) if people is not None else None
        return Party(side, party.name, side) if side else party
    group = actors.of_several_wars.get(party.id) if party is not None else None
    if party is None or group is None or party.side == group.side or country not in group.countries:
        return party
    return Party(party.id, party.name, group.side_in(country))


def voice(country: str | None, text: str, year: int) -> str | None:
    """The side whose own words an article is told in, where that side calls its men the army of the state."""
    rows: list[dict[str, Any]] = table("sides")["voices"].get(country or "", [])
    told = text.casefold() if rows else ""
    fit = (row for row in rows if row["since"] <= year <= row.get("until", year))
    return next((row["side"] for row in fit if any(words in told for words in row["words"])), None)


def own_word(country: str | None, words: Sequence[str], year: int) -> str | None:
    """The side that one of these words means there and then, whatever it means elsewhere: "the junta" that rebels."""
    row = _row(country, year)
    return next((row[word] for word in words if word in row and word not in REBEL_NOUNS), None)


def of_people(word: str, countries: Sequence[str], year: int) -> str | None:
    """The side that armed men of a people or land ("kurdish", "tigray") serve in the first of these countries.

    "rebels" stands there for whoever the country's rebels of the year are.
    """
    people: dict[str, Any] | None = table("sides")["peoples"].get(word.replace("’", "'"))
    if people is None:
        return None
    code = next((code for code in countries if code in people), None)
    if code is None:
        return None
    told = people[code]
    if not isinstance(told, str):
        told = next((row["side"] for row in told if year <= row.get("until", year)), None)
    return usual(code, "rebel", year) if told == "rebels" else told


def allied(one: str, other: str) -> bool:
    """Whether two sides fight beside each other wherever both are."""
    return any(one in sides and other in sides for sides in _ALLIES)


def helped(nation: str, countries: Sequence[str], year: int) -> str | None:
    """The side that troops of a nation (ISO2) help: Chad's fight for Nigeria's in Nigeria.

    `countries` are the article's, the one it is most about first.
    """
    rows = (row for code in countries[:_NEAR] if code != nation for row in table("sides")["helpers"].get(code, ()))
    hosts = (row for row in rows if row["since"] <= year <= row.get("until", year))
    return next((row["side"] for row in hosts if nation in row["of"].split()), None)


def sends_peacekeepers(nation: str) -> bool:
    """Whether its troops abroad are the United Nations', where the story names a mission of theirs."""
    return nation in table("sides")["peace"]["of"].split()


def backed(backer: str, countries: Sequence[str], year: int) -> str | None:
    """The side that those fight for whom a foreign state (ISO2) backs in the first of the article's countries."""
    rows: list[dict[str, Any]] = table("sides")["backed"].get(countries[0], []) if countries else []
    fit = (row for row in rows if row.get("since", year) <= year <= row.get("until", year))
    side = next((row["side"] for row in fit if backer in row["by"].split()), None)
    return usual(countries[0], "rebel", year) if side == "rebels" else side
