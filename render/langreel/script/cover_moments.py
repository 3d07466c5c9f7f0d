"""Cover moments: what ``cover:`` of episode.yaml, and of its clips, means in the script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from langreel.errors import perhaps
from langreel.script.nodes import Document, Loc
from langreel.script.segments import SegmentDraft, SegmentReader

_MOMENT: Final = re.compile(r"(?P<segment>[^@]*)(@(?P<mark>[^+]*)(\+(\d+\.?\d*)?)?)?")
_WRITTEN: Final = "segment, segment@mark or segment@mark+1.2"


def check_covers(document: Document, told: Sequence[SegmentDraft], reader: SegmentReader) -> None:
    """Every cover shows a moment that there is in its film."""
    drafts = {draft.id: draft for draft in told if draft.id}
    for loc, shown in _films(document, drafts):
        moment = document.value(loc)
        if moment and isinstance(moment, str) and (wrong := _wrong(moment, shown)):
            message, hint = wrong
            reader.wrong(document.at(loc), "unknown-moment", message, hint=hint)


def _films(
    document: Document, drafts: Mapping[str, SegmentDraft]
) -> Iterator[tuple[Loc, Mapping[str, SegmentDraft]]]:
    """Where each film's cover stands, and the film's segments."""
    yield ["cover"], drafts
    for name in document.mapping(["clips"]):
        own: Sequence[Any] = document.items(["clips", name, "segments"])
        yield ["clips", name, "cover"], {key: drafts[key] for key in own if key in drafts}


def _wrong(moment: str, shown: Mapping[str, SegmentDraft]) -> tuple[str, str] | None:
    """What is wrong with a moment of a film of these segments, and what may be meant."""
    read = _MOMENT.fullmatch(moment)
    if read is None:
        return f"{moment!r} is no moment of the film", _WRITTEN
    segment, mark = read["segment"], read["mark"]
    if segment not in shown:
        return f"the film has no segment {segment!r}", perhaps(segment, shown) or _WRITTEN
    marks = shown[segment].marks
    if mark and mark not in marks:
        return f"the segment {segment!r} has no mark {mark!r}", perhaps(mark, marks) or _WRITTEN
    return None
