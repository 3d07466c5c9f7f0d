"""Keep takes: an episode whose voices lie in the project."""

from __future__ import annotations

import shutil

import pytest

import builders
from langreel.errors import ToolError, UsageError
from langreel.pipeline.check import check
from langreel.pipeline.film import RenderRequest, open_runner, prepare
from langreel.pipeline.keep_takes import keep_takes
from langreel.pipeline.plan import plan
from langreel.pipeline.render import record
from langreel.project import Project, working_in
from langreel.voice.espeak import Espeak

ACT = "script/hello/01-debt.yaml"
SCRIPT = "script/hello/episode.yaml"


def keep(project, *langs, **others):
    return keep_takes(project, "hello", langs, watch=lambda event: None, **others)


def edit(project, file, old, new):
    path = project.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def voice_steps(project):
    """What a render would do about voices."""
    steps = plan(project, RenderRequest("hello")).steps
    return [f"{step.name} ({step.why})" for step in steps if step.step == "voice"]


def takes(project):
    """Every take as a render has it."""
    film = prepare(project, RenderRequest("hello"))
    with open_runner(film, lambda event: None) as runner:
        return record(film, runner)


def findings(project, rule="voice"):
    found = check(project, "hello")
    return [each for each in found if each.rule.startswith((rule, "kept"))]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """The template, spoken and kept, to be copied."""
    project = Project(builders.new_project(tmp_path_factory.mktemp("spoken") / "hello"))
    keep(project)
    return project


@pytest.fixture
def kept(spoken, tmp_path):
    """A copy of it."""
    return Project(shutil.copytree(spoken.root, tmp_path / "kept"))


def test_every_line_of_a_dub_is_kept(project):
    """One small file a line, and what they say; only the dubs that are asked for."""
    (dub,) = keep(project, "en")
    assert (dub.lang, dub.voice, dub.takes) == ("en", "espeak", 3)
    assert dub.new == ("one-line.1", "one-line.2", "one-line.3")
    names = sorted(path.name for path in dub.folder.iterdir())
    assert [name.split(".")[-1] for name in names] == ["opus", "opus", "opus", "json"]
    assert not (project.assets / "voice/hello/zh").exists()


def test_what_is_kept_stays_as_it_is(kept):
    """A second call has nothing to do; files and sidecar keep every byte."""
    folder = kept.assets / "voice/hello"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert [dub.new for dub in keep(kept)] == [(), ()]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_two_machines_have_the_same_takes(kept, tmp_path):
    """The project alone is enough: lengths, words, times and samples, and so every frame."""
    shutil.copytree(kept.root, tmp_path / "other", ignore=shutil.ignore_patterns(".langreel"))
    here, there = takes(kept), takes(Project(tmp_path / "other"))
    for lang, each in here.items():
        for one, two in zip(each, there[lang], strict=True):
            assert (one.seconds, one.words) == (two.seconds, two.words)
            assert one.audio.read_bytes() == two.audio.read_bytes()


def test_a_changed_line_is_spoken_and_the_others_play(kept):
    """And `keep` has only that one said."""
    takes(kept)
    assert voice_steps(kept) == []
    edit(kept, ACT, "Forty years later", "Four decades later")
    (step,) = voice_steps(kept)
    assert step.startswith("one-line.2.en (made by langreel.voice.record:record")
    assert [dub.new for dub in keep(kept)] == [(), ("one-line.2",)]


def test_units_that_the_project_declares_are_said_in_its_words(kept):
    """Wherever the command is called: what the sidecar tells was spoken is what the voice was given."""
    times = 'times: {en: {written: "{} times", spoken: "{} whole times"}}\n'
    (kept.root / "data/units.yaml").write_text(times, "utf-8")
    with working_in(kept.root):
        assert [dub.new for dub in keep(kept)] == [(), ("one-line.3",)]
        assert [dub.new for dub in keep(kept)] == [(), ()]
    told = (kept.assets / "voice/hello/en/takes.json").read_text("utf-8")
    assert "thirty whole times" in told


def test_a_line_that_moved_keeps_its_take(kept):
    """It is known by its words, not by its number."""
    edit(kept, ACT, "id: one-line", "id: first-line")
    assert findings(kept) == []


