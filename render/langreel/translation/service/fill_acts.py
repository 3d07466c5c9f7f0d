"""Fill acts: words of a planned dub from a service → the acts, each segment open until it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from langreel import files
from langreel.placed_yaml import quoted
from langreel.project import Project
from langreel.script.edits import (
    Splice,
    open_file,
    rewritten,
    spoken_lines,
    with_item,
    with_key,
    with_words,
)
from langreel.script.nodes import Document, Loc
from langreel.translation.service.asker import Asker, ServiceReport
from langreel.translation.service.planned_texts import LackingSegment, LackingText, lacking


def fill_acts(project: Project, episode: str, asker: Asker) -> ServiceReport:
    """Ask for each text that the language lacks; a segment is written at once, so a later call goes on.

    A segment has its words when all of its lines have come. What is written is ``open``: the film goes
    without the dub until somebody has read it.
    """
    segments = lacking(project, episode, asker.langs)
    for each in segments:
        asker.plan(each.every)
    places = list[str]()
    for each in segments:
        shown = project.relative(each.path)
        texts = {text: words for text in each.texts if (words := asker.ask(text.text, shown))}
        lines = [asker.ask(line, shown) for line in each.lines]
        if texts or (lines and all(lines)):
            _write(project, each, texts, lines if all(lines) else [], langs=asker.langs)
            places.append(shown)
    return asker.report(places)


def _write(
    project: Project,
    segment: LackingSegment,
    texts: Mapping[LackingText, str],
    lines: list[str],
    *,
    langs: tuple[str, str],
) -> None:
    """Write what came into the files as they are now: somebody may work on them meanwhile."""
    for path in dict.fromkeys((*(text.path for text in texts), segment.path)):
        document = open_file(project, path)
        splices: list[Splice | None] = [
            with_key(document, text.loc, langs[1], quoted(words))
            for text, words in texts.items()
            if text.path == path and _is_same(document, text, langs)
        ]
        number = _number(document, segment.id) if path == segment.path else None
        if number is not None:
            loc: Loc = ["segments", number]
            splices.append(with_item(document, loc, "open", langs[1], after="scene"))
            if lines and spoken_lines(document, number, langs[0]) == [each.raw for each in segment.lines]:
                splices.append(with_words(document, loc, langs[1], lines, after=langs[0]))
        files.write_text(path, rewritten(path, document, splices))


def _is_same(document: Document, text: LackingText, langs: tuple[str, str]) -> bool:
    """Whether a text says what was asked for, and still lacks the language."""
    texts = document.mapping(text.loc)
    return texts.get(langs[0]) == text.text.raw and not texts.get(langs[1])


def _number(act: Document, id_: str) -> int | None:
    ids = [each.get("id") if isinstance(each, dict) else None for each in act.items(["segments"])]
    return ids.index(id_) if id_ in ids else None
