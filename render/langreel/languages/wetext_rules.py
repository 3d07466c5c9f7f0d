"""The rules by which wetext says numbers; they take longer to load than a line takes to be spoken."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

SIGN: Final = r"(?:(?<![A-Za-z0-9%.])[-−–])?"
NUMBER: Final = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""A sign and the digits of a number, as both languages write them."""


@cache
def load(lang: str) -> Any:
    """wetext's rules for a language that it knows."""
    from wetext import Normalizer

    return Normalizer(lang=lang, operator="tn")


def in_words(number: str, lang: str) -> str:
    """A number as wetext says it."""
    return str(load(lang).normalize(number))
