"""FCP7: an edit as Final Cut Pro 7 XML (xmeml 5): stereo as two channels, linked to their picture.

Paths are whole addresses: the format knows no others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel.interchange.clock import timecode
from langreel.interchange.edited_timeline import Edit, EditClip, EditMarker, EditTrack, MediaFile, marks_on

if TYPE_CHECKING:
    from lxml import etree

CHANNELS: Final = (1, 2)
_SAMPLES: Final = {"depth": 24, "samplerate": 48_000}


def written(edit: Edit, folder: Path) -> Mapping[str, str]:
    """One file."""
    from lxml import etree

    root = etree.Element("xmeml", version="5")
    _Fcp7Writer(edit, folder).sequence(etree.SubElement(root, "sequence", id=edit.name))
    etree.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE xmeml>\n'
    return {f"{edit.name}.xml": f"{head}{etree.tostring(root, encoding='unicode')}\n"}


@dataclass(slots=True)
class _Fcp7Writer:
    """One file: a media file is described where it is first used, and named from then on."""

    edit: Edit
    folder: Path
    described: set[MediaFile] = field(default_factory=set)

    def sequence(self, sequence: etree._Element) -> None:
        edit = self.edit
        _texts(sequence, name=edit.name, duration=edit.frames)
        self._rate(sequence)
        self._timecode(sequence)
        media = _texts(sequence, "media")
        video, audio = _texts(media, "video"), _texts(media, "audio")
        self._picture_format(_texts(video, "format"))
        _texts(audio, numOutputChannels=len(CHANNELS))
        _texts(_texts(audio, "format"), "samplecharacteristics", **_SAMPLES)
        for track in edit.of_kind("picture"):
            self._track(_texts(video, "track"), track, channel=0)
        for track in edit.of_kind("sound"):
            for channel in CHANNELS:
                self._track(_texts(audio, "track"), track, channel)
        for marker in edit.markers:
            if marker.kind == "chapter":
                _marker(sequence, marker, marker.frame)

    def _track(self, element: etree._Element, track: EditTrack, channel: int) -> None:
        if channel:
            for key, value in (("currentExplodedTrackIndex", channel - 1),
                               ("totalExplodedTrackCount", len(CHANNELS)),
                               ("premiereTrackType", "Stereo")):  # fmt: skip
                element.set(key, str(value))
        _texts(element, name=track.name)
        for clip in track.clips:
            self._clip(element, track, clip, channel)

    def _clip(self, parent: etree._Element, track: EditTrack, clip: EditClip, channel: int) -> None:
        item = _texts(parent, "clipitem")
        item.set("id", _id(track, clip, channel))
        _texts(item, name=clip.name, duration=clip.media.frames)
        self._rate(item)
        _texts(item, start=clip.span.start, end=clip.span.end)
        item.extend([_number("in", clip.begins), _number("out", clip.played.end)])
        self._file(item, clip.media)
        if channel:
            item.set("premiereChannelType", "stereo")
            _texts(item, "sourcetrack", mediatype="audio", trackindex=channel)
        if track is self.edit.tracks[0]:
            for marker, frame in marks_on(self.edit, clip):
                _marker(item, marker, frame)
        self._links(item, clip)

    def _links(self, item: etree._Element, clip: EditClip) -> None:
        """What moves together: the clips of one segment, in picture and sound."""
        for number, track in enumerate(self.edit.of_kind("picture"), 1):
            self._link(item, track, clip, channel=0, number=number)
        for number, track in enumerate(self.edit.of_kind("sound")):
            for channel in CHANNELS:
                self._link(item, track, clip, channel=channel, number=number * len(CHANNELS) + channel)

    def _link(
        self, item: etree._Element, track: EditTrack, clip: EditClip, *, channel: int, number: int
    ) -> None:
        """The clip of a track with the name and the frames of another; ``number`` is the track's."""
        for place, other in enumerate(track.clips, 1):
            if (other.name, other.span) == (clip.name, clip.span):
                kind = "audio" if channel else "video"
                _texts(item, "link", linkclipref=_id(track, other, channel), mediatype=kind,
                       trackindex=number, clipindex=place)  # fmt: skip

    def _file(self, item: etree._Element, media: MediaFile) -> None:
        file = _texts(item, "file")
        file.set("id", f"file-{self.edit.media.index(media) + 1}")
        if media in self.described:
            return
        self.described.add(media)
        address = (self.folder.resolve() / "media" / media.name).as_uri()
        _texts(file, name=media.name, pathurl=address.replace("file://", "file://localhost", 1),
               duration=media.frames)  # fmt: skip
        self._rate(file)
        self._timecode(file)
        holds = _texts(file, "media")
        if media.kind == "picture":
            self._picture_format(_texts(holds, "video"))
        else:
            audio = _texts(holds, "audio", channelcount=len(CHANNELS))
            _texts(audio, "samplecharacteristics", **_SAMPLES)

    def _picture_format(self, parent: etree._Element) -> None:
        shape = _texts(parent, "samplecharacteristics")
        self._rate(shape)
        width, height = self.edit.size
        _texts(shape, width=width, height=height, pixelaspectratio="square", fielddominance="none")

    def _rate(self, parent: etree._Element) -> None:
        rate = self.edit.rate
        _texts(parent, "rate", timebase=round(rate), ntsc="FALSE" if rate.denominator == 1 else "TRUE")

    def _timecode(self, parent: etree._Element) -> None:
        code = _texts(parent, "timecode", string=timecode(0, self.edit.rate), frame=0, displayformat="NDF")
        self._rate(code)


def _id(track: EditTrack, clip: EditClip, channel: int) -> str:
    return ".".join(filter(None, (track.name, clip.name, str(clip.span.start), str(channel or ""))))


def _marker(parent: etree._Element, marker: EditMarker, frame: int) -> None:
    made = _texts(parent, "marker", name=marker.name)
    made.extend([_number("in", frame), _number("out", -1)])


def _number(tag: str, value: int) -> etree._Element:
    """An element whose name Python keeps for itself."""
    from lxml import etree

    element = etree.Element(tag)
    element.text = str(value)
    return element


def _texts(parent: etree._Element, tag: str = "", /, **texts: Any) -> etree._Element:
    """A child of that name (the parent itself without one), with a child for each text."""
    from lxml import etree

    element = etree.SubElement(parent, tag) if tag else parent
    for name, text in texts.items():
        etree.SubElement(element, name).text = str(text)
    return element
