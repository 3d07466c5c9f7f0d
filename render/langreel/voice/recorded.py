"""Recorded: a line read by a person, found in ``assets/voice/<episode>/<lang>/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from langreel.errors import MediaError, VoiceError
from langreel.model import Finding, Line, Word
from langreel.project import Project
from langreel.voice import recordings, take_words
from langreel.voice.engines import Engine


class Recorded(Engine):
    """A voice that plays back the file it was given."""

    version = "3"

    def __init__(self, file: str = "") -> None:
        self.file = Path(file)

    def file_of(self, project: Project, episode: str, line: Line, *, lines: int) -> Path | None:
        """The recording: ``<segment>.<line>`` or ``<segment>`` of a lone line, with the ending of a sound."""
        found = recordings.takes(
            recordings.folder_of(project, episode, line.lang), recordings.stems(line, lines)
        )
        return found[0] if found else None

    def findings(
        self, project: Project, episode: str, line: Line, spoken: Callable[[], str], lines: int
    ) -> Iterator[Finding]:
        """No recording, several, or one of other words than the script has now."""
        yield from recordings.findings(project, episode, line, lines)
        file = self.file_of(project, episode, line, lines=lines)
        words = take_words.read(file) if file else None
        if file and words and words.digest != take_words.digest(spoken()):
            message = f"line {line.number} of segment {line.segment!r} was changed after it was recorded"
            hint = f"{project.relative(file)} says {words.said!r}"
            yield Finding("warning", "other-words", message, str(line.place), hint)

    def at_pace(self, pace: float) -> Engine:
        """A recording is as fast as it was read."""
        return self

    def reader(self, line: Line, file: Path | None) -> Engine:
        """A voice for that file alone."""
        if file is None:
            hint = "langreel check names the file that is expected in assets/voice/"
            raise VoiceError(f"a line has no recording in {line.lang!r}: {line.text}", str(line.place), hint)
        return Recorded(str(file))

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Decode the recording; VoiceError if it is not sound, or silent from end to end.

        Words have times where their sidecar lies beside the recording and says the same text.
        """
        from langreel.voice import waveform

        if not self.file.is_file():
            raise VoiceError("there is no such recording", where=self._where())
        why, hint = recordings.trouble(self.file)
        if why:
            raise VoiceError(why, where=self._where(), hint=hint)
        try:
            samples, note = waveform.heard(self.file)
        except MediaError as error:
            why = f"{recordings.UNREADABLE} ({error.message})"
            raise VoiceError(why, where=self._where(), hint=recordings.LIKED) from error
        if waveform.speech(samples) == (0, 0):
            raise VoiceError("the recording holds no sound", where=self._where(), hint=recordings.LIKED)
        self.note = f"{self._where()}: {note}" if note else ""
        waveform.write(samples, out)
        words = take_words.read(self.file)
        return words.words if words and words.said == text else ()

    def _where(self) -> str:
        here = Path.cwd()
        return str(self.file.relative_to(here) if self.file.is_relative_to(here) else self.file)
