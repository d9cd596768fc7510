"""Is it about war? Votes, games, business, art and crime also take, hold and lose towns."""

import pytest

from services.nlp.story.domain import at_war, contested, elsewhere, is_of_armed, refuses, tells_of_war

MATCH = "Two late goals gave the league title to the visitors, and their fans filled the stadium after the match."
BATTLE = "Troops and rebels fought for the bridge, and artillery shelled the garrison all night."


@pytest.mark.parametrize(
    "article",
    [
        MATCH,
        "Voters went to the polls in Kandy, and the party won every seat of the province in the election.",
        "Shares of the brewer rose after investors took its board, and profits doubled on the stock exchange.",
        "The film won the festival's top prize, and the actor thanked his audience for the award.",
        "Detectives arrested a suspect in Mombasa, and customs seized ivory; a court will try the smugglers.",
    ],
)
def test_an_article_about_something_else_is_known(article: str) -> None:
    assert elsewhere(article)


def test_votes_are_fought_for_with_words_of_war() -> None:
    votes = "The battle for the state is over: its forces besieged wards, and won the vote like a conquest."
    assert elsewhere(f"{votes} The electoral office gave the result of the ballot.")
    assert not elsewhere(f"{votes} Rebels and troops fought with tanks for the town.")


def test_an_article_about_war_is_not_about_something_else() -> None:
    assert not elsewhere(BATTLE)
    assert not elsewhere(f"{BATTLE} {BATTLE} The election was put off.")


@pytest.mark.parametrize(
    ("sentence", "article_elsewhere", "refused"),
    [
        ("Gor Mahia took control of the match in Kisumu.", False, True),
        ("The candidate captured Mandalay by ten thousand votes.", False, True),
        ("Rebels captured the polling station in Bangui.", False, False),
        ("The visitors took Kandy by storm.", True, True),
        ("Troops took Kandy.", True, False),
        ("They took the town of Bama on Monday.", False, False),
        ("Traders said that funds had retaken the market of London.", False, True),
        ("Rebels retook the market where traders from Bama sold fish.", False, False),
        ("Residents said the market of Bama was retaken.", False, False),
        ("“Enugu is liberated,” the candidate said.", True, True),
        ("“Enugu is liberated,” the soldiers said.", True, False),
    ],
)
def test_a_word_of_war_lets_a_sentence_pass(sentence: str, article_elsewhere: bool, refused: bool) -> None:
    assert refuses(sentence, article_elsewhere) is refused


def test_one_other_word_means_little_in_an_article_about_a_war() -> None:
    sentence = "Bazza, where films are made, was taken too."
    assert at_war(f"{BATTLE} {BATTLE}")
    assert not at_war(sentence)
    assert refuses(sentence, article_elsewhere=False)
    assert not refuses(sentence, article_elsewhere=False, article_at_war=True)
    assert refuses("The voters of Bazza gave him the seat.", article_elsewhere=False, article_at_war=True)


def test_a_word_that_war_news_uses_too_refuses_nothing_alone() -> None:
    assert not refuses("Bazza, a market town on the road, was taken too.", article_elsewhere=False)
    assert refuses("Bazza, a market town on the road, took the title.", article_elsewhere=False)


def test_war_is_told_by_its_words_alone() -> None:
    assert tells_of_war(BATTLE)
    assert not tells_of_war("Heavy rain fell on Kigali, and the market closed early.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hamas swept Nablus and Hebron in the elections.", True),
        ("Hezbollah took 12 seats in Tyre and Nabatiyeh.", True),
        ("Hamas fighters took Rafah at the crossing of the border.", False),
        ("The Taliban took Ghazni weeks before the elections.", False),
        ("Rebels stormed Bouake on the day of the vote.", False),
    ],
)
def test_a_vote_is_told_whoever_is_named(sentence: str, expected: bool) -> None:
    assert contested(sentence) is expected


def test_a_military_government_need_not_be_at_war() -> None:
    taken = "The military government has taken control of the mine from the company, a shareholder said."
    assert refuses(taken, article_elsewhere=True)
    assert not refuses(taken.replace("military government", "military"), article_elsewhere=True)


def test_owners_and_firms_are_no_war() -> None:
    assert elsewhere("The state took over the manufacturer; its shareholders and an oligarch get nothing.")


def test_a_war_of_armed_men_is_told_from_votes_in_words_of_war() -> None:
    assert is_of_armed(f"{BATTLE} {BATTLE}")
    assert not is_of_armed("Besieged by battles, his forces fought on enemy ground; the conquest was a liberation.")
    assert not is_of_armed(MATCH)
