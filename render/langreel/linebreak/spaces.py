"""Spaces: breaks of a language whose words have spaces between them: after a word, by what it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from langreel.languages.breaking import Breaking, Juncture
from langreel.linebreak.reasons import weight

SPACE: Final = 12.0
DASH: Final = 4.0
_SHORT: Final = 5.0
_SPACES: Final = re.compile(r"(?<![\u00a0\u202f])[^\S\u00a0\u202f]+(?![\u00a0\u202f])")
_DASHES: Final = re.compile(r"(?<=\w)[—–](?=[^\W\d])")
_QUOTES: Final = "\"'”’“»«)]"
"""Quotes that close after a sentence, in one language or another."""
_AFTER: Final = {
    **dict.fromkeys(".!?…؟۔।॥។", 0.0),
    **dict.fromkeys(";:—–؛·", 2.0),
    **dict.fromkeys(",،", 3.0),
}


def costs(text: str, breaking: Breaking) -> Mapping[int, float]:
    """A cost for each offset after a space or an inner dash."""
    found = {match.end(): DASH for match in _DASHES.finditer(text)}
    for offset, juncture in junctures(text):
        cost = _punctuated(juncture.before, breaking)
        found[offset] = SPACE + weight(juncture, breaking.reasons) if cost is None else cost
        found[offset] += _SHORT if _introduces(juncture.head) or _dangles(juncture.head) else 0.0
    return found


def junctures(text: str) -> Iterator[tuple[int, Juncture]]:
    """Where a word meets the next, each with its offset."""
    for match in _SPACES.finditer(text):
        before, after = text[: match.start()].split(), text[match.end() :].split()
        if before and after:
            yield match.end(), Juncture(before, after)


def _introduces(words: Sequence[str]) -> bool:
    """Whether the words end with one or two words and a comma: ``Today,`` belongs to what follows."""
    last = next((n for n, word in enumerate(reversed(words[:-1])) if word[-1] in ",.;:!?—"), len(words) - 1)
    return words[-1].endswith(",") and last < 2


def _dangles(words: Sequence[str]) -> bool:
    """Whether one word alone stands after a stop or comma at the end: it belongs to the next line."""
    return len(words) > 1 and words[-2][-1] in ",.;:!?" and words[-1][-1] not in ",.;:!?—"


def _punctuated(word: str, breaking: Breaking) -> float | None:
    """The cost after punctuation, None where the word ends in none."""
    inner = word.rstrip(_QUOTES)
    last = inner[-1:]
    if last == "." and breaking.abbreviation.search(inner[:-1]):
        return None
    if last in _AFTER:
        return _AFTER[last]
    return 6.0 if word[-1] in ")]”" else None
