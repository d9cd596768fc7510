"""The classes of words, and the words of those that are closed."""

from typing import Final

from services.nlp.lexicon import table, word_class

DET: Final = "det"
PREP: Final = "prep"
PRON: Final = "pron"
REL: Final = "rel"
SUB: Final = "sub"
CONJ: Final = "conj"
NEG: Final = "neg"
MODAL: Final = "modal"
BE: Final = "be"
HAVE: Final = "have"
DO: Final = "do"
ADV: Final = "adv"
NOUN: Final = "noun"
VERB: Final = "verb"
STOP: Final = "stop"
TIME: Final = "time"

# in order: a word of two classes belongs to the first
_CLASSES: Final = {
    BE: "be", HAVE: "have", DO: "do", MODAL: "modals", NEG: "negations", CONJ: "conjunctions", REL: "relatives",
    DET: "determiners", PREP: "prepositions", SUB: "subordinators", PRON: "pronouns", ADV: "adverbs",
}  # fmt: skip
CLASS_OF: Final[dict[str, str]] = {}
for _class, _list in _CLASSES.items():
    for _word in word_class(_list):
        CLASS_OF.setdefault(_word, _class)
DETERMINERS: Final = word_class("determiners")
PREPOSITIONS: Final = word_class("prepositions")
PRONOUNS: Final = word_class("pronouns")
RELATIVES: Final = word_class("relatives")
PARTICLES: Final = word_class("particles")
TIMES: Final = word_class("times")
ORDINALS: Final = {word: n for n, word in enumerate(table("words")["ordinals"].split(), 1)}
RANKS: Final = frozenset({*word_class("ranks"), *ORDINALS})
COMPASS: Final = word_class("compass")
# behind these the clause may have no other subject
SUBJECT_RELATIVES: Final = frozenset({"who", "which", "that"})
SINCE: Final = word_class("since")
