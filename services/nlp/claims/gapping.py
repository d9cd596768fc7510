"""Places that share the verb of others: "took A in May, B in June", "A is held, as are B and C", "D followed"."""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from services.atlas.place import SETTLEMENTS
from services.nlp.claims.arguments import Arguments
from services.nlp.claims.claim import Claim, claims_of
from services.nlp.claims.pairs import is_held_apart
from services.nlp.lexicon import PLACE_NOUNS, word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME, Phrase
from services.nlp.words.classes import ADV, CONJ, NOUN, PREP, REL, TIME, TIMES, VERB
from services.nlp.words.verb_forms import ING

_JOINTS: Final = word_set("gapping", "joints")
_FATES: Final = word_set("gapping", "fates")
_SHARED: Final = ("capture", "withdrawal", "control")
_FOLLOWING: Final = frozenset({"follow", "go", "meet", "suffer", "share"})
_LISTING: Final = frozenset({"list", "name", "identify", "give"})
_AFTER_FOLLOWING: Final = TIMES | {"suit"}
_AS: Final = 6  # chunks from "named" to "as"
_LINKING: Final = frozenset({"link", "connect", "join", "separate", "divide"})
_LEAVING: Final = frozenset({"leave", "withdraw", "retreat", "depart"})
_TWO_WORDS: Final = frozenset({
    ("after", "that"), ("after", "this"), ("with", "it"), ("with", "them"), ("with", "that"),
    ("but", "also"), ("followed", "by"),
})  # fmt: skip
_SOON: Final = frozenset({"within", "later", "again", "soon", "afterwards"})
_NAMED: Final = frozenset({PLACE_NAME, PLACE_NOUN})
_ECHOING: Final = frozenset({"be", "do", "have"})


