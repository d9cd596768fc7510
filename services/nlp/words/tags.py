"""The word class of each unit, by closed classes, verb forms and the words around."""

from collections.abc import Sequence
from typing import Final

from services.nlp.lexicon import FORCE_NOUNS, PLACE_NOUNS, VERB_FRAMES, word_set
from services.nlp.words.adverbials import is_adverbial
from services.nlp.words.around import NAMES, PLURALS, Around
from services.nlp.words.bare import is_let
from services.nlp.words.brackets import before_bracket
from services.nlp.words.classes import (
    ADV,
    BE,
    CLASS_OF,
    CONJ,
    DET,
    DO,
    HAVE,
    MODAL,
    NEG,
    NOUN,
    PARTICLES,
    PREP,
    PRON,
    REL,
    SINCE,
    STOP,
    SUB,
    TIME,
    TIMES,
    VERB,
)
from services.nlp.words.units import (
    ACTOR,
    COUNTRY,
    DATE,
    DEMONYM,
    GENITIVE,
    MARK,
    NAME,
    NUMBER,
    NUMBERED,
    PLACE,
    WORD,
    Unit,
)
from services.nlp.words.verb_forms import BASE, ING, PARTICIPLE, PAST, THIRD, Form, verb_form

_NOUNS_IN_S: Final = word_set("tags", "nouns_in_s") | FORCE_NOUNS
_NOUNS_IN_ING: Final = word_set("tags", "nouns_in_ing")
_ADJECTIVAL: Final = word_set("tags", "adjectival")
_PRONOMINAL: Final = word_set("tags", "catch_all_det")
_NOUN_BASES: Final = word_set("tags", "noun_bases")
_NOUNS_OF_PARTIES: Final = word_set("tags", "nouns_of_parties")
_NEARBY_IN_ING: Final = word_set("tags", "nearby_in_ing")
_OF_FORCES_IN_ING: Final = word_set("tags", "of_forces_in_ing")
_PLURAL_FORCES: Final = frozenset(low for low in FORCE_NOUNS if low.endswith("s"))
_COMPOUNDED: Final = frozenset({"base", "post", "state", "station", "garrison"})
_TRAILING: Final = frozenset({"late", "early", "nearby", "first", "tighter", "closer"})
_MEASURED: Final = frozenset({"control", "command", "possession"})
_FAR: Final = 25  # units of what is put aside between commas
_PLURALS_ALONE: Final = (PLURALS - {"army", "military", "militia"}) | word_set("tags", "weapons")
_ATTACHED: Final = frozenset({"aligned", "allied", "backed", "led", "affiliated", "linked"})
_QUANTIFIERS: Final = frozenset({
    "all", "most", "half", "both", "much", "each", "more", "many", "few", "some", "any", "another", "other", "several",
    "no", "every",
})  # fmt: skip
_OPENING_OBJECTS: Final = word_set("tags", "opening_objects")
_SHARES: Final = _QUANTIFIERS | word_set("tags", "shares")
_LY_NOUNS: Final = frozenset(["family", "assembly", "ally", "july", "italy", "supply"])
_GOING_ON: Final = word_set("tags", "going_on")
_HELPING: Final = frozenset({"help", "helps", "helped", "helping"})
_GET: Final = frozenset(["get", "gets", "got", "gotten"])
_SAID: Final = frozenset(["said", "says", "told", "added", "announced"])
_SAY: Final = frozenset(["say", "claim", "report", "insist", "deny", "admit"])
_ADJECTIVES_OF_SAY: Final = frozenset(["final", "last", "little", "greater", "more"])
_AMOUNTS: Final = _SHARES | word_set("tags", "counting")
_FRACTIONS: Final = word_set("tags", "fractions")
_COPULAS: Final = frozenset({"are", "is", "were", "was", "include", "includes", "included"})
_OBJECT_FORMS: Final = frozenset(["him", "her", "them", "us", "whose"])
_NAMED: Final = (NUMBER, ACTOR, *NAMES)


def word_tags(units: Sequence[Unit]) -> list[str]:
    """One tag for each unit."""
    tags: list[str] = []
    for at, unit in enumerate(units):
        tags.append(_tag(units, tags, at, unit))
    return tags


