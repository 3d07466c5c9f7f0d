"""ASS: styled cues in the subtitle band; two languages as a pair of styles, the upper one larger.

ASS and SSA from anywhere are read for their dialogue, without its styling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from langreel.captions.formats.appearance import PLAIN, STYLES, TrackLook, directed, one_line
from langreel.captions.formats.blocks import TIMES
from langreel.captions.formats.parsing import Block, Notes, Sure
from langreel.model import Cue, Track

# libass knows escapes for braces, other renderers do not, and none has one for the backslash: show their
# full-width twins instead.
_MARKUP = str.maketrans({"{": "｛", "}": "｝", "\\": "＼"})
_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, "
    "Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, "
    "MarginR, MarginV, Encoding"
)
# What a renderer that goes by letters, such as libass, takes for: find out which way each line runs.
_BY_LETTERS = -1


_EVENT_FIELDS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text; its times are hundredths of a second, rounded down."""
    two = len(look.langs) > 1
    return _script(_head(look, two), (_event(cue, track, look, two=two) for cue in track.cues))


def stacked(top: Track, bottom: Track, look: TrackLook) -> str:
    """Two tracks of their own times over each other; each keeps its place while the other comes and goes."""
    lines = max((len(cue.lines) for cue in bottom.cues), default=1)
    events = (
        _event(cue, track, replace(look, lang=lang), style=style)
        for style, track, lang in (("Main", top, look.lang_of(0)), ("Second", bottom, look.lang_of(1)))
        for cue in track.cues
    )
    return _script(_head(look, True, lines), events)


def _script(head: Sequence[str], events: Iterable[str]) -> str:
    return "\n".join([*head, "", "[Events]", _EVENT_FIELDS, *events, ""])


def _head(look: TrackLook, two: bool, below: int = 0) -> list[str]:
    """``below`` lines of the second language have their place below the first."""
    width, height = look.size
    style = STYLES[look.style]
    foot = style.foot + below * style.small * 1.1
    styles = [_style("Main", look, look.font, ink=look.colors.words, foot=foot)]
    if two:
        styles.append(
            _style("Second", look, look.second or look.font, ink=look.colors.below, foot=style.foot)
        )
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


def _style(name: str, look: TrackLook, family: str, *, ink: str, foot: float) -> str:
    height, size = look.size[1], look.pixels(family, name == "Second")
    font = one_line(family).replace(",", " ")
    style = STYLES[look.style]
    left, right = round(look.size[0] * style.left), round(look.size[0] * style.right)
    encoding = _BY_LETTERS if look.turns else 1
    own, edge = _bgr(ink), _bgr(look.colors.edge)
    return (
        f"Style: {name},{font},{size},{own},{own},{edge},&H80000000,0,0,0,0,100,100,0,0,1,"
        f"{height * style.outline:.1f},0,2,{left},{right},{round(height * foot)},{encoding}"
    )


def _bgr(color: str) -> str:
    """
    >>> _bgr("#F4F1E8")
    '&H00E8F1F4'
    """
    return f"&H00{color[5:7]}{color[3:5]}{color[1:3]}"


