"""Inspect: shot → what is wrong on its stage, at every mark and at the end of every segment."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from langreel import files, fonts
from langreel.model import Beat, Finding, Profile, Shot
from langreel.theme.frame import WIDE, frame_of

AFTER = 0.7
"""Seconds after a mark at which what it starts is looked at."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When to look: ``name`` is the mark, with the seconds after it, or empty for the segment's end."""

    segment: str
    name: str
    frame: int

    def __str__(self) -> str:
        return f"{self.segment}@{self.name}" if self.name else self.segment


def inspect(shot: Shot, profile: Profile, out: Path) -> tuple[Finding, ...]:
    """Look at the shot's stage at all its moments; each defect of a segment is reported once.

    ``out`` is JSON: what was seen at every moment.
    """
    shape = frame_of(profile.width, profile.height)
    asked = "" if shape is WIDE else f" --profile {profile.name}"
    inspector = _Inspector(shot, tuple(moments(shot)), asked)
    if not shot.footage:
        inspector.look(profile)
    _save(inspector.report, out)
    return tuple(inspector.findings.values())


def moments(shot: Shot) -> Iterator[Moment]:
    """Before each mark, on it and a little after it; and the last frame of each segment."""
    for beat in shot.beats:
        begin, stop = beat.span.start, beat.span.end
        falls = sorted((begin + frame, name) for name, frame in beat.marks.items() if begin + frame < stop)
        for number, (frame, name) in enumerate(falls):
            following = falls[number + 1][0] if number + 1 < len(falls) else stop
            later = frame + round(AFTER * shot.fps)
            if frame > begin:
                yield Moment(beat.segment, _since(beat, frame - 1, shot.fps), frame - 1)
            yield Moment(beat.segment, name, frame)
            if later < following:
                yield Moment(beat.segment, f"{name}+{AFTER}", later)
        yield Moment(beat.segment, "", stop - 1)


def _since(beat: Beat, frame: int, fps: int) -> str:
    """A frame as the last mark before it and the seconds since: ``peak+1.2``; ``+1.2`` from the beginning."""
    known = [(beat.span.start + at, name) for name, at in beat.marks.items() if beat.span.start + at <= frame]
    start, name = max(known, default=(beat.span.start, ""))
    return f"{name}+{(frame - start) / fps:.2f}"


@dataclass(slots=True)
class _Inspector:
    """Goes through a shot, and remembers each defect once a segment."""

    shot: Shot
    moments: tuple[Moment, ...]
    asked: str = ""
    scene: Any = None
    findings: dict[tuple[str, ...], Finding] = field(default_factory=dict)
    report: list[dict[str, Any]] = field(default_factory=list)

    def look(self, profile: Profile) -> None:
        from langreel.picture.run_scene import perform
        from langreel.scenes.charts import chart

        with chart.made_charts() as charts:

            def receive(first: int, repeat: int, picture: Any) -> None:
                met = [moment for moment in self.moments if first <= moment.frame < first + repeat]
                if met:
                    self._see(met, charts, picture.pixels())
                    sys.audit("langreel.progress", first + repeat, self.shot.frames)

            perform(
                self.shot, profile, receive, only={moment.frame for moment in self.moments}, meet=self._meet
            )

    def _meet(self, scene: Any) -> None:
        self.scene = scene

    def _see(self, met: list[Moment], charts: list[Any], pixels: Any) -> None:
        """One picture, which stands at all these moments."""
        from langreel.picture.inspection import layout_rules, text_visibility
        from langreel.scenes import logo
        from langreel.scenes.charts import chart_rules

        texts = text_visibility.texts(self.scene, met[0].frame, pixels)
        words = [text.words for text in texts]
        standing = [chart for chart in charts if text_visibility.stands(chart, self.scene)]
        audits = [audit for chart in standing if (audit := chart.audit())]
        for moment in met:
            found = [
                *layout_rules.judge(texts, logo.place(Path.cwd())),
                *_undrawn(words, self.shot.lang),
                *chart_rules.judge(audits, words, self.shot.lang),
            ]
            found += chart_rules.sourced(audits, words, self.shot.lang) if not moment.name else ()
            for finding in found:
                self._report(moment, finding)
            self.report.append({"moment": str(moment), "texts": texts, "charts": audits})

    def _report(self, moment: Moment, finding: Finding) -> None:
        # A running number is one defect, whatever it reads at the moment.
        same = "".join(character for character in finding.message if not character.isdigit())
        shot = self.shot
        shape = self.asked.rpartition(" ")[2].removesuffix("-proxy")
        where = f"{shot.scene} {moment} ({', '.join(filter(None, (shot.lang, shape)))})"
        look = f"langreel still {shot.episode} {moment} --lang {shot.lang}{self.asked} -o look.png"
        hint = f"{finding.hint}; {look}" if finding.hint else look
        self.findings.setdefault(
            (moment.segment, finding.rule, same), replace(finding, where=where, hint=hint)
        )


def _undrawn(words: Sequence[str], lang: str) -> Iterator[Finding]:
    """Texts with characters that the font of their language lacks: Pango would take them from another."""
    from langreel import theme

    families = theme.families(lang)
    for text in words:
        if lacking := fonts.lacking(families, Path.cwd(), text):
            message = f"“{text}”: {families[0]} cannot draw {' '.join(lacking)}"
            yield Finding("error", "missing-glyph", message, hint="use other characters, or another font")


def _save(report: list[dict[str, Any]], out: Path) -> None:
    files.write_text(out, json.dumps(report, ensure_ascii=False, default=asdict))