def _tag(units: Sequence[Unit], tags: list[str], at: int, unit: Unit) -> str:
    low = unit.low
    if is_adverbial(units, at, helped=bool(tags) and tags[-1] in (NEG, HAVE, BE, DO)):
        return ADV
    if unit.kind != WORD:
        return STOP if unit.kind == MARK else TIME if unit.kind == DATE else NOUN
    if low in _TRAILING and _trails(units, tags, at):
        return ADV
    if low in CLASS_OF:
        return _closed(units, tags, at, low)
    if low in PARTICLES:
        lines = low == "forward" and at and (units[at - 1].kind == GENITIVE or tags[-1] == DET)
        return NOUN if lines else ADV  # "the army's forward positions"
    if low in _GET and at + 1 < len(units) and _is_participle(units[at + 1]):
        return BE
    form = verb_form(low)
    if form and _is_verb(units, tags, at, form):
        return VERB
    return ADV if low.endswith("ly") and len(low) > 4 and low not in _LY_NOUNS else NOUN


def _trails(units: Sequence[Unit], tags: list[str], at: int) -> bool:
    """ "left A late on Monday", "took a bridge nearby", "the rebels first drove": behind a noun, and before none."""
    if units[at].low == "first" and at and tags[at - 1] == VERB:  # "captured first A and then B", "took A first"
        return at + 1 == len(units) or units[at + 1].kind in (MARK, PLACE) or units[at + 1].low == "the"
    if not at or tags[at - 1] != NOUN or units[at - 1].kind in (GENITIVE, NUMBER):
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if after is None or after.kind in (MARK, DATE):
        return True
    acts = units[at].low == "first" and units[at - 1].low not in {"the", "a"}
    acts = acts or units[at].low == "nearby"  # "The towns of A and B nearby fell"
    moves = acts and after.kind == WORD and (form := verb_form(after.low)) is not None and PAST in form.forms
    return moves or CLASS_OF.get(after.low) in (PREP, CONJ, SUB) or after.low in TIMES


def _is_participle(unit: Unit) -> bool:
    """ "got retaken"; "got hold" and "got come" are none."""
    form = verb_form(unit.low) if unit.kind == WORD else None
    return form is not None and PARTICIPLE in form.forms and (BASE not in form.forms or unit.low == "rid")


def _closed(units: Sequence[Unit], tags: list[str], at: int, low: str) -> str:
    before = tags[at - 1] if at else STOP
    if low in {"about", "around"} and before in (NOUN, STOP, VERB) and _is_amount(units, at + 1):
        return ADV  # "told us about 30 men took A", "control about half of B"
    if at + 1 < len(units) and (low, units[at + 1].low) in {("no", "longer"), ("not", "far")}:
        return ADV
    if low == "that" or (low == "what" and _opens_cleft(units, at)):
        return PRON if low == "what" else _that(units[at + 1] if at + 1 < len(units) else None, before)
    if (low == "past" and before == DET) or low == "one":
        return NOUN
    if low == "as" or (low == "well" and before == SUB):
        part = at + 1 < len(units) and units[at + 1].low == "part"  # "deployed as part of X took A"
        return ADV if low == "well" else PREP if part else SUB
    if low in SINCE:
        return ADV if low == "since" and before == HAVE and _is_done(units, at + 1) else PREP
    if (
        low in {"both", "all"}
        and before in (BE, VERB)
        and at + 1 < len(units)
        and CLASS_OF.get(units[at + 1].low) == PREP
        and units[at + 1].low != "of"
    ):
        return ADV
    if low in _QUANTIFIERS:
        told_of = low in {"both", "all", "each"} and before in (BE, HAVE) and at + 1 < len(units)
        return ADV if told_of and _is_participle(units[at + 1]) else DET  # "were all captured", "have both fallen"
    return CLASS_OF[low]


def _is_done(units: Sequence[Unit], at: int) -> bool:
    """ "has since retaken", "have since been driven out"."""
    return at < len(units) and (units[at].low == "been" or _is_participle(units[at]))


