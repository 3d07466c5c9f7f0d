"""Files: what is written, and that others read the same from it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pysubs2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langreel import theme
from langreel.captions import FORMATS, write
from langreel.captions.formats import ass, srt, vtt
from langreel.captions.formats.appearance import TrackLook
from langreel.errors import UsageError
from langreel.model import Cue, Span, Track

CUES = (
    Cue(Span(10, 154), ("2013年底", "中国手里的美债有1.32万亿美元")),
    Cue(Span(176, 30), ("40",)),
    Cue(Span(216, 108000), ("Q&A: <b>x</b> {\\an8} \\N a --> b",)),
)
FILM, BEGINNING = Track(CUES, 30), Track(CUES[:2], 30)
NASTY = st.text(
    st.one_of(
        st.sampled_from("40:0,>-<b>{}\\Nnh&i/! 中文。\n\r\t\u2028\u0085\ufeff\x00\x0b"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)


def test_srt_is_plain():
    """Nothing in a line looks like markup, an override or a time."""
    assert srt.write(FILM) == dedent("""\
        1
        00:00:00,333 --> 00:00:05,466
        2013年底
        中国手里的美债有1.32万亿美元

        2
        00:00:05,866 --> 00:00:06,866
        40

        3
        00:00:07,200 --> 01:00:07,200
        Q&A: ＜b>x＜/b> ｛＼an8｝ ＼N a → b
        """)


def test_vtt_names_its_language_and_place():
    """Cues stand in the subtitle band; markup characters are entities."""
    assert vtt.write(FILM, TrackLook("zh")) == dedent("""\
        WEBVTT
        Kind: captions
        Language: zh-Hans

        1
        00:00:00.333 --> 00:00:05.466 line:84% position:50% size:90% align:center
        2013年底
        中国手里的美债有1.32万亿美元

        2
        00:00:05.866 --> 00:00:06.866 line:84% position:50% size:90% align:center
        40

        3
        00:00:07.200 --> 01:00:07.200 line:84% position:50% size:90% align:center
        Q&amp;A: &lt;b&gt;x&lt;/b&gt; ｛\\an8} \\N a --&gt; b
        """)


def test_ass_is_drawn_for_its_frame():
    """Sizes follow the height of the frame; a bilingual file has a pair of styles."""
    cue = Cue(Span(10, 154), ("2013年底{\\b1}", "At the end of 2013\\N"))
    assert ass.write(Track((cue,), 30), TrackLook("zh+en", (1280, 720), "Noto Sans CJK SC")) == dedent("""\
        [Script Info]
        ScriptType: v4.00+
        PlayResX: 1280
        PlayResY: 720
        WrapStyle: 2
        ScaledBorderAndShadow: yes
        YCbCr Matrix: TV.709
        Language: zh-Hans

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
        Style: Main,Noto Sans CJK SC,48,&H00E8F1F4,&H00E8F1F4,&H0026150D,&H80000000,0,0,0,0,100,100,0,0,1,2.0,0,2,64,64,22,1
        Style: Second,Noto Sans CJK SC,36,&H00C8D4DC,&H00C8D4DC,&H0026150D,&H80000000,0,0,0,0,100,100,0,0,1,2.0,0,2,64,64,22,1

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
        Dialogue: 0,0:00:00.33,0:00:05.46,Main,,0,0,0,,2013年底｛＼b1｝\\N{\\rSecond}At the end of 2013＼N
        """)  # noqa: E501


@pytest.mark.parametrize("fps", [15, 24, 25, 30, 50, 60])
@pytest.mark.parametrize("fmt", ["srt", "ass"])
def test_another_program_reads_the_same_frames(fmt: str, fps: int):
    """pysubs2 finds the same frames and the same words, the cue that is only ``40`` among them."""
    track = Track(tuple(Cue(Span(7 * n, 5), (f"{40 + n}", "行")) for n in range(400)), fps)
    read = pysubs2.SSAFile.from_string(FORMATS[fmt].module.write(track, TrackLook("zh")), format_=fmt)
    assert [(round(event.start * fps / 1000), round(event.end * fps / 1000)) for event in read] == [
        (cue.span.start, cue.span.end) for cue in track.cues
    ]
    assert [event.plaintext.split("\n") for event in read] == [list(cue.lines) for cue in track.cues]


@given(st.lists(NASTY, min_size=1, max_size=6))
@settings(max_examples=200)
def test_text_is_data(texts: list[str]):
    """Whatever the words are, each file holds as many cues as were written, and no word styles another."""
    cues = tuple(Cue(Span(100 * n, 50), (text, "尾")) for n, text in enumerate(texts))
    track = Track(cues, 30)
    for fmt in ("srt", "ass"):
        read = pysubs2.SSAFile.from_string(FORMATS[fmt].module.write(track, TrackLook("zh")), format_=fmt)
        assert [round(event.start * 30 / 1000) for event in read] == [cue.span.start for cue in cues]
        assert all(event.plaintext.endswith("尾") for event in read)
        assert all("{" not in event.text for event in read)
    blocks = vtt.write(track).split("\n\n")
    assert len(blocks) == len(cues) + 1 and all(block.count("-->") == 1 for block in blocks[1:])


def test_a_bilingual_cue_reads_back_as_two_lines():
    """The change of style between the halves is no part of the words."""
    read = pysubs2.SSAFile.from_string(
        ass.write(Track((Cue(Span(0, 30), ("债", "debt")),), 30), TrackLook("zh+en")), format_="ass"
    )
    assert read[0].plaintext == "债\ndebt"


def test_writing_leaves_one_whole_file(tmp_path: Path):
    """UTF-8 with line feeds, no draft left behind, and an older file replaced."""
    out = tmp_path / "片 'x'.zh.srt"
    out.write_text("old", encoding="utf-8")
    write(BEGINNING, "srt", out, lang="zh")
    assert out.read_bytes().decode() == srt.write(BEGINNING)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("lang", "fonts"),
    [
        ("ja", ["Noto Sans CJK JP"]),
        ("zh+ja", ["Noto Sans CJK SC", "Noto Sans CJK JP"]),
        ("fr", ["Noto Sans CJK SC"]),
    ],
)
def test_each_language_is_set_in_its_own_font(tmp_path: Path, lang: str, fonts: list[str]):
    """Unless one is named, which then serves both."""
    write(BEGINNING, "ass", tmp_path / "a.ass", lang=lang)
    write(BEGINNING, "ass", tmp_path / "b.ass", lang=lang, fonts=("Times",))
    for name, expected in (("a.ass", fonts), ("b.ass", ["Times"] * len(fonts))):
        lines = (tmp_path / name).read_text("utf-8").splitlines()
        assert [line.split(",")[1] for line in lines if line.startswith("Style: ")] == expected


def test_subtitles_stand_in_the_colours_of_the_theme(tmp_path: Path):
    """Dark words with a light edge on a light ground; the second language a little quieter."""
    with theme.worn("day", tmp_path):
        write(BEGINNING, "ass", tmp_path / "day.ass", lang="zh+en")
    lines = (tmp_path / "day.ass").read_text("utf-8").splitlines()
    main, second = (line.split(",") for line in lines if line.startswith("Style: "))
    assert (main[3], second[3], main[5]) == ("&H0030231C", "&H0056453B", "&H00F7FBFC")


def test_an_unknown_format_is_named(tmp_path: Path):
    """A wrong format is the caller's mistake, told with the nearest right one."""
    with pytest.raises(UsageError, match=r"no subtitle format 'sert' .*'srt'"):
        write(FILM, "sert", tmp_path / "a.sert", lang="zh")
    assert not list(tmp_path.iterdir())
