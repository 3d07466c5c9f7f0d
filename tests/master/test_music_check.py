"""Speech and music: who is hard to understand is named."""

from builders import timeline
from langreel.master.music_check import above_music

FILM = timeline("en", 10, [({"en": ["One.", "Two."]}, [(0.5, 1.0), (2.0, 1.0)])])


def test_a_line_near_its_music_is_named():
    """The nearest one, with how many others there are."""
    (found,) = above_music(FILM, (11.9, 8.25))
    assert (found.severity, found.rule, found.where) == ("warning", "music-loud", "0:02.000")
    assert found.message == "line 2 of s0 lies 8.2 LU above the music, and 1 more are near it"


def test_clear_lines_are_not_named():
    """From 12 LU on; nor silent ones, nor where there is no music."""
    assert not list(above_music(FILM, (12.0, 30.5)))
    assert not list(above_music(FILM, (float("-inf"), 14.0)))
    assert not list(above_music(FILM, ()))
