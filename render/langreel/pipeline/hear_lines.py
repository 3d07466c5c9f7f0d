"""Hear lines: recordings of a dub → every time a line was said in them, by ear or by a person's borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langreel.errors import UsageError, VoiceError
from langreel.model import Event, Watcher
from langreel.pipeline.align_request import AlignRequest
from langreel.pipeline.script_lines import ScriptLine
from langreel.voice.alignment import borders, marked, speech
from langreel.voice.alignment.recogniser import Occurrence, Recogniser, Reference, Stretch
from langreel.voice.alignment.sitting import LongRecording
from langreel.voice.alignment.verdict import Verdict, trusted, verdicts

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Heard:
    """The recordings with every time a line was said in them, and where each would be cut out.

    ``laid`` are lines whose takes are to be laid, whatever the verdict; ``dropped`` those that are to go.
    """

    files: Sequence[LongRecording]
    found: Sequence[Occurrence]
    cuts: Sequence[Span]
    verdicts: Sequence[Verdict]
    laid: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()

    def cut(self, one: Occurrence) -> Span:
        """From when to when an occurrence is cut out."""
        return next(cut for each, cut in zip(self.found, self.cuts) if each is one)


def recogniser(name: str) -> Recogniser:
    """Who finds lines: a voice to compare with, or ``whisper:FOLDER``; UsageError for anything else."""
    kind, _, folder = name.partition(":")
    if not kind:
        from langreel.voice.alignment.warping import Warping

        return Warping()
    if kind == "whisper":
        from langreel.voice.alignment.whisper import Whisper

        return Whisper(Path(folder))
    raise UsageError(
        f"unknown recogniser {kind!r}", hint="whisper:FOLDER, or none: lines are found by a voice"
    )


def listened(
    request: AlignRequest,
    script: Sequence[ScriptLine],
    lines: Sequence[Reference],
    files: Sequence[LongRecording],
    watch: Watcher,
) -> Heard:
    """What is heard; VoiceError where that is none of the lines."""
    sounds = [each.heard for each in files]
    watch(Event("planned", "align", "lines", total=1.0))
    watch(Event("started", "align", "lines"))
    found = recogniser(request.recogniser).find(
        lines, sounds, lambda share: watch(Event("progress", "align", "lines", share, 1.0))
    )
    watch(Event("finished", "align", "lines"))
    if not found:
        _refuse(request, files, len(lines))
    cuts = borders.cuts(found, sounds)
    takes = {number: request.takes.get(each.name, request.take) for number, each in enumerate(script)}
    judged = trusted(verdicts(lines, found, takes), sum(map(speech.seconds, sounds)))
    sure = frozenset(
        each.line
        for each in judged
        if each.status == "found" or (request.doubtful and each.status == "doubtful")
    )
    return Heard(files, found, [cuts[number] for number in range(len(found))], judged, sure)


def _refuse(request: AlignRequest, files: Sequence[LongRecording], lines: int) -> None:
    names = ", ".join(each.name for each in files)
    raise VoiceError(
        f"none of the {lines} lines of {request.episode}.{request.lang} is heard",
        names,
        "is it a recording of this script, in this language?",
    )


def drawn(
    request: AlignRequest,
    path: Path,
    script: Sequence[ScriptLine],
    lines: Sequence[Reference],
    files: Sequence[LongRecording],
) -> Heard:
    """The takes of a file that the review page wrote; those that were changed there are laid."""
    takes = marked.read(path, request.episode, request.lang)
    numbers = {(each.line.segment, each.line.number): at for at, each in enumerate(script)}
    marked.check(takes, path, list(numbers), {each.name: each.seconds for each in files})
    names = [each.name for each in files]
    wanted = [each for each in takes if each.wanted]
    stretches = [
        Stretch(numbers[each.segment, each.number], names.index(each.source), each.begins, each.ends)
        for each in wanted
    ]
    found = recogniser(request.recogniser).fit(lines, [each.heard for each in files], stretches)
    own = {one.line: one for one in found}
    return Heard(
        files,
        found,
        [(each.begins, each.ends) for each in wanted],
        [_as_drawn(number, own.get(number)) for number in range(len(lines))],
        frozenset(numbers[each.segment, each.number] for each in wanted if each.changed),
        frozenset(numbers[each.segment, each.number] for each in takes if not each.wanted),
    )


def _as_drawn(number: int, one: Occurrence | None) -> Verdict:
    return Verdict(number, "found", (one,), one, 1.0) if one else Verdict(number, "missing", ())
