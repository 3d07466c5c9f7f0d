"""Spoken: what a viewer reads → what a voice says, every spoken character tied to what it stands for."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from langreel import languages, quantity
from langreel.languages.cldr_words import JOINED
from langreel.languages.grammar import Reading
from langreel.languages.sign_words import sign_words
from langreel.model import LexiconEntry, Line, Word

Lexicon = Mapping[str, LexiconEntry]

LETTERS = {ord(mark) + 0xFEE0: mark for mark in string.digits + string.ascii_letters}
"""Full-width ones."""
_SAID_AS_WORDS = frozenset(
    {"NASA", "NATO", "OPEC", "ASEAN", "NOT", "BUT", "AND", "ALL", "NO", "SO", "IF", "OK"}
)


_CAPITALS = re.compile(r"(?<![A-Za-z])((?:[A-Z]\.){2,}|[A-Z]{2,4})(s?)(?![A-Za-z])")
_WORD = re.compile(r"\w+")
_A = "eigh"
"""The letter's name: espeak takes a lone A for the article."""


@dataclass(frozen=True, slots=True)
class SpokenText:
    """The spoken ``text``; ``origins[i]`` is the span of the line's text that ``text[i]`` says."""

    text: str
    origins: tuple[tuple[int, int], ...]

    def home(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Words of the spoken text as words of the line's text; those of one number become one word."""
        merged: list[Word] = []
        for word in words:
            spans = [self.origins[i] for i in range(word.start, word.end) if self.text[i].isalnum()]
            if not spans:
                continue
            start, end = min(span[0] for span in spans), max(span[1] for span in spans)
            if merged and start < merged[-1].end:
                last = merged.pop()
                merged.append(Word(last.start, max(last.end, end), last.begins, word.ends))
            else:
                merged.append(Word(start, end, word.begins, word.ends))
        return tuple(merged)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a line cannot be spoken: what it is, at which character of its text, and what to write instead."""

    cause: str
    at: int
    hint: str = ""


def say(line: Line, lexicon: Lexicon) -> SpokenText:
    """The words of a line: its figures, its lexicon's words, other numbers, capitals and signs."""
    finders: tuple[Callable[[Line, Lexicon], Iterator[Reading]], ...] = (
        _mentions, _entries, _numbers, _capitals, _symbols,
    )  # fmt: skip
    line, taken = _plain(line), list[Reading]()
    for find in finders:
        for reading in find(line, lexicon):
            if all(reading[1] <= start or reading[0] >= end for start, end, _ in taken):
                taken.append(reading)
    return _spell(line.text, sorted(taken))


def _plain(line: Line) -> Line:
    """The line with full-width letters and digits made plain, one character for one."""
    return replace(line, text=line.text.translate(LETTERS))


def unspeakable(line: Line, lexicon: Lexicon) -> Obstacle | None:
    """Why the line cannot be spoken; None if it can."""
    said = say(line, lexicon)
    if not any(mark.isalnum() for mark in said.text):
        marks = ": only punctuation" if line.text.strip() else ""
        return Obstacle(f"there is nothing to say{marks}", 0)
    return _untold(line, lexicon) or _unvoiced(line, said)


def _untold(line: Line, lexicon: Lexicon) -> Obstacle | None:
    """The first number that nobody can tell how to say; a figure or the lexicon tells."""
    told = [*_mentions(line, lexicon), *_entries(line, lexicon)]
    for start, end, instead in quantity.untold(line.text, line.lang):
        if all(end <= each.start or start >= each.end for each in told):
            cause = f"nobody can tell how {line.text[start:end]!r} is said"
            return Obstacle(cause, start, f"write {instead}")
    return None


def _unvoiced(line: Line, said: SpokenText) -> Obstacle | None:
    """The marks that no voice of the language can say."""
    strange = [at for at, mark in enumerate(said.text) if _strange(mark, line.lang)]
    if not strange:
        return None
    listed = ", ".join(repr(mark) for mark in dict.fromkeys(said.text[at] for at in strange))
    at = said.origins[strange[0]][0]
    hint = f"leave it out, or write how it is said into lexicon.yaml: {_entry(line, at)}"
    return Obstacle(f"no {line.lang} voice can say {listed}", at, hint)


def _entry(line: Line, at: int) -> str:
    """The entry of the lexicon for the word, or the sign, that stands at a character."""
    words = (word[0] for word in _WORD.finditer(line.text) if word.start() <= at < word.end())
    return f"{line.lang}: {{{next(words, repr(line.text[at]))}: {{say: …}}}}"


def _mentions(line: Line, lexicon: Lexicon) -> Iterator[Reading]:
    if languages.numbers(line.lang):
        for mention in line.mentions:
            words = quantity.say(mention.figure.quantity, line.lang)
            yield Reading(mention.start, mention.end, _signs_said(words, line.lang, lexicon))


def _signs_said(words: str, lang: str, lexicon: Lexicon) -> str:
    """A figure's words with the signs said that the lexicon or the language has words for."""
    said = {mark: entry.say for mark, entry in lexicon.items() if entry.say and not _has_letters(mark)}
    said = {**_signs(lang), **said}
    if not any(mark in said for mark in words):
        return words
    return " ".join("".join(f" {said[mark]} " if mark in said else mark for mark in words).split())


def _signs(lang: str) -> Mapping[str, str]:
    """The words for signs: of every language, and of the language's own file."""
    return {**sign_words(lang), **languages.of(lang).speech().symbols}


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _entries(line: Line, lexicon: Lexicon) -> Iterator[Reading]:
    said = {word: entry.say for word, entry in lexicon.items() if entry.say and word}
    if not said:
        return
    longest = sorted(said, key=len, reverse=True)
    for match in re.finditer("|".join(_whole(word) for word in longest), line.text):
        yield Reading(match.start(), match.end(), said[match[0]])


def _whole(word: str) -> str:
    """A pattern for the word that does not find it inside a longer Latin word."""
    front = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    back = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return front + re.escape(word) + back


def _numbers(line: Line, lexicon: Lexicon) -> Iterator[Reading]:
    for start, end, words in quantity.readings(line.text, line.lang):
        yield Reading(start, end, _signs_said(words, line.lang, lexicon))


def _capitals(line: Line, lexicon: Lexicon) -> Iterator[Reading]:
    # espeak reads USDT and ETF as if they were words.
    for match in _CAPITALS.finditer(line.text):
        if match[0] not in _SAID_AS_WORDS:
            letters = " ".join(match[1].replace(".", "")).replace("A", _A)
            yield Reading(match.start(), match.end(), letters + ("'s" if match[2] else ""))


def _symbols(line: Line, lexicon: Lexicon) -> Iterator[Reading]:
    words = _signs(line.lang)
    for at, mark in enumerate(line.text):
        if mark in words:
            yield Reading(at, at + 1, words[mark])


def _spell(text: str, readings: Sequence[Reading]) -> SpokenText:
    spoken, origins, at = "", list[tuple[int, int]](), 0
    for start, end, words in (*readings, (len(text), len(text), "")):
        spoken += text[at:start]
        origins += [(i, i + 1) for i in range(at, start)]
        apart = _apart(spoken[-1:], words, text[end : end + 1])
        spoken += apart
        origins += [(start, end)] * len(apart)
        at = end
    return SpokenText(spoken, tuple(origins))


def _apart(before: str, words: str, after: str) -> str:
    """The words with a space where they would run into a neighbour of a script that sets words apart."""
    front = " " if _stands_apart(before) and _stands_apart(words[:1]) else ""
    return front + words + (" " if _stands_apart(words[-1:]) and _stands_apart(after) else "")


def _stands_apart(mark: str) -> bool:
    return mark.isalnum() and not JOINED.match(mark)


def _strange(mark: str, lang: str) -> bool:
    kind = unicodedata.category(mark)
    if kind[0] in "LN":
        return languages.of(lang).speech().strange(mark)
    return kind in {"So", "Sm", "Sc", "Cn", "Co"}
