"""Remote workers: two that share nothing with the render but a store that speaks S3."""

import pickle
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

import pytest

from clusters import Machines, kill, two_machines
from langreel.build import courier
from langreel.errors import BuildError, SceneError, ToolError
from small_jobs_source import WORK

pytestmark = pytest.mark.xdist_group("remote workers")


@pytest.fixture(scope="module")
def machines(tmp_path_factory):
    with two_machines(tmp_path_factory.getbasetemp()) as machines:
        _library(machines, "library", WORK)
        yield machines


def _library(machines, name, source):
    """A folder with a module of small jobs; returned as what workers begin their path with."""
    folder = machines.folder / name
    folder.mkdir()
    (folder / "small_jobs.py").write_text(dedent(source))
    return folder


@dataclass
class Elsewhere:
    """A project, and machines to which it is none of their business."""

    place: Any
    machines: Machines

    @property
    def executor(self) -> str:
        return f"dask:{self.machines.cluster.address}"

    def make(self, *jobs):
        return self.place.make(*jobs, executor=self.executor)


@pytest.fixture
def elsewhere(place, machines):
    machines.start_missing(machines.folder / "library")
    place.store = machines.server.url
    yield Elsewhere(place, machines)
    machines.server.empty()


def test_project_and_results_travel_through_the_store(elsewhere, monkeypatch):
    """Files of the project, kept results, values, traces and progress arrive; no path of ours leaves."""
    place, parcels = elsewhere.place, []
    monkeypatch.setattr(courier, "packed", spied(courier.packed, parcels))
    place.write("note.txt", "buy bonds")
    place.write("scenes/helper.py", "def drawn():\n    return 'drawn'\n")
    quote, draw, count = (
        place.job("quote", "note.txt", name="quote"),
        place.job("draw", "helper", name="draw", place="alone"),
        place.job("count", 7, name="count"),
    )
    made = elsewhere.make(quote, draw, count)
    assert [each.path.read_text() for each in made] == ["buy bonds", "drawn", "7"]
    assert ("progress", 7) in [(event.kind, event.done) for event in place.events]
    (joined,) = elsewhere.make(place.job("join", tuple(each.path for each in made), name="join"))
    assert joined.path.read_text() == "buy bondsdrawn7"
    assert not any(map(place.why, (quote, draw, count)))
    place.write("note.txt", "buy gold")
    assert place.why(quote) == "note.txt changed"
    assert elsewhere.make(quote)[0].path.read_text() == "buy gold"
    assert len(parcels) == 5
    assert str(place.root).encode() not in pickle.dumps(parcels)


def test_several_workers_make_a_job_together(elsewhere):
    """What all would wait for is shared by both machines, put together here, and kept as one result."""
    place = elsewhere.place
    place.write("word.txt", "Treasury")
    (made,) = elsewhere.make(place.job("spell", "word.txt", weight=100, join="small_jobs:put_together"))
    assert (made.path.read_text(), made.value) == ("Treasury", ("5 letters", "3 letters"))
    assert not place.why(made.job)


def spied(packed, parcels):
    def pack(*arguments, **others):
        parcels.append(packed(*arguments, **others))
        return parcels[-1]

    return pack


def test_a_worker_works_in_its_own_folder(elsewhere):
    """Each has the project in a place of its own, and sees nothing where ours is."""
    place = elsewhere.place
    place.write("note.txt", "buy bonds")
    looks = [place.job("see", (number, str(place.root)), name=str(number)) for number in range(6)]
    seen = [each.path.read_text().split("\n") for each in elsewhere.make(*looks)]
    folders = {folder for folder, _ in seen}
    assert all(any(folder.startswith(str(home)) for home in elsewhere.machines.homes) for folder in folders)
    assert {listed for _, listed in seen} == {"nothing"}


def test_failures_come_back_in_words(elsewhere):
    """An error for people passes with its fields; of any other, the log with the traceback travels, too."""
    place = elsewhere.place
    with pytest.raises(SceneError) as caught:
        elsewhere.make(place.job("fail", "boo"))
    assert (caught.value.where, caught.value.hint) == ("scenes/a.py:3", "say less")
    with pytest.raises(BuildError, match="test one failed: KeyError: 'buy'") as caught:
        elsewhere.make(place.job("crash", "buy"))
    log = (place.root / caught.value.where).read_text()
    assert "about to fall" in log
    assert "Traceback" in log


def test_what_the_store_loses_is_sent_again(elsewhere):
    """Objects that vanish, or are torn, between two batches: each is noticed by whom it reaches."""
    place, server = elsewhere.place, elsewhere.machines.server
    made = elsewhere.make(*(place.job("fill", size, name=str(size)) for size in (1000, 2000)))
    server.empty()
    joined = place.job("join", tuple(each.path for each in made), name="join")
    assert elsewhere.make(joined)[0].path.read_bytes() == b"x" * 3000
    files = server.files()
    for name in server.objects():
        files.pipe_file(name, bytes(files.size(name)))
    again = place.job("join", tuple(each.path for each in (*made, *made)), name="again")
    assert elsewhere.make(again)[0].path.read_bytes() == b"x" * 6000


def test_a_worker_that_dies_is_survived(elsewhere):
    """Its task goes to the other; a third that comes later is given work."""
    place, cluster = elsewhere.place, elsewhere.machines.cluster
    killed = []

    def watch(event):
        place.events.append(event)
        if event.kind == "started" and not killed:
            killed.append(cluster.alive[0])
            kill(killed[0])

    jobs = [place.job("linger_elsewhere", (0.5, n), name=str(n)) for n in range(4)]
    with place.open(elsewhere.executor) as runner:
        runner._progress.watch = watch
        made = runner.make(jobs)
    assert killed
    assert [each.path.read_text() for each in made] == ["0", "1", "2", "3"]


def test_a_worker_with_other_code_refuses(elsewhere):
    """Two versions would make two films: the render says so instead."""
    machines = elsewhere.machines
    for worker in machines.cluster.alive:
        kill(worker)
    other = _library(machines, "other", WORK.replace("word.upper()", "word.title()"))
    machines.start_worker(0, other)
    with pytest.raises(ToolError, match="a worker runs other code for test one than this render"):
        elsewhere.make(elsewhere.place.job("shout", "buy"))
    kill(machines.cluster.alive[-1])


def test_a_store_that_workers_cannot_reach_is_told(elsewhere, tmp_path):
    """Without a store nothing can travel: one sentence says what is missing."""
    elsewhere.place.store = f"file://{tmp_path}/store"
    with pytest.raises(BuildError, match=r"the store's objects/\w\w/\w+ is lost"):
        elsewhere.make(elsewhere.place.job("shout", "buy"))
