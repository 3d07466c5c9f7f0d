"""Finished films: other subtitles in them, as tracks or burnt into the picture, from files of any make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import captions, fonts
from langreel.captions.formats import ass
from langreel.captions.formats.look import STYLES, TrackLook
from langreel.captions.limits import Limits
from langreel.captions.rules.style import united
from langreel.errors import ContentError, MediaError, known
from langreel.ffmpeg.probe import kind
from langreel.languages import endonym
from langreel.linebreak import wrap
from langreel.master import swap as soft
from langreel.master.burn import burn as master_burn
from langreel.master.tracks import SoftTrack
from langreel.model import Cue, Event, Finding, Watcher
from langreel.scenes import theme


@dataclass(frozen=True, slots=True)
class Swapped:
    """The subtitle tracks that a film has now, and what was odd about the files they came from."""

    tracks: tuple[soft.FilmTrack, ...]
    findings: tuple[Finding, ...]


def swap(
    video: Path, files: Mapping[str, Path], drop: Sequence[str], default: str, order: Sequence[str], out: Path
) -> Swapped:
    """Copy a film with other subtitle tracks; ``files`` are subtitle files by language."""
    _film(video)
    findings: list[Finding] = []
    with TemporaryDirectory() as folder:
        tracks = []
        for number, (lang, file) in enumerate(files.items()):
            cues, found = captions.read(file)
            findings += found
            tracks.append(_track(lang, _words(cues, file), Path(folder) / f"{number}.srt"))
        kept = soft.swap(video, tracks, drop, default, order, out)
    return Swapped(kept, tuple(findings))


def _film(video: Path) -> None:
    """MediaError where what is given for the film is something else."""
    if not video.is_file():
        return
    found = kind(video)
    if found != "film":
        hint = f"the film comes first, subtitles are a track: FILM.mp4 --track {video.name}"
        told = _NOT_A_FILM[found]
        raise MediaError(
            f"{video.name} is {told}", str(video), hint if found == "subtitles" else "name a film"
        )


_NOT_A_FILM = {
    "picture": "a single picture, not a film",
    "sound": "a sound and holds no picture",
    "subtitles": "a subtitle file and holds no picture",
    "text": "a text, not a film",
}


def _words(cues: tuple[Cue, ...], file: Path) -> tuple[Cue, ...]:
    if not cues:
        raise ContentError("there is no cue in the file", str(file), "is it SRT, WebVTT or ASS?")
    return cues


def _track(lang: str, cues: tuple[Cue, ...], clean: Path) -> SoftTrack:
    """Cues as a track: written anew, so that whatever stood in the file is words and times only."""
    captions.write(cues, captions.MS, "srt", clean, lang=lang)
    return SoftTrack(lang, endonym(lang), clean)


# Burning


@dataclass(frozen=True, slots=True)
class Written:
    """A subtitle file, and the language that it is in."""

    lang: str
    file: Path


def told(file: Path) -> str:
    """The language of a subtitle file: what its name says (``us_debt.zh.srt``), else its letters."""
    name = file.stem.rpartition(".")[2] if "." in file.stem else file.stem
    if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", name):
        return name
    words = "".join(line for cue in captions.read(file).cues for line in cue.lines)
    if re.search(r"[\u3040-\u30ff]", words):
        return "ja"
    return "zh" if re.search(r"[\u3400-\u9fff]", words) else "en"


def burn(video: Path, tracks: Sequence[Written], style: str, root: Path, out: Path, watch: Watcher) -> Burnt:
    """Draw one track, or two stacked, into the picture. ``root`` is where ``assets/fonts/`` may be."""
    known(style, STYLES, "style")
    _film(video)
    media = soft.opened(video)
    size = media.width, media.height
    read = [captions.read(track.file) for track in tracks]
    cues = [
        _fitting(_words(each.cues, track.file), track.lang, size, share)
        for track, each, share in zip(tracks, read, (STYLES[style].large, STYLES[style].small))
    ]
    families = [theme.font(track.lang) for track in tracks]
    look = TrackLook("+".join(track.lang for track in tracks), size, families[0], style, families[-1])
    script = _script(cues, look)
    files = [fonts.font_file(family, root) for family in families]
    watch(Event("planned", "burn", out.name, 0, media.seconds))
    watch(Event("started", "burn", out.name, 0, media.seconds))
    master_burn(video, script, files, out,
                lambda done: watch(Event("progress", "burn", out.name, done, media.seconds)))  # fmt: skip
    watch(Event("finished", "burn", out.name, media.seconds, media.seconds))
    return Burnt(out, media.seconds, tuple(finding for each in read for finding in each.findings))


def _script(cues: Sequence[tuple[Cue, ...]], look: TrackLook) -> str:
    if len(cues) == 1:
        return ass.render(cues[0], captions.MS, look)
    top, bottom = cues
    return ass.stacked(top, bottom, captions.MS, look)


@dataclass(frozen=True, slots=True)
class Burnt:
    """A film with subtitles in its picture, and what was odd about their files."""

    file: Path
    seconds: float
    findings: tuple[Finding, ...]


def _fitting(cues: tuple[Cue, ...], lang: str, size: tuple[int, int], share: float) -> tuple[Cue, ...]:
    """Cues whose lines fit between the sides of the picture; too wide ones are broken anew.

    ``share`` is how high a line is, of the picture's height.
    """
    # A letter is about 0.69 of its line high (Noto Sans CJK); nine tenths of the width are for words.
    widest = int(0.9 * size[0] / (0.69 * share * size[1]))
    measure = Limits(widest, 2, 1, 1, half=0.6).size
    return tuple(
        cue if all(measure(line) <= widest for line in cue.lines)
        else Cue(cue.span, wrap(united(cue.lines, lang), lang, widest, measure=measure))
        for cue in cues
    )  # fmt: skip