def _is_amount(units: Sequence[Unit], at: int) -> bool:
    """ "30", "half of", "a third of", "two thirds of"."""
    if at >= len(units) or units[at].kind == NUMBER:
        return at < len(units)
    share = units[at + 1].low if at + 1 < len(units) else ""
    return units[at].low in _FRACTIONS or (units[at].low in {"a", "one", "two", "three"} and share in _FRACTIONS)


def _opens_cleft(units: Sequence[Unit], at: int) -> bool:
    """ "What the rebels took was A": no "what rebels"."""
    opens = at == 0 or units[at - 1].low in {"and", "but", ",", "said", "that"}
    return opens and at + 1 < len(units) and CLASS_OF.get(units[at + 1].low) in (DET, PRON)


def _that(after: Unit | None, before: str) -> str:
    """ "the towns that fell", "said that", "that town"."""
    if after is None or (after.low in PLACE_NOUNS and not (before == VERB and after.low.endswith("s"))):
        return DET
    if after.low == "of":
        return PRON  # "the fall of A follows that of B"
    if before == NOUN and (verb_form(after.low) or CLASS_OF.get(after.low) in (BE, HAVE, MODAL)):
        return REL
    return SUB if before == VERB or _starts_phrase(after) else DET


def _starts_phrase(unit: Unit) -> bool:
    if unit.kind != WORD:
        return unit.kind != MARK
    return CLASS_OF.get(unit.low, DET) in (DET, PRON)


def _is_verb(units: Sequence[Unit], tags: list[str], at: int, form: Form) -> bool:
    back = at - 1
    while back >= 0 and tags[back] in (ADV, NEG):
        back -= 1
    back = before_bracket(units, back)
    around = Around(
        low=units[at].low,
        form=form,
        tags=tags,
        at=back,
        before=tags[back] if back >= 0 else STOP,
        previous=units[back] if back >= 0 else None,
        after=units[at + 1] if at + 1 < len(units) else None,
        adverb=back < at - 1,
        counted=back >= 0 and units[back].kind == NUMBER and not (back and units[back - 1].low.split()[-1] in NUMBERED),
        then_verb=at + 2 < len(units) and (form_ := verb_form(units[at + 2].low)) is not None and BASE in form_.forms,
        one=back > 0 and units[back - 1].low in {"a", "an", "another"},
        under=at > 1 and units[at - 2].low == "under",
        there=back >= 0 and tags[back] == BE and any(u.low == "there" for u in units[max(back - 2, 0) : back]),
        goes_on=back >= 0 and units[back - 1 if back and units[back].low == "on" else back].low in _GOING_ON,
    )
    if around.low in _SAID or (BASE in form.forms and _is_helped(around)):
        return True
    if around.low == "ongoing":
        return False
    if around.there and around.low in _NOUNS_IN_ING:
        return False
    if around.before in (MODAL, DO, BE, HAVE) and form.forms != THIRD:
        return _after_auxiliary(around)
    if around.previous is not None and around.previous.low == "to" and around.before == PREP and _led_to(around):
        return BASE in form.forms and (around.low not in _NOUNS_IN_S or _is_done_to(around))
    if ING in form.forms:
        return _is_ing(around)
    if PAST in form.forms or PARTICIPLE in form.forms:
        return _is_past(around)
    if _resumes(around, units, at) or _comes_late(around, units, at) or (BASE in form.forms and is_let(units, at)):
        return True
    return _is_third(around) if THIRD in form.forms else _is_base(around)


def _is_done_to(word: Around) -> bool:
    """ "to force the troops out", "to guard the town", "to force soldiers out": what stands behind "to"."""
    plural = word.after is not None and word.low == "force" and word.after.low in _PLURAL_FORCES
    return word.low in FORCE_NOUNS and (plural or word.after_tag() in (DET, PRON))


def _led_to(word: Around) -> bool:
    """Whether what stands behind "to" is an infinitive, if it is a verb: no gerund as in "in addition to taking A"."""
    return ING not in word.form.forms or word.low in _NOUNS_IN_ING or not _opens_object(word)


def _is_helped(word: Around) -> bool:
    """ "helped recapture A", "helped the army take B" is not read: the bare verb behind "help"."""
    helping = word.previous is not None and word.previous.low in _HELPING and word.before == VERB
    return helping and not word.adverb and _opens_object(word)


