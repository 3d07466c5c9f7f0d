"""Formats of timelines: what each is made of, without a film."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import opentimelineio as otio
import pytest

from langreel.errors import ContentError, UsageError
from langreel.interchange import clock, edl
from langreel.interchange.edited_timeline import EditMarker, at_rate, flattened
from langreel.interchange.formats import FORMATS, named

NAMES = ("<&>\"'", "a -- b", "街 & 巷", "* LOC: 01:00:00:00", "\N{MUSICAL SYMBOL G CLEF}")


def test_an_edl_is_read_by_opentimelineio(silent_edit):
    """At a rate that it knows: clips, cut transitions and locators."""
    edit = at_rate(silent_edit, Fraction(30))
    text = edl.written(edit, Path())["hello.en.edl"]
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=30)
    picture, voice = timeline.tracks[0], timeline.tracks[1]
    assert [
        (clip.name, picture.range_of_child(clip).start_time.value, clip.source_range.duration.value)
        for clip in picture
    ] == [(clip.media.name, clip.span.start, clip.span.frames) for clip in flattened(edit).clips]
    hour = 3600 * 30
    assert [
        (mark.name, mark.marked_range.start_time.value - hour) for clip in picture for mark in clip.markers
    ] == [(marker.name, marker.frame) for marker in edit.markers]
    assert [clip.source_range.start_time.value for clip in voice] == [
        clip.begins for clip in edit.of_kind("sound")[0].clips
    ]


def test_an_edl_holds_999_events(silent_edit):
    """A film with more is told, and which formats hold it."""
    clip = silent_edit.tracks[0].clips[0]
    many = replace(silent_edit.tracks[0], clips=(clip,) * 1000)
    with pytest.raises(UsageError, match="an EDL holds 999 events"):
        edl.written(replace(silent_edit, tracks=(many,)), Path())


@pytest.mark.parametrize("fmt", [name for name, each in FORMATS.items() if each.comes_back])
def test_names_are_words_and_nothing_else(fmt, silent_edit):
    """Whatever signs stand in them, they come back letter by letter."""
    markers = tuple(EditMarker(name, number, "mark") for number, name in enumerate(NAMES))
    (text,) = FORMATS[fmt].written(replace(silent_edit, markers=markers), Path()).values()
    assert tuple(each.name for each in FORMATS[fmt].read(text, fmt).markers) == NAMES


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_edit_is_written_the_same_again(fmt, silent_edit):
    """No dates, no chance."""
    assert FORMATS[fmt].written(silent_edit, Path("/a")) == FORMATS[fmt].written(silent_edit, Path("/a"))


@pytest.mark.parametrize("fmt", [name for name, each in FORMATS.items() if each.comes_back])
@pytest.mark.parametrize("rate", [Fraction(24000, 1001), Fraction(25), Fraction(60000, 1001)])
def test_odd_frame_rates_come_back_whole(fmt, rate, silent_edit):
    """Also those with 1001 in them."""
    edit = at_rate(silent_edit, rate)
    (text,) = FORMATS[fmt].written(edit, Path()).values()
    back = FORMATS[fmt].read(text, fmt)
    assert back.rate == rate
    assert [track.clips for track in back.of_kind("picture")] == [
        track.clips for track in edit.of_kind("picture")
    ]


def test_an_unknown_format_is_told_with_the_nearest():
    """As every other name."""
    with pytest.raises(UsageError, match="perhaps you meant 'fcpxml'"):
        named("fcpxlm")


@pytest.mark.parametrize("text", ["", "12", "1/0s", "nan", "1e9s", "9" * 40 + "s"])
def test_what_is_no_time_is_told(text):
    """With its place."""
    with pytest.raises(ContentError, match="is no time"):
        clock.seconds_of(text, "a.fcpxml:3")
