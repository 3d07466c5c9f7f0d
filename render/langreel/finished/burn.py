"""Burn: one subtitle file, or two stacked, drawn into the picture of a finished film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from langreel import fonts, theme
from langreel.captions.formats import ass
from langreel.captions.formats.appearance import STYLES, TrackLook, worn_colors
from langreel.captions.rules.style import united
from langreel.errors import ToolError, known
from langreel.ffmpeg import shown_size
from langreel.finished.given import length_of, read_subtitles
from langreel.languages.letters import ems
from langreel.languages.scripts import script_of
from langreel.linebreak import wrap
from langreel.master import burn as master
from langreel.master.swap import opened
from langreel.model import Cue, Event, Finding, Track, Watcher

_HOUSE: Final = 1000 / 1448
"""An em of Noto Sans CJK as a share of its line: other fonts are set as large as it looks."""


@dataclass(frozen=True, slots=True)
class SubtitleFile:
    """A subtitle file, the language that it is in, and its encoding; empty where that is recognised."""

    lang: str
    file: Path
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Burnt:
    """A film with subtitles in its picture, and what was odd about their files."""

    file: Path
    seconds: float
    findings: tuple[Finding, ...]


def burn(
    video: Path, tracks: Sequence[SubtitleFile], style: str, *, root: Path, out: Path, watch: Watcher
) -> Burnt:
    """Draw one track, or two stacked, into the picture. ``root`` is where ``assets/fonts/`` may be."""
    known(style, STYLES, "style")
    seconds = length_of(video)
    media = opened(video)
    size = shown_size(video)
    read = [read_subtitles(track.file, track.encoding, seconds) for track in tracks]
    fitted = [
        fitting(each.track, track.lang, size, style=style, second=number > 0)
        for number, (track, each) in enumerate(zip(tracks, read))
    ]
    look, files = dressed(tracks, fitted, root=root, size=size, style=style)
    watch(Event("planned", "burn", out.name, 0, media.seconds))
    watch(Event("started", "burn", out.name, 0, media.seconds))

    def tell(done: float) -> None:
        watch(Event("progress", "burn", out.name, done, media.seconds))

    master.burn(video, _script(fitted, look), files, out=out, on_progress=tell)
    watch(Event("finished", "burn", out.name, media.seconds, media.seconds))
    return Burnt(out, media.seconds, tuple(finding for each in read for finding in each.findings))


def dressed(
    given: Sequence[SubtitleFile],
    tracks: Sequence[Track],
    *,
    root: Path,
    size: tuple[int, int],
    style: str,
) -> tuple[TrackLook, list[Path]]:
    """How some tracks look in the worn theme, in fonts that draw every letter, and their files.

    ToolError where no font does.
    """
    mains, others = list[str](), dict[str, str]()
    for each, track in zip(given, tracks, strict=True):
        words = "".join(line for cue in track.cues for line in cue.lines)
        families = theme.families(each.lang)
        try:
            mains.append(fonts.main_family(families, root, script_of(each.lang).own(words)))
            others |= fonts.stand_ins(families, root, words, main=mains[-1])
        except ToolError as error:
            raise ToolError(error.message, str(each.file), error.hint) from error
    worn = dict.fromkeys((*mains, *others.values()))
    look = TrackLook(
        "+".join(each.lang for each in given),
        size,
        mains[0],
        style,
        second=mains[-1],
        stand_ins=others,
        colors=worn_colors(),
        scales={family: _HOUSE / fonts.em_share(family, root) for family in worn},
    )
    return look, [fonts.font_file(family, root) for family in worn]


def _script(tracks: Sequence[Track], look: TrackLook) -> str:
    if len(tracks) == 1:
        return ass.write(tracks[0], look)
    top, bottom = tracks
    return ass.stacked(top, bottom, look)


def fitting(track: Track, lang: str, size: tuple[int, int], *, style: str, second: bool = False) -> Track:
    """Cues whose lines fit between the sides of the picture; too wide ones are broken anew."""
    look = STYLES[style]
    share, room = look.small if second else look.large, 1 - look.left - look.right
    # A letter is about 0.69 of its line high (Noto Sans CJK).
    widest = int(room * size[0] / (0.69 * share * size[1]))
    cues = (
        cue if all(ems(line) <= widest for line in cue.lines)
        else Cue(cue.span, wrap(united(cue.lines, lang), lang, widest, measure=ems))
        for cue in track.cues
    )  # fmt: skip
    return Track(tuple(cues), track.rate)
