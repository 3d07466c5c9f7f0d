"""English, and other languages with spaces: breaks by grammar.

Good: after punctuation, before a conjunction or preposition. Bad: after an article, a preposition, an
auxiliary, a subject pronoun, between a first and a last name, between an adjective and its noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from langreel.linebreak.words import HANGING, LEADING, OBJECTS, PREPOSITIONS

SPACE: Final = 12.0
_SHORT: Final = 5.0
_ADJECTIVES: Final = 10.0
_ADJECTIVE: Final = re.compile(r"(?:al|ive|ous|ful|less|able|ible|ary|ern|ese|ian|can|ean|ic)$")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)$")
# A number that counts what follows; years do not.
_COUNTS: Final = re.compile(
    r"^(?!(?:19|20)\d\d$)[$€£]?\d[\d.,]*$|^(?:hundred|thousand|million|billion|trillion)$"
)
_SPACES: Final = re.compile(r"(?<![\u00a0\u202f])[^\S\u00a0\u202f]+(?![\u00a0\u202f])")
_NAME: Final = re.compile(r"[A-Z][\w.'’&-]*$")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]?|\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Co|approx|etc))$", re.IGNORECASE
)
_QUOTES: Final = "\"'”’)]"


def costs(text: str, known: bool = True) -> Mapping[int, float]:
    """A cost for each offset after a space or an inner dash; grammar counts if it is ``known`` (English)."""
    found = {match.end(): 4.0 for match in re.finditer(r"(?<=\w)[—–](?=[^\W\d])", text)}
    for match in _SPACES.finditer(text):
        before, after = text[: match.start()].split(), text[match.end() :].split()
        if before and after:
            found[match.end()] = _between(before, after, known)
            found[match.end()] += _SHORT if _introduces(before) or _dangles(before) else 0.0
    return found


def _introduces(words: Sequence[str]) -> bool:
    """Whether the words end with one or two words and a comma: ``Today,`` belongs to what follows."""
    last = next((n for n, word in enumerate(reversed(words[:-1])) if word[-1] in ",.;:!?—"), len(words) - 1)
    return words[-1].endswith(",") and last < 2


def _dangles(words: Sequence[str]) -> bool:
    """Whether one word alone stands after a stop or comma at the end: it belongs to the next line."""
    return len(words) > 1 and words[-2][-1] in ",.;:!?" and words[-1][-1] not in ",.;:!?—"


def _between(head: Sequence[str], tail: Sequence[str], known: bool) -> float:
    """What it costs to end a line after the words of ``head`` and begin the next with those of ``tail``."""
    before, after = head[-1], tail[0]
    cost = _punctuated(before)
    if cost is not None:
        return cost
    if not known:
        return SPACE
    word, follower = _bare(before), _bare(after)
    led = _object(_bare(head[-2]) if len(head) > 1 else "", word, follower)
    hanging = HANGING.get(word, 0.0)
    # An adjective leans on its noun, not on a conjunction: "rank high | because …".
    led = led or (hanging == _ADJECTIVES and follower in LEADING)
    cost = SPACE + (0.0 if led else hanging) - LEADING.get(follower, 0.0)
    if follower == "than" or (follower == "of" and word[-1:].isdigit()):
        cost += 10
    elif _COUNTS.search(word) and follower.islower() and not {follower} & (LEADING.keys() | HANGING.keys()):
        cost += 12
    if _NAME.match(before) and _NAME.match(after) and len(head) > 1 and word not in HANGING:
        cost += 14
    elif _ORDINAL.match(word) or (_NAME.match(before) and after[0].isdigit()):
        cost += 12
    elif _ADJECTIVE.search(word) and len(word) > 4 and follower not in LEADING:
        cost += 8
    if len(tail) > 1 and _object(word, follower, _bare(tail[1])):
        cost += 8
    return cost - 4 if after[0] in '(“"' else cost


def _object(before: str, word: str, after: str) -> bool:
    """Whether a pronoun is an object: a preposition stands before it, or no verb after it."""
    return word in OBJECTS and (before in PREPOSITIONS or after in PREPOSITIONS or HANGING.get(after) == 30)


def _punctuated(word: str) -> float | None:
    """The cost after punctuation, None where the word ends in none."""
    bare = word.rstrip(_QUOTES)
    last = bare[-1:]
    if last == "." and _ABBREVIATION.search(bare[:-1]):
        return None
    if last in {".", "!", "?", "…"}:
        return 0.0
    if last in {";", ":", "—", "–"}:
        return 2.0
    if last == ",":
        return 3.0
    return 6.0 if word[-1] in ")]”" else None


def _bare(word: str) -> str:
    return word.strip("\"'“”‘’()[],.;:!?…—–").replace("’", "'").lower()
