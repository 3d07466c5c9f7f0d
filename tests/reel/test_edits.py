"""Edits: each asks for the jobs that depend on it and no other, in the plan as in the render."""

import os
import shutil
import struct
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from langreel.pipeline.film import RenderRequest
from langreel.pipeline.plan import plan
from langreel.pipeline.render import render

pytestmark = [pytest.mark.reel, pytest.mark.xdist_group("edits")]

ORDER = RenderRequest("film", executor="inline")
SCRIPT, ACT, EPISODE = "script/film/", "script/film/01-metals.yaml", "script/film/episode.yaml"
GOLD, SILVER, SHAPES = "scenes/film/gold.py", "scenes/film/silver.py", "scenes/film/shapes.py"
PRICES, SOURCES, UNITS = "data/metals.csv", "data/sources.yaml", "data/units.yaml"


@dataclass(frozen=True)
class Edit:
    """What is done to the project, and the jobs that it asks for, told as ``jobs`` tells them."""

    does: Callable[[Path], object]
    asks: str


def text(path: str, old: str, new: str, asks: str = "") -> Edit:
    """Words of a file replaced; none of its other words."""

    def does(root: Path) -> None:
        before = (root / path).read_text("utf-8")
        assert before.count(old) == 1
        (root / path).write_text(before.replace(old, new), "utf-8")

    return Edit(does, asks)


def added(path: str, more: str, asks: str = "") -> Edit:
    """Words put at the end of a file."""
    return Edit(lambda root: (root / path).open("a", encoding="utf-8").write(more), asks)


def bed(root: Path) -> None:
    """A second of noise as music."""
    (root / "assets/music").mkdir()
    with wave.open(str(root / "assets/music/bed.wav"), "wb") as music:
        music.setparams((1, 2, 48000, 0, "NONE", ""))
        music.writeframes(struct.pack("<48000h", *(n * 7919 % 9000 for n in range(48000))))
    added(EPISODE, "music: {file: assets/music/bed.wav}\n").does(root)


def painted(root: Path) -> None:
    Image.new("RGB", (64, 36), "teal").save(root / "assets/footage/street.png")


def crossfaded(root: Path) -> None:
    act = root / SCRIPT / "02-street.yaml"
    act.write_text("transition: {kind: crossfade, seconds: 0.4}\n" + act.read_text("utf-8"), "utf-8")


def kept(root: Path, suffix: str) -> list[Path]:
    return sorted((root / ".langreel/kept").rglob(f"*{suffix}"), key=lambda path: path.stat().st_size)


def touched(root: Path) -> None:
    """Every file of the project, as a checkout of another branch and back leaves it."""
    for path in root.rglob("*"):
        if path.is_file() and not {".langreel", "out"} & set(path.relative_to(root).parts):
            os.utime(path, (0, 0))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


ALL_ZH = "dub: zh; captions: zh.zh zh.en zh.zh+en; reel: zh"
MUSIC = "sound: music.1.zh music.2.zh music.1.en music.2.en; dub: zh en; reel: zh en"
ALL_EN = "dub: en; captions: en.zh en.en en.zh+en; reel: en"

