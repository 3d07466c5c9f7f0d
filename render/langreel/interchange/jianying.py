"""Jianying: an edit as a draft of Jianying Pro or CapCut: two JSON files, all times whole microseconds.

The format has no public description; what is written is what is known of it in public (see the decisions).
Media are named by the draft's own folder, so that the folder can be moved into the program's drafts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from langreel import languages
from langreel.interchange.clock import microseconds
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, MediaFile
from langreel.interchange.jianying_materials import (
    EMPTY_MATERIALS,
    META,
    picture_material,
    sound_material,
    speed_material,
    text_material,
)
from langreel.model import Cue, Span, Track

CONTENT: Final = "draft_content.json"
_COLORS: Final = {"chapter": "#00C1CD", "mark": "#FF6F61"}
_FOOT: Final = -0.8
"""Where subtitles stand: halves of the picture's height above its middle."""
_TEXT_LAYER: Final = 14_000
"""The layer at which the program begins to lay texts."""

Draft = dict[str, Any]


def written(edit: Edit, folder: Path) -> Mapping[str, str]:
    """The draft, and what the program's list of drafts shows of it."""
    return {CONTENT: _json(_content(edit)), "draft_meta_info.json": _json(_meta(edit))}


def _json(value: Draft) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def identity(edit: Edit, *names: object) -> str:
    """An identifier that is the same whenever the same edit is written."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, ("langreel", edit.name, *names))))).upper()


def _content(edit: Edit) -> Draft:
    pictures, sounds = edit.of_kind("picture"), edit.of_kind("sound")
    tracks = [_track(edit, track, number) for number, track in enumerate((*pictures, *sounds))]
    tracks += [_text_track(edit, lang, number) for number, lang in enumerate(edit.subtitles)]
    return {
        "id": identity(edit),
        "name": edit.name,
        "version": 360_000,
        "new_version": "110.0.0",
        "create_time": 0,
        "update_time": 0,
        "duration": microseconds(edit.frames, edit.rate),
        "fps": edit.rate.numerator if edit.rate.denominator == 1 else float(edit.rate),
        "canvas_config": {"width": edit.size[0], "height": edit.size[1], "ratio": "original"},
        "config": {"maintrack_adsorb": False, "video_mute": False, "material_save_mode": 0,
                   "subtitle_sync": True, "lyrics_sync": True},
        "color_space": 0,
        "keyframes": {name: [] for name in ("adjusts", "audios", "effects", "filters", "handwrites",
                                            "stickers", "texts", "videos")},
        "materials": {**EMPTY_MATERIALS, **_materials(edit)},
        "relationships": [],
        "source": "default",
        "time_marks": {"id": identity(edit, "marks"),
                       "mark_items": [_marker(edit, each) for each in edit.markers]},
        "tracks": tracks,
    }  # fmt: skip


def _materials(edit: Edit) -> Draft:
    clips = [(track, clip) for track in edit.tracks for clip in track.clips]
    return {
        "videos": [_picture(edit, media) for media in edit.media if media.kind == "picture"],
        "audios": [_sound(edit, media) for media in edit.media if media.kind == "sound"],
        "speeds": [
            speed_material(identity(edit, "speed", track.name, clip.span.start)) for track, clip in clips
        ],
        "texts": [
            text_material(identity(edit, "text", lang, cue.span.start), cue.lines, languages.of(lang).tag)
            for lang, track in edit.subtitles.items()
            for cue in track.cues
        ],
    }  # fmt: skip


def _picture(edit: Edit, media: MediaFile) -> Draft:
    return picture_material(
        identity(edit, media.name), media.name, microseconds(media.frames, edit.rate), size=edit.size
    )


def _sound(edit: Edit, media: MediaFile) -> Draft:
    return sound_material(identity(edit, media.name), media.name, microseconds(media.frames, edit.rate))


def _track(edit: Edit, track: EditTrack, number: int) -> Draft:
    segments = [_segment(edit, track, clip, number) for clip in track.clips]
    kind = "video" if track.kind == "picture" else "audio"
    return _named(identity(edit, "track", track.name), kind, track.name, segments)


def _named(name: str, kind: str, title: str, segments: Sequence[Draft]) -> Draft:
    return {"id": name, "type": kind, "name": title, "attribute": 0, "flag": 0, "is_default_name": False,
            "segments": segments}  # fmt: skip


def _segment(edit: Edit, track: EditTrack, clip: EditClip, number: int) -> Draft:
    """A clip. Its name goes where the program keeps a person's own remark; it has no field for another."""
    return {
        **_laid(edit, clip.span, number, track.name),
        "material_id": identity(edit, clip.media.name),
        "source_timerange": _range(edit, clip.played),
        "extra_material_refs": [identity(edit, "speed", track.name, clip.span.start)],
        "desc": clip.name,
    }


def _laid(edit: Edit, span: Span, layer: int, *names: object) -> Draft:
    return {
        "id": identity(edit, "segment", *names, span.start),
        "target_timerange": _range(edit, span),
        "speed": 1,
        "volume": 1,
        "visible": True,
        "reverse": False,
        "render_index": layer,
        "track_render_index": layer,
        "common_keyframes": [],
        "keyframe_refs": [],
        "clip": {"alpha": 1, "rotation": 0, "flip": {"horizontal": False, "vertical": False},
                 "scale": {"x": 1, "y": 1}, "transform": {"x": 0, "y": 0}},
    }  # fmt: skip


def _range(edit: Edit, span: Span) -> Draft:
    """Both ends as microseconds, so that neighbours meet."""
    start, end = (microseconds(frame, edit.rate) for frame in (span.start, span.end))
    return {"start": start, "duration": end - start}


def _text_track(edit: Edit, lang: str, number: int) -> Draft:
    segments = list(_texts(edit, lang, edit.subtitles[lang], number))
    return _named(identity(edit, "track", "text", lang), "text", lang, segments)


def _texts(edit: Edit, lang: str, track: Track, number: int) -> Iterator[Draft]:
    for cue in track.cues:
        yield {**_text(edit, lang, cue, number), "source_timerange": None, "extra_material_refs": []}


def _text(edit: Edit, lang: str, cue: Cue, number: int) -> Draft:
    laid = _laid(edit, cue.span, _TEXT_LAYER + number, "text", lang)
    laid["clip"]["transform"] = {"x": 0, "y": _FOOT + number * 0.15}
    return {**laid, "material_id": identity(edit, "text", lang, cue.span.start)}


def _marker(edit: Edit, marker: EditMarker) -> Draft:
    return {
        "id": identity(edit, "marker", marker.kind, marker.name, marker.frame),
        "color": _COLORS[marker.kind],
        "title": marker.name,
        "time_range": {"start": microseconds(marker.frame, edit.rate), "duration": 0},
    }


def _meta(edit: Edit) -> Draft:
    """What the list of drafts shows; the program fills in its own paths and times."""
    return {
        **META,
        "draft_id": identity(edit),
        "draft_name": edit.name,
        "tm_duration": microseconds(edit.frames, edit.rate),
    }
