"""Bench: langreel and plain Manim with MoviePy on the same scenes, same machine, same run → benchmarks.md."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import alignment
import ear
import film
import manimvox_film
import narration
import quality
import rival
import spent
from meter import Run, run

ROOT = Path(__file__).parents[2]
QUICK = {
    "scenes": film.ACT, "profile": "preview", "repeats": 1, "segments": [5, 20],
    "only": ("films", "length", "spent"),
}  # fmt: skip
"""For a look: the act alone, 720p30, once."""
LANG, SHOWN, SCENE = "zh", "en", "demand.HoldingsDecline"


@dataclass(frozen=True, slots=True)
class Row:
    """A case: what it is held against, both medians in seconds, what was hoped for, and what came out."""

    case: str
    ours: str
    theirs: str
    ratio: str
    target: str


@dataclass(frozen=True, slots=True)
class Film:
    """A film to be made: where, of which scenes, at which profile."""

    root: Path
    asked: argparse.Namespace
    scenes: tuple[str, ...]

    @property
    def video(self) -> Path:
        asked = self.asked
        folder = self.root / "out" / str(asked.episode) / str(asked.profile)
        return folder / LANG / f"{asked.episode}.mp4"

    def render(self, *words: str, cores: int = 0) -> Run:
        """Our reel, on so many cores (0: all); exit code 1 (a finding of a film cut short) counts as done."""
        command = [sys.executable, "-m", "langreel", "-C", str(self.root), "render"]
        command += ["--lang", LANG, "--profile", self.asked.profile, *words]
        made = run([sys.executable, "-c", ACCEPT, str(cores), *command], ROOT)
        if not any(self.root.glob(f"out/*/{self.asked.profile}/{LANG}/*.mp4")):
            raise SystemExit(f"{' '.join(command)} made no film")
        return made

    def forget(self) -> None:
        shutil.rmtree(self.root / ".langreel", ignore_errors=True)
        shutil.rmtree(self.root / "out", ignore_errors=True)

    def timeline(self) -> Any:
        from langreel import pipeline
        from langreel.project import Project

        order = pipeline.RenderRequest(self.asked.episode, langs=(LANG,), profile=self.asked.profile)
        return pipeline.plan(Project(self.root), order).timelines[LANG]

    def edit_scene(self) -> None:
        film.edit_scene(self.root, self.asked.episode, SCENE)

    def edit_line(self, lang: str, more: str) -> None:
        film.edit_line(self.root, self.asked.episode, SCENE, lang, more)


@dataclass(slots=True)
class Bench:
    """One run: where it works, how often it repeats, and the rows so far."""

    asked: argparse.Namespace
    home: Path
    rows: list[Row] = field(default_factory=list)

    def film(self, name: str, scenes: Sequence[str]) -> Film:
        film.excerpt(ROOT, self.asked.episode, tuple(scenes), self.home / name)
        return Film(self.home / name, self.asked, tuple(scenes))

    def act(self, scenes: Sequence[str]) -> Film:
        """One act of the film, cut out once."""
        if (self.home / "act").exists():
            return Film(self.home / "act", self.asked, tuple(scenes))
        return self.film("act", scenes)

    def again(self, act: Callable[[int], Run], prepare: Callable[[int], object] = lambda n: None) -> Run:
        """The median of repeated runs, each prepared outside of the clock."""
        runs = []
        for number in range(self.asked.repeats):
            prepare(number)
            runs.append(act(number))
        return Run(statistics.median(one.seconds for one in runs), max(one.memory for one in runs))

    def told(self, case: str, ours: Run, theirs: Run, target: str) -> None:
        ratio = f"{theirs.seconds / ours.seconds:.1f}×"
        self.said(case, f"{ours.seconds:.2f} s", f"{theirs.seconds:.2f} s", ratio, target)

    def said(self, case: str, ours: str, theirs: str, ratio: str, target: str) -> None:
        self.rows.append(Row(case, ours, theirs, ratio, target))
        print(self.rows[-1], file=sys.stderr, flush=True)


ACCEPT = """
import os, subprocess, sys
if cores := int(sys.argv[1]):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
code = subprocess.call(sys.argv[2:])
sys.exit(code if code > 1 else 0)
"""


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


def _films(bench: Bench) -> str:
    """The cases, each against plain Manim with MoviePy or against a floor."""
    asked = bench.asked
    whole = bench.film("film", asked.scenes or film.scenes(ROOT, asked.episode))
    act = bench.act([scene for scene in film.ACT if scene in whole.scenes])
    _against_manim(bench, whole)
    _subtitles(bench, act, whole)
    _small_things(bench)
    return _cases(bench, whole, act)


def _manimvox(bench: Bench) -> str:
    return manimvox_film.table(bench.home / "manimvox", bench.asked.repeats)


def _spent(bench: Bench) -> str:
    return spent.where(*_shown(bench))


def _kept(bench: Bench) -> str:
    return quality.against(*_shown(bench))


def _shown(bench: Bench) -> tuple[Path, str, str, str, str]:
    """Where the scene is that is looked at, and how it is made."""
    asked = bench.asked
    return bench.act(film.ACT).root, asked.episode, SCENE, asked.profile, LANG


def _sittings(bench: Bench) -> str:
    asked = bench.asked
    found = alignment.table(ROOT, asked.episode, asked.sittings, bench.home / "takes")
    return f"{alignment.ABOUT}\n\n{found}"


def _voices(bench: Bench) -> str:
    """What a voice costs, and how well it is understood."""
    asked = bench.asked
    pairs, home = asked.repeats, bench.home / "narrated"
    spoken = narration.table(ROOT, asked.episode, asked.dubs, pairs=pairs, home=home)
    folders = [(lang, ROOT / "assets/voice" / asked.episode / lang) for lang in asked.dubs]
    return f"{narration.ABOUT}\n\n{spoken}\n\n{ear.ABOUT}\n\n{ear.overview(folders)}"


def _cores(bench: Bench) -> str:
    """The act by two workers and by one, and on one core."""
    act = bench.act(film.ACT)
    cold = bench.again(lambda n: act.render(), lambda n: act.forget())
    alone = bench.again(lambda n: act.render("--jobs", "1"), lambda n: act.forget())
    _faster(bench, "1 → 2 workers on two cores", cold, alone)
    if hasattr(os, "sched_setaffinity"):
        narrow = bench.again(lambda n: act.render(cores=1), lambda n: act.forget())
        _faster(bench, "1 → 2 cores, a worker for each", cold, narrow)
    return f"The fifth act alone, cold.\n\n{_rows(bench)}"


def _faster(bench: Bench, case: str, ours: Run, other: Run) -> None:
    ratio = f"{other.seconds / ours.seconds:.2f}×"
    bench.said(case, f"{ours.seconds:.2f} s", f"{other.seconds:.2f} s with one", ratio, "1.7×")


def _against_manim(bench: Bench, whole: Film) -> None:
    """Cold, nothing changed, one scene changed, one line changed."""
    cold = bench.again(lambda n: whole.render(), lambda n: whole.forget())
    nothing = bench.again(lambda n: whole.render())
    drawn, theirs = _theirs(whole, [shot.scene for shot in whole.timeline().shots])
    bench.told("full render, cold", cold, theirs, "10×")
    bench.said("nothing changed", f"{nothing.seconds:.2f} s", "", "", "under 1 s")
    sizes = f"{cold.memory:.0f} MB", f"{drawn.memory:.0f} MB"
    bench.said(
        "peak memory of the largest process", *sizes, f"{drawn.memory / (cold.memory or 1):.2f}×", "1×"
    )
    _changed(bench, whole, "one scene changed → finished reel", whole.edit_scene, "80×")
    ends = iter("一二三四五六七八九")
    edit = lambda: whole.edit_line(LANG, f"，这是第{next(ends)}次了。")  # noqa: E731
    _changed(bench, whole, "one line of narration changed → finished reel", edit, "45×")


def _changed(bench: Bench, whole: Film, case: str, edit: Callable[[], None], target: str) -> None:
    """The same edit for both: ours is repeated with one more each time, theirs has the last of them."""
    ours = bench.again(lambda n: whole.render(), lambda n: edit())
    bench.told(case, ours, _theirs(whole, [SCENE])[1], target)


def _theirs(whole: Film, scenes: Sequence[str]) -> tuple[Run, Run]:
    """Some scenes drawn, and with that the whole film assembled; in all both."""
    asked = whole.asked
    drawn = rival.draw(whole.root, asked.episode, scenes, LANG, asked.profile)
    joined = rival.assemble(whole.root, _job(whole))
    return drawn, Run(drawn.seconds + joined.seconds, max(drawn.memory, joined.memory))


def _subtitles(bench: Bench, act: Film, whole: Film) -> None:
    """English words under the Chinese act: re-cut and muxed by us, burnt in by MoviePy, copied by ffmpeg."""
    more = iter([" too.", " as well.", " again.", " once more.", " now.", " then."])
    act.render()
    ours = bench.again(lambda n: act.render(), lambda n: act.edit_line(SHOWN, next(more)))
    (act.root / "media").symlink_to(whole.root / "media")
    job = _job(act) | {"cues": _cues(act.video.with_suffix(f".{SHOWN}.srt"))}
    burnt = rival.assemble(act.root, job)
    bench.told("a subtitle track changed → finished reel (act)", ours, burnt, "300×")
    floor = _floor(bench, act.video)
    ratio = f"{ours.seconds / floor.seconds:.1f}× the floor"
    seconds = f"{ours.seconds:.2f} s", f"{floor.seconds:.2f} s"
    bench.said("the same against ffmpeg -c copy (act)", *seconds, ratio, "3× the floor")
    _swapped(bench, whole)


def _swapped(bench: Bench, whole: Film) -> None:
    """``subs swap`` on the finished film."""
    video = whole.video
    words = ["subs", "swap", str(video), "--track", f"{SHOWN}={video.with_suffix(f'.{SHOWN}.srt')}", "--out"]
    command = [sys.executable, "-m", "langreel", "-C", str(whole.root), *words]
    ours = bench.again(lambda n: run([*command, str(bench.home / "swapped.mp4")], ROOT))
    floor = _floor(bench, video)
    ratio = f"{ours.seconds / floor.seconds:.1f}× the floor"
    case = f"a track swapped in a finished film ({video.stat().st_size / 1e6:.0f} MB), against ffmpeg -c copy"
    bench.said(case, f"{ours.seconds:.2f} s", f"{floor.seconds:.2f} s", ratio, "3× the floor")


def _floor(bench: Bench, video: Path) -> Run:
    """ffmpeg copying a film with one subtitle file."""
    srt = video.with_suffix(f".{SHOWN}.srt")
    copy = ["-v", "error", "-y", "-i", str(video), "-i", str(srt), "-map", "0:v", "-map", "0:a", "-map", "1"]
    command = [_ffmpeg(), *copy, "-c", "copy", "-c:s", "mov_text", "-movflags", "+faststart", "copied.mp4"]
    return bench.again(lambda n: run(command, bench.home))


def _small_things(bench: Bench) -> None:
    """A long hold against a short one."""
    short, long = (_held(bench, seconds) for seconds in (1, 10))
    ratio = f"{long.seconds / short.seconds:.2f}×"
    seconds = f"{long.seconds:.2f} s", f"{short.seconds:.2f} s"
    bench.said("a hold of 10 s against one of 1 s", *seconds, ratio, "1.15×")


def _held(bench: Bench, seconds: int) -> Run:
    held = Film(bench.home / f"hold{seconds}", bench.asked, ())
    film.held(seconds, held.root)
    return bench.again(lambda n: held.render(), lambda n: held.forget())


def _lengths(bench: Bench) -> str:
    """Segments, and seconds of a cold render and of one with nothing to do."""
    rows = []
    for segments in bench.asked.segments:
        long = Film(bench.home / f"long{segments}", bench.asked, ())
        film.repeated(segments, long.root)
        cold, warm = (long.render("--voice", "scratch").seconds for _ in range(2))
        rows.append(f"| {segments} | {cold:.1f} s | {warm:.2f} s |")
        print(rows[-1], file=sys.stderr, flush=True)
        shutil.rmtree(long.root)
    about = "One chart, told as often as it says, each time a shot of its own; a scratch voice."
    return "\n".join([f"{about}\n\n| segments | cold | nothing changed |\n|---|---|---|", *rows])


def _job(made: Film) -> dict[str, Any]:
    """What the rival's assembly needs: its clips, and our recordings where they are spoken."""
    from langreel import fonts, theme

    timeline = made.timeline()
    return {
        "clips": rival.clips([shot.scene for shot in timeline.shots], made.asked.profile),
        "lines": [(said.span.start / timeline.fps, str(said.take.audio)) for said in timeline.spoken],
        "cues": [],
        "font": str(fonts.font_file(theme.FONT, made.root)),
        "fps": timeline.fps,
        "out": "rival.mp4",
    }


