"""Kept times: a translator's own cues, laid beside the catalogue and shown with their dub as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langreel import captions
from langreel.model import Cue, Span, Timeline
from langreel.project import Project


def path_of(project: Project, episode: str, lang: str, dub: str) -> Path:
    """Where cues lie that keep their times: ``translations/ja.zh.srt`` is Japanese for the Chinese dub."""
    return project.script / episode / "translations" / f"{lang}.{dub}.srt"


def keep(project: Project, episode: str, lang: str, dub: str, cues: Sequence[Cue]) -> Path:
    """Write cues (in milliseconds) where ``kept`` finds them."""
    path = path_of(project, episode, lang, dub)
    path.parent.mkdir(parents=True, exist_ok=True)
    captions.write(cues, captions.MS, "srt", path, lang=lang)
    return path


def kept(project: Project, timeline: Timeline, lang: str) -> tuple[Cue, ...]:
    """The cues that a translator timed for this dub, at its frame rate; () if there are none.

    They stand only as long as they say what the script says: words that changed since are cut by rule again.
    """
    path = path_of(project, timeline.episode, lang, timeline.lang)
    if not path.is_file():
        return ()
    cues = captions.at_rate(captions.read(path, "srt").cues, timeline.fps)
    inside = tuple(_inside(cue, timeline.frames) for cue in cues if cue.span.start < timeline.frames)
    said = "".join(line for cue in inside for line in cue.lines)
    return inside if bare(said) == bare(_script(timeline, lang)) else ()


def _inside(cue: Cue, frames: int) -> Cue:
    """A cue that ends with the film at the latest."""
    return Cue(Span(cue.span.start, min(cue.span.end, frames) - cue.span.start), cue.lines)


def _script(timeline: Timeline, lang: str) -> str:
    return "".join(line.text for slot in timeline.slots for line in slot.segment.lines.get(lang, ()))


def bare(text: str) -> str:
    """The letters and digits of a text: what a subtitle shows of it whatever its punctuation."""
    return "".join(char for char in text if char.isalnum()).casefold()
