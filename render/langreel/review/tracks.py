"""Tracks: subtitle tracks against a set of rules, those of an episode or a file from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from types import MappingProxyType

from langreel import captions
from langreel.captions.formats import FORMATS, ending, named, read_file, titles
from langreel.captions.rules import judged
from langreel.captions.rules.fix import mend
from langreel.errors import ContentError, UsageError
from langreel.model import Finding, LexiconEntry, Timeline, Track


@dataclass(frozen=True, slots=True)
class ReviewedTrack:
    """A track with what it breaks: findings by cue (from 0). ``odd`` is what its file had odd about it.

    ``timeline`` is the dub that it was held against, if any; ``keep`` are words that never break; ``mended``
    counts findings that mending has taken away.
    """

    lang: str
    subtitles: Track
    judged: tuple[tuple[int, Finding], ...]
    odd: tuple[Finding, ...] = ()
    timeline: Timeline | None = None
    keep: frozenset[str] = frozenset()
    mended: int = 0

    @property
    def dub(self) -> str:
        """The language of the dub; empty for a track that stands alone."""
        return self.timeline.lang if self.timeline else ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.odd, *(finding for _, finding in self.judged))


def reviewed(
    lang: str,
    subtitles: Track,
    rules: str,
    *,
    dub: Timeline | None = None,
    lexicon: Mapping[str, LexiconEntry] = MappingProxyType({}),
    odd: tuple[Finding, ...] = (),
) -> ReviewedTrack:
    """A track judged by a set of rules, and by the dub that it was made for, if any."""
    keep = frozenset(word for word, entry in lexicon.items() if entry.keep)
    return _judged(ReviewedTrack(lang, subtitles, (), odd, dub, keep), rules)


def file_track(
    file: Path,
    lang: str,
    rules: str,
    *,
    fps: int,
    encoding: str = "",
    dub: Timeline | None = None,
    lexicon: Mapping[str, LexiconEntry] = MappingProxyType({}),
    seconds: float = inf,
) -> ReviewedTrack:
    """A subtitle file's track, at the rate of its dub, else at ``fps``; ContentError where it has no cue.

    ``seconds`` is how long its film is, where there is no dub to tell.
    """
    read, odd = read_file.read(file, encoding=encoding, seconds=dub.seconds if dub else seconds)
    if not read.cues:
        raise ContentError("there is no cue in the file", str(file), f"what is read: {titles()}")
    at_rate = read_file.at_rate(read, dub.fps if dub else fps)
    return reviewed(lang, at_rate, rules, dub=dub, lexicon=lexicon, odd=odd)


def _judged(track: ReviewedTrack, rules: str) -> ReviewedTrack:
    return replace(track, judged=judged(track.subtitles, track.lang, track.timeline, rules=rules))


def mended(track: ReviewedTrack, rules: str) -> ReviewedTrack:
    """The track mended, and judged again."""
    subtitles = mend(track.subtitles, track.lang, track.timeline, rules=rules, keep=track.keep)
    after = _judged(replace(track, subtitles=subtitles), rules)
    return replace(after, mended=len(track.judged) - len(after.judged))


def write(track: ReviewedTrack, out: Path, fmt: str = "") -> None:
    """A track's cues into a file of the format that its ending tells."""
    found = named(fmt) if fmt else ending(out)
    if found is None:
        raise UsageError(f"{out.name}: which format?", hint=f"--format {', '.join(FORMATS)}")
    captions.write(track.subtitles, found.name, out, lang=track.lang)
