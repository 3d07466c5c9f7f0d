"""The pages as a reader uses them: their code blocks, and folders in which the blocks are tried.

A block of commands is run. A block that begins with a path in a comment is a file: where this repository has
it, the block quotes it; else it is written where the reader would write it. What stands above a block in an
HTML comment:

    <!-- not run: why -->         the block is only read
    <!-- in moon -->              the reader is in this folder
    <!-- file: data/gold.csv -->  the file that the block is, where it cannot say so itself
    <!-- printed -->              what the last block of commands has printed, … for anything
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

import builders

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "render/docs"
PAGES = tuple(
    str(path.relative_to(ROOT)) for path in (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
)
FENCE = re.compile(
    r"^(?P<comments>(?:<!--[^\n]*-->\n)*)(?P<ticks>```+)(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
PATH = re.compile(
    r"# (?P<path>[\w./-]+\.(?:yaml|py|toml|csv)|Makefile)(?P<more>, at the end)?(?:, shortened[^\n]*)?\n"
)
KEPT = ("holdings-decline", "holdings-reasons")
"""The segments of the flagship that the pages' commands speak of: one scene."""
CHEAPEST = """
import pathlib, re, sys
head = pathlib.Path(sys.argv[1])
silent = re.sub('voices: {.*}', 'voices: {zh: scratch, en: scratch}', head.read_text('utf-8'))
head.write_text(silent + 'profile: proxy\\n', 'utf-8')
"""
"""Gives an episode a silent voice and the smallest picture."""
CACHES = shutil.ignore_patterns("__pycache__")
SILENT = {"PYTHONWARNINGS": "ignore", "CI": "true"}


@dataclass(frozen=True)
class Block:
    """A code block of a page, and what the comments above it say."""

    page: str
    line: int
    language: str
    text: str
    notes: Mapping[str, str]

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def path(self) -> str:
        """The file that the block is, or quotes."""
        named = PATH.match(self.text)
        return self.notes.get("file") or (named["path"] if named else "")

    @property
    def goes_on(self) -> bool:
        """Whether the block stands at the end of a file that an earlier one began."""
        named = PATH.match(self.text)
        return bool(named and named["more"])

    @property
    def quotes(self) -> bool:
        """Whether the block is a piece of a file of this repository."""
        return bool(self.path) and "in" not in self.notes and (ROOT / self.path).is_file()


def blocks(page: str) -> list[Block]:
    """The code blocks of a page, from top to bottom."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Block(page, text[: found.start("ticks")].count("\n") + 1, found["language"].strip(), found["text"],
              dict(notes(found["comments"])))
        for found in FENCE.finditer(text)
    ]  # fmt: skip


def notes(comments: str) -> Iterator[tuple[str, str]]:
    for words in re.findall(r"<!-- *(.*?) *-->", comments):
        name, _, value = (
            words.replace("in ", "in: ", 1).partition(":")
            if words.startswith("in ")
            else words.partition(":")
        )
        yield name.strip(), value.strip()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``page`` is each page, ``block`` each code block, ``tried`` each page that has something to try."""
    if "tried" in metafunc.fixturenames:
        pages = {page: blocks(page) for page in PAGES if not is_twin(page)}
        metafunc.parametrize(
            "tried", [_in_group(page, found) for page, found in pages.items() if to_try(found)]
        )
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", PAGES)
    if "block" in metafunc.fixturenames:
        every = [block for page in PAGES for block in blocks(page)]
        metafunc.parametrize("block", every, ids=lambda block: block.place)


def is_twin(page: str) -> bool:
    """Whether a page only says in Chinese what another one says, with the same blocks."""
    return page.endswith(".zh.md") or "/zh/" in page


def to_try(found: Sequence[Block]) -> bool:
    """Whether there are commands to run, or files to write for them."""
    return any(block.language == "sh" and "not run" not in block.notes for block in found)


def speaks_of_the_flagship(found: Sequence[Block]) -> bool:
    return any("us_debt" in block.text for block in found if block.language == "sh")


def _in_group(page: str, found: Sequence[Block]) -> Any:
    """Pages of one film are tried by one process, which has it rendered once."""
    group = "flagship pages" if speaks_of_the_flagship(found) else "other pages"
    return pytest.param(found, id=page, marks=pytest.mark.xdist_group(group))


@dataclass
class Desk:
    """A folder where a reader tries a page, with the ``tools`` that they have."""

    folder: Path
    tools: Path
    printed: str = field(default="", init=False)

    def try_out(self, page: Sequence[Block]) -> None:
        """Write the files of a page and run its commands, in their order."""
        for block in page:
            if "not run" in block.notes or (block.quotes and block.language != "diff"):
                continue
            if block.language == "diff":
                self.change(block)
            elif block.path:
                self.write(block)
            elif block.language == "sh":
                self.run(block.text, block.notes.get("in", ""), block.place)
            elif "printed" in block.notes:
                self.compare(block)

    def write(self, block: Block) -> None:
        path = self.folder / block.notes.get("in", "") / block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if block.goes_on else ""
        path.write_text(before + block.text, encoding="utf-8")

    def change(self, block: Block) -> None:
        """Put the lines with + behind those that they stand below, and find each of those."""
        path = self.folder / block.path
        text, at = path.read_text(encoding="utf-8"), 0
        for line in block.text.splitlines(keepends=True)[1:]:
            if line.startswith("+"):
                text = text[:at] + line[1:] + text[at:]
            else:
                assert line[1:] in text[at:], f"{block.place}: there is no {line!r}"
                at = text.index(line[1:], at)
            at += len(line) - 1
        path.write_text(text, encoding="utf-8")
        if block.path == "pyproject.toml":
            register(self.folder)

    def run(self, commands: str, inside: str = "", place: str = "") -> None:
        """Run commands as one script, which stops where one fails."""
        answer = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands], cwd=self.folder / inside,
            env={**os.environ, **SILENT, "PATH": paths(self.tools, "PATH"),
                 "PYTHONPATH": paths(self.folder / "render", "PYTHONPATH")},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False,
        )  # fmt: skip
        self.printed = answer.stdout
        assert not answer.returncode, f"{place} exits {answer.returncode}\n{answer.stdout}"

    def compare(self, block: Block) -> None:
        """Every line that the page shows was printed, in this order."""
        shown = [
            re.escape(line.strip()).replace("…", ".*") for line in block.text.splitlines() if line.strip("… ")
        ]
        found = re.search(r"[^\S\n]*\n(?:.*\n)*?[^\S\n]*".join(shown), self.printed)
        assert found, f"{block.place} was not printed; this was:\n{self.printed}"


