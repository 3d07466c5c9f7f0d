"""FCPXML: an edit as Final Cut Pro has it: a storyline of segments, all else connected to its own.

Version 1.10. Every time is a fraction of a second over the frame rate; media lie by their path from the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from langreel import languages
from langreel.interchange.clock import rational
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, MediaFile
from langreel.model import Cue, Span

if TYPE_CHECKING:
    from lxml import etree

VERSION: Final = "1.10"
ROLES: Final = {"voice": "dialogue", "music": "music", "effects": "effects"}
CAPTION_START: Final = 3600
"""The seconds at which a caption's own clock begins, as Final Cut Pro writes them."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
_CAPTION_LOOK: Final = {
    "font": ".SF NS Text",
    "fontSize": "13",
    "fontFace": "Regular",
    "fontColor": "1 1 1 1",
    "backgroundColor": "0 0 0 1",
}


def written(edit: Edit, folder: Path) -> Mapping[str, str]:
    """One file."""
    from lxml import etree

    root = etree.Element("fcpxml", version=VERSION)
    _resources(edit, etree.SubElement(root, "resources"))
    event = etree.SubElement(etree.SubElement(root, "library"), "event", name=edit.name)
    _sequence(edit, etree.SubElement(event, "project", name=edit.name))
    etree.indent(root)
    return {f"{edit.name}.fcpxml": f"{_HEAD}{etree.tostring(root, encoding='unicode')}\n"}


def _resources(edit: Edit, resources: etree._Element) -> None:
    """The format of the film, and an asset for each media file."""
    width, height = map(str, edit.size)
    _child(resources, "format", id="r1", frameDuration=rational(1, edit.rate), width=width, height=height,
           colorSpace="1-1-1 (Rec. 709)")  # fmt: skip
    for media in edit.media:
        asset = _child(resources, "asset", id=_id(edit, media), name=media.name, start="0s",
                       duration=rational(media.frames, edit.rate), **_kind(media))  # fmt: skip
        _child(asset, "media-rep", kind="original-media", src=f"./media/{quote(media.name)}")


def _kind(media: MediaFile) -> dict[str, str]:
    if media.kind == "picture":
        return {"hasVideo": "1", "format": "r1", "videoSources": "1"}
    return {"hasAudio": "1", "audioSources": "1", "audioChannels": "2", "audioRate": "48000"}


def _id(edit: Edit, media: MediaFile) -> str:
    return f"r{edit.media.index(media) + 2}"


def _sequence(edit: Edit, project: etree._Element) -> None:
    sequence = _child(project, "sequence", format="r1", duration=rational(edit.frames, edit.rate),
                      tcStart="0s", tcFormat="NDF", audioLayout="stereo", audioRate="48k")  # fmt: skip
    spine = _child(sequence, "spine")
    for clip in edit.tracks[0].clips:
        element = _clip(edit, spine, clip, clip.span.start)
        for connected, lane, role in _connected(edit, clip.span):
            _clip(edit, element, connected, _local(clip, connected.span.start), lane=str(lane), **role)
        for number, lang in enumerate(edit.subtitles):
            for cue in _within(edit.subtitles[lang].cues, clip.span):
                _caption(edit, element, cue, _local(clip, cue.span.start), lane=number + 2, lang=lang)
        for marker in edit.markers:
            if clip.span.start <= marker.frame < clip.span.end:
                _marker(edit, element, marker, _local(clip, marker.frame))


def _clip(edit: Edit, parent: etree._Element, clip: EditClip, offset: int, **others: str) -> etree._Element:
    lane = {"lane": others.pop("lane")} if "lane" in others else {}
    return _child(parent, "asset-clip", ref=_id(edit, clip.media), **lane, offset=rational(offset, edit.rate),
                  name=clip.name, start=rational(clip.begins, edit.rate),
                  duration=rational(clip.span.frames, edit.rate), **others)  # fmt: skip


def _local(parent: EditClip, frame: int) -> int:
    """A frame of the film on the clock of a clip."""
    return parent.begins + frame - parent.span.start


def _connected(edit: Edit, span: Span) -> Iterator[tuple[EditClip, int, dict[str, str]]]:
    """Clips of the other tracks that begin within a span, with their lane: picture above, sound below."""
    above, below = edit.of_kind("picture")[1:], edit.of_kind("sound")
    for lane, track in [*enumerate(above, 1), *((-number, track) for number, track in enumerate(below, 1))]:
        role = {"audioRole": ROLES.get(track.name, track.name)} if track.kind == "sound" else {}
        for clip in track.clips:
            if span.start <= clip.span.start < span.end:
                yield clip, lane, role


def _within(cues: tuple[Cue, ...], span: Span) -> Iterator[Cue]:
    return (cue for cue in cues if span.start <= cue.span.start < span.end)


def _caption(edit: Edit, parent: etree._Element, cue: Cue, offset: int, *, lane: int, lang: str) -> None:
    tag = languages.of(lang).tag
    caption = _child(parent, "caption", lane=str(lane), offset=rational(offset, edit.rate),
                     name=" ".join(cue.lines), start=f"{CAPTION_START}s",
                     duration=rational(cue.span.frames, edit.rate),
                     role=f"iTT?captionFormat=ITT.{tag}")  # fmt: skip
    style = f"ts.{lang}.{cue.span.start}"
    _child(_child(caption, "text", placement="bottom"), "text-style", ref=style).text = "\n".join(cue.lines)
    _child(_child(caption, "text-style-def", id=style), "text-style", **_CAPTION_LOOK)


def _marker(edit: Edit, parent: etree._Element, marker: EditMarker, frame: int) -> None:
    tag = "chapter-marker" if marker.kind == "chapter" else "marker"
    made = _child(parent, tag, start=rational(frame, edit.rate), duration=rational(1, edit.rate),
                  value=marker.name)  # fmt: skip
    if marker.kind == "chapter":
        made.set("posterOffset", "0s")


def _child(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    from lxml import etree

    return etree.SubElement(parent, tag, attributes)
