"""ASS: styled cues in the subtitle band; two languages as a pair of styles, the upper one larger."""

from __future__ import annotations

from collections.abc import Sequence

from langreel.captions.formats.look import PLAIN, STYLES, TrackLook, milliseconds, one_line
from langreel.model import Cue

# libass knows escapes for braces, other renderers do not, and none has one for the backslash: show their
# full-width twins instead.
_MARKUP = str.maketrans({"{": "｛", "}": "｝", "\\": "＼"})
_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding"
)
_INK, _MUTED, _EDGE = "&H00E8F1F4", "&H00C8D4DC", "&H0026150D"


def render(cues: Sequence[Cue], fps: int, look: TrackLook = PLAIN) -> str:
    """The file as text; its times are hundredths of a second, rounded down."""
    two = len(look.langs) > 1
    events = [_event(cue, fps, two) for cue in cues]
    return "\n".join([*_head(look, two), "", "[Events]", _EVENT_FIELDS, *events, ""])


_EVENT_FIELDS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def stacked(top: Sequence[Cue], bottom: Sequence[Cue], fps: int, look: TrackLook) -> str:
    """Two tracks of their own times over each other; each keeps its place while the other comes and goes."""
    lines = max((len(cue.lines) for cue in bottom), default=1)
    events = [
        _event(cue, fps, False, style) for style, cues in (("Main", top), ("Second", bottom)) for cue in cues
    ]
    return "\n".join([*_head(look, True, lines), "", "[Events]", _EVENT_FIELDS, *events, ""])


def _head(look: TrackLook, two: bool, below: int = 0) -> list[str]:
    """``below`` lines of the second language have their place below the first."""
    width, height = look.size
    style = STYLES[look.style]
    foot = style.foot + below * style.small * 1.1
    styles = [_style("Main", look, look.font, style.large, _INK, foot)]
    if two:
        styles.append(_style("Second", look, look.second or look.font, style.small, _MUTED, style.foot))
    return [
        "[Script Info]",
        "ScriptType: v4.00+",
        f"PlayResX: {width}",
        f"PlayResY: {height}",
        "WrapStyle: 2",
        "ScaledBorderAndShadow: yes",
        "YCbCr Matrix: TV.709",
        *([f"Language: {look.tag}"] if look.tag else []),
        "",
        "[V4+ Styles]",
        f"Format: {_FIELDS}",
        *styles,
    ]


def _style(name: str, look: TrackLook, family: str, size: float, ink: str, foot: float) -> str:
    height = look.size[1]
    font = one_line(family).replace(",", " ")
    side = round(look.size[0] * 0.05)
    return (
        f"Style: {name},{font},{round(height * size)},{ink},{ink},{_EDGE},&H80000000,0,0,0,0,100,100,0,0,1,"
        f"{height * STYLES[look.style].outline:.1f},0,2,{side},{side},{round(height * foot)},1"
    )


def _event(cue: Cue, fps: int, two: bool, style: str = "Main") -> str:
    begins, ends = (_clock(milliseconds(at, fps) // 10) for at in (cue.span.start, cue.span.end))
    lines = [text(line) for line in cue.lines if one_line(line)]
    body = r"\N{\rSecond}".join(lines) if two else r"\N".join(lines)
    # Events push each other away within a layer only.
    return f"Dialogue: {int(style == 'Second')},{begins},{ends},{style},,0,0,0,,{body}"


def text(line: str) -> str:
    """A line in which nothing is an override or an escape."""
    return one_line(line).translate(_MARKUP)


def _clock(hundredths: int) -> str:
    seconds, hundredths = divmod(hundredths, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"
