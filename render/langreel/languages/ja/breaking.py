"""Japanese line breaking: a particle stays with its noun, a small kana with the letter before it."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from langreel.languages import han
from langreel.languages.breaking import Breaking, BreakReason, Juncture, ReasonGroup, begins, ends, words

NO_START: Final = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々〻")
LEAN_BACK: Final = frozenset("はがをにへとでもやのねよかさ")
"""A phrase of one such letter leans on what stands before it: never a good first word of a line."""
LEAD_ON: Final = "お第約"
"""A phrase that ends so leads what follows: never a good last word of a line."""
CLOSING_NOUNS: Final = words("こと もの ため とき よう はず わけ")
"""Nouns that only close the clause before them."""


def _is_particle(juncture: Juncture) -> bool:
    """A particle belongs to the number, the name or the noun before it."""
    first = juncture.after[0]
    return first == "を" or ("\u3041" <= first <= "\u3096" and juncture.closes)


REASONS: Final[tuple[ReasonGroup, ...]] = (
    (
        BreakReason(25, lambda juncture: juncture.after in LEAN_BACK, "GDP|は伸びた"),
        BreakReason(25, _is_particle, "1.32兆ドル|にのぼる"),
        BreakReason(8, begins(*CLOSING_NOUNS), "売る|ことが可能だ"),
    ),
    (
        BreakReason(10, ends(*LEAD_ON), "総額は約|半分だ"),
        BreakReason(6, ends(*han.LEAD_ON), "価格は最多|100回"),
    ),
    *han.SHARED,
)


@cache
def _phrases() -> Any:
    import budoux

    return budoux.load_default_japanese_parser()


BREAKING: Final = Breaking(han.NUMBERS, han.TERMS, REASONS, no_start=NO_START, phrases=_phrases)
