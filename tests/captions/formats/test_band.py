"""Where burnt-in subtitles stand: drawn by libass, looked at as pixels."""

from __future__ import annotations

import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest

from langreel.captions import write
from langreel.model import Cue, Span, Track

WIDE, HIGH = 854, 480


def burnt(cue: Cue, lang: str, folder: Path) -> np.ndarray:
    """The first frame of a black picture with the cue on it, as booleans: where it is lit."""
    write(Track((cue,), 15), "ass", folder / "cue.ass", lang=lang, size=(WIDE, HIGH))
    source = f"color=black:s={WIDE}x{HIGH}:r=15:d=1"
    command = ["-v", "error", "-f", "lavfi", "-i", source, "-vf", "ass=cue.ass", "-frames:v", "1"]
    raw = ["-f", "rawvideo", "-pix_fmt", "gray", "-"]
    done = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), *command, *raw], cwd=folder, capture_output=True, check=True
    )
    return np.frombuffer(done.stdout, np.uint8).reshape(HIGH, WIDE) > 100


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", ("也就是说 你看完这段视频的时候啊", "它又多欠了两千多万美元！这么多")),
        ("en", ("Official institutions had $1.32 trillion qp", "of that, (private) investors all the rest.")),
        ("zh+en", ("中国持有的美债达到1.32万亿美元", "China's holdings reached $1.32 trillion,")),
    ],
)
def test_two_full_lines_stay_in_the_subtitle_band(tmp_path: Path, lang: str, lines: tuple[str, ...]):
    """The lower 18 percent of the frame hold the widest cue, with room at the foot and at the sides."""
    rows, columns = np.nonzero(burnt(Cue(Span(0, 15), lines), lang, tmp_path))
    assert rows.min() >= HIGH * 0.819 and rows.max() <= HIGH * 0.98
    assert columns.min() >= WIDE * 0.05 and columns.max() <= WIDE * 0.95


def test_a_brace_is_drawn_and_hides_nothing(tmp_path: Path):
    """An override in the words is shown, not obeyed."""
    plain = burnt(Cue(Span(0, 15), ("债",)), "zh", tmp_path).sum()
    assert burnt(Cue(Span(0, 15), (r"债{\alpha&HFF&}{\pos(0,0)}",)), "zh", tmp_path).sum() > 3 * plain
