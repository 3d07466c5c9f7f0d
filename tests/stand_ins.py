"""Stand-ins: what voices need that no test machine has: programs, models, services; each speaks its protocol.

``STAGES`` has one for each engine that is not able to speak by itself.
"""

from __future__ import annotations

import io
import sys
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest

RATE = 22_050

SPEAKER = """
    import array, math, sys, wave

    out, *words = sys.argv[1:]
    text = " ".join(words) or sys.stdin.read()
    moments = range(int(22050 * (0.4 + 0.07 * len(text))))
    samples = array.array("h", (int(9000 * math.sin(t / 20) * math.sin(t / 900) ** 2) for t in moments))
    with wave.open(sys.stdout.buffer if out == "-" else out, "wb") as file:
        file.setparams((1, 2, 22050, len(samples), "NONE", ""))
        file.writeframes(samples.tobytes())
"""
"""A program that hums a text, from its arguments or standard input, into a file or standard output."""

MAC_SAY = """
    #!{python}
    import subprocess, sys

    words = sys.argv[1:]
    if words == ["-v", "?"]:
        print("Alex                en_US    # Most people recognize me by my voice.")
        print("Bad News            en_US    # The light you see is the headlight of a fast train.")
        print("Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.")
        print("Sinji               zh_HK    # 你好！我叫善怡。")
        print("Tingting            zh_CN    # 你好！我叫婷婷。")
    else:
        options = dict(zip(words, words[1:]))
        assert options["-f"] == "-" and "--file-format=WAVE" in words and "--data-format=LEI16@22050" in words
        given = sys.stdin.read()
        with open({log!r}, "a") as log:
            log.write(options["-v"] + ": " + given + "\\n")
        subprocess.run([sys.executable, {speaker!r}, options["-o"]], input=given.encode(), check=True)
"""
"""What macOS calls say, as far as it is asked here."""


def hum(seconds: float, rate: int = RATE) -> np.ndarray:
    """Samples between -1 and 1 that swell and fall as speech does."""
    moments = np.arange(round(seconds * rate))
    return (np.sin(moments / 20) * np.sin(moments / 900) ** 2 / 3).astype(np.float32)


def wav(samples: np.ndarray, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    """Samples as a WAV of that kind, every channel the same."""
    whole = np.round(samples * 32767).astype("<i2")
    data = (
        np.repeat(whole, channels) if width == 2 else (np.repeat(whole, channels) // 256 + 128).astype("u1")
    )
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(data.tobytes())
    return out.getvalue()


def float_wav(samples: np.ndarray, rate: int = RATE) -> bytes:
    """Samples as a WAV in floating point."""
    data, size = samples.astype("<f4").tobytes(), lambda count: int(count).to_bytes(4, "little")
    shape = b"\x03\x00\x01\x00" + size(rate) + size(4 * rate) + b"\x04\x00\x20\x00"
    chunks = b"WAVE" + b"fmt " + size(16) + shape + b"data" + size(len(data)) + data
    return b"RIFF" + size(len(chunks)) + chunks


def speaker(folder: Path) -> Path:
    """The program that hums, as a file."""
    path = folder / "speaker.py"
    path.write_text(dedent(SPEAKER), "utf-8")
    return path


def project(folder: Path) -> Path:
    """An empty project."""
    for name in ("script", "scenes"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def command(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A project whose voices.yaml names the program that hums, worked in."""
    run = [sys.executable, str(speaker(folder)), "-"]
    (project(folder) / "voices.yaml").write_text(f'commands: {{hum: {{run: {run}, version: "1"}}}}', "utf-8")
    patch.chdir(folder)
    yield


@contextmanager
def mac(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that calls itself macOS, with a program say before all others; ``say.log`` tells its calls."""
    from langreel.voice import mac_say

    (folder / "bin").mkdir()
    program = folder / "bin" / "say"
    names = {"python": sys.executable, "log": str(folder / "say.log"), "speaker": str(speaker(folder))}
    program.write_text(dedent(MAC_SAY).lstrip().format(**names), "utf-8")
    program.chmod(0o755)
    patch.setattr(sys, "platform", "darwin")
    patch.setenv("PATH", str(program.parent), prepend=":")
    mac_say._voices.cache_clear()
    yield
    mac_say._voices.cache_clear()


@contextmanager
def openai(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server on this machine that speaks OpenAI's protocol."""
    import speech_server

    with speech_server.serving() as server:
        patch.setenv("OPENAI_BASE_URL", server.address)
        yield


@contextmanager
def edge(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A service on this machine that speaks the protocol of edge-tts, where that is installed."""
    if not find_spec("edge_tts"):
        yield
        return
    import edge_server

    with edge_server.serving() as server:
        patch.setattr("edge_tts.communicate.WSS_URL", server.address)
        yield


@contextmanager
def models(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of voices with a tiny model for piper and one for sherpa, where onnx is here to make them."""
    if find_spec("onnx"):
        import tiny_models

        tiny_models.piper(folder)
        tiny_models.sherpa(folder)
    patch.setenv("LANGREEL_VOICES", str(folder))
    yield


STAGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "command": command, "say": mac, "openai": openai, "edge": edge, "piper": models, "sherpa": models,
}  # fmt: skip
