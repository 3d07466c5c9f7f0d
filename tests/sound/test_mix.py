import numpy as np
import pytest

from langreel.errors import MediaError
from langreel.ffmpeg.loudness import measure
from langreel.sound import mix

RATE = 48_000


def drawn(samples, hertz: float = 0.0, step: float = 0.5) -> str:
    """The stem as a picture, a letter each half second: how loud it is (of one pitch, if given)."""
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


def test_takes_lie_where_they_begin(tone, heard, tmp_path) -> None:
    """Each at its second, nothing in between, and the stem exactly as long as asked for."""
    takes = [(0.5, tone(300, 1.0, 0.1, 1)), (2.5, tone(500, 1.5, 0.1, 1))]
    stem = mix(takes, 5.0, None, duck=14, out=tmp_path / "stem.wav")
    assert drawn(heard(stem.audio)) == " ##  ### "[:9] + " "
    assert len(heard(stem.audio)) == 5 * RATE and stem.seconds == 5.0


@pytest.mark.parametrize("seconds", [2.0, 3.0333333, 7.4583333])
def test_the_length_is_exact_to_the_sample(seconds, tone, heard, tmp_path) -> None:
    """Also where seconds are no whole number of milliseconds, and where a take would run over."""
    stem = mix([(1.5, tone(300, 1.0, 0.1, 1))], seconds, None, duck=14, out=tmp_path / "stem.wav")
    assert len(heard(stem.audio)) == round(seconds * RATE)


def test_a_take_begins_at_its_sample(tone, heard, tmp_path) -> None:
    """The limiter's look-ahead does not shift the voice against the picture: within a millisecond."""
    stem = mix([(1.0333333, tone(300, 1.0, 0.3, 1))], 3.0, None, duck=14, out=tmp_path / "stem.wav")
    first = int(np.flatnonzero(np.abs(heard(stem.audio)[:, 0]) > 0.02)[0])
    assert abs(first / RATE - 1.0333333) < 0.001


@pytest.mark.parametrize("amplitude", [0.003, 0.1, 0.9])
def test_the_stem_is_at_the_platforms_loudness(amplitude, tone, tmp_path) -> None:
    """-14 LUFS within half a LU and at most -1 dBTP, from a whisper or a shout, as measured afterwards."""
    stem = mix([(0.2, tone(440, 3.0, amplitude, 1))], 4.0, None, duck=14, out=tmp_path / "stem.wav")
    again = measure(stem.audio)
    assert abs(again.lufs + 14) <= 0.5 and again.peak <= -1.0
    assert (stem.lufs, stem.peak) == (again.lufs, again.peak)


def test_spikes_are_held_under_the_ceiling(tone, tmp_path, heard) -> None:
    """A voice with a high crest is limited, not clipped, and still loud enough."""
    import wave

    noise = np.random.default_rng(1).laplace(0, 0.05, 4 * RATE) * np.repeat(np.tile([1, 0.1], 8), RATE // 4)
    with wave.open(str(tmp_path / "spiky.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(np.clip(noise, -1, 1) * 32767).astype("<i2").tobytes())
    stem = mix([(0.0, tmp_path / "spiky.wav")], 4.0, None, duck=14, out=tmp_path / "stem.wav")
    assert abs(stem.lufs + 14) <= 0.5 and stem.peak <= -1.0


def test_music_ducks_under_the_voice(tone, heard, tmp_path) -> None:
    """The bed fades in, lies low while somebody speaks, comes back between, and fades out."""
    takes = [(4.0, tone(300, 3.0, 0.1, 1)), (11.0, tone(300, 2.0, 0.1, 1))]
    stem = mix(takes, 18.0, tone(1000, 5.0, 0.5), duck=14, out=tmp_path / "stem.wav")
    samples = heard(stem.audio)
    assert drawn(samples, hertz=300, step=1.0) == "    ###    ##     "
    bed = 20 * np.log10(
        [abs((samples[at * RATE : (at + 1) * RATE, 0] * _at(1000)).mean()) for at in range(18)]
    )
    assert bed[0] < bed[2] > bed[5] < bed[9] > bed[11] and bed[17] < bed[15]
    assert 5.0 < bed[9] - bed[5] < 7.0


def _at(hertz: float):
    return np.exp(-2j * np.pi * hertz * np.arange(RATE) / RATE)


def test_the_duck_is_the_distance_to_the_voice(tone, heard, tmp_path) -> None:
    """`duck: 14` puts the bed 14 dB under the voice where it speaks."""
    stem = mix(
        [(2.0, tone(900, 6.0, 0.1, 1))], 10.0, tone(1000, 30.0, 0.5), duck=14, out=tmp_path / "stem.wav"
    )
    part = heard(stem.audio)[4 * RATE : 5 * RATE, 0]
    voice, bed = (abs((part * _at(hertz)).mean()) for hertz in (900, 1000))
    assert abs(20 * np.log10(voice / bed) - 14) < 1.0


def test_a_silent_voice_gives_a_silent_stem(tone, heard, tmp_path) -> None:
    """A scratch voice, or no take at all: silence of the right length, and no loudness."""
    for takes in ([(0.5, tone(440, 1.0, 0.0, 1))], []):
        stem = mix(takes, 2.0, None, duck=14, out=tmp_path / "stem.wav")
        assert stem.lufs == float("-inf") and not heard(stem.audio).any()


def test_music_alone_is_loud_enough(tone, tmp_path) -> None:
    """Under a scratch voice the bed is all there is."""
    stem = mix([(0.5, tone(440, 1.0, 0.0, 1))], 8.0, tone(220, 2.0, 0.2), duck=14, out=tmp_path / "stem.wav")
    assert abs(stem.lufs + 14) <= 0.5


def test_missing_or_damaged_music_is_named(tone, tmp_path) -> None:
    """The file, and what is wrong with it; no stem is left behind."""
    take, out = [(0.0, tone(440, 1.0, 0.1, 1))], tmp_path / "out" / "stem.wav"
    (tmp_path / "noise.mp3").write_bytes(b"not music" * 100)
    for name, why in (("none.mp3", "no such music file"), ("noise.mp3", "cannot be read")):
        with pytest.raises(MediaError, match=why) as error:
            mix(take, 2.0, tmp_path / name, duck=14, out=out)
        assert error.value.where.endswith(name)
    with pytest.raises(MediaError, match="holds no sound"):
        mix(take, 2.0, tone(440, 1.0, 0.0), duck=14, out=out)
    assert not list(out.parent.iterdir())


def test_a_damaged_take_is_named(tmp_path) -> None:
    """A take cut short by a crash is recorded again, not mixed."""
    (tmp_path / "take.wav").write_bytes(b"RIFF")
    for name in ("take.wav", "gone.wav"):
        with pytest.raises(MediaError, match="the take cannot be read"):
            mix([(0.0, tmp_path / name)], 1.0, None, duck=14, out=tmp_path / "stem.wav")
