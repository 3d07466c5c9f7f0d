"""Standing segments: words of segments that are there change; one without any goes, and its act with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from langreel.manuscript.drafting import Stage, facts_of
from langreel.manuscript.film_outline import SegmentOutline
from langreel.manuscript.marking import Insertion
from langreel.manuscript.scene_draft import SegmentFacts
from langreel.manuscript.update.episode_lines import EpisodeLine
from langreel.manuscript.update.placing import SegmentPlaces
from langreel.manuscript.update.script_changes import ScriptChanges
from langreel.manuscript.update.segment_words import segment_words
from langreel.manuscript.writing import spelled
from langreel.script.edits import Splice, segment_span, with_words


def change_words(work: ScriptChanges, placement: SegmentPlaces, stage: Stage) -> None:
    """Write what came, went and changed into the segments that it belongs to."""
    changed = {each.script: each.index for each in work.update.taken if each.kind == "changed"}
    gone = frozenset(each.script for each in work.update.taken if each.kind == "gone")
    beside = {*changed, *gone, *placement.after, *placement.before}
    for lines in _by_segment(work):
        if not beside.isdisjoint(number for number, _ in lines):
            told = _ToldLines(work, stage, [each for _, each in lines])
            words = segment_words(lines, changed, gone, placement, words=told.words)
            _write(work, lines[0][1], words)
            work.facts += told.facts
    _empty_acts(work)


def _by_segment(work: ScriptChanges) -> Iterator[list[tuple[int, EpisodeLine]]]:
    found: dict[str, list[tuple[int, EpisodeLine]]] = {}
    for number, each in enumerate(work.update.script.lines):
        found.setdefault(each.segment, []).append((number, each))
    yield from found.values()


def _write(work: ScriptChanges, first: EpisodeLine, words: list[str]) -> None:
    """A segment's words now; without any it goes, and its scene stays where it is."""
    act, lang = work.acts[first.path], work.update.script.source
    if words:
        work.splice(first.path, with_words(act, ["segments", first.number], lang, words, after=lang))
        work.open(first.path, first.number)
    else:
        work.splice(first.path, Splice(*segment_span(act, first.number), ""))


def _empty_acts(work: ScriptChanges) -> None:
    """An act of which no segment is left goes, too."""
    for path, act in work.acts.items():
        spans = {segment_span(act, number) for number in range(len(act.items(["segments"])))}
        if spans <= {(each.start, each.end) for each in work.splices.get(path, ()) if not each.text}:
            del work.splices[path]
            work.new[path] = None


@dataclass(slots=True)
class _ToldLines:
    """The words of lines of the text for one segment of the script, and the numbers that they tell."""

    work: ScriptChanges
    stage: Stage
    standing: list[EpisodeLine]
    facts: list[SegmentFacts] = field(default_factory=list)

    def words(self, number: int) -> tuple[str, list[Insertion]]:
        """A line of the text, and the figures in it: those that the segment names, or that are spelled so."""
        line, lang = self.work.update.lines[number], self.stage.lang
        facts = facts_of(SegmentOutline((line,)), lang, self.work.cells, id_=self.standing[0].segment)
        self.stage.name_figures(facts)
        self.facts.append(facts)
        named = {mention.figure.id for each in self.standing for mention in each.line.mentions}
        figures = [
            Insertion(each.found.start, each.found.end, f"{{{self.stage.figures[cell]}}}")
            for _, each, cell in facts.backed
            if self.stage.figures[cell] in named or spelled(each, line.text, lang, self.stage.digits)
        ]
        return line.text, figures
