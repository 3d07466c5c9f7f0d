"""What every command promises, and that a new one is one file and one line."""

from __future__ import annotations

import keyword
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import langreel.cli
from langreel.cli import COMMANDS, cli
from langreel.cli.lazy_group import Lazy
from langreel.cli.run import run


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


ALL = {" ".join(path): command for path, command in commands(cli)}


def modules(group: Lazy) -> set[str]:
    """The files that a group's names stand for; a word of Python's own has an underscore behind it."""
    names = (f"{group.prefix}{name}" for name in group.names)
    return {f"{name}{'_' * keyword.iskeyword(name)}.py" for name in names}


@pytest.mark.parametrize("name", ALL)
def test_a_command_says_what_it_is_for(name):
    """In one line for the list, and at length, with every option explained."""
    command = ALL[name]
    assert command.help
    assert command.get_short_help_str(200).endswith(".")
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize("name", ALL)
def test_its_help_has_a_line_that_can_be_copied(name, capsys):
    """An example of the command itself."""
    assert run([*name.split(), "--help"]) == 0
    assert f"  langreel {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ALL)
def test_a_word_that_it_does_not_know_is_wrong_usage(name, capsys):
    """It exits with 2, tells the word, and shows no traceback."""
    assert run([*name.split(), "--no-such-option"]) == 2
    words = capsys.readouterr().err
    assert "--no-such-option" in words
    assert "Traceback" not in words


def test_every_file_of_a_command_is_registered():
    """A module with a command that no group names would never be called."""
    groups = (cli, *ALL.values())
    files = Path(langreel.cli.__file__).parent.glob("*.py")
    found = {file.name for file in files if "\ndef command(" in file.read_text("utf-8")}
    assert found == {name for group in groups if isinstance(group, Lazy) for name in modules(group)}


def test_no_command_loads_anything_heavy_before_it_is_called():
    """Help for all of them takes a moment."""
    script = (
        "import sys; from langreel.cli.run import run\n"
        f"for name in {list(ALL)!r}: run([*name.split(), '--help'])\n"
        "heavy = {'manim', 'pandas', 'moviepy', 'pydub', 'pydantic', 'rich', 'numpy', 'av', 'PIL'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"


SHOUT = '''
"""``langreel shout``: a word in capitals."""

import click


@click.command("shout", short_help="A word in capitals.")
@click.argument("word")
def command(word: str) -> None:
    """Say WORD in capitals.

    \b
    langreel shout buy
    """
    click.echo(word.upper())
'''


def test_a_new_command_is_one_file_and_one_line(tmp_path, monkeypatch, capsys):
    """A module that is called like it, and its name among the others: it runs, and help lists it."""
    (tmp_path / "shout.py").write_text(SHOUT, "utf-8")
    monkeypatch.setattr(langreel.cli, "__path__", [*langreel.cli.__path__, str(tmp_path)])
    monkeypatch.setattr(cli, "names", (*COMMANDS, "shout"))
    assert run(["shout", "buy"]) == 0
    assert capsys.readouterr().out == "BUY\n"
    assert run(["--help"]) == 0
    assert re.search(r"^  shout +A word in capitals\.$", capsys.readouterr().out, re.MULTILINE)
    assert run(["shot"]) == 2
    assert "perhaps you meant 'shout'?" in capsys.readouterr().err
    monkeypatch.delitem(sys.modules, "langreel.cli.shout")
