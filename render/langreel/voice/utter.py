"""Utter: runs of text → samples and word times, through libespeak-ng in a process of its own.

The library keeps state from one utterance to the next (the same words come out differently the second time),
and cannot be started twice in one process. A fresh process gives the same sound every time, and outlives
nothing. Run as a file, this module is that process: JSON in, JSON out, standard library only.
"""

from __future__ import annotations

import base64
import ctypes
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

LIBRARIES = (
    "libespeak-ng.so.1",
    "libespeak-ng.dylib",
    "/opt/homebrew/lib/libespeak-ng.dylib",
    "/usr/local/lib/libespeak-ng.dylib",
    "libespeak-ng.dll",
)
NO_LIBRARY, NO_VOICE = 3, 4

_SYNCHRONOUS, _UTF8 = 2, 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_WORD = 1


@dataclass(frozen=True, slots=True)
class VoiceRun:
    """A text for one voice; ``rate`` in words a minute, ``pitch`` and ``range`` from 0 to 99."""

    text: str
    voice: str
    rate: int
    pitch: int = 50
    range: int = 50


@dataclass(frozen=True, slots=True)
class Utterance:
    """16-bit samples at ``rate`` Hz; ``words`` pairs an offset into the text with the sample it begins at."""

    rate: int
    samples: bytes
    words: tuple[tuple[int, int], ...]


class Refused(Exception):
    """The process ended with ``code`` and these words."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code, self.said = code, said


def utter(runs: Sequence[VoiceRun], libraries: Sequence[str] = LIBRARIES) -> tuple[Utterance, ...]:
    """Speak the runs, one after another."""
    answer = _ask({"libraries": list(libraries), "runs": [asdict(run) for run in runs]})
    return tuple(
        Utterance(
            answer["rate"],
            base64.b64decode(said["samples"]),
            tuple((at, begins) for at, begins in said["words"]),
        )
        for said in answer["said"]
    )


def version(libraries: Sequence[str] = LIBRARIES) -> str:
    """The library's version, asked in this process: it starts nothing, and leaves no state behind."""
    library = _opened(libraries)
    library.espeak_Info.restype = ctypes.c_char_p
    return str(library.espeak_Info(None).decode())


def about(libraries: Sequence[str] = LIBRARIES) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The voices that the library has by language, and the variants that follow a plus sign."""
    answer = _ask({"libraries": list(libraries), "runs": []})
    return tuple(answer["voices"]), tuple(answer["variants"])


def _ask(question: dict[str, object]) -> Any:
    done = subprocess.run(
        [sys.executable, "-I", "-S", __file__],
        input=json.dumps(question).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Refused(done.returncode, done.stderr.decode("utf-8", "replace").strip())
    return json.loads(done.stdout)


class _VoiceName(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _EspeakEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _VoiceName),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_EspeakEvent)
)


def _answer(question: dict[str, Any]) -> dict[str, object]:
    library = _opened(question["libraries"])
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, None, 0)
    if rate <= 0:
        raise Refused(NO_LIBRARY, "libespeak-ng finds no voice data")
    said = [_say(library, run) for run in question["runs"]]
    known = {} if said else {"voices": _voices(library), "variants": _variants(library)}
    return {"rate": rate, "said": said, **known}


def _opened(libraries: Sequence[str]) -> ctypes.CDLL:
    for name in libraries:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise Refused(NO_LIBRARY, "libespeak-ng is not installed")


def _say(library: ctypes.CDLL, run: dict[str, Any]) -> dict[str, object]:
    _choose(library, run["voice"])
    for parameter, value in ((_RATE, run["rate"]), (_PITCH, run["pitch"]), (_RANGE, run["range"])):
        library.espeak_SetParameter(parameter, value, 0)
    heard, words = bytearray(), list[tuple[int, int]]()

    def listen(samples: Any, count: int, events: Any) -> int:
        at = 0
        while events[at].type:
            if events[at].type == _WORD:
                words.append((events[at].text_position - 1, events[at].sample))
            at += 1
        if samples and count:
            heard.extend(ctypes.string_at(samples, 2 * count))
        return 0

    callback = _CALLBACK(listen)
    library.espeak_SetSynthCallback(callback)
    text = run["text"].encode()
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    return {"samples": base64.b64encode(heard).decode(), "words": words}


def _choose(library: ctypes.CDLL, voice: str) -> None:
    """Take a voice by its name, or by a language it speaks: en-gb is a language of the voice gmw/en."""
    base, plus, variant = voice.partition("+")
    speaking = [found.identifier.decode() for found in _listed(library, None) if _language(found) == base]
    for name in (base, *speaking):
        if library.espeak_SetVoiceByName((name + plus + variant).encode()) == 0:
            return
    raise Refused(NO_VOICE, voice)


def _language(voice: _Voice) -> str:
    # A byte of priority comes first.
    return str(voice.languages[1:].partition(b"\0")[0].decode())


def _voices(library: ctypes.CDLL) -> list[str]:
    """Languages, as espeak takes them for a voice's name; the mbrola voices need files of their own."""
    listed = [_language(voice) for voice in _listed(library, None) if not voice.identifier.startswith(b"mb/")]
    return sorted({name for name in listed if name and name != "variant"})


def _variants(library: ctypes.CDLL) -> list[str]:
    wanted = _Voice(languages=b"variant")
    found = _listed(library, ctypes.byref(wanted))
    return sorted({voice.identifier.decode().removeprefix("!v/") for voice in found})


def _listed(library: ctypes.CDLL, wanted: Any) -> list[_Voice]:
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    listed, found = library.espeak_ListVoices(wanted), list[_Voice]()
    while listed[len(found)]:
        found.append(listed[len(found)].contents)
    return found


def _main() -> int:
    try:
        answer = _answer(json.load(sys.stdin))
    except Refused as refused:
        sys.stderr.write(refused.said)
        return refused.code
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(_main())
