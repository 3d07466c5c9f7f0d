import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

import builders
from langreel.build import Job
from langreel.errors import BuildError, SceneError
from langreel.model import Line, Mark, Place, Shot, Take, Word

TABLE = """\
china,japan
1,2
3,4
"""

DEMAND = '''
    """Who lends less."""

    from scenes.us_debt.helper import dot


    def drawn():
        """Draw."""
        return dot() * 3
'''

HELPER = """
    def dot():
        return "."
"""

COLOUR = """
    # not used by demand
    COLOUR = "red"
"""


@pytest.fixture
def project(place):
    """A project with a note, a table and scenes."""
    place.write("note.txt", "buy bonds")
    place.write("data/holdings.csv", TABLE)
    place.write("scenes/us_debt/demand.py", DEMAND)
    place.write("scenes/us_debt/helper.py", HELPER)
    place.write("scenes/us_debt/colour.py", COLOUR)

    def selected(path, name, where):
        return place.work.column_of(path, where.split('"')[3])

    place.probes["selected"] = selected
    return place


def shot(peak: int, label: str = "demand") -> Shot:
    return builders.shot({"holdings": (90, {"peak": peak})}, labels={"heading": label})


def line(text: str = "So it fell.", row: int = 3) -> Line:
    return builders.line(text, marks=(Mark("fell", 6),), place=Place("script/a.yaml", row))


def test_a_result_is_made_once_and_then_kept(place):
    """The second run does nothing, says so, and gives the same."""
    job = place.job("shout", "buy")
    first = place.make(job)[0]
    assert (first.path.read_text(), first.value, first.fresh, first.reason) == ("BUY", 3, True, "new")
    assert place.kinds == ["planned", "started", "finished"]
    second = place.make(job)[0]
    assert (second.path, second.value, second.fresh, second.reason) == (first.path, 3, False, "")
    assert place.kinds == ["kept"]


def test_results_come_in_the_order_asked_for_and_heavy_jobs_run_first(place):
    """Weight decides the order of work, not of results; equal jobs are made once."""
    jobs = [
        place.job("shout", "a", name="light", weight=1),
        place.job("shout", "b", name="heavy", weight=9),
        place.job("shout", "a", name="twin", weight=1),
    ]
    made = place.make(*jobs)
    assert [each.path.read_text() for each in made] == ["A", "B", "A"]
    assert [each.job.name for each in made] == ["light", "heavy", "twin"]
    assert [event.name for event in place.events if event.kind == "finished"] == ["heavy", "light"]
    assert [event.name for event in place.events if event.kind == "kept"] == ["twin"]
    assert [place.why(job) for job in jobs] == ["", "", ""]


def test_values_come_back_as_they_were(place):
    """Nouns, floats and the path of the result itself survive the cache."""
    made = place.make(place.job("record", line()))[0]
    assert made.value == Take(made.path, 1.5, (Word(0, 1, 0.0, 0.1 + 0.2),))
    assert place.make(place.job("record", line()))[0].value == made.value


def test_switching_back_and_forth_makes_nothing_again(project):
    """Several versions are remembered, of arguments and of what was read."""
    quote = project.job("quote", "note.txt")
    for text in ("buy gold", "buy bonds", "sell"):
        project.write("note.txt", text)
        assert project.make(quote)[0].fresh
    for text in ("buy bonds", "buy gold", "sell"):
        project.write("note.txt", text)
        made = project.make(quote)[0]
        assert (made.fresh, made.path.read_text()) == (False, text)


def test_why_compares_with_what_was_used_last(project):
    """Not with what was made last: an edit that was undone is no reason."""
    demand = project_jobs(project)["demand"]
    for source in (DEMAND, DEMAND.replace("3", "4"), DEMAND):
        project.write("scenes/us_debt/demand.py", source)
        project.make(demand)
    project.write("scenes/us_debt/helper.py", HELPER.replace('"."', '"o"'))
    assert project.why(demand) == "scenes/us_debt/helper.py changed"


