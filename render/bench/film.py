"""Film: a small project to measure on: some scenes of an episode, or one chart told over and over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from langreel.cli import project_template

LEFT = shutil.ignore_patterns(".langreel", "out", ".git", ".venv", "__pycache__", "media", "translations")

ACT = (
    "cracks.Frozen", "demand.HoldingsDecline", "demand.HolderRace", "gold.Purchases", "gold.Crossing",
    "supply.DebtSnowball", "budget.InterestDefence", "wall.MaturityWall",
)  # fmt: skip
"""The flagship's fifth act: what is told of it would take theirs too long on the whole film."""

CHART = '''
"""A chart drawn in the time of one sentence."""

from langreel.scenes import LineChart, ReelScene, table


class Chart{number}(ReelScene):
    """Segment `s{number}`."""

    def construct(self):
        debt = table("public_debt")
        chart = LineChart(debt, x="date", y="debt_usd_bn", heading=self.label("heading"))
        with self.segment("s{number}"):
            self.play(chart.enter())
            self.play(chart.draw(to="2020-09"), until="now")
'''


def excerpt(source: Path, episode: str, scenes: tuple[str, ...], root: Path) -> None:
    """Copy a project without what is made, and of its episodes one, cut down to some scenes' segments."""
    root.mkdir()
    for name in ("script", "scenes", "data", "assets"):
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name, ignore=LEFT)
    for other in (root / "script").iterdir():
        if other.is_dir() and other.name != episode:
            shutil.rmtree(other)
    _alone(root / "script" / episode / "episode.yaml")
    for act in sorted((root / "script" / episode).glob("[0-9]*.yaml")):
        held = read(act)
        held["segments"] = [each for each in held["segments"] if each.get("scene") in scenes]
        if held["segments"]:
            write(act, held)
        else:
            act.unlink()


def _alone(path: Path) -> None:
    """The film alone: no short films and no cover, whose segments may not be there."""
    held = read(path)
    write(path, {key: value for key, value in held.items() if key not in ("clips", "cover")})


def scenes(source: Path, episode: str) -> tuple[str, ...]:
    """The scenes of an episode in the order of its script."""
    acts = (read(act)["segments"] for act in sorted((source / "script" / episode).glob("[0-9]*.yaml")))
    return tuple(dict.fromkeys(each["scene"] for act in acts for each in act if "scene" in each))


def repeated(segments: int, root: Path) -> None:
    """The project of `langreel new`, its one chart told ``segments`` times, each time a shot of its own."""
    langs = project_template.default()
    project_template.fill(root, langs, dict.fromkeys(langs, "espeak"))
    shutil.rmtree(root / "scenes/hello")
    told = []
    for number in range(segments):
        scene = root / f"scenes/hello/chart{number}.py"
        scene.parent.mkdir(exist_ok=True)
        scene.write_text(CHART.format(number=number).lstrip(), "utf-8")
        told.append({
            "id": f"s{number}",
            "scene": f"chart{number}.Chart{number}",
            "labels": {"heading": {"zh": f"国债{number}", "en": f"Debt {number}"}},
            "zh": "四十年来，美国的国债年年增长，直到[now]今天。",
            "en": "For forty years America's debt has grown, year after year, until [now] today.",
        })  # fmt: skip
    write(root / "script/hello/01-debt.yaml", {"chapter": {"zh": "一", "en": "One"}, "segments": told})


def held(seconds: float, root: Path) -> None:
    """One chart whose last picture is held for some seconds."""
    repeated(1, root)
    act = root / "script/hello/01-debt.yaml"
    told = read(act)
    told["segments"][0]["hold"] = seconds
    write(act, told)


def edit_scene(root: Path, episode: str, scene: str) -> None:
    """A dot more from the last animation of a scene on: what came before it can be kept by who keeps it."""
    module, _, name = scene.rpartition(".")
    path = root / "scenes" / episode / f"{module}.py"
    source = path.read_text("utf-8")
    begin = source.index(f"class {name}(")
    end = source.find("\nclass ", begin + 1)
    body = source[begin : end if end > 0 else len(source)]
    last = list(re.finditer(r"^( +)self\.play\(", body, re.MULTILINE))[-1]
    dot = f'{last[1]}self.add(__import__("manim").Dot((6.0, 3.4, 0.0), radius=0.02))\n'
    path.write_text(source[: begin + last.start()] + dot + source[begin + last.start() :], "utf-8")


def edit_line(root: Path, episode: str, scene: str, lang: str, more: str) -> None:
    """A few words more at the end of what is said first over a scene."""
    for act in sorted((root / "script" / episode).glob("[0-9]*.yaml")):
        told = read(act)
        for segment in told["segments"]:
            if segment.get("scene") == scene:
                lines = segment[lang].rstrip("\n").split("\n")
                segment[lang] = "\n".join([lines[0].rstrip("。.") + more, *lines[1:]]) + "\n"
                write(act, told)
                return


def read(path: Path) -> Any:
    # As langreel reads it: the Python parser refuses some flow mappings that libyaml takes.
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def write(path: Path, told: Any) -> None:
    path.write_text(yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000), "utf-8")
