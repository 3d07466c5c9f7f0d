"""The picture of a film's loudness: titles of acts stand beside each other, whatever their length."""

from PIL import Image, ImageChops

from langreel.ffmpeg.loudness import Loudness
from langreel.master.loudness_curve import LoudnessCurve
from langreel.master.loudness_picture import BOTTOM, SIZE, draw


def titles(chapters, out):
    """The strip below the curve, in which the titles stand."""
    curve = LoudnessCurve(Loudness(-14.0, -2.0), (-14.0,) * 600, (-14.0,) * 600)
    draw(curve, chapters, 60.0, lang="en", out=out)
    return Image.open(out).crop((0, SIZE[1] - BOTTOM + 1, SIZE[0], SIZE[1]))


def test_a_long_title_leaves_the_next_one_alone(tmp_path):
    """It is cut where the next act begins, whose words look as they do beside a short one."""
    short = titles([(0.0, "One"), (3.0, "Two")], tmp_path / "short.png")
    long = titles([(0.0, "One act with a title of many words"), (3.0, "Two")], tmp_path / "long.png")
    left, _, right, _ = ImageChops.difference(short, long).getbbox()
    assert left < 150 and right <= 70 + (SIZE[0] - 90) * 3 / 60
