"""Jianying materials: what a draft says of a picture, a sound, a speed and a text, and its empty lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

DRAFT_FOLDER: Final = "##_draftpath_placeholder_0E685133-18CE-45ED-8CB8-2904A212EC80_##"
"""Stands in a path for the folder that the draft lies in."""
EMPTY_MATERIALS: Final[Mapping[str, list[Any]]] = {
    name: []
    for name in (
        "audio_balances", "audio_effects", "audio_fades", "audios", "beats", "canvases", "chromas",
        "color_curves", "digital_humans", "drafts", "effects", "flowers", "green_screens", "handwrites",
        "hsl", "images", "log_color_wheels", "loudnesses", "manual_deformations", "masks",
        "material_animations", "material_colors", "placeholders", "plugin_effects", "primary_color_wheels",
        "realtime_denoises", "shapes", "smart_crops", "smart_relights", "sound_channel_mappings", "speeds",
        "stickers", "tail_leaders", "text_templates", "texts", "time_marks", "transitions", "video_effects",
        "video_trackings", "videos", "vocal_beautifys", "vocal_separations",
    )
}  # fmt: skip
META: Final[Mapping[str, Any]] = {
    "draft_cover": "",
    "draft_fold_path": "",
    "draft_root_path": "",
    "draft_is_invisible": False,
    "draft_materials": [{"type": kind, "value": []} for kind in (0, 1, 2, 3, 6, 7, 8)],
    "draft_new_version": "",
    "draft_removable_storage_device": "",
    "draft_type": "",
    "tm_draft_removed": 0,
}
_CROP: Final = {
    f"{vertical}_{side}_{axis}": edge
    for vertical, y in (("upper", 0), ("lower", 1))
    for side, x in (("left", 0), ("right", 1))
    for axis, edge in (("x", x), ("y", y))
}
"""The corners of the whole picture."""


def picture_material(name: str, file: str, duration: int, *, size: tuple[int, int]) -> dict[str, Any]:
    """A silent clip. ``duration`` is microseconds, as everywhere."""
    return {
        **_file(name, file, duration),
        "type": "video",
        "material_name": file,
        "width": size[0],
        "height": size[1],
        "has_audio": False,
        "crop": _CROP,
        "crop_ratio": "free",
        "crop_scale": 1,
        "check_flag": 63_487,
    }


def sound_material(name: str, file: str, duration: int) -> dict[str, Any]:
    """A sound file of one's own."""
    return {**_file(name, file, duration), "type": "extract_music", "name": file, "check_flag": 1}


def _file(name: str, file: str, duration: int) -> dict[str, Any]:
    path = f"{DRAFT_FOLDER}/media/{file}"
    return {"id": name, "material_id": name, "path": path, "duration": duration, "category_name": "local"}


def speed_material(name: str) -> dict[str, Any]:
    """As fast as it was taken; every clip has one of its own."""
    return {"id": name, "type": "speed", "mode": 0, "speed": 1, "curve_speed": None}


def text_material(name: str, lines: Sequence[str], language: str) -> dict[str, Any]:
    """A subtitle: white, with a black edge. Its words stand in JSON within JSON, as the program has them."""
    words = "\n".join(lines)
    style = {
        "range": [0, len(words.encode("utf-16-le")) // 2],
        "size": 6,
        "fill": {"content": {"solid": {"color": [1, 1, 1]}}},
        "strokes": [{"content": {"solid": {"color": [0, 0, 0]}}, "width": 0.08}],
    }
    return {
        "id": name,
        "type": "subtitle",
        "content": json.dumps({"text": words, "styles": [style]}, ensure_ascii=False),
        "alignment": 1,
        "language": language,
        "line_max_width": 0.82,
        "check_flag": 15,
    }
