"""The mix: everything where it belongs, as loud as it should be."""

import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.ffmpeg.loudness import measure
from sound_mix import mix

RATE = 48_000


def drawn(samples, hertz: float = 0.0, step: float = 0.5) -> str:
    """The mix as a picture, a letter each half second: how loud it is (of one pitch, if given)."""
    letters = ""
    for at in range(0, len(samples), round(step * RATE)):
        part = samples[at : at + round(step * RATE), 0]
        if hertz:
            wave = np.exp(-2j * np.pi * hertz * np.arange(len(part)) / RATE)
            level = 2 * abs((part * wave).mean()) / np.sqrt(2)
        else:
            level = float(np.sqrt((part**2).mean()))
        letters += " " if level < 1e-4 else "." if level < 0.02 else "-" if level < 0.06 else "#"
    return letters


def test_takes_lie_where_they_begin(tone, heard, arranged, tmp_path) -> None:
    """Each at its second, nothing in between, and the mix exactly as long as asked for."""
    takes = [(0.5, tone(300, 1.0, 0.1, 1)), (2.5, tone(500, 1.5, 0.1, 1))]
    stem = mix(arranged(takes, 5.0), tmp_path / "mix.wav")
    assert drawn(heard(stem.audio)) == " ##  ### "[:9] + " "
    assert len(heard(stem.audio)) == 5 * RATE and stem.seconds == 5.0


@pytest.mark.parametrize("seconds", [2.0, 3.0333333, 7.4583333])
def test_the_length_is_exact_to_the_sample(seconds, tone, heard, arranged, tmp_path) -> None:
    """Also where seconds are no whole number of milliseconds, and where a take would run over."""
    stem = mix(arranged([(1.5, tone(300, 1.0, 0.1, 1))], seconds), tmp_path / "mix.wav")
    assert len(heard(stem.audio)) == round(seconds * RATE)


def test_a_take_stands_at_its_sample(heard, arranged, write_wave, babble, tmp_path) -> None:
    """Wherever its picture is: 17 samples later, it is heard 17 samples later, and nothing before."""
    take = write_wave(0.2 * babble(1.0))
    first, second = (
        heard(mix(arranged([(at / RATE, take)], 3.0), tmp_path / "mix.wav").audio)[:, 0]
        for at in (24_000, 24_017)
    )
    alike = [float(first[24_000:72_000] @ second[24_000 + lag : 72_000 + lag]) for lag in range(40)]
    assert np.argmax(alike) == 17
    assert not first[:24_000].any() and not second[:24_017].any()


@pytest.mark.parametrize("amplitude", [0.003, 0.1, 0.9])
def test_the_mix_is_at_the_platforms_loudness(amplitude, tone, arranged, tmp_path) -> None:
    """-14 LUFS within a tenth and at most -1 dBTP, from a whisper or a shout, as measured afterwards."""
    stem = mix(arranged([(0.2, tone(440, 3.0, amplitude, 1))], 4.0), tmp_path / "mix.wav")
    again = measure(stem.audio)
    assert abs(again.lufs + 14) <= 0.1 and again.peak <= -1.0
    assert (stem.lufs, stem.peak) == (again.lufs, again.peak)


def test_spikes_are_held_under_the_ceiling(write_wave, arranged, tmp_path) -> None:
    """A voice with a high crest is limited, not clipped, and still loud enough."""
    noise = np.random.default_rng(1).laplace(0, 0.05, 4 * RATE) * np.repeat(np.tile([1, 0.1], 8), RATE // 4)
    stem = mix(arranged([(0.0, write_wave(noise))], 4.0), tmp_path / "mix.wav")
    assert abs(stem.lufs + 14) <= 0.1 and stem.peak <= -1.5


def test_dubs_are_equally_loud(write_wave, arranged, babble, tmp_path) -> None:
    """Within 0.2 LU, whatever their voices are like, with music or without."""
    calm, sharp = (
        write_wave(0.05 * babble(6.0), "calm.wav"),
        write_wave(babble(4.0, seed=2) * 3, "sharp.wav"),
    )
    dubs = [
        mix(arranged([(0.5, take)], 8.0, music), tmp_path / "mix.wav").lufs
        for take in (calm, sharp)
        for music in (None, "weight")
    ]
    assert max(dubs) - min(dubs) <= 0.2


def test_every_line_is_equally_loud(write_wave, arranged, babble, heard, tmp_path) -> None:
    """A take that was spoken into a telephone and one from a studio: brought to one loudness, not clipped."""
    quiet, loud = write_wave(0.02 * babble(3.0), "quiet.wav"), write_wave(1.9 * babble(3.0), "loud.wav")
    samples = heard(mix(arranged([(0.5, quiet), (4.5, loud)], 8.0), tmp_path / "mix.wav").audio)
    first, second = (np.sqrt((samples[at : at + 3 * RATE] ** 2).mean()) for at in (RATE // 2, 9 * RATE // 2))
    assert abs(20 * np.log10(first / second)) < 0.5
    assert np.abs(samples).max() < 0.85


def test_a_silent_voice_gives_a_silent_mix(tone, heard, arranged, tmp_path) -> None:
    """A scratch voice, or no take at all: silence of the right length, and no loudness."""
    for takes in ([(0.5, tone(440, 1.0, 0.0, 1))], []):
        stem = mix(arranged(takes, 2.0), tmp_path / "mix.wav")
        assert stem.lufs == float("-inf") and not heard(stem.audio).any()


def test_a_damaged_take_is_named(arranged, tmp_path) -> None:
    """A take cut short by a crash is recorded again, not mixed."""
    (tmp_path / "take.wav").write_bytes(b"RIFF")
    for name in ("take.wav", "gone.wav"):
        with pytest.raises(MediaError, match="the take cannot be read"):
            mix(arranged([(0.0, tmp_path / name)], 1.0), tmp_path / "mix.wav")


def test_the_same_arrangement_gives_the_same_bytes(arranged, write_wave, babble, tmp_path) -> None:
    """A film that is made again sounds the same, music and effects and all."""
    laid = arranged([(1.0, write_wave(babble(3.0)))], 6.0, "inquiry", effects=[(1.0, "whoosh")])
    one, other = (mix(laid, tmp_path / f"{name}.wav").audio.read_bytes() for name in "ab")
    assert one == other
