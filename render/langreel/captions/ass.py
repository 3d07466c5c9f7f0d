"""ASS: styled cues in the subtitle band; two languages as a pair of styles, the upper one larger."""

from __future__ import annotations

from collections.abc import Sequence

from langreel.captions.look import PLAIN, Look, milliseconds, one_line
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
# Shares of the frame's height. The band below the picture is 18 percent high; two lines of 0.066 stay inside.
_LARGE, _SMALL, _FOOT, _OUTLINE = 0.066, 0.050, 0.030, 0.0028


def render(cues: Sequence[Cue], fps: int, look: Look = PLAIN) -> str:
    """The file as text; its times are hundredths of a second, rounded down."""
    two = len(look.langs) > 1
    events = [_event(cue, fps, two) for cue in cues]
    return "\n".join([*_head(look, two), "", "[Events]", _EVENT_FIELDS, *events, ""])


_EVENT_FIELDS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def _head(look: Look, two: bool) -> list[str]:
    width, height = look.size
    styles = [_style("Main", look, _LARGE, _INK), *([_style("Second", look, _SMALL, _MUTED)] if two else [])]
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


def _style(name: str, look: Look, size: float, ink: str) -> str:
    height = look.size[1]
    font = one_line(look.font).replace(",", " ")
    side = round(look.size[0] * 0.05)
    return (
        f"Style: {name},{font},{round(height * size)},{ink},{ink},{_EDGE},&H80000000,0,0,0,0,100,100,0,0,1,"
        f"{height * _OUTLINE:.1f},0,2,{side},{side},{round(height * _FOOT)},1"
    )


def _event(cue: Cue, fps: int, two: bool) -> str:
    begins, ends = (_clock(milliseconds(at, fps) // 10) for at in (cue.span.start, cue.span.end))
    lines = [text(line) for line in cue.lines if one_line(line)]
    body = r"\N{\rSecond}".join(lines) if two else r"\N".join(lines)
    return f"Dialogue: 0,{begins},{ends},Main,,0,0,0,,{body}"


def text(line: str) -> str:
    """A line in which nothing is an override or an escape."""
    return one_line(line).translate(_MARKUP)


def _clock(hundredths: int) -> str:
    seconds, hundredths = divmod(hundredths, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"
