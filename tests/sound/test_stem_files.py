"""Stems: the parts of a mix, which sum to it."""

import av
import numpy as np
import pytest

from langreel.ffmpeg.loudness import measure
from langreel.sound.stem_files import NAMES, take_out, write_tracks
from langreel.sound_steps import RATE
from sound_mix import mix, steps

STEP = 2.0**-23
"""Of 24 bits, the smallest."""


@pytest.fixture
def tracks(arranged, write_wave, babble, tmp_path):
    """Samples by the name of their track, and the arrangement that they are of."""
    takes = [(0.5, write_wave(babble(3.0), "a.wav")), (5.0, write_wave(babble(2.0, seed=3), "b.wav"))]
    laid = arranged(takes, 9.0, "inquiry", effects=[(0.2, "whoosh"), (5.5, "hit")])
    made = steps(laid, tmp_path / "steps")
    write_tracks(made.desk, made.balance, tmp_path / "stems.mka")
    found = {}
    for name in NAMES:
        take_out(tmp_path / "stems.mka", name, tmp_path / f"{name}.flac")
        found[name] = samples(tmp_path / f"{name}.flac")
    return laid, found


def samples(path):
    """Shape (n, 2), between -1 and 1; checked to be 24-bit."""
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        assert (stream.rate, stream.codec_context.name) == (RATE, "flac")
        parts = [frame.to_ndarray() for frame in file.decode(stream)]
    whole = np.concatenate(parts, axis=1).reshape(-1, 2).astype(np.int64)
    assert not (whole & 0xFF).any() and (whole & 0xFF00).any()
    return whole / 2.0**31


def test_the_parts_sum_to_the_mix(tracks) -> None:
    """To the sample: what is left is how three numbers are rounded."""
    _, found = tracks
    parts = found["voice"] + found["music"] + found["effects"]
    assert np.abs(parts - found["mix"]).max() <= 2 * STEP
    assert np.abs(found["music"] + found["effects"] - found["music-and-effects"]).max() <= 1.5 * STEP
    assert all(len(each) == 9 * RATE for each in found.values())


def test_the_mix_is_the_films(tracks, heard, tmp_path) -> None:
    """What a reel holds, with more bits."""
    laid, found = tracks
    reel = mix(laid, tmp_path / "mix.wav")
    assert np.abs(heard(reel.audio) - found["mix"]).max() <= 2.0**-15
    assert abs(measure(tmp_path / "mix.flac").lufs + 14) <= 0.1


def test_music_and_effects_do_not_know_where_the_voice_peaks(arranged, write_wave, babble, tmp_path) -> None:
    """Only the voice is limited: under a calm one and a sharp one they are the same but for a gain."""
    beds = []
    for name, take in {"calm": babble(3.0), "sharp": np.tanh(4 * babble(3.0)) ** 3}.items():
        laid = arranged([(0.5, write_wave(take, f"{name}.wav"))], 4.0, "weight")
        made = steps(laid, tmp_path / name)
        write_tracks(made.desk, made.balance, tmp_path / f"{name}.mka")
        take_out(tmp_path / f"{name}.mka", "music", tmp_path / "music.flac")
        beds.append(samples(tmp_path / "music.flac")[:, 0])
    calm, sharp = beds
    gain = (calm @ sharp) / (calm @ calm)
    assert np.abs(sharp - gain * calm).max() < 4 * STEP
