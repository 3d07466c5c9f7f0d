"""Timelines in a few words, and cues drawn above their speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import builders
from langreel.model import Timeline, Track


@pytest.fixture
def spoken() -> Callable[..., Timeline]:
    """``spoken("zh", 30, [({"zh": [...], "en": [...]}, [(begins, seconds), ...]), ...], tail=0.55)``"""
    return builders.timeline


@pytest.fixture
def drawn() -> Callable[..., list[str]]:
    """Cues above the speech, a letter for ``step`` frames: digits are cues, ``=`` is speech, ``|`` a cut."""

    def draw(track: Track, timeline: Timeline, step: int = 5) -> list[str]:
        size = -(-timeline.frames // step)
        cue_row, voice_row = [" "] * size, [" "] * size
        for number, cue in enumerate(track.cues, start=1):
            for at in range(cue.span.start // step, -(-cue.span.end // step)):
                cue_row[at] = str(number % 10)
        for slot in timeline.slots:
            voice_row[slot.span.start // step] = "|"
            for spoken in slot.spoken:
                for at in range(spoken.span.start // step, -(-spoken.span.end // step)):
                    voice_row[at] = "="
        return ["".join(cue_row).rstrip(), "".join(voice_row).rstrip()]

    return draw
