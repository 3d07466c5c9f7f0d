"""Glue: pieces of text that no line may tear: numbers with their units, names, terms, Latin words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache

from langreel import languages
from langreel.languages.breaking import Breaking
from langreel.quantity.project_units import in_text


def glued(text: str, lang: str, keep: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
    """Spans ``(start, end)`` of the text that hold together; they may overlap.

    >>> glued("about $1.32 trillion of debt", "en")
    ((6, 20),)
    """
    return pieces(text, breaking_in(text, lang), keep)


def breaking_in(text: str, lang: str) -> Breaking:
    """How a text breaks: as its language does, and no number is torn from a unit of the project."""
    own = tuple(unit_text for _, words in in_text(text, lang) for unit_text in words.texts)
    return _with_units(lang, own) if own else breaking_of(lang)


@lru_cache(maxsize=256)
def _with_units(lang: str, texts: tuple[str, ...]) -> Breaking:
    from langreel.languages.number_glue import unit_glue

    breaking, known = breaking_of(lang), languages.numbers(lang)
    if known is None:
        return breaking
    return replace(breaking, numbers=(*breaking.numbers, unit_glue(known, texts)))


@lru_cache(maxsize=64)
def breaking_of(lang: str) -> Breaking:
    """How lines of a language break; its numbers hold together with their words."""
    breaking, known = languages.of(lang).breaking(), languages.numbers(lang)
    if known is None or not known.glued:
        return breaking
    from langreel.languages.number_glue import worded_glue

    return replace(breaking, numbers=(*breaking.numbers, worded_glue(known)))


def pieces(text: str, breaking: Breaking, keep: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
    """The same, for who has the rules of the language at hand."""
    return tuple(_spans(text, (*breaking.numbers, *breaking.terms, *_terms(frozenset(keep)))))


def numbers(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Spans of numbers with their signs, currencies and units."""
    return tuple(_spans(text, breaking_in(text, lang).numbers))


def _spans(text: str, patterns: Collection[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            if end - start > 1:
                yield start, end


@lru_cache(maxsize=64)
def _terms(keep: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """One pattern for all kept terms, the longest first; Latin terms only as whole words."""
    words = sorted((term for term in keep if term.strip()), key=len, reverse=True)
    if not words:
        return ()
    return (re.compile("|".join(_bounded(term) for term in words)),)


def _bounded(term: str) -> str:
    left = r"(?<![A-Za-z0-9])" if term[0].isascii() and term[0].isalnum() else ""
    right = r"(?![A-Za-z0-9])" if term[-1].isascii() and term[-1].isalnum() else ""
    return left + re.escape(term) + right
