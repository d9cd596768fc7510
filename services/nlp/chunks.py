"""Units become chunks: noun phrases, verb groups and the small words between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.nlp.units import ACTOR, COUNTRY, DATE, DEMONYM, GENITIVE, MARK, NAME, NUMBER, PLACE, WORD, Unit
from services.nlp.words import BASE, ING, PARTICIPLE, PAST, THIRD, Form, table, verb_form, word_class

DET, PREP, PRON, REL, SUB, CONJ, NEG, MODAL, BE, HAVE, DO, ADV, NOUN, VERB, STOP, TIME = (
    "det prep pron rel sub conj neg modal be have do adv noun verb stop time".split()
)

_CLASSES = [
    (BE, "be"), (HAVE, "have"), (DO, "do"), (MODAL, "modals"), (NEG, "negations"), (CONJ, "conjunctions"),
    (REL, "relatives"), (DET, "determiners"), (PREP, "prepositions"), (SUB, "subordinators"), (PRON, "pronouns"),
    (ADV, "adverbs"),
]  # fmt: skip
_CLASS_OF: dict[str, str] = {}
for _tag, _name in _CLASSES:
    for _word in word_class(_name):
        _CLASS_OF.setdefault(_word, _tag)

_UNITS = frozenset(table("forces")["units"].split())
_NOUNS_IN_S = _UNITS | frozenset(
    "clashes battles attacks advances raids reports claims gains losses strikes talks moves towns positions areas forces controls "
    "fights shots fires hopes plans demands threats calls results places ranks needs orders lines posts points parts shells "
    "tanks ports hosts states rules leads lands wounds fears clears falls marches ends starts visits loses sides uses works "
    "heads hands faces names stages seats streams issues charges guards homes pushes masses rallies houses".split()
)
_NOUNS_IN_ING = frozenset("fighting shelling bombing building meeting morning evening spring uprising crossing king wing bombardment training killing saying briefing hearing living holding".split())
_ADJECTIVAL = frozenset("armed allied united so-called disputed besieged embattled contested organized organised combined joint occupied beleaguered war-torn fortified populated retired mixed limited renewed advanced experienced armoured armored continued increased estimated unspecified outlawed banned backed-up self-proclaimed self-declared unnamed unidentified abandoned divided entrenched trained supposed exiled ousted fallen wounded captured liberated annexed".split())
_PLURALS = frozenset("troops forces people police men peshmerga taliban militia gunmen policemen marines military army".split())
_PARTICLES = word_class("particles")
_CATCH_ALL_DET = frozenset("that this these those both all many some each few most several half".split())


@dataclass(slots=True)
class Verb:
    """A verb group. `form` is its finite or non-finite shape; `particle` follows the verb or its object."""

    lemma: str
    form: str
    passive: bool = False
    perfect: bool = False
    negative: bool = False
    modal: str = ""
    infinitive: bool = False
    particle: str = ""
    adverbs: tuple[str, ...] = ()


@dataclass(slots=True)
class Chunk:
    """`kind` is NOUN for a noun phrase, VERB for a verb group, TIME for a date, else the class of a single word."""

    kind: str
    units: list[Unit]
    verb: Verb | None = field(default=None)

    @property
    def low(self) -> str:
        return self.units[0].low

    @property
    def text(self) -> str:
        return " ".join(unit.text for unit in self.units)


def chunk(units: Sequence[Unit]) -> list[Chunk]:
    """The chunks of a sentence, in order, covering all its units."""
    tags = _tags(units)
    chunks: list[Chunk] = []
    at = 0
    while at < len(units):
        end = _verb_group(units, tags, at)
        if end > at:
            chunks.append(_verb_chunk(units, tags, at, end))
        elif tags[at] == PREP and at + 1 < len(units) and tags[at + 1] == TIME:
            end = at + 2
            chunks.append(Chunk(TIME, list(units[at:end])))
        elif tags[at] in (NOUN, DET, PRON):
            end = _noun_phrase(units, tags, at)
            chunks.append(Chunk(NOUN, list(units[at:end])))
        else:
            end = at + 1
            chunks.append(Chunk(tags[at], [units[at]]))
        at = end
    return chunks


def _tags(units: Sequence[Unit]) -> list[str]:
    tags: list[str] = []
    for at, unit in enumerate(units):
        tags.append(_tag(units, tags, at, unit))
    return tags


def _tag(units: Sequence[Unit], tags: list[str], at: int, unit: Unit) -> str:
    if unit.kind == MARK:
        return STOP
    if unit.kind == DATE:
        return TIME
    if unit.kind != WORD:
        return NOUN
    low = unit.low
    if low in _CLASS_OF:
        return _closed(units, tags, at, low)
    if low in _PARTICLES:
        return ADV
    form = verb_form(low)
    if form and _is_verb(units, tags, at, form):
        return VERB
    if low.endswith("ly") and len(low) > 4 and low not in {"family", "assembly", "ally", "july", "italy", "supply"}:
        return ADV
    return NOUN


def _closed(units: Sequence[Unit], tags: list[str], at: int, low: str) -> str:
    before = tags[at - 1] if at else STOP
    after = units[at + 1] if at + 1 < len(units) else None
    if low == "that":
        if before == NOUN and after is not None and (verb_form(after.low) or after.low in _CLASS_OF and _CLASS_OF[after.low] in (BE, HAVE, MODAL)):
            return REL
        return SUB if after is not None and (before == VERB or _starts_np(after)) else DET
    if low in {"as", "since", "until", "till", "before", "after"}:
        return SUB if low == "as" else PREP
    if low == "lead" or (low == "like" and before == NOUN):
        return PREP
    if low == "past" and before == DET:
        return NOUN
    if low == "fall":
        return VERB
    if low == "well" and before == SUB:
        return ADV
    if low in {"all", "most", "half", "both", "much", "each", "more", "many", "few", "some", "any", "another", "other", "several", "no", "every"}:
        return DET
    if low == "one":
        return NOUN
    if low in {"more", "less"}:
        return ADV
    return _CLASS_OF[low]


def _starts_np(unit: Unit) -> bool:
    return unit.kind != MARK and (unit.kind != WORD or _CLASS_OF.get(unit.low) in (DET, PRON) or unit.low not in _CLASS_OF)


def _is_verb(units: Sequence[Unit], tags: list[str], at: int, form: Form) -> bool:
    before_at = at - 1
    while before_at >= 0 and tags[before_at] in (ADV, NEG):
        before_at -= 1
    before = tags[before_at] if before_at >= 0 else STOP
    previous = units[before_at] if before_at >= 0 else None
    after = units[at + 1] if at + 1 < len(units) else None
    low = units[at].low
    if low in {"said", "says", "told", "added", "announced"}:
        return True
    if before in (MODAL, DO, BE, HAVE) and (form.forms != THIRD):
        return not (before == BE and form.forms == BASE) and not (before in (BE, HAVE) and BASE in form.forms and PARTICIPLE not in form.forms and low in _UNITS)
    if previous is not None and previous.low == "to" and before == PREP:
        return BASE in form.forms and not (low.endswith("s") and low in _NOUNS_IN_S)
    if ING in form.forms:
        return _is_ing_verb(units, tags, before, previous, after, low)
    if PAST in form.forms or PARTICIPLE in form.forms:
        return _is_past_verb(units, before, previous, after, low, form)
    if THIRD in form.forms:
        return _is_third_verb(before, previous, after, low)
    return _is_base_verb(units, tags, before_at, before, previous, after, low)


def _is_ing_verb(units: Sequence[Unit], tags: list[str], before: str, previous: Unit | None, after: Unit | None, low: str) -> bool:
    if before == DET or (previous is not None and previous.kind == GENITIVE):
        return False
    if low in _NOUNS_IN_ING:
        if before == BE:
            return True
        return before == NOUN and previous is not None and (previous.low in _UNITS or previous.kind == ACTOR)
    if before == NOUN and previous is not None and previous.kind == WORD and after is not None and after.kind == WORD and after.low in _UNITS:
        return False
    return True


def _is_past_verb(units: Sequence[Unit], before: str, previous: Unit | None, after: Unit | None, low: str, form: Form) -> bool:
    follows_noun = after is not None and after.kind in (WORD, PLACE, ACTOR, NAME, DEMONYM, COUNTRY) and after.low not in _CLASS_OF
    if before == DET and previous is not None:
        return previous.low in _CATCH_ALL_DET and not follows_noun
    if previous is not None and previous.kind in (GENITIVE, NUMBER):
        return False
    if before == PREP:
        return not follows_noun and low not in _ADJECTIVAL
    if low in _ADJECTIVAL and follows_noun and (before in (DET, PREP, STOP) or (previous is not None and previous.kind == DEMONYM)):
        return False
    if previous is not None and previous.kind == DEMONYM and follows_noun and after is not None and after.kind == WORD:
        return verb_form(low) is not None and BASE not in form.forms and after.low not in _UNITS
    if BASE in form.forms and before == DET:
        return False
    return True


def _is_third_verb(before: str, previous: Unit | None, after: Unit | None, low: str) -> bool:
    if before in (DET, PREP, STOP, CONJ) or previous is None or previous.kind in (GENITIVE, NUMBER, DEMONYM):
        return before == CONJ and low not in _NOUNS_IN_S
    if before in (PRON, REL):
        return True
    if low not in _NOUNS_IN_S:
        return True
    if low == "claims" and previous.kind in (PLACE, ACTOR, COUNTRY, NAME):
        return after is None or after.low not in {"of", "to", "that"} or after.low == "that"
    if low in _UNITS or after is None or previous.low in _PLURALS:
        return False
    return after.kind in (PLACE, NAME, DEMONYM, COUNTRY) or _CLASS_OF.get(after.low) in (DET, SUB, PRON) or after.low in {"control", "off", "out", "up", "to", "into", "from"}


def _is_base_verb(units: Sequence[Unit], tags: list[str], before_at: int, before: str, previous: Unit | None, after: Unit | None, low: str) -> bool:
    if before in (PRON, REL):
        return previous is not None and previous.low not in {"him", "her", "them", "us", "whose"}
    if before in (DET, PREP, STOP) or previous is None or previous.kind in (GENITIVE, NUMBER):
        return False
    if previous.kind == DEMONYM and not previous.low.endswith("s"):
        return False
    if after is not None and after.low in {"of", "'s"}:
        return False
    opens_object = after is not None and (after.kind in (PLACE, NAME, DEMONYM, COUNTRY, NUMBER, ACTOR) or _CLASS_OF.get(after.low) in (DET, PREP, PRON, ADV) or after.low in {"control", "ground", "territory", "towns"})
    if before == CONJ:
        earlier = tags[before_at - 1] if before_at >= 1 else STOP
        return opens_object and (earlier == VERB or (VERB in tags and low not in _NOUN_BASES))
    if low in {"say", "claim", "report", "insist", "deny", "admit"} and (previous.kind == ACTOR or previous.low in _PLURALS or previous.low.endswith("s")):
        return after is None or after.low not in {"of"}
    plural = previous.kind == ACTOR or previous.low in _PLURALS or (previous.low.endswith("s") and previous.kind in (WORD, NAME, DEMONYM))
    return plural and opens_object


_NOUN_BASES = frozenset("control attack assault advance push battle fight siege raid march strike claim fire force hold order base post state clash retreat defeat capture".split())


def _verb_group(units: Sequence[Unit], tags: list[str], at: int) -> int:
    """Where the verb group that begins at `at` ends; `at` if none does."""
    end, verb = at, False
    while end < len(units):
        tag = tags[end]
        if tag in (BE, HAVE, DO, MODAL):
            if verb:
                break
        elif tag == VERB:
            if verb:
                break
            verb = True
        elif tag in (ADV, NEG):
            if not any(t in (BE, HAVE, DO, MODAL, VERB) for t in tags[at:end]) and not _leads(units, tags, end):
                return at
            if verb:
                break
        elif units[end].low == "to" and (end == at or tags[end - 1] in (BE, ADV, HAVE, NEG)) and _infinitive(tags, end):
            pass
        else:
            break
        end += 1
    while end > at and tags[end - 1] in (ADV, NEG):
        end -= 1
    return end if any(t in (BE, HAVE, DO, MODAL, VERB) for t in tags[at:end]) else at


def _leads(units: Sequence[Unit], tags: list[str], at: int) -> bool:
    """Whether only adverbs stand between here and a verb."""
    while at < len(tags) and tags[at] in (ADV, NEG):
        at += 1
    return at < len(tags) and (tags[at] in (BE, HAVE, DO, MODAL, VERB) or (units[at].low == "to" and _infinitive(tags, at)))


def _infinitive(tags: list[str], at: int) -> bool:
    after = at + 1
    while after < len(tags) and tags[after] in (ADV, NEG):
        after += 1
    return after < len(tags) and tags[after] in (VERB, BE, HAVE, DO)


def _verb_chunk(units: Sequence[Unit], tags: list[str], at: int, end: int) -> Chunk:
    group = list(units[at:end])
    kinds = tags[at:end]
    main = next((i for i in range(len(group) - 1, -1, -1) if kinds[i] == VERB), None)
    words = [unit.low for unit in group]
    if main is None:
        main = max(i for i, kind in enumerate(kinds) if kind in (BE, HAVE, DO, MODAL))
        lemma = {BE: "be", HAVE: "have", DO: "do", MODAL: "be"}[kinds[main]]
        form = Form(lemma, ING if words[main] in {"being", "having"} else BASE if "to" in words[:main] else PAST)
    else:
        found = verb_form(words[main])
        form = found if found else Form(words[main], PAST)
    helpers = kinds[:main]
    be_at = max((i for i, kind in enumerate(helpers) if kind == BE), default=-1)
    have_at = max((i for i, kind in enumerate(helpers) if kind == HAVE), default=-1)
    passive = kinds[main] == VERB and be_at > have_at - 1 and be_at >= 0 and PARTICIPLE in form.forms
    if kinds[main] == VERB and words[max(main - 1, 0)] in {"got", "gotten"} and main > 0:
        passive = True
    shape = form.forms if kinds[main] == VERB else form.forms
    if kinds[main] == VERB and ING in form.forms and be_at >= 0:
        shape = PAST
    verb = Verb(
        lemma=form.lemma,
        form=_shape(shape, helpers, words, main),
        passive=passive,
        perfect=have_at >= 0,
        negative=any(kind == NEG or word.endswith("n't") for kind, word in zip(kinds, words, strict=True)),
        modal=next((word for kind, word in zip(kinds, words, strict=True) if kind == MODAL), ""),
        infinitive="to" in words[:main],
        adverbs=tuple(word for kind, word in zip(kinds, words, strict=True) if kind == ADV),
    )
    return Chunk(VERB, group, verb)


def _shape(forms: str, helpers: list[str], words: list[str], main: int) -> str:
    if any(kind in (BE, HAVE, DO, MODAL) for kind in helpers):
        return PAST if "to" not in words[:main] else BASE
    if "to" in words[:main]:
        return BASE
    return forms


def _noun_phrase(units: Sequence[Unit], tags: list[str], at: int) -> int:
    """Where the noun phrase that begins at `at` ends."""
    if tags[at] == PRON:
        return at + 1
    end = at + 1
    while end < len(units):
        unit, tag = units[end], tags[end]
        if unit.kind == GENITIVE or (tag == NOUN and not _breaks(units[end - 1], unit)):
            end += 1
        elif tag == DET and all(t == DET for t in tags[at:end]):
            end += 1
        elif tag == ADV and tags[end - 1] == DET and end + 1 < len(units) and tags[end + 1] == NOUN:
            end += 1
        elif tag == DET and unit.low in {"other", "more", "most"} and units[end - 1].kind == NUMBER:
            end += 1
        else:
            break
    return end


def _breaks(previous: Unit, unit: Unit) -> bool:
    """A new phrase begins without a word between: "In Mosul Iraqi forces …"."""
    if previous.kind in (PLACE, COUNTRY) and unit.kind in (DEMONYM, ACTOR, COUNTRY):
        return True
    if previous.low in word_class("times") and previous.kind == WORD:
        return unit.kind in (PLACE, ACTOR, COUNTRY)
    if unit.kind == NUMBER:
        return previous.kind in (WORD, PLACE, ACTOR, COUNTRY) and not previous.text[:1].isupper()
    if previous.low in {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"} and previous.kind == WORD:
        return unit.kind in (PLACE, ACTOR, DEMONYM, COUNTRY, NAME)
    return previous.kind == NAME and unit.kind == DEMONYM
