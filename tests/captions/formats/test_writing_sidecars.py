"""Sidecars for platforms: TTML, LRC and bilibili's JSON, one language or two."""

from __future__ import annotations

import json
import re
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from langreel.captions import FORMATS, write
from langreel.captions.formats import bcc, lrc, ttml
from langreel.captions.formats.appearance import TrackLook, one_line
from langreel.model import Cue, Span, Track

CUES = Track((Cue(Span(30, 45), ("2013年底", "[00:01.00] a < b & c")), Cue(Span(75, 30), ("40",))), 30)
TTML = "{http://www.w3.org/ns/ttml}"
NASTY = st.text(st.sampled_from("40:<>&\"'[]{}\\\n\x00\ufffe\u2028]]>中文 a"), max_size=20)


def test_ttml_is_well_formed_and_names_its_language():
    """One paragraph a cue, in the region at the foot; lines are broken, markup is words."""
    root = etree.fromstring(ttml.write(CUES, TrackLook("zh")).encode())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    cues = root.findall(f".//{TTML}p")
    assert [(p.get("begin"), p.get("end")) for p in cues] == [
        ("00:00:01.000", "00:00:02.500"),
        ("00:00:02.500", "00:00:03.500"),
    ]
    assert [list(p.itertext()) for p in cues] == [["2013年底", "[00:01.00] a < b & c"], ["40"]]
    assert root.find(f".//{TTML}div").get("region") == root.find(f".//{TTML}region").get(
        "{http://www.w3.org/XML/1998/namespace}id"
    )


def test_the_second_language_of_a_ttml_cue_is_marked():
    """The lower line is smaller and names its language."""
    root = etree.fromstring(
        ttml.write(Track((Cue(Span(0, 30), ("上", "below")),), 30), TrackLook("zh+en")).encode()
    )
    span = root.find(f".//{TTML}span")
    assert (span.text, span.get("style"), span.get("{http://www.w3.org/XML/1998/namespace}lang")) == (
        "below", "second", "en",
    )  # fmt: skip


def test_lrc_is_a_time_before_each_line():
    """An empty time clears the screen, unless the next cue follows at once."""
    assert lrc.write(CUES, TrackLook("zh")) == dedent("""\
        [la:zh-Hans]
        [00:01.00]2013年底
        [00:01.00]［00:01.00］ a < b & c
        [00:02.50]40
        [00:03.50]
        """)


def test_bcc_is_what_bilibili_reads():
    """Seconds, a place, the words; lines of a cue share its content."""
    told = json.loads(bcc.write(CUES))
    assert told["body"][1] == {"from": 2.5, "to": 3.5, "location": 2, "content": "40"}
    assert told["body"][0]["content"].count("\n") == 1 and told["font_size"] == 0.4


@given(st.lists(st.tuples(NASTY, NASTY), min_size=1, max_size=4))
@settings(max_examples=100)
def test_no_words_break_a_file(texts):
    """Every format stays what it is, and the words come through."""
    cues = Track(tuple(Cue(Span(60 * n, 45), lines) for n, lines in enumerate(texts)), 30)
    root = etree.fromstring(ttml.write(cues, TrackLook("zh+en")).encode())
    shown = ["".join(p.itertext()) for p in root.findall(f".//{TTML}p")]
    assert shown == ["".join(one_line(line).replace("\ufffe", "") for line in lines) for lines in texts]
    assert len(json.loads(bcc.write(cues))["body"]) == len(texts)
    for line in lrc.write(cues).splitlines():
        assert re.fullmatch(r"\[\d\d:\d\d\.\d\d\][^\[\]]*", line)


@pytest.mark.parametrize("fmt", ["ttml", "lrc", "bcc"])
def test_they_are_written_like_every_other_format(tmp_path, fmt):
    """By the registry, whole, as UTF-8."""
    write(CUES, fmt, tmp_path / f"a.{fmt}", lang="zh")
    assert "2013年底" in (tmp_path / f"a.{fmt}").read_text("utf-8") and fmt in FORMATS
