"""Remembered: a script is read again when, and only when, a file that it rests on has changed."""

import json
import os
from pathlib import Path

import pytest

from langreel import script
from langreel.errors import ContentErrors, UsageError
from langreel.pipeline import remembered
from langreel.pipeline.film import RenderRequest, prepare
from langreel.pipeline.render import lay_claims


@pytest.fixture
def project(project):
    """A project that has a cache, all of whose files are an hour old."""
    project.cache.mkdir()
    for path in project.root.rglob("*"):
        age(path)
    return project


def age(path):
    """Make a file an hour older than it is."""
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 3600 * 10**9))


def edit(path, old, new):
    """Change a file; the change is an hour old, but not as old as the file was."""
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    age(path)


def memory(project):
    return project.cache / "remembered/script.hello.json"


def read(project):
    return remembered.episode(project, "hello")[0]


def test_what_is_remembered_is_what_would_be_read(project):
    """To the last figure, mark and place."""
    assert read(project) == script.read(project, "hello")
    assert memory(project).is_file()
    assert read(project) == script.read(project, "hello")


def test_nothing_is_read_where_nothing_changed(project):
    """The memory alone is asked, as its own words show."""
    read(project)
    told = json.loads(memory(project).read_text("utf-8"))
    told["value"]["episode"]["title"]["en"] = "From memory"
    memory(project).write_text(json.dumps(told), "utf-8")
    assert read(project).title["en"] == "From memory"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("script/hello/01-debt.yaml", "Forty years later", "Four decades later"),
        ("script/hello/lexicon.yaml", "\n", "\n\n"),
        ("data/public_debt.csv", "907.701", "908.701"),
        ("scenes/hello/debt.py", "class", "# A remark.\nclass"),
    ],
)
def test_every_file_of_the_project_counts(project, file, old, new):
    """Script, data and scenes: after any edit the script is what a fresh reading gives."""
    read(project)
    before = memory(project).read_text("utf-8")
    edit(project.root / file, old, new)
    assert read(project) == script.read(project, "hello")
    assert memory(project).read_text("utf-8") != before


def test_figures_are_looked_up_again_where_data_changed_and_not_where_words_did(project):
    """Their memory is asked after an edit of a line; after one of a cell they are what the tables say."""
    read(project)
    figures = project.cache / "remembered/script.hello.figures.yaml.json"
    told = json.loads(figures.read_text("utf-8"))
    name = next(iter(told["value"]))
    told["value"][name]["formula"] = "from memory"
    figures.write_text(json.dumps(told), "utf-8")
    edit(project.script / "hello/01-debt.yaml", "Forty years later", "Four decades later")
    assert read(project).figures[name].formula == "from memory"
    edit(project.data / "public_debt.csv", "907.701", "908.701")
    changed = read(project).figures
    figures.unlink()
    assert changed == script.read(project, "hello").figures
    assert changed[name].formula != "from memory"


def test_a_new_file_and_one_that_is_gone_count(project):
    """An act more is read, and one act less."""
    assert len(read(project).acts) == 1
    more = project.script / "hello/02-more.yaml"
    text = (project.script / "hello/01-debt.yaml").read_text("utf-8")
    more.write_text(text.replace("id: one-line", "id: one-more"), "utf-8")
    age(more)
    assert len(read(project).acts) == 2
    more.unlink()
    assert len(read(project).acts) == 1


def test_mistakes_are_told_each_time(project):
    """What cannot be read is not remembered."""
    edit(project.script / "hello/01-debt.yaml", "scene:", "scen:")
    for _ in range(2):
        with pytest.raises(ContentErrors):
            read(project)
    assert not memory(project).exists()


def test_a_file_that_was_written_in_place_is_read_whatever_its_time_says(project):
    """Of the same size, under the same time and in the same place on the disk: its words are others."""
    read(project)
    path = project.script / "hello/01-debt.yaml"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Forty years", "Fifty years"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_ino) == (before.st_size, before.st_ino)
    assert read(project) == script.read(project, "hello")
    assert "Fifty years" in memory(project).read_text("utf-8")


def test_a_file_that_was_just_written_is_not_trusted(project):
    """It could change again without a new time."""
    path = project.script / "hello/episode.yaml"
    path.write_text(path.read_text("utf-8"), "utf-8")
    assert read(project) == script.read(project, "hello")
    assert not memory(project).exists()


def test_a_torn_memory_is_no_memory(project):
    """Nothing of the cache can break a render."""
    whole = read(project)
    memory(project).write_text('{"stamp": "', "utf-8")
    assert read(project) == whole


def test_a_project_without_a_cache_gets_none(project):
    """Whoever only asks leaves no folder behind."""
    project.cache.rmdir()
    read(project)
    assert not project.cache.exists()


@pytest.mark.parametrize("harm", [Path.unlink, lambda ledger: ledger.write_text("", "utf-8")])
def test_the_ledger_is_laid_again_where_it_is_not_as_it_was(project, harm):
    """Whoever deletes it or writes into it gets it back."""
    lay_claims(prepare(project, RenderRequest("hello")))
    ledger = project.out / "hello/claims.csv"
    whole = ledger.read_text("utf-8")
    lay_claims(prepare(project, RenderRequest("hello")))
    assert ledger.read_text("utf-8") == whole
    harm(ledger)
    lay_claims(prepare(project, RenderRequest("hello")))
    assert ledger.read_text("utf-8") == whole


def test_an_episode_that_is_not_there_is_told(project):
    """As ever, with what there is."""
    with pytest.raises(UsageError, match="no episode"):
        remembered.episode(project, "../hello")
