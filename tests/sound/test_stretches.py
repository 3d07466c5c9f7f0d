"""Stretches: the sound of a film made in parts, which nobody hears."""

from dataclasses import replace

import av
import numpy as np
import pytest

from langreel.ffmpeg.loudness import RATE, measure
from langreel.sound import aac, mixdown, stretches
from langreel.sound.mix_target import MixTarget, corrected
from langreel.synth import EFFECTS
from langreel.synth.effects import effect
from sound_mix import samples, stem, steps

STRETCH = 16
"""Seconds, which are whole packets and whole tenths, too: short films do."""
SECONDS = 2 * STRETCH + 7
"""Two borders, and a rest."""


@pytest.fixture(autouse=True)
def _short_stretches(monkeypatch):
    for module in (stretches, mixdown):
        monkeypatch.setattr(module, "SECONDS", STRETCH)


@pytest.fixture
def film(arranged, write_wave, babble):
    """Somebody speaks over music all along, also where two stretches meet; effects lie there, too."""
    take = write_wave(babble(6.0))
    takes = [(0.5 + 6.5 * number, take) for number in range(5)]
    return arranged(takes, SECONDS, "inquiry", effects=[(15.9, "hit"), (31.2, "rise")])


@pytest.fixture
def made(film, tmp_path):
    return steps(film, tmp_path / "steps")


def decoded(path):
    """What a player hears."""
    with av.open(str(path)) as file:
        return np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], axis=1).T


def distance(one, other):
    """dB by which what differs lies below what is there."""
    return 10 * np.log10(np.square(one).sum() / np.square(one - other).sum())


def encoded_at_once(mixed):
    """What one encoder makes of a whole film."""
    packets = list(aac.encode(np.pad(mixed[aac.PACKET :], ((0, 4 * aac.PACKET), (0, 0)))))
    return packets[: -(-len(mixed) // aac.PACKET)]


def test_a_film_of_stretches_sounds_like_one_of_a_piece(made, tmp_path):
    """As near to the mix as what one encoder makes of it in one go; no further off where stretches meet."""
    mixed, joined = samples(made), decoded(stem(made).audio)[: SECONDS * RATE]
    aac.write(encoded_at_once(mixed), len(mixed), tmp_path / "whole.m4a")
    whole = decoded(tmp_path / "whole.m4a")[: SECONDS * RATE]
    assert distance(mixed, joined) > distance(mixed, whole) - 0.3
    packets = len(mixed) // aac.PACKET
    off = np.abs(mixed - joined)[: packets * aac.PACKET].reshape(packets, -1).max(axis=1)
    for border in (16 * RATE // aac.PACKET, 32 * RATE // aac.PACKET):
        assert off[border - 2 : border + 2].max() < np.percentile(off, 99)


def test_the_sum_is_as_long_as_the_film(made):
    """To the sample, from the first one on, and without an edit list."""
    with av.open(str(stem(made).audio)) as file:
        packets = [packet for packet in file.demux(audio=0) if packet.size]
    assert [packet.pts for packet in packets] == [aac.PACKET * number for number in range(len(packets))]
    assert packets[-1].pts + packets[-1].duration == SECONDS * RATE


def test_a_stem_tells_what_a_meter_hears(made):
    """Put together from its stretches: LUFS, true peak, and the level of each line."""
    found = stem(made)
    heard = measure(found.audio)
    assert abs(found.lufs - heard.lufs) <= 0.06 and abs(found.peak - heard.peak) <= 0.15
    sound = decoded(found.audio)
    spans = [(round(first * RATE), round(last * RATE)) for first, last in made.arrangement.spoken]
    levels = [10 * np.log10(np.square(sound[first:last], dtype=float).mean()) for first, last in spans]
    assert np.allclose(levels, found.levels, atol=0.02)


def test_what_changes_late_leaves_what_was_before(film, made, tmp_path):
    """A line of the last stretch is another: the packets of the first are the same, and need not be made."""
    *earlier, last = film.takes
    moved = (*earlier, replace(last, begins=last.begins + 0.25))
    other = replace(film, takes=moved, spoken=tuple((t.begins, t.begins + t.seconds) for t in moved))
    assert list(stretches.stretches(film))[:1] == list(stretches.stretches(other))[:1]
    assert steps(other, tmp_path / "other").balance == made.balance


def test_a_stretch_knows_who_speaks_before_and_after_it(arranged, tone):
    """Music rises in a pause, however far away its ends are."""
    film = arranged([(1.0, tone(300, 2.0, 0.1, 1)), (40.0, tone(300, 2.0, 0.1, 1))], 48.0, "weight")
    assert [len(each.sounds.takes) for each in stretches.stretches(film)] == [1, 0, 1]
    assert [each.sounds.spoken for each in stretches.stretches(film)] == [film.spoken] * 3


@pytest.mark.parametrize("name", EFFECTS)
def test_no_effect_is_longer_than_a_stretch_looks_back(name):
    """Or its end would be missing in the next."""
    assert len(effect(name)) / RATE < stretches.LONGEST_EFFECT


def test_a_dub_that_is_not_as_loud_as_reckoned_is_reckoned_again(made, tmp_path):
    """By as much as it was off; one that is need not be."""
    found = stem(made)
    assert corrected(MixTarget(), found) is None
    louder = corrected(MixTarget(), replace(found, lufs=-14.4, peak=-0.7))
    assert (round(louder.lufs, 3), round(louder.ceiling, 3)) == (-13.6, -2.3)
    again = steps(made.arrangement, tmp_path / "again", louder)
    assert abs(stem(again).lufs + 13.6) <= 0.1
    assert corrected(MixTarget(), replace(found, lufs=float("-inf"))) is None


@pytest.mark.parametrize("at", range(0, 1024, 256))
def test_a_blow_at_a_border_does_not_click(at, arranged, write_wave, tmp_path):
    """Two encoders agree on where short windows begin and end, wherever in a packet something bursts."""
    chance = np.random.default_rng(1)
    bursts = 0.02 * chance.standard_normal(8 * RATE)
    for blow in range(RATE + at, 8 * RATE - 2048, 3 * 1024):
        bursts[blow : blow + 400] += chance.standard_normal(400) * np.linspace(0.6, 0, 400)
    made = steps(arranged([(12.0, write_wave(np.clip(bursts, -1, 1)))], 22.0), tmp_path / "steps")
    mixed, joined = samples(made), decoded(stem(made).audio)
    border, whole = 16 * RATE, slice(13 * RATE, 19 * RATE)
    around = slice(border - 2 * aac.PACKET, border + 2 * aac.PACKET)
    assert distance(mixed[around], joined[around]) > distance(mixed[whole], joined[whole]) - 6
