"""Units become chunks: noun phrases, verb groups and the small words between them."""

from collections.abc import Sequence
from typing import Final

from services.nlp.dates.when import WEEKDAYS
from services.nlp.lexicon import FORCE_NOUNS, PLACE_NOUNS, word_set
from services.nlp.words.classes import (
    ADV,
    BE,
    COMPASS,
    DET,
    DETERMINERS,
    DO,
    HAVE,
    MODAL,
    NEG,
    NOUN,
    PREP,
    PRON,
    RANKS,
    TIME,
    TIMES,
    VERB,
)
from services.nlp.words.tags import word_tags
from services.nlp.words.units import ACTOR, COUNTRY, DATE, DEMONYM, GENITIVE, MARK, NAME, NUMBER, PLACE, WORD, Unit
from services.nlp.words.verb_forms import BASE, ING, PARTICIPLE, PAST, Form, verb_form

_VERBAL: Final = frozenset({BE, HAVE, DO, MODAL, VERB})
_HELPING: Final = _VERBAL - {VERB}
_GROUPED: Final = _VERBAL | {ADV, NEG}  # what a verb group can begin with, besides "to"
_NOMINAL: Final = frozenset({NOUN, DET, PRON})
_BELONGING: Final = frozenset({"back", "out", "over", "up", "off", "away"})  # to the verb in front
_UNCOUNTED: Final = DETERMINERS | RANKS | {"nearly"}
_COMMAND: Final = frozenset({"control", "possession", "command"})
_OF_MANNER: Final = word_set("chunks", "of_manner")
_MEASURES: Final = word_set("listed", "measures")
_NOT_SITED: Final = _UNCOUNTED | TIMES | {"just", "due"}
_ORDINAL: Final = ("st", "nd", "rd", "th")
_SAID_OF_IT: Final = frozenset({"theirs", "ours", "free"})  # "made A | theirs", "declared A | free of B"
_WHOLE: Final = _COMMAND | {"full", "complete", "total"}
_GIVING: Final = frozenset({"give", "hand", "grant", "cede"})
CONTRAST: Final = frozenset({",", "and", "while", "but", ";"})
_ENDS: Final = frozenset({"and", "in", "on", "near", "after", "while", "but"})


class Verb:
    """A verb group. `form` is its finite or non-finite shape; `particle` follows the verb or its object."""

    def __init__(
        self,
        lemma: str,
        form: str,
        *,
        passive: bool,
        perfect: bool,
        negative: bool,
        modal: str,
        infinitive: bool,
        adverbs: tuple[str, ...],
    ) -> None:
        self.lemma = lemma
        self.form = form
        self.passive = passive
        self.perfect = perfect
        self.negative = negative
        self.modal = modal
        self.infinitive = infinitive
        self.particle = ""
        self.adverbs = adverbs


class Chunk:
    """`kind` is NOUN for a noun phrase, VERB for a verb group, TIME for a date, else the class of a single word."""

    def __init__(self, kind: str, units: list[Unit], verb: Verb | None = None) -> None:
        self.kind = kind
        self.units = units
        self.verb = verb
        self.low = units[0].low
        self.text = units[0].text if len(units) == 1 else " ".join([unit.text for unit in units])


def chunk(units: Sequence[Unit]) -> list[Chunk]:
    """The chunks of a sentence, in order, covering all its units."""
    tags = word_tags(units)
    chunks: list[Chunk] = []
    at = 0
    while at < len(units):
        tag = tags[at]
        if (tag in _GROUPED or _opens(units, at)) and (end := _verb_group(units, tags, at)) > at:
            chunks.append(_verb_chunk(units, tags, at, end))
        elif tag in _NOMINAL:
            end = _noun_phrase(units, tags, at)
            chunks.append(Chunk(NOUN, list(units[at:end])))
        elif tag == PREP and at + 1 < len(units) and tags[at + 1] == TIME and not _is_apart(units, at):
            end = at + 2
            chunks.append(Chunk(TIME, list(units[at:end])))
        else:
            end = at + 1
            chunks.append(Chunk(tag, [units[at]]))
        at = end
    return _without_conversions(chunks) if any(chunk.text == "(" for chunk in chunks) else chunks


