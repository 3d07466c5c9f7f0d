"""Round trips: what is written is read again, cue for cue and letter for letter, in every format.

TTML and BCC give every letter back, WebVTT all but a brace before a backslash. SRT, ASS and LRC have no way
to say that a sign is no markup: they show its twin, and give that back. ASS and LRC count hundredths of a
second; in LRC, a cue ends at the latest when the next one begins.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from langreel.captions import FORMATS, MS, read
from langreel.captions.formats import ass, lrc, srt, vtt
from langreel.captions.formats.look import TrackLook, one_line
from langreel.model import Cue, Span

SHOWN = {"srt": srt.text, "ass": ass.text, "lrc": lrc.text, "vtt": lambda line: line.replace("{\\", "｛\\")}
"""What a line looks like in a format that has twins; in the others it stays."""
STEP = {"ass": 10, "lrc": 10}
"""Milliseconds that a format counts in, if more than one."""
HOSTILE = (
    "[00:01.00]", "{\\an8}", "{\\p1}", "\\N", "\\h", "-->", "→", "->", "00:00:01,000 --> 00:00:02,000",
    "0:01 → 0:02", "１:３０－＞２:００", "&", "&amp;", "&#10;", "&lt;i&gt;", "<i>", "</font>", "<br/>",
    "<00:01.20>", "<1234>", "<3", "]]>", "<!--", "<?xml?>", "NOTE", "NOTE x", "STYLE", "WEBVTT",
    "Dialogue: 0,0:00:01.00", "[Events]", "[ti:x]", "40", "1", '"', "\\u0041", "\\", "{", "}", "  ",
    "\u3000", "\u00a0", "é", "e\u0301", "👩\u200d👩\u200d👧", "🏴\U000e0067\U000e0062", "🫨",
    "\u200fעברית\u200f", "العربية", "\u202eabc\u202c", "，", "这些美元", "a", "-", "=1+1", "#", ";", "!",
    "%",
)  # fmt: skip
WORDS = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])),
    max_size=6,
).map("".join)
LINES = WORDS.map(one_line).filter(bool)
TIMES = st.tuples(st.integers(0, 3000), st.integers(10, 9000))


@st.composite
def tracks(draw, step: int = 1):
    """Cues in time order, none over another, times as fine as a format counts; one may be hours later."""
    at, made = draw(st.sampled_from([0, 59_990, 3_599_990, 40_000_000])), list[Cue]()
    for gap, length in draw(st.lists(TIMES, min_size=1, max_size=4)):
        begins = (at + gap) // step * step
        at = begins + max(length // step, 1) * step
        made.append(Cue(Span(begins, at - begins), tuple(draw(st.lists(LINES, min_size=1, max_size=3)))))
    return tuple(made)


@pytest.mark.parametrize("fmt", FORMATS)
@given(data=st.data())
def test_what_is_written_is_read(fmt, data):
    """The same cues, and nothing odd about the file; written again, it is the same file."""
    cues = data.draw(tracks(STEP.get(fmt, 1)))
    text = FORMATS[fmt](cues, MS, TrackLook("zh"))
    found, findings = read(text.encode(), fmt)
    shown = SHOWN.get(fmt, str)
    assert found == tuple(Cue(cue.span, tuple(map(shown, cue.lines))) for cue in cues)
    assert findings == ()
    assert FORMATS[fmt](found, MS, TrackLook("zh")) == text


@pytest.mark.parametrize("fmt", FORMATS)
@given(cues=tracks(10))
@example(cues=(Cue(Span(0, 10), ("[00:01.00] 0:01 --> 0:02",)), Cue(Span(20, 10), ("{\\an8}", "<i>"))))
def test_the_format_is_told_by_what_stands_in_the_file(fmt, cues):
    """No ending is needed, and no words make a file look like another format's."""
    text = FORMATS[fmt](cues, MS, TrackLook("en"))
    assert read(text.encode()) == read(text.encode(), fmt)


@pytest.mark.parametrize("fmt", sorted(set(FORMATS) - {"lrc"}))
@given(data=st.data())
def test_cues_that_overlap_keep_their_times(fmt, data):
    """Two cues at once stay two."""
    one, two = (data.draw(tracks(STEP.get(fmt, 1)))[0] for _ in range(2))
    both = tuple(sorted((one, two), key=lambda cue: cue.span.start))
    found = read(FORMATS[fmt](both, MS, TrackLook("en")).encode(), fmt).cues
    assert [cue.span for cue in found] == [cue.span for cue in both]


@given(tracks())
def test_vtt_words_are_the_words_of_the_standard(cues):
    """What another reader of WebVTT would take for words is what we take for them."""
    text = vtt.render(cues, MS)
    blocks = [block.split("\n")[2:] for block in text.split("\n\n")[1:]]
    plain = [
        [line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for line in block if line]
        for block in blocks
    ]
    assert plain == [[SHOWN["vtt"](line) for line in cue.lines] for cue in cues]
