"""Command: a program of one's own speaks; what it does wrong is told in one sentence."""

import sys
import wave
from textwrap import dedent

import numpy as np
import pytest

import stand_ins
from langreel.errors import ContentError, ToolError, VoiceError
from langreel.voice import engine, fingerprint, record, voices


@pytest.fixture
def declare(tmp_path, monkeypatch):
    """``declare(run=[...])`` writes voices.yaml with one command, ``mine``; the project is worked in."""
    stand_ins.project(tmp_path)
    monkeypatch.chdir(tmp_path)

    def write(run, **others):
        fields = {"run": run, "version": "1", **others}
        (tmp_path / "voices.yaml").write_text(f"commands: {{mine: {fields}}}", "utf-8")

    return write


@pytest.fixture
def program(tmp_path, declare):
    """``program(code)``: a command that is this Python, which finds its text in ``text``."""

    def write(code, *words, **others):
        head = "import sys, time\ntext = sys.stdin.read()\n"
        (tmp_path / "mine.py").write_text(head + dedent(code), "utf-8")
        declare([sys.executable, "mine.py", *words], **others)

    return write


def speak(line, tmp_path, text="One, two.", name="command:mine"):
    return record(line("en", text), name, {}, recording=None, out=tmp_path / "take.wav")


def answers(tmp_path, data):
    """A program that writes these bytes whatever it is given."""
    (tmp_path / "answer").write_bytes(data)
    return "sys.stdout.buffer.write(open('answer', 'rb').read())"


@pytest.mark.parametrize(
    "words",
    [["-"], ["{out}"], ["-", "{text}"], ["{out}", "{text}"]],
    ids=["pipes", "file", "argument", "both"],
)
def test_text_and_sound_go_as_the_project_says(words, declare, line, tmp_path):
    """By standard input or an argument, from standard output or a file: the same take."""
    declare([sys.executable, str(stand_ins.speaker(tmp_path)), *words])
    take = speak(line, tmp_path)
    assert 0.5 < take.seconds < 1.5 and len(take.words) == 2 and not take.measured


def test_no_shell_reads_the_text(program, tmp_path):
    """What stands in a line is a word of the call, whatever it looks like."""
    program(
        "open('given', 'w').write(sys.argv[1])\n" + answers(tmp_path, stand_ins.wav(stand_ins.hum(1))),
        "{text}",
    )
    engine("command:mine").speak("“It’s”; rm -rf * && echo (oh) {out} > x", "en", tmp_path / "a.wav")
    assert (tmp_path / "given").read_text("utf-8") == "“It’s”; rm -rf * && echo (oh) {out} > x"


def test_the_language_can_be_asked_for(program, line, tmp_path):
    """``{lang}`` stands for the code of the dub."""
    program(
        "open('given', 'w').write(sys.argv[1])\n" + answers(tmp_path, stand_ins.wav(stand_ins.hum(1))),
        "-l{lang}",
    )
    speak(line, tmp_path)
    assert (tmp_path / "given").read_text() == "-len"


@pytest.mark.parametrize(
    "data",
    [
        stand_ins.wav(stand_ins.hum(1), width=1),
        stand_ins.wav(stand_ins.hum(1), channels=2),
        stand_ins.wav(stand_ins.hum(1, 8_000), rate=8_000),
        stand_ins.float_wav(stand_ins.hum(1)),
    ],
    ids=["8-bit", "stereo", "8 kHz", "float"],
)
def test_a_wav_of_any_kind_becomes_a_take(data, program, line, tmp_path):
    """48 kHz, mono, 16-bit, as long as it was but for the silence at its ends."""
    program(answers(tmp_path, data))
    take = speak(line, tmp_path)
    with wave.open(str(take.audio)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 1, 2)
    assert 0.9 < take.seconds < 1.01


NAN = stand_ins.float_wav(np.where(np.arange(22_050) == 9_000, np.nan, stand_ins.hum(1)))

