"""Style rules: dialogue, names, numbers, sentences over two cues, poor breaks, glyphs, the subtitle band."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from langreel import fonts, languages, theme
from langreel.captions.rules.judged_track import JudgedTrack, Remark, squeezed
from langreel.captions.rules.text import tears
from langreel.errors import ToolError
from langreel.languages.model import Limits
from langreel.linebreak import breaks, wrap

_HAN = "\u3400-\u9fff"
GOES_ON = re.compile(r"^(?:…|⋯|\.{2,}|—+|--+)+[ ]*")
BREAKS_OFF = re.compile(r"[ ]*(?:…|⋯|\.{2,}|—+|--+)+$")
_DOT = re.compile(rf"(?<=[{_HAN}])[.．・•‧∙⋅](?=[{_HAN}])")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_BAND = 2
"""Lines that the band below the picture holds."""
_POOR = 15.0
"""How much dearer a break may be than the one that the line breaker would choose."""


def dialogue(track: JudgedTrack) -> Iterator[Remark]:
    """Two speakers: a hyphen before each line, and a space behind it where the language sets one."""
    for number, lines, lang, _ in track.parts():
        speaker = languages.of(lang).subtitles.speaker
        marked = [bool(re.match(r"[-–—] ?[\w¿¡«]", line)) for line in lines]
        if any(marked) and not all(marked) and marked[-1]:
            yield Remark(number, f"one speaker has a hyphen, the other none: {' | '.join(lines)}")
        elif len(lines) > 1 and all(marked) and any(hyphened(line, speaker) != line for line in lines):
            takes = "a space" if speaker.endswith(" ") else "no space"
            message = f"hyphens of two speakers take {takes}: {' | '.join(lines)}"
            yield Remark(number, message, f"write {speaker}Yes")


def hyphened(line: str, speaker: str) -> str:
    """A line of a speaker with the hyphen of its language; a minus stays with its number.

    >>> hyphened("– Yes.", "-"), hyphened("-Oui.", "- "), hyphened("-5 %", "- ")
    ('-Yes.', '- Oui.', '-5 %')
    """
    begins = r"[^\W\d]|[¿¡«]" if speaker.endswith(" ") else r"[\w¿¡«]"
    return re.sub(rf"^[-–—] ?(?={begins})", speaker, line)


def names(track: JudgedTrack) -> Iterator[Remark]:
    """Chinese joins the parts of foreign names with ``·`` and writes initials without stops."""
    for number, line, lang in track.lines():
        dot = languages.of(lang).subtitles.name_dot
        if dot and _DOT.search(line):
            yield Remark(number, f"parts of a name are joined by another dot: {line}", f"write {dot}")
        elif dot and _INITIALS.search(line):
            yield Remark(number, f"initials take no stops: {line}")


def numerals(track: JudgedTrack) -> Iterator[Remark]:
    """English spells one to ten, and the number that opens a sentence, unless it measures something."""
    for number, cue in enumerate(track.cues):
        for place, line in enumerate(cue.lines):
            numeral = languages.of(track.langs[min(place, len(track.langs) - 1)]).subtitles.numeral
            if numeral and (found := re.search(numeral, line)):
                yield Remark(number, f"a small number is a word: {line}", f"spell {found[0]!r}")


def continued(track: JudgedTrack) -> Iterator[Remark]:
    """A sentence runs over two cues without dash or ellipsis."""
    if len(track.langs) > 1:
        return
    for number, cue in enumerate(track.cues):
        if cue.lines and without(cue.lines[0], GOES_ON) != cue.lines[0]:
            yield Remark(number, f"goes on with {cue.lines[0][0]!r}: {cue.lines[0]}", "leave it out")
    for number, (cue, after) in enumerate(pairwise(track.cues)):
        if trails(cue.lines, after.lines) and without(cue.lines[-1], BREAKS_OFF) != cue.lines[-1]:
            yield Remark(
                number, f"breaks off before its sentence goes on: {cue.lines[-1]}", "leave out the mark"
            )


def trails(lines: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a cue ends with dash or ellipsis and the next one goes on with the sentence."""
    return bool(lines and BREAKS_OFF.search(lines[-1]) and after) and after[0][:1].islower()


def without(line: str, mark: re.Pattern[str]) -> str:
    """A line without a mark at its beginning or end, if words are left."""
    bare = mark.sub("", line)
    return bare if any(map(str.isalnum, bare)) else line


def poor(track: JudgedTrack) -> Iterator[Remark]:
    """Lines that break where the sense does not, though a better break is there."""
    for number, lines, lang, limits in track.parts():
        if len(lines) == limits.lines == 2 and not lines[1].startswith("-"):
            better = _better(united(lines, lang, track.script.get(lang, "")), lines[0], lang, limits)
            if better:
                yield Remark(number, f"breaks badly: {' | '.join(lines)}", f"better: {' | '.join(better)}")


@cache
def _better(text: str, upper: str, lang: str, limits: Limits) -> tuple[str, ...]:
    """Two lines for the text that break at a better place than after ``upper``, or ()."""
    wanted = wrap(text, lang, limits.chars, measure=limits.size)
    if len(wanted) != 2 or wanted[0] == upper:
        return ()
    costs = {edge.offset: edge.cost for edge in breaks(text, lang)}
    ours, theirs = (costs.get(_seam(text, first), 100.0) for first in (upper, wanted[0]))
    return wanted if ours > theirs + _POOR else ()


def _seam(text: str, first: str) -> int:
    at = len(first)
    return at + (text[at : at + 1] == " ")


def united(lines: Sequence[str], lang: str, script: str = "") -> str:
    """The lines of a cue as one.

    Between Chinese or Japanese lines a comma may have stood that subtitles do not show. A space stands for
    it, unless the script has the two without one.

    >>> united(["它涨了", "又跌了"], "zh"), united(["它涨了", "又跌了"], "zh", "它涨了又跌了")
    ('它涨了 又跌了', '它涨了又跌了')
    """
    text = lines[0] if lines else ""
    for before, line in pairwise(lines):
        tight = not languages.of(lang).spaced and squeezed(before)[-4:] + squeezed(line)[:4] in script
        torn = bool(before and line) and tears(before, line, lang)
        text += line if tight or torn else f" {line}"
    return text


def glyphs(track: JudgedTrack) -> Iterator[Remark]:
    """Every character is in the font of its language."""
    families, root = {lang: theme.families(lang) for lang in track.langs}, Path.cwd()
    for number, line, lang in track.lines():
        if missing := _missing(line, families[lang], root):
            best = families[lang][0]
            yield Remark(number, f"{best} does not have {missing!r}: {line}", _way(best, root))


@cache
def _way(family: str, root: Path) -> str:
    """How to install a family that is not here."""
    try:
        fonts.font_file(family, root)
    except ToolError as error:
        return error.hint
    return ""


@cache
def _missing(line: str, families: tuple[str, ...], root: Path) -> str:
    if line.isascii():
        return ""
    try:
        return fonts.lacking(families, root, line)
    except ToolError:
        return ""


def band(track: JudgedTrack) -> Iterator[Remark]:
    """The band below the picture holds two lines; a third lies over the charts."""
    for number, cue in enumerate(track.cues):
        if len(cue.lines) > _BAND:
            yield Remark(number, f"{len(cue.lines)} lines reach into the picture, {_BAND} fit below it")
