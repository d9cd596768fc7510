"""Which of the dates in a sentence belongs to a claim."""

from datetime import date, timedelta
from typing import Final

from services.ledger.events import DateRange, Kind, Precision
from services.nlp.claims.tenses import HELPERS, had, is_past_perfect, is_present
from services.nlp.dates.ranges import default_range
from services.nlp.dates.relative import Shift, nearest
from services.nlp.dates.when import DateMention
from services.nlp.doubt.realis import OPERATIONS
from services.nlp.syntax.clause import SPEECH, Clause
from services.nlp.syntax.clauses import Sentence
from services.nlp.syntax.marks import PARTING
from services.nlp.syntax.phrases import ACT, OTHER, PART, PLACE_NAME, PLACE_NOUN, UNKNOWN_NAME
from services.nlp.words.classes import CONJ, NOUN, PREP, REL, SINCE, SUB, SUBJECT_RELATIVES, TIME, VERB
from services.nlp.words.units import NUMBER
from services.nlp.words.verb_forms import ING

_SHORT: Final = frozenset({"day", "week"})
_EXACT: Final = frozenset({"day", "week", "month"})
_OF_WHAT: Final = frozenset({"which", "who", "whom", "whose", "where"})
_PARTED: Final = 60  # what a date behind a semicolon tells is not of what stands in front of it
_STALE: Final = timedelta(days=7)
_BEGINNING: Final = frozenset({"launch", "begin", "start", "mount", "open", "unleash"})
_MARKS: Final = PARTING | {";", "("}


def date_of(
    sentence: Sentence,
    at: int,
    kind: Kind,
    published: date,
    earlier: DateRange | None,
    told_before: DateRange | None = None,
) -> tuple[DateRange, str]:
    """The date of the claim carried by the chunk at `at`, and its role (at, since, until, future, none).

    `earlier` is the date of the paragraph so far; it holds where the sentence names none and tells old news.
    `told_before` is the last date that the text named before this sentence: "the next day" is told from it.
    """
    mentions = [(i, c.units[-1].value) for i, c in enumerate(sentence.chunks) if c.kind == TIME]
    clause = sentence.clause_at(at)
    usable = [(i, m) for i, m in mentions if _may_be_of(sentence, at, kind, clause, i, m, published)]
    if (own := _own(sentence, at, clause, usable)) is not None:
        i, mention = own
        if mention.shift is None:
            return mention.range, mention.role
        told = [(where, m.range) for where, m in mentions if m.shift is None]
        other = nearest(told, i) or (earlier if mention.shift.behind else told_before)
        return _shifted(mention.shift, other, published), mention.role
    since = (m for i, m in mentions if m.role == "since" and not _is_beside(sentence, at, i))
    since = (m for m in since if not _is_of_the_rest(sentence, at, m))
    began = next(since, None) if kind in ("capture", "withdrawal") else None
    if began is not None and clause is not None and clause.verb.perfect and not had(sentence, clause):
        return _until_now(began.range, published), "at"  # "Since May they have taken A and B"
    begun = next((m for i, m in mentions if clause is not None and _begins(sentence, clause, i, m, published)), None)
    if begun is not None:
        return _until_now(begun.range, published), "at"
    return _undated(sentence, at, published, earlier), "none"


def _may_be_of(
    sentence: Sentence, at: int, kind: Kind, clause: Clause | None, when: int, mention: DateMention, published: date
) -> bool:
    """Whether the date at `when` may be that of the claim at `at`."""
    if not _dates(sentence, mention, kind, clause) or _aside(sentence, at, when) or _of_whom(sentence, clause, when):
        return False
    if _since_it(sentence, at) or _of_a_gerund(sentence, clause, when):
        return False
    if kind in ("capture", "withdrawal") and at < when and _since_others(sentence, when):
        return False
    if _of_a_relative(sentence, clause, when, mention) or _of_what_had_been(sentence, clause, when):
        return False
    shift = mention.shift
    told_behind = shift is not None and ((shift.behind and when >= at) or _ahead(sentence, at, clause, when))
    apposed = when <= _apposition_of(sentence, at, clause)
    return not (told_behind or apposed or _of_another_time(sentence, at, kind, when, mention, published))


