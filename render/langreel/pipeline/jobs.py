"""Jobs: how each step is stated to the build: a function, its arguments, and the file it writes.

Arguments carry only what the step depends on: a line that moved keeps its recording, a label that
changed keeps its sound. Functions are named, not imported: whoever only states a job loads no department.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from langreel import languages
from langreel.build import Job, Result, Subject
from langreel.captions.formats import beside_reel, srt
from langreel.captions.formats.appearance import colors_of
from langreel.master.tracks import SoftTrack
from langreel.model import (
    Cue,
    Reel,
    Shot,
    Span,
    Spoken,
    Stem,
    Timeline,
    Track,
)
from langreel.pipeline.film import Dub, Film
from langreel.translation.timed_cues import timed


def shots(film: Film, timeline: Timeline) -> list[Job]:
    """A job a shot, in order; the name tells scene and language. What the request names is made anew."""
    environment = film.environment(timeline.lang)
    return [
        _shot(film, shot, name, environment=environment)
        for shot, name in zip(timeline.shots, shot_names(timeline))
    ]


def shot_names(timeline: Timeline) -> Iterator[str]:
    """``demand.HoldingsDecline.zh``; a scene that comes again is told by its first segment."""
    seen = Counter(shot.scene for shot in timeline.shots)
    for shot in timeline.shots:
        again = not shot.scene or seen[shot.scene] > 1
        name = ".".join(filter(None, (shot.scene, shot.beats[0].segment if again else "")))
        yield f"{name}.{timeline.lang}"


def _shot(film: Film, shot: Shot, name: str, *, environment: str) -> Job:
    return Job(
        step="picture",
        name=name,
        function="langreel.master.footage:footage" if shot.footage else "langreel.picture.clip:shoot",
        arguments={"shot": shot, "profile": film.profile},
        suffix=".mp4",
        subject=Subject(shot.segments, shot.lang),
        weight=float(shot.frames),
        environment=environment,
        place="alone",
        edition=film.profile.name,
        join="" if shot.footage else "langreel.picture.clip:join_shares",
        resumes=shot.footage is None,
        force=any(segment in film.request.segments for segment in shot.segments),
    )


def cut(film: Film, timeline: Timeline) -> Job:
    """The cues of every subtitle track of a dub; the value is the cues by track."""
    episode = film.episode
    return Job(
        step="captions",
        name=f"{timeline.lang}{film.of_clip}.cues",
        function="langreel.captions.dub_tracks:write_tracks",
        arguments={
            "timeline": worded(timeline),
            "langs": episode.tracks,
            "stacked": episode.languages[:2],
            "lexicons": {lang: episode.lexicon.get(lang, {}) for lang in episode.tracks},
            "timed": timed(film.project, episode.id, episode.tracks, dub=timeline.lang),
            "rules": film.frame.rules,
        },
        suffix=".json",
        subject=Subject(lang=timeline.lang),
        weight=float(timeline.frames),
        place="bare",
        edition=film.profile.name,
        resumes=True,
    )


def worded(timeline: Timeline) -> Timeline:
    """A timeline stripped to its words and how long its shots are: what is drawn does not matter to cues."""
    slots = (
        replace(slot, segment=replace(slot.segment, labels={}, figures=(), effects={}))
        for slot in timeline.slots
    )
    return replace(timeline, slots=tuple(slots), shots=tuple(map(_outlined, timeline.shots)))


def promised(timeline: Timeline) -> Timeline:
    """A timeline stripped to what a reel is held against: where shots begin and lines are heard."""
    slots = (replace(slot, segment=replace(slot.segment, lines={}, labels={}, figures=(), effects={}),
                     spoken=tuple(map(_heard, slot.spoken))) for slot in timeline.slots)  # fmt: skip
    return replace(timeline, slots=tuple(slots), shots=tuple(map(_outlined, timeline.shots)))


def _outlined(shot: Shot) -> Shot:
    beats = (replace(beat, marks={}, labels={}) for beat in shot.beats)
    return replace(shot, beats=tuple(beats), figures=())


def _heard(spoken: Spoken) -> Spoken:
    line = replace(spoken.line, text="", marks=(), pauses=(), mentions=(), pace=1.0)
    return replace(spoken, line=line, take=replace(spoken.take, words=()))


def captions(film: Film, timeline: Timeline, cues: Mapping[str, Track]) -> dict[str, Job]:
    """A job a subtitle file, by the file's ending."""
    endings = [(track, each.name) for track in cues for each in beside_reel(stacked="+" in track)]
    return {
        f"{track}.{fmt}": Job(
            step="captions",
            name=f"{timeline.lang}{film.of_clip}.{track}.{fmt}",
            function="langreel.captions.formats:write",
            arguments={
                "track": cues[track],
                "fmt": fmt,
                "lang": track,
                "size": film.size,
                "fonts": tuple(film.theme.font(lang) for lang in track.split("+")),
                "colors": colors_of(film.theme),
                "style": film.frame.style,
            },
            suffix=f".{fmt}",
            subject=Subject(lang=timeline.lang),
            place="here",
        )
        for track, fmt in endings
    }


