"""Recorded: a line read by a person, found in ``assets/voice/<episode>/<lang>/``."""

from __future__ import annotations

from pathlib import Path

from langreel.errors import MediaError, VoiceError
from langreel.model import Line, Word
from langreel.project import Project
from langreel.voice.engines import Engine

SUFFIXES = (".wav", ".flac", ".mp3", ".m4a")


def names(line: Line, lines_in_segment: int) -> tuple[str, ...]:
    """File names, without suffix, under which a line's recording is looked for."""
    numbered = f"{line.segment}.{line.number}"
    return (numbered, line.segment) if lines_in_segment == 1 else (numbered,)


def missing(line: Line) -> VoiceError:
    """The error of a line that nobody has read yet."""
    episode = Path(line.place.path).parent.name or "<episode>"
    name = f"assets/voice/{episode}/{line.lang}/{line.segment}.{line.number}"
    return VoiceError(
        f"line {line.number} of segment {line.segment!r} has no recording in {line.lang!r}",
        where=str(line.place) if line.place.path else "",
        hint=f"expected {name}.wav (or .flac, .mp3, .m4a)",
    )


class Recorded(Engine):
    """A voice that plays back the file it was given."""

    version = "1"

    def __init__(self, file: str = "") -> None:
        self.file = Path(file)

    def file_of(self, project: Project, episode: str, line: Line, *, lines: int) -> Path | None:
        """The recording: ``<segment>.<line>.wav`` (flac, mp3, m4a), or ``<segment>.wav`` of a lone line."""
        folder = project.assets / "voice" / episode / line.lang
        found = (folder / f"{stem}{suffix}" for stem in names(line, lines) for suffix in SUFFIXES)
        return next((file for file in found if file.is_file()), None)

    def reader(self, line: Line, file: Path | None) -> Engine:
        """A voice for that file alone."""
        if file is None:
            raise missing(line)
        return Recorded(str(file))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Decode the recording; VoiceError if it is not sound, or silent from end to end."""
        from langreel.voice import waveform

        if not self.file.is_file():
            raise VoiceError("there is no such recording", where=self._where())
        try:
            samples = waveform.read(self.file)
        except MediaError as error:
            raise self._unusable("is not a sound file that can be read", error.message) from error
        if waveform.speech(samples) == (0, 0):
            raise self._unusable("holds no sound", "")
        waveform.write(samples, out)
        return ()

    def _where(self) -> str:
        here = Path.cwd()
        return str(self.file.relative_to(here) if self.file.is_relative_to(here) else self.file)

    def _unusable(self, why: str, detail: str) -> VoiceError:
        size = self.file.stat().st_size
        said = f"the recording {'is empty' if size == 0 else why}" + (
            f" ({detail})" if detail and size else ""
        )
        hint = "record it again as WAV, FLAC, MP3 or M4A, any rate, mono or stereo"
        return VoiceError(said, where=self._where(), hint=hint)
