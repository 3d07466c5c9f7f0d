"""Tracks: subtitle tracks against a profile's rules, those of an episode or a file from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from langreel import captions
from langreel.captions.rules import judged
from langreel.captions.rules.fix import mend
from langreel.errors import ContentError, UsageError
from langreel.model import Cue, Finding, LexiconEntry, Timeline


@dataclass(frozen=True, slots=True)
class ReviewedTrack:
    """A track with what it breaks: findings by cue (from 0). ``odd`` is what its file had odd about it.

    ``timeline`` is the dub that it was held against, if any; ``keep`` are words that never break; ``mended``
    counts findings that mending has taken away.
    """

    lang: str
    cues: tuple[Cue, ...]
    fps: int
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
    cues: tuple[Cue, ...],
    profile: str,
    *,
    fps: int,
    dub: Timeline | None = None,
    lexicon: Mapping[str, LexiconEntry] = MappingProxyType({}),
    odd: tuple[Finding, ...] = (),
) -> ReviewedTrack:
    """A track judged by the rules of a profile, and by the dub that it was made for, if any."""
    keep = frozenset(word for word, entry in lexicon.items() if entry.keep)
    return _judged(ReviewedTrack(lang, cues, fps, (), odd, dub, keep), profile)


def file_track(
    file: Path,
    lang: str,
    profile: str,
    *,
    fps: int,
    encoding: str = "",
    dub: Timeline | None = None,
    lexicon: Mapping[str, LexiconEntry] = MappingProxyType({}),
) -> ReviewedTrack:
    """A subtitle file's track, at the rate of its dub, else at ``fps``; ContentError where it has no cue."""
    cues, odd = captions.read(file, encoding=encoding)
    if not cues:
        raise ContentError("there is no cue in the file", str(file), "is it SRT, WebVTT or ASS?")
    fps = dub.fps if dub else fps
    return reviewed(lang, captions.at_rate(cues, fps), profile, fps=fps, dub=dub, lexicon=lexicon, odd=odd)


def _judged(track: ReviewedTrack, profile: str) -> ReviewedTrack:
    return replace(track, judged=judged(track.cues, track.lang, track.timeline, profile, track.fps))


def mended(track: ReviewedTrack, profile: str) -> ReviewedTrack:
    """The track mended, and judged again."""
    cues = mend(track.cues, track.lang, track.timeline, profile, track.fps, track.keep)
    after = _judged(replace(track, cues=cues), profile)
    return replace(after, mended=len(track.judged) - len(after.judged))


def write(track: ReviewedTrack, out: Path, fmt: str = "") -> None:
    """A track's cues into a file of the format that its ending tells."""
    fmt = fmt or out.suffix.lstrip(".").lower()
    if fmt not in captions.FORMATS:
        raise UsageError(f"{out.name}: which format?", hint=f"--format {', '.join(captions.FORMATS)}")
    captions.write(track.cues, track.fps, fmt, out, lang=track.lang)
