"""Sounds: what a neural voice is given: phonemes tied to the text they say, cut where a speaker breathes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from langreel.errors import VoiceError

MARKS = '.,!?;:—…"“”()'
SENTENCES = ".!?…"
"""Marks behind which a speaker draws breath: what a network says in one go ends there."""
_BREAKS = (SENTENCES, ",;:—", " ")
"""Where a line may be cut, best first: behind a sentence, behind a clause, between two words."""
_CHUNK = re.compile(r"[—–]|[^\s—–-]+")
_MARKED = re.compile(rf"([{re.escape(MARKS)}]*)(.*?)([{re.escape(MARKS)}]*)")
_WORD = re.compile(r"[^\W_](?:.*[^\W_])?")

ReadPhonemes = Callable[[str], str]
"""Text → its phonemes, words apart by spaces."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The phonemes of ``text[start:end]``; a mark or a space between words has ``start == end``."""

    phones: str
    start: int
    end: int


def paired(text: str, lang: str, read: ReadPhonemes, marks: bool = True) -> tuple[Sound, ...]:
    """The words of a text with their phonemes, read in their context as long as they pair one to one.

    Where the reader gives no ``marks``, they are taken from the text.

    >>> [(s.phones, s.start, s.end) for s in paired("Hi, Bo", "en", str.lower)]
    [('hi', 0, 2), (',', 2, 2), (' ', 2, 2), ('bo', 4, 6)]
    """
    chunks = tuple(_CHUNK.finditer(text))
    sounds: list[Sound] = []
    for chunk, phones in zip(chunks, _groups(chunks, read) if chunks else (), strict=True):
        sounds += _apart(sounds)
        sounds += _sounds(chunk, phones if marks else _remarked(chunk[0], phones), lang)
    return tuple(sounds)


def cut(sounds: Sequence[Sound], limit: int, ends: str = "") -> Iterator[tuple[Sound, ...]]:
    """Runs of at most ``limit`` phonemes, as long as they can be; ``ends`` are marks that always end one.

    The spaces at both ends of a run go.
    """
    for sentence in _sentences(sounds, ends):
        rest = sentence
        while _length(rest) > limit:
            at = _break(rest, limit)
            yield _trimmed(rest[:at])
            rest = rest[at:]
        if any(sound.end > sound.start for sound in rest):
            yield _trimmed(rest)


def check_covered(sounds: Sequence[Sound], known: Collection[str], text: str, lang: str) -> None:
    """VoiceError if there is nothing to say, or a word has a phoneme that the voice does not know."""
    if not any(sound.end > sound.start for sound in sounds):
        raise VoiceError("there is nothing to say")
    for sound in sounds:
        strange = [phone for phone in sound.phones if phone not in known]
        if strange:
            raise unreadable(text[sound.start : sound.end], lang, f": it has no {strange[0]!r}")


def unreadable(word: str, lang: str, why: str = "") -> VoiceError:
    """The error of a word that no phonemes cover, with the lexicon entry that mends it."""
    return VoiceError(
        f"the voice cannot say {word!r}{why}",
        hint=f"write how it is said into the episode's lexicon.yaml: {lang}: {{{word}: {{say: …}}}}",
    )


def _groups(chunks: Sequence[re.Match[str]], read: ReadPhonemes) -> list[str]:
    """One group of phonemes a chunk; where a reader joins or drops words, by halves until they pair."""
    groups = read(" ".join(chunk[0] for chunk in chunks)).split()
    if len(chunks) == 1:
        return [" ".join(groups)]
    if len(groups) == len(chunks) and all(map(_alike, chunks, groups)):
        return groups
    half = len(chunks) // 2
    return _groups(chunks[:half], read) + _groups(chunks[half:], read)


def _alike(chunk: re.Match[str], group: str) -> bool:
    """Whether both are words, or both only marks."""
    return bool(_WORD.search(chunk[0])) == bool(group.strip(MARKS))


def _sounds(chunk: re.Match[str], phones: str, lang: str) -> list[Sound]:
    word = _WORD.search(chunk[0])
    before, body, after = _parts(phones)
    if word and not body:
        raise unreadable(word[0], lang)
    start = chunk.start() + (word.start() if word else 0)
    end = chunk.start() + _whole(chunk[0], word.end()) if word else start
    sounds = (Sound(before, start, start), Sound(body, start, end), Sound(after, end, end))
    return [sound for sound in sounds if sound.phones]


def _parts(phones: str) -> tuple[str, str, str]:
    """The marks before a word, the word, and those behind it."""
    found = _MARKED.fullmatch(phones)
    return (found[1], found[2], found[3]) if found else ("", phones, "")


def _remarked(written: str, phones: str) -> str:
    """The phonemes of a word in the marks that it is written in."""
    before, _, after = _parts(written)
    return before + phones + after


def _whole(chunk: str, end: int) -> int:
    """The end of a word with the signs on its last letter, which in Devanagari are its vowel."""
    while end < len(chunk) and unicodedata.category(chunk[end]).startswith("M"):
        end += 1
    return end


def _apart(sounds: Sequence[Sound]) -> list[Sound]:
    return [Sound(" ", sounds[-1].end, sounds[-1].end)] if sounds else []


def _sentences(sounds: Sequence[Sound], ends: str) -> Iterator[Sequence[Sound]]:
    first = 0
    for at, sound in enumerate(sounds):
        if ends and _ends(sound, ends):
            yield sounds[first : at + 1]
            first = at + 1
    yield sounds[first:]


def _break(sounds: Sequence[Sound], limit: int) -> int:
    """How many sounds go into the first run."""
    fits = max((n for n in range(1, len(sounds)) if _length(sounds[:n]) <= limit), default=0)
    for marks in _BREAKS:
        found = [n for n in range(1, fits + 1) if _ends(sounds[n - 1], marks)]
        if found:
            return found[-1]
    if not fits:
        raise VoiceError(f"a word has more than {limit} phonemes", hint="write it as several words")
    return fits


def _trimmed(sounds: Sequence[Sound]) -> tuple[Sound, ...]:
    first = next(at for at, sound in enumerate(sounds) if sound.phones != " ")
    last = next(at for at in range(len(sounds), 0, -1) if sounds[at - 1].phones != " ")
    return tuple(sounds[first:last])


def _ends(sound: Sound, marks: str) -> bool:
    return sound.start == sound.end and any(mark in marks for mark in sound.phones)


def _length(sounds: Sequence[Sound]) -> int:
    return sum(len(sound.phones) for sound in sounds)
