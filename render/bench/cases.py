"""Cases: what is measured of whole films: against plain Manim with MoviePy, a bare copy, fewer cores."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import film
import rival
from meter import Run, run

ROOT = Path(__file__).parents[2]
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
        from langreel.pipeline.film import RenderRequest
        from langreel.pipeline.plan import plan
        from langreel.project import Project

        order = RenderRequest(self.asked.episode, langs=(LANG,), profile=self.asked.profile)
        return plan(Project(self.root), order).timelines[LANG]

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

    def film(self, name: str, scenes: tuple[str, ...]) -> Film:
        if not (self.home / name).exists():
            film.excerpt(ROOT, self.asked.episode, scenes, self.home / name)
        return Film(self.home / name, self.asked, scenes)

    def act(self) -> Film:
        """Its fifth act, cut out once."""
        return self.film("act", film.ACT)

    def whole(self) -> Film:
        """The film, cut out once."""
        return self.film("film", tuple(self.asked.scenes or film.scenes(ROOT, self.asked.episode)))

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


def films(bench: Bench) -> str:
    """Cold, nothing changed, one scene changed, one line changed: against plain Manim with MoviePy."""
    whole = bench.whole()
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
    return _against_manim(bench, whole)


def burnt(bench: Bench) -> str:
    """English words under the Chinese act: re-cut and muxed by us, burnt in by MoviePy."""
    act = bench.act()
    ours = _words_changed(bench, act)
    shots = [shot.scene for shot in act.timeline().shots]
    rival.draw(act.root, bench.asked.episode, shots, LANG, bench.asked.profile)
    job = _job(act) | {"cues": _cues(act.video.with_suffix(f".{SHOWN}.srt"))}
    bench.told("a subtitle track changed → finished reel", ours, rival.assemble(act.root, job), "300×")
    return _against_manim(bench, act)


def floors(bench: Bench) -> str:
    """What copies the film and should take little more; and a long hold against a short one."""
    act, whole = bench.act(), bench.whole()
    ours = _words_changed(bench, act)
    _copied(bench, "a subtitle changed (act)", ours, _floor(bench, act.video))
    whole.render()
    _swapped(bench, whole)
    _small_things(bench)
    return f"Against ffmpeg, which copies the same film with one subtitle file.\n\n{_rows(bench)}"


def _words_changed(bench: Bench, act: Film) -> Run:
    more = iter([" too.", " as well.", " again.", " once more.", " now.", " then."])
    act.render()
    return bench.again(lambda n: act.render(), lambda n: act.edit_line(SHOWN, next(more)))


def cores(bench: Bench) -> str:
    """The act by two workers and by one, and on one core."""
    act = bench.act()
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


def _copied(bench: Bench, case: str, ours: Run, floor: Run) -> None:
    ratio = f"{ours.seconds / floor.seconds:.1f}× the floor"
    bench.said(case, f"{ours.seconds:.2f} s", f"{floor.seconds:.2f} s", ratio, "3× the floor")


def _swapped(bench: Bench, whole: Film) -> None:
    """``subs swap`` on the finished film."""
    video = whole.video
    words = ["subs", "swap", str(video), "--track", f"{SHOWN}={video.with_suffix(f'.{SHOWN}.srt')}", "--out"]
    command = [sys.executable, "-m", "langreel", "-C", str(whole.root), *words]
    ours = bench.again(lambda n: run([*command, str(bench.home / "swapped.mp4")], ROOT))
    case = f"a track swapped in a finished film ({video.stat().st_size / 1e6:.0f} MB)"
    _copied(bench, case, ours, _floor(bench, video))


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


def lengths(bench: Bench) -> str:
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


def _against_manim(bench: Bench, made: Film) -> str:
    asked = bench.asked
    length = f"{len(made.scenes)} scenes, {made.timeline().seconds:.0f} seconds"
    return f"""The film is what Manim draws of the flagship, in one language ({LANG}): {length},
{asked.profile} profile. Ours is the `langreel` command from its start to its end, with recording and
verification, the median of {asked.repeats} runs. Theirs is `manim {rival.QUALITY[asked.profile]}`,
scene by scene with Manim's own cache, then MoviePy (`concatenate_videoclips`, `write_videofile`)
with its defaults, on recordings that they are given; run once.

{_rows(bench)}"""


def _rows(bench: Bench) -> str:
    heading = "| case | ours | theirs | ratio | target |\n|---|---|---|---|---|"
    rows = (f"| {row.case} | {row.ours} | {row.theirs} | {row.ratio} | {row.target} |" for row in bench.rows)
    return "\n".join([heading, *rows])
