"""Reading: whatever a file looks like, its words come through, and what is odd is said with its line."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langreel.captions import FORMATS
from langreel.captions.formats.appearance import TrackLook
from langreel.captions.formats.read_file import read
from langreel.errors import ContentError, UsageError
from langreel.model import Cue, Span, Track


def drawn(text: str | bytes, fmt: str = "") -> list[str]:
    """``begins-ends words`` of each cue in milliseconds, then ``rule line`` of each finding."""
    data = dedent(text).encode() if isinstance(text, str) else text
    track, findings = read(data, fmt)
    shown = [f"{cue.span.start}-{cue.span.end} {'|'.join(cue.lines)}" for cue in track.cues]
    return [*shown, *(f"{each.rule} {each.where.rpartition(':')[2]}" for each in findings)]


def test_a_clean_file_has_nothing_odd_about_it():
    """Numbers, times, words, an empty line."""
    assert drawn(
        """\
        1
        00:00:01,000 --> 00:00:02,500
        两行
        two lines

        2
        00:00:03,000 --> 00:00:04,000
        40
        """
    ) == ["1000-2500 两行|two lines", "3000-4000 40"]


@pytest.mark.parametrize(
    ("odd", "expected"),
    [
        # no empty lines: the number that is due is a number
        ("1\n00:01,0 --> 00:02,0\n40\n2\n00:03,0 --> 00:04,0\n41\n3\n00:05,0 --> 00:06,0\nc",
         ["1000-2000 40", "3000-4000 41", "5000-6000 c", "no-empty-line 4"]),
        # no numbers
        ("00:00:01,000 --> 00:00:02,000\n40\n\n00:00:03,000 --> 00:00:04,000\n41",
         ["1000-2000 40", "3000-4000 41", "no-index 1"]),
        # a number, an empty line, the times
        ("1\n\n00:00:01,000 --> 00:00:02,000\na\n\n2\n\n00:00:03,000 --> 00:00:04,000\nb",
         ["1000-2000 a", "3000-4000 b", "empty-line 2"]),
        # dots, spaces, one-digit parts, other arrows, full-width signs
        ("1\n0:0:1.5->0:0:2.50\na\n\n2\n００：００：０３，０００　－－＞　00:00:04,000\nb",
         ["1500-2500 a", "3000-4000 b", "time-format 2"]),
        # minutes and hundredths, dots all through
        ("1\n0:01.50 --> 0:02.5\na\n\n2\n00.00.03.000 --> 00.01.04,000\nb",
         ["1500-2500 a", "3000-64000 b", "time-format 2"]),
        # an empty line inside a cue, numbers and all
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n1945\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc",
         ["1000-2000 a|1945|b", "3000-4000 c", "empty-line-in-cue 5"]),
        # unsorted, overlapping
        ("1\n00:00:05,000 --> 00:00:06,000\nb\n\n2\n00:00:01,000 --> 00:00:05,500\na",
         ["1000-5500 a", "5000-6000 b", "overlap 2", "unsorted 6"]),
        # backwards, negative
        ("1\n00:00:05,000 --> 00:00:04,000\na\n\n2\n-00:00:01,000 --> 00:00:02,000\nb",
         ["0-2000 b", "5000-6000 a", "backwards 2", "negative-time 6", "unsorted 6"]),
        # times that cannot be read
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 --> whenever\nb",
         ["1000-2000 a", "3000-4000 b", "bad-time 6"]),
        # markup, placing, coordinates, words beside the times
        ("1\n00:00:01,000 --> 00:00:02,000 X1:40 Y1:2\n{\\an8}<i>a</i> < b > {c}\n\n"
         "2\n00:00:03,000 --> 00:00:04,000 b",
         ["1000-2000 a < b > {c}", "3000-4000 b", "placing 2", "markup 3", "text-beside-times 6"]),
        # a cue without words, words without a cue
        ("made by me\n\n1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
         ["3000-4000 b", "stray-text 1", "empty-cue 4"]),
        # NULs and other signs that are no letters
        ("1\n00:00:01,000 --> 00:00:02,000\na\0b\x07\r\n", ["1000-2000 ab", "control-character 1"]),
        # an arrow in somebody's words
        ("1\n00:00:01,000 --> 00:00:02,000\ncar --> bus\n5 -> 6", ["1000-2000 car --> bus|5 -> 6"]),
        ("", ["no-cues 1"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_read_and_named(odd: str, expected: list[str]):
    """Nothing is lost; each finding tells its line."""
    assert drawn(odd) == expected


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5", "shift-jis"]
)
def test_encodings_are_recognised(codec: str):
    """Marks, NULs, or the letters themselves tell."""
    words = {"big5": "這些美元最後都去了哪裡", "shift-jis": "このドルは最後にどこへ行くのでしょうか"}.get(
        codec, "这些美元最后都去了哪里"
    )
    data = f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n".encode(codec)
    assert read(data).track.cues == (Cue(Span(1000, 1000), (words,)),)


def test_bytes_that_are_no_text_are_refused():
    """A clear error, and the encoding can be named; one bad byte in UTF-8 is no reason to."""
    with pytest.raises(ContentError, match="encoding"):
        read(b"\xff\x00\xfe\x81\xff" * 99)
    with pytest.raises(ContentError, match="not big5"):
        read(b"1\n00:00:01,000 --> 00:00:02,000\n\xff", encoding="big5")
    damaged = "1\n00:00:01,000 --> 00:00:02,000\n这些美元最后都去了哪里".encode() * 9 + b"\x80\n"
    assert "damaged" in {finding.rule for finding in read(damaged).findings}
    with pytest.raises(UsageError, match="no subtitle format 'sub'"):
        read(b"", "sub")


def test_web_vtt_is_read_with_its_names_notes_and_entities():
    """Cue names, settings, notes, styles; minutes without hours; entities are letters."""
    assert drawn(
        """\
        WEBVTT
        Kind: captions

        STYLE
        ::cue { color: red }

        intro
        00:01.000 --> 00:02.000 line:84% align:center
        <v 浪浪>Q&amp;A 1 &lt; 2

        NOTE
        for the translator

        00:03.000 --> 00:04.000
        40

        41
        00:05.000 --> 00:06.000
        b
        """
    ) == ["1000-2000 Q&A 1 < 2", "3000-4000 40", "5000-6000 b", "markup 9", "note 11"]


def test_ass_is_read_by_its_own_order_of_fields():
    """Format lines count; overrides, comments and drawings are told of; commas belong to the words."""
    assert drawn(
        """\
        [Script Info]
        Title: x
        [V4+ Styles]
        Format: Name, Fontname
        [Events]
        Format: Start, End, Style, Text
        Dialogue: 0:00:03.00,0:00:04.00,Main,b, c
        Dialogue: 0:00:01.00,0:00:02.50,Main,{\\an8}上\\N{\\rSecond}below\\hit
        Comment: 0:00:01.00,0:00:02.50,Main,later
        Dialogue: 0:00:05.00,0:00:06.00,Main,{\\p1}m 0 0 l 1 1{\\p0}
        Dialogue: soon
        """
    ) == [
        "1000-2500 上|below it", "3000-4000 b, c", "6000-7000 soon",
        "unsorted 8", "placing 8", "note 9", "drawing 10", "empty-cue 10", "bad-event 11", "bad-time 11",
    ]  # fmt: skip


def test_the_format_is_told_by_the_content(tmp_path):
    """A WebVTT file called .srt is WebVTT."""
    (tmp_path / "a.srt").write_text("WEBVTT\n\nx\n00:01.000 --> 00:02.000\n&amp;\n", "utf-8")
    assert read(tmp_path / "a.srt").track.cues[0].lines == ("&",)
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.srt")


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
lines = st.builds(lambda a, b: f"{a} {b}", words, words).filter(lambda text: "-->" not in text)
cues = st.lists(
    st.tuples(
        st.integers(1, 5000), st.integers(1, 9000), st.lists(lines | st.just("40"), min_size=1, max_size=2)
    ),
    max_size=8,
)


@given(cues, st.sampled_from(["srt", "vtt", "ass"]))
@settings(max_examples=60)
def test_what_we_write_we_read(parts, fmt):
    """Every format round-trips, cues of digits too, to the centisecond in ASS."""
    at, made = 0, list[Cue]()
    for gap, length, texts in parts:
        begins, ends = ((at + gap + n) // 10 * 10 for n in (0, length + 10))
        made.append(Cue(Span(begins, ends - begins), tuple(texts)))
        at = ends
    written = FORMATS[fmt].module.write(Track(tuple(made), 1000), TrackLook("en"))
    found, findings = read(written.encode(), fmt)
    again = FORMATS[fmt].module.write(found, TrackLook("en"))
    assert again == written
    assert {finding.rule for finding in findings} <= {"no-cues"}


pieces = st.sampled_from(
    ["1", "2", "40", "", "", "00:00:01,000 --> 00:00:02,000", "00:00:01.000 -> 0:2", "-->",
     "-00:00:01,000 -->",
     "WEBVTT", "NOTE", "[Events]", "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,{\\an8}x", "Dialogue:",
     "Format: Text",
     "<i>", "{\\an8}", "&amp;", "\0", "\ufeff", "a", "中文，", "99:99:99,999 --> 00:00:00,000", "STYLE"]
)  # fmt: skip


@given(st.lists(pieces | words, max_size=40).map("\n".join), st.sampled_from(["", "srt", "vtt", "ass"]))
@settings(max_examples=200)
def test_no_text_breaks_a_reader(text, fmt):
    """Cues come in order, with words and a length, whatever stands in the file."""
    found, _ = read(text.encode(), fmt)
    assert all(cue.span.start >= 0 and cue.span.frames > 0 and any(cue.lines) for cue in found.cues)
    assert [cue.span.start for cue in found.cues] == sorted(cue.span.start for cue in found.cues)


@given(st.lists(st.sampled_from(["a", "40", "中", "b c", "<x>", "no"]), min_size=1, max_size=9), st.data())
@settings(max_examples=60)
def test_every_word_of_a_broken_file_comes_through(said, data):
    """Numbers and empty lines may be there or not: what is said is said, in order."""
    text = ""
    for number, each in enumerate(said):
        text += data.draw(st.sampled_from([f"{number + 1}\n", ""]))
        text += f"00:00:{number:02},000 --> 00:00:{number + 1:02},000\n{each}\n" + data.draw(
            st.sampled_from(["\n", "\n\n", "\r\n"])
        )
    assert [cue.lines for cue in read(text.encode()).track.cues] == [(each,) for each in said]


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_no_bytes_break_a_reader(data):
    """They are read, or refused as no text."""
    try:
        read(data)
    except ContentError as error:
        assert error.hint


def test_ten_megabytes_are_read_in_one_go():
    """A long file of odd cues is read whole, and what it does all the time is told once."""
    block = "1\n00:00:01.000 --> 00:00:02.000 X1:2\n{{\\an8}}<b>words</b> and {} more of them\n\n"
    found, findings = read("".join(map(block.format, range(60_000))).encode())
    assert len(found.cues) == 60_000
    assert {"time-format", "placing", "markup"} <= {f.rule for f in findings}
    assert next(f for f in findings if f.rule == "markup").message.endswith("(and 59999 times more)")


def test_cues_after_the_film_are_told_once():
    """The first of them by its line, how many more there are; a millisecond too long is rounding."""
    text = "".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nline {n}\n\n" for n in range(1, 9))
    found = read(text.encode(), seconds=5.899).findings
    assert [(each.where, each.message) for each in found] == [
        (
            "subtitles:22",
            "begins at 00:00:06.000, and the film ends at 00:00:05.899: line 6 (and 2 cues more)",
        )
    ]
