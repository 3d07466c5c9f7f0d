"""Shared store: what one render has made another finds, whatever the store does meanwhile."""

import os
import pathlib
import shutil
import sys
import threading
from dataclasses import replace
from typing import ClassVar

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from langreel.build import Runner, object_store, second_level
from langreel.errors import ToolError, UsageError
from stores import s3_environment, s3_server, silent_server


@pytest.fixture(autouse=True)
def _unhurried_worth(monkeypatch):
    """Jobs of a moment are shared, too; a second try follows at once."""
    monkeypatch.setattr(second_level, "WORTH", 0.0)
    monkeypatch.setattr(object_store, "PAUSE", 0.0)


@pytest.fixture
def store(tmp_path):
    """A store in a folder."""
    return tmp_path / "a store"


@pytest.fixture
def project(place, store):
    """A project that shares its results."""
    place.store = f"file://{store}"
    place.write("note.txt", "buy bonds")
    return place


def forget(place):
    """Another machine's checkout of the project: the same files, and nothing made."""
    shutil.rmtree(place.root / ".langreel")


def jobs_of(place):
    return [place.job("shout", "buy", name="shout"), place.job("quote", "note.txt", name="quote")]


def made(place):
    """Texts that the jobs made, and how many of them ran."""
    results = place.make(*jobs_of(place))
    return [each.path.read_text() for each in results], sum(each.fresh for each in results)


def objects(store):
    return sorted(path for path in (store / "objects").rglob("*") if path.is_file())


def test_what_one_has_made_another_finds(project):
    """Files and values are those made elsewhere. Nothing runs, and the next time nothing is asked."""
    assert made(project) == (["BUY", "buy bonds"], 2)
    forget(project)
    assert made(project) == (["BUY", "buy bonds"], 0)
    assert project.kinds == ["kept", "kept"]
    project.store = ""
    assert made(project) == (["BUY", "buy bonds"], 0)


def test_what_was_read_otherwise_is_not_taken(project):
    """A result counts where the files that it read are the same; each version stays there for its like."""
    made(project)
    forget(project)
    project.write("note.txt", "buy gold")
    assert made(project) == (["BUY", "buy gold"], 1)
    for text in ("buy bonds", "buy gold"):
        forget(project)
        project.write("note.txt", text)
        assert made(project) == (["BUY", text], 0)


def test_what_is_asked_for_again_is_made_again(project):
    """A forced job does not ask others."""
    made(project)
    forget(project)
    (result,) = project.make(replace(jobs_of(project)[0], force=True))
    assert result.fresh


def test_what_is_quicker_made_than_fetched_is_not_shared(project, store, monkeypatch):
    """A moment's work costs the store nothing."""
    monkeypatch.setattr(second_level, "WORTH", 60.0)
    made(project)
    assert not store.exists()


DAMAGE = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
    "altered": lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]),
    "lost": lambda path: path.unlink(),
}


