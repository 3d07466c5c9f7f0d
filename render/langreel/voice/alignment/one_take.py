"""One take: what a voice made of a line without telling times → its words, by a voice that tells them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from langreel.errors import LangreelError
from langreel.model import Word
from langreel.sound_steps import RATE
from langreel.voice import engines, waveform
from langreel.voice.alignment import reference_take, sitting
from langreel.voice.alignment.recogniser import Occurrence, Reference, Stretch
from langreel.voice.alignment.warping import Warping

_LIKE = 0.2
"""How sure the words must be, in the mean: speech is, other sounds are not."""


def words(text: str, lang: str, samples: waveform.Samples) -> tuple[Word, ...]:
    """The words of a take in its seconds; none if no voice here speaks the language, or is like the take."""
    try:
        reference = _reference(text, lang, engines.reference(lang))
    except LangreelError:
        return ()
    found = _found(reference, samples)
    return found.words if np.mean(found.sureness or (0.0,)) > _LIKE else ()


def _reference(text: str, lang: str, voice: str) -> Reference:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "reference.wav"
        known = reference_take.speak(text, lang, voice, out)
        return Reference(text, lang, sitting.reference(out), known)


def _found(reference: Reference, samples: waveform.Samples) -> Occurrence:
    whole = Stretch(0, 0, 0.0, len(samples) / RATE)
    (found,) = Warping().fit([reference], [sitting.listening(samples)], [whole])
    return found
