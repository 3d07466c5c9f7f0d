"""Checkouts: the flagship, or an act of it, made by two checkouts of langreel in turn → a table in Markdown.

    python render/bench/checkouts.py BEFORE AFTER --pairs 2

Each checkout makes its own film: all of it, nothing, one scene, one line, one subtitle; seconds on the clock,
and the largest process of making all of it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import film
from meter import Run, run

SCENE = "demand.HoldingsDecline"
ACCEPT = "import subprocess, sys; code = subprocess.call(sys.argv[1:]); sys.exit(code if code > 1 else 0)"
"""A finding of a film that is cut short counts as done."""


def main() -> None:
    """Both checkouts, one after the other, as often as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", nargs=2, type=Path, metavar="CHECKOUT")
    parser.add_argument("--pairs", type=int, default=2)
    parser.add_argument("--profile", default="preview")
    parser.add_argument("--whole", action="store_true", help="the whole film instead of an act")
    asked = parser.parse_args()
    times: dict[str, tuple[list[float], list[float]]] = {}
    for _ in range(asked.pairs):
        for which, checkout in enumerate(asked.checkouts):
            for case, found in measured(checkout.resolve(), asked.profile, asked.whole):
                times.setdefault(case, ([], []))[which].append(found)
                print(checkout.name, case, f"{found:.2f}", file=sys.stderr, flush=True)
    print("| case | before | after | ratio |\n|---|---|---|---|")
    for case, (before, after) in times.items():
        old, new = statistics.median(before), statistics.median(after)
        print(f"| {case} | {old:.2f} | {new:.2f} | {new / old:.2f} |")


def measured(checkout: Path, profile: str, whole: bool) -> Iterator[tuple[str, float]]:
    """The cases in the order in which one rests on the other, each with what it took."""
    with tempfile.TemporaryDirectory(prefix="langreel-checkouts-") as folder:
        root = Path(folder) / "film"
        film.excerpt(checkout, "us_debt", film.scenes(checkout, "us_debt") if whole else film.ACT, root)
        cold = made(checkout, root, profile)
        yield "cold, s", cold.seconds
        yield "largest process, MB", cold.memory
        made(checkout, root, profile)
        yield "nothing changed, s", made(checkout, root, profile).seconds
        film.edit_scene(root, "us_debt", SCENE)
        yield "one scene changed, s", made(checkout, root, profile).seconds
        film.edit_line(root, "us_debt", SCENE, "zh", "，这是第一次了。")
        yield "one line changed, s", made(checkout, root, profile).seconds
        film.edit_line(root, "us_debt", SCENE, "en", " too.")
        yield "a subtitle changed, s", made(checkout, root, profile).seconds


def made(checkout: Path, root: Path, profile: str) -> Run:
    """A render in Chinese by the code of a checkout."""
    command = [sys.executable, "-c", ACCEPT, sys.executable, "-m", "langreel", "-C", str(root), "render"]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "render")}
    return run([*command, "--lang", "zh", "--profile", profile], root, environment)


if __name__ == "__main__":
    main()