def _is_apart(units: Sequence[Unit], at: int) -> bool:
    """ "were closing in Monday on A", "was called off Sunday": no date begins with "in Monday"."""
    return units[at].low in {"in", "off", "out", "up", "over", "down"} and units[at + 1].low in WEEKDAYS


def _without_conversions(chunks: list[Chunk]) -> list[Chunk]:
    """Leaves "(12 miles)" out: the same again in another measure."""
    left: list[Chunk] = []
    at = 0
    while at < len(chunks):
        inside = chunks[at + 1] if at + 2 < len(chunks) else None
        bracketed = inside is not None and chunks[at].text == "(" and chunks[at + 2].text == ")"
        if bracketed and inside is not None and any(unit.text[:1].isdigit() for unit in inside.units):
            at += 3
            continue
        whose = bool(left) and left[-1].low == "the"
        whose = whose and [part.text for part in chunks[at : at + 4 : 3]] == ["(", ")"] and chunks[at + 1].low == "of"
        left += chunks[at + 1 : at + 3] if whose else [chunks[at]]  # "the town (of A)"
        at += 4 if whose else 1
    return left


def _verb_group(units: Sequence[Unit], tags: list[str], at: int) -> int:
    """Where the verb group that begins at `at` ends; `at` if none does."""
    if tags[at] == ADV and at and tags[at - 1] == VERB and units[at].low in _BELONGING:
        return at  # "the towns won back | were"
    end, verb = at, False
    while end < len(units):
        tag = tags[end]
        if tag in _HELPING:
            if verb:
                break
        elif tag == VERB:
            if verb:
                break
            verb = True
        elif tag in (ADV, NEG):
            if _VERBAL.isdisjoint(tags[at:end]) and not _leads(units, tags, end):
                return at
            if verb:
                break
        elif _opens(units, end) and (end == at or tags[end - 1] in (BE, ADV, HAVE, NEG)) and _infinitive(tags, end):
            pass
        else:
            break
        end += 1
    while end > at and tags[end - 1] in (ADV, NEG):
        end -= 1
    return at if _VERBAL.isdisjoint(tags[at:end]) else end


def _leads(units: Sequence[Unit], tags: list[str], at: int) -> bool:
    """Whether only adverbs stand between here and a verb."""
    while at < len(tags) and tags[at] in (ADV, NEG):
        at += 1
    return at < len(tags) and (tags[at] in _VERBAL or (_opens(units, at) and _infinitive(tags, at)))


def _infinitive(tags: list[str], at: int) -> bool:
    after = at + 1
    while after < len(tags) and tags[after] in (ADV, NEG):
        after += 1
    return after < len(tags) and tags[after] in (VERB, BE, HAVE, DO)


def _opens(units: Sequence[Unit], at: int) -> bool:
    """Whether "to" opens what may be an infinitive: no gerund stands behind it, "in addition to | taking A"."""
    form = verb_form(units[at + 1].low) if units[at].low == "to" and at + 1 < len(units) else None
    return units[at].low == "to" and (form is None or ING not in form.forms)


def _verb_chunk(units: Sequence[Unit], tags: list[str], at: int, end: int) -> Chunk:
    group = list(units[at:end])
    kinds = tags[at:end]
    words = [unit.low for unit in group]
    main = _last(kinds, VERB)
    if main < 0:
        main = max(i for i, kind in enumerate(kinds) if kind in _HELPING)
        lemma = {BE: "be", HAVE: "have", DO: "do", MODAL: "be"}[kinds[main]]
        form = Form(lemma, ING if words[main] in {"being", "having"} else BASE if "to" in words[:main] else PAST)
    else:
        found = verb_form(words[main])
        form = found if found else Form(words[main], PAST)
    helpers = kinds[:main]
    be_at, have_at = _last(helpers, BE), _last(helpers, HAVE)
    passive = kinds[main] == VERB and be_at > have_at - 1 and be_at >= 0 and PARTICIPLE in form.forms
    shape = form.forms
    if kinds[main] == VERB and ING in form.forms and be_at >= 0:
        shape = PAST
    verb = Verb(
        lemma=form.lemma,
        form=_shape(shape, helpers, words, main),
        passive=passive,
        perfect=have_at >= 0,
        negative=NEG in kinds or any(word.endswith("n't") for word in words),
        modal=words[kinds.index(MODAL)] if MODAL in kinds else "",
        infinitive="to" in words[:main] or _is_helped(units, kinds, at, main, form),
        adverbs=tuple([word for kind, word in zip(kinds, words, strict=True) if kind == ADV]) if ADV in kinds else (),
    )
    return Chunk(VERB, group, verb)


