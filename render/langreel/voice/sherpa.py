"""Sherpa: text → neural speech, by a model folder of sherpa-onnx that lies on this machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from langreel import files
from langreel.errors import ToolError, VoiceError, perhaps
from langreel.languages import COMMON
from langreel.model import Word
from langreel.voice.engines import Engine, installed
from langreel.voice.neural import espeak_phonemes, sherpa_folder, sherpa_process, voice_files
from langreel.voice.neural.sherpa_folder import SherpaFolder
from langreel.voice.neural.sounds import SENTENCES, cut, paired

INSTALL = "pip install 'langreel[sherpa]'"
LIMIT = 400
"""Phonemes at a time; the voices learnt sentence by sentence."""


class Sherpa(Engine):
    """A folder with tokens.txt and a model in a folder of voices: VITS, Matcha, Kokoro or Kitten.

    ``voice`` is its NAME, or NAME/SPEAKER with a number; without one, the first that speaks the language.
    """

    aligned = True
    has_pace = True

    def __init__(self, voice: str = "") -> None:
        self.voice, _, speaker = voice.partition("/")
        if speaker and not speaker.isdecimal():
            raise VoiceError(f"sherpa's speakers are numbers, not {speaker!r}", hint=f"sherpa:{self.voice}/0")
        self.speaker = int(speaker or 0)

    @property
    def version(self) -> str:
        """Hashes of the files, and everything that reads or runs."""
        models = [f"{each.path.name} {each.digest}" for each in self._candidates()]
        return ", ".join([*models, installed("sherpa-onnx") or "no sherpa-onnx", espeak_phonemes.name()])

    @property
    def voices(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(sherpa_folder.present())

    def require(self, lang: str = "") -> None:
        if find_spec("sherpa_onnx") is None:
            raise ToolError("sherpa needs sherpa-onnx, which is not installed", hint=INSTALL)
        self._chosen(lang)

    def phonemes(self, text: str, lang: str) -> str:
        model = self._chosen(lang)
        return text if model.reads_text else "".join(_phonemes(text, lang, model))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write what the model says. When each word is said it does not tell."""
        self.require(lang)
        model = self._chosen(lang)
        given = () if model.reads_text else _phonemes(text, lang, model)
        line = sherpa_process.SherpaLine(
            model.kind, model.files, model.rules, text, given, self.speaker, self.pace
        )
        files.write_bytes(out, sherpa_process.speak(line, model.path))
        return ()

    def _candidates(self) -> list[SherpaFolder]:
        """The folder that was asked for, or all that are here."""
        folders = sherpa_folder.present()
        if not folders:
            hint = f"put its folder, with tokens.txt, into {voice_files.own()}"
            raise ToolError("no model folder of sherpa-onnx is here", hint=hint)
        if self.voice and self.voice not in folders:
            raise VoiceError(f"there is no model folder {self.voice!r}", hint=perhaps(self.voice, folders))
        return [sherpa_folder.read(folders[name]) for name in ([self.voice] if self.voice else folders)]

    def _chosen(self, lang: str) -> SherpaFolder:
        models = self._candidates()
        speaking = [model for model in models if not lang or _speaks(model, lang)]
        if not speaking:
            spoken = ", ".join(sorted({model.properties["language"] for model in models}))
            who = f"sherpa's model {self.voice!r}" if self.voice else "sherpa, by the models that are here,"
            raise VoiceError(f"{who} does not speak {lang!r}", hint=f"it speaks {spoken}")
        if not speaking[0].reads_text:
            espeak_phonemes.check_read(speaking[0].properties.get("voice") or lang)
        return speaking[0]


def _speaks(model: SherpaFolder, lang: str) -> bool:
    """Whether a model says that it speaks a language, in English words or by its code, or says nothing."""
    from babel import Locale

    spoken = model.properties.get("language", "").casefold()
    name = Locale(COMMON.code).languages.get(lang, "").casefold()
    return not spoken or bool(name and name in spoken) or spoken.replace("_", "-").split("-")[0] == lang


def _phonemes(text: str, lang: str, model: SherpaFolder) -> tuple[str, ...]:
    """The phonemes of a text by espeak-ng's voice whose phonemes the model learnt, cut where one breathes."""
    voice = model.properties.get("voice") or lang
    sounds = paired(text, lang, lambda words: espeak_phonemes.bare(words, voice), marks=False)
    return tuple("".join(sound.phones for sound in run) for run in cut(sounds, LIMIT, ends=SENTENCES))
