"""Align page: what was found in long recordings → a page to listen to it, and to shift where takes are cut.

The page holds the recordings, small, and saves a file of borders, which the command takes back (`marked`).
"""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from langreel import ffmpeg
from langreel.html_page import PageParts, data_block, html_page, in_language
from langreel.languages import COMMON
from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice.alignment.sitting import LongRecording

PEAKS = 100
"""Peaks a second of the waveforms."""
_DEPTH = 48.0
"""dB that a waveform shows."""


@dataclass(frozen=True, slots=True)
class CutTake:
    """One time a line was said: the number of its recording, where it is cut, its words in its seconds."""

    file: int
    begins: float
    ends: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A line of the script, what became of it, each time it was said, and which of these is its take."""

    segment: str
    number: int
    lang: str
    text: str
    said: str
    status: str
    why: str
    takes: tuple[CutTake, ...] = ()
    chosen: int = -1

    @property
    def name(self) -> str:
        return f"{self.segment}.{self.number}"


def align_page(
    episode: str, lang: str, rows: Sequence[PageRow], files: Sequence[LongRecording], command: str
) -> str:
    """The page as HTML; ``command`` is what takes its borders back."""
    kinds = [row.status for row in rows]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("found", "doubtful", "missing"))
    data = {
        "episode": episode,
        "lang": lang,
        "command": command,
        "rate": PEAKS,
        "files": [_file(file) for file in files],
        "lines": [_line(row) for row in rows],
    }
    head = (
        f"<header><h1>{escape(episode)}.{escape(lang)}: takes</h1>"
        f'<p class="sum">{len(rows)} lines: {counts}</p></header>{_TOOLS}'
    )
    wholes = "".join(_whole(number, file) for number, file in enumerate(files))
    lines = "".join(_article(number, row) for number, row in enumerate(rows))
    body = f"{head}<main><section>{wholes}</section>{lines}</main>{data_block('data', data)}"
    style, script = _part("align.css"), _part("align.js")
    return html_page(PageParts(f"{episode}.{lang}: takes", COMMON.code, style, body, script, "data:"))


_TOOLS = (
    '<div class="tools"><fieldset><legend>Lines</legend>'
    '<label><input type="radio" name="which" value="all" checked>All</label>'
    '<label><input type="radio" name="which" value="open">To look at</label></fieldset>'
    '<button id="save" disabled>Save borders</button><output id="changes">no changes</output>'
    '<p id="how" hidden></p></div>'
)


def _whole(number: int, file: LongRecording) -> str:
    """A recording from its start to its end."""
    return (
        f'<figure class="whole" data-file="{number}"><figcaption>{escape(file.name)}'
        f'<span class="at"></span></figcaption><canvas tabindex="0" role="img" '
        f'aria-label="The whole of {escape(file.name)}"></canvas></figure>'
    )


def _article(number: int, row: PageRow) -> str:
    why = f'<p class="why">{escape(row.why)}</p>' if row.why else ""
    said = f'<p class="said"{in_language(row.lang)}>{escape(row.said)}</p>' if row.said != row.text else ""
    return (
        f'<article class="{escape(row.status)}" data-line="{number}" id="line-{number}">'
        f"<h2>{escape(row.name)} <b>{escape(row.status)}</b></h2>"
        f"<p{in_language(row.lang)}>{escape(row.text)}</p>{said}{why}{_choice(number, row)}"
        f'<div class="wave"><canvas></canvas>{_handle("begins")}{_handle("ends")}</div>'
        '<p class="hands"><button class="play">Play</button><button class="here">It is here</button>'
        '<label><input type="checkbox" class="take">Take it</label><span class="span"></span></p></article>'
    )


def _choice(number: int, row: PageRow) -> str:
    if len(row.takes) < 2:
        return ""
    choices = "".join(
        f'<label><input type="radio" name="take-{number}" value="{at}"'
        f"{' checked' if at == row.chosen else ''}>{at + 1}</label>"
        for at in range(len(row.takes))
    )
    return f'<fieldset class="times"><legend>Said {len(row.takes)} times</legend>{choices}</fieldset>'


def _handle(edge: str) -> str:
    role = f'role="slider" tabindex="0" aria-label="{edge}"'
    return f'<span class="handle {edge}" {role} data-edge="{edge}"></span>'


def _line(row: PageRow) -> dict[str, Any]:
    takes = [
        {
            "file": take.file,
            "begins": round(take.begins, 3),
            "ends": round(take.ends, 3),
            "words": list(_words(row.said, take.words)),
        }
        for take in row.takes
    ]
    laid = row.status == "found"
    return {
        "segment": row.segment, "line": row.number, "takes": takes, "chosen": row.chosen, "laid": laid,
    }  # fmt: skip


def _words(said: str, words: Sequence[Word]) -> Iterator[tuple[str, float, float]]:
    for word in words:
        yield said[word.start : word.end], round(word.begins, 3), round(word.ends, 3)


def _file(file: LongRecording) -> dict[str, Any]:
    return {
        "name": file.name,
        "seconds": round(file.seconds, 3),
        "peaks": b64encode(peaks(file.sound).tobytes()).decode(),
        "sound": _small_sound(file.plain),
    }


def peaks(sound: NDArray[np.int16]) -> NDArray[np.uint8]:
    """How loud each hundredth of a second is: 0 is silence, 255 the loudest of all."""
    step = RATE // PEAKS
    loudest = [
        np.abs(sound[first : first + step * 6000].astype(np.int32))
        for first in range(0, len(sound), step * 6000)
    ]
    if not loudest:
        return np.zeros(0, np.uint8)
    folded = [np.pad(part, (0, -len(part) % step)).reshape(-1, step).max(axis=1) for part in loudest]
    level = np.concatenate(folded).astype(np.float64)
    decibels = 20 * np.log10(np.maximum(level, 1) / max(1.0, float(level.max())))
    return np.asarray(np.clip(255 * (1 + decibels / _DEPTH), 0, 255), np.uint8)


def _small_sound(plain: Path) -> str:
    """A recording as every browser plays it, about 10 MB an hour, as an address that holds it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "small.webm"
        shape = ["-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-bitexact"]
        ffmpeg.run(["-i", ffmpeg.url(plain), *shape, str(out)])
        return f"data:audio/webm;base64,{b64encode(out.read_bytes()).decode()}"


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")
