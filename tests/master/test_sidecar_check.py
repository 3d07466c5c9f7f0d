"""Sidecar check: each subtitle file beside a reel is held against the track of its own language."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from langreel.languages import endonym, iso_639_2
from langreel.master.sidecar_check import against_reel
from langreel.master.tracks import Sidecar, SoftTrack

TOGETHER = [("zh", "zh-Hant"), ("en", "en-GB"), ("zh", "zh-Hant", "zh-Hant-HK"), ("qx", "qy")]
"""Languages that share one code in MP4; what has none is undetermined."""


def beside(langs) -> list[Sidecar]:
    return [Sidecar(f"f.{lang}.srt", lang, builders.track((1, 2, f"in {lang}"))) for lang in langs]


def inside(langs) -> list[SoftTrack]:
    return [SoftTrack(iso_639_2(lang), endonym(lang), builders.track((1, 2, f"in {lang}"))) for lang in langs]


@pytest.mark.parametrize("langs", TOGETHER)
def test_variants_of_one_code_are_told_apart(timeline, langs):
    """Each file has the track of its title, in whatever order the tracks stand."""
    assert list(against_reel(beside(langs), inside(langs), timeline)) == []
    assert list(against_reel(beside(langs), inside(langs)[::-1], timeline)) == []


@pytest.mark.parametrize("langs", TOGETHER)
def test_a_difference_is_found_in_each_variant(timeline, langs):
    """The one that differs is named, and no other."""
    for at, lang in enumerate(langs):
        tracks = inside(langs)
        tracks[at] = replace(tracks[at], subtitles=builders.track((1, 2, "else")))
        (found,) = against_reel(beside(langs), tracks, timeline)
        assert found.message.startswith(f"the {lang} track inside the reel and f.{lang}.srt differ")


@pytest.mark.parametrize("langs", TOGETHER)
def test_a_variant_without_a_track_is_missed(timeline, langs):
    """The track of another variant does not stand for it."""
    for lang in langs:
        (found,) = against_reel(beside(langs), inside(set(langs) - {lang}), timeline)
        assert found.message.endswith(f"({lang})")


def test_titles_that_tell_nothing_leave_the_order(timeline):
    """Tracks with other titles are taken in the order of the files."""
    tracks = [replace(track, title="SubtitleHandler") for track in inside(["zh", "zh-Hant"])]
    assert list(against_reel(beside(["zh", "zh-Hant"]), tracks, timeline)) == []
    assert len(list(against_reel(beside(["zh", "zh-Hant"]), tracks[::-1], timeline))) == 2