def _ahead(sentence: Sentence, at: int, clause: Clause | None, when: int) -> bool:
    """ "two days after they had taken A, police moved in", "a day after the fall of A, X took B": no day of B's."""
    act = sentence.phrases.get(when + 1)
    if act is not None and act.kind == ACT and sentence.text(when).lower().endswith(" after"):
        return any(sentence.text(i) == "," for i in range(when + 2, at))
    told = next((c for c in sentence.clauses if c.at > when and not c.reduced and c.subjects == [when + 1]), None)
    return clause is not None and told is not None and told.end < clause.at and sentence.text(told.end) == ","


def _own(
    sentence: Sentence, at: int, clause: Clause | None, usable: list[tuple[int, DateMention]]
) -> tuple[int, DateMention] | None:
    """The nearest of the dates to the claim at `at`; one behind a semicolon is too far."""
    inside = range(clause.at, clause.end) if clause else range(0)
    near = [(_distance(sentence, at, i), i not in inside, i, m) for i, m in _without_front(sentence, at, usable)]
    toll, _, when, mention = min(near, key=lambda one: one[:2], default=(_PARTED, True, 0, None))
    return (when, mention) if mention is not None and toll < _PARTED else None


def _apposition_of(sentence: Sentence, at: int, clause: Clause | None) -> int:
    """Where ", a town captured by X" opens that the claim at `at` stands in: no date in front is its own. -1: none."""
    if clause is None or not (clause.reduced and clause.passive) or clause.at - 1 not in sentence.phrases:
        return -1
    head = sentence.phrases[clause.at - 1]
    beside = sentence.text(clause.at - 2) in _MARKS and head.kind == PLACE_NOUN and head.units[0].low in {"a", "an"}
    return clause.at - 2 if beside else -1


def _of_whom(sentence: Sentence, clause: Clause | None, when: int) -> bool:
    """ "fighters who took A began leaving on Friday": Friday is not of what they are known for."""
    if clause is None or sentence.low(clause.at - 1) not in {"who", "that"} or not clause.subjects:
        return False
    after = (c for c in sentence.clauses if clause.at < c.at < when and not c.reduced and c.subjects == clause.subjects)
    return any(sentence.kind(c.at - 1) != CONJ and not c.verb.infinitive and c.verb.form != ING for c in after)


def _of_a_relative(sentence: Sentence, clause: Clause | None, when: int, mention: DateMention) -> bool:
    """ "fighters who swept south last month seized A": of the sweeping; "who hold A on Friday took B" is of both.

    "who were last year driven out of A" is one verb.
    """
    helped = clause is not None and when + 1 == clause.at and clause.passive and sentence.low(when - 1) in HELPERS
    if clause is None or helped or (when + 1 == clause.at and mention.range.precision == "day"):
        return False
    told = [c for c in sentence.clauses if c.at < when < clause.at and sentence.low(c.at - 1) in SUBJECT_RELATIVES]
    return any(c.subjects == clause.subjects != [] or _closes(sentence, c, when) for c in told)


def _closes(sentence: Sentence, relative: Clause, when: int) -> bool:
    """ "X, a group that signed a truce in 2015, said its men took A": the date ends what is said aside of X."""
    opens = any(sentence.text(i) == "," for i in range(relative.at))
    return opens and sentence.text(when + 1) == "," and all(sentence.text(i) != "," for i in range(relative.at, when))


def _since_it(sentence: Sentence, at: int) -> bool:
    """ "took A on Sunday in its biggest victory since the fall of B": B fell on some other day."""
    return at in sentence.phrases and sentence.low(at - 1) == "since"