def _cues(srt: Path) -> list[tuple[float, float, str]]:
    import pysubs2

    cues = pysubs2.load(str(srt))
    return [(cue.start / 1000, (cue.end - cue.start) / 1000, cue.plaintext) for cue in cues]


def _ffmpeg() -> str:
    from langreel.ffmpeg import binary

    return binary()


def _cases(bench: Bench, *films: Film) -> str:
    asked = bench.asked
    whole, act = (f"{len(each.scenes)} scenes, {each.timeline().seconds:.0f} seconds" for each in films)
    return f"""The film is what Manim draws of the flagship, in one language ({LANG}): {whole},
{asked.profile} profile. Where it says *act*, it is the fifth act alone: {act}.
Ours is the `langreel` command from its start to its end, with recording and verification,
the median of {asked.repeats} runs. Theirs is `manim {rival.QUALITY[asked.profile]}`, scene by scene with
Manim's own cache, then MoviePy (`concatenate_videoclips`, `write_videofile`) with its defaults, on
recordings that they are given; run once.

{_rows(bench)}"""


def _rows(bench: Bench) -> str:
    heading = "| case | ours | theirs | ratio | target |\n|---|---|---|---|---|"
    rows = (f"| {row.case} | {row.ours} | {row.theirs} | {row.ratio} | {row.target} |" for row in bench.rows)
    return "\n".join([heading, *rows])


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
    "films": ("Against plain Manim with MoviePy", _films),
    "cores": ("Workers and cores", _cores),
    "manimvox": ("Against manimvox", _manimvox),
    "length": ("Cost against length", _lengths),
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
