"""Music: it lies under the voice, swells where nobody speaks, and ends with its act."""

import wave

import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.sound.arrangement import LaidBed
from langreel.sound.bed_loop import bed_loop
from langreel.sound.duck import LIFT, swell
from langreel.sound.music import loop
from langreel.sound.music_part import music_part
from langreel.sound_steps import RATE
from langreel.synth import BEDS
from sound_mix import mix


def at(hertz: float):
    return np.exp(-2j * np.pi * hertz * np.arange(RATE) / RATE)


def levels(samples, hertz):
    """dB of one pitch, second by second."""
    seconds = len(samples) // RATE
    return 20 * np.log10(
        [abs((samples[n * RATE : (n + 1) * RATE, 0] * at(hertz)).mean()) + 1e-9 for n in range(seconds)]
    )


def test_music_ducks_under_the_voice(tone, heard, arranged, tmp_path) -> None:
    """The bed fades in, lies low while somebody speaks, comes back between, and fades out."""
    takes = [(4.0, tone(300, 3.0, 0.1, 1)), (11.0, tone(300, 2.0, 0.1, 1))]
    stem = mix(arranged(takes, 18.0, tone(1000, 5.0, 0.5)), tmp_path / "mix.wav")
    bed = levels(heard(stem.audio), 1000)
    assert bed[0] < bed[2] > bed[5] < bed[9] > bed[11] and bed[17] < bed[15]
    assert LIFT - 1 < bed[9] - bed[5] < LIFT + 1


def test_the_duck_is_the_distance_to_the_voice(tone, heard, arranged, tmp_path) -> None:
    """`duck: 14` puts the bed 14 dB under the voice where it speaks, and the mix knows it."""
    stem = mix(arranged([(2.0, tone(900, 6.0, 0.1, 1))], 10.0, tone(1000, 30.0, 0.5)), tmp_path / "mix.wav")
    part = heard(stem.audio)[4 * RATE : 5 * RATE, 0]
    voice, bed = (abs((part * at(hertz)).mean()) for hertz in (900, 1000))
    assert abs(20 * np.log10(voice / bed) - 14) < 0.3
    assert [round(margin) for margin in stem.margins] == [14]


@pytest.mark.parametrize("name", BEDS)
def test_speech_stands_well_above_every_bed(name, write_wave, babble, arranged, tmp_path) -> None:
    """At least 12 LU, in each line, at the duck that holds where none is asked for."""
    takes = [(n * 5 + 0.5, write_wave(babble(4.0, seed=n), f"{n}.wav")) for n in range(4)]
    stem = mix(arranged(takes, 21.0, name), tmp_path / "mix.wav")
    assert len(stem.margins) == 4 and min(stem.margins) >= 12


def test_without_music_there_is_no_margin(tone, arranged, tmp_path) -> None:
    """Nothing to be above."""
    assert mix(arranged([(0.5, tone(300, 1.0, 0.1, 1))], 2.0), tmp_path / "mix.wav").margins == ()


def test_music_alone_is_loud_enough(tone, arranged, tmp_path) -> None:
    """Under a scratch voice the bed is all there is: as loud as any film, and no peak too high."""
    for music in (tone(220, 2.0, 0.2), "inquiry"):
        stem = mix(arranged([(0.5, tone(440, 1.0, 0.0, 1))], 8.0, music), tmp_path / "mix.wav")
        assert abs(stem.lufs + 14) <= 0.1 and stem.peak <= -1.0


def test_the_bed_swells_as_far_as_a_pause_allows() -> None:
    """Not at all in a breath between two sentences, half the way in a pause, wholly where it is long."""
    assert max(lift for _, lift in swell([(1.0, 2.0), (2.4, 3.0)])[1:-1]) == 0.0
    half, whole = (max(lift for _, lift in swell([(1.0, 2.0), (begins, 9.0)])[1:-1]) for begins in (2.9, 6.0))
    assert 0 < half < LIFT == whole


@pytest.mark.parametrize("seconds", [3.0, 7.3, 29.98])
def test_a_short_file_ends_with_its_act(seconds, write_wave) -> None:
    """Its last round is whole: the last sample of the act is the last of the music."""
    music = np.sin(np.linspace(0, 500, 2 * RATE + 777)) * np.linspace(0.1, 0.9, 2 * RATE + 777)
    laid = LaidBed(0.0, seconds, "", write_wave(np.stack([music, music], axis=1)), 14.0)
    whole = loop(laid).samples(-round(seconds * RATE), 0)
    assert len(whole) == round(seconds * RATE)
    assert np.allclose(whole[-RATE:, 0], music[-RATE:], atol=1e-3)