def _last(tags: list[str], tag: str) -> int:
    """Where the last such tag stands; -1 if none does."""
    return len(tags) - 1 - tags[::-1].index(tag) if tag in tags else -1


def _is_helped(units: Sequence[Unit], kinds: list[str], at: int, main: int, form: Form) -> bool:
    """ "helped recapture A": the infinitive without its "to"."""
    bare = at > 0 and main == 0 and kinds[0] == VERB and BASE in form.forms
    return bare and (helper := verb_form(units[at - 1].low)) is not None and helper.lemma == "help"


def _shape(forms: str, helpers: list[str], words: list[str], main: int) -> str:
    if not _HELPING.isdisjoint(helpers):
        return PAST if "to" not in words[:main] else BASE
    if "to" in words[:main]:
        return BASE
    return forms


def _noun_phrase(units: Sequence[Unit], tags: list[str], at: int) -> int:
    """Where the noun phrase that begins at `at` ends."""
    if tags[at] == PRON:
        return at + 1
    end = at + 1
    counted = at + 2 < len(units) and units[at + 1].low == "than"
    counted = counted and (units[at + 2].kind == NUMBER or units[at + 2].low in {"half", "two-thirds", "a"})
    if counted and units[at].low in {"more", "fewer", "less"}:
        end = at + 3
    while end < len(units):
        unit, tag = units[end], tags[end]
        apart = _counts_from(units, end) or _lasts_from(units, end) or _lies_from(units, end)
        apart = apart or _bears_from(units, at, end)
        if apart or _is_given(units, at, end) or _is_doer(units, tags, end):
            break
        if (
            unit.kind == GENITIVE
            or (tag == NOUN and (not _breaks(units[end - 1], unit) or _part_of_town(units, at, end)))
            or (tag == DET and all(t == DET for t in tags[at:end]))
            or (tag == ADV and tags[end - 1] == DET and end + 1 < len(units) and tags[end + 1] == NOUN)
            or (tag == DET and unit.low in {"other", "more", "most"} and units[end - 1].kind == NUMBER)
            or (unit.low == "half" and units[end - 1].low.endswith("ern"))  # "the northern half of A"
        ):
            end += 1
        else:
            break
    return end


def _counts_from(units: Sequence[Unit], at: int) -> bool:
    """ "left A | hours before", "left the city | days earlier"."""
    if at + 1 >= len(units) or units[at + 1].low not in {"before", "earlier", "later", "after", "ago"}:
        return False
    place = units[at - 1].kind == PLACE or units[at - 1].low in PLACE_NOUNS
    return place and units[at].kind == WORD and units[at].low in TIMES


def _lies_from(units: Sequence[Unit], at: int) -> bool:
    """ "captured A | 20 km north of B", "a base of X | 9 miles from C"."""
    if units[at].kind != NUMBER or units[at - 1].kind not in (PLACE, NAME, ACTOR):
        return False
    measure = units[at + 1].low if at + 1 < len(units) else ""
    return measure in _MEASURES or units[at].low.endswith(("km", "kms", "mi"))


def _bears_from(units: Sequence[Unit], at: int, end: int) -> bool:
    """ "a supply route | north of A"; but "some miles north of A", "an hour's drive west of B"."""
    of = units[end + 1].low if end + 1 < len(units) else ""
    if units[end].low not in COMPASS or of != "of" or units[end - 1].kind != WORD:
        return False
    if units[end - 1].low in FORCE_NOUNS:
        return False  # "units east of A"
    measured = any(unit.kind in (NUMBER, GENITIVE) or unit.low in _MEASURES for unit in units[at:end])
    return not measured and end - at > 1 and units[end - 1].low not in _NOT_SITED


