"""The films behind a review: which is shown, where the page finds it, when a cue of it comes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from langreel import timing
from langreel.errors import MediaError, UsageError
from langreel.ffmpeg import Encoder
from langreel.model import Cue, Span, Track
from langreel.pipeline import review
from langreel.pipeline.plan import takes
from langreel.pipeline.review import film_views
from langreel.review.finished_films import along

SECOND = """
  - id: again
    scene: debt.OneLine
    labels:
      heading: {zh: 又一次, en: Once more}
    zh: 再看一遍，这是第二段。
    en: Look once more, this is the second part.
"""


@pytest.fixture
def film(project):
    """The template's film with a second segment; nothing is rendered."""
    act = project.script / "hello/01-debt.yaml"
    act.write_text(act.read_text("utf-8") + SECOND, "utf-8")
    return review.film_of(project, "hello")


def encode(out: Path, fps: int = 15, frames: int = 2) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(out, 32, 18, fps=fps)
    encoder.write(np.zeros((18, 32, 3), np.uint8), frames)
    encoder.close()
    return out


def test_the_film_of_the_episodes_own_size_is_shown_else_the_largest(film, project):
    """None, then what there is, then the better one, then the one that the tracks are cut for."""
    page = project.root / "pages/a.html"
    tracks = review.episode_tracks(film, (), ("zh",), rules="house")
    assert film_views(film, tracks, page) == ()
    for profile in ("proxy", "final", "preview"):
        encode(project.folder("hello", profile, "zh") / "hello.mp4")
        (shown,) = film_views(film, tracks, page)
        assert shown.url == f"../out/hello/{profile}/zh/hello.mp4"
    assert [track.lang for track in shown.tracks] == ["zh", "en", "zh+en"] and shown.shown == "zh"
    assert "its script now" in shown.doubt


def test_what_is_reviewed_is_shown(film, project):
    """A track that is not the episode's stands in the player in its place; the dub's own need not be on."""
    video = encode(project.root / "my film #1.mp4")
    (track,) = review.episode_tracks(film, ("en",), ("zh",), rules="house")
    mended = replace(track, subtitles=Track((Cue(Span(30, 30), ("mine & yours",)),), 30))
    (shown,) = film_views(film, (mended,), project.root / "a.html", video=video)
    assert (shown.url, shown.shown, shown.dub) == ("my%20film%20%231.mp4", "en", "zh")
    assert dict(zip(shown.langs, shown.tracks))["en"].text == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nmine &amp; yours\n"
    )


def test_a_film_of_another_rate_is_followed_segment_by_segment(film):
    """Every segment is rounded up to whole frames: at 15 a second each begins a little later than at 30."""
    at = {fps: timing.conform(film.episode, takes(film), fps)["en"] for fps in (30, 15)}
    seconds = along(at[30], at[15])
    for here, there in zip(at[30].slots, at[15].slots, strict=True):
        assert seconds(here.span.start) == Fraction(there.span.start, 15)
        assert seconds(here.span.start + 45) == Fraction(there.span.start, 15) + Fraction(3, 2)
        assert seconds(here.span.end - 1) < Fraction(there.span.end, 15)
        for ours, theirs in zip(here.spoken, there.spoken):
            assert abs(seconds(ours.span.start) - Fraction(theirs.span.start, 15)) <= Fraction(1, 15)
    assert seconds(at[30].frames) <= Fraction(at[15].frames, 15)
    same = along(at[30], at[30])
    assert [same(frame) for frame in (0, 100, at[30].frames)] == [
        0, Fraction(100, 30), Fraction(at[30].frames, 30),
    ]  # fmt: skip


def test_mistakes_about_the_film_are_told(film, project):
    """One film is one dub; it must be there, and have a picture."""
    tracks = review.episode_tracks(film, (), (), rules="house")
    page = project.root / "a.html"
    with pytest.raises(UsageError, match="one film, these are 2 dubs"):
        film_views(film, tracks, page, video=encode(project.root / "film.mp4"))
    with pytest.raises(MediaError, match=r"cannot read gone\.mp4"):
        film_views(None, tracks[:1], page, video=project.root / "gone.mp4")
    (project.root / "words.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nx\n", "utf-8")
    with pytest.raises(MediaError, match=r"there is no picture in words\.srt"):
        film_views(None, tracks[:1], page, video=project.root / "words.srt")