EDITS = {
    "nothing": Edit(lambda root: None, ""),
    "files touched": Edit(touched, ""),
    "finished work deleted": Edit(lambda root: shutil.rmtree(root / "out"), ""),
    # Scenes
    "a comment in a scene": text(GOLD, "        prices =", "        # The last one.\n        prices ="),
    "a docstring in a scene": text(GOLD, '"""Gold."""', '"""Gold, and what it costs."""'),
    "a scene formatted": text(GOLD, 'text(self.label("heading"))', "text(\n    self.label('heading')\n)"),
    "a scene's code": text(
        GOLD, "seconds=0.2", "seconds=0.3", "shot: gold.Gold.zh gold.Gold.en; reel: zh en"
    ),
    "another scene in the same file": added(GOLD, "\n\nclass Coin(ReelScene):\n    size = 2\n"),
    "a helper of one scene": text(
        SHAPES, "height=1.0", "height=2.0", "shot: gold.Gold.zh gold.Gold.en; reel: zh en"
    ),
    "a comment in a helper": added(SHAPES, "# The end.\n"),
    "a scene that nobody shows": Edit(lambda root: (root / "scenes/film/tin.py").write_text("1"), ""),
    # Data
    "a cell that one scene shows": text(
        PRICES, "silver,26", "silver,27", "shot: silver.Silver.zh silver.Silver.en; reel: zh en"
    ),
    "a cell that nobody shows": text(PRICES, "tin,20", "tin,21"),
    "a row that nobody shows": added(PRICES, "2021-12-31,tin,22\n"),
    "a row that one scene shows": added(
        PRICES, "2021-12-31,silver,30\n", "shot: silver.Silver.zh silver.Silver.en; reel: zh en"
    ),
    "a comment in the sources": added(SOURCES, "# checked\n"),
    "a source that nobody shows": text(SOURCES, "Prices of oil", "Crude"),
    "a source that is shown": text(
        SOURCES,
        "publisher: A bank",
        "publisher: Two banks",
        "shot: gold.Gold.zh silver.Silver.zh gold.Gold.en silver.Silver.en; reel: zh en",
    ),
    "another table": text("data/oil.csv", "48", "49"),
    # Words
    "an English line": text(
        ACT,
        "Then USDT came.",
        "And then came USDT too, they say.",
        "voice: gold.2.en; sound: levels.1.en; "
        f"shot: gold.Gold.en; captions: zh.en zh.zh+en; reel: zh; {ALL_EN}",
    ),
    "a Chinese line": text(
        ACT,
        "白银[now]便宜。",
        "白银[now]真便宜。",
        "voice: silver.1.zh; sound: levels.1.zh; "
        f"shot: silver.Silver.zh; captions: en.zh en.zh+en; reel: en; {ALL_ZH}",
    ),
    "a mark moved": text(ACT, "is [now] cheap", "[now] is cheap", "shot: silver.Silver.en; reel: en"),
    "a pause": text(
        ACT,
        "Silver is [now] cheap",
        "Silver is (0.6s) [now] cheap",
        f"voice: silver.1.en; sound: levels.1.en; shot: silver.Silver.en; {ALL_EN}",
    ),
    "a hold": text(
        ACT,
        "scene: silver.Silver",
        "scene: silver.Silver\n    hold: 1",
        f"shot: silver.Silver.zh silver.Silver.en; {ALL_ZH}; {ALL_EN}",
    ),
    "a label in one language": text(ACT, "en: Silver}", "en: Ag}", "shot: silver.Silver.en; reel: en"),
    "a figure's digits": text(
        SCRIPT + "figures.yaml",
        "digits: 3",
        "digits: 2",
        "voice: gold.1.zh gold.1.en; sound: levels.1.zh levels.1.en; "
        f"shot: gold.Gold.zh gold.Gold.en; {ALL_ZH}; {ALL_EN}",
    ),
    "a figure that nobody names": text(SCRIPT + "figures.yaml", "digits: 2", "digits: 1"),
    "a word said otherwise": text(
        SCRIPT + "lexicon.yaml",
        "U S D T",
        "the token called you es dee tee",
        f"voice: gold.2.en; sound: levels.1.en; shot: gold.Gold.en; {ALL_EN}",
    ),
    "a word that no line has": text(SCRIPT + "lexicon.yaml", "G D P", "gross domestic product"),
    # Units
    "a unit that nobody shows": added(UNITS, 'sheep: {en: "{} sheep"}\n'),
    "a unit's words in one language": added(
        UNITS,
        'USD: {en: "{} greenbacks, that is dollars"}\n',
        "voice: gold.1.en; sound: levels.1.en; "
        f"shot: gold.Gold.en; captions: zh.en zh.zh+en; reel: zh; {ALL_EN}",
    ),
    "how a unit is said": added(
        UNITS,
        'USD: {en: {written: "${}", spoken: "{} dollars of the United States of America"}}\n',
        f"voice: gold.1.en; sound: levels.1.en; shot: gold.Gold.en; {ALL_EN}",
    ),
    # The episode
    "pacing": text(
        EPISODE,
        "tail: 0.2",
        "tail: 0.9",
        "shot: gold.Gold.zh silver.Silver.zh street.zh gold.Gold.en silver.Silver.en street.en; "
        f"{ALL_ZH}; {ALL_EN}",
    ),
    "a chapter's title": text(ACT, "en: Metals", "en: Two metals", "reel: en"),
    "the title": text(EPISODE, "en: Gold and silver", "en: Silver and gold", "reel: en"),
    "the description": text(EPISODE, "zh: 两种金属", "zh: 金属两种", "reel: zh"),
    "music": Edit(bed, MUSIC),
    "music of langreel's own": added(EPISODE, "music: weight\n", MUSIC),
    "a sound at a mark": text(
        ACT, "scene: gold.Gold", "scene: gold.Gold\n    sfx: {peak: coin}", "dub: zh en; reel: zh en"
    ),
    "the pace of a line": text(
        ACT,
        "en: Silver is",
        "en: (2x) Silver is",
        f"voice: silver.1.en; sound: levels.1.en; shot: silver.Silver.en; {ALL_EN}",
    ),
    "footage": Edit(painted, "shot: street.zh street.en; reel: zh en"),
    "a transition": Edit(
        crossfaded,
        "picture: silver.Silver.zh street.zh silver.Silver.en street.en; "
        "cut: trim.silver.Silver.zh crossfade.street.zh trim.street.zh "
        "trim.silver.Silver.en crossfade.street.en trim.street.en; reel: zh en",
    ),
    "the voice of one language": text(
        EPISODE,
        "en: espeak",
        "en: scratch",
        "voice: gold.1.en gold.2.en silver.1.en street.1.en; sound: levels.1.en levels.2.en; "
        f"shot: gold.Gold.en silver.Silver.en street.en; {ALL_EN}",
    ),
    "a shared picture": added(
        EPISODE,
        "picture: shared\n",
        f"shot: gold.Gold.zh; {ALL_ZH}; {ALL_EN}",
    ),
    # The cache
    "a kept clip lost": Edit(lambda root: kept(root, ".mp4")[0].unlink(), "shot: street.en"),
    "a kept look lost": Edit(lambda root: kept(root, ".npz")[0].unlink(), "look: street.en"),
    "what was heard lost": Edit(lambda root: kept(root, ".json")[0].unlink(), "listen: en"),
    "a kept sound cut": Edit(lambda root: cut(kept(root, ".m4a")[0]), "sound: stem.zh; listen: zh"),
    "records lost": Edit(lambda root: shutil.rmtree(root / ".langreel/records"), "everything"),
}


