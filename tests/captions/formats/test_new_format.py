"""A new format is one file and one row: added in a copy of the package, and used everywhere at once."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import langreel
from langreel.captions import FORMATS

PACKAGE = Path(langreel.__file__).parent
ROW = """\
            Format("sbv", "SBV", (".sbv",), "every letter, milliseconds", "nothing besides"),
"""
MODULE = '''\
"""SBV: YouTube's own: times, words, an empty line."""

from langreel.captions.formats.appearance import clock_text, one_line
from langreel.captions.formats.parsing import Block, Sure


def write(track, look):
    return "\\n".join(_block(track, cue) for cue in track.cues)


def _block(track, cue):
    times = (clock_text(track.milliseconds(at), ".")[1:] for at in (cue.span.start, cue.span.end))
    return "\\n".join([",".join(times), *map(one_line, cue.lines), ""])


def read(text, notes):
    blocks = (block.split("\\n") for block in text.strip().split("\\n\\n") if block)
    return [Block(1, *map(_milliseconds, times.split(",")), tuple(lines)) for times, *lines in blocks]


def _milliseconds(text):
    hours, minutes, seconds = text.split(":")
    return round(((int(hours) * 60 + int(minutes)) * 60 + float(seconds)) * 1000)


def recognises(head):
    return Sure.YES if head[1:2] == ":" and "," in head[:30] else Sure.NO
'''


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """A copy of the package with one file and one line more."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, copy / "langreel", ignore=shutil.ignore_patterns("__pycache__"))
    formats = copy / "langreel" / "captions" / "formats"
    (formats / "sbv.py").write_text(MODULE, "utf-8")
    table = formats / "__init__.py"
    text = table.read_text("utf-8")
    last = text.index('            Format("bcc"')
    table.write_text(text[:last] + ROW + text[last:], "utf-8")
    return copy


def langreel_in(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(house), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "langreel", *words], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": paths}, check=False,
    )  # fmt: skip


def test_it_is_written_recognised_and_mended(house: Path, tmp_path: Path):
    """A file of it is checked by its content, mended, and written in it and in another."""
    (tmp_path / "odd.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n第１句，\n", "utf-8")
    for source, made in (("odd.srt", "a.sbv"), ("a.sbv", "b.vtt")):
        done = langreel_in(
            house,
            "subs",
            "check",
            str(tmp_path / source),
            "--lang",
            "zh",
            "--fix",
            "-o",
            str(tmp_path / made),
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.sbv").read_text("utf-8") == "0:00:01.000,0:00:02.000\n第1句\n"
    assert "第1句" in (tmp_path / "b.vtt").read_text("utf-8")


def test_the_commands_offer_it(house: Path):
    """Export, import and write list it beside the others."""
    for command in ("export", "import", "write"):
        told = "".join(langreel_in(house, "subs", command, "--help").stdout.split())
        assert "lrc|sbv|bcc" in told


FOR_OTHERS = {
    "master/swap.py": "what ffmpeg calls the codecs of tracks",
    "interchange/formats.py": "endings of the files of editing programs",
    "release/platforms.py": "what each platform takes",
}


def test_nothing_else_lists_formats_by_hand():
    """No other module of the package names two formats: it would miss the next one."""
    of = {name: each.name for each in FORMATS.values() for name in (each.name, *each.endings)}
    listing = {
        path.relative_to(PACKAGE).as_posix(): found
        for path in PACKAGE.rglob("*.py")
        if "captions/formats" not in path.as_posix()
        and len(found := {of[each] for each in _constants(path) if each in of}) > 1
    }
    assert set(listing) == set(FOR_OTHERS), listing


def _constants(path: Path) -> set[str]:
    nodes = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}
