"""Translator's desk: every line of an episode as its translator sees it, and each as it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from langreel import captions, line_matching, script
from langreel.captions.formats import ending, named
from langreel.captions.limits import rule_set
from langreel.captions.rules import judged
from langreel.captions.rules.text import tightened
from langreel.errors import ContentError, known
from langreel.model import Cue, Finding, Line, Slot, Timeline, Track
from langreel.pipeline.plan import takes
from langreel.pipeline.translate import TranslationRequest, assignment, import_cues, import_lines, read_only
from langreel.po import PLACEHOLDER
from langreel.project import Project
from langreel.script.agreement import compare
from langreel.translation.assignment import Assignment, draft_track
from langreel.translation.export import budgets, export
from langreel.translation.formats import FORMATS
from langreel.translation.line_cards import sheet
from langreel.translation.store import store, stored
from langreel.translation.template import translated
from langreel.translation.translated_line import Card, Report, TranslatedLine

OpenedDesk: TypeAlias = Assignment


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A line on the desk: its card, when the dub says it (frames), and what its translation breaks.

    ``state`` is ``open``, ``unsure`` (stored, and not shown before somebody has looked at it) or ``done``.
    ``size`` is how many characters it shows, as budgets count them.
    """

    card: Card
    state: str
    start: int
    frames: int
    size: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslatorsDesk:
    """All lines of an episode for one language, with its cues as they are now.

    ``speed`` is how many characters a second can be read, ``chars`` how many a line of subtitles holds.
    """

    source: str
    target: str
    dub: str
    fps: int
    speed: float
    chars: int
    lines: tuple[DeskLine, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What becomes of one line if it says this: its cues, how many characters, what they break.

    ``better`` is the line with the spaces that its language wants, where those are others.
    """

    cues: tuple[Cue, ...]
    size: float
    findings: tuple[Finding, ...]
    better: str


class Overtaken(Exception):
    """Somebody else has changed the line since, or its translation: ``entry`` is what stands there now."""

    def __init__(self, entry: TranslatedLine) -> None:
        super().__init__(f"somebody else has changed {entry.key}")
        self.entry = entry


def opened(project: Project, request: TranslationRequest) -> Assignment:
    """What the translator works on, with lines as long as they were last recorded, or are estimated."""
    film = read_only(project, request)
    return assignment(film, takes(film), request)


def desk(work: Assignment) -> TranslatorsDesk:
    """Every line with what is known of it."""
    dub = work.dubs[work.dub or work.source]
    track = draft_track(work, dub)
    limits = rule_set(work.rules).of(work.lang)
    cards = sheet(work.episode, work.lang, work.stored, budgets=budgets(work)).cards
    spans = {line_matching.key(spoken.line): spoken.span for spoken in dub.spoken}
    broken = _by_line(track, dub, work)
    lines = tuple(
        DeskLine(
            card,
            _state(card),
            spans[card.entry.key].start,
            spans[card.entry.key].frames,
            _size(work, card.entry),
            (*_wording_findings(work, card.entry), *broken.get(card.entry.key, ()))
            if card.entry.target
            else (),
        )
        for card in cards
    )
    return TranslatorsDesk(
        work.source, work.lang, dub.lang, dub.fps, float(limits.speed), limits.chars, lines, track.cues
    )


def line_typed(
    key: str, target: str, *, source: str = "", note: str = "", unsure: bool = False
) -> TranslatedLine:
    """A line as it is typed at the desk; ``source`` is what it was made from, where that is told."""
    return TranslatedLine(*_split(key), source, target, note, unsure)


def attempt(work: Assignment, key: str, target: str) -> Attempt:
    """What one line would look like, cut with its neighbours; nothing is stored."""
    dub = work.dubs[work.dub or work.source]
    slot = _slot(dub, key)
    entry = TranslatedLine(*_split(key), "", target)
    alone = replace(dub, slots=(_with_line(slot, work, entry),))
    track = draft_track(work, alone)
    broken = _by_line(track, alone, work).get(key, ())
    cues = tuple(cue for cue in track.cues if _line_at(cue, alone) == key)
    better = tightened(target, work.lang)
    findings = (*_wording_findings(work, entry), *broken)
    return Attempt(cues, _size(work, entry), findings, better if better != target else "")


def enter(project: Project, request: TranslationRequest, typed: TranslatedLine, *, was: str) -> Report:
    """Store one line. Overtaken where it was made from other words than the line says by now, or where
    another translation than ``was`` stands."""
    episode = script.read(project, request.episode)
    cards = sheet(episode, request.lang, stored(project, episode.id, request.lang)).cards
    entries = {card.entry.key: card.entry for card in cards}
    entry = entries[known(typed.key, entries, "line")]
    if typed.source not in ("", entry.source) or entry.target not in (was, typed.target):
        raise Overtaken(entry)
    return store(project, episode, request.lang, entries=[replace(typed, source=entry.source)])


def exported(work: Assignment, fmt: str, size: tuple[int, int]) -> bytes:
    """The whole sheet in a translator's format, or the track in one of subtitles."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / f"{work.episode.id}.{work.lang}{ending_of(fmt)}"
        export(work, fmt, out, pictures={}, size=size)
        return out.read_bytes()


def imported(project: Project, request: TranslationRequest, name: str, data: bytes) -> Report:
    """Store what a translator's file holds, whatever its format."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(data)
        take = import_cues if ending(file) else import_lines
        return take(project, request, file)


def formats() -> tuple[str, ...]:
    """Every format that a translation can be had in."""
    return (*FORMATS, *captions.FORMATS)


def ending_of(fmt: str) -> str:
    """How files of a format end."""
    known(fmt, formats(), "format")
    if fmt in FORMATS:
        return FORMATS[fmt].endings[0]
    return named(fmt).endings[0]


def _state(card: Card) -> str:
    if not card.entry.target:
        return "open"
    return "unsure" if card.entry.unsure else "done"


def _size(work: Assignment, entry: TranslatedLine) -> float:
    """How many characters a translation shows, figures written out."""
    return rule_set(work.rules).of(work.lang).size(_pair(work, entry)[1].text) if entry.target else 0.0


def _wording_findings(work: Assignment, entry: TranslatedLine) -> Iterator[Finding]:
    """What the words alone break: figures that do not exist, numbers that differ."""
    for name in PLACEHOLDER.findall(entry.target):
        if name not in work.episode.figures:
            yield Finding("error", "unknown-figure", f"there is no figure {name!r}")
    line, twin = _pair(work, entry)
    try:
        problems = tuple(compare(line, twin))
    except ContentError as error:
        yield Finding("error", "unreadable-number", error.message, "", error.hint)
        return
    for problem in problems:
        yield problem.finding()


def _pair(work: Assignment, entry: TranslatedLine) -> tuple[Line, Line]:
    lines = {line_matching.key(line): line for line in work.episode.lines(work.source)}
    line = lines[known(entry.key, lines, "line")]
    return line, translated(line, work.lang, entry.target, work.episode)


def _slot(dub: Timeline, key: str) -> Slot:
    slots = {line_matching.key(spoken.line): slot for slot in dub.slots for spoken in slot.spoken}
    return slots[known(key, slots, "line")]


def _with_line(slot: Slot, work: Assignment, entry: TranslatedLine) -> Slot:
    """The slot whose segment says this in one line."""
    _, written = _pair(work, entry)
    lines = tuple(
        written if line_matching.key(line) == entry.key else line for line in slot.segment.lines[work.lang]
    )
    return replace(slot, segment=replace(slot.segment, lines={**slot.segment.lines, work.lang: lines}))


def _by_line(track: Track, dub: Timeline, work: Assignment) -> Mapping[str, tuple[Finding, ...]]:
    found = dict[str, tuple[Finding, ...]]()
    for cue, finding in judged(track, work.lang, dub, rules=work.rules):
        key = _line_at(track.cues[cue], dub)
        found[key] = (*found.get(key, ()), finding)
    return found


def _line_at(cue: Cue, dub: Timeline) -> str:
    """The line that is spoken while most of a cue stands."""
    span = cue.span

    def shared(start: int, end: int) -> int:
        return min(end, span.end) - max(start, span.start)

    most = max(dub.spoken, key=lambda spoken: shared(spoken.span.start, spoken.span.end))
    return line_matching.key(most.line)


def _split(key: str) -> tuple[str, int]:
    segment, _, number = key.rpartition(".")
    return segment, int(number) if number.isdigit() else 0
