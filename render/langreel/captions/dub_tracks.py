"""Dub tracks: every subtitle track of a dub at once: each language alone, and two stacked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from langreel.captions.cutting import Lexicon, bilingual, cut, divided_lines
from langreel.captions.cutting.divided_lines import DividedLines
from langreel.captions.formats.read_file import at_rate, read
from langreel.model import Cue, Span, Timeline, Track

Tracks = Mapping[str, Track]


def tracks(
    timeline: Timeline,
    langs: Collection[str],
    stacked: tuple[str, ...],
    *,
    lexicons: Mapping[str, Lexicon],
    timed: Mapping[str, Path],
    rules: str = "house",
    known: DividedLines | None = None,
) -> Tracks:
    """The cues of each language, and of two ``stacked`` under ``top+bottom``.

    ``timed`` are files whose cues a translator has timed for this dub: they stand as they are, while they
    say what the script says. ``known`` are lines that were divided before.
    """
    made = {
        lang: (_timed(timed[lang], timeline, lang) if lang in timed else None)
        or cut(timeline, lang, lexicons.get(lang, {}), rules=rules, known=known)
        for lang in langs
    }
    if len(stacked) > 1:
        top, bottom = stacked[:2]
        made[f"{top}+{bottom}"] = bilingual(
            timeline, top, bottom, lexicons=lexicons, rules=rules, known=known
        )
    return made


def write_tracks(
    timeline: Timeline,
    langs: Collection[str],
    stacked: tuple[str, ...],
    *,
    lexicons: Mapping[str, Lexicon],
    timed: Mapping[str, Path],
    rules: str,
    earlier: tuple[Path, Tracks] | None = None,
    out: Path,
) -> Tracks:
    """``tracks``, as a job: ``out`` holds how each line was divided, and ``earlier`` what it held last."""
    known = divided_lines.read(earlier[0]) if earlier else DividedLines()
    made = tracks(timeline, langs, stacked, lexicons=lexicons, timed=timed, rules=rules, known=known)
    divided_lines.write(known, out)
    return made


def _timed(path: Path, timeline: Timeline, lang: str) -> Track | None:
    """A translator's cues at the film's rate; None where the words have changed since."""
    cues = at_rate(read(path).track, timeline.fps).cues
    inside = tuple(_inside(cue, timeline.frames) for cue in cues if cue.span.start < timeline.frames)
    words = "".join(line for cue in inside for line in cue.lines)
    same = inside and bare(words) == bare(_script(timeline, lang))
    return Track(inside, timeline.fps) if same else None


def _inside(cue: Cue, frames: int) -> Cue:
    """A cue that ends with the film at the latest."""
    return Cue(Span(cue.span.start, min(cue.span.end, frames) - cue.span.start), cue.lines)


def _script(timeline: Timeline, lang: str) -> str:
    return "".join(line.text for line in timeline.lines(lang))


def bare(text: str) -> str:
    """The letters and digits of a text: what a subtitle shows of it whatever its punctuation."""
    return "".join(char for char in text if char.isalnum()).casefold()