WRONG = {
    "nothing": ("pass", "gave no sound"),
    "fails": ("sys.exit('out of memory')", r"ended with code 1 \(out of memory\)"),
    "dies": ("import os; os.kill(os.getpid(), 11)", "was ended by SIGSEGV"),
    "hangs": ("time.sleep(60)", "did not end within 0.5 seconds"),
    "words": ("print('usage: mine TEXT')", "wrote no sound that can be read"),
    "an empty WAV": (stand_ins.wav(stand_ins.hum(0)), "said nothing|no sound that can be read"),
    "half a header": (stand_ins.wav(stand_ins.hum(1))[:20], "wrote no sound that can be read"),
    "no numbers": (NAN, r"no sound that can be read \(it holds samples that are no numbers\)"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_a_program_does_wrong_is_told(fault, program, line, tmp_path):
    """One sentence with the program's own last words; what stood there before still does."""
    code, told = WRONG[fault]
    program(
        code if isinstance(code, str) else answers(tmp_path, code), seconds=0.5 if fault == "hangs" else 60
    )
    (tmp_path / "take.wav").write_bytes(b"an earlier take")
    with pytest.raises(VoiceError, match=told):
        speak(line, tmp_path)
    assert (tmp_path / "take.wav").read_bytes() == b"an earlier take"


def test_what_a_program_started_is_ended_with_it(program, line, tmp_path):
    """A child that holds the pipes open does not keep a render waiting."""
    program("import subprocess; subprocess.Popen(['sleep', '60']); time.sleep(60)", seconds=0.5)
    with pytest.raises(VoiceError, match=r"did not end"):
        speak(line, tmp_path)


def test_a_program_that_is_not_here_is_told(declare, line, tmp_path):
    """Before a line is asked for; `voice list` and `doctor` say it too."""
    declare(["no-such-speaker"])
    with pytest.raises(ToolError, match=r"no program 'no-such-speaker' here .*voices\.yaml"):
        engine("command:mine").require()
    with pytest.raises(ToolError, match="no-such-speaker"):
        speak(line, tmp_path)


def test_its_languages_are_as_the_project_says(program, line, tmp_path):
    """None for any; else another one is refused."""
    program("pass", languages=["de", "fr"])
    with pytest.raises(VoiceError, match=r"does not speak 'en' \(voices\.yaml says it speaks de, fr\)"):
        speak(line, tmp_path)


def test_how_it_is_called_stands_in_its_version_but_cannot_be_read_there(declare):
    """Takes are made again when the call changes; a key among its words is nobody's business."""
    declare(["speak", "--key", "s3cret"])
    one = fingerprint("command:mine")
    declare(["speak", "--key", "s3cret", "--loud"])
    assert one != fingerprint("command:mine") and "s3cret" not in one


def test_commands_are_voices_of_the_engine(declare, tmp_path):
    """The only one needs no name; of several one must be named, and an unknown name is told."""
    declare([sys.executable])
    assert engine("command").version and {"command", "command:mine"} <= set(voices())
    (tmp_path / "voices.yaml").write_text("commands: {a: {run: [x], version: 1}, b: {run: [x], version: 1}}")
    with pytest.raises(VoiceError, match=r"which command\? \(command:NAME, of a, b\)"):
        assert engine("command").version
    with pytest.raises(VoiceError, match="names no command 'mine'"):
        assert engine("command:mine").version


MISTAKES = {
    "commands: {a: {run: [x]}}": "voices.yaml:1:15: the command 'a' has no version",
    "commands: {a: {version: 1}}": "voices.yaml:1:15: the command 'a' has no run",
    "commands: {a: {run: x y, version: 1}}": "voices.yaml:1:21: run must be a list",
    "commands: {a: {run: [], version: 1}}": "voices.yaml:1:21: run must be a list",
    "commands: {a: {run: [[x]], version: 1}}": "voices.yaml:1:22: run must be text",
    "commands: {a: {run: [x], version: ''}}": "voices.yaml:1:35: version must be text",
    "commands: {a: {run: [x], version: 1, seconds: soon}}": "voices.yaml:1:47: seconds must be a number",
    "commands: {a: {run: [x], version: 1, lang: en}}": "voices.yaml:1:38: unknown key 'lang'",
    "command: {}": "voices.yaml:1:1: unknown key 'command' .*commands",
    "commands: [a]": "voices.yaml:1:11: commands must be names with values",
    "- a": "voices.yaml:1:1: voices.yaml must be names with values",
    "commands: {a": r"voices.yaml:\d+:\d+: broken YAML",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_the_file_is_told_at_its_place(text, declare, tmp_path):
    """File, line, column; and `voice list` goes on with the other voices."""
    (tmp_path / "voices.yaml").write_text(text)
    with pytest.raises(ContentError, match=MISTAKES[text]):
        assert engine("command").version
    assert "espeak" in voices()


def test_a_project_without_commands_says_what_to_write(declare, tmp_path):
    """An empty file is as good as none."""
    (tmp_path / "voices.yaml").write_text("# nothing yet\n")
    with pytest.raises(ToolError, match=r"names no program that speaks \(voices\.yaml: commands: "):
        engine("command").require()
