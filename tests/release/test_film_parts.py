"""Film parts: the frame that is asked for, and no other."""

from __future__ import annotations

import pytest
from PIL import Image

from langreel.ffmpeg import run
from langreel.release.film_parts import take_frame

FRAMES = 12


@pytest.fixture(scope="module")
def ramp(tmp_path_factory):
    """A film whose frame n has the grey 16 + 18 n."""
    out = tmp_path_factory.mktemp("ramp") / "ramp.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", f"color=gray:s=64x64:r=30:d={FRAMES / 30}", "-vf",
         "geq=lum=16+18*N:cb=128:cr=128", "-c:v", "libx264", "-crf", "4", str(out)])  # fmt: skip
    return out


@pytest.mark.parametrize("frame", [0, 1, 5, FRAMES - 1])
def test_a_frame_is_the_one_that_was_counted(ramp, frame, tmp_path):
    """From the film's first on, whatever lies between key frames."""
    take_frame(ramp, frame, 30, tmp_path / "still.png")
    with Image.open(tmp_path / "still.png") as still:
        shown = still.convert("L").getpixel((32, 32))
    assert round((shown * 219 / 255 + 16 - 16) / 18) == frame
