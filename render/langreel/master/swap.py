"""Swap: other subtitle tracks in a finished MP4, picture and sound copied packet for packet."""

from __future__ import annotations

import re
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
from langreel.languages import endonym, iso_639_2, terminology_code
from langreel.languages.tags import spelling
from langreel.master.mp4_subtitles import write_track
from langreel.master.mux import LAYOUT
from langreel.master.tracks import SoftTrack
from langreel.model import Track

_WANTED: Final = "subtitles are swapped in a finished film, such as out/EPISODE/final/zh/EPISODE.mp4"
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

    Each of ``tracks`` takes the place of the one that its language means, or comes last. ``drop``,
    ``default`` and ``order`` name tracks (``meant``); what ``order`` leaves out follows in its old order.
    Chapters, tags, pictures and sounds stay. MediaError if ``video`` is no video, UsageError for a name that
    means no track of it, or several.
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
    check_there(video)
    try:
        with av.open(url(video)) as container:
            pictured = bool(container.streams.video)
        if pictured:
            return probe(video)
    except av.FFmpegError as error:
        raise MediaError(f"cannot read {video.name}: {error.strerror}", str(video), _WANTED) from error
    except MediaError as error:
        raise MediaError(error.message, str(video), _WANTED) from error
    raise MediaError(f"{video.name} holds no picture", str(video), _WANTED)


def check_there(video: Path) -> None:
    """UsageError where there is no such file."""
    if not video.is_file():
        raise UsageError(f"there is no file {video}", hint=_WANTED)


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
    dropped = [_the_one(name, found) for name in drop]
    left = _with(found, tracks, dropped)
    shown = _the_one(default, left) if default else next((each for each in left if each.default), None)
    ahead = [_the_one(name, left) for name in order]
    last = len(ahead)
    placed = sorted(left, key=lambda each: ahead.index(each) if each in ahead else last)
    return tuple(replace(each, default=each is shown) for each in placed)


def _with(
    found: Sequence[FilmTrack], tracks: Sequence[SoftTrack], dropped: Sequence[FilmTrack]
) -> list[FilmTrack]:
    """The tracks of a film without some, with others in the places of those that they replace, or behind."""
    instead, behind = dict[int, FilmTrack](), list[FilmTrack]()
    for track in tracks:
        new, old = _added(track), _replaced(track, found, dropped)
        if any((each.lang, each.title) == (new.lang, new.title) for each in (*instead.values(), *behind)):
            raise UsageError(f"two tracks for {track.lang!r}", hint="name each language once")
        if old:
            instead[old.number] = replace(new, default=new.default or old.default)
        else:
            behind.append(new)
    kept = (instead.get(each.number, each) for each in found if each.number in instead or each not in dropped)
    return [*kept, *behind]


def _added(track: SoftTrack) -> FilmTrack:
    code = iso_639_2(track.lang)
    if code == "und":
        raise UsageError(f"unknown language {track.lang!r}", hint="a code such as zh, en, ja or, longer, tlh")
    return FilmTrack(code, track.title, track.default, added=track.subtitles)


def _replaced(track: SoftTrack, found: Sequence[FilmTrack], dropped: Sequence[FilmTrack]) -> FilmTrack | None:
    """The track whose place another takes: what its language means, or of several one that is dropped."""
    old = meant(track.lang, found)
    if len(old) < 2:
        return next(iter(old), None)
    gone = [each for each in old if each in dropped]
    if not gone:
        raise _unclear(track.lang, old, hint="drop the one whose place it takes: --drop TITLE")
    return gone[0]


def meant(name: str, found: Sequence[FilmTrack]) -> Sequence[FilmTrack]:
    """The tracks that a name may mean, by the first of these that fits any.

    Its title; the title that its language (``zh``, ``zho``, ``zh-Hant``) gives; its language, where no
    variant is named; its number in the film, from 1.
    """
    code = iso_639_2(name)
    spoken = [each for each in found if each.lang == code != "und"]
    ways = (
        [each for each in found if each.title.casefold() == name.casefold()],
        [each for each in spoken if each.title == endonym(spelling(name))],
        [] if re.search("[-_]", name) else spoken,
        [each for each in found if not each.added and name == str(each.number + 1)],
    )
    return next(filter(None, ways), [])


def _the_one(name: str, found: Sequence[FilmTrack]) -> FilmTrack:
    """The track that a name means; UsageError where it means none, or several."""
    fits = meant(name, found)
    if len(fits) > 1:
        raise _unclear(name, fits, hint="name it by its title or its number")
    if not fits:
        known = {part for each in found for part in (each.lang, each.title) if part}
        hint = perhaps(name, known) or "the file has no subtitle tracks"
        raise UsageError(f"no subtitle track {name!r} in the file", hint=hint)
    return fits[0]


def _unclear(name: str, fits: Sequence[FilmTrack], *, hint: str) -> UsageError:
    listed = ", ".join(str(each) if each.added else f"{each} ({each.number + 1})" for each in fits)
    return UsageError(f"{name!r} may mean several tracks: {listed}", hint=hint)


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
