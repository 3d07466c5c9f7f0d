"""Long files: reading, judging and mending take time by the cue, never by the pair of cues.

Each of these tracks would keep a quadratic rule busy for minutes, not seconds.
"""

from __future__ import annotations

import pytest

from langreel.captions import check, read
from langreel.captions.align import aligned
from langreel.captions.rules.fix import mend
from langreel.model import Cue, Span, Timeline, Track

MANY = 30_000


@pytest.fixture
def film(spoken) -> Timeline:
    """Forty shots of four seconds, one line of three seconds in each."""
    texts = {"zh": ["第一句话"], "en": ["It talks."]}
    return spoken("zh", 30, [(texts, [(1 + 4 * n, 3)]) for n in range(40)])


def test_a_text_that_stands_through_all_cues_is_judged():
    """Ten hours of a bilingual track whose upper line never changes."""
    track = Track(
        tuple(Cue(Span(40 * n, 38), ("同一句话", ("more words", "other words")[n % 2])) for n in range(MANY)),
        30,
    )
    assert check(track, "zh+en", None) == ()


def test_cues_that_all_stand_at_once_are_judged_beside_a_film(film):
    """Every one begins a second before its words, and might need that to be read."""
    track = Track((Cue(Span(0, 100), ("few",)),) * MANY, 30)
    found = [finding.rule for finding in check(track, "en", film)]
    assert found.count("in-time") == MANY and found.count("overlap") == MANY - 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_track_is_mended(film, lang):
    """Overlapping, out of order, with and without a film; nothing is lost."""
    words = "第{}句" if lang == "zh" else "Line {}"
    track = Track(
        tuple(Cue(Span((n * 7919) % MANY * 2, 9), (words.format(n),)) for n in range(0, MANY, 5)), 30
    )
    assert len(mend(track, lang, None).cues) == len(track.cues)
    assert len(mend(track, lang, film).cues) == len(track.cues)


def test_a_long_track_is_laid_on_the_lines(film):
    """Cues on end, and cues that all stand at once."""
    short = Track(tuple(Cue(Span(n * 5, 5), ("mot",)) for n in range(MANY)), 1000)
    assert sum(len(words.text.split()) for words in aligned(short, {"zh": film}, "fr").words) == MANY
    whole = Track(tuple(Cue(Span(0, 160_000), ("mot. " * 40,)) for _ in range(MANY // 100)), 1000)
    assert len(aligned(whole, {"zh": film}, "fr").words) == 40


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
def test_megabytes_of_anything_odd_are_read(block):
    """Whatever they are, each cue has words, and what is odd about all of them is told."""
    times = 2_000_000 // len(block)
    track, findings = read((block * times).encode())
    assert all(cue.lines for cue in track.cues)
    assert findings and len(findings) <= 6 * times
