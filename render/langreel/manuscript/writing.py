"""Writing: the acts, scenes and figures of a drafted episode as the text of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent

from langreel import voice
from langreel.manuscript.facts import DataCell, TextNumber
from langreel.manuscript.letters import set_alike
from langreel.manuscript.marking import Insertion, marked
from langreel.manuscript.staged_segment import SegmentWords, StagedAct, StagedSegment
from langreel.placed_yaml import quoted
from langreel.quantity import write
from langreel.script.words import braced


def episode_file(episode: str, title: Mapping[str, str], spoken: str, planned: Sequence[str]) -> str:
    """episode.yaml."""
    voices = ", ".join(f'{lang}: "{voice.best(lang)}"' for lang in (spoken, *planned))
    told = f"planned: [{', '.join(planned)}]   # they become dubs when all of their words are there\n"
    return (
        f"id: {episode}\n"
        f"title: {_by_language(title)}\n"
        f"languages: [{spoken}]\n"
        f"{told if planned else ''}"
        f"voices: {{{voices}}}\n"
    )


def act_file(act: StagedAct, module: str) -> str:
    """An act with its segments."""
    return f"chapter: {_by_language(act.title)}\nsegments:\n{''.join(segment_texts(act, module))}"


def segment_texts(act: StagedAct, module: str) -> list[str]:
    """Each segment of an act, as it stands in its file."""
    return [_segment(each, f"{module}.{name}") for each, name in zip(act.segments, act.class_names)]


def _segment(segment: StagedSegment, scene: str) -> str:
    pieces = [f"  - id: {quoted(segment.id)}\n    scene: {scene}\n    labels:\n"]
    pieces += [f"      {key}: {_by_language(_labels(segment, key))}\n" for key in segment.scene.labels]
    pieces += [f"    open: [{', '.join(segment.unsure)}]\n"] if segment.unsure else []
    for lang, wording in segment.words_by_language.items():
        pieces.append(f"    {lang}: |\n{indent(_words(segment, wording, lang), ' ' * 6)}\n")
    return "".join(pieces)


def _by_language(texts: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{lang}: {quoted(text)}" for lang, text in texts.items()) + "}"


def _labels(segment: StagedSegment, key: str) -> dict[str, str]:
    return {
        lang: _label(wording.scene.labels[key], segment, wording, lang)
        for lang, wording in segment.words_by_language.items() if wording.scene
    }  # fmt: skip


def _label(words: str, segment: StagedSegment, wording: SegmentWords, lang: str) -> str:
    """On-screen words; a number in them that is a figure is written as one."""
    for line, number, cell in wording.facts.backed:
        text = wording.facts.segment.lines[line].text
        before, found, after = words.partition(wording.facts.words(line, number.found))
        if found and spelled(number, text, lang, segment.digits):
            return f"{braced(before)}{{{segment.names[cell]}}}{braced(after)}"
    return braced(words)


def _words(segment: StagedSegment, wording: SegmentWords, lang: str) -> str:
    lines = []
    marks = wording.scene.marks if wording.scene else {}
    for n, (line, numbers) in enumerate(zip(wording.facts.segment.lines, wording.facts.numbers)):
        figures = [
            Insertion(number.found.start, number.found.end, f"{{{segment.names[number.cell]}}}")
            for number in numbers
            if number.cell and spelled(number, line.text, lang, segment.digits)
        ]
        lines.append(marked(line.text, [*marks.get(n, ()), *figures]))
    return "\n".join(lines)


def spelled(number: TextNumber, text: str, lang: str, digits: Mapping[DataCell, int]) -> bool:
    """Whether a figure would be written as the author did, but for how it is set: else the words stay."""
    found = number.found
    same = number.cell is not None and digits[number.cell] == found.quantity.digits
    return same and set_alike(text[found.start : found.end], write(found.quantity, lang))


def figures_file(figures: Mapping[DataCell, str], digits: Mapping[DataCell, int]) -> str:
    """figures.yaml: each cell that a line tells, with the digits that are claimed of it."""
    rows = []
    for cell, name in figures.items():
        where = ", ".join(f"{_key(key)}: {quoted(text)}" for key, text in cell.where.items())
        rows.append(f"{name}: {{table: {cell.table}, where: {{{where}}}, column: {_key(cell.column)}, "
                    f"digits: {digits[cell]}}}\n")  # fmt: skip
    return "".join(rows)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) else quoted(name)


def scene_file(act: StagedAct) -> str:
    """The scenes of an act: ordinary ones, to go on from."""
    needed = {"ReelScene", *(name for each in act.segments for name in each.scene.needs)}
    listed = ", ".join(sorted(needed, key=lambda name: (name[:1].islower(), name)))
    head = f'"""{_docstring(act.first_title)}"""\n\nfrom langreel.scenes import {listed}\n'
    return head + "".join(_classes(act))


def _classes(act: StagedAct) -> Iterator[str]:
    for each, name in zip(act.segments, act.class_names):
        yield (
            f'\n\nclass {name}(ReelScene):\n    """{_docstring(each.facts.segment.lines[0].text)}"""\n\n'
            f"    def construct(self):\n{indent(each.scene.code, ' ' * 8)}\n"
        )


def _docstring(text: str) -> str:
    """Words that may stand between three quotes, on one line."""
    words = " ".join(text.replace("\\", "/").replace('"', "'").split())
    return words if len(words) <= 80 else words[:79] + "…"
