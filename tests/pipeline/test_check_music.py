"""What is wrong with a film's music is told before anything is mixed."""

import shutil

import pytest

from langreel.pipeline.check import check


@pytest.fixture
def scored(project, tone):
    """The template with a file of music; called with the file that is to lie there."""

    def score(file):
        (project.assets / "music").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, project.assets / "music/bed.wav")
        head = project.script / "hello/episode.yaml"
        head.write_text(head.read_text("utf-8") + "music: {file: assets/music/bed.wav}\n", "utf-8")
        return project

    return score


def test_music_that_can_be_played_is_no_finding(scored, tone):
    """Mono as well as stereo, if it is a second long."""
    assert check(scored(tone(440, 1.0, 0.2, 1)), "hello") == ()


@pytest.mark.parametrize("seconds", [0.01, 0.9])
def test_music_that_would_buzz_is_an_error(seconds, scored, tone):
    """Shorter than a second."""
    (finding,) = check(scored(tone(440, seconds, 0.2)), "hello")
    assert (finding.severity, finding.rule, finding.where) == ("error", "music", "assets/music/bed.wav")
    assert finding.message == f"the music is only {seconds:.2f} s long"


def test_a_corrupt_file_is_an_error(scored, tmp_path):
    """With what will do."""
    (tmp_path / "noise.wav").write_bytes(b"RIFF no music" * 50)
    (finding,) = check(scored(tmp_path / "noise.wav"), "hello")
    assert "the music cannot be read" in finding.message and "ffmpeg" in finding.hint
