"""Example: cues that break a rule and the same when it is mended, as pages print them and tests run them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from langreel import languages
from langreel.model import Cue, Span, Track

RATE: Final = 30
_TIMES: Final = re.compile(r"(\d+)-(\d+) ?")
_EACH: Final = 120


@dataclass(frozen=True, slots=True)
class Example:
    """Cues that break a rule, and the same when it is mended.

    A cue is written ``60-150 first line|second line``, in frames at 30 a second; without times it stands for
    three seconds. ``film``: the rule looks at a film, in which somebody speaks at 30-90, 120-180, 210-270 and
    330-390, and another shot begins at 300.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    rules: str = "house"
    film: bool = False

    @property
    def lang(self) -> str:
        """The language that the cues look like."""
        return languages.guess(" ".join(self.before)).code


def cues(written: tuple[str, ...]) -> Track:
    """The track that is written so.

    >>> cues(("one|two", "150-180 three")).cues[1]
    Cue(span=Span(start=150, frames=30), lines=('three',))
    """
    return Track(tuple(_cue(number, text) for number, text in enumerate(written)), RATE)


def _cue(number: int, text: str) -> Cue:
    times = _TIMES.match(text)
    begins, ends = map(int, times.groups()) if times else (number * _EACH, number * _EACH + 90)
    lines = text[times.end() :] if times else text
    return Cue(Span(begins, ends - begins), tuple(lines.split("|")))


def one(before: str, after: str, *, rules: str = "house", film: bool = False) -> Example:
    """An example of a single cue."""
    return Example((before,), (after if _TIMES.match(after) else f"0-90 {after}",), rules, film)


def drawn(track: Track) -> tuple[str, ...]:
    """The cues of a track as an example has them."""
    return tuple(f"{cue.span.start}-{cue.span.end} {'|'.join(cue.lines)}" for cue in track.cues)
