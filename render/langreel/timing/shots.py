"""Shots: group the slots of one scene into the units of rendering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from langreel.model import Beat, Episode, Figure, Segment, Shot, Slot, Span, Transition


def shots(episode: Episode, slots: Sequence[Slot], lang: str, *, fps: int) -> tuple[Shot, ...]:
    """The shots of a dub, which has these slots."""
    opening, remaining = _transitions(episode, fps), iter(slots)
    groups = [list(islice(remaining, len(group))) for group in by_shot(episode)]
    halves = [opening.get(group[0].segment.id, 0) for group in groups] + [0]
    return tuple(
        _shot(episode, group, lang, fps=fps, after=after, before=before)
        for group, (after, before) in zip(groups, pairwise(halves))
    )


def by_shot(episode: Episode) -> Iterator[list[Segment]]:
    """Consecutive segments of the same scene are one shot, cut where an act begins with a transition."""
    opening = _opening(episode)
    group: list[Segment] = []
    for segment in episode.segments:
        same = group and segment.scene and segment.scene == group[-1].scene
        if group and (not same or segment.id in opening):
            yield group
            group = []
        group.append(segment)
    if group:
        yield group


def _transitions(episode: Episode, fps: int) -> dict[str, int]:
    """Frames on either side of the cut, for each segment that begins with a transition."""
    return {name: max(1, round(each.seconds * fps / 2)) for name, each in _opening(episode).items()}


def _opening(episode: Episode) -> dict[str, Transition]:
    """The segments that begin with a transition."""
    acts = (act for act in episode.acts[1:] if act.segments)
    return {act.segments[0].id: act.transition for act in acts if act.transition}


def _shot(episode: Episode, group: Sequence[Slot], lang: str, *, fps: int, after: int, before: int) -> Shot:
    """``after`` and ``before`` are the frames that transitions take from its beginning and its end."""
    first = group[0]
    beats = tuple(_beat(slot, lang, first.span.start) for slot in group)
    last = beats[-1].span.end
    keys = tuple(key for key, asked in ((after, after), (last - before, before)) if asked and 0 < key < last)
    figures, footage = _figures(group), first.segment.footage
    return Shot(episode.id, first.segment.scene, lang, fps, beats, figures, footage, keys, episode.theme)


def _beat(slot: Slot, lang: str, origin: int) -> Beat:
    labels = {key: texts[lang] for key, texts in slot.segment.labels.items()}
    if slot.segment.footage and slot.segment.footage.caption:
        labels["caption"] = slot.segment.footage.caption[lang]
    return Beat(slot.segment.id, Span(slot.span.start - origin, slot.span.frames), slot.marks, labels)


def _figures(group: Sequence[Slot]) -> tuple[Figure, ...]:
    return tuple({figure.id: figure for slot in group for figure in slot.segment.figures}.values())
