"""Bench: langreel beside others on the same scenes, same machine, same run → benchmarks.md, part by part."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import alignment
import cases
import ear
import film
import manimvox_film
import narration
import quality
import rival
import spent
from cases import Bench

ROOT = Path(__file__).parents[2]
QUICK = {
    "scenes": film.ACT, "profile": "preview", "repeats": 1, "segments": [5, 20],
    "only": ("films", "floors", "length", "spent"),
}  # fmt: skip
"""For a look: the act alone, 720p30, once."""


def main() -> None:
    """Measure the parts that are asked for; each is on the page as soon as it is known."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="langreel-bench-") as folder:
        bench = Bench(asked, Path(folder))
        for name in asked.only:
            text = _measured(bench, name)
            print(text, flush=True)
            if not asked.quick:
                page = Path(asked.out)
                page.write_text(_page(page.read_text("utf-8"), PARTS[name][0], text), "utf-8")


def _measured(bench: Bench, name: str) -> str:
    """A part's text, with when and how it was measured."""
    began = time.monotonic()
    bench.rows.clear()
    text = PARTS[name][1](bench)
    asking = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asking, capture_output=True, text=True, check=False).stdout.strip()
    words = f"--only {name} --profile {bench.asked.profile} --repeats {bench.asked.repeats}"
    minutes = (time.monotonic() - began) / 60
    return f"{text}\n\n`render/bench/bench.py {words}`: commit {commit}, {minutes:.0f} minutes, {_machine()}."


def _page(old: str, heading: str, text: str) -> str:
    """The page with one part anew: what stands below the other headings stays."""
    below = dict(part.split("\n", 1) for part in old.split("\n## ")[1:])
    below[heading] = text
    parts = [f"## {each}\n\n{below[each].strip()}\n" for each, _ in PARTS.values() if each in below]
    return "\n".join([HEAD, *parts])


def _manimvox(bench: Bench) -> str:
    return manimvox_film.table(bench.home / "manimvox", bench.asked.repeats)


def _spent(bench: Bench) -> str:
    return spent.where(*_shown(bench))


def _kept(bench: Bench) -> str:
    return quality.against(*_shown(bench))


def _shown(bench: Bench) -> tuple[Path, str, str, str, str]:
    """Where the scene is that is looked at, and how it is made."""
    asked = bench.asked
    return bench.act().root, asked.episode, cases.SCENE, asked.profile, cases.LANG


def _sittings(bench: Bench) -> str:
    asked = bench.asked
    found = alignment.table(ROOT, asked.episode, asked.sittings, bench.home / "takes")
    return f"{alignment.ABOUT}\n\n{found}"


def _voices(bench: Bench) -> str:
    """What a voice costs, and how well it is understood."""
    asked = bench.asked
    whole = narration.AskedNarration(asked.episode, film.scenes(ROOT, asked.episode), asked.repeats)
    spoken = narration.table(ROOT, whole, asked.dubs, home=bench.home / "narrated")
    folders = [(lang, ROOT / "assets/voice" / asked.episode / lang) for lang in asked.dubs]
    return f"{narration.ABOUT}\n\n{spoken}\n\n{ear.ABOUT}\n\n{ear.overview(folders)}"


HEAD = """# Benchmarks

Written by `make bench` (`render/bench/bench.py`), part by part, each with its commit and its machine.
"""


def _machine() -> str:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("manim", "moviepy", "av"))
    cores = f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"{cores}; Python {platform.python_version()}, {versions}"


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


PARTS: dict[str, tuple[str, Callable[[Bench], str]]] = {
    "films": ("Against plain Manim with MoviePy", cases.films),
    "burnt": ("Against words burnt in by MoviePy", cases.burnt),
    "floors": ("Against a bare copy", cases.floors),
    "cores": ("Workers and cores", cases.cores),
    "manimvox": ("Against manimvox", _manimvox),
    "length": ("Cost against length", cases.lengths),
    "spent": ("Where the time goes", _spent),
    "kept": ("What the encoder keeps", _kept),
    "sittings": ("Recordings cut into takes", _sittings),
    "voices": ("A natural voice", _voices),
}
"""What can be measured by itself: its heading on the page, and what writes the text below it."""


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episode", default="us_debt")
    parser.add_argument("--profile", default="final", choices=tuple(rival.QUALITY))
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--scenes", nargs="*", default=[], help="all of the episode, if none is named")
    parser.add_argument("--segments", nargs="*", type=int, default=[5, 10, 20, 40])
    parser.add_argument(
        "--only", nargs="*", choices=tuple(PARTS), default=tuple(PARTS), help="parts of the page"
    )
    parser.add_argument("--out", default=str(ROOT / "render/docs/benchmarks.md"))
    parser.add_argument("--quick", action="store_true", help="the act alone, 720p30, once, and only printed")
    parser.set_defaults(sittings=alignment.CASES, dubs=("zh", "en"))
    if parser.parse_args().quick:
        parser.set_defaults(**QUICK)
    return parser.parse_args()


if __name__ == "__main__":
    main()
