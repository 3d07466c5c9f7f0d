"""Given: the film and the subtitle files that somebody names, or why they are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from langreel.captions.formats import read_file, titles
from langreel.captions.formats.read_file import ReadFile
from langreel.errors import ContentError, MediaError
from langreel.ffmpeg.probe import kind, told_seconds
from langreel.languages import guess
from langreel.languages.tags import spelling
from langreel.master.swap import check_there

_NOT_A_FILM: Final[Mapping[str, str]] = {
    "picture": "a single picture, not a film",
    "sound": "a sound and holds no picture",
    "subtitles": "a subtitle file and holds no picture",
    "text": "a text, not a film",
}
_TAG_IN_NAME: Final = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|[0-9]{3}))*")
"""A language as other programs write it, too: ``pt_BR``, ``zh-hant``. A whole name may be words: my_film."""


def length_of(video: Path) -> float:
    """How many seconds a film has; UsageError where there is none, MediaError where it is something else."""
    check_there(video)
    found = kind(video)
    if found != "film":
        hint = f"the film comes first, subtitles are a track: FILM.mp4 --track {video.name}"
        message = f"{video.name} is {_NOT_A_FILM[found]}"
        raise MediaError(message, str(video), hint if found == "subtitles" else "name a film")
    return told_seconds(video)


def read_subtitles(file: Path, encoding: str, seconds: float) -> ReadFile:
    """The cues of a subtitle file and what is odd about it; ContentError where there is none.

    ``encoding`` is empty where it is to be recognised; ``seconds`` is how long the film is.
    """
    read = read_file.read(file, encoding=encoding, seconds=seconds)
    if not read.track.cues:
        raise ContentError("there is no cue in the file", str(file), f"what is read: {titles()}")
    return read


def language_of(file: Path, encoding: str = "") -> str:
    """The language of a subtitle file: what its name says (``us_debt.zh.srt``), else its letters."""
    _, dot, name = file.stem.rpartition(".")
    if _TAG_IN_NAME.fullmatch(name) and (dot or "_" not in name):
        return spelling(name)
    words = "".join(line for cue in read_file.read(file, encoding=encoding).track.cues for line in cue.lines)
    return guess(words).code
