"""``langreel voice align``: what it prints, what it answers to a program, and how it ends."""

import json

import pytest

from langreel.cli.run import run
from langreel.voice import waveform
from sittings import read


@pytest.fixture(scope="module")
def tape(tmp_path_factory):
    """The template's lines in Chinese, of which the second is left out."""
    out = tmp_path_factory.mktemp("tape") / "读.wav"
    lines = ("一九八零年，美国国债总额是九千零八十亿美元。", "涨到了原来的三十倍。")
    waveform.write(read("zh", lines, noise=30.0).samples, out)
    return out


@pytest.fixture
def film(tmp_path, monkeypatch):
    """A new project, in whose folder the command is called."""
    run(["new", str(tmp_path / "film")])
    monkeypatch.chdir(tmp_path / "film")
    return tmp_path / "film"


def test_lines_are_told_and_missing_ones_end_with_1(film, tape, capsys):
    """Found ones are counted; of others there is a sentence each."""
    capsys.readouterr()
    assert run(["voice", "align", "hello", str(tape), "--lang", "zh", "--dry-run"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("hello.zh: ")
    assert "  one-line.2: missing\n" in told.out
    assert not (film / "assets/voice/hello").exists()


def test_a_program_is_told_the_same(film, tape, capsys):
    """Line by line, with confidence, place and take."""
    capsys.readouterr()
    run(["voice", "align", "hello", str(tape), "--lang", "zh", "--doubtful", "--json"])
    heard = capsys.readouterr()
    told = json.loads(heard.out)
    assert any("voices: {zh: recorded}" in note for note in told["notes"])
    first, second, third = told["lines"]
    assert (first["status"] != "missing", second["status"], second["take"]) == (True, "missing", "")
    assert (first["source"], first["take"]) == ("读.wav", "assets/voice/hello/zh/one-line.1.flac")
    assert 0 <= first["confidence"] <= 1 and first["ends"] < third["begins"] < told["seconds"]
    assert (film / first["take"]).is_file() and first["new"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--lang", "fr"], 2, "unknown language 'fr'"),
        (["--lang", "zh", "--take", "best"], 2, "--take best: which?"),
        (["--lang", "zh", "--take", "one-line.9=1"], 2, "unknown line 'one-line.9'"),
        (["--lang", "zh", "--segment", "one-lime"], 2, "perhaps you meant 'one-line'?"),
        (["--lang", "zh", "--recogniser", "ears"], 2, "unknown recogniser 'ears'"),
        (["--lang", "zh", "--recogniser", "whisper:nowhere"], 3, "pip install 'langreel[whisper]'"),
        (["--lang", "zh", "--reference", "scratch"], 4, "does not tell when it says each word"),
        (["--lang", "zh", "--borders", "none.json"], 1, "none.json: it cannot be read"),
        (["--lang", "zh", "script/hello/01-debt.yaml"], 4, "is not a sound file that can be read"),
        (["--lang", "zh", "none.wav"], 4, "none.wav: there is no such recording"),
    ],
)
def test_what_cannot_be_is_told(words, code, message, film, tape, capsys):
    """In a sentence, with what to do, and the exit code of its kind; nothing is laid."""
    assert run(["voice", "align", "hello", str(tape), *words]) == code
    told = capsys.readouterr().err
    assert message in told and "Traceback" not in told
    assert not (film / "assets/voice/hello").exists()
