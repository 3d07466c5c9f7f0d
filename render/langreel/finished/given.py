"""Given: the film and the subtitle files that somebody names, or why they are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from langreel.captions.formats import read_file, titles
from langreel.captions.formats.read_file import ReadFile
from langreel.errors import ContentError, MediaError
from langreel.ffmpeg.probe import kind
from langreel.languages import guess

_NOT_A_FILM: Final[Mapping[str, str]] = {
    "picture": "a single picture, not a film",
    "sound": "a sound and holds no picture",
    "subtitles": "a subtitle file and holds no picture",
    "text": "a text, not a film",
}


def check_film(video: Path) -> None:
    """MediaError where what is given for the film is something else."""
    if not video.is_file():
        return
    found = kind(video)
    if found != "film":
        hint = f"the film comes first, subtitles are a track: FILM.mp4 --track {video.name}"
        message = f"{video.name} is {_NOT_A_FILM[found]}"
        raise MediaError(message, str(video), hint if found == "subtitles" else "name a film")


def read_subtitles(file: Path) -> ReadFile:
    """The cues of a subtitle file and what is odd about it; ContentError where there is none."""
    read = read_file.read(file)
    if not read.track.cues:
        raise ContentError("there is no cue in the file", str(file), f"what is read: {titles()}")
    return read


def language_of(file: Path) -> str:
    """The language of a subtitle file: what its name says (``us_debt.zh.srt``), else its letters."""
    name = file.stem.rpartition(".")[2] if "." in file.stem else file.stem
    if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", name):
        return name
    words = "".join(line for cue in read_file.read(file).track.cues for line in cue.lines)
    return guess(words).code
