"""Clock times and ratios, which both have colons: 9:30, 08:05:30, 16:9, and scores: 3:2, 3-2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langreel.languages.grammar import DigitWords, NumberRule, Reading, Unspeakable

_ALONE = r"(?<![0-9A-Za-z.,:：/-])"
_END = r"(?![0-9:：/]|-[0-9]|\.[0-9])"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SCORE = re.compile(rf"{_ALONE}([0-9]{{1,3}})\s?[-–:：]\s?([0-9]{{1,3}})(?![0-9A-Za-z:：/%.]|-[0-9])")
_CLOCK = re.compile(
    r"(?<![0-9.,:：/])([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?:[:：]([0-5][0-9]))?(?![0-9:：/]|\.[0-9])"
)
_RATIO = re.compile(rf"{_ALONE}{_NUMBER}(?:\s?[:：]\s?{_NUMBER})+{_END}")
_NEAR = 12
"""Characters on either side in which a word tells that a score is meant."""


def rules(words: DigitWords) -> tuple[NumberRule, ...]:
    """A score where the words around it tell so, a time of day, any other ratio."""
    return (
        NumberRule(
            "score",
            _SCORE,
            said=lambda found: _ratio(found, words),
            holds=lambda found: _scored(found, words),
        ),
        NumberRule("clock", _CLOCK, said=lambda found: _clock(found, words)),
        NumberRule("ratio", _RATIO, said=lambda found: _ratio(found, words)),
    )


def _scored(found: re.Match[str], words: DigitWords) -> bool:
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    after = found.string[found.end() : found.end() + _NEAR]
    return bool(words.scored.search(f"{before}#{after}"))


def _clock(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    hour, minute, second = (int(group) if group else None for group in found.groups())
    if hour == 24 and (minute or second):
        raise Unspeakable("a time of the day, up to 24:00, or the ratio in words")
    yield Reading(found.start(), found.end(), words.clock(hour or 0, minute or 0, second))


def _ratio(found: re.Match[str], words: DigitWords) -> Iterator[Reading]:
    parts = re.findall(_NUMBER, found[0])
    yield Reading(found.start(), found.end(), words.words["ratio"].join(map(words.decimal, parts)))
