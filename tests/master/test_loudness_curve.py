"""How loud a film is, moment by moment: in figures, and as a picture."""

import numpy as np
import pytest
from PIL import Image

from langreel import theme
from langreel.errors import MediaError
from langreel.ffmpeg.loudness import Loudness
from langreel.master import loudness_picture
from langreel.master.loudness_curve import FLOOR, LoudnessCurve, loudness_curve


def test_a_steady_sound_is_a_line(tone):
    """As high as the whole is loud, but for the silence around it; ten points a second."""
    curve = loudness_curve(tone(997, 5.0, 0.1))
    assert len(curve.momentary) == len(curve.short_term) == 50
    assert all(abs(level - curve.loudness.lufs) <= 0.2 for level in curve.momentary[3:-3])
    assert curve.range < 3 and curve.longest_silence == 0


def test_stretches_join_without_a_step(tone):
    """A film is gone through minute by minute, and nobody sees where."""
    curve = loudness_curve(tone(100, 62.0, 0.1))
    assert np.abs(np.diff(curve.momentary[590:610])).max() <= 0.1


def test_silence_lies_at_the_floor(tone):
    """And is told by its length."""
    curve = loudness_curve(tone(440, 3.0, 0.0))
    assert set(curve.momentary) == {FLOOR} and curve.longest_silence == 3.0 and curve.range == 0.0


def test_a_file_without_sound_is_an_error(tmp_path):
    """Told as what it is."""
    (tmp_path / "a.mp4").write_text("no film")
    with pytest.raises(MediaError):
        loudness_curve(tmp_path / "a.mp4")


def test_the_picture_shows_the_curve(tmp_path):
    """Loud in its first half, quiet in its second: the broad line steps down."""
    levels = tuple([-14.0] * 50 + [-44.0] * 50)
    curve = LoudnessCurve(Loudness(-14.0, -1.5), levels, levels)
    out = tmp_path / "loudness.png"
    loudness_picture.draw(curve, [(0.0, "开场"), (5.0, "Two")], 10.0, lang="zh", out=out)
    with Image.open(out) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    colour = [int(theme.series(0)[at : at + 2], 16) for at in (1, 3, 5)]
    rows = [np.flatnonzero((pixels[:, x] == colour).all(axis=1)).mean() for x in (400, 1200)]
    assert 100 < rows[0] < 150 and 330 < rows[1] < 400