def _is_doer(units: Sequence[Unit], tags: list[str], at: int) -> bool:
    """ "a town | Boko Haram had held", "in the city | Taliban fighters killed ten"."""
    behind = at + 1
    while behind < len(units) and tags[behind] == ADV:
        behind += 1
    acts = behind < len(units) and tags[behind] in (VERB, HAVE)
    site = units[at - 1].kind == WORD and PLACE_NOUNS.get(units[at - 1].low) in {"town", "city", "village", "district"}
    return acts and units[at].kind == ACTOR and site


def _lasts_from(units: Sequence[Unit], at: int) -> bool:
    """ "took the M23 | three days", "cost the rebels | two weeks"."""
    if units[at].kind != NUMBER or at + 1 >= len(units):
        return False
    if units[at + 1].low not in TIMES and units[at + 1].low not in {"men", "lives", "dead", "fighters"}:
        return False
    before = units[at - 1]
    return before.kind in (ACTOR, COUNTRY, PLACE) or before.low in FORCE_NOUNS


def _is_given(units: Sequence[Unit], at: int, end: int) -> bool:
    """ "gave the army | control of A", "captured A, and the rebels | B": a side, and what it gets."""
    side = units[end - 1]
    armed = side.kind == ACTOR or (side.kind == WORD and side.low in FORCE_NOUNS)
    if at and (armed or side.kind == COUNTRY) and units[end].low in _WHOLE:
        form = verb_form(units[at - 1].low)
        return form is not None and form.lemma in _GIVING
    if not armed or not at:
        return False
    ended = end + 1 == len(units) or units[end + 1].kind in (MARK, DATE) or units[end + 1].low in _ENDS
    plural = side.low.endswith("s") or side.low in {"army", "military", "militia"} or side.kind == ACTOR
    return units[end].kind == PLACE and units[at - 1].low in CONTRAST and plural and ended


def _part_of_town(units: Sequence[Unit], at: int, end: int) -> bool:
    """ "of west Beirut", "in east Aleppo", not "in the west Kurdish troops"."""
    return end == at + 1 and units[at].low in COMPASS and units[end].kind == PLACE


def _breaks(previous: Unit, unit: Unit) -> bool:
    """A new phrase begins without a word between: "In Mosul Iraqi forces …"."""
    if previous.kind in (PLACE, COUNTRY) and (unit.kind in (DEMONYM, ACTOR, COUNTRY) or unit.low in _SAID_OF_IT):
        return True
    if previous.kind == WORD and unit.kind in (DEMONYM, ACTOR) and previous.low.endswith("strikes"):
        return True  # "With the help of air strikes Iraqi troops took A"
    named = unit.kind == PLACE or (unit.kind == NAME and previous.low not in TIMES)
    if previous.low in _OF_MANNER and previous.kind == WORD and (named or unit.low in _WHOLE):
        return True  # "captured without a fight A", "gained within hours full control of B"
    if previous.low in TIMES and previous.kind == WORD:
        return unit.kind in (PLACE, ACTOR, COUNTRY) or (unit.kind == WORD and unit.low in FORCE_NOUNS)
    site = previous.kind in (PLACE, NAME) or previous.low in PLACE_NOUNS
    if site and unit.low in COMPASS and unit.kind == WORD:
        return True
    if unit.kind == NUMBER:
        if previous.kind == PLACE and unit.text.isalpha():
            return True  # "A was taken on Monday and B two days later"
        counted = previous.kind in (WORD, PLACE, ACTOR, COUNTRY) and not previous.text[:1].isupper()
        ranked = unit.text[:1].isdigit() and unit.low.endswith(_ORDINAL)  # "the vital 5th Brigade"
        return counted and not ranked and previous.low not in _UNCOUNTED
    if previous.low in COMPASS and previous.kind == WORD and not previous.text[:1].isupper():
        return unit.kind in (PLACE, ACTOR, DEMONYM, COUNTRY, NAME)
    return previous.kind == NAME and unit.kind == DEMONYM
