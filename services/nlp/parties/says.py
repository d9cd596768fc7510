"""Says who: the speaker of a sentence, and whether the text keeps its distance."""

import re
from typing import Final

from services.ledger.events import Party, Speaker
from services.nlp.context import Context
from services.nlp.lexicon import word_set
from services.nlp.parties.ties import is_named
from services.nlp.parties.who import Who
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PARTY, PRONOUN
from services.nlp.words.classes import NOUN, REL, STOP, VERB
from services.nlp.words.units import is_title
from services.nlp.words.verb_forms import ING

# in small letters, as is _FALSE: to pass over case costs a search twice its time
_DISTANCE: Final = re.compile(
    r"\b(?:(?<!prize )(?<!trophy )(?<!victory )"
    r"claim(?:s|ed|ing)?\b(?! (?:\w+ ){0,4}(?:life|lives|responsibility|victims?)\b)|"
    r"alleg(?:e|es|ed|edly|ing)|unconfirmed|unverified|purported(?:ly)?|supposedly|reportedly|"
    r"maintain(?:s|ed)? that|(?:appear|seem)(?:s|ed)? to have|(?:believed|thought|presumed|assumed) to have|rumou?rs?|"
    r"to be believed|by (?:their|its|his|her|our) own accounts?|"
    r"(?:could|can) ?not (?:be )?(?:independently )?(?:verif\w*|confirm\w*)|no (?:independent )?confirmation|"
    r"not (?:been )?(?:independently )?(?:confirmed|verified)|dismiss(?:es|ed)?|"
    r"den(?:y|ies|ied)(?! (?:having|any)\b))\b"
)


FIRST_PERSON: Final = frozenset({"we", "our", "ours", "us"})
_ANONYMOUS: Final = word_set("says", "anonymous")
_INTRODUCTION: Final = 14  # chunks in front of the colon, at most
_FALSE: Final = re.compile(
    r"\b(?:was|were|is|are|proved|turned out to be) (?:an? |pure |mere |sheer |enemy |[a-z]+ist )*"
    r"(?:false|premature|myths?|hoax|fairy tales?|untrue|not true|wrong|fabricated|baseless|fake|"
    r"fantasy|fiction|propaganda|invention|lies?|nonsense|rumou?rs?|half[- ]true)\b|"
    r"\b(?:described|dismissed|denounced|rejected|branded) (?:[^\s.;]+ ){0,12}?as (?:an? |pure |mere |sheer |enemy )*"
    r"(?:lies?|untrue|false|propaganda|fabrications?|invention|nonsense|rumou?rs?|baseless|fantasy|fiction|unfounded)\b|"
    r"\b(?:call|calls|called|branded|brands|labell?ed) (?:\w+ ){0,16}?"
    r"(?:a lie|lies|nonsense|a fabrication|propaganda|fantasy|fiction|untrue|false|baseless)\b|"
    r"\b(?:inaccurately|wrongly|falsely|erroneously|mistakenly|prematurely|incorrectly) (?:\w+ )?"
    r"(?:claim|report|announc|sa(?:y|id)|stat|assert)\w*\b|"
    r"\b(?:lied|lying) about\b|\b(?:no|little|not a word of) truth\b|\bcontradict(?:s|ed)\b|\brumou?r was\b"
)


_SAID: Final = re.compile(r"\b(?:said|says|told|announced|reported|according to|confirmed)\b")


def says_false(text: str) -> bool:
    """Whether the sentence calls what it tells untrue; not where one tells it and another calls that untrue."""
    found = _FALSE.search(text.lower())
    return found is not None and not _is_anothers(text, found.start())


def keeps_distance(text: str) -> bool:
    """Whether the sentence marks what it tells as somebody's claim."""
    low = text.lower()
    found = _FALSE.search(low)
    return bool(_DISTANCE.search(low)) or (found is not None and _is_anothers(text, found.start()))


def _is_anothers(text: str, start: int) -> bool:
    """ "X has A, an officer said; the ministry called that false": what begins at `start` answers who spoke before."""
    parted = text.rfind(";", 0, start)
    return parted > 0 and _SAID.search(text, 0, parted) is not None


