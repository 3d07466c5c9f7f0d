"""Stretches: the sound of a film made in parts, which nobody hears."""

from dataclasses import replace

import av
import numpy as np
import pytest

from langreel.ffmpeg.loudness import measure
from langreel.sound import aac, duck, stretches
from langreel.sound.mix_target import MixTarget, corrected
from langreel.sound_steps import PACKET, RATE
from langreel.synth import EFFECTS
from langreel.synth.effects import effect
from sound_mix import samples, stem, steps

SECONDS = 56
CUTS = [17.0, 19.0, 36.3]
"""Shots begin there: two borders, and a shot that is too short for one."""
BORDERS = [stretches.STEP * -(-round(cut * RATE) // stretches.STEP) for cut in (17.0, 36.3)]


@pytest.fixture
def film(arranged, write_wave, babble):
    """Somebody speaks over music all along, also where two stretches meet; effects lie there, too."""
    take = write_wave(babble(6.0))
    takes = [(0.5 + 6.5 * number, take) for number in range(8)]
    return arranged(takes, SECONDS, "inquiry", effects=[(16.9, "hit"), (35.6, "rise")])


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
    packets = list(aac.encode(np.pad(mixed[PACKET:], ((0, 4 * PACKET), (0, 0)))))
    return packets[: -(-len(mixed) // PACKET)]


def test_a_film_of_stretches_sounds_like_one_of_a_piece(made, tmp_path):
    """As near to the mix as what one encoder makes of it in one go; no further off where stretches meet."""
    mixed, joined = samples(made), decoded(stem(made, CUTS).audio)[: SECONDS * RATE]
    aac.write(encoded_at_once(mixed), len(mixed), tmp_path / "whole.m4a")
    whole = decoded(tmp_path / "whole.m4a")[: SECONDS * RATE]
    assert distance(mixed, joined) > distance(mixed, whole) - 0.3
    packets = len(mixed) // PACKET
    off = np.abs(mixed - joined)[: packets * PACKET].reshape(packets, -1).max(axis=1)
    for border in BORDERS:
        assert off[border // PACKET - 2 : border // PACKET + 2].max() < np.percentile(off, 99)


def test_the_sum_is_as_long_as_the_film(made):
    """To the sample, from the first one on, and without an edit list."""
    with av.open(str(stem(made, CUTS).audio)) as file:
        packets = [packet for packet in file.demux(audio=0) if packet.size]
    assert [packet.pts for packet in packets] == [PACKET * number for number in range(len(packets))]
    assert packets[-1].pts + packets[-1].duration == SECONDS * RATE


def test_a_stem_tells_what_a_meter_hears(made):
    """Put together from its stretches: LUFS, true peak, and the level of each line."""
    found = stem(made, CUTS)
    heard = measure(found.audio)
    assert abs(found.lufs - heard.lufs) <= 0.06 and abs(found.peak - heard.peak) <= 0.15
    sound = decoded(found.audio)
    spans = [(round(first * RATE), round(last * RATE)) for first, last in made.arrangement.spoken]
    levels = [10 * np.log10(np.square(sound[first:last], dtype=float).mean()) for first, last in spans]
    assert np.allclose(levels, found.levels, atol=0.02)


def moved(film, second, by):
    """A film of which all is heard later that began at this second or behind it."""
    takes = tuple(replace(t, begins=t.begins + by) if t.begins >= second else t for t in film.takes)
    return replace(
        film,
        seconds=film.seconds + by,
        takes=takes,
        spoken=tuple((take.begins, take.begins + take.seconds) for take in takes),
        effects=tuple(replace(e, begins=e.begins + by) if e.begins >= second else e for e in film.effects),
    )


def test_stretches_begin_where_shots_do(film):
    """At the next step; short shots share a stretch, a long one has several, and the last ends the film."""
    samples = [stretch.samples for stretch in stretches.stretches(film, CUTS)]
    assert [sum(samples[:count]) for count in (1, 2, 3)] == [*BORDERS, SECONDS * RATE]
    long = replace(film, seconds=200.0)
    assert [stretch.samples for stretch in stretches.stretches(long, [])] == [
        *[stretches.LONGEST] * 2,
        200 * RATE - 2 * stretches.LONGEST,
    ]


def test_what_changes_leaves_the_stretches_before_it(film, made, tmp_path):
    """A line of the last stretch is another: the packets before it are the same, and need not be made."""
    other = moved(film, 45.0, 0.25)
    assert list(stretches.stretches(film, CUTS))[:2] == list(stretches.stretches(other, CUTS))[:2]
    assert steps(other, tmp_path / "other").balance == made.balance


def test_what_moves_by_whole_steps_stays_as_it_is(film):
    """A shot that gets longer moves those behind it; of their stretches only the first hears another end."""
    film = replace(film, beds=())
    by = 5 * stretches.STEP / RATE
    later = moved(film, 10.0, by)
    old = list(stretches.stretches(film, CUTS))
    new = list(stretches.stretches(later, [cut + by for cut in CUTS]))
    assert (new[0] == old[0], new[2] == old[2]) == (False, True)
    half = moved(film, 10.0, by + 0.02)
    assert list(stretches.stretches(half, [cut + by + 0.02 for cut in CUTS]))[2] != old[2]


def test_a_stretch_that_moved_has_the_same_packets(film, tmp_path):
    """What is counted from its own beginning is mixed as before, to the byte."""
    film, by = replace(film, beds=()), 5 * stretches.STEP / RATE
    made = steps(film, tmp_path / "steps")
    *_, here = stretches.stretches(film, CUTS)
    *_, there = stretches.stretches(moved(film, 10.0, by), [cut + by for cut in CUTS])
    one, other = made.mixdown(here, tmp_path / "one"), made.mixdown(there, tmp_path / "other")
    assert one.read_bytes() == other.read_bytes()


def test_a_stretch_knows_who_speaks_near_it(arranged, tone):
    """Music rises in a pause by how long that is: who speaks long before or after it does not count."""
    film = arranged([(1.0, tone(300, 2.0, 0.1, 1)), (18.5, tone(300, 2.0, 0.1, 1))], 60.0, "weight")
    first, second, third = stretches.stretches(film, [17.0, 36.0])
    begins, ends = ((round(second * RATE) - BORDERS[0]) / RATE for second in (18.5, 20.5))
    assert (first.sounds.spoken, second.sounds.spoken, third.sounds.spoken) == (
        film.spoken,
        ((begins, ends),),
        (),
    )
    assert [len(each.sounds.takes) for each in (first, second, third)] == [1, 1, 0]


def test_a_stretch_looks_as_far_as_music_is_moved_by_a_voice():
    """Or it would rise otherwise than in the film as a whole."""
    assert duck.HOLD + duck.RELEASE + duck.ATTACK <= stretches.NEAR


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
    made = steps(arranged([(14.0, write_wave(np.clip(bursts, -1, 1)))], 36.0), tmp_path / "steps")
    mixed, joined = samples(made), decoded(stem(made, [17.0]).audio)
    border, whole = BORDERS[0], slice(15 * RATE, 21 * RATE)
    around = slice(border - 2 * PACKET, border + 2 * PACKET)
    assert distance(mixed[around], joined[around]) > distance(mixed[whole], joined[whole]) - 6
