"""Scratch: silence of a plausible length, for drafts and tests; words placed by syllables."""

from __future__ import annotations

from pathlib import Path

from langreel.model import Word
from langreel.voice.engines import Engine


class Scratch(Engine):
    """A voice that says nothing, at the pace of a narrator."""

    version = "1"
    keeps_estimate = True
    has_pace = True

    def speak(self, text: str, lang: str, out: Path) -> tuple[Word, ...]:
        """Write the silence. The words are a guess, not a measurement, so none are returned."""
        from langreel.voice import waveform
        from langreel.voice.syllables import length, tokens

        waveform.write(waveform.silence(length(tokens(text, lang)) / self.pace), out)
        return ()


def guess(text: str, lang: str, pace: float = 1.0) -> tuple[float, tuple[Word, ...]]:
    """Seconds and words of a text by the same measure, without a file."""
    # What counts syllables takes long to load: whoever only names this voice does without.
    from langreel.voice.syllables import length, place, tokens

    seconds = length(tokens(text, lang)) / pace
    return seconds, place(text, lang, begins=0.0, ends=seconds)