def _since_others(sentence: Sentence, when: int) -> bool:
    """ "the third town to fall since the army in June began its push": June is of the push."""
    parted = sentence.kind(when - 1) == NOUN and sentence.kind(when + 1) == VERB
    return parted and sentence.low(when - 2) == "since"


def _of_a_gerund(sentence: Sentence, clause: Clause | None, when: int) -> bool:
    """ "The government, in the east since losing A last year, has taken B": last year is of the loss."""
    told = (c for c in sentence.clauses if c.at < when <= c.end and c.verb.form == ING and c.preposition in SINCE)
    return clause is not None and any(c.at != clause.at and when < clause.at for c in told)


def _of_what_had_been(sentence: Sentence, clause: Clause | None, when: int) -> bool:
    """ "retook the post that it had lost last year": last year is of the loss."""
    if clause is None or clause.verb.perfect:
        return False
    between = (c for c in sentence.clauses if clause.at < c.at < when <= c.end and c.verb.perfect and c.subjects)
    return any(had(sentence, c) and sentence.kind(c.opener()) in (NOUN, REL) for c in between)


def _begins(sentence: Sentence, clause: Clause, when: int, mention: DateMention, published: date) -> bool:
    """ "took A after launching an operation in October", "during a war that began in May": since then, some day."""
    old = mention.role == "at" and mention.shift is None and mention.range.end < published - _STALE
    told = next((c for c in reversed(sentence.clauses) if c.at < when <= c.end), None) if old else None
    if told is None or told is clause or told.at < clause.at or clause.verb.perfect:
        return False
    chunks = (*told.objects, *told.subjects, *((told.at - 2, told.at - 3) if sentence.kind(told.at - 1) == REL else ()))
    acts = (sentence.phrases[i] for i in chunks if i in sentence.phrases)
    fought = any(act.kind == ACT or act.head.low in OPERATIONS for act in acts)
    named = bool(told.objects) and "operation" in sentence.text(told.objects[0]).lower()
    return told.verb.lemma in _BEGINNING and (fought or named)


def _without_front(sentence: Sentence, at: int, usable: list[tuple[int, DateMention]]) -> list[tuple[int, DateMention]]:
    """ "X said on Friday that A fell on Monday", "after a truce signed in May A fell on Monday": its own day."""
    own = next((c for c in sentence.clauses if c.at == at or at in c.subjects or at in c.objects), None)
    if own is None or not any(own.at < when < own.end and mention.role == "at" for when, mention in usable):
        return usable
    front = [c for c in sentence.clauses if c.subjects[:1] == [1] and sentence.kind(0) in (PREP, SUB)]
    told = [c for c in sentence.clauses if c.reduced or c.verb.lemma in SPEECH]
    others = [c for c in front + told if c.at < min(at, own.at)]
    return [(i, m) for i, m in usable if not any(c.at < i < c.end and i < own.at for c in others)]


def _until_now(began: DateRange, published: date) -> DateRange:
    """Some day from the one to the other."""
    days = (published - began.start).days
    precision: Precision = "week" if days <= 7 else "month" if days <= 45 else "season" if days <= 200 else "year"
    return DateRange(began.start, published, precision) if days >= 0 else began


def _shifted(shift: Shift, other: DateRange | None, published: date) -> DateRange:
    """The date told from the other one; "weeks later" counts from no year, and never reaches beyond the day's news."""
    if other is not None and (shift.unit not in _SHORT or other.precision in _EXACT):
        told = shift.of(other)
        return told if told.start <= published else default_range(published)
    if other is not None and shift.count > 0 and other.end < published:
        return other
    found = shift.of(default_range(published))
    return found if found.start <= published else default_range(published)


def last_date(sentence: Sentence) -> DateRange | None:
    """The last date that the sentence names by itself."""
    named = (c.units[-1].value for c in reversed(sentence.chunks) if c.kind == TIME)
    return next((mention.range for mention in named if mention.role == "at" and mention.shift is None), None)


