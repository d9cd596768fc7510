"""Whom a sentence can go back to by its own structure: who speaks in it, of whom, and who is judged for what."""

from collections.abc import Iterator
from typing import Final

from services.nlp.lexicon import REBEL_NOUNS, word_set
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import ACT, PARTY, PRONOUN, Phrase, party_phrase
from services.nlp.words.classes import VERB
from services.nlp.words.units import ACTOR, Unit

_JUDGING: Final = word_set("reported", "judging")
_CLAIMS: Final = word_set("reported", "claims")
_NEAR: Final = 8  # chunks from "by" to "that"
_OPENING: Final = frozenset({"since", "after", "before", "when", "once", "while", "as", "although", "though", "until"})
_BARE: Final = 2  # words of "the rebels"
_STILL_THERE: Final = frozenset({"before", "until", "although", "though", "while"})
# "were gone", "died": what those do to whom others came; a title's "go" and "die" tell less
_GIVING_WAY: Final = word_set("reported", "giving_way") | {"go", "die", "hide", "resist", "panic", "defect"}


def actors_before(sentence: Sentence, phrase: Phrase) -> Iterator[Unit]:
    """The actors that the sentence names in front of the phrase, the nearest first."""
    before = [one for one in sentence.phrases.values() if one.first < phrase.first and one is not phrase]
    return (unit for one in reversed(before) for unit in (*one.owner, *one.units) if unit.kind == ACTOR)


def judged_before(sentence: Sentence, phrase: Phrase) -> int | None:
    """ "The rebels accuse the army of burning A after its troops took it": the chunk of the army."""
    judged = (c for c in sentence.clauses if c.verb.lemma in _JUDGING and c.objects and not c.passive)
    return next((c.objects[0] for c in judged if sentence.phrases[c.objects[0]].first < phrase.first), None)


def claimant_before(sentence: Sentence, phrase: Phrase) -> int | None:
    """ "X denied claims by Y that they had taken A": the chunk of Y."""
    at = sentence.at_of(phrase)
    by = next((i for i in range(at - 2, max(at - _NEAR, 0), -1) if sentence.low(i) in {"by", "from"}), 0)
    said = sentence.phrases.get(by - 1) if sentence.low(at - 1) == "that" else None
    claimed = said is not None and said.head.low in _CLAIMS and by + 1 in sentence.phrases
    return by + 1 if claimed and all(sentence.kind(i) != VERB for i in range(by, at)) else None


