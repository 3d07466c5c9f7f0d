"""A guest's engine: one file, one line that registers it, and it speaks."""

import os
import subprocess
import sys
import wave
from textwrap import dedent

import pytest

import builders

HUM = '''
    """Hum: every word a tone."""
    import numpy as np

    from langreel.voice import waveform
    from langreel.voice.engines import Engine


    class Hum(Engine):
        """A voice that hums."""

        {version}

        def speak(self, text, lang, out):
            moments = np.arange(48_000 * len(text.split()))
            waveform.write(np.sin(moments / 20).astype(np.float32) / 4, out)
            return ()
'''


@pytest.fixture
def hum(tmp_path):
    """A package with one file and one line that registers it; returns how `langreel` is called with it."""

    def install(version):
        (tmp_path / "hum.py").write_text(dedent(HUM.format(version=version)))
        builders.register(tmp_path, "langreel.voices", "hum", "hum:Hum")
        places = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])

        def langreel(*words):
            command = [sys.executable, "-m", "langreel", *words]
            environment = os.environ | {"PYTHONPATH": places}
            return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

        return langreel

    return install


def test_a_new_engine_is_one_file_and_one_line(hum, tmp_path):
    """It is listed, it speaks, it can be heard, and nothing of langreel was touched."""
    langreel = hum('version = "1"')
    assert "hum" in langreel("voice", "list").stdout.splitlines()
    words = "voice", "say", "One two three.", "--lang", "en", "--voice", "hum"
    done = langreel(*words, "-o", str(tmp_path / "out" / "hum.wav"))
    assert (done.returncode, done.stderr) == (0, "")
    with wave.open(str(tmp_path / "out" / "hum.wav")) as file:
        assert file.getnframes() == 3 * 48_000


def test_an_engine_without_a_version_is_refused(hum, tmp_path):
    """A cache could not tell its old takes from its new ones."""
    langreel = hum("")
    done = langreel("voice", "say", "One.", "--lang", "en", "--voice", "hum", "-o", str(tmp_path / "a.wav"))
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "error: the voice engine 'hum' has no version",
        '  hint: without version = "1" old takes would be played for new ones',
    ]


def test_a_voice_that_it_does_not_have_is_told(hum, tmp_path):
    """An engine has one voice, until it says how its voices are called."""
    langreel = hum('version = "1"')
    done = langreel("voice", "say", "One.", "--lang", "en", "--voice", "hum:bass", "-o", str(tmp_path / "a"))
    assert done.returncode == 4
    assert "there is no voice 'bass'" in done.stderr
