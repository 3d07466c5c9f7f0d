"""Run ffmpeg: its own words in errors, progress while it works, and a hint when it is missing."""

from __future__ import annotations

import pytest

from langreel.errors import BuildError, MediaError, ToolError
from langreel.ffmpeg import binary, run, version
from langreel.ffmpeg.run import failure


def test_ffmpeg_is_there_and_tells_its_version():
    """The binary comes with imageio-ffmpeg."""
    assert "ffmpeg" in binary()
    assert version()[0].isalnum()


def test_a_failure_speaks_ffmpegs_own_words(tmp_path):
    """The message says what ffmpeg said last, without its banner."""
    with pytest.raises(MediaError, match="No such file or directory"):
        run(["-i", str(tmp_path / "none.wav"), "-f", "null", "-"])


def test_a_full_disk_is_not_ffmpegs_fault():
    """No space left is a BuildError: the disk is full."""
    assert isinstance(failure("av_interleaved_write_frame(): No space left on device"), BuildError)


def test_progress_tells_the_seconds_written(tmp_path):
    """Seconds grow up to the length of the output."""
    heard: list[float] = []
    source = ["-f", "lavfi", "-i", "sine=duration=3"]
    run([*source, "-c:a", "aac", "-y", str(tmp_path / "tone.m4a")], on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(3.0, abs=0.1)


def test_a_watcher_that_raises_stops_ffmpeg(tmp_path):
    """The child does not outlive the caller."""

    def refuse(_: float) -> None:
        raise KeyboardInterrupt

    endless = ["-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-"]
    with pytest.raises(KeyboardInterrupt):
        run(endless, on_progress=refuse)


def test_a_missing_ffmpeg_is_said_with_a_remedy(monkeypatch, tmp_path):
    """LANGREEL_FFMPEG that points nowhere is a ToolError."""
    monkeypatch.setenv("LANGREEL_FFMPEG", str(tmp_path / "ffmpeg"))
    with pytest.raises(ToolError, match="unset LANGREEL_FFMPEG"):
        binary()


def test_arguments_are_never_shell_words(tmp_path):
    """A path with spaces, quotes and Chinese is one argument."""
    out = tmp_path / 'it\'s a "tone"; 声音 $(x).wav'
    run(["-f", "lavfi", "-i", "sine=duration=0.1", str(out)])
    assert out.is_file()