def test_long_music_plays_from_its_beginning(write_wave) -> None:
    """An act that is shorter than its music hears how it begins."""
    music = np.linspace(0.1, 0.9, 9 * RATE)
    laid = LaidBed(0.0, 4.0, "", write_wave(np.stack([music, music], axis=1)), 14.0)
    assert np.allclose(loop(laid).samples(-4 * RATE, 0)[:, 0], music[: 4 * RATE], atol=1e-3)


@pytest.mark.parametrize("music", [*BEDS, "a file"])
def test_a_loop_does_not_click(music, tone, write_wave) -> None:
    """Where a round follows another, and where the bed begins and ends, no step is greater than elsewhere."""
    # Its rounds do not fit: 220.3 waves a second.
    file = tone(220.3, 3.0, 0.5) if music == "a file" else None
    laid = LaidBed(1.0, 40.0, music, file, 14.0)
    part = music_part([laid], [bed_loop(laid)], [(5.0, 9.0), (12.0, 20.0)])
    samples = part.samples(0, 42 * RATE)
    steps = np.abs(np.diff(samples, axis=0)).max(axis=1)
    inner = steps[10 * RATE : 12 * RATE].max()
    assert steps.max() < 2.5 * inner
    assert not samples[:RATE].any() and not samples[41 * RATE :].any()


def test_a_bed_an_act(tone) -> None:
    """Each fades in where its act begins and is gone where it ends."""
    beds = [LaidBed(at, 6.0, "", tone(hertz, 9.0, 0.5), 14.0) for at, hertz in ((0.0, 300), (6.0, 500))]
    samples = music_part(beds, [*map(bed_loop, beds)], []).samples(0, 12 * RATE)
    first, second = levels(samples, 300), levels(samples, 500)
    assert (first[:5] > -60).all() and (first[6:] < -80).all()
    assert (second[:6] < -80).all() and (second[7:11] > -60).all()
    assert np.abs(samples[6 * RATE - 20 : 6 * RATE + 20]).max() < 1e-3


def as_wave(path, samples, width=2, form=1):
    """A WAV of any sample format, written by hand: channels are columns."""
    channels, data = samples.shape[1], samples.tobytes()
    fields = [form, channels, RATE, RATE * channels * width, channels * width, width * 8]
    head = b"".join(n.to_bytes(size, "little") for n, size in zip(fields, (2, 2, 4, 4, 2, 2), strict=True))
    body = b"WAVEfmt " + (16).to_bytes(4, "little") + head + b"data" + len(data).to_bytes(4, "little") + data
    path.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    return path


def test_music_may_be_of_any_shape(tone, tmp_path) -> None:
    """8-bit, mono, 5.1, another rate: what comes in is stereo at 48 kHz."""
    sine = np.sin(2 * np.pi * 440 * np.arange(3 * RATE) / RATE)
    eight = as_wave(tmp_path / "8.wav", np.round(sine * 60 + 128).astype(np.uint8)[:, None], width=1)
    surround = as_wave(tmp_path / "6.wav", np.repeat((sine * 9000).astype("<i2")[:, None], 6, axis=1))
    for file in (eight, surround, tone(440, 3.0, 0.3, 1)):
        samples = loop(LaidBed(0.0, 2.0, "", file, 14.0)).samples(-2 * RATE, 0)
        assert samples.shape == (2 * RATE, 2)
        assert levels(samples, 440)[0] > levels(samples, 1300)[0] + 30


def test_music_that_cannot_be_used_is_named(tone, arranged, tmp_path) -> None:
    """The file, and what is wrong with it; no mix is left behind."""
    take, out = [(0.0, tone(440, 1.0, 0.1, 1))], tmp_path / "out" / "mix.wav"
    (tmp_path / "noise.mp3").write_bytes(b"not music" * 100)
    holes = np.full((2 * RATE, 2), np.nan, "<f4")
    as_wave(tmp_path / "holes.wav", holes, width=4, form=3)
    bad = {
        tmp_path / "none.mp3": "no such music file",
        tmp_path / "noise.mp3": "cannot be read",
        tmp_path / "holes.wav": "no numbers",
        tone(440, 1.5, 0.0): "holds no sound",
        tone(440, 0.9, 0.3): "only 0.90 s long",
    }
    for file, why in bad.items():
        with pytest.raises(MediaError, match=why) as error:
            mix(arranged(take, 2.0, file), out)
        assert error.value.where == str(file)
    assert not list(tmp_path.rglob("music-*.npz"))


def test_a_file_cut_off_by_a_crash_plays_as_far_as_it_goes(tone) -> None:
    """Its head promises more than there is."""
    file = tone(440, 3.0, 0.3)
    file.write_bytes(file.read_bytes()[: 2 * RATE * 4])
    assert len(loop(LaidBed(0.0, 1.5, "", file, 14.0)).samples(-RATE, 0)) == RATE
    with wave.open(str(file)) as head:
        assert head.getnframes() > 2 * RATE