EDITS = {
    "nothing": (lambda p: None, {}),
    "the note": (
        lambda p: p.write("note.txt", "buy gold!"),
        {"quote": "note.txt changed"},
    ),
    "the note is removed": (
        lambda p: (p.root / "note.txt").unlink(),
        {"quote": "note.txt is gone"},
    ),
    "the note is saved unchanged": (lambda p: p.write("note.txt", "buy bonds"), {}),
    "a cell of China": (
        lambda p: p.write("data/holdings.csv", TABLE.replace("3", "5")),
        {"china": "data/holdings.csv: column=china changed"},
    ),
    "a cell of Japan": (
        lambda p: p.write("data/holdings.csv", TABLE.replace("4", "6")),
        {"japan": "data/holdings.csv: column=japan changed"},
    ),
    "a column nobody asked for": (
        lambda p: p.write("data/holdings.csv", "china,japan,uk\n1,2,7\n3,4,8\n"),
        {},
    ),
    "a scene": (
        lambda p: p.write("scenes/us_debt/demand.py", DEMAND.replace("3", "4")),
        {"demand": "scenes/us_debt/demand.py changed"},
    ),
    "a comment in a scene": (lambda p: p.write("scenes/us_debt/demand.py", DEMAND + "\n    # so\n"), {}),
    "a scene's docstring": (
        lambda p: p.write("scenes/us_debt/demand.py", DEMAND.replace("Who lends", "Who sells")),
        {},
    ),
    "the formatting of a scene": (
        lambda p: p.write("scenes/us_debt/demand.py", DEMAND.replace("dot() * 3", "(dot()  *  3)")),
        {},
    ),
    "a helper": (
        lambda p: p.write("scenes/us_debt/helper.py", HELPER.replace('"."', '"o"')),
        {"demand": "scenes/us_debt/helper.py changed"},
    ),
    "a module that the scene does not use": (
        lambda p: p.write("scenes/us_debt/colour.py", COLOUR.replace("red", "blue")),
        {},
    ),
    "a file that nobody reads": (lambda p: p.write("other.txt", "new"), {}),
}


def project_jobs(project) -> dict[str, Job]:
    return {
        "quote": project.job("quote", "note.txt", name="quote"),
        "china": project.job("select", "data/holdings.csv", "china", name="china"),
        "japan": project.job("select", "data/holdings.csv", "japan", name="japan"),
        "demand": project.job("draw", "us_debt.demand", name="demand"),
    }


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_makes_again_what_depends_on_it(project, edit):
    """Files, modules and selections that a job used decide, compared by what they mean."""
    jobs = project_jobs(project)
    project.make(*jobs.values())
    change, expected = EDITS[edit]
    change(project)
    said = {name: project.why(job) for name, job in jobs.items()}
    assert {name: reason for name, reason in said.items() if reason} == expected


def test_what_is_said_is_what_is_done(project):
    """``why`` and ``make`` agree; jobs see files and scenes as they are now, in any executor."""
    jobs = project_jobs(project)
    project.make(*jobs.values())
    project.write("data/holdings.csv", TABLE.replace("3", "5"))
    project.write("scenes/us_debt/helper.py", HELPER.replace('"."', '"o"'))
    said = [project.why(job) for job in jobs.values()]
    made = project.make(*jobs.values(), executor="local")
    assert [each.reason for each in made] == said
    assert [each.path.read_text() for each in made] == ["buy bonds", "china 1 5", "japan 2 4", "ooo"]
    project.write("scenes/us_debt/helper.py", HELPER.replace('"."', '"x"'))
    assert project.make(jobs["demand"])[0].path.read_text() == "xxx"


def test_a_table_is_probed_once_for_a_new_content(project):
    """A file whose new content is known to give the same selection is not asked again."""
    china = project.job("select", "data/holdings.csv", "china")
    project.make(china)
    project.write("data/holdings.csv", TABLE.replace("4", "6"))
    assert not project.make(china)[0].fresh
    project.probes.clear()
    assert not project.why(china)
    project.write("data/holdings.csv", TABLE.replace("4", "7"))
    assert project.why(china) == "data/holdings.csv: column=china changed"


