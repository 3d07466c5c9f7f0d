"""What every registered format promises: it writes, reads and recognises its own, and text is never markup.

TTML and BCC give every letter back, WebVTT all but a brace before a backslash. SRT, ASS and LRC have no way
to say that a sign is no markup: they show its twin, and give that back. ASS and LRC count hundredths of a
second; in LRC, a cue ends at the latest when the next one begins.
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import langreel
from langreel.captions import write
from langreel.captions.formats import FORMATS, Format, ass, ending, lrc, srt, vtt
from langreel.captions.formats.appearance import TrackLook, one_line
from langreel.captions.formats.read_file import at_rate, read
from langreel.errors import ContentError
from langreel.model import Cue, Span, Track

SHOWN = {"srt": srt.text, "ass": ass.text, "lrc": lrc.text, "vtt": lambda line: line.replace("{\\", "｛\\")}
"""What a line looks like in a format that has twins; in the others it stays."""
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
SCRAPS = st.sampled_from(
    ("<tt>", "<p begin='1s' end='2s'>", "[00:01.00]", '{"body":[', '{"from":1,"to":2,"content":"a"}', "1",
     "WEBVTT", "00:00:01,000 --> 00:00:02,000", "[Events]", "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,a",
     "\n", "\n\n", "words", "中文", "\0", "\ufeff", "&amp;", "<i>", "{\\an8}")
)  # fmt: skip

PAGE = Path(langreel.__file__).parents[1] / "docs" / "subtitles.md"
every_format = pytest.mark.parametrize("fmt", FORMATS.values(), ids=list(FORMATS))


@st.composite
def tracks(draw, step: int = 1):
    """Cues in time order, none over another, times as fine as a format counts; one may be hours later."""
    at, made = draw(st.sampled_from([0, 59_990, 3_599_990, 40_000_000])), list[Cue]()
    for gap, length in draw(st.lists(TIMES, min_size=1, max_size=4)):
        begins = (at + gap) // step * step
        at = begins + max(length // step, 1) * step
        made.append(Cue(Span(begins, at - begins), tuple(draw(st.lists(LINES, min_size=1, max_size=3)))))
    return Track(tuple(made), 1000)


def plainly(track: Track) -> list[list[str]]:
    """The lines of a track with twins and what they stand for as one."""
    twins = str.maketrans({"∶": ":", "→": ">"})
    return [
        [unicodedata.normalize("NFKC", line).replace("-->", "→").translate(twins) for line in cue.lines]
        for cue in track.cues
    ]


@every_format
def test_it_has_a_title_endings_and_words_for_people(fmt: Format):
    """The row says what a reader of the documentation needs; no two formats share an ending."""
    assert fmt.title and fmt.keeps and fmt.takes and fmt.step >= 1
    assert fmt.endings and all(each.startswith(".") and each.islower() for each in fmt.endings)
    assert [other.name for each in fmt.endings for other in FORMATS.values() if each in other.endings] == [
        fmt.name
    ] * len(fmt.endings)


@every_format
def test_the_page_on_subtitles_lists_it(fmt: Format):
    """With its endings, what it gives back and what it reads besides."""
    row = f"| {fmt.title} | {' '.join(f'`{ending}`' for ending in fmt.endings)} | {fmt.keeps} | {fmt.takes} |"
    assert row in PAGE.read_text("utf-8")


@every_format
@given(data=st.data())
def test_what_is_written_is_read(fmt: Format, data):
    """The same times, the same words or their twins, nothing odd; written again, it is the same file."""
    track = data.draw(tracks(fmt.step))
    text = fmt.module.write(track, TrackLook("zh"))
    found, findings = read(text.encode(), fmt.name)
    assert [cue.span for cue in found.cues] == [cue.span for cue in track.cues]
    assert plainly(found) == plainly(track)
    assert findings == ()
    assert fmt.module.write(found, TrackLook("zh")) == text


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
def test_twins_are_those_that_the_format_needs(name: str, data):
    """Letter for letter: what has a meaning to players looks the same and has none; the rest stays."""
    track = data.draw(tracks(FORMATS[name].step))
    found = read(FORMATS[name].module.write(track, TrackLook("zh")).encode(), name).track
    shown = SHOWN.get(name, str)
    assert [cue.lines for cue in found.cues] == [tuple(map(shown, cue.lines)) for cue in track.cues]


@every_format
@given(track=tracks(10))
@example(
    track=Track(
        (Cue(Span(0, 10), ("[00:01.00] 0:01 --> 0:02",)), Cue(Span(20, 10), ("{\\an8}", "<i>"))), 1000
    )
)
def test_it_is_recognised_by_what_stands_in_the_file(fmt: Format, track):
    """No ending is needed, and no words make a file look like another format's."""
    text = fmt.module.write(track, TrackLook("en"))
    assert read(text.encode()) == read(text.encode(), fmt.name)


