"""Pictures that wait to be encoded never hold more bytes than is allowed, whatever their size."""

import threading
from functools import partial

import numpy as np
import pytest

from langreel.ffmpeg import Encoder, encoder
from langreel.ffmpeg.backlog import SMALLEST, Backlog


@pytest.mark.parametrize(
    "sizes", [[SMALLEST] * 30, [4 * SMALLEST, SMALLEST] * 9, [9 * SMALLEST] * 5, [0] * 30]
)
def test_never_more_than_the_limit_waits(sizes):
    """Small steps, large ones, and those above the limit, which wait alone; all come, in order."""
    waiting, taken, held = Backlog(6 * SMALLEST), [], []

    def put() -> None:
        for number, size in enumerate(sizes):
            waiting.put(partial(taken.append, number), size)
            held.append(waiting.held)
        waiting.put(None)

    thread = threading.Thread(target=put)
    thread.start()
    while step := waiting.get():
        held.append(waiting.held)
        step()
    thread.join()
    assert taken == list(range(len(sizes)))
    assert max(held) <= max(6 * SMALLEST, *sizes)
    assert waiting.held == 0


def test_an_encoder_holds_no_more_than_its_limit(tmp_path, monkeypatch):
    """A hundred pictures of 90 kB, painted faster than they are encoded: five at most wait."""
    monkeypatch.setattr(encoder, "_AHEAD", 500_000)
    noise, held = np.random.default_rng(1), []
    with Encoder(tmp_path / "clip.mp4", 200, 150, fps=15) as clip:
        for _ in range(100):
            clip.write(noise.integers(0, 255, (150, 200, 3), np.uint8))
            held.append(clip._backlog.held)
    assert 90_000 < max(held) <= 500_000
