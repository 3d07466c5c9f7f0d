"""English line breaking, by grammar.

Good: before a conjunction, a relative pronoun or a preposition. Bad: after an article, a preposition, an
auxiliary, a subject pronoun, between a first and a last name, between an adjective and its noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from langreel.languages.breaking import Breaking, BreakReason, Juncture, ReasonGroup, bare, words
from langreel.languages.en.glue import ABBREVIATION, NUMBERS, TERMS

# Words

ARTICLES = frozenset(words("a an the my your his her its our their"))
PREPOSITIONS = frozenset(words("""
    of in on at to from for with by about into over under after before between through during against
    among within without towards toward near nearly than per via around onto upon across behind
    beyond as like
"""))  # fmt: skip
SUBJECTS = frozenset(words("""
    i you he we they she it who which what whose there i'm you're we're they're it's that's there's
"""))  # fmt: skip
CONJUNCTIONS = frozenset(words("""
    and but or nor so because although though while when whenever where if unless until whether
    since yet that
"""))  # fmt: skip
AUXILIARIES = frozenset(words("""
    is are was were be been being am has have had having do does did will would can could should may
    might must not never isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't
    wouldn't hasn't haven't
"""))  # fmt: skip
DETERMINERS = frozenset(words("""
    this these those some any no each every all both either neither another such more most less least
    many much few fewer several very too quite almost just only even still also how why one's other
    own same
"""))  # fmt: skip
COUNTS = frozenset(words("two three four five six seven eight nine ten eleven twelve"))
ADJECTIVES = frozenset(words("""
    big biggest small smaller smallest large larger largest new old good better best bad worse worst
    high higher highest low lower lowest great long longer short safe safest cheap dear single first
    second third last next foreign average net gross real whole
"""))  # fmt: skip
OBJECTS = frozenset(words("it you them me us him her"))
"""Pronouns that may be objects; it, you and her may be something else as well."""

JOINTS = frozenset(words("""
    and but or so because although though while when where if unless until since yet whether
"""))  # fmt: skip
RELATIVES = frozenset(words("that which who whose"))
LINKS = frozenset(words("""
    in on at to from for with by about into over under after before between through during against
    among within without across is are was were has have had will would can could
"""))  # fmt: skip

LEANING = ARTICLES | PREPOSITIONS | SUBJECTS | CONJUNCTIONS | AUXILIARIES | DETERMINERS | COUNTS | ADJECTIVES
LEADING = JOINTS | RELATIVES | LINKS

_ADJECTIVE: Final = re.compile(r"(?:al|ive|ous|ful|less|able|ible|ary|ern|ese|ian|can|ean|ic)$")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
# A number that counts what follows; years do not.
_NUMBER: Final = re.compile(
    r"^(?!(?:19|20)\d\d$)[$€£]?\d[\d.,]*$|^(?:hundred|thousand|million|billion|trillion)$"
)
_NAME: Final = re.compile(r"[A-Z][\w.'’&-]*$")


# What a line would end on


def _ends_on(one_of: frozenset[str]) -> Callable[[Juncture], bool]:
    """Whether the word before leans on the next, unless it is an object: gave it | to them."""
    return lambda juncture: bare(juncture.before) in one_of and not _is_object_before(juncture)


def _ends_on_adjective(juncture: Juncture) -> bool:
    """An adjective leans on its noun, not on a conjunction: rank high | because …"""
    return _ends_on(ADJECTIVES)(juncture) and bare(juncture.after) not in LEADING


def _is_object_before(juncture: Juncture) -> bool:
    before = bare(juncture.head[-2]) if len(juncture.head) > 1 else ""
    return _is_object(before, bare(juncture.before), bare(juncture.after))


def _is_object(before: str, word: str, after: str) -> bool:
    """Whether a pronoun is an object: a preposition stands before it, or no verb after it."""
    return word in OBJECTS and (before in PREPOSITIONS or after in PREPOSITIONS or after in ARTICLES)


# What the next line would begin with


def _begins_with(one_of: frozenset[str]) -> Callable[[Juncture], bool]:
    return lambda juncture: bare(juncture.after) in one_of


def _begins_with_object(juncture: Juncture) -> bool:
    if len(juncture.tail) < 2:
        return False
    return _is_object(bare(juncture.before), bare(juncture.after), bare(juncture.tail[1]))


# What belongs together


def _compares(juncture: Juncture) -> bool:
    """More | than, 2013 | of."""
    follower = bare(juncture.after)
    return follower == "than" or (follower == "of" and bare(juncture.before)[-1:].isdigit())


def _counts(juncture: Juncture) -> bool:
    """A number and the noun that it counts."""
    follower = bare(juncture.after)
    counted = follower.islower() and follower not in LEADING and follower not in LEANING
    return counted and bool(_NUMBER.search(bare(juncture.before)))


def _is_name(juncture: Juncture) -> bool:
    """A first and a last name; the first word of a text has a capital anyway."""
    both = bool(_NAME.match(juncture.before) and _NAME.match(juncture.after))
    return both and len(juncture.head) > 1 and bare(juncture.before) not in LEANING


def _numbers_a_name(juncture: Juncture) -> bool:
    """The 21st | century, Article | 7."""
    return bool(_ORDINAL.match(bare(juncture.before))) or bool(
        _NAME.match(juncture.before) and juncture.after[0].isdigit()
    )


def _looks_like_an_adjective(juncture: Juncture) -> bool:
    word = bare(juncture.before)
    return bool(_ADJECTIVE.search(word)) and len(word) > 4 and bare(juncture.after) not in LEADING


REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(30, _ends_on(ARTICLES), "the price of the | debt"),
        BreakReason(24, _ends_on(PREPOSITIONS), "the price of | debt"),
        BreakReason(20, _ends_on(SUBJECTS), "and they | bought more"),
        BreakReason(18, _ends_on(CONJUNCTIONS), "prices fell and | yields rose"),
        BreakReason(16, _ends_on(AUXILIARIES), "the debt is | growing"),
        BreakReason(12, _ends_on(DETERMINERS), "with every | crisis"),
        BreakReason(11, _ends_on(COUNTS), "it has three | reasons"),
        BreakReason(10, _ends_on_adjective, "a big | debt"),
    ),
    (
        BreakReason(-6, _begins_with(JOINTS), "prices fell | because yields rose"),
        BreakReason(-5, _begins_with(RELATIVES), "the country | that sells"),
        BreakReason(-4, _begins_with(LINKS), "the money went | into bonds"),
    ),
    (
        BreakReason(10, _compares, "it costs more | than defence"),
        BreakReason(12, _counts, "it had 500 | banks"),
    ),
    (
        BreakReason(14, _is_name, "then Scott | Bessent said"),
        BreakReason(12, _numbers_a_name, "on Article | 7 of it"),
        BreakReason(8, _looks_like_an_adjective, "a national | debt"),
    ),
    (BreakReason(8, _begins_with_object, "they sold | it to others"),),
    (BreakReason(-4, lambda juncture: juncture.after[0] in '(“"', "he called it | “safe”"),),
)

BREAKING: Final = Breaking(NUMBERS, TERMS, REASONS, abbreviation=ABBREVIATION)
