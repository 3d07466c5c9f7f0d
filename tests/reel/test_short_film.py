"""A short film of a small project: upright, its words in the picture, its takes those of the film."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from langreel.ffmpeg import probe

pytestmark = pytest.mark.reel
CLIP = """
clips:
  line: {segments: [one-line], profile: vertical-proxy, title: {zh: 一条线, en: One line}}
"""


def langreel(project, *words):
    command = [sys.executable, "-m", "langreel", "-C", str(project), *words]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("short") / "film"
    assert langreel(Path(), "new", str(folder)).returncode == 0
    head = folder / "script/hello/episode.yaml"
    head.write_text(head.read_text("utf-8") + CLIP, "utf-8")
    return folder


def test_a_short_film_is_rendered_verified_and_kept(project):
    """Its files lie apart, its size is upright, nothing is found, and a second render makes nothing."""
    made = langreel(project, "render", "--clip", "line", "--lang", "en", "--json")
    assert made.returncode == 0, made.stdout + made.stderr
    (dub,) = json.loads(made.stdout)
    assert dub["video"] == "out/hello/clips/line/vertical-proxy/en/line.mp4"
    assert dub["findings"] == []
    media = probe(project / dub["video"])
    assert (media.width, media.height, media.frames) == (480, 854, dub["frames"])
    again = langreel(project, "render", "--clip", "line", "--lang", "en")
    assert "nothing to do: everything is up to date" in again.stdout


def test_a_clip_that_there_is_not_is_told(project):
    """With the nearest name."""
    answer = langreel(project, "plan", "--clip", "lin")
    assert answer.returncode != 0 and "perhaps you meant 'line'?" in answer.stderr
