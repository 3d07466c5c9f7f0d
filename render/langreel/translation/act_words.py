"""Act words: words of a planned dub → the acts, as they are now; all else in them stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from langreel import files
from langreel.placed_yaml import quoted
from langreel.project import Project
from langreel.script.edits import (
    Splice,
    open_file,
    rewritten,
    spoken_lines,
    with_item,
    with_text,
    with_words,
    without_item,
)
from langreel.script.nodes import Document, Loc
from langreel.translation.planned_texts import PlannedSegment, PlannedText


def write_act_words(
    project: Project,
    segment: PlannedSegment,
    texts: Mapping[PlannedText, str],
    lines: Sequence[str],
    *,
    langs: tuple[str, str],
    unread: bool,
) -> None:
    """Write what came of a segment: other texts, and all of its lines or none.

    Somebody may work on the files meanwhile: what does not stand there any more as it was read is left.
    With ``unread`` the segment is ``open``, without it is not.
    """
    for path in dict.fromkeys((*(text.path for text in texts), segment.path)):
        document = open_file(project, path)
        splices: list[Splice | None] = [
            with_text(document, text.loc, langs[1], quoted(words))
            for text, words in texts.items()
            if text.path == path and _is_same(document, text, langs)
        ]
        number = _number(document, segment.id) if path == segment.path else None
        if number is not None:
            splices += _of_segment(document, number, segment, lines, langs=langs, unread=unread)
        made = rewritten(path, document, splices)
        if made.encode() != path.read_bytes():
            files.write_text(path, made)


def _of_segment(
    document: Document,
    number: int,
    segment: PlannedSegment,
    lines: Sequence[str],
    *,
    langs: tuple[str, str],
    unread: bool,
) -> list[Splice | None]:
    loc: Loc = ["segments", number]
    mark = (
        with_item(document, loc, "open", langs[1], after="scene")
        if unread
        else without_item(document, loc, "open", langs[1])
    )
    here = [spoken_lines(document, number, lang) for lang in langs]
    if not lines or here != [[each.raw for each in segment.lines], [*segment.words]]:
        return [mark]
    return [mark, with_words(document, loc, langs[1], lines, after=langs[0])]


def _is_same(document: Document, text: PlannedText, langs: tuple[str, str]) -> bool:
    """Whether a text says in both languages what it said."""
    texts = document.mapping(text.loc)
    return texts.get(langs[0]) == text.text.raw and (texts.get(langs[1]) or "") == text.words


def _number(act: Document, id_: str) -> int | None:
    ids = [each.get("id") if isinstance(each, dict) else None for each in act.items(["segments"])]
    return ids.index(id_) if id_ in ids else None