def _dates(sentence: Sentence, mention: DateMention, kind: Kind, clause: Clause | None) -> bool:
    """Holding and fighting may go on since or until a day, or for a time; taking and leaving do not."""
    if mention.role in {"since", "until"} and clause is not None and _when(sentence, mention) in range(clause.at):
        return True
    if mention.role == "lasting":
        return kind == "control" and clause is not None and clause.verb.perfect and not had(sentence, clause)
    begins = kind in ("control", "contest") or (clause is not None and clause.verb.lemma in {"be", "belong", "have"})
    return mention.role not in {"until", "since"} or (mention.role == "since" and begins)


def _when(sentence: Sentence, mention: DateMention) -> int:
    """Where "when" stands behind the date: in "until 2014, when X took A" the day of the taking. -1 elsewhere."""
    at = next((i for i, c in enumerate(sentence.chunks) if c.kind == TIME and c.units[-1].value is mention), -3)
    step = at + 2 if sentence.text(at + 1) == "," else at + 1
    return step if sentence.low(step) == "when" else -1


def _aside(sentence: Sentence, at: int, when: int) -> bool:
    """Whether it is the date of what is told aside: "A, which fell in 2012, was retaken", "B, which fell in May"."""
    place = sentence.phrases.get(when + 1)
    if at < when and sentence.kind(when - 1) == CONJ and place is not None and place.kind == PLACE_NAME:
        return True  # "took A, and on Tuesday B"
    named = sentence.phrases.get(when - 1) if at < when and sentence.low(when - 2) == "since" else None
    if named is not None and named.kind == PLACE_NAME:
        return True  # "left A, their greatest loss since B last May"
    told_apart = _of_a_purpose(sentence, at, when) or _of_what_came(sentence, at, when)
    if at < when and (told_apart or _described(sentence, at, when) or _apposed(sentence, at, when)):
        return True
    rel = next((i for i in range(when - 1, 0, -1) if sentence.kind(i) == REL or sentence.text(i) == ","), 0)
    front = range(rel - 3, rel) if sentence.low(rel - 1) == "of" else range(rel - 1, rel)  # "all of which fell in May"
    joined = rel > 0 and sentence.kind(rel - 1) == CONJ and any(sentence.kind(i) == REL for i in range(rel - 1))
    opened = rel > 0 and sentence.kind(rel) == REL and (joined or any(sentence.text(i) == "," for i in front))
    opened = opened or (sentence.kind(rel) == REL and sentence.low(rel) == "which" and at < rel)  # "B which fell in"
    if opened and when < at:
        return any(sentence.text(i) == "," for i in range(when + 1, at))
    if opened and at < rel and sentence.low(rel) in _OF_WHAT:
        return any(sentence.kind(i) == VERB for i in range(rel, when))
    if at < when and _since_another_fell(sentence, at, when):
        return True
    lasting = [c for c in sentence.clauses if at < c.at < when and at not in c.subjects]
    if lasting and lasting[-1].verb.perfect and sentence.kind(lasting[-1].at - 1) == REL:
        return True  # "fell to X, who came from B that has been theirs since the war of 2002"
    if lasting and lasting[-1].verb.perfect and sentence.low(when) == "since" and not lasting[-1].verb.infinitive:
        return True  # "fell to X, which has besieged B since May"
    described = next((c for c in sentence.clauses if c.at < when < c.end and c.reduced and c.passive), None)
    closed = described is not None and sentence.text(described.at - 1) == "," == sentence.text(described.end)
    return closed and described is not None and described.end < at


