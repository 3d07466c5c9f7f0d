from textwrap import dedent

import pytest

from langreel.build import digests
from langreel.build.digests import Digests
from langreel.build.module_graph import ModuleGraph, source_file

FILES = {
    "film/__init__.py": "",
    "film/cut.py": "from . import words\nfrom film.time import seconds\nimport json, os.path",
    "film/words.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from film.late import T",
    "film/time.py": "def seconds():\n    from film.deep.clock import tick\n    return tick()",
    "film/types.py": "",
    "film/late.py": "",
    "film/deep/__init__.py": "",
    "film/deep/clock.py": "from ..words import x\nfrom ... import nothing",
    "film/other.py": "import film.cut",
}


@pytest.fixture
def film(tmp_path, monkeypatch):
    """A package of modules that import one another."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path / "film"


def test_a_module_leans_on_what_it_imports_in_its_package(film):
    """Imports are followed wherever they stand, not into other packages; those for type checkers not."""
    assert list(ModuleGraph(Digests()).of("film.cut")) == [
        "film",
        "film.cut",
        "film.deep",
        "film.deep.clock",
        "film.time",
        "film.words",
    ]


def test_the_toolkit_leans_on_its_own_modules():
    """langreel's modules are found without importing them."""
    closure = ModuleGraph(Digests()).of("langreel.build.runner")
    assert {"langreel", "langreel.model", "langreel.errors", "langreel.build.store"} <= closure.keys()
    assert not any(name.startswith("langreel.scenes") for name in closure)


def test_no_source_is_no_module():
    """Built-in and unknown modules have no file."""
    assert source_file("sys") is None
    assert source_file("no_such_package.module") is None


SAME = [
    "x = 1  # one",
    '"""Docstring."""\nx = 1',
    "x = (\n    1\n)",
    "x = 0x1",
]
OTHER = ["x = 2", "x: int = 1", "y = 1", "x = 1\nx = 1"]


@pytest.mark.parametrize("text", SAME + OTHER)
def test_code_is_compared_by_what_it_means(tmp_path, text):
    """Comments, docstrings and formatting do not count; everything else does."""
    plain, edited = tmp_path / "plain.py", tmp_path / "edited.py"
    plain.write_text("x = 1\n")
    edited.write_text(dedent(text))
    assert (digests.code(plain).digest == digests.code(edited).digest) == (text in SAME)


def test_code_that_does_not_parse_is_compared_as_text(tmp_path):
    """A syntax error is told by who runs it, not here."""
    path = tmp_path / "broken.py"
    path.write_text("def")
    assert digests.code(path) == digests.Code(digests.file(path), ())


def test_digests_are_remembered_between_runs_but_not_of_young_files(tmp_path):
    """A file that was written just now could change again within one tick of its clock."""
    import os

    old, young, memo = tmp_path / "old", tmp_path / "young", tmp_path / "memo.json"
    for path in (old, young):
        path.write_text("before")
    os.utime(old, (1e9, 1e9))
    first = Digests(memo)
    before = first.file(old)
    assert first.file(young) == before
    first.save()
    memo.write_text(memo.read_text().replace(before, "from memory"))
    later = Digests(memo)
    assert (later.file(old), later.file(young)) == ("from memory", before)


def test_a_file_that_was_written_in_place_is_read_whatever_its_time_says(tmp_path):
    """Of the same size and under the same time; as code, too."""
    import os

    path, memo = tmp_path / "old.py", tmp_path / "memo.json"
    path.write_text("before = 1")
    os.utime(path, (1e9, 1e9))
    first = Digests(memo)
    before = first.file(path), first.code(path).digest
    first.save()
    path.write_text("behind = 1")
    os.utime(path, (1e9, 1e9))
    later = Digests(memo)
    assert later.file(path) == digests.file(path) != before[0]
    assert later.code(path).digest == digests.code(path).digest != before[1]