def _event(cue: Cue, track: Track, look: TrackLook, *, two: bool = False, style: str = "Main") -> str:
    begins, ends = (_clock(track.milliseconds(at) // 10) for at in (cue.span.start, cue.span.end))
    shown = [line for line in cue.lines if one_line(line)]
    lines = [
        _faced(directed(text(line), look.lang_of(at)), look, second=style == "Second" or (two and at > 0))
        for at, line in enumerate(shown)
    ]
    body = r"\N{\rSecond}".join(lines) if two else r"\N".join(lines)
    # Events push each other away within a layer only.
    return f"Dialogue: {int(style == 'Second')},{begins},{ends},{style},,0,0,0,,{body}"


def text(line: str) -> str:
    """A line in which nothing is an override or an escape."""
    return one_line(line).translate(_MARKUP)


def _faced(line: str, look: TrackLook, *, second: bool) -> str:
    """A line in which other families stand in for characters that the style's lacks."""
    if not look.stand_ins:
        return line
    runs = groupby(line, key=lambda char: look.stand_ins.get(char, ""))
    return "".join(_run("".join(chars), family, look, second=second) for family, chars in runs)


def _run(words: str, family: str, look: TrackLook, *, second: bool) -> str:
    face = rf"{{\fn{family}\fs{look.pixels(family, second)}}}"
    return rf"{face}{words}{{\fn\fs}}" if family else words


def _clock(hundredths: int) -> str:
    seconds, hundredths = divmod(hundredths, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{hundredths:02}"


# Reading

_USUAL = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_TIME = re.compile(r"\s*(-?)(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.:,](\d{1,3}))?\s*")
_BRACES = re.compile(r"\{([^{}]*)\}")
_DRAWS = re.compile(r"\\p([0-9]+)")
_BEGINS = re.compile(r"\[Script Info\]|\[V4|\[Events\]")


def recognises(head: str) -> Sure:
    """By its sections; without them, by a line of dialogue."""
    if _BEGINS.match(head):
        return Sure.YES
    return Sure.MAYBE if "\nDialogue:" in head and not TIMES.search(head) else Sure.NO


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of an ASS or SSA script, in its order."""
    fields: Sequence[str] = _USUAL
    section, found = "", list[Block]()
    for at, line in enumerate(text.split("\n"), start=1):
        kind, _, value = line.partition(":")
        kind = kind.strip().lower()
        if line.lstrip().startswith("["):
            section = line.strip().lower()
        elif kind == "format" and section in {"", "[events]"}:
            fields = [name.strip().lower() for name in value.split(",")]
        elif kind == "dialogue":
            found.append(_spoken(value, fields, at, notes=notes))
        elif kind == "comment":
            notes.habit("note", at, f"a comment is not shown: {value.strip()[:80]}")
        elif section == "[events]" and line.strip() and not line.startswith((";", "!")):
            notes.tell("warning", "stray-text", at, message=f"belongs to no cue: {line.strip()[:200]}")
    return found


def _spoken(value: str, fields: Sequence[str], at: int, *, notes: Notes) -> Block:
    names = fields if "text" in fields else _USUAL
    cells = dict(zip(names, value.lstrip().split(",", len(names) - 1), strict=False))
    if "text" not in cells:
        notes.tell("error", "bad-event", at, message=f"fields are missing: {value.strip()[:200]}")
        return Block(at, None, None, (value.strip(),) if value.strip() else ())
    texts = _lines(cells["text"], at, notes)
    if not texts:
        notes.habit("empty-cue", at, "a cue without words is left out")
    return Block(at, _ms(cells.get("start", "")), _ms(cells.get("end", "")), texts)


def _lines(text: str, at: int, notes: Notes) -> tuple[str, ...]:
    """The lines of an event; overrides, comments in braces and drawings are noted."""
    pieces, drawing = [], False
    for number, piece in enumerate(_BRACES.split(text)):
        if number % 2:
            drawing = _drawing(piece, drawing)
            if piece and "\\" in piece:
                notes.habit("placing", at, f"overrides are left out: {{{piece[:60]}}}")
            elif piece:
                notes.habit("note", at, f"a comment is not shown: {piece[:80]}")
        elif not drawing:
            pieces.append(piece)
        elif piece.strip():
            notes.habit("drawing", at, f"a drawing is not shown: {piece[:60]}")
    lines = re.split(r"\\[Nn]", "".join(pieces).replace("\\h", " "))
    return tuple(line.strip() for line in lines if line.strip())


def _drawing(overrides: str, before: bool) -> bool:
    modes = _DRAWS.findall(overrides)
    return int(modes[-1][:9]) > 0 if modes else before


def _ms(text: str) -> int | None:
    match = _TIME.fullmatch(text[:40])
    if match is None:
        return None
    sign, hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return (-1 if sign else 1) * (whole * 1000 + int((fraction or "0").ljust(3, "0")))
