"""The limiter: no peak above its room, no click, and nothing touched that need not be."""

import numpy as np
import pytest

from langreel.sound.gains import spread
from langreel.sound.limiter import limit
from langreel.sound_steps import TICK


def factors(peaks, room, reach):
    """Those of all samples, with silence before the first tick and behind the last."""
    ticks, more = len(peaks), 2 * reach + 2
    gains = limit(np.pad(peaks, more), np.pad(room, more, constant_values=1.0), reach)
    return spread(gains[more - 1 : more + ticks + 1], 0, ticks * TICK)[:, 0]


def test_what_has_room_stays_as_it_is():
    """A gain of one throughout."""
    assert (limit(np.full(500, 0.5), 0.5, 16) == 1.0).all()


@pytest.mark.parametrize("reach", [2, 6, 16])
def test_no_peak_is_above_its_room(reach):
    """Between the milliseconds neither, however peaks and room go up and down."""
    chance = np.random.default_rng(1)
    peaks, room = chance.exponential(0.5, 2000), chance.uniform(0.2, 0.8, 2000)
    gains = factors(peaks, room, reach)
    assert (np.repeat(peaks, TICK) * gains <= np.repeat(room, TICK) * 1.0001).all()


def test_the_gain_goes_down_before_a_peak_and_comes_back_after_it():
    """Evenly on both sides, and no further than it reaches."""
    peaks = np.full(200, 0.1)
    peaks[100] = 2.0
    gains = limit(peaks, 1.0, reach=16)
    assert abs(gains[100] - 0.5) < 1e-9 and np.allclose(gains[50:100], gains[101:151][::-1])
    assert (gains[: 100 - 33] == 1).all() and (gains[100 + 34 :] == 1).all()
    assert np.abs(np.diff(gains)).max() < 0.05
