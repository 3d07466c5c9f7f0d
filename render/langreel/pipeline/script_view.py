"""Script view: an episode's script as it is written, as it reads, and what its figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from langreel import placed_yaml
from langreel.data.sources import Source, entries_of
from langreel.errors import ContentError
from langreel.model import Episode, Figure, Finding, Line
from langreel.pipeline.check import forecast
from langreel.pipeline.script_edits import script_files
from langreel.project import Project, working_in
from langreel.quantity import write
from langreel.script.read import survey
from langreel.script.words import TOKEN


def script_view(project: Project, name: str) -> Mapping[str, Any]:
    """Acts with their segments, the figures that they name, and what is wrong; plain values.

    What cannot be read as an episode is still told as it is written.
    """
    with working_in(project.root):
        found = survey(project, name)
        episode = found.episode
        return {
            "languages": found.languages,
            "acts": [_act(project, name, file, episode) for file in script_files(project, name)
                     if file[0].isdigit()],
            "figures": _figures(project, episode) if episode else {},
            "findings": [each.finding() for each in found.problems],
        }  # fmt: skip


def _act(project: Project, name: str, file: str, episode: Episode | None) -> Mapping[str, Any]:
    shown = f"script/{name}/{file}"
    try:
        node = placed_yaml.composed(placed_yaml.text_of(project.script / name / file, shown), shown)
        data = placed_yaml.plain(node) if node else {}
    except ContentError as error:
        broken = Finding("error", "broken-yaml", error.message, error.where, error.hint)
        return {"file": file, "chapter": {}, "segments": [], "broken": broken}
    told = data if isinstance(data, dict) else {}
    segments = told.get("segments") or []
    return {
        "file": file,
        "chapter": told.get("chapter") or {},
        "segments": [_segment(each, number, episode) for number, each in enumerate(segments)
                     if isinstance(each, dict)],
    }  # fmt: skip


def _segment(raw: Mapping[str, Any], number: int, episode: Episode | None) -> Mapping[str, Any]:
    """A segment: each line as it is written (``raw``) and as it reads, by language, with where it stands."""
    name = str(raw.get("id", ""))
    segment = next((each for each in episode.segments if each.id == name), None) if episode else None
    langs = (
        episode.languages if episode else tuple(key for key, value in raw.items() if isinstance(value, str))
    )
    return {
        "id": name,
        "at": ["segments", number],
        "scene": raw.get("scene") or "",
        "hold": raw.get("hold"),
        "labels": raw.get("labels") or {},
        "effects": raw.get("sfx") or {},
        "lines": {
            lang: list(_lines(raw.get(lang), segment.lines.get(lang, ()) if segment else ()))
            for lang in langs
        },
        "whole": {lang: raw.get(lang) for lang in langs},
        "seconds": {lang: forecast(episode, segment, lang) for lang in episode.languages}
        if episode and segment
        else {},
    }  # fmt: skip


def _lines(raw: object, lines: tuple[Line, ...]) -> Iterator[Mapping[str, Any]]:
    written = [line for line in str(raw or "").split("\n") if line.strip()]
    for number, line in enumerate(written):
        read = lines[number].text if number < len(lines) else ""
        yield {"raw": line, "text": read, "pieces": list(pieces(line))}


def pieces(raw: str) -> Iterator[Mapping[str, str]]:
    """A line as it is written, in pieces: text, marks, figures, pauses, a pace; their words together are it.

    >>> [each["kind"] for each in pieces("It [peak] was {debt}.")]
    ['text', 'mark', 'text', 'figure', 'text']
    """
    end = 0
    for match in TOKEN.finditer(raw):
        if match.start() > end:
            yield {"kind": "text", "raw": raw[end : match.start()], "value": raw[end : match.start()]}
        kind = match.lastgroup or "text"
        plain = "text" if kind in ("sign", "odd") else kind
        yield {"kind": plain, "raw": match[0], "value": match[kind].strip()}
        end = match.end()
    if end < len(raw):
        yield {"kind": "text", "raw": raw[end:], "value": raw[end:]}


def _figures(project: Project, episode: Episode) -> Mapping[str, Any]:
    try:
        sources = entries_of(project.data)
    except ContentError:
        sources = {}
    used = list(_uses(episode))
    return {
        name: {**_figure(figure, episode, sources), "uses": [use for named, use in used if named == name]}
        for name, figure in episode.figures.items()
    }


def _figure(figure: Figure, episode: Episode, sources: Mapping[str, Source]) -> Mapping[str, Any]:
    """What a chip tells: the value as each language writes it, its cells, their source."""
    return {
        "written": {lang: write(figure.quantity, lang) for lang in episode.languages},
        "value": str(figure.quantity.value),
        "unit": figure.quantity.unit,
        "formula": figure.formula,
        "cells": [
            {"table": cell.table, "row": cell.row, "column": cell.column, "text": cell.text,
             "source": sources[cell.table].publisher if cell.table in sources else ""}
            for cell in figure.cells
        ],
    }  # fmt: skip


def _uses(episode: Episode) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each place where a figure stands: a line that says it, or the screen of a segment."""
    for segment in episode.segments:
        spoken = set[str]()
        for lang in episode.languages:
            for line in segment.lines[lang]:
                for mention in line.mentions:
                    spoken.add(mention.figure.id)
                    yield mention.figure.id, {"segment": segment.id, "lang": lang, "line": line.number}
        for figure in segment.figures:
            if figure.id not in spoken:
                yield figure.id, {"segment": segment.id, "lang": "", "line": 0}