CHANGES = {
    "mark": (shot(41), shot(45), "arguments changed: beats[0].marks.peak 41 → 45"),
    "label": (shot(1), shot(1, "sell"), "arguments changed: beats[0].labels.heading 'demand' → 'sell'"),
    "text": (line(), line("So it rose."), "arguments changed: text 'So it fell.' → 'So it rose.'"),
    "place": (line(row=3), line(row=4), ""),
    "number": (Fraction(1, 3), Fraction(2, 3), "arguments changed: thing 1/3 → 2/3"),
    "length": ((1, 2), (1, 2, 3), "arguments changed: thing 2 → 3 items"),
    "key": ({"a": 1}, {"b": 1, "a": 2}, "arguments changed: thing.a 1 → 2, and 1 more"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_changed_arguments_are_named(place, kind):
    """The phrase goes down to the value that changed; where a line stands in its file changes nothing."""
    before, after, reason = CHANGES[kind]
    place.make(place.job("describe", before))
    assert place.why(place.job("describe", after)) == reason


def test_a_path_stands_for_what_it_holds(place, tmp_path):
    """Renaming or copying an argument's file makes nothing again; changing one byte of it does."""
    first, second = place.write("a.bin", "x" * 4096), place.write("b.bin", "y")
    place.make(place.job("join", (first, second)))
    first.rename(tmp_path / "moved.bin")
    assert place.why(place.job("join", (tmp_path / "moved.bin", Path("b.bin")))) == ""
    second.write_text("z")
    job = place.job("join", (tmp_path / "moved.bin", second))
    assert place.why(job) == "arguments changed: parts[1] changed"
    assert place.make(job)[0].path.read_text() == "x" * 4096 + "z"


def test_the_environment_counts(place):
    """What else a result depends on is told by name and version."""
    place.make(place.job("shout", "buy", environment="manim 0.22; ffmpeg 7.0"))
    job = place.job("shout", "buy", environment="manim 0.23; ffmpeg 7.0")
    assert place.why(job) == "manim 0.22 → 0.23"


def test_a_failure_is_raised_as_it_is_and_the_rest_is_kept(place):
    """An error for people passes with its fields; what was finished before is not made again."""
    good, bad = place.job("shout", "a", name="good", weight=9), place.job("fail", "boo", name="bad")
    waiting = place.job("shout", "b", name="waiting", weight=0.1)
    with pytest.raises(SceneError) as caught:
        place.make(good, bad, waiting)
    assert (caught.value.where, caught.value.hint) == ("scenes/a.py:3", "say less")
    assert [(event.kind, event.name) for event in place.events[3:]] == [
        ("started", "good"),
        ("finished", "good"),
        ("started", "bad"),
        ("failed", "bad"),
    ]
    assert [place.why(job) for job in (good, bad, waiting)] == ["", "new", "new"]
    assert list((place.root / ".langreel").glob("drafts/*")) == []


@pytest.mark.parametrize("executor", ["inline", "local"])
def test_a_crash_is_told_in_one_line_and_logged_whole(place, executor):
    """Any other exception names the job, its last line and the log with the traceback."""
    with pytest.raises(BuildError) as caught:
        place.make(place.job("crash", "buy", name="../浪 1"), executor=executor)
    assert caught.value.message == "test ../浪 1 failed: KeyError: 'buy'"
    log = place.root / caught.value.where
    assert log.parent == place.root / ".langreel/logs/test"
    assert "about to fall" in log.read_text()
    assert "Traceback" in log.read_text()


def test_a_job_that_writes_nothing_is_an_error(place):
    """A job is a promise of a file."""
    with pytest.raises(BuildError, match="test one wrote nothing"):
        place.make(place.job("forget"))


def test_progress_is_told(place):
    """The last numbers that a worker noted arrive before the end."""
    place.make(place.job("count", 7))
    assert [(e.kind, e.done, e.total) for e in place.events[-3:]] == [
        ("started", 0, 1),
        ("progress", 7, 7),
        ("finished", 1, 1),
    ]


def test_the_source_of_a_job_counts(place, monkeypatch):
    """Changing what a job's module means makes again; commenting it does not."""
    job = place.job("shout", "buy")
    place.make(job)
    source = Path(place.work.__file__)
    source.write_text("# a comment\n" + source.read_text())
    assert not place.why(job)
    source.write_text(source.read_text().replace("word.upper()", "word.title()"))
    assert place.why(job) == "small_jobs changed"


def test_the_source_of_a_plugin_counts(place):
    """Code that was loaded by its registered name is compared like code that is imported."""
    plugin = Path(place.work.__file__).with_name("stranger.py")
    plugin.write_text("VOICE = 1")
    job = place.job("lean", "stranger")
    place.make(job)
    assert not place.why(job)
    plugin.write_text("VOICE = 2")
    assert place.why(job) == "stranger changed"


def resuming(place, word, **others):
    return place.job("go_on", word, resumes=True, **others)


def text(place, job):
    return place.make(job)[0].path.read_text()


def test_a_job_that_resumes_is_given_what_its_name_stood_for_last(place):
    """It sees file and value of the last result, by whatever arguments; the first time there is none."""
    assert [text(place, resuming(place, word)) for word in ("buy", "hold", "sell")] == [
        "buy",
        "buy, hold",
        "buy,, sell",
    ]


def test_editions_of_a_name_are_apart(place):
    """What was made last as a proxy is nothing for the final one."""
    text(place, resuming(place, "buy", edition="proxy"))
    assert text(place, resuming(place, "hold", edition="final")) == "hold"
    assert text(place, resuming(place, "sell", edition="proxy")) == "buy, sell"


def test_nothing_is_resumed_from_other_code_or_a_damaged_file_or_when_forced(place):
    """What another version made may be different, what is damaged is worth nothing, and forced means anew."""
    text(place, resuming(place, "buy", environment="manim 0.22"))
    assert text(place, resuming(place, "hold", environment="manim 0.23")) == "hold"
    assert text(place, resuming(place, "sell", environment="manim 0.23", force=True)) == "sell"
    for kept in (place.root / ".langreel/kept").rglob("*.txt"):
        kept.write_text("damaged")
    assert text(place, resuming(place, "wait", environment="manim 0.23")) == "wait"


def test_a_forced_job_runs_although_its_result_is_kept(place):
    """It says why; of equal jobs one that is forced is enough."""
    job, forced = place.job("shout", "buy"), place.job("shout", "buy", force=True)
    place.make(job)
    assert (place.why(job), place.why(forced)) == ("", "asked for again")
    assert [each.fresh for each in place.make(job, forced)] == [False, True]
    assert not place.make(job)[0].fresh


def test_what_a_forced_or_damaged_job_will_make_is_known(place):
    """Its status has the earlier result, and the reason why that is made again."""
    job, forced = place.job("shout", "buy"), place.job("shout", "buy", force=True)
    assert place.open().status(job).result is None
    path = place.make(job)[0].path
    assert place.open().status(forced).result.path == path
    path.unlink()
    status = place.open().status(job)
    assert (status.result.path, status.result.value) == (path, 3)
    assert status.reason == "its kept result is damaged or gone"


def test_results_come_in_the_shape_of_the_batch(place):
    """Mappings and lists may be nested in any way; a result among the jobs stays where it is."""
    (old,) = place.make(place.job("shout", "old"))
    jobs = {word: place.job("shout", word, name=word) for word in ("buy", "hold")}
    with place.open() as runner:
        made = runner.make({"zh": [jobs["buy"], old], "en": {"one": jobs["hold"], "none": []}})
        alone = runner.make(jobs["buy"])
    assert (made["zh"][0].path.read_text(), made["zh"][1]) == ("BUY", old)
    assert (made["en"]["one"].path.read_text(), made["en"]["none"]) == ("HOLD", [])
    assert alone.path == made["zh"][0].path


@pytest.mark.parametrize("executor", ["inline", "local"])
@pytest.mark.parametrize("function", ["small_jobs:nothing", "no_such_module:nothing", "small_jobs"])
def test_a_function_that_is_not_there_is_a_failure_of_its_job(place, function, executor):
    """It is looked for only where the job runs, and told like any other failure there."""
    job = replace(place.job("shout", "buy"), function=function)
    with pytest.raises(BuildError, match=r"test one failed: (Attribute|ModuleNotFound)Error"):
        place.make(job, executor=executor)


def test_no_module_is_loaded_to_state_a_job(place, monkeypatch):
    """A key is made of sources as they lie there; arguments are named by whoever states the job."""
    monkeypatch.delitem(sys.modules, "small_jobs")
    job = place.job("shout", "buy")
    assert place.why(job) == "new"
    assert "small_jobs" not in sys.modules
