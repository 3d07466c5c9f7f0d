"""Titles: what an episode is called, and in which languages it is told, after an update."""

from __future__ import annotations

from collections.abc import Iterator

from langreel.manuscript.update.record import one_line
from langreel.manuscript.update.script_changes import ScriptChanges
from langreel.placed_yaml import quoted
from langreel.script.edits import Splice, instead, with_key
from langreel.script.nodes import Document, Loc


def change_titles(work: ScriptChanges) -> None:
    """What was called by an old title is called by its new one: the film, its chapters, its first card."""
    documents = {work.folder / "episode.yaml": work.head, **work.acts}
    for path, document in documents.items():
        for loc in _titles(document) if path not in work.new else ():
            text = document.text_at([*loc, work.update.script.source]) or ""
            new = work.update.titles.get(one_line(text))
            if new:
                work.splice(path, instead(document, [*loc, work.update.script.source], quoted(new)))
                if path in work.acts:
                    work.open(path, 0)


def _titles(document: Document) -> Iterator[Loc]:
    yield from (["title"], ["chapter"])
    for number in range(len(document.items(["segments"]))):
        yield from (["segments", number, "labels", key] for key in ("title", "below"))


def plan_touched(work: ScriptChanges) -> None:
    """A dub of which something is open is planned until all of it is there again."""
    head, path = work.head, work.folder / "episode.yaml"
    spoken = [lang for lang in head.items(["languages"]) if lang in work.touched]
    if not spoken:
        return
    rest = [lang for lang in head.items(["languages"]) if lang not in spoken]
    work.splice(path, _listed(head, "languages", rest))
    planned = list(dict.fromkeys([*head.items(["planned"]), *spoken]))
    if "planned" in head.mapping():
        work.splice(path, _listed(head, "planned", planned))
    else:
        work.splice(path, with_key(head, [], "planned", f"[{', '.join(planned)}]", after="languages"))


def _listed(document: Document, key: str, items: list[str]) -> Splice:
    return instead(document, [key], f"[{', '.join(items)}]")