def _after_auxiliary(word: Around) -> bool:
    if word.before not in (BE, HAVE) or BASE not in word.form.forms:
        return True
    return PARTICIPLE in word.form.forms


def _is_ing(word: Around) -> bool:
    if word.before == DET or word.previous_kind() == GENITIVE:
        return False
    if word.before == PREP and word.low in _NEARBY_IN_ING:
        return False
    if word.before in (PREP, VERB) and word.low in _OF_FORCES_IN_ING and word.noun_follows():
        return False  # "left by fleeing soldiers", "pursued retreating rebels"
    if word.before == VERB and word.low == "remaining" and word.noun_follows():
        return False  # "is attacking remaining bases"
    if word.low in _NOUNS_IN_ING and word.goes_on:
        return _opens_object(word)
    if word.low in _NOUNS_IN_ING:
        previous = word.previous
        of_party = previous is not None and (previous.low in FORCE_NOUNS or previous.kind == ACTOR)
        of_party = of_party and (word.low not in _NOUNS_OF_PARTIES or _opens_object(word))
        return word.before == BE or (word.before == NOUN and of_party)
    compound = word.before == NOUN and word.previous_kind() == WORD and word.after is not None
    return not (compound and word.after is not None and word.after.kind == WORD and word.after.low in FORCE_NOUNS)


def _is_past(word: Around) -> bool:
    previous, noun_follows = word.previous, word.noun_follows()
    if word.before == DET and previous is not None:
        return previous.low in _PRONOMINAL and not noun_follows
    if word.counted or word.previous_kind() == GENITIVE:
        return False
    if word.before == PREP:
        return not noun_follows and word.low not in _ADJECTIVAL
    if noun_follows and word.low in _ATTACHED and not (previous is not None and previous.low in _PLURAL_FORCES):
        return False
    of_people = previous is not None and previous.kind == DEMONYM and not previous.low.endswith("s")
    which = word.before == REL and word.low in {"suspected", "alleged", "armed", "allied"}  # "A, which armed men took"
    if word.low in _ADJECTIVAL and noun_follows and (word.before == DET or word.at < 0 or of_people or which):
        return False
    if of_people and noun_follows and word.after is not None and word.after.kind == WORD:
        return BASE not in word.form.forms and word.after.low not in FORCE_NOUNS
    return True


def _is_third(word: Around) -> bool:
    previous, after = word.previous, word.after
    if word.before == VERB and not word.adverb:
        return False
    in_relative = word.before == REL or word.in_relative()
    if in_relative and word.low in _NOUNS_IN_S and word.after_tag() in (BE, HAVE, MODAL):
        return False  # "where clashes are going on", "whom the army attacks have hurt"
    if word.before == PRON or in_relative:
        return word.low not in FORCE_NOUNS or word.after_tag() == DET
    if previous is None or word.before in (DET, PREP, STOP, CONJ) or previous.kind in (GENITIVE, NUMBER, DEMONYM):
        also = word.low == "controls" and word.adverb and _opens_object(word)
        resumes = word.before == STOP and NOUN in word.tags and (VERB not in word.tags or word.goes_on_listing())
        return (also and word.before == CONJ) or (
            (word.before == CONJ or resumes) and word.low not in _NOUNS_IN_S
        )  # "and also controls A"
    ends = after is None or after.kind == MARK
    if word.low not in _NOUNS_IN_S or (word.low == "controls" and ends and previous.kind == ACTOR):
        return True  # "the only port that X controls."
    if word.low == "claims" and previous.kind in (PLACE, ACTOR, COUNTRY, NAME):
        counted = after is None or after.low == "of" or (after.low == "to" and not word.then_verb)
        return not counted or after is None
    if word.low in FORCE_NOUNS or after is None or previous.low in _PLURALS_ALONE or word.is_object():
        return False
    if word.low == "demands" and after.low == "that":
        return True
    beyond = {"control", "off", "out", "up", "to", "into", "from"}
    counted = word.low == "controls" and (after.kind == NUMBER or after.low in _AMOUNTS)
    on = after.low in beyond and word.low not in PLACE_NOUNS  # "the A and B bases from X"
    return counted or after.kind in NAMES or word.after_tag() in (DET, SUB, PRON) or on


