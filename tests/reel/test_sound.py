"""The sound of a film from its script: music and effects by each dub's own clock, and in its parts."""

import wave
from pathlib import Path

import numpy as np
import pytest

from langreel.cli.run import run
from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import plan
from langreel.pipeline.render import render
from langreel.project import Project

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("sound")]

RATE = 48_000
REQUEST = RenderRequest("film", executor="inline")
HEAD = """\
id: film
title: {zh: 街, en: Street, ja: 通り}
languages: [zh, en, ja]
voices: {zh: scratch, en: scratch, ja: recorded}
profile: proxy
music: {bed: inquiry, duck: 20}
"""
ACTS = {
    "01": """\
chapter: {zh: 一, en: One, ja: 一}
segments:
  - id: street
    footage: assets/street.png
    sfx: {quiet: whoosh}
    zh: 街上[quiet]很静。
    en: The street is [quiet] quiet.
    ja: 通りは[quiet]静かだ。
""",
    "02": """\
chapter: {zh: 二, en: Two, ja: 二}
music: weight
segments:
  - id: night
    footage: assets/street.png
    zh: 夜里更静。
    en: At night it is quieter still.
    ja: 夜はもっと静かだ。
""",
}


def without_japanese(text: str) -> str:
    lines = (line for line in text.splitlines() if not line.strip().startswith("ja:"))
    words = "\n".join(lines).replace(", ja: recorded", "").replace(", en, ja]", ", en]")
    return words.replace(", ja: 通り", "").replace(", ja: 一", "").replace(", ja: 二", "") + "\n"


def write_script(root: Path, languages: int) -> None:
    texts = {"episode": HEAD, **ACTS}
    for name, text in texts.items():
        path = root / f"script/film/{name}.yaml"
        path.write_text(text if languages == 3 else without_japanese(text), "utf-8")


def record_japanese(root: Path) -> None:
    """Two recordings: a buzz for as long as somebody would speak."""
    folder = root / "assets/voice/film/ja"
    folder.mkdir(parents=True)
    for name, seconds in (("street", 1.7), ("night", 2.2)):
        times = np.arange(round(seconds * RATE)) / RATE
        buzz = 0.2 * np.sin(2 * np.pi * 210 * times) * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * times))
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes((buzz * 32767).astype("<i2").tobytes())


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Project:
    """Two dubs with music, rendered."""
    from PIL import Image

    root = tmp_path_factory.mktemp("film")
    for folder in ("script/film", "assets", "scenes/film", "data"):
        (root / folder).mkdir(parents=True)
    Image.new("RGB", (64, 36), "orange").save(root / "assets/street.png")
    write_script(root, languages=2)
    render(Project(root), REQUEST, lambda event: None)
    return Project(root)


def steps(project: Project) -> set[str]:
    return {f"{step.step} {step.name}" for step in plan(project, REQUEST).steps}


def test_another_bed_or_effect_is_mixed_and_nothing_drawn(film):
    """Sound, what listens to it, and the reel; no picture, no subtitle, no voice."""
    act = film.script / "film/01.yaml"
    before = act.read_text("utf-8")
    for old, new in (("whoosh", "chime"), ("segments:", "music: daylight\nsegments:")):
        act.write_text(before.replace(old, new), "utf-8")
        assert {step.split()[0] for step in steps(film)} == {"sound", "verify", "master"}
    act.write_text(before, "utf-8")
    assert steps(film) == set()


def test_a_third_dub_is_added_from_recordings_alone(film):
    """Words and recordings of a further language: it gets the same beds and effects by its own clock."""
    write_script(film.root, languages=3)
    record_japanese(film.root)
    assert not any(step.startswith(("picture", "sound")) and not step.endswith(".ja") for step in steps(film))
    dubs = {each.reel.timeline.lang: each for each in render(film, REQUEST, lambda event: None)}
    japanese = dubs["ja"]
    assert [finding for finding in japanese.findings if finding.severity == "error"] == []
    assert abs(japanese.stem.lufs + 14) <= 0.1 and min(japanese.stem.margins) >= 12
    assert all(abs(each.stem.lufs - japanese.stem.lufs) <= 0.2 for each in dubs.values())


def test_the_sound_comes_in_its_parts(film, capsys, monkeypatch):
    """FLAC files beside the film; once they are there, nothing happens to them."""
    monkeypatch.chdir(film.root)
    assert run(["stems", "film", "--lang", "en"]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in paths] == [
        "voice.flac", "music.flac", "effects.flac", "mix.flac", "music-and-effects.flac",
    ]  # fmt: skip
    assert {path.parent for path in paths} == {Path("out/film/proxy/en/stems")}
    times = [path.stat().st_mtime_ns for path in paths]
    assert run(["stems", "film", "--lang", "en"]) == 0
    assert [path.stat().st_mtime_ns for path in paths] == times


def test_a_film_says_how_loud_it_is(film, capsys, monkeypatch):
    """A sentence a dub, and its curve; a film that is not there yet says so."""
    monkeypatch.chdir(film.root)
    assert run(["loudness", "film", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(("en: -14.0 LUFS", "en: -13.9 LUFS")) and "loudest moment" in told
    assert "above music" not in told  # A scratch voice says nothing.
    assert (film.root / "out/film/proxy/en/loudness.png").is_file()
    assert run(["loudness", "film", "--profile", "final"]) == 2
