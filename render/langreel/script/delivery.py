"""Delivery: how the lines of a script are said: at which pace, and with a breath before a mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from langreel.model import Line, Pause

Paces = float | Mapping[str, float]
"""How many times as fast as usual a voice speaks, in each language or in all."""

HALTS: Final = ",.;:!?…—–，、。；：！？"
"""Behind these a voice halts anyhow: there it may draw breath."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The pace of an episode, and the seconds that it lets in before a mark behind a comma or the like."""

    pace: Paces = 1.0
    breath: float = 0.0

    def of(self, lines: Mapping[str, Sequence[Line]], pace: Paces | None) -> dict[str, tuple[Line, ...]]:
        """A segment's lines: each at its own pace, else at the segment's, else at the episode's."""
        return {lang: tuple(self._line(line, pace) for line in each) for lang, each in lines.items()}

    def _line(self, line: Line, pace: Paces | None) -> Line:
        own = line.pace or _pace(pace, line.lang) or _pace(self.pace, line.lang) or 1.0
        return replace(line, pace=own, pauses=(*line.pauses, *self._breaths(line)))

    def _breaths(self, line: Line) -> Iterator[Pause]:
        asked = {pause.offset for pause in line.pauses}
        for offset in dict.fromkeys(mark.offset for mark in line.marks):
            if self.breath and offset not in asked and line.text[:offset].rstrip().endswith(tuple(HALTS)):
                yield Pause(offset, self.breath)


def _pace(pace: Paces | None, lang: str) -> float | None:
    return pace.get(lang) if isinstance(pace, Mapping) else pace