def _of_another_time(sentence: Sentence, at: int, kind: Kind, when: int, mention: DateMention, published: date) -> bool:
    """An old day beside the news: what "holds" and "is going on" is of today, what another verb tells of old is old."""
    own = next((c for c in sentence.clauses if c.at == at or at in c.subjects or at in c.objects), None)
    fronted = own is not None and when < own.at and sentence.kind(when - 1) == REL  # "which since May is held"
    inside = own is not None and (own.at <= when < own.end or fronted)
    if mention.role == "since":
        return not inside and _is_of_another(sentence, when) and own is not None and is_present(sentence, own)
    if mention.role != "at" or mention.shift is not None or mention.range.end >= published - _STALE:
        return False
    if own is not None and not inside and (is_present(sentence, own) or _has_since(sentence, own, when)):
        return True
    return any(_tells_of_old(sentence, kind, c) for c in sentence.clauses if at < c.at < when)


def _has_since(sentence: Sentence, own: Clause, when: int) -> bool:
    """ "A fell last year, and has been retaken": done by now, and not last year."""
    by_now = own.verb.perfect and not own.verb.infinitive and not had(sentence, own)
    others = (c for c in sentence.clauses if not c.is_helper() and c.verb.lemma not in SPEECH)
    return by_now and any(c.at < when < c.end <= own.at for c in others)


def _tells_of_old(sentence: Sentence, kind: Kind, clause: Clause) -> bool:
    """Whether "which", "where" or "after" opens it; "since", too, but since then a place may be held or fought for."""
    opens = min((i for i in clause.subjects if i < clause.at), default=clause.at) - 1
    backwards = {"after", "since"} if kind in ("capture", "withdrawal") else {"after"}
    return sentence.kind(opens) == REL or bool({sentence.low(opens), clause.preposition} & backwards)


def _is_beside(sentence: Sentence, at: int, when: int) -> bool:
    """ "retook A, a town that had been B's since May": the day since which something else is so."""
    return _aside(sentence, at, when) if at < when else _is_of_another(sentence, when)


def _is_of_the_rest(sentence: Sentence, at: int, mention: DateMention) -> bool:
    """ "has taken A, bringing to ten the number of towns seized since May": how long the others took."""
    when = next((i for i, c in enumerate(sentence.chunks) if c.kind == TIME and c.units[-1].value is mention), at)
    inner = [c for c in sentence.clauses if at < c.at < when <= c.end]
    counts = (sentence.phrases[i].head.low for c in inner for i in c.subjects)
    return any(c.reduced for c in inner) or any(low in {"number", "total", "tally", "count"} for low in counts)


def _of_what_came(sentence: Sentence, at: int, when: int) -> bool:
    """ "took A, as they had done with B in May": not the date of the first."""
    done = (c for c in sentence.clauses if at < c.at < when and c.verb.lemma == "do" and c.subjects)
    return any(sentence.low(c.opener()) == "as" for c in done)


def _described(sentence: Sentence, at: int, when: int) -> bool:
    """ "was repelled near A, a village that B had won back in May": not the date of the first."""
    opens = next(
        (i for i in range(when - 1, at, -1) if sentence.low(i) == "that" and sentence.kind(i - 1) == NOUN), None
    )
    comma = next((i for i in range(when - 1, at, -1) if sentence.text(i) == ","), when)
    # "left A, a base that they had held for years, before dawn on Monday"
    ended = opens is not None and opens < comma and all(sentence.kind(i) != VERB for i in range(comma, when))
    return (
        opens is not None and not (ended and comma < when) and any(sentence.kind(i) == VERB for i in range(opens, when))
    )


def _since_another_fell(sentence: Sentence, at: int, when: int) -> bool:
    """ "has taken A and B since C fell on Friday": the day of C."""
    told = next((c for c in reversed(sentence.clauses) if at < c.at < when < c.end + 1 and c.subjects), None)
    if told is None or sentence.phrases[told.subjects[0]].kind not in (PLACE_NAME, UNKNOWN_NAME):
        return False
    return sentence.low(told.opener()) == "since" and at not in told.subjects


