"""Review: subtitle tracks against a profile's rules, those of an episode or a file from anywhere."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions, timing
from langreel.captions.limits import standard
from langreel.captions.rules import judged
from langreel.captions.rules.fix import mend
from langreel.errors import ContentError, UsageError, known
from langreel.model import Cue, Finding, Span, Timeline, Watcher
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import cues, takes
from langreel.pipeline.stills import Still, captioned
from langreel.project import Project

_WIDE = 480
"""Pixels that a picture on the page is wide."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A track with what it breaks: findings by cue (from 0). ``odd`` is what its file had odd about it.

    ``dub`` and ``timeline`` tell the film that it was held against, if any; ``mended`` counts findings that
    mending has taken away.
    """

    lang: str
    cues: tuple[Cue, ...]
    fps: int
    judged: tuple[tuple[int, Finding], ...]
    odd: tuple[Finding, ...] = ()
    dub: str = ""
    timeline: Timeline | None = None
    keep: frozenset[str] = frozenset()
    mended: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (*self.odd, *(finding for _, finding in self.judged))


def film_of(project: Project, episode: str) -> Film:
    """The film whose tracks are reviewed."""
    return prepare(project, RenderRequest(episode))


def episode_tracks(
    film: Film, langs: Sequence[str], dubs: Sequence[str], profile: str
) -> tuple[Reviewed, ...]:
    """The tracks of an episode as a render would cut them, with each dub."""
    standard(profile)
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    for lang in langs:
        known(lang, (*film.episode.tracks, "+".join(film.episode.languages[:2])), "language")
    wanted = [known(dub, timelines, "language") for dub in dubs] or list(film.episode.languages)
    return tuple(
        _judged(
            Reviewed(lang, made, film.profile.fps, (), (), dub, timelines[dub], _keep(film, lang)), profile
        )
        for dub in wanted
        for lang, made in cues(film, timelines[dub]).items()
        if (lang in langs if langs else "+" not in lang)
    )


def file_track(
    file: Path,
    lang: str,
    profile: str,
    fps: int,
    film: Film | None = None,
    dub: str = "",
    encoding: str = "",
) -> Reviewed:
    """A subtitle file's track; held against a film's dub if there is one, else by its own times alone."""
    standard(profile)
    cues, odd = captions.read(file, encoding=encoding)
    if not cues:
        raise ContentError("there is no cue in the file", str(file), "is it SRT, WebVTT or ASS?")
    if film is None:
        return _judged(Reviewed(lang, captions.at_rate(cues, fps), fps, (), odd), profile)
    timelines = timing.conform(film.episode, takes(film), film.profile.fps)
    dub = known(dub or (lang if lang in timelines else film.episode.languages[0]), timelines, "language")
    at_rate = captions.at_rate(cues, film.profile.fps)
    made = Reviewed(lang, at_rate, film.profile.fps, (), odd, dub, timelines[dub], _keep(film, lang))
    return _judged(made, profile)


def _keep(film: Film, lang: str) -> frozenset[str]:
    return frozenset(word for word, entry in film.episode.lexicon.get(lang, {}).items() if entry.keep)


def _judged(track: Reviewed, profile: str) -> Reviewed:
    return replace(track, judged=judged(track.cues, track.lang, track.timeline, profile, track.fps))


def mended(track: Reviewed, profile: str) -> Reviewed:
    """The track mended, and judged again."""
    cues = mend(track.cues, track.lang, track.timeline, profile, track.fps, track.keep)
    after = _judged(replace(track, cues=cues), profile)
    return replace(after, mended=len(track.judged) - len(after.judged))


def write(track: Reviewed, out: Path, fmt: str = "") -> None:
    """A track's cues into a file of the format that its ending tells."""
    fmt = fmt or out.suffix.lstrip(".").lower()
    if fmt not in captions.FORMATS:
        raise UsageError(f"{out.name}: which format?", hint=f"--format {', '.join(captions.FORMATS)}")
    captions.write(track.cues, track.fps, fmt, out, lang=track.lang)


def pictures(film: Film, tracks: Sequence[Reviewed], watch: Watcher) -> list[Mapping[int, str]]:
    """For each track, a small picture of each cue with a finding, as a data URL, by the cue's number."""
    return [_pictures(film, track, watch) if track.timeline else {} for track in tracks]


def _pictures(film: Film, track: Reviewed, watch: Watcher) -> Mapping[int, str]:
    assert track.timeline is not None
    small = replace(film, profile=replace(film.profile, width=854, height=480))
    looks = [tuple(_looks(track, span)) for span in track.timeline.shot_spans]
    with TemporaryDirectory() as folder:
        made = captioned(small, track.timeline, looks, Path(folder), watch)
        return {int(caption): _data_url(still) for caption, still in made}


def _looks(track: Reviewed, shot: Span) -> Iterator[Still]:
    """The middle of each cue with a finding that stands, at its middle, in the shot."""
    for number in sorted({number for number, finding in track.judged if finding.severity != "info"}):
        span = track.cues[number].span
        frame = span.start + span.frames // 2
        if shot.start <= frame < shot.end:
            yield Still(str(number), frame - shot.start)


def _data_url(still: Path) -> str:
    from PIL import Image

    buffer = BytesIO()
    with Image.open(still) as picture:
        picture.convert("RGB").resize((_WIDE, _WIDE * picture.height // picture.width)).save(
            buffer, "JPEG", quality=80
        )
    return f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"
