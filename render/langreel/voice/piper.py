"""Piper: text → neural speech with measured word times, by a voice file of Piper's that lies here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from langreel.errors import ToolError, VoiceError, perhaps
from langreel.model import Word
from langreel.voice.engines import Engine, installed
from langreel.voice.neural import espeak_phonemes, piper_model, voice_files
from langreel.voice.neural.piper_model import PiperVoice
from langreel.voice.neural.sounds import SENTENCES, Sound, check_covered, cut, paired

LIMIT = 400
"""Phonemes at a time; the voices learnt sentence by sentence."""
MARKS = str.maketrans("…—“”", '.-""')
"""Marks that Piper's voices did not learn, and those that they did."""


class Piper(Engine):
    """A voice file, NAME.onnx with NAME.onnx.json, in a folder of voices.

    ``voice`` is its NAME, or NAME/SPEAKER; without one, the first that speaks the language.
    """

    has_pace = True

    def __init__(self, voice: str = "") -> None:
        self.voice, _, self.speaker = voice.partition("/")

    @property
    def version(self) -> str:
        """Hashes of the files, and everything that reads or runs."""
        files = [f"{name} {voice.digest}" for name, voice in self._candidates().items()]
        return ", ".join([*files, installed("onnxruntime") or "no onnxruntime", espeak_phonemes.name()])

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(piper_model.present())

    def require(self, lang: str = "") -> None:
        if find_spec("onnxruntime") is None:
            raise ToolError("piper needs onnxruntime, which is not installed", hint=voice_files.INSTALL)
        self._chosen(lang)

    def phonemes(self, text: str, lang: str) -> str:
        return "".join(sound.phones for sound in self._sounds(text, lang, self._chosen(lang)))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write the speech at 48 kHz; every word's time is measured."""
        from langreel.voice import waveform
        from langreel.voice.neural.timed_model import join_runs

        voice = self._chosen(lang)
        speaker = voice.speaker(self.speaker)
        runs = cut(self._sounds(text, lang, voice), LIMIT, ends=SENTENCES)
        samples, words = join_runs([piper_model.say(run, voice, speaker, self.pace) for run in runs])
        waveform.write(samples, out)
        return words

    def _sounds(self, text: str, lang: str, voice: PiperVoice) -> tuple[Sound, ...]:
        found = paired(text.translate(MARKS), lang, voice.reader, marks=not voice.espeak)
        known = tuple(Sound(_known(sound.phones, voice), sound.start, sound.end) for sound in found)
        check_covered(known, voice.tokens, text, lang)
        return tuple(sound for sound in known if sound.phones)

    def _candidates(self) -> dict[str, PiperVoice]:
        """The voice that was asked for, or all that are here."""
        models = piper_model.present()
        if not models:
            hint = f"put NAME.onnx and NAME.onnx.json into {voice_files.own()}"
            raise ToolError("no voice file of Piper is here", hint=hint)
        if self.voice and self.voice not in models:
            raise VoiceError(f"there is no voice file {self.voice}.onnx", hint=perhaps(self.voice, models))
        names = [self.voice] if self.voice else models
        return {name: piper_model.described(models[name]) for name in names}

    def _chosen(self, lang: str) -> PiperVoice:
        """The first candidate that speaks a language."""
        voices = self._candidates().values()
        speaking = [voice for voice in voices if lang in ("", voice.lang)]
        if not speaking:
            spoken = ", ".join(sorted({voice.lang for voice in voices}))
            who = (
                f"piper's voice {self.voice!r}" if self.voice else "piper, by the voice files that are here,"
            )
            raise VoiceError(f"{who} does not speak {lang!r}", hint=f"it speaks {spoken}")
        espeak_phonemes.check_read(speaking[0].espeak)
        return speaking[0]


def _known(phones: str, voice: PiperVoice) -> str:
    """The phonemes of a sound, without marks that the voice did not learn."""
    return "".join(phone for phone in phones if phone in voice.tokens or phone.isalnum())
