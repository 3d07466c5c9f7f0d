"""The second film: another subject, languages, units and look than the flagship's, checked as it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from langreel.model import Event
from langreel.pipeline.check import check
from langreel.project import Project
from langreel.script import read

ROOT = Path(__file__).parents[2]
PARTS = ("script/keeling", "scenes/keeling", "data", "assets/themes", "assets/fonts", "assets/voice/keeling")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the film alone."""
    folder = tmp_path_factory.mktemp("second")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    return Project(folder)


def test_every_number_that_is_said_is_a_figure(project: Project) -> None:
    """No digit stands in a line but as a figure writes it, in any of its five languages."""
    written = "".join(
        path.read_text("utf-8") for path in sorted((project.script / "keeling").glob("0*.yaml"))
    )
    lines = re.findall(r"^ {6}(?![a-z_]+:)(\S.*)$", written, re.MULTILINE)
    episode = read(project, "keeling")
    assert len(lines) == 2 * sum(len(segment.lines["en"]) for segment in episode.segments)
    assert [line for line in lines if re.search("[0-9]", re.sub(r"\{.*?\}|\[.*?\]|\(.*?\)", "", line))] == []
    assert {*episode.languages, *episode.subtitles} == {"en", "es", "zh-Hans", "ko", "ar"}


def test_its_words_and_its_scenes_stand(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is found in the script, in either dub, at any mark; one note tells how far numbers are read."""
    monkeypatch.chdir(project.root)
    looked = list[str]()

    def watch(event: Event) -> None:
        if event.kind == "started":
            looked.append(event.name)

    found = check(project, "keeling", watch=watch)
    assert [finding for finding in found if finding.severity != "info"] == []
    assert len(looked) == 2 * 7
