"""Long files: reading, judging and mending take time by the cue, never by the pair of cues.

Twice as many cues take about twice as many steps. What Python does in one step, like a search in a list, does
not count: each of these tracks is also long enough to keep a quadratic rule busy for a minute, not a second.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from langreel.captions.align import aligned
from langreel.captions.formats.read_file import read
from langreel.captions.rules import check
from langreel.captions.rules.fix import mend
from langreel.model import Cue, Span, Timeline, Track

FEW, MANY = 300, 10_000


def by_the_cue(work: Callable[[int], object], many: int = MANY) -> None:
    """Do it for few cues and for many: the steps grow as the cues do."""
    work(FEW)  # What is learnt once, like a font, is known from here on.
    once, twice = steps(work, FEW), steps(work, 2 * FEW)
    assert once > FEW and twice < 3 * once
    work(many)


def steps(work: Callable[[int], object], cues: int) -> int:
    """How many lines of Python run, those of a loop each time."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(cues)
    finally:
        sys.settrace(before)
    return count


@pytest.fixture
def film(spoken) -> Timeline:
    """Forty shots of four seconds, one line of three seconds in each."""
    texts = {"zh": ["第一句话"], "en": ["It talks."]}
    return spoken("zh", 30, [(texts, [(1 + 4 * n, 3)]) for n in range(40)])


def test_a_text_that_stands_through_all_cues_is_judged():
    """Hours of a bilingual track whose upper line never changes."""

    def judge(many):
        lines = ("more words", "other words")
        cues = (Cue(Span(40 * n, 38), ("同一句话", lines[n % 2])) for n in range(many))
        assert check(Track(tuple(cues), 30), "zh+en", None) == ()

    by_the_cue(judge)


def test_cues_that_all_stand_at_once_are_judged_beside_a_film(film):
    """Every one begins a second before its words, and might need that to be read."""

    def judge(many):
        track = Track((Cue(Span(0, 100), ("few",)),) * many, 30)
        found = [finding.rule for finding in check(track, "en", film)]
        assert found.count("in-time") == many and found.count("overlap") == many - 1

    by_the_cue(judge)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_track_is_mended(film, lang):
    """Overlapping, out of order, with and without a film; nothing is lost."""
    words = "第{}句" if lang == "zh" else "Line {}"

    def mended(many):
        cues = (Cue(Span(n * 7919 % (5 * many) * 2, 9), (words.format(n),)) for n in range(0, 5 * many, 5))
        track = Track(tuple(cues), 30)
        assert len(mend(track, lang, None).cues) == many
        assert len(mend(track, lang, film).cues) == many

    by_the_cue(mended, MANY // 5)


def test_a_long_track_is_laid_on_the_lines(film):
    """Cues on end, and cues that all stand at once."""

    def laid(many):
        short = Track(tuple(Cue(Span(n * 5, 5), ("mot",)) for n in range(many)), 1000)
        assert sum(len(words.text.split()) for words in aligned(short, {"zh": film}, "fr").words) == many
        whole = Track((Cue(Span(0, 160_000), ("mot. " * 40,)),) * (many // 100), 1000)
        assert len(aligned(whole, {"zh": film}, "fr").words) == 40

    by_the_cue(laid)


@pytest.mark.parametrize(
    "block",
    [
        "00:00:01,000 --> 00:00:02,000\n40\n",
        "1\n00:00:02,000 --> 00:00:01,000\n\n\n40\n\n41\n",
        "9\n-00:00:01,000 --> whenever X1:3\n{\\an8}<b>40</b>\n",
        "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n&amp;40\n\n",
        "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,{\\p1}m{\\p0}40\nDialogue: 40\n",
        "<tt><body><p begin='1s' end='2s'>40 & <br>\n",
        "[00:01.00]40<00:01.00\n[00:02.00][00:01.00]\n41\n",
        '{"body":[{"from":1,"to":0,"content":"40"},\n',
        "{\\{\\{\\<<<&&&-->-->[00:[00:\n",
    ],
)
def test_much_of_anything_odd_is_read(block):
    """Whatever they are, each cue has words, and what is odd about all of them is told."""

    def seen(times):
        track, findings = read((block * times).encode())
        assert all(cue.lines for cue in track.cues)
        assert findings and len(findings) <= 6 * times

    by_the_cue(seen)