def gapped(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """What the clause says of the places that follow it without a verb: the same as of its own."""
    told = (c for c in claims if c.at == clause.at and (c.kind in _SHARED or c.why == "attacked"))
    own = {(c.kind, c.actor.side if c.actor else None): c for c in told}
    if not own:
        return []
    return [again for listed in _gaps(read.sentence, clause) for again in _again(read, own.values(), listed)]


def echoed(read: Arguments, clause: Clause, claims: list[Claim]) -> list[Claim]:
    """ "…, as are A and B", "…, and so is C": the claims of the clause before, said of these."""
    done = clause.verb.lemma == "do" and read.sentence.low(clause.opener()) == "as"
    told = clause.prep("with", "in", "at", "to") if done else clause.objects  # "…, as it had done with A and B"
    if not (done or clause.preposition in {"as", "so"}) or clause.verb.lemma not in _ECHOING or not told:
        return []
    if done and (clause.verb.negative or not all(read.sentence.phrases[at].kind in _NAMED for at in told)):
        return []
    own = {(c.kind, c.actor.side if c.actor else None): c for c in claims if c.kind in _SHARED}
    return _again(read, own.values(), told)


def left_again(read: Arguments, clause: Clause, told: list[Claim]) -> list[Claim]:
    """ "took A and B, each time leaving within a day": given up again by those who took them in this sentence."""
    goes = clause.verb.lemma in _LEAVING and clause.verb.form == ING and not clause.objects and not clause.preposition
    if not goes or clause.prep("from", "out of", "to", "for", "behind", "towards") or not _soon(read, clause):
        return []
    taken = (c for c in told if c.kind == "capture" and c.actor is not None and c.status == "reported")
    return [replace(c, kind="withdrawal", at=clause.at, why="withdrew from", opponent=None) for c in taken]


def _soon(read: Arguments, clause: Clause) -> bool:
    """ "each time leaving", "leaving within hours", "withdrawing again the next day"."""
    words = read.sentence.words_in(max(clause.at - 1, 0), clause.end)
    return bool(words & _SOON) or "each time" in read.sentence.text(clause.at - 1).lower()


def followed(read: Arguments, clause: Clause) -> list[Claim]:
    """ "A followed within weeks", "B went the same way": to those who took the last one."""
    captor = read.context.last_captor
    if (
        clause.verb.lemma not in _FOLLOWING
        or not (captor or read.context.taken)
        or clause.verb.passive
        or clause.prep("by")
    ):
        return []
    heads = [read.sentence.phrases[at] for at in clause.objects]
    timed = all(phrase.head.low in _AFTER_FOLLOWING for phrase in heads)
    same = any("same" in {unit.low for unit in phrase.units} and phrase.head.low in _FATES for phrase in heads)
    told_so = not clause.objects and not clause.preps and _is_timed(read, clause)
    gone = (
        clause.verb.lemma == "go" and clause.verb.perfect and timed and not clause.prep("to", "into", "from", "through")
    )
    if not (
        same
        or (clause.verb.lemma == "follow" and timed)
        or (gone and not clause.verb.particle)
        or (clause.verb.lemma == "go" and told_so and clause.verb.particle in {"", "too"})
    ):
        return []
    unknown = timed and clause.verb.lemma == "follow"
    named = (PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME) if unknown else (PLACE_NAME, PLACE_NOUN)
    places = bool(clause.subjects) and all(read.sentence.phrases[at].kind in named for at in clause.subjects)
    spots = read.where.spots(clause.subjects, lenient=timed) if places else []
    return claims_of("capture", spots, captor, clause.at, "followed", 0.6)


def added(read: Arguments, clause: Clause) -> list[Claim]:
    """ "On Sunday M23 added A", "on Saturday it was the turn of B": one more town for those who take them."""
    if clause.verb.lemma == "be" and any(read.sentence.phrases[at].head.low == "turn" for at in clause.objects):
        spots, captor = read.where.spots(clause.prep("of")), read.context.last_captor
        return claims_of("capture", spots, captor, clause.at, "followed", 0.6) if captor else []
    if clause.verb.lemma != "add" or not clause.objects:
        return []
    towns = all(read.sentence.phrases[at].kind in (PLACE_NAME, PLACE_NOUN) for at in clause.objects)
    captor = read.agent(clause) if towns else None
    return claims_of("capture", read.where.spots(clause.objects), captor, clause.at, "followed", 0.6) if captor else []


def _is_timed(read: Arguments, clause: Clause) -> bool:
    """ "A had gone hours earlier", "B went on Thursday"."""
    behind = range(clause.at + 1, min(clause.end + 1, len(read.sentence.chunks)))
    return any(read.sentence.kind(i) == TIME or read.sentence.low(i) in {"earlier", "first"} for i in behind)


def listed(read: Arguments, clause: Clause) -> list[Claim]:
    """ "X took two towns. He listed them as A and B", "The towns were named as A and B": said of these, too."""
    captor, held = read.context.last_captor, read.context.last_held[-1:]
    if clause.verb.lemma not in _LISTING or captor is None or (held and not held[0].taken):
        return []
    whom = clause.subjects[:1] if clause.passive else clause.objects[:1]
    them = bool(whom) and read.sentence.low(whom[0]) == "them"
    towns = bool(whom) and read.sentence.phrases[whom[0]].definite and are_towns(read.sentence.phrases[whom[0]])
    towns = towns or (them and (read.context.unnamed_towns or clause.verb.lemma == "list"))
    names = _named_as(read, clause) or (clause.objects[1:] if them else [])
    if not names or not (towns or (them and read.sentence.phrases[names[0]].kind == PLACE_NAME)):
        return []  # "It named them as two sergeants"
    spots = [replace(spot, hint=spot.hint or "village") for spot in read.where.spots(names, lenient=True)]
    return claims_of("capture", spots, captor, clause.at, "listed", 0.7)


def are_towns(phrase: Phrase) -> bool:
    """ "five villages", "the captured settlements"."""
    kind = PLACE_NOUNS.get(phrase.head.low) if phrase.kind == PLACE_NOUN else None
    return phrase.plural and kind in SETTLEMENTS


def _named_as(read: Arguments, clause: Clause) -> list[int]:
    as_at = next((i for i in range(clause.at + 1, clause.at + _AS) if read.sentence.low(i) == "as"), None)
    named = as_at is not None and as_at + 1 in read.sentence.phrases
    return read.sentence.sited_list(as_at + 1) if as_at is not None and named else []


def _again(read: Arguments, claims: Iterable[Claim], listed: list[int]) -> list[Claim]:
    spots = [*read.where.spots(listed, lenient=True), *read.with_capital(listed[-1])]
    return [replace(claim, spot=spot, at=listed[-1]) for claim in claims for spot in spots]


def _gaps(sentence: Sentence, clause: Clause) -> list[list[int]]:
    found: list[list[int]] = []
    at = clause.end
    while at > clause.at + 1 and sentence.text(at - 1).lower() in {"then", ","}:
        at -= 1  # "A fell first, on Monday, then B"
    if (sited := _site_of_several(sentence, clause)) is not None:
        at = max(at, sentence.list_from(sited)[-1] + 1)
    while (first := _over_joint(sentence, at)) is not None:
        listed = sentence.list_from(first)
        end, dated = _details(sentence, listed[-1] + 1)
        if (
            _has_verb(sentence, end)
            or is_held_apart(sentence, listed[-1])
            or _lies_between(sentence, clause)
            or not (dated or _surely_joined(sentence, at, first))
        ):
            break
        found.append(listed)
        at = end
    return found


def _site_of_several(sentence: Sentence, clause: Clause) -> int | None:
    """ "took the bases in A and B": where A stands; B is not taken besides."""
    what = clause.objects[-1] if clause.objects and not clause.passive else -1
    bases = what > clause.at and sentence.phrases[what].kind == PLACE_NOUN and sentence.phrases[what].plural
    sited = bases and sentence.low(what + 1) in {"in", "at", "near"} and what + 2 in sentence.phrases
    return what + 2 if sited else None


def _lies_between(sentence: Sentence, clause: Clause) -> bool:
    """ "the road between A, which X holds, and B", "links A, which X holds, and B": nothing is said of B."""
    what = clause.subjects or clause.objects
    outer = (c for c in sentence.clauses if c.at < clause.at and sentence.kind(clause.at - 1) == REL)
    return any(
        set(what) & {*c.prep("between"), *(c.objects if c.verb.lemma in _LINKING else ())} for c in outer if what
    )


def _over_joint(sentence: Sentence, at: int) -> int | None:
    """Over ", and, by nightfall," to a place; None where something else follows."""
    i = at
    while sentence.text(i).lower() in _JOINTS or _then(sentence, i):
        i += 2 if _then(sentence, i) else 1
        aside = i + 2 if sentence.kind(i) == PREP and sentence.kind(i + 1) == NOUN else i + 1
        if sentence.kind(i) in (PREP, TIME) and sentence.text(aside) == ",":
            i = aside
        elif sentence.kind(i) == TIME and sentence.kind(i - 1) == CONJ and sentence.kind(i + 1) == NOUN:
            i += 1  # "and on Tuesday B"
    if i > at and sentence.low(i) == "with" and sentence.low(i + 1) in {"it", "them"}:
        i += 2  # "and with it B"
    phrase = sentence.phrases.get(i)
    named = phrase is not None and phrase.kind in (PLACE_NAME, UNKNOWN_NAME)
    of_names = phrase is not None and (phrase.kind == PLACE_NOUN or phrase.head.low == "those")
    of_names = of_names and sentence.low(i + 1) == "of"
    site = phrase is not None and phrase.kind == PLACE_NOUN and sentence.is_proper(i)  # "A camp on Monday and B camp"
    return i if i > at and (named or of_names or site) else None


def _then(sentence: Sentence, at: int) -> bool:
    """ "and after that B", "and with it B", "but also B", ", followed by B"."""
    pair = (sentence.low(at), sentence.text(at + 1).lower())
    return pair in _TWO_WORDS


def _surely_joined(sentence: Sentence, at: int, first: int) -> bool:
    """A comma alone may open anything; what stands behind "and", "then" or a semicolon belongs to the list."""
    joined = (sentence.kind(i) in (CONJ, ADV) or sentence.text(i) == ";" for i in range(at, first))
    return any(joined) or "followed" in {sentence.low(i) for i in range(at, first)}


def _details(sentence: Sentence, at: int) -> tuple[int, bool]:
    """Past "the same day", "in Yobe", "five days later": where that ends, and whether it tells a time."""
    dated = False
    while True:
        phrase = sentence.phrases.get(at)
        if sentence.kind(at) == TIME or (phrase is not None and phrase.head.low in TIMES):
            at, dated = at + 1, True
        elif sentence.kind(at) == ADV and sentence.text(at).lower() not in _JOINTS:
            at += 1
        elif sentence.kind(at) == PREP and sentence.kind(at + 1) in (NOUN, TIME):
            last = sentence.list_from(at + 1)[-1] if sentence.kind(at + 1) == NOUN else at + 1
            at, dated = last + 1, dated or sentence.kind(at + 1) == TIME
        else:
            return at, dated


def _has_verb(sentence: Sentence, at: int) -> bool:
    if sentence.text(at) == sentence.text(at + 2) == "," and sentence.kind(at + 1) in (ADV, CONJ):
        at += 3  # "took A; B, too, is"
    at = sentence.over_without(at)
    verb = sentence.chunks[at].verb if sentence.kind(at) == VERB else None
    return verb is not None and verb.form != ING and not verb.infinitive