def speaker(sentence: Sentence, who: Who, context: Context) -> Speaker | None:
    """Who says what this sentence tells, from "X said", "according to X"; None for the article itself."""
    at = _according(sentence)
    if at is None and (spoken := [c for c in sentence.clauses if c.verb.lemma in SPEECH]):
        at = _of_speech(sentence, spoken)
    if at is None:
        at = _introduced(sentence)
    if at is None:
        return None
    he = context.voices.heard and sentence.low(at) in {"he", "she"}
    spoke = context.last_said if he else None  # "he said", of the spokesman before
    of_others = sentence.kind(at + 1) == VERB and sentence.low(at + 2) == "of"  # "an aid worker said of the soldiers"
    context.voices.known = spoke is not None or not (of_others or sentence.phrases[at].kind == PRONOUN)
    party = spoke or who.at(at) or _beside(sentence, who, at) or who.office(at)
    same = sentence.phrases[at].definite and sentence.phrases[at].head.low in _ANONYMOUS
    party = party or (context.last_said if same else None)  # "added the source", who spoke for X before
    party = party or context.spokesmen.of(sentence.phrases[at].head)
    if party is not None:
        context.spokesmen.introduce(sentence.phrases[at].head, party)
        who.remember_office(at, party)
    context.last_said = party
    office = sentence.phrases.get(at - 2) if sentence.text(at - 1) == "," else None
    if party is None and office is not None and is_title(office.head):
        party = who.at(at - 2)  # "the minister of Y, X, said"
    return Speaker(sentence.phrases[at].head.text if party is None else party.name, party.side if party else None)


def _beside(sentence: Sentence, who: Who, at: int) -> Party | None:
    """ "A, a spokesman for X, said", "told by A, one of the leaders of X", "A, who speaks for X, said": X."""
    if (party := who.issuer(at)) is not None:
        return party
    if (party := who.member_of(at)) is not None:
        return party
    if sentence.text(at + 1) != ",":
        return None
    if (party := who.at(at + 2)) is not None:
        return party
    member = sentence.phrases.get(at + 4) if sentence.low(at + 3) in {"of", "with", "for", "from", "to"} else None
    if member is not None and (member.kind == PARTY or is_named(member)):
        return who.at(at + 4)  # "A, an official with X, said"
    end = next((i for i in range(at + 2, len(sentence.chunks)) if sentence.kind(i) == STOP), len(sentence.chunks))
    speaking = [c for c in sentence.clauses if c.verb.lemma == "speak" and at < c.at < end]
    one_of = sentence.low(at + 2) == "one" and sentence.low(at + 3) == "of"
    if not (speaking or one_of):
        return None
    named = [i for i in range(at + 3, end) if i in sentence.phrases and is_named(sentence.phrases[i])]
    named = named or [i for c in speaking for i in c.prep("for")]  # "who speaks for the army"
    return next((party for i in named if (party := who.at(i))), None)


def _of_speech(sentence: Sentence, spoken: list[Clause]) -> int | None:
    """Who speaks by these verbs of speech: the subject, the object of "… , said A", or the one behind "by"."""
    if (clause := next((c for c in spoken if _speaks(sentence, c)), None)) is not None:
        return clause.subjects[0]
    # "… , said a spokesman for the army"
    inverted = next((c for c in spoken if not c.subjects and c.objects and not _does_more(sentence, c)), None)
    inverted = inverted or next((c for c in spoken if _is_inverted(sentence, c)), None)
    if inverted is not None:
        return inverted.objects[0]
    passive = next((c for c in spoken if c.passive and c.prep("by")), None)
    return passive.prep("by")[0] if passive else None


def _does_more(sentence: Sentence, said: Clause) -> bool:
    """ "A spokesman, at last, said dozens were captured": what follows "said" does something, and says nothing."""
    after = (c for c in sentence.clauses if c.at > said.at and said.objects[0] in c.subjects)
    return any(REL not in (sentence.kind(c.opener()), sentence.kind(c.at - 1)) and not c.reduced for c in after)


def _introduced(sentence: Sentence) -> int | None:
    """ "The ministry's spokesman, A: we have left B": whoever stands in front of the colon."""
    colon = next((i for i in range(1, min(_INTRODUCTION, len(sentence.chunks))) if sentence.text(i) == ":"), None)
    if colon is None or any(sentence.kind(i) == VERB for i in range(colon)):
        return None
    ours = any(unit.low in FIRST_PERSON for chunk in sentence.chunks[colon:] for unit in chunk.units)
    return next((i for i in range(colon) if i in sentence.phrases), None) if ours else None


def _speaks(sentence: Sentence, clause: Clause) -> bool:
    own = not clause.passive and bool(clause.subjects)
    return own and not _is_inverted(sentence, clause)


def _is_inverted(sentence: Sentence, clause: Clause) -> bool:
    finite = clause.verb.lemma != "tell" and clause.verb.form != ING  # not "…, claiming they had left"
    before = finite and sentence.text(clause.at - 1) == ","
    return before and bool(clause.objects) and not _does_more(sentence, clause)


def _according(sentence: Sentence) -> int | None:
    for i, part in enumerate(sentence.chunks[:-2]):
        if part.low == "according" and sentence.chunks[i + 1].low == "to":
            return next(
                (
                    j
                    for j in range(i + 2, min(i + 4, len(sentence.chunks)))
                    if sentence.chunks[j].kind == NOUN and sentence.chunks[j].low != "what"
                ),
                None,
            )
    return None
