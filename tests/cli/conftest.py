"""Commands run in this process, and a film of four seconds from another house."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from langreel.cli.run import run as run_command
from langreel.ffmpeg import run

NOTES = """;FFMETADATA1
title=A film
[CHAPTER]
TIMEBASE=1/1000
START=0
END=2000
title=One
[CHAPTER]
TIMEBASE=1/1000
START=2000
END=4000
title=Two
"""


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command; gives its exit code, its output and its complaints."""

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run_command(words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture(scope="session")
def one_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film that every test gets a copy of."""
    folder = tmp_path_factory.mktemp("film")
    (folder / "notes.txt").write_text(NOTES, "utf-8")
    run(["-v", "error", "-f", "lavfi", "-i", "color=0x203040:s=320x180:r=15:d=4", "-f", "lavfi",
         "-i", "sine=440:d=4", "-i", str(folder / "notes.txt"), "-map", "0", "-map", "1",
         "-map_metadata", "2", "-c:v", "libx264", "-c:a", "aac", str(folder / "film.mp4")])  # fmt: skip
    return folder / "film.mp4"


@pytest.fixture
def film(one_film: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(one_film, tmp_path))