def _apposed(sentence: Sentence, at: int, when: int) -> bool:
    """ "retook A, a town that B seized in May", "retook C, one of the towns ceded to D in 1998": of the old day."""
    inner = next((c for c in reversed(sentence.clauses) if at < c.at < when < c.end), None)
    if inner is None or at in inner.subjects:
        return False
    opens = next((i for i in range(inner.at - 1, at, -1) if sentence.text(i) == "," or sentence.kind(i) == VERB), at)
    beside = sentence.phrases.get(opens + 1) if sentence.text(opens) == "," else None
    if beside is None or beside.kind not in (PLACE_NOUN, OTHER, PART):
        return False
    first = beside.units[0]
    return first.low in {"a", "an", "one"} or first.kind == NUMBER


def _of_a_purpose(sentence: Sentence, at: int, when: int) -> bool:
    """ "left A to spare it the fate of B in 1995": a year told of something else."""
    year = sentence.chunks[when].units[-1].value.range.precision == "year"
    return year and any(c.verb.infinitive and at < c.at < when for c in sentence.clauses)


def _distance(sentence: Sentence, at: int, when: int) -> int:
    """Chunks between, with a toll for every other verb or clause boundary on the way."""
    low, high = sorted((at, when))
    toll = 0
    for i in range(low + 1, high):
        part = sentence.chunks[i]
        if part.kind == VERB and part.verb is not None:
            toll += 3 if part.verb.lemma in SPEECH else 12
        elif part.kind in (SUB, CONJ, REL):
            toll += 6
        elif part.low in {"that", "those"} and sentence.low(i + 1) == "of":
            toll += _PARTED  # "the fall of A follows that of B on Friday"
        elif part.text in _MARKS:
            toll += _PARTED if part.text == ";" and at < when else 2
    if when < at and _is_of_another(sentence, when):
        toll += 12  # "took A in March and drove B out of C, a town in D, in May"
    return high - low + toll


def _is_of_another(sentence: Sentence, when: int) -> bool:
    """Whether a clause that tells of something else has the date; "in May, when X left A" is of what "when" begins."""
    told = (c for c in sentence.clauses if c.at < when < c.end and not c.reduced and c.verb.lemma not in SPEECH)
    told = (c for c in told if not (c.is_helper() and c.at + 1 == when))  # "were in May driven"
    return "when" not in {sentence.low(when + 1), sentence.low(when + 2)} and any(told)


def _undated(sentence: Sentence, at: int, published: date, earlier: DateRange | None) -> DateRange:
    clause = sentence.clause_at(at)
    if _since_it(sentence, at):
        return DateRange(published - timedelta(days=365), published - timedelta(days=1), "unknown")
    if clause is not None and _for_a_time(sentence):
        return DateRange(published - timedelta(days=30), published - timedelta(days=2), "month")
    if clause is not None and sentence.low(min(clause.subjects, default=at) - 1) == "after" and had(sentence, clause):
        return DateRange(published - timedelta(days=1), published - timedelta(days=1), "day")
    old = earlier is not None and earlier.end < published - timedelta(days=20)
    main = clause or next(iter(sentence.clauses), None)
    if earlier is not None and old and (main is None or not _is_of_now(sentence, main)):
        return earlier
    recent = earlier is not None and earlier.end >= published - timedelta(days=3)
    if clause is not None and is_past_perfect(sentence, clause) and not recent:
        return DateRange(published - timedelta(days=60), published, "unknown")
    return default_range(published)


def _is_of_now(sentence: Sentence, clause: Clause) -> bool:
    """ "holds A", "has taken A", "are trying to take A": of the day of writing, whatever was told before."""
    main = clause.governor if clause.verb.infinitive and clause.governor is not None else clause
    return main.verb.perfect or is_present(sentence, main)


def _for_a_time(sentence: Sentence) -> bool:
    """ "regained it for a time", "briefly took": over by the time of writing."""
    text = " ".join(chunk.text.lower() for chunk in sentence.chunks)
    return any(words in text for words in ("for a time", "for a while", "briefly", "temporarily"))
