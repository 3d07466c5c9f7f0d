"""Long files: reading, judging and mending take time by the cue, never by the pair of cues.

Each of these tracks would keep a quadratic rule busy for minutes, not seconds.
"""

from __future__ import annotations

import pytest

from langreel.captions import check, read
from langreel.captions.align import assigned
from langreel.captions.rules.fix import mend
from langreel.model import Cue, Span, Timeline

MANY = 30_000


@pytest.fixture
def film(spoken) -> Timeline:
    """Forty shots of four seconds, one line of three seconds in each."""
    texts = {"zh": ["第一句话"], "en": ["It talks."]}
    return spoken("zh", 30, [(texts, [(1 + 4 * n, 3)]) for n in range(40)])


def test_a_text_that_stands_through_all_cues_is_judged():
    """Ten hours of a bilingual track whose upper line never changes."""
    cues = [Cue(Span(40 * n, 38), ("同一句话", ("more words", "other words")[n % 2])) for n in range(MANY)]
    assert check(cues, "zh+en", None, fps=30) == ()


def test_cues_that_all_stand_at_once_are_judged_beside_a_film(film):
    """Every one begins a second before its words, and might need that to be read."""
    cues = [Cue(Span(0, 100), ("few",))] * MANY
    found = [finding.rule for finding in check(cues, "en", film)]
    assert found.count("in-time") == MANY and found.count("overlap") == MANY - 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_track_is_mended(film, lang):
    """Overlapping, out of order, with and without a film; nothing is lost."""
    words = "第{}句" if lang == "zh" else "Line {}"
    cues = [Cue(Span((n * 7919) % MANY * 2, 9), (words.format(n),)) for n in range(0, MANY, 5)]
    assert len(mend(cues, lang, None, "house", 30)) == len(cues)
    assert len(mend(cues, lang, film, "house")) == len(cues)


def test_a_long_track_is_laid_on_the_lines(film):
    """Cues on end, and cues that all stand at once."""
    short = [Cue(Span(n * 5, 5), ("mot",)) for n in range(MANY)]
    assert sum(len(words.text.split()) for words in assigned(short, {"zh": film}, "fr").words) == MANY
    whole = [Cue(Span(0, 160_000), ("mot. " * 40,)) for _ in range(MANY // 100)]
    assert len(assigned(whole, {"zh": film}, "fr").words) == 40


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
    cues, findings = read((block * times).encode())
    assert all(cue.lines for cue in cues)
    assert findings and len(findings) <= 6 * times
