"""Fonts of a theme: named in subtitle files, looked through for glyphs, and part of what a shot is."""

import pytest

from langreel import timing
from langreel.pipeline import jobs, review
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.plan import cues, takes

OTHER = "DejaVu Sans"
"""A family without Chinese."""


@pytest.fixture
def film(project):
    """The film of the template with another font for some of its languages."""

    def film(fonts):
        (project.root / "assets").mkdir(exist_ok=True)
        (project.root / "assets" / "theme.yaml").write_text(f"fonts: {fonts}\n")
        return prepare(project, RenderRequest("hello", voice="scratch"))

    return film


def test_subtitles_name_the_font_of_their_language(film):
    """In a track of two languages, that of each."""
    made = film(f"{{en: {OTHER}}}")
    timeline = timing.conform(made.episode, takes(made), made.profile.fps)["zh"]
    written = jobs.captions(made, timeline, cues(made, timeline))
    fonts = {name: job.arguments["fonts"] for name, job in written.items() if name.endswith("ass")}
    zh = made.theme.font("zh")
    assert fonts == {"zh.ass": (zh,), "en.ass": (OTHER,), "zh+en.ass": (zh, OTHER)}


def test_another_font_makes_another_picture_of_its_language_alone(film):
    """The files of a language's font count for the shots of that language."""
    plain, other = film("{}"), film(f"{{en: {OTHER}}}")
    assert plain.environment("zh") == other.environment("zh")
    assert plain.environment("en") != other.environment("en")


def test_tracks_are_held_against_the_fonts_of_the_theme(film):
    """A family that lacks the characters of a language is told, cue by cue."""
    made = film(f"{{zh: {OTHER}}}")
    (track,) = review.episode_tracks(made, ("zh",), ("zh",), rules="house")
    told = [finding.message for finding in track.findings if finding.rule == "glyphs"]
    assert told
    assert all(message.startswith(f"{OTHER} does not have ") for message in told)
