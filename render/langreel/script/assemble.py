"""Assemble: validated keys and the words that were read → an Episode."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from langreel.model import Act, Episode, Figure, Footage, LexiconEntry, Music, Pacing, Segment, Transition
from langreel.project import Project
from langreel.script.delivery import Delivery
from langreel.script.nodes import Document
from langreel.script.scan import Scenes
from langreel.script.schema import (
    NO_MUSIC,
    ActKeys,
    EpisodeKeys,
    FootageKeys,
    LexiconKeys,
    MusicKeys,
    SegmentKeys,
    TransitionKeys,
)
from langreel.script.segments import SegmentDraft
from langreel.script.short_films import short_films

Part = tuple[ActKeys, Document, Sequence[SegmentDraft]]


def assemble(
    project: Project,
    head: EpisodeKeys,
    parts: Sequence[Part],
    *,
    langs: Sequence[str],
    figures: Mapping[str, Figure],
    lexicon: LexiconKeys | None,
) -> Episode:
    """The episode of a script in which nothing is wrong."""
    delivery = Delivery(head.pace, head.pacing.breath)
    scenes, music = Scenes(project, head.id), _music(head.music)
    return Episode(
        id=head.id,
        title=head.title,
        languages=tuple(langs),
        acts=tuple(_act(scenes, part, figures, music=music, delivery=delivery) for part in parts),
        host=head.host,
        description=head.description,
        picture=head.picture,
        profile=head.profile,
        voices=head.voices,
        pacing=Pacing(head.pacing.lead_in, head.pacing.gap, head.pacing.tail, head.pacing.breath),
        figures=figures,
        lexicon=_lexicon(lexicon),
        theme=head.theme,
        tags=head.tags,
        cover=head.cover,
        clips=short_films(head.clips),
    )


def _act(
    scenes: Scenes, part: Part, figures: Mapping[str, Figure], *, music: Music | None, delivery: Delivery
) -> Act:
    keys, document, drafts = part
    # Many segments, few scenes: each is read once.
    shown = {scene: scenes.figures_named(scene) for scene in {draft.scene for draft in drafts}}
    segments = tuple(
        _segment(segment, draft, draft.named | shown[draft.scene], figures=figures, delivery=delivery)
        for segment, draft in zip(keys.segments, drafts)
    )
    own = _music(keys.music) if keys.music else music
    return Act(keys.chapter, segments, _transition(keys.transition), own, document.at())


def _music(keys: str | MusicKeys | None) -> Music | None:
    if isinstance(keys, MusicKeys):
        return Music("" if keys.file else keys.bed, keys.file or "", keys.duck)
    return Music(keys) if keys and keys != NO_MUSIC else None


def _segment(
    keys: SegmentKeys,
    draft: SegmentDraft,
    named: Collection[str],
    *,
    figures: Mapping[str, Figure],
    delivery: Delivery,
) -> Segment:
    return Segment(
        id=draft.id,
        scene=draft.scene,
        lines=delivery.of(draft.lines, keys.pace),
        labels=draft.labels,
        figures=tuple(figure for name, figure in figures.items() if name in named),
        footage=_footage(keys.footage),
        hold=keys.hold,
        effects=keys.sfx,
        place=draft.place,
    )


def _footage(keys: str | FootageKeys | None) -> Footage | None:
    if isinstance(keys, FootageKeys):
        return Footage(keys.file, keys.fit, keys.push, keys.start, keys.caption)
    return Footage(keys) if keys else None


def _transition(keys: str | TransitionKeys | None) -> Transition | None:
    if isinstance(keys, str):
        keys = TransitionKeys.model_validate({"kind": keys})
    return Transition(keys.kind, keys.seconds) if keys else None


def _lexicon(keys: LexiconKeys | None) -> Mapping[str, Mapping[str, LexiconEntry]]:
    entries = keys.root if keys else {}
    return {
        lang: {word: LexiconEntry(entry.say, entry.keep) for word, entry in words.items()}
        for lang, words in entries.items()
    }
