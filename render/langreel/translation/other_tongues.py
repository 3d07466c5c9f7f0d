"""Other tongues: a translator's file that shows another language of the film beside its own.

People and tools hand back both languages in one cue, or as two cues at one time. What is the film's own line
in a language that it is spoken in is no translation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from langreel.captions.dub_tracks import bare
from langreel.model import Cue, Finding, Line, Track

_LEAST: Final = 12
"""Bytes of UTF-8 from which on words are another language's by no chance: twelve Latin letters, four Han."""
_BOTH: Final = 0.5
"""The share of a language's words from which on a file shows that language, too."""
_Lines = tuple[str, ...]


class DubText:
    """All lines of a film in one language, to look words up in, whatever marks and spaces they have."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = frozenset(_plain(line.text) for line in lines)

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.lines)

    def __contains__(self, words: str) -> bool:
        """Whether bare words are a line, or so much of one that it is no chance."""
        return words in self.lines or (len(words.encode()) >= _LEAST and words in self.whole)


def _plain(text: str) -> str:
    """The letters and digits of a text, full-width ones as half-width.

    >>> _plain("1980年，美国国债 — U.S.")
    '1980年美国国债us'
    """
    return bare(unicodedata.normalize("NFKC", text))


def translated_only(
    track: Track, others: Mapping[str, Sequence[Line]], shown: str
) -> tuple[Track, list[Finding]]:
    """The track without lines of ``others``, where words of its own stand with them; what was left out."""
    findings = []
    for lang, lines in others.items():
        spoken = DubText(lines)
        parts = [_parted(cue.lines, spoken) for cue in track.cues]
        kept = tuple(_kept(track.cues, [own for own, _ in parts]))
        if kept != track.cues and _share([other for _, other in parts], spoken) >= _BOTH:
            track, message = Track(kept, track.rate), f"lines of the {lang} dub are left out"
            findings.append(Finding("info", "two-languages", message, shown))
    return track, findings


def _parted(lines: _Lines, spoken: DubText) -> tuple[_Lines, _Lines]:
    """The cue's own lines, and those above or below them that are the other language's."""
    for many in range(len(lines), 0, -1):
        if _plain("".join(lines[:many])) in spoken:
            return lines[many:], lines[:many]
        if _plain("".join(lines[-many:])) in spoken:
            return lines[:-many], lines[-many:]
    return lines, ()


def _share(found: Iterable[_Lines], spoken: DubText) -> float:
    """How much of what is spoken in the other language the cues show."""
    return sum(len(each) for each in {_plain("".join(lines)) for lines in found}) / max(len(spoken.whole), 1)


def _kept(cues: Sequence[Cue], own: Sequence[_Lines]) -> Iterator[Cue]:
    """Cues with their own lines; one without any stays as it is, unless another says something then."""
    for number, (cue, lines) in enumerate(zip(cues, own)):
        near = (at for at in (number - 1, number + 1) if 0 <= at < len(cues))
        if lines:
            yield replace(cue, lines=lines)
        elif not any(own[at] and _beside(cues[at], cue) for at in near):
            yield cue


def _beside(one: Cue, other: Cue) -> bool:
    """Whether two cues share most of their time."""
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return 2 * shared > min(one.span.frames, other.span.frames)
