"""Swap: other subtitle tracks in a finished MP4, picture and sound copied packet for packet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import av

from langreel import files
from langreel.errors import MediaError, UsageError, perhaps
from langreel.ffmpeg import Media, probe, run, url
from langreel.languages import iso_639_2, terminology_code
from langreel.master.mp4_subtitles import write_track
from langreel.master.mux import LAYOUT
from langreel.master.tracks import SoftTrack
from langreel.model import Track

# What MP4 cannot hold as it is, though it is text.
_TEXT: Final = frozenset({"subrip", "srt", "ass", "ssa", "webvtt", "text"})


@dataclass(frozen=True, slots=True)
class FilmTrack:
    """A subtitle track of the new file: ``number`` among those of the old one, or cues to be added."""

    lang: str
    title: str
    default: bool
    number: int = -1
    added: Track | None = None
    codec: str = "mov_text"

    def named(self, name: str) -> bool:
        """Whether ``name`` means this track: its language (``zh``, ``zho``) or its title."""
        return iso_639_2(name) == self.lang != "und" or name.casefold() == self.title.casefold()

    def __str__(self) -> str:
        return f"{self.lang} {self.title}".strip()


def swap(
    video: Path,
    tracks: Sequence[SoftTrack],
    drop: Sequence[str],
    *,
    default: str,
    order: Sequence[str],
    out: Path,
) -> tuple[FilmTrack, ...]:
    """Copy ``video`` to ``out`` with other subtitle tracks; returns those that it has then.

    ``tracks`` take the place of those in the same language, or come last. ``drop``, ``default`` and ``order``
    name tracks by language or title; what ``order`` leaves out follows in its old order. Chapters, tags,
    pictures and sounds stay. MediaError if ``video`` is no video, UsageError for a track it does not have.
    """
    media = opened(video)
    wanted = arranged(present(video), tracks, drop, default=default, order=order)
    with files.replacing(out) as draft, TemporaryDirectory() as folder:
        added = [each.added for each in wanted if each.added]
        soft = [Path(folder) / f"{number}.mp4" for number in range(len(added))]
        for track, made in zip(added, soft, strict=True):
            write_track(track, made)
        args = _args(wanted, media)
        inputs = [arg for file in (video, *soft) for arg in ("-i", url(file))]
        run(["-v", "error", "-y", *inputs, *args, url(draft)])
    return wanted


def opened(video: Path) -> Media:
    """What a video holds; a MediaError with a hint if it is none."""
    hint = "subtitles are swapped in a finished film, such as out/EPISODE/final/zh/EPISODE.mp4"
    if not video.is_file():
        raise UsageError(f"there is no file {video}", hint=hint)
    try:
        with av.open(url(video)) as container:
            pictured = bool(container.streams.video)
        if pictured:
            return probe(video)
    except av.FFmpegError as error:
        raise MediaError(f"cannot read {video.name}: {error.strerror}", str(video), hint) from error
    except MediaError as error:
        raise MediaError(error.message, str(video), hint) from error
    raise MediaError(f"{video.name} holds no picture", str(video), hint)


def present(video: Path) -> tuple[FilmTrack, ...]:
    """The subtitle tracks that a video has."""
    with av.open(url(video)) as container:
        return tuple(_kept(stream, number) for number, stream in enumerate(container.streams.subtitles))


def _kept(stream: Any, number: int) -> FilmTrack:
    tags = stream.metadata
    lang = tags.get("language", "und")
    title = tags.get("title") or tags.get("handler_name", "")
    shown = bool(stream.disposition & av.stream.Disposition.default)
    return FilmTrack(terminology_code(lang), title, shown, number, codec=stream.codec_context.name)


def arranged(
    found: Sequence[FilmTrack],
    tracks: Sequence[SoftTrack],
    drop: Sequence[str],
    *,
    default: str,
    order: Sequence[str],
) -> tuple[FilmTrack, ...]:
    """The tracks as asked for, in order, at most one of them the default."""
    dropped = _known(drop, found)
    left = [each for each in found if not any(each.named(name) for name in dropped)]
    for track in tracks:
        left = _with(left, track)
    (chosen,) = _known([default], left) if default else ("",)
    first = next((each for each in left if (each.named(chosen) if default else each.default)), None)
    left = [replace(each, default=each is first) for each in left]
    names = _known(order, left)
    place = {id(each): _place(each, names) for each in left}
    return tuple(sorted(left, key=lambda each: place[id(each)]))


def _with(found: Sequence[FilmTrack], track: SoftTrack) -> list[FilmTrack]:
    """The tracks with one more, in the place of the first in its language."""
    code = iso_639_2(track.lang)
    if code == "und":
        raise UsageError(f"unknown language {track.lang!r}", hint="a code such as zh, en, ja or, longer, tlh")
    if any(each.added and each.lang == code and each.title == track.title for each in found):
        raise UsageError(f"two tracks for {track.lang!r}", hint="name each language once")
    old = [each for each in found if each.lang == code and not each.added]
    new = FilmTrack(
        code, track.title, track.default or any(each.default for each in old), added=track.subtitles
    )
    at = next((n for n, each in enumerate(found) if each in old), len(found))
    left = [*found[:at], new, *(each for each in found[at:] if each not in old)]
    return [replace(each, default=each is new) for each in left] if track.default else left


def _place(track: FilmTrack, names: Sequence[str]) -> int:
    return next((n for n, name in enumerate(names) if track.named(name)), len(names))


def _known(names: Sequence[str], found: Sequence[FilmTrack]) -> Sequence[str]:
    """The names; UsageError for one that means no track."""
    for name in names:
        if not any(each.named(name) for each in found):
            known = [part for each in found for part in (each.lang, each.title) if part]
            hint = perhaps(name, known) or "the file has no subtitle tracks"
            raise UsageError(f"no subtitle track {name!r} in the file", hint=hint)
    return names


def _args(wanted: Sequence[FilmTrack], media: Media) -> list[str]:
    """Maps, codecs, tags; further inputs hold what is added, in its order.

    Edit lists that a file has hold its sound in place: only ours go without.
    """
    args = ["-map", "0:v", "-map", "0:a?"]
    inputs = count(1)
    for each in wanted:
        args += ["-map", f"{next(inputs)}:s:0" if each.added else f"0:s:{each.number}"]
    args += ["-map_metadata", "0", "-map_chapters", "0", "-c", "copy"]
    for number, each in enumerate(wanted):
        args += [f"-c:s:{number}", "mov_text"] if each.codec in _TEXT else []
        args += [f"-metadata:s:s:{number}", f"language={each.lang}"]
        args += [f"-metadata:s:s:{number}", f"handler_name={each.title}"]
        args += [f"-disposition:s:{number}", "default" if each.default else "0"]
    return [*args, *(["-movflags", "+faststart"] if media.has_edit_list else LAYOUT)]
