"""Tracks: subtitles that go into a reel, and those that lie beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from langreel.languages import endonym, iso_639_2
from langreel.model import Finding, Track


@dataclass(frozen=True, slots=True)
class SoftTrack:
    """A soft subtitle track: its language (``zh``), the title players list (``中文``), its cues.

    One that is read back has the three-letter code of its language (``zho``): variants share theirs. Where no
    track is the default, MP4 knows no other way than to show the first.
    """

    lang: str
    title: str
    subtitles: Track
    default: bool = False


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A subtitle file beside a reel as it was read: ``lang`` of two stacked languages is ``zh+en``.

    ``step`` is the milliseconds that its times count in, ``odd`` what was odd about the file.
    """

    name: str
    lang: str
    subtitles: Track
    step: int = 1
    odd: tuple[Finding, ...] = ()

    @property
    def stacked(self) -> bool:
        """Whether it holds two languages, which may stand at the same time."""
        return "+" in self.lang


def of_languages(langs: Sequence[str], found: Sequence[SoftTrack]) -> Mapping[str, SoftTrack]:
    """The track of each language among those that are read back from a reel; none for one that has no track.

    It is the one in its code that has its title; else the first in its code that is no other language's.
    """
    left, own = list(range(len(found))), dict[str, SoftTrack]()
    for titled in (True, False):
        for lang in langs:
            fits = (at for at in left if _fits(lang, found[at], titled=titled))
            if lang not in own and (at := next(fits, -1)) >= 0:
                own[lang] = found[at]
                left.remove(at)
    return own


def _fits(lang: str, track: SoftTrack, *, titled: bool) -> bool:
    return track.lang == iso_639_2(lang) and (not titled or track.title == endonym(lang))
