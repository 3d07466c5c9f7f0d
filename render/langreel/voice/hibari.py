"""Hibari: English text → neural speech with measured word times, a hundred times faster than it is heard."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.errors import ToolError, VoiceError, perhaps
from langreel.model import Word
from langreel.voice.engines import Engine, installed
from langreel.voice.neural import english_phonemes, voice_files
from langreel.voice.neural.sounds import SENTENCES, Sound, check_covered, cut

if TYPE_CHECKING:
    import numpy as np

    from langreel.voice.neural.timed_model import SpokenRun

LANGUAGE: Final = "en"
"""The one that it speaks."""
DEFAULT: Final = "heart"
LIMIT: Final = 400
"""Phonemes that the model takes at a time; it learnt sentence by sentence."""
_DURATIONS: Final = "/Clip_output_0"
_SEED: Final = 0
"""Of the noise in breath and hiss: the same words give the same samples."""


class Hibari(Engine):
    """hibari-tts. ``voice`` is ``heart``, which is in its package, or one whose file is in a voice folder."""

    rank = 3
    has_pace = True

    def __init__(self, voice: str = "") -> None:
        self.voice = voice or DEFAULT

    @property
    def version(self) -> str:
        """The voice's hash, and everything that reads or runs."""
        digest = _known(self.voice)["sha256"][:12]
        # The waveform comes out of scipy's Fourier transform where it is installed, else of numpy's.
        packages = ("hibari-tts", "onnxruntime", "numpy", "scipy")
        return ", ".join([f"{self.voice} {digest}", *filter(None, map(installed, packages))])

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        """The voices whose files are here."""
        return tuple(name for name in _registry() if _path(name) is not None)

    def require(self, lang: str = "") -> None:
        _check_language(lang or LANGUAGE)
        _assets()
        _file(self.voice)

    def phonemes(self, text: str, lang: str) -> str:
        return "".join(sound.phones for sound in self._sounds(text, lang))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write the speech at 48 kHz; every word's time is measured."""
        import numpy as np

        from langreel.voice import waveform
        from langreel.voice.neural.timed_model import join_runs

        noise = np.random.default_rng(_SEED)
        runs = cut(self._sounds(text, lang), LIMIT, ends=SENTENCES)
        samples, words = join_runs([_say(run, self.voice, noise, self.pace) for run in runs])
        waveform.write(samples, out)
        return words

    def _sounds(self, text: str, lang: str) -> tuple[Sound, ...]:
        _check_language(lang)
        sounds = english_phonemes.sounds(text, lang, british=bool(_known(self.voice)["british"]))
        check_covered(sounds, _vocabulary(), text, lang)
        return sounds


def _check_language(lang: str) -> None:
    if lang != LANGUAGE:
        raise VoiceError(f"hibari does not speak {lang!r}, only English", hint="kokoro, or espeak")


def _say(sounds: tuple[Sound, ...], voice: str, noise: np.random.Generator, pace: float) -> SpokenRun:
    import numpy as np
    from hibari import dsp

    from langreel.voice.neural.timed_model import spoken_run

    tokens = [_vocabulary()[phone] for sound in sounds for phone in sound.phones]
    given = {"ids": np.asarray([[0, *tokens, 0]], np.int64), "speed": np.asarray([pace], np.float32)}
    *spectra, durations = _session(voice).run(None, given)
    return spoken_run(sounds, dsp.synth(*(part[0] for part in spectra), noise), durations)


@cache
def _session(voice: str) -> Any:
    from langreel.voice.neural.timed_model import open_model

    path, known = _file(voice), _known(voice)
    file = voice_files.VoiceFile(path.name, known["bytes"], known["sha256"], "Apache-2.0")
    model = voice_files.checked(path.read_bytes(), file, str(path), voice_files.INSTALL)
    return open_model(model, _DURATIONS)


def _file(voice: str) -> Path:
    """The model of a voice; ToolError if it is not here."""
    path = _path(voice)
    if path is None:
        known = _known(voice)
        file = voice_files.VoiceFile(Path(known["file"]).name, known["bytes"], known["sha256"], "")
        raise ToolError(
            f"hibari's voice {voice!r} ({file.megabytes}) is not here",
            hint=f"put its {file.name} into {voice_files.own()}",
        )
    return path


def _path(voice: str) -> Path | None:
    """The model of a voice: in the package, or by its name in a folder of voices."""
    known = _known(voice)
    if known.get("bundled"):
        return _assets() / str(known["file"])
    return voice_files.found(Path(known["file"]).name, voice_files.folders())


def _known(voice: str) -> dict[str, Any]:
    if voice not in _registry():
        raise VoiceError(f"hibari has no voice {voice!r}", hint=perhaps(voice, _registry()))
    return _registry()[voice]


@cache
def _registry() -> dict[str, dict[str, Any]]:
    return dict(json.loads((_assets() / "voices.json").read_text(encoding="utf-8")))


@cache
def _vocabulary() -> dict[str, int]:
    return dict(json.loads((_assets() / "vocab.json").read_text(encoding="utf-8")))


def _assets() -> Path:
    spec = find_spec("hibari")
    if spec is None or spec.origin is None or find_spec("onnxruntime") is None:
        raise ToolError("the voice hibari is not installed", hint=voice_files.INSTALL)
    return Path(spec.origin).parent / "assets"
