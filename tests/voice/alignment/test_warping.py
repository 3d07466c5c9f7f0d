"""Lines are found in long recordings whose truth is known, each word in its place."""

import numpy as np
import pytest

from langreel.voice.alignment import borders
from langreel.voice.alignment.sitting import listening
from langreel.voice.alignment.verdict import trusted, verdicts
from langreel.voice.alignment.warping import Warping
from sittings import read

HARD = {"tempo": 1.06, "pitch": 1.08, "noise": 20.0, "echo": 0.3, "coughs": 0.2}


def find(lines, *recordings):
    return Warping().find(lines, recordings, lambda share: None)


def errors(true, lines, found):
    """Seconds between each word's begin and its true one."""
    for one in found:
        said = next(
            each for each in true.said
            if each.name == str(one.line) and each.whole and abs(each.begins - one.begins) < 2
        )  # fmt: skip
        begins = {(word.start, word.end): word.begins for word in said.words}
        yield from (
            abs(word.begins - begins[word.start, word.end])
            for word in one.words
            if (word.start, word.end) in begins
        )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_sitting_comes_back_line_by_line(lang, reference):
    """Another voice, faster and higher, in a noisy room with an echo: every line, and half of the words to
    within 60 ms, 95 of 100 to within 200."""
    true, lines = read(lang, skips=1, again=2, jump=2, **HARD), reference(lang)
    found = find(lines, listening(true.samples))
    whole = [each.name for each in true.said]
    assert [str(one.line) for one in found] == whole
    wrong = np.array(list(errors(true, lines, found)))
    assert len(wrong) > 80
    assert np.median(wrong) <= 0.060
    assert np.percentile(wrong, 95) <= 0.200


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_left_out_and_what_was_said_again_is_told(lang, reference):
    """A missing line is missing; of one that was said twice, the last is the take."""
    true, lines = read(lang, skips=2, again=2, **HARD), reference(lang)
    judged = verdicts(lines, find(lines, listening(true.samples)), {})
    assert {str(each.line) for each in judged if each.status == "missing"} == true.skipped
    assert {str(each.line) for each in judged if len(each.occurrences) > 1} == true.doubled
    for each in judged:
        if each.taken:
            last = [said for said in true.said if said.name == str(each.line)][-1]
            assert abs(each.taken.begins - last.begins) < 0.3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_take_is_cut_inside_a_word(lang, reference):
    """Takes begin and end between the words, wherever these are truly."""
    true, lines = read(lang, again=1, **HARD), reference(lang)
    samples = listening(true.samples)
    words = [word for said in true.said for word in said.words]
    for begins, ends in borders.cuts(find(lines, samples), [samples]).values():
        for edge in (begins, ends):
            assert not [word for word in words if word.begins + 0.03 < edge < word.ends - 0.03]


def test_lines_may_lie_in_several_files(reference):
    """Each occurrence names its file and the time in it."""
    true, lines = read("en"), reference("en")
    half = round((true.said[5].ends + 0.15) * 48000)
    found = find(lines, listening(true.samples[:half]), listening(true.samples[half:]))
    assert [(one.line, one.file) for one in found] == [(n, int(n > 5)) for n in range(12)]
    assert abs(found[6].begins - (true.said[6].begins - half / 48000)) < 0.3


def test_another_script_is_not_taken_for_this_one(reference):
    """Where most of what is said is of no line, nothing is found for certain."""
    true, lines = read("en"), reference("zh")
    found = find(lines, listening(true.samples))
    judged = trusted(verdicts(lines, found, {}), sum(said.ends - said.begins for said in true.said))
    assert [each.line for each in judged if each.status == "found"] == []


@pytest.mark.parametrize("noise", [np.zeros, np.ones])
def test_a_recording_without_speech_holds_no_line(noise, reference):
    """A hum, or nothing: no traceback, no line."""
    assert find(reference("en")[:3], noise(32000).astype(np.float32) * 0.1) == []
