"""Short films: ``clips:`` of episode.yaml → films made of some of an episode's segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from langreel.errors import perhaps
from langreel.model import Act, Episode, ShortFilm
from langreel.script.nodes import Document
from langreel.script.schema import ClipKeys
from langreel.script.segments import SegmentDraft, SegmentReader, each_language


def short_films(keys: Mapping[str, ClipKeys]) -> Mapping[str, ShortFilm]:
    """The short films of an episode by name, from validated keys."""
    return {
        name: ShortFilm(tuple(clip.segments), clip.profile, clip.title, clip.cover)
        for name, clip in keys.items()
    }


def shortened(episode: Episode, name: str) -> Episode:
    """The episode as one of its short films: its segments, title, cover and profile alone."""
    short = episode.clips[name]
    acts = (_kept(act, short.segments) for act in episode.acts)
    return replace(
        episode,
        title=short.title or episode.title,
        acts=tuple(act for act in acts if act.segments),
        profile=short.profile,
        cover=short.cover,
        clips={},
    )


def _kept(act: Act, wanted: Sequence[str]) -> Act:
    return replace(act, segments=tuple(segment for segment in act.segments if segment.id in wanted))


def check_clips(
    document: Document, acts: Sequence[tuple[Document, Sequence[SegmentDraft]]], reader: SegmentReader
) -> None:
    """Every clip names segments that there are, in the script's order, and no scene is torn apart."""
    told = [draft for _, drafts in acts for draft in drafts if draft.id]
    opening = {drafts[0].id for act, drafts in acts[1:] if drafts and act.value(["transition"])}
    for name in document.mapping(["clips"]):
        each_language(document, ["clips", name, "title"], reader)
        if _names_segments(document, name, [draft.id for draft in told], reader=reader):
            _whole_scenes(document, name, told, opening=opening, reader=reader)


def _names_segments(document: Document, clip: str, known: Sequence[str], *, reader: SegmentReader) -> bool:
    before, ok = -1, True
    for number, name in enumerate(document.items(["clips", clip, "segments"])):
        place = document.at(["clips", clip, "segments", number])
        if name not in known:
            reader.wrong(place, "unknown-segment", f"the clip {clip!r} names no segment {name!r}",
                         hint=perhaps(str(name), known))  # fmt: skip
            ok = False
        elif known.index(name) <= before:
            reader.wrong(place, "clip-order", f"{name!r} comes later in the clip than in the script",
                         hint="name segments once, in the script's order")  # fmt: skip
            ok = False
        else:
            before = known.index(name)
    return ok


def _whole_scenes(
    document: Document,
    clip: str,
    told: Sequence[SegmentDraft],
    *,
    opening: set[str],
    reader: SegmentReader,
) -> None:
    """A scene tells all of its neighbouring segments in one go: a clip has all of them, or none."""
    wanted = document.items(["clips", clip, "segments"])
    film = _groups(told, opening)
    for group in _groups([draft for draft in told if draft.id in wanted], opening):
        whole = next(each for each in film if group[0] in each)
        if whole != group:
            place = document.at(["clips", clip, "segments", wanted.index(group[0])])
            names = ", ".join(whole)
            reader.wrong(place, "torn-scene", f"one scene tells {names} in one go, the clip {clip!r} others",
                         hint=f"name just these in a row: {names}")  # fmt: skip


def _groups(told: Sequence[SegmentDraft], opening: set[str]) -> list[list[str]]:
    """Ids of segments that one shot shows."""
    groups = list[list[str]]()
    scene = ""
    for draft in told:
        if groups and draft.scene and draft.scene == scene and draft.id not in opening:
            groups[-1].append(draft.id)
        else:
            groups.append([draft.id])
        scene = draft.scene
    return groups
