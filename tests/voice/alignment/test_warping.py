"""Lines are found in long recordings whose truth is known, each word in its place."""

import numpy as np
import pytest

from langreel.voice.alignment import borders, speech
from langreel.voice.alignment.recogniser import Reference
from langreel.voice.alignment.sitting import listening
from langreel.voice.alignment.verdict import trusted, verdicts
from langreel.voice.alignment.warping import Warping
from sittings import read, spoken

HARD = {"tempo": 1.06, "pitch": 1.08, "noise": 20.0, "echo": 0.3, "coughs": 0.2}
NOISY = {**HARD, "coughs": 0.0}


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


def alone(line, true, number):
    """The verdict on a line where only one is recorded, which is number so and so of a sitting."""
    said = true.said[number]
    begins, ends = round((said.begins - 0.4) * 48000), round((said.ends + 0.4) * 48000)
    samples = listening(true.samples[max(0, begins) : ends])
    return trusted(verdicts([line], find([line], samples), {}), speech.seconds(samples))[0]


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


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_line_that_is_said_alone_is_found(lang, reference):
    """By another voice in a noisy room, though one line teaches nothing of its speaker."""
    true, lines = read(lang, **NOISY), reference(lang)
    assert [alone(lines[number], true, number).status for number in (0, 4, 8)] == ["found"] * 3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_another_line_that_is_said_alone_is_not_taken_for_it(lang, reference):
    """Same voice, same room: what is said in the line's place does not fit better than its words shuffled."""
    true, lines = read(lang, **NOISY), reference(lang)
    assert "found" not in {alone(lines[number], true, number + 1).status for number in (0, 4, 8)}


def test_a_line_of_few_words_stays_doubtful_alone():
    """Its words stand in too few orders to tell."""
    samples, words = spoken("espeak", "en", "It grew.")
    line = Reference("It grew.", "en", listening(samples), words)
    assert [one.confidence <= 0.35 for one in find([line], listening(samples))] in ([], [True])


@pytest.mark.parametrize("noise", [np.zeros, np.ones])
def test_a_recording_without_speech_holds_no_line(noise, reference):
    """A hum, or nothing: no traceback, no line."""
    assert find(reference("en")[:3], noise(32000).astype(np.float32) * 0.1) == []