def _resumes(word: Around, units: Sequence[Unit], at: int) -> bool:
    """ "X, a group in the north, controls A", "B, where two rivers meet, remains": behind what was put aside."""
    after = word.after
    stays = word.low in {"remain", "remains", "stay", "stays"} and after is not None and word.after_tag() == PREP
    if word.before != STOP or after is None:
        return False
    if not (stays or after.kind == PLACE or after.low in {"the", "most", "parts"}):
        return False
    commas = sum(unit.text == "," for unit in units[max(at - _FAR, 0) : at])
    return commas > 1 and (stays or word.form.lemma in VERB_FRAMES)


def _comes_late(word: Around, units: Sequence[Unit], at: int) -> bool:
    """ "Soldiers loyal to the chief of staff hold the airport": the verb that the sentence still lacks."""
    if word.low not in {"hold", "control"} or VERB in word.tags or BE in word.tags or word.before != NOUN:
        return False
    armed = any(units[i].low in _PLURAL_FORCES for i in range(at - 1))
    return armed and word.after is not None and (word.after.low == "the" or word.after.kind == PLACE)


def _is_base(word: Around) -> bool:
    previous, after = word.previous, word.after
    remains = word.low == "remain" and word.before in (STOP, NOUN, CONJ)
    includes = word.low == "include" and word.before in (VERB, TIME)  # "The towns that X left on Sunday include A"
    if word.before in (PRON, REL) or ((remains or includes) and previous is not None):
        acts = word.after is not None and (word.after.low.endswith("ly") or verb_form(word.after.low) is not None)
        rebel = word.low in FORCE_NOUNS and (word.noun_follows() or acts)  # "which rebel soldiers took", "police later"
        verbal = previous is not None and previous.low not in _OBJECT_FORMS and not rebel
        measured = word.low == "complete" and after is not None and after.low in _MEASURED  # "gave it complete control"
        return verbal and not measured
    if previous is None or word.before in (DET, PREP, STOP) or previous.kind in (GENITIVE, NUMBER):
        return False
    # "a Russian attack", "an RSF attack on A"
    if (previous.kind == DEMONYM and not previous.low.endswith("s")) or (previous.kind == ACTOR and word.one):
        return False
    # "retains control over A"
    held = word.low in _MEASURED and word.before == VERB and not previous.low.startswith("help")
    commanded = word.low == "command" and word.after_tag() == PREP  # "the northeast military command at A"
    commanded |= held or (word.low in _NOUN_BASES and word.under)
    if commanded or (after is not None and (after.low in {"of", "'s"} or word.low in _COMPOUNDED)):
        return False
    if word.before == CONJ:
        earlier = word.tags[word.at - 1] if word.at >= 1 else STOP
        acted = bool({VERB, HAVE} & set(word.tags)) and (word.low not in _NOUN_BASES or _holds_share(word))
        return (earlier == VERB or acted) and _opens_object(word)
    ends = after is None or after.kind == MARK or after.low in _COPULAS
    if ends and (word.in_relative() or (word.adverb and word.follows_plural())):
        return True  # "the towns the rebels still hold", "the towns the rebels still hold are"
    # "reports from the area say", and no "final say over"
    say = word.low == "say" and previous.low not in _ADJECTIVES_OF_SAY and not (after and after.low in {"in", "over"})
    says = say or (word.low in _SAY and previous.low.endswith("s"))
    if says or (word.low in _SAY | {"stay"} and word.follows_plural()):
        return True
    return word.follows_plural() and (_opens_object(word) or (word.adverb and _holds_share(word)))


def _holds_share(word: Around) -> bool:
    """ "and control most of A", "still control large areas of B": what is held behind, and how much of it."""
    after = word.after
    shared = after is not None and (after.low in _AMOUNTS or after.low == "the" or after.kind == PLACE)
    return word.low in {"control", "hold"} and shared


def _opens_object(word: Around) -> bool:
    after = word.after
    if after is None:
        return False
    named = after.kind in _NAMED or after.low in PARTICLES
    return named or word.after_tag() in (DET, PREP, PRON, ADV) or after.low in _OPENING_OBJECTS
