"""Output files: every command that writes one makes its folder, or says in words why it cannot."""

import shutil
import sys
from pathlib import Path

import click
import pytest

import builders
from langreel.cli import cli
from langreel.cli.run import run
from langreel.voice import engine

CUES = """\
1
00:00:00,500 --> 00:00:02,000
One line.

2
00:00:02,200 --> 00:00:03,500
Another line.
"""

COMMANDS = {
    "still": (["still", "hello", "one-line", "--profile", "proxy", "-o"], "still.png"),
    "sheet": (["sheet", "--profile", "proxy", "--lang", "en", "--jobs", "1", "-o"], "sheet.png"),
    "voice say": (["voice", "say", "Good day.", "--lang", "en", "-o"], "say.wav"),
    "voice sheet": (["voice", "sheet", "hello", "--lang", "zh", "-o"], "sheet.html"),
    "voice align --html": (["voice", "align", "hello", "read.wav", "--lang", "zh", "--html"], "takes.html"),
    "schema": (["schema", "-o"], ""),
    "theme": (["theme", "--lang", "en", "-o"], "theme.png"),
    "gallery": (["gallery", "NumberCounter", "--lang", "en", "-o"], ""),
    "subs write": (["subs", "write", "--lang", "zh", "-o"], "hello.zh.srt"),
    "subs export": (["subs", "export", "--to", "ja", "-o"], "hello.ja.po"),
    "subs export --stills": (["subs", "export", "--to", "fr", "-o", "fr.po", "--overwrite", "--stills"], ""),
    "subs check --fix": (["subs", "check", "cues.srt", "--lang", "en", "--fix", "-o"], "mended.srt"),
    "subs check --html": (["subs", "check", "cues.srt", "--lang", "en", "--html"], "page.html"),
    "subs swap": (["subs", "swap", "film.mp4", "--track", "en=cues.srt", "-o"], "swapped.mp4"),
    "subs burn": (["subs", "burn", "film.mp4", "--track", "en=cues.srt", "-o"], "burnt.mp4"),
    "new": (["new"], ""),
}
"""Words that lead up to a place, and what is written there: a file, or several into a folder."""

STATUS = {"voice align --html": 1}
"""How a command ends that says of all but one line that nobody has read it."""

READ = {"--project", "--video", "--borders", "--glossary", "--take-back"}
"""Options with a path that is read."""


@pytest.fixture(scope="module")
def project(one_film, tmp_path_factory):
    """What `langreel new` makes, beside a film and a subtitle file of another house."""
    folder = builders.new_project(tmp_path_factory.mktemp("project") / "hello")
    shutil.copy(one_film, folder)
    (folder / "cues.srt").write_text(CUES, "utf-8")
    engine("espeak").speak("一九八零年，美国国债总额是九千零八十亿美元。", "zh", folder / "read.wav")
    return folder


@pytest.fixture
def place(project, tmp_path, monkeypatch):
    """In a copy of it, which knows what the copies before have rendered."""
    folder, cache = tmp_path / "hello", project / ".langreel"
    shutil.copytree(project, folder)
    monkeypatch.chdir(folder)
    yield folder
    shutil.rmtree(cache, ignore_errors=True)
    if (folder / ".langreel").exists():
        shutil.move(folder / ".langreel", cache)


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def paths(command: click.Command, name: str = "") -> list[str]:
    """Commands with an option that takes a path, each with that option."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        below = [(each, command.get_command(context, each)) for each in command.list_commands(context)]
        found = [path for each, sub in below if sub for path in paths(sub, f"{name} {each}".strip())]
    else:
        found = []
    for option in command.params:
        if isinstance(option, click.Option) and isinstance(option.type, click.Path):
            found.append(f"{name} {max(option.opts, key=len)}".strip())
    return found


def test_no_command_is_forgotten():
    """Every option that takes a path to write to stands in the table."""
    wanted = {each.removesuffix(" --out") for each in paths(cli) if each.split()[-1] not in READ}
    assert wanted | {"new", "subs check --fix"} == {*COMMANDS, "subs check"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_folder_is_made(command, place):
    """Wherever a file is asked for, its folders come with it."""
    words, name = COMMANDS[command]
    assert run([*words, str(place / "out/today" / name)]) == STATUS.get(command, 0)
    found = written(place / "out/today")
    assert name in found if name else found
    assert not [each for each in found if "draft" in each]


def refused(command, folder, capsys):
    """What is said where nothing can be written: an error of the disk, its place, and no traceback."""
    words, name = COMMANDS[command]
    before = written(folder)
    assert run([*words, str(folder / "today" / name)]) == 7
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert str(folder / "today") in said
    assert written(folder) == before
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_cannot_be_written_is_told(command, place, read_only_disk, capsys):
    """One sentence, the place, and what must be so."""
    said = refused(command, read_only_disk, capsys)
    assert "Read-only file system" in said
    assert "its folder must be writable" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told(command, place, full_disk, capsys):
    """One sentence, the place, what to do, and no draft left."""
    said = refused(command, full_disk, capsys)
    assert "the disk is full" in said
    assert "free some space" in said


class CtrlC:
    """Interrupts at the last moment: when a draft is about to become the file."""

    below = ""

    @classmethod
    def hear(cls, event: str, words: tuple[object, ...]) -> None:
        if cls.below and event == "os.rename" and str(words[1]).startswith(cls.below):
            raise KeyboardInterrupt


@pytest.fixture
def interrupted_below(tmp_path):
    if not CtrlC.below:
        sys.addaudithook(CtrlC.hear)
    CtrlC.below = str(tmp_path / "out")
    yield tmp_path / "out"
    CtrlC.below = "\0"


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_leaves_nothing_half_done(command, place, interrupted_below):
    """Even in the last moment: neither the file nor a draft of it."""
    words, name = COMMANDS[command]
    assert run([*words, str(interrupted_below / name)]) == 130
    assert written(interrupted_below) == []


def test_a_catalogue_that_cannot_be_written_is_told(place, read_only_disk, capsys):
    """What a command writes into the project is told like any other file."""
    assert run(["subs", "export", "--to", "ja", "-o", "hello.ja.po"]) == 0
    Path("script/hello/translations").symlink_to(read_only_disk)
    assert run(["subs", "import", "hello.ja.po", "--lang", "ja"]) == 7
    assert "cannot write ja.po: Read-only file system" in capsys.readouterr().err
