"""What langreel sounds of its own: beds that follow themselves without a seam, effects that do not click."""

import numpy as np
import pytest

from langreel.synth import BEDS, EFFECTS
from langreel.synth.beds import SCORES, bed
from langreel.synth.effects import PLAYERS, effect
from langreel.synth.synthesiser import RATE, Note, Timbre, hertz, loop, noise, panned


def strongest(sound):
    """The frequency that carries most."""
    spectrum = np.abs(np.fft.rfft(sound.mean(axis=1)))
    return np.argmax(spectrum) * RATE / len(sound)


def test_a_note_sounds_at_its_pitch():
    """MIDI 69 is 440 Hz, and an octave is twice that."""
    pure = Timbre((1.0,), detune=0.0, attack=0.01, release=0.01)
    for pitch, frequency in ((69, 440.0), (81, 880.0), (57, 220.0)):
        assert abs(strongest(loop([Note(pitch, 0.0, 0.98)], pure, 1.0)) - frequency) <= 1.0
        assert hertz(pitch) == frequency


def test_what_rings_beyond_the_end_rings_on_at_the_beginning():
    """A loop holds each note whole, wherever it begins."""
    ringing = Timbre((1.0, 0.5), detune=3.0, attack=0.1, release=0.5)
    early, late = (loop([Note(60, at, 0.5)], ringing, 2.0) for at in (0.0, 1.5))
    assert np.allclose(np.roll(early, round(1.5 * RATE), axis=0), late)


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_has_no_seam_and_no_hole(name):
    """From its last sample to its first is no greater step than elsewhere, and no half second is silent."""
    sound = bed(name, 60.0)
    steps = np.abs(np.diff(sound, axis=0)).max()
    assert np.abs(sound[0] - sound[-1]).max() <= steps
    blocks = sound[: len(sound) // (RATE // 2) * (RATE // 2)].reshape(-1, RATE // 2, 2)
    assert np.sqrt((blocks**2).mean(axis=(1, 2))).min() > 10 ** (-45 / 20)
    assert np.abs(sound).max() <= 10 ** (-9 / 20) + 1e-9


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_begins_and_ends_in_silence(name):
    """No click at either end, its highest sample 6 dB below full scale, and the same each time."""
    sound = effect(name)
    assert np.abs(sound[0]).max() < 0.01 and np.abs(sound[-1]).max() < 0.01
    assert np.abs(sound).max() == pytest.approx(10 ** (-6 / 20))
    assert np.array_equal(sound, effect(name))
    assert np.sqrt((sound**2).mean()) > 10 ** (-40 / 20)


def test_noise_is_the_same_for_the_same_seed():
    """A film that is made again sounds the same."""
    assert np.array_equal(noise(0.1, seed=4), noise(0.1, seed=4))
    assert not np.array_equal(noise(0.1, seed=4), noise(0.1, seed=5))


def test_a_sound_is_as_loud_wherever_it_stands():
    """Left, middle and right carry the same power."""
    mono = noise(0.1, seed=1)
    powers = [(panned(mono, side) ** 2).sum() for side in (-1.0, 0.0, 1.0)]
    assert np.allclose(powers, powers[0])


def test_every_name_is_played():
    """What a script may ask for, and what is there, are the same."""
    assert (*SCORES,) == BEDS and PLAYERS.keys() == EFFECTS.keys()


@pytest.mark.parametrize("name", BEDS)
@pytest.mark.parametrize("seconds", [31.7, 60.0, 247.3])
def test_a_bed_fills_its_act_with_whole_bars(name, seconds):
    """Its tempo gives way a little: at most an eighth, and less the longer the act."""
    score = SCORES[name]
    bar = len(bed(name, seconds)) / RATE / len(score.chords)
    assert abs(seconds / bar - round(seconds / bar)) < 0.01
    assert abs(bar / score.bar - 1) <= 0.5 / round(seconds / score.bar) + 1e-3


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_falls_on_its_mark(name):
    """Where it is loudest, or where it has grown to: within a tenth of a second."""
    sound, lands = effect(name).sum(axis=1), EFFECTS[name]
    loudest = np.argmax(np.convolve(sound**2, np.ones(RATE // 50), "same")) / RATE
    assert abs(loudest - lands) < 0.1


def test_a_loop_at_half_the_rate_loses_nothing_that_is_heard():
    """A partial near 9 kHz comes out at its level, and nothing beside it."""
    pure = Timbre((1.0,), detune=0.0, attack=0.01, release=0.01)
    spectrum = np.abs(np.fft.rfft(loop([Note(121, 0.0, 0.98, side=-1.0)], pure, 1.0)[:, 0]))
    loud = np.flatnonzero(spectrum > spectrum.max() * 10 ** (-70 / 20))
    assert hertz(121) > 8800 and abs(loud - hertz(121)).max() < 400
