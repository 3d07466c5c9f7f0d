"""BCC: bilibili's JSON for closed captions, with the look that its editor writes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from langreel.captions.formats.look import PLAIN, TrackLook, milliseconds, one_line
from langreel.model import Cue

_LOOK = {
    "font_size": 0.4,
    "font_color": "#FFFFFF",
    "background_alpha": 0.5,
    "background_color": "#9C27B0",
    "Stroke": "none",
}
_FOOT = 2
"""``location`` of cues at the foot of the frame."""


def render(cues: Sequence[Cue], fps: int, look: TrackLook = PLAIN) -> str:
    """The file as text; ``from`` and ``to`` are seconds, to the millisecond.

    >>> from langreel.model import Span
    >>> json.loads(render([Cue(Span(30, 45), ("上", "below"))], 30))["body"]
    [{'from': 1.0, 'to': 2.5, 'location': 2, 'content': '上\\nbelow'}]
    """
    body = [
        {
            "from": milliseconds(cue.span.start, fps) / 1000,
            "to": milliseconds(cue.span.end, fps) / 1000,
            "location": _FOOT,
            "content": "\n".join(one_line(line) for line in cue.lines if one_line(line)),
        }
        for cue in cues
    ]
    return json.dumps({**_LOOK, "body": body}, ensure_ascii=False, indent=1) + "\n"
