"""Which frame of control language the verb of a clause belongs to."""

from typing import Final

from services.nlp.lexicon import VERB_FRAMES, word_set
from services.nlp.syntax.clause import Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.phrases import FLAG, PARTY, PLACE_NAME

# with "into" and no object these are movements: "swept into A", "fought into A"
_MOVING: Final = frozenset({"clear", "attack", "expel", "advance", "fight"})
# with "out of" these are withdrawals: "slipped out of A", "were out of B by Sunday"
_LEFT_ALONE: Final = frozenset({"clear", "break", "pack", "bow"})  # the same, without an object
_GOING: Final = word_set("framing", "going")
ATTEMPTS: Final = frozenset({"attempt", "attempts", "bid", "try", "effort", "efforts", "move"})
_MAKING_FOR: Final = frozenset({"go", "come", "get", "break"})
# with "towards" or "on" and no object these are advances: "pushed on towards A", "marched on A"
_UNDER: Final = word_set("standing", "pressure") | {"shelling", "bombardment", "siege"}
_PUSHING: Final = frozenset({"expel", "move"})
_COMING: Final = frozenset({"advance", "enter", "move", "attack", "take"})


def frame_of(sentence: Sentence, clause: Clause) -> str | None:
    """The list of control.toml that the clause's verb belongs to, with its particle and what stands behind it."""
    verb = clause.verb
    frames = VERB_FRAMES
    frame = (frames.get(f"{verb.lemma}-{verb.particle}") if verb.particle else None) or frames.get(verb.lemma)
    given = verb.lemma == "return" and clause.objects and clause.prep("to") and not clause.passive
    up = verb.lemma == "go" and clause.subjects and sentence.phrases[clause.subjects[0]].kind == FLAG
    # "returned A to its owners", "a flag went up over A"
    frame = "leave" if given else "hoist" if up else frame
    if _goes_away(clause, frame):
        return "withdraw"
    if _falls_on(clause):
        return "attack"
    if verb.lemma == "surrender" and not clause.objects and not clause.passive:
        return "fall"
    if verb.lemma == "drive" and not clause.objects and not clause.passive:
        onward = verb.particle == "on" and clause.prep("to", "toward", "towards")  # "drove on towards A"
        return "advance" if onward else "move" if verb.particle in {"in", ""} else frame
    if verb.lemma in _MAKING_FOR or frame in _MOVING or clause.objects:
        own_way = not clause.objects or any(sentence.phrases[at].head.low == "way" for at in clause.objects)
        towards = clause.objects and clause.prep("toward", "towards", "to")  # "battled their way towards A"
        if own_way and (towards or clause.prep("into")):
            return "advance" if towards else "move"
    if frame not in _PUSHING:
        return "expel" if _beats_them_from(sentence, clause) else frame
    if frame == "expel" and any(sentence.phrases[at].head.low in ATTEMPTS for at in clause.objects):
        return "repel"  # "beat back an attempt"
    ahead = clause.prep("toward", "towards", "on") or bearing(sentence, clause)
    onward = (verb.particle == "on" or verb.lemma == "push") and clause.prep("to")
    if not clause.objects and not clause.passive and (ahead or onward):
        return "advance" if frame == "expel" or not clause.prep("into", "inside") else frame
    return frame


def _beats_them_from(sentence: Sentence, clause: Clause) -> bool:
    """ "beat the rebels from A", "beat remnants of the militia from B"."""
    if clause.verb.lemma != "beat" or clause.verb.particle or not clause.prep("from"):
        return False
    at = next(iter(clause.subjects if clause.passive else clause.objects), -1)
    at += 2 if sentence.low(at + 1) == "of" else 0
    return at in sentence.phrases and sentence.phrases[at].kind == PARTY


def bearing(sentence: Sentence, clause: Clause) -> list[int]:
    """The chunks of "A and B" in "moved in the direction of A and B", "advanced as far as A and B"."""
    if (far := _as_far_as(sentence, clause)) is not None:
        return sentence.list_from(far)
    ways = (at for at in clause.prep("in") if sentence.phrases[at].head.low in {"direction", "directions"})
    to = next((at + 2 for at in ways if sentence.low(at + 1) == "of" and at + 2 in sentence.phrases), None)
    return sentence.list_from(to) if to is not None else []


def _as_far_as(sentence: Sentence, clause: Clause) -> int | None:
    """Where A of "advanced in B, they said, as far as A" stands."""
    last = len(sentence.chunks) - 2
    far = next((i for i in range(clause.at + 2, last) if sentence.low(i) == "far"), None)
    around = far is not None and sentence.low(far - 1) == "as" == sentence.low(far + 1)
    return far + 2 if far is not None and around and far + 2 in sentence.phrases else None


def forced_out_of(sentence: Sentence, clause: Clause) -> list[int]:
    """The chunk of A in "A was shelled for days, forcing B's men to withdraw", "A came under fire, forcing …"."""
    forcing = clause.governor if clause.verb.infinitive else None
    told = forcing.governor if forcing is not None and forcing.reduced else None
    if told is None or len(told.subjects) != 1 or sentence.phrases[told.subjects[0]].kind != PLACE_NAME:
        return []
    fired_on = any(sentence.phrases[at].head.low in _UNDER for at in told.prep("under"))
    return told.subjects if fired_on or (told.passive and frame_of(sentence, told) == "attack") else []


def _falls_on(clause: Clause) -> bool:
    """ "struck at A", "hit back at B", "fell upon C"."""
    lemma, back = clause.verb.lemma, clause.verb.particle == "back"
    at = bool(clause.prep("at")) and (lemma == "strike" or (back and lemma in {"hit", "strike"}))
    return not clause.objects and (at or (lemma in {"fall", "set"} and bool(clause.prep("upon"))))


def _goes_away(clause: Clause, frame: str | None) -> bool:
    """ "slipped out of A", "ran from B", "were gone from C", "had gone from D to the hills", "are gone"."""
    lemma, gone = clause.verb.lemma, clause.verb.lemma == "go" and clause.passive
    moved = lemma == "go" and clause.verb.perfect and not clause.passive
    away = ((lemma == "run" and not clause.objects) or gone or moved) and bool(clause.prep("from"))
    alone = lemma in _LEFT_ALONE and not clause.objects and not clause.passive and bool(clause.prep("out of"))
    moves = (lemma in _GOING or frame == "move" or (lemma == "take" and clause.passive)) and bool(clause.prep("out of"))
    return away or alone or moves or (gone and not clause.preps)


def coming_then(sentence: Sentence, clause: Clause) -> Clause | None:
    """ "left A as X moved in": the clause of X, if the next one tells so."""
    then = next((c for c in sentence.clauses if c.at > clause.at and c.subjects), None)
    if then is None or sentence.low(min(then.subjects) - 1) not in {"as", "when", "before", "because"}:
        return None
    named = sentence.phrases[then.subjects[0]].kind == PARTY
    return then if named and frame_of(sentence, then) in _COMING else None