def burnt(film: Film, timeline: Timeline, clips: Sequence[Result], *, cues: Track) -> list[Job]:
    """A job a clip of a reel: the clip with its stretch of a track drawn into the picture."""
    starts = accumulate((frames_of(clip) for clip in clips), initial=0)
    return [
        _burnt(film, timeline, clip, track=_stretch(cues, Span(start, frames_of(clip))))
        for clip, start in zip(clips, starts)
    ]


def _burnt(film: Film, timeline: Timeline, clip: Result, *, track: Track) -> Job:
    return Job(
        step="master",
        name=f"burnt{film.of_clip}.{clip.job.name}",
        function="langreel.finished.burnt_clip:burn_clip",
        arguments={
            "clip": clip.path,
            "track": track,
            "lang": timeline.lang,
            "size": film.size,
            "look": film.episode.theme,
        },
        suffix=".mp4",
        subject=clip.job.subject,
        weight=float(frames_of(clip)),
        environment=film.environment(timeline.lang),
        place="bare",
        edition=film.profile.name,
    )


def frames_of(clip: Result) -> int:
    """How many frames a clip of a reel has: a whole shot, a part of one, or a transition."""
    given = clip.job.arguments
    return int(given["shot"].frames if "shot" in given else given["frames"])


def _stretch(track: Track, span: Span) -> Track:
    """The cues that stand in a span, counted from its start."""
    inside = (cue for cue in track.cues if cue.span.start < span.end and span.start < cue.span.end)
    return replace(track, cues=tuple(_within(cue, span) for cue in inside))


def _within(cue: Cue, span: Span) -> Cue:
    start, end = max(cue.span.start, span.start), min(cue.span.end, span.end)
    return replace(cue, span=Span(start - span.start, end - start))


def mux(
    film: Film, timeline: Timeline, clips: Sequence[Result], *, sound: Result, cues: Mapping[str, Track]
) -> Job:
    """Clips, sound and subtitle tracks into one reel, by stream copy."""
    return Job(
        step="master",
        name=f"reel{film.of_clip}.{timeline.lang}",
        function="langreel.master.mux:mux",
        arguments={
            "clips": tuple(clip.path for clip in clips),
            "stem": sound.path,
            "tracks": tuple(
                SoftTrack(
                    lang,
                    languages.endonym(lang),
                    srt.plain(cues[lang]),
                    lang == timeline.lang and not film.request.clip,
                )
                for lang in film.episode.tracks
            ),
            "chapters": tuple((chapter.frame / timeline.fps, chapter.title) for chapter in timeline.chapters),
            "tags": tags(film, timeline.lang),
        },
        suffix=".mp4",
        subject=Subject(lang=timeline.lang),
        # With the least weight it goes last: while it copies, others look and listen.
        place="here",
    )


def tags(film: Film, lang: str) -> Mapping[str, str]:
    """What players show about the reel."""
    episode = film.episode
    shown = {
        "title": episode.title.get(lang, ""),
        "artist": episode.host.get(lang, ""),
        "comment": episode.description.get(lang, ""),
    }
    return {"language": lang, **{key: text for key, text in shown.items() if text}}


def look(film: Film, clip: Result) -> Job:
    """What the key frames of a clip show; looked at anew where the clip is, even if it came out as it was."""
    return Job(
        step="verify",
        name=f"look.{clip.job.name}",
        function="langreel.master.picture_check:look",
        arguments={"clip": clip.path, "logo": film.logo},
        suffix=".npz",
        subject=clip.job.subject,
        weight=clip.job.weight,
        place="bare",
        loads="clips",
        force=clip.fresh,
    )


def listen(film: Film, timeline: Timeline, stem: Result) -> Job:
    """What was heard of a stem, with the packets that it holds; anew where the stem is."""
    sound: Stem = stem.value
    return Job(
        step="verify",
        name=f"listen{film.of_clip}.{timeline.lang}",
        function="langreel.master.sound_check:note",
        arguments={
            "stem": stem.path,
            "lines": tuple(spoken.span for spoken in timeline.spoken),
            "lufs": sound.lufs,
            "peak": sound.peak,
            "levels": sound.levels,
        },
        suffix=".json",
        subject=Subject(lang=timeline.lang),
        place="bare",
        force=stem.fresh,
    )


def verify(film: Film, dub: Dub, reel: Reel) -> Job:
    """The finished files against the timeline, by what is known of their parts; the value is the findings."""
    timeline = reel.timeline
    return Job(
        step="verify",
        name=f"reel{film.of_clip}.{timeline.lang}",
        function="langreel.finished.verify:report",
        arguments={
            "reel": replace(reel, timeline=promised(timeline)),
            "profile": film.profile,
            "looks": tuple(look.path for look in dub.looks),
            "listened": dub.listened.path,
            "margins": dub.stem.value.margins,
        },
        suffix=".txt",
        subject=Subject(lang=timeline.lang),
        weight=float(timeline.frames),
        place="bare",
    )