def own_claim_before(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """ "rebel claims that they had taken A", "the army's report that it had": whose, without the claims."""
    at = sentence.at_of(phrase)
    return claimant_of(sentence.phrases.get(at - 2)) if sentence.low(at - 1) == "that" else None


def claimant_of(said: Phrase | None) -> Phrase | None:
    """ "rebel claims", "the army's report": whose, without the claims."""
    if said is None or said.head.low not in _CLAIMS or not (said.owner or len(said.units) > 1):
        return None
    return party_phrase(said.owner) if said.owner else said.without_head()


def told_of_between(sentence: Sentence, speech: Clause, phrase: Phrase) -> int | None:
    """ "X said that men of Y were killed and that they fled": the chunk of those of whom X speaks first."""
    if phrase.head.low not in {"they", "them"}:
        return None
    between = (c for c in sentence.clauses if speech.at < c.at and c.subjects and c.subjects[0] > speech.at)
    told = (sentence.phrases[c.subjects[0]] for c in between)
    party = next((one for one in told if one.first < phrase.first and one.kind == PARTY), None)
    return sentence.at_of(party) if party else None


def doer_joined(sentence: Sentence, phrase: Phrase) -> int | None:
    """ "Police say that the rebels attacked A and they took its port": the rebels; "X attacked Y, and they fled": Y."""
    at = sentence.at_of(phrase)
    if phrase.head.low != "they" or sentence.low(at - 1) != "and":
        return None
    own = next((c for c in sentence.clauses if c.subjects == [at]), None)
    before = next((c for c in reversed(sentence.clauses) if c.at < at), None)
    if own is None or before is None or before.passive or before.verb.lemma in SPEECH:
        return None
    told = before.objects if own.verb.lemma in _GIVING_WAY else before.subjects
    return told[0] if told and sentence.phrases[told[0]].kind == PARTY else None


def owner_before(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """ "A was the rebels' seat after they lost B": the rebels, where nobody else is named in front."""
    at = sentence.at_of(phrase)
    front = [one for i, one in sentence.phrases.items() if i < at]
    owners = [party_phrase(one.owner) for one in front if one.owner]
    alone = len(owners) == 1 and all(one.kind != PARTY for one in front)
    return owners[0] if alone and phrase.head.low == "they" and sentence.low(at - 1) in _OPENING else None


def doer_of_the_act(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """ "Monitors reported an advance by X north of A, where it took B": X; not of "The army halted X's advance, …"."""
    at = sentence.at_of(phrase)
    before = next((c for c in reversed(sentence.clauses) if c.at < at and c.objects), None)
    if sentence.low(at - 1) != "where" or before is None or not _is_told(sentence, before):
        return None
    act = sentence.phrases[before.objects[0]]
    behind = before.objects[0] + 2 if sentence.low(before.objects[0] + 1) in {"of", "by"} else 0
    owner = party_phrase(act.owner) if act.owner else sentence.phrases.get(behind)
    return owner if act.kind == ACT else None


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """ "Monitors documented", "the army said": no deed of a party."""
    return clause.verb.lemma in SPEECH or not any(sentence.phrases[at].kind == PARTY for at in clause.subjects)


def source_before(sentence: Sentence, phrase: Phrase) -> int | None:
    """ "According to the army, it took A", "A bad week for the army: it lost B": the chunk of the army."""
    front = [at for at, one in sentence.phrases.items() if one.first < phrase.first]
    parties = [at for at in front if sentence.phrases[at].kind == PARTY and not sentence.phrases[at].plural]
    if (sentence.low(0), sentence.low(1)) == ("according", "to") and 2 in parties:
        return 2
    mark = next((i for i in range(front[-1] + 2 if front else 0) if sentence.text(i) == ":"), 0)
    return next((at for at in reversed(parties) if at < mark), None)


def named_ahead(sentence: Sentence, phrase: Phrase) -> int | None:
    """ "Since they took A, fighters of X have put up their flags": the chunk of the fighters, whom "they" are."""
    at = sentence.at_of(phrase)
    before = (i for i, one in sentence.phrases.items() if i < at and one.kind == PARTY)
    # "Pushing on, when they took" has nobody before "they"
    done = any(c.at < at and c.subjects and c.subjects[0] < at for c in sentence.clauses)
    opens = sentence.low(at - 1) in _OPENING and next(before, None) is None and not done
    if not opens or phrase.head.low not in {"it", "they", "he"}:
        return None
    own = next((c for c in sentence.clauses if c.subjects == [at]), None)
    comma = next((i for i in range(at, len(sentence.chunks)) if sentence.text(i) == ","), len(sentence.chunks))
    main = next((c for c in sentence.clauses if c.at > comma and not c.reduced and c.subjects), None)
    if own is None or main is None or own.at > comma or main.subjects[0] < comma or _is_of_others(sentence, own, main):
        return None
    named = sentence.phrases[main.subjects[0]]
    fits = named.kind == PARTY and not (named.plural and phrase.head.low == "it")
    return main.subjects[0] if fits else None


def _is_of_others(sentence: Sentence, own: Clause, main: Clause) -> bool:
    """ "After they came, the army fled", "…, the army drove them out", "…, the army said": another party's answer."""
    answered = any(sentence.phrases[i].kind == PRONOUN for i in (*main.objects, *(at for _, at in main.preps)))
    went, gave_way = (c.verb.lemma in _GIVING_WAY for c in (own, main))
    apart = gave_way != went and (gave_way or sentence.low(0) not in _STILL_THERE)  # "When they were gone, others came"
    of_themselves = sentence.low(main.at + 1) == sentence.low(1)  # "Although they hold A, the rebels said they …"
    return apart or main.passive or ((answered or main.verb.lemma in SPEECH) and not of_themselves)


def speech_before(sentence: Sentence, phrase: Phrase) -> Clause | None:
    """The nearest verb of speech in front, unless it is itself said of "them" or "theirs"."""
    for clause in reversed(sentence.clauses):
        in_front = sentence.chunks[clause.at].units[0].first < phrase.first
        if clause.verb.lemma in SPEECH and clause.subjects and in_front:
            subject = sentence.phrases[clause.subjects[0]]
            own = sentence.low(clause.subjects[0]) in {"its", "their", "his"} or subject.kind == PRONOUN
            return None if own else clause
    return None


def rebels_before(sentence: Sentence, phrase: Phrase) -> int | None:
    """Where the rebels stand, told by more than that word, for whom somebody says what bare "rebels" do."""
    bare = all(unit.low == "the" or unit.low in REBEL_NOUNS for unit in phrase.units) and not phrase.owner
    speech = speech_before(sentence, phrase) if bare else None
    if speech is None:
        return None
    named = (at for at in range(min(speech.subjects), speech.at) if at in sentence.phrases)
    told = (at for at in named if sentence.phrases[at].head.low in REBEL_NOUNS)
    return next((at for at in told if len(sentence.phrases[at].units) > _BARE), None)
