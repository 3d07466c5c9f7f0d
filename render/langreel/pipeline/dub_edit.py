"""Dub edit: a dub as an edit: its clips, and the names of their media, which tell dub and profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from langreel.interchange.edited_timeline import Edit
from langreel.interchange.film_edit import MUSIC, MadeTransition, film_edit
from langreel.model import Span, Timeline, Track
from langreel.pipeline import jobs
from langreel.pipeline.film import Film
from langreel.pipeline.transitions import seams


def dub_edit(
    film: Film, timelines: Mapping[str, Timeline], lang: str, cues: Mapping[str, Track] | None = None
) -> Edit:
    """The edit of a dub; ``cues`` are those of its subtitles."""
    timeline, pictured = timelines[lang], timelines[film.picture_of(lang)]
    return film_edit(
        timeline,
        film.profile,
        shots=tuple(shot_files(film, pictured)),
        transitions=tuple(_transitions(film, pictured)),
        sounds={stem: f"{stem}.{lang}.{film.profile.name}.wav" for stem in _sounding(film)},
        silent=tuple(_silent(film, timeline)),
        subtitles=plain(cues or {}),
    )


def shot_files(film: Film, timeline: Timeline) -> Iterator[str]:
    """The name of each shot's media file: ``demand.HoldingsDecline.zh.proxy.mp4``."""
    return (f"{name}.{film.profile.name}.mp4" for name in jobs.shot_names(timeline))


def transition_files(film: Film, timeline: Timeline) -> Iterator[str]:
    """The name of each transition's media file, after the segment that it leads to."""
    for seam in seams(timeline):
        segment = timeline.shots[seam.shot].segments[0]
        yield f"{seam.transition.kind}.{segment}.{timeline.lang}.{film.profile.name}.mp4"


def plain(cues: Mapping[str, Track]) -> Mapping[str, Track]:
    """Tracks of one language; of two, every program would show one over the other."""
    return {lang: track for lang, track in cues.items() if "+" not in lang}


def _transitions(film: Film, timeline: Timeline) -> Iterator[MadeTransition]:
    spans = timeline.shot_spans
    for seam, file in zip(seams(timeline), transition_files(film, timeline)):
        span = Span(spans[seam.shot].start - seam.half, 2 * seam.half)
        yield MadeTransition(seam.transition.kind, file, span)


def _sounding(film: Film) -> Iterator[str]:
    """The stems that are not silent from end to end."""
    yield "voice"
    if any(act.music for act in film.episode.acts):
        yield MUSIC
    if any(segment.effects for segment in film.episode.segments):
        yield "effects"


def _silent(film: Film, timeline: Timeline) -> Iterator[int]:
    """Where acts without music begin."""
    starts = {slot.segment.id: slot.span.start for slot in timeline.slots}
    return (starts[act.segments[0].id] for act in film.episode.acts if act.segments and not act.music)