def paths(first: Path, name: str) -> str:
    """The paths of a variable of the environment, and one before them."""
    return os.pathsep.join([str(first), *filter(None, [os.environ.get(name)])])


def register(house: Path) -> None:
    """Take in what the house's pyproject.toml registers, as an installation does."""
    project = tomllib.loads((house / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = house / "render" / f"langreel-{project['version']}.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: langreel\nVersion: {project['version']}\n")
    groups = {group: "\n".join(f"{name} = {value}" for name, value in named.items())
              for group, named in project["entry-points"].items()}  # fmt: skip
    points = "\n".join(f"[{group}]\n{names}" for group, names in groups.items())
    (info / "entry_points.txt").write_text(points, encoding="utf-8")


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``langreel`` as these tests import it, and a ``make`` that reads this Makefile and does nothing.

    What ``langreel new`` makes has the smallest picture and a silent voice, and knows langreel's modules.
    """
    folder = tmp_path_factory.mktemp("tools")
    builders.know_code(folder)
    (folder / "cheapest.py").write_text(CHEAPEST)
    cheapest = (
        f'python "{folder}/cheapest.py" "$2/script/hello/episode.yaml"; cp -r "{folder}/.langreel" "$2"'
    )
    for name, script in {
        "python": f'"{sys.executable}" "$@"',
        "langreel": f'python -m langreel "$@"\n[ "$1" != new ] || {{ {cheapest}; }}',
        "make": f'"{shutil.which("make")}" --directory "{ROOT}" --dry-run "$@"',
    }.items():
        (folder / name).write_text(f"#!/bin/sh\nset -e\n{script}\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def one_scene(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> Path:
    """The flagship with one of its scenes, in proxy size, rendered; and what is handed around of it."""
    folder = tmp_path_factory.mktemp("flagship")
    for name in ("data", "scenes", "assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=CACHES)
    shutil.copytree(ROOT / "script", folder / "script", ignore=shutil.ignore_patterns("0*.yaml", "keeling"))
    _shorten(folder)
    builders.know_code(folder)
    Desk(folder, tools).run("langreel render && langreel check")
    _hand_around(folder)
    return folder


@pytest.fixture
def desk(tried: Sequence[Block], tmp_path: Path, tools: Path, request: pytest.FixtureRequest) -> Desk:
    """A copy of that where a page speaks of the flagship; a copy of langreel where it changes that, too."""
    if any(block.language == "diff" for block in tried):
        shutil.copytree(ROOT / "render/langreel", tmp_path / "render/langreel", ignore=CACHES)
        shutil.copy(ROOT / "pyproject.toml", tmp_path)
    if speaks_of_the_flagship(tried):
        shutil.copytree(request.getfixturevalue("one_scene"), tmp_path, dirs_exist_ok=True)
    return Desk(tmp_path, tools)


def _shorten(folder: Path) -> None:
    """Leave one scene of the script."""
    script = folder / "script/us_debt"
    act = yaml.safe_load((ROOT / "script/us_debt/05-cracks.yaml").read_text(encoding="utf-8"))
    act["segments"] = [segment for segment in act["segments"] if segment["id"] in KEPT]
    (script / "05-cracks.yaml").write_text(yaml.safe_dump(act, allow_unicode=True), encoding="utf-8")
    told = (script / "episode.yaml").read_text(encoding="utf-8")
    told = re.sub(r"^cover: .*\n", "", told, flags=re.MULTILINE)
    told = re.sub(r"^(    segments: ).*", rf"\1[{', '.join(KEPT)}]", told, flags=re.MULTILINE)
    told = re.sub(r"^    cover: .*", "    cover: holdings-decline@gap", told, flags=re.MULTILINE)
    (script / "episode.yaml").write_text(told + "profile: proxy\n", encoding="utf-8")
    head, *entries = (script / "translations/ja.po").read_text(encoding="utf-8").split("\n\n")
    kept = [entry for entry in entries if any(f'msgctxt "{name}.' in entry for name in KEPT)]
    (script / "translations/ja.po").write_text("\n\n".join([head, *kept]) + "\n", encoding="utf-8")


def _hand_around(folder: Path) -> None:
    """A film and subtitle files where a reader of the pages has them."""
    made = folder / "out/us_debt/proxy/zh"
    for path in made.iterdir():
        shutil.copy(path, folder)
    for name in ("film.mp4", "upright.mp4"):
        shutil.copy(made / "us_debt.mp4", folder / name)
    shutil.copy(made / "us_debt.en.srt", folder / "anything.srt")


@pytest.fixture(scope="session")
def root() -> Path:
    """This repository."""
    return ROOT


@pytest.fixture
def pages_blocks() -> Callable[[str], list[Block]]:
    """The code blocks of a page."""
    return blocks


@pytest.fixture(scope="session")
def docs() -> Path:
    """The folder of the pages."""
    return DOCS