def test_all_lines_are_said_again_when_asked(kept):
    """After a voice itself has changed, say."""
    assert [len(dub.new) for dub in keep(kept, anew=True)] == [3, 3]


def test_another_version_of_a_voice_changes_nothing_and_is_told(kept, monkeypatch):
    """What is kept plays; `check` tells what has changed, and `keep` what stays, until all is said anew."""
    takes(kept)
    monkeypatch.setattr(Espeak, "version", "espeak-ng 9.9")
    assert voice_steps(kept) == []
    found = findings(kept, "other-version")
    assert [(each.severity, each.where) for each in found] == [("info", SCRIPT)] * 2
    assert found[1].message.startswith(
        "3 takes are kept in en of another version of espeak than the one here"
    )
    assert "(espeak-ng " in found[1].message and found[1].message.endswith("→ espeak-ng 9.9)")
    assert "langreel voice keep hello --lang en --anew" in found[1].hint
    edit(kept, ACT, "Forty years later", "Four decades later")
    assert [dub.of_other_version for dub in keep(kept, "en")] == [("one-line.1", "one-line.3")]
    assert findings(kept, "other-version")[1].message.startswith("2 takes are kept in en of another version")
    assert [dub.of_other_version for dub in keep(kept, anew=True)] == [(), ()]
    assert findings(kept, "other-version") == []


def test_what_is_kept_of_another_voice_does_not_play(kept):
    """The episode's `voices` are the truth; one line says so, not one for every line of the film."""
    edit(kept, SCRIPT, "zh: espeak", "zh: scratch")
    (finding,) = findings(kept)
    assert (finding.severity, finding.rule, finding.where) == ("info", "voice-asked", SCRIPT)
    assert finding.message == "the takes that are kept in zh are of espeak, not of scratch"
    assert finding.hint == "langreel voice keep hello --lang zh"


def test_check_lists_the_lines_that_will_be_asked(kept):
    """With their places and the command; where nothing is kept, that is not worth a word."""
    edit(kept, ACT, "Forty years later", "Four decades later")
    (finding,) = findings(kept)
    assert finding.severity == "info" and finding.where.startswith(f"{ACT}:")
    assert finding.message == "no take of this line is kept: espeak will be asked for it"
    for path in (kept.assets / "voice/hello/en").iterdir():
        path.unlink()
    assert findings(kept) == []


def test_a_film_whose_takes_are_kept_needs_no_voice(kept, monkeypatch):
    """The engine is not even looked for; a changed line is an error, with the command that brings it."""

    def gone(self, lang=""):
        raise ToolError("libespeak-ng is not installed", hint="apt-get install espeak-ng")

    monkeypatch.setattr(Espeak, "require", gone)
    monkeypatch.setattr(Espeak, "version", property(gone))
    assert findings(kept) == []
    assert len(takes(kept)["en"]) == 3
    edit(kept, ACT, "Forty years later", "Four decades later")
    info, error = findings(kept)
    assert (info.severity, error.severity, error.rule) == ("info", "error", "voice-missing")
    assert error.message == "espeak must speak 1 line in en: libespeak-ng is not installed"
    assert error.hint == "apt-get install espeak-ng"


def test_a_damaged_take_is_an_error_and_is_said_again(kept):
    """`check` names the file; `keep` mends it, and what is whole stays."""
    file = next((kept.assets / "voice/hello/en").glob("one-line.2.*.opus"))
    file.write_bytes(file.read_bytes()[:-10])
    (finding,) = findings(kept)
    assert (finding.severity, finding.rule) == ("error", "kept-take")
    assert finding.where == kept.relative(file)
    assert [dub.new for dub in keep(kept)] == [(), ("one-line.2",)]
    assert findings(kept) == []


def test_recordings_of_a_person_are_not_kept_twice(project):
    """They lie in the project as they are."""
    edit(project, SCRIPT, "en: espeak", "en: recorded")
    folder = project.assets / "voice/hello/en"
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        (folder / f"one-line.{number}.wav").touch()
    with pytest.raises(UsageError, match="what 'recorded' says in 'en' lies in the project already"):
        keep(project, "en")
