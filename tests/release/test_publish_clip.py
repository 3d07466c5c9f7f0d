"""Publish a short film: both dubs, each on its own clock, and all that was written read back."""

from __future__ import annotations

import re
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

import read_back
from langreel.captions.formats.read_file import read
from langreel.cli.run import run
from langreel.ffmpeg import probe
from langreel.ffmpeg.loudness import TARGET_LUFS, measure
from langreel.project import Project
from langreel.release.platforms import PLATFORMS
from metal_film import ACT, ACTS, EPISODE, make_film, write

CLIPS = """
clips:
  short:
    segments: [gold, silver, tin]
    profile: vertical-proxy
    title: {zh: 两种金属, en: Two metals}
    cover: gold@now
"""
LONG = {
    "gold": (
        "This [now] is gold.",
        "This [now] is gold." + 4 * " Whoever has worn a ring of it knows it very well.",
    ),
    "silver": ("这里[now]是白银。", "这里[now]是白银，戴过的都知道。"),
}
"""What one dub says at length: there is no room for the English, and hardly any for the Chinese."""


def write_acts(root: Path) -> None:
    """A second or two each; only tin has silence after its line."""
    for number, (name, (zh, en)) in enumerate(ACTS.items(), 1):
        act = ACT.format(id=name, zh=zh, en=en).replace(*LONG.get(name, ("", "")))
        write(root / f"script/film/0{number}-{name}.yaml", act.replace("9.5", "3" if name == "tin" else "0"))


@pytest.fixture(scope="module")
def film(tmp_path_factory) -> Project:
    """A film whose dubs are not equally long, its short film rendered upright."""
    project = make_film(tmp_path_factory.mktemp("clip") / "film")
    own = EPISODE.replace("<TAG>", "").replace("picture: shared", "music: daylight")
    write(project.root / "script/film/episode.yaml", own)
    head = project.script / "film/episode.yaml"
    head.write_text(head.read_text("utf-8") + CLIPS, "utf-8")
    write_acts(project.root)
    assert run(["-C", str(project.root), "render", "--clip", "short", "--jobs", "1"]) == 0
    return project


def publish(film: Project, platform: str, *words: str) -> Path:
    command = ["-C", str(film.root), "publish", "--clip", "short", "--for", platform, *words]
    assert run(command) == 0
    return film.out / "film/clips/short/publish" / platform


def rendered(film: Project, lang: str):
    return probe(film.out / "film/clips/short/vertical-proxy" / lang / "short.mp4")


def test_a_short_film_has_its_own_title_cover_and_words(film):
    """It is upright as it stands, so it is copied; its tracks are timed to it, its sources its own."""
    folder = publish(film, "shorts")
    for lang, title in (("zh", "两种金属"), ("en", "Two metals")):
        media, master = probe(folder / lang / "short.mp4"), rendered(film, lang)
        assert (media.width, media.height, media.frames) == (480, 854, master.frames)
        assert (folder / lang / f"title.{lang}.txt").read_text("utf-8").strip() == title
        with Image.open(folder / lang / "cover.1080x1920.jpg") as cover:
            assert cover.size == (1080, 1920)
            assert (folder / lang / "cover.1080x1920.jpg").stat().st_size <= PLATFORMS["shorts"].cover_bytes
        for path in (folder / lang / "subtitles").glob("*.srt"):
            cues = read(path).track.cues
            assert len(cues) >= 2 and cues[-1].span.end <= 1000 * media.seconds
    assert read_back.decoded(folder / "zh/short.mp4") == rendered(film, "zh").frames


def test_its_manifest_lists_every_file_with_its_digest(film):
    """And says which film it is."""
    folder = publish(film, "douyin")
    facts = read_back.manifest(folder)
    assert (facts["episode"], facts["clip"], facts["platform"]) == ("film", "short", "douyin")


def test_another_dub_is_laid_over_its_picture(film, capsys):
    """As long as the film, as loud, in its language. Where a voice is longer than its picture is told.

    A voice that would lose its picture is left out, and where it would is told; the film is published.
    """
    folder = publish(film, "youtube", "--no-chapters")
    notes = " ".join(capsys.readouterr().err.split())
    outlasts = r"zh audio track of the en film speaks on after the picture of silver \(\d\.\d s\)"
    loses = r"no en audio track for the zh film: .* being longer in gold \(\d+\.\d s\), silver"
    assert re.search(outlasts, notes)
    assert re.search(loses, notes)
    assert [path.name for path in folder.rglob("audio/*")] == ["short.zh.m4a"]
    path, media = folder / "en/audio/short.zh.m4a", rendered(film, "en")
    assert probe(path).audio_seconds == pytest.approx(media.audio_seconds, abs=0.001)
    assert rendered(film, "zh").frames < media.frames == probe(folder / "en/short.mp4").frames
    assert measure(path).lufs == pytest.approx(TARGET_LUFS, abs=0.5)
    with av.open(str(path)) as container:
        assert (container.streams.audio[0].language, container.metadata["title"]) == ("zho", "两种金属")
    assert silent_before(path, 0.3) and not silent_before(path, 1.0)


def silent_before(path: Path, seconds: float) -> bool:
    """Whether nobody speaks in the first seconds; music may play."""
    with av.open(str(path)) as container:
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    return bool(np.abs(heard[:, : round(seconds * 48000)]).max() < 0.1)