SHORT = {
    "shot": {"picture": ["{}"], "look": ["{}"]},
    "cut": {"cut": ["{}"], "look": ["{}"]},
    "dub": {"sound": ["balance.{}", "stretch.1.{}", "stem.{}"], "listen": ["{}"]},
}


def jobs(named: list[tuple[str, str]]) -> str:
    """``picture: gold.Gold.zh; reel: zh en``: sorted, subtitle formats taken together, reels by dub.

    Every reel that is joined anew is verified anew, so that is not told.
    """
    told: dict[str, dict[str, None]] = {}
    for step, name in sorted(named):
        if step == "master" and name.startswith("reel."):
            told.setdefault("reel", {})[name.removeprefix("reel.")] = None
        elif name.endswith(".cues"):
            # What all subtitles of a dub are cut from: cheap, and run for whatever touches its timeline.
            continue
        elif step == "captions":
            told.setdefault(step, {})[name.rpartition(".")[0]] = None
        elif step == "verify":
            seen, _, of = name.partition(".")
            if seen != "reel":
                told.setdefault(seen, {})[of] = None
        else:
            told.setdefault({"master": "cut"}.get(step, step), {})[name] = None
    return "; ".join(f"{step}: {' '.join(sorted(told[step]))}" for step in sorted(told))


def as_jobs(asks: str) -> str:
    """The same wording from an edit's own: several mentions of a step taken together.

    ``shot`` is a picture made and looked at, or cut in and looked at; ``dub`` a film's sound balanced, mixed,
    joined and noted. What its takes and its music are like is known, unless they are others.
    """
    told: dict[str, set[str]] = {}
    for part in filter(None, asks.split("; ")):
        step, names = part.split(": ")
        for kind, forms in SHORT.get(step, {step: ["{}"]}).items():
            told.setdefault(kind, set()).update(form.format(name) for form in forms for name in names.split())
    return "; ".join(f"{step}: {' '.join(sorted(told[step]))}" for step in sorted(told))


def planned(project) -> list[tuple[str, str]]:
    return [(step.step, step.name) for step in plan(project, ORDER).steps]


def run(project) -> list[tuple[str, str]]:
    events = []
    render(project, ORDER, events.append)
    return [(event.step, event.name) for event in events if event.kind == "finished"]


@pytest.fixture(scope="module")
def rendered(film):
    """The film, rendered; and all that a render needs to know put aside, to come back to after each edit."""
    # Other tests may have rendered it already.
    shutil.rmtree(film.cache, ignore_errors=True)
    everything = jobs(run(film))
    aside = film.root.with_name("aside")
    shutil.copytree(film.root, aside)
    return film, aside, everything


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_asks_for_what_depends_on_it(rendered, name):
    """The plan names exactly the jobs of the table, and the render runs exactly those."""
    project, aside, everything = rendered
    EDITS[name].does(project.root)
    try:
        plan = planned(project)
        expected = everything if EDITS[name].asks == "everything" else as_jobs(EDITS[name].asks)
        assert jobs(plan) == expected
        assert sorted(run(project)) == sorted(plan)
        assert planned(project) == []
    finally:
        shutil.rmtree(project.root)
        shutil.copytree(aside, project.root)