@pytest.mark.parametrize("folder", ["objects", "records"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_in_the_store_is_made_again_and_mended(project, store, folder, damage):
    """Everything is verified when it is read: a half-written object is none, and does not stay."""
    made(project)
    for path in [path for path in (store / folder).rglob("*") if path.is_file()]:
        DAMAGE[damage](path)
    forget(project)
    assert made(project) == (["BUY", "buy bonds"], 2)
    forget(project)
    assert made(project) == (["BUY", "buy bonds"], 0)


@pytest.mark.parametrize("text", ["[]", '{"digest": 3}', "nonsense", '{"digest": "../../x", "trace": {}}'])
def test_a_record_that_says_anything_else_is_passed_over(project, store, text):
    """Whoever may write to the store cannot make a render stumble or write elsewhere."""
    made(project)
    for path in (store / "records").rglob("*.json"):
        other = path.with_name(f"{object_store_name(text)}.json")
        path.unlink()
        other.write_text(text)
    forget(project)
    assert made(project) == (["BUY", "buy bonds"], 2)


def object_store_name(text):
    from langreel.build import digests

    return digests.of_bytes(text.encode())


def test_several_renders_write_at_once(place, store, tmp_path):
    """Each in a checkout of its own; everything that any has made is there, whole, and nothing else."""
    place.store = f"file://{store}"
    roots = [tmp_path / f"checkout {number}" for number in range(4)]
    jobs = [place.job("fill", size, name=str(size), suffix=".bin") for size in range(1, 41)]

    def render(root, number):
        root.mkdir()
        with Runner(root, "inline", 1, store=place.store) as runner:
            runner.make(jobs[number:] + jobs[:number])

    threads = [threading.Thread(target=render, args=pair) for pair in zip(roots, range(0, 40, 10))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.stat().st_size for path in objects(store)) == list(range(1, 41))
    assert not list(store.rglob(".*"))
    assert not any(made.fresh for made in place.make(*jobs))


class Shaky(LocalFileSystem):
    """A folder that fails in a way: errors now and then, no answer, half of what was to be written."""

    protocol = "shaky"
    cachable = False
    way = ""
    asked: ClassVar[list[str]] = []

    def _stumble(self, asked):
        first = asked not in Shaky.asked
        Shaky.asked.append(asked)
        if Shaky.way == "errors" or (Shaky.way == "hiccups" and first):
            raise OSError(5, "Input/output error")
        if Shaky.way == "refuses":
            raise PermissionError(13, "Access denied")
        if Shaky.way == "stalls":
            threading.Event().wait()

    def ls(self, path, detail=False, **others):
        self._stumble(f"ls {path}")
        return super().ls(path, detail=detail, **others)

    def info(self, path, **others):
        self._stumble(f"info {path}")
        return super().info(path, **others)

    def put_file(self, path1, path2, *args, **others):
        self._stumble(f"put {path1}")
        super().put_file(path1, path2, *args, **others)
        if Shaky.way == "half writes":
            os.truncate(path2, pathlib.Path(path2).stat().st_size // 2)


@pytest.fixture
def shaky(place, store):
    """A project whose store fails as ``shaky(way)`` says."""
    fsspec.register_implementation("shaky", Shaky, clobber=True)
    place.store = f"shaky://{store}"
    place.write("note.txt", "buy bonds")

    def fail(way):
        Shaky.way, Shaky.asked = way, []
        return place

    yield fail
    Shaky.way = ""


@pytest.mark.parametrize("way", ["errors", "refuses", "stalls"])
def test_a_store_that_fails_is_told_once_and_done_without(shaky, monkeypatch, way):
    """The render makes everything itself, and does not wait for the store again and again."""
    monkeypatch.setattr(object_store, "PATIENCE", 0.2)
    place = shaky(way)
    assert made(place) == (["BUY", "buy bonds"], 2)
    (note,) = [event.detail for event in place.events if event.kind == "note"]
    assert note.startswith(f"the store {place.store} fails: ")
    assert note.endswith("; this render goes on without it")
    assert len(Shaky.asked) < 20


def test_a_hiccup_is_not_told(shaky):
    """What fails now and then is asked again."""
    made(shaky("hiccups"))
    assert "note" not in shaky("hiccups").kinds
    forget(shaky("hiccups"))
    assert made(shaky("hiccups")) == (["BUY", "buy bonds"], 0)


def test_a_half_write_is_none(shaky):
    """What the store has cut short is verified when it is read, and made again."""
    made(shaky("half writes"))
    forget(shaky(""))
    assert made(shaky("")) == (["BUY", "buy bonds"], 2)


@pytest.fixture(scope="module")
def server():
    with s3_server() as server, server.at_hand():
        yield server


@pytest.fixture
def s3(server, place):
    """A project whose store is a server that speaks S3, and the server."""
    place.store = server.url
    place.write("note.txt", "buy bonds")
    yield place, server
    server.empty()


def test_s3_keeps_what_was_made(s3):
    """A real server: what is lost or damaged there is made again and written anew."""
    place, server = s3
    assert made(place) == (["BUY", "buy bonds"], 2)
    forget(place)
    assert made(place) == (["BUY", "buy bonds"], 0)
    lost, torn = server.objects()
    server.files().rm_file(lost)
    server.files().pipe_file(torn, b"torn")
    forget(place)
    assert made(place) == (["BUY", "buy bonds"], 2)
    forget(place)
    assert made(place) == (["BUY", "buy bonds"], 0)


def test_a_server_that_never_answers_is_done_without(place, monkeypatch):
    """The connection stands, and nothing comes."""
    monkeypatch.setattr(object_store, "PATIENCE", 0.5)
    with silent_server() as port:
        for name, value in s3_environment(port).items():
            monkeypatch.setenv(name, value)
        place.store = "s3://films/store"
        place.write("note.txt", "buy bonds")
        assert made(place) == (["BUY", "buy bonds"], 2)
    (note,) = [event.detail for event in place.events if event.kind == "note"]
    assert note == "the store s3://films/store fails: it does not answer; this render goes on without it"


@pytest.mark.parametrize(
    ("url", "error", "words"),
    [
        ("s3://me:secret@films/store", UsageError, "holds credentials .they belong in the environment"),
        ("nowhere://films", UsageError, "nowhere://films is no store"),
        ("gs://films", ToolError, r"no driver for gs://films: .*pip install"),
    ],
)
def test_an_address_that_cannot_be_is_told(place, url, error, words):
    """Before anything runs, in words; secrets are neither taken nor repeated."""
    place.store = url
    with pytest.raises(error, match=words) as caught:
        place.make(place.job("shout", "buy"))
    assert "secret" not in str(caught.value)


def test_nothing_of_it_is_loaded_by_who_has_no_store(place):
    """Neither fsspec nor what it needs."""
    script = "import sys, langreel.build; sys.exit('fsspec' in sys.modules)"
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", script]) == 0