@every_format
def test_it_is_recognised_by_its_ending(fmt: Format, tmp_path: Path):
    """A file without a word in it is of the format that its name says."""
    for each in fmt.endings:
        assert ending(tmp_path / f"film.zh{each.upper()}") is fmt
        (tmp_path / f"film{each}").write_text("", "utf-8")
        assert [found.rule for found in read(tmp_path / f"film{each}").findings][-1] == "no-cues"


@pytest.mark.parametrize("rate", [15, 24, 25, 30, 50, 60])
@every_format
def test_frames_come_back(fmt: Format, rate: int, tmp_path: Path):
    """A film's cues are on the same frames again, at every rate that a film may have."""
    track = Track(tuple(Cue(Span(7 * n, 5), (f"{40 + n}", "行")) for n in range(200)), rate)
    write(track, fmt.name, tmp_path / f"a{fmt.endings[0]}", lang="zh")
    assert at_rate(read(tmp_path / f"a{fmt.endings[0]}").track, rate) == track


@every_format
@given(text=st.lists(SCRAPS | st.text(max_size=5), max_size=30).map("".join))
def test_odd_files_are_read_or_refused_in_words(fmt: Format, text: str):
    """Whatever stands in a file: cues in order, with words and a length, or a ContentError with a hint."""
    try:
        track, _ = read(text.encode(), fmt.name)
    except ContentError as error:
        assert error.hint
        return
    assert all(cue.span.start >= 0 and cue.span.frames > 0 and all(cue.lines) for cue in track.cues)
    assert [cue.span.start for cue in track.cues] == sorted(cue.span.start for cue in track.cues)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"lrc"}))
@given(data=st.data())
def test_cues_that_overlap_keep_their_times(name: str, data):
    """Two cues of different words at once stay two, in every format that can say so."""
    one, two = (data.draw(tracks(FORMATS[name].step)).cues[0] for _ in range(2))
    assume(one.lines != two.lines)
    both = Track(tuple(sorted((one, two), key=lambda cue: cue.span.start)), 1000)
    found = read(FORMATS[name].module.write(both, TrackLook("en")).encode(), name).track
    assert [cue.span for cue in found.cues] == [cue.span for cue in both.cues]


@given(tracks())
def test_vtt_words_are_the_words_of_the_standard(track):
    """What another reader of WebVTT would take for words is what we take for them."""
    text = vtt.write(track)
    blocks = [block.split("\n")[2:] for block in text.split("\n\n")[1:]]
    plain = [
        [line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for line in block if line]
        for block in blocks
    ]
    assert plain == [[SHOWN["vtt"](line) for line in cue.lines] for cue in track.cues]


def test_a_format_is_loaded_when_it_is_used():
    """Whoever asks which formats there are, or recognises a file, waits for no parser of any."""
    script = (
        "import sys; from langreel.captions import FORMATS; list(FORMATS);"
        "from langreel.captions.formats.read_file import read;"
        "print([each for each in FORMATS if f'langreel.captions.formats.{each}' in sys.modules]);"
        "read(b'1\\n00:00:01,000 --> 00:00:02,000\\na\\n'); print('lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "False"]
