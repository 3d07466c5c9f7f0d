"""Audio tracks: the other dubs' sound for a film that plays several to one picture, as long as the film."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from langreel import timing
from langreel.build import Result
from langreel.model import Timeline, Watcher
from langreel.pipeline import jobs, mix_dub
from langreel.pipeline.film import Film, open_runner
from langreel.pipeline.released_dub import AudioTrack, ReleasedDub
from langreel.pipeline.render import record
from langreel.pipeline.sound_jobs import dub_sound
from langreel.release.film_parts import copy_sound
from langreel.timing.lay_over import lay_over, overruns

_NOTICED: Final = 0.1
"""Seconds of voice behind its picture that are worth a word."""


def with_audio_tracks(dubs: Sequence[ReleasedDub], watch: Watcher) -> list[ReleasedDub]:
    """The dubs, each with every other's sound, where the platform takes further audio tracks."""
    if not dubs[0].platform.audio_tracks:
        return [*dubs]
    apart = any(not _together(each.timeline, dub.timeline) for each in dubs for dub in dubs)
    laid = _laid_over(dubs[0].film, watch) if apart else {}
    return [
        replace(dub, audio=tuple(laid.get((each.lang, dub.lang)) or AudioTrack(each.lang, each.video)
                                 for each in dubs if each is not dub))
        for dub in dubs
    ]  # fmt: skip


def lay_audio_tracks(dub: ReleasedDub, folder: Path) -> None:
    """Each that keeps to the picture, as M4A, as long as the film."""
    for track in dub.audio:
        if track.sound:
            copy_sound(track.sound, folder / "audio" / f"{dub.name}.{track.lang}.m4a",
                       chapters=False, tags=jobs.tags(dub.film, track.lang))  # fmt: skip


def told_of_audio(dub: ReleasedDub) -> Iterator[str]:
    """What is to be known of a dub's audio tracks."""
    for track in dub.audio:
        told = [each for each in track.overruns if each.lost or each.seconds >= _NOTICED]
        places = ", ".join(f"{each.segment} ({each.seconds:.1f} s)" for each in told)
        if not track.sound:
            yield (
                f"no {track.lang} audio track for the {dub.lang} film: the voice would lose the picture, "
                f"being longer in {places}; shorten its lines there, or let `picture: shared` make room"
            )
        elif places:
            yield (
                f"the {track.lang} audio track of the {dub.lang} film speaks on after the picture of {places}"
            )


def _laid_over(film: Film, watch: Watcher) -> Mapping[tuple[str, str], AudioTrack]:
    """The sound of each dub (first) over the picture of another (second) whose segments begin elsewhere."""
    with open_runner(film, watch) as runner:
        timelines = timing.conform(film.episode, record(film, runner), film.profile.fps)
        laid = {
            (voice.lang, picture.lang): lay_over(voice, picture)
            for voice in timelines.values()
            for picture in timelines.values()
            if not _together(voice, picture)
        }
        fitting = {pair: each for pair, each in laid.items() if _fits(each)}
        mixed = runner.make(
            {pair: mix_dub.mix(dub_sound(film, each, over=pair[1])) for pair, each in fitting.items()}
        )
    return {pair: _track(each, mixed.get(pair)) for pair, each in laid.items()}


def _together(voice: Timeline, picture: Timeline) -> bool:
    """Whether all segments of two dubs begin and end together."""
    return [slot.span for slot in voice.slots] == [slot.span for slot in picture.slots]


def _fits(laid: Timeline) -> bool:
    return not any(each.lost for each in overruns(laid))


def _track(laid: Timeline, mixed: Result | None) -> AudioTrack:
    return AudioTrack(laid.lang, mixed.path if mixed else None, tuple(overruns(laid)))
