"""A short film of a small project: upright, its words in the picture, its takes those of the film."""

import json

import pytest

import builders
from langreel.cli.run import run
from langreel.ffmpeg import probe

pytestmark = pytest.mark.reel
CLIP = """
clips:
  line: {segments: [one-line], profile: vertical-proxy, title: {zh: 一条线, en: One line}}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("short") / "film"
    builders.new_project(folder)
    head = folder / "script/hello/episode.yaml"
    head.write_text(head.read_text("utf-8") + CLIP, "utf-8")
    return folder


def test_a_short_film_is_rendered_verified_and_kept(project, capsys):
    """Its files lie apart, its size is upright, nothing is found, and a second render makes nothing."""
    words = ["-C", str(project), "render", "--clip", "line", "--lang", "en"]
    assert run([*words, "--json"]) == 0
    (dub,) = json.loads(capsys.readouterr().out)
    assert dub["video"] == "out/hello/clips/line/vertical-proxy/en/line.mp4"
    assert dub["findings"] == []
    media = probe(project / dub["video"])
    assert (media.width, media.height, media.frames) == (480, 854, dub["frames"])
    assert run(words) == 0
    assert "nothing to do: everything is up to date" in capsys.readouterr().out


def test_a_clip_that_there_is_not_is_told(project, capsys):
    """With the nearest name."""
    assert run(["-C", str(project), "plan", "--clip", "lin"]) != 0
    assert "perhaps you meant 'line'?" in capsys.readouterr().err
