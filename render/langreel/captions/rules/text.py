"""Word rules: what the lines of a cue may hold and where they may break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from langreel import languages
from langreel.captions.rules.judged_track import JudgedTrack, Remark, squeezed
from langreel.languages.names import exonym
from langreel.linebreak import breaks
from langreel.linebreak.glue import numbers
from langreel.linebreak.kinsoku import NO_END, NO_START, tied

_HAN = "\u3040-\u30ff\u3400-\u9fff"
_HALF = re.compile(rf"(?<=[{_HAN}])[,.?!;:](?=[{_HAN}”’」』）》]|$)")
_FULL = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_FULL_MARKS = re.compile(r"[，。；：？！（）、]")
_TAG = re.compile(r"</?i>|\{\\i1?0?\}|\{[^}]*\\i[01][^}]*\}", re.IGNORECASE)
_SNUG = ",.;:?!،؛؟۔।॥"
_GAP = "[ \u00a0\u202f]"
_STARTS = NO_START - frozenset("“”’'\"—…⋯°%‰℃")


def _full_width(lang: str) -> bool:
    """Whether punctuation is as wide as a letter."""
    return languages.of(lang).subtitles.full_width


def snug(lang: str) -> str:
    """A pattern of the marks that no space stands before."""
    if _full_width(lang):
        return r"[！？，。：；、”’」』）》]"
    marks = "".join(mark for mark in _SNUG if mark not in languages.of(lang).spacing.before)
    return rf"[{marks}](?!\d|\.)"


def empty(track: JudgedTrack) -> Iterator[Remark]:
    for number, cue in enumerate(track.cues):
        if not "".join(cue.lines).strip():
            yield Remark(number, "shows no words")


def wide(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        limits = track.rules.of(lang)
        if (size := limits.size(line)) > limits.chars:
            yield Remark(
                number,
                f"line has {size:g} characters, {limits.chars} fit: {line}",
                "break it or say it shorter",
            )


def tall(track: JudgedTrack) -> Iterator[Remark]:
    for number, cue in enumerate(track.cues):
        most = len(track.langs) if len(track.langs) > 1 else track.rules.of(track.langs[0]).lines
        if len(cue.lines) > most:
            yield Remark(number, f"has {len(cue.lines)} lines, {most} are allowed")


def joinable(track: JudgedTrack) -> Iterator[Remark]:
    for number, lines, lang, limits in track.parts():
        joined = " ".join(lines)
        dialogue = all(line.startswith(("-", "–")) for line in lines)
        if len(lines) > 1 and limits.size(joined) <= limits.chars and not dialogue:
            yield Remark(
                number, f"fits on one line: {joined}", f"{lang} lines hold {limits.chars} characters"
            )


def bad_start(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        banned = _STARTS | languages.of(lang).breaking().no_start | ({"—"} if _full_width(lang) else set())
        if line and line[0] in banned and not re.match(r"\.\d", line):
            yield Remark(number, f"line begins with {line[0]!r}: {line}")


def bad_end(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        banned = NO_END - frozenset("“‘#@") | languages.of(lang).breaking().no_end
        if line and line[-1] in banned:
            yield Remark(number, f"line ends with {line[-1]!r}: {line}")
        elif line and line[-1] in "“‘" and _opens(line, lang):
            yield Remark(number, f"line ends with an opening quote: {line}")


def _opens(line: str, lang: str) -> bool:
    """Whether the quote at the end of a line opens: German closes with the one that English opens with."""
    return not languages.of(lang).spaced or len(line) == 1 or line[-2].isspace()


def stopped(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        if _full_width(lang) and line and line[-1] in "，。、；,;｡､":
            yield Remark(number, f"line ends with {line[-1]!r}: {line}", "leave it out")
        elif _full_width(lang) and re.search(r"[，。；]", line):
            yield Remark(number, f"line holds a stop or comma: {line}", "write a space instead")


def number_split(track: JudgedTrack) -> Iterator[Remark]:
    """A number and its unit on two lines, or in two cues."""
    for place, lang in enumerate(track.langs):
        rows = _rows(track, place)
        script = track.script.get(lang)
        for (_, upper), (number, lower) in pairwise(rows):
            torn = _torn(upper, lower, lang)
            if torn and (not script or squeezed(torn) in script):
                yield Remark(
                    number, f"a number is torn from what it counts: {upper} | {lower}", f"keep {torn!r} whole"
                )


def word_split(track: JudgedTrack) -> Iterator[Remark]:
    """A word on two lines, where no spaces tell words apart; a letter and its marks, on two lines or cues."""
    for place, lang in enumerate(track.langs):
        for (above, upper), (number, lower) in pairwise(_rows(track, place)):
            if upper and lower and tears(upper, lower, lang, same_cue=above == number):
                yield Remark(number, f"a word is torn: {upper} | {lower}", "break between words")


def tears(upper: str, lower: str, lang: str, *, same_cue: bool = True) -> bool:
    """Whether two lines tear a letter from its marks, or, in one cue, a word of a language without spaces."""
    if tied(upper[-1], lower[0]):
        return True
    knows_words = languages.of(lang).breaking().inside is None
    return (
        knows_words and same_cue and len(upper) not in {each.offset for each in breaks(upper + lower, lang)}
    )


def _rows(track: JudgedTrack, place: int) -> list[tuple[int, str]]:
    """All lines of one language in order, each with its cue's number."""
    if len(track.langs) == 1:
        return [(number, line) for number, cue in enumerate(track.cues) for line in cue.lines]
    return [(number, cue.lines[place]) for number, cue in enumerate(track.cues) if place < len(cue.lines)]


def _torn(upper: str, lower: str, lang: str) -> str:
    """The number that the break between two lines would tear, or nothing."""
    joined = f"{upper} {lower}"
    seam = len(upper)
    for start, end in numbers(joined, lang):
        if start < seam and end > seam + 1:
            return joined[start:end]
    return ""


def spaces(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        if line != line.strip() or "  " in line:
            yield Remark(number, f"has a space too many: {line!r}")
        elif re.search(f"{_GAP}{snug(lang)}", line):
            yield Remark(number, f"has a space before punctuation: {line!r}")
        elif re.search(f"[¿¡]{_GAP}", line):
            yield Remark(number, f"has a space after an opening mark: {line!r}")
        elif marks := languages.of(lang).spacing.lacking(line):
            yield Remark(
                number, f"lacks the space beside {' '.join(marks)}: {line!r}", "write a no-break one"
            )


def tightened(line: str, lang: str) -> str:
    """A line without the spaces that belong beside none of its marks."""
    return re.sub(rf"{_GAP}+(?={snug(lang)})|(?<=[¿¡]){_GAP}+", "", line)


def ellipsis(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, _ in track.lines():
        if re.search(r"\.{2,}|…{2,}|⋯{2,}|。{2,}", line):
            yield Remark(number, f"an ellipsis is one character: {line}", "write …")


def doubled(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, _ in track.lines():
        if re.search(r"[！？!?؟]{2,}", line):
            yield Remark(number, f"one mark is enough: {line}")


def half_width(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        if _full_width(lang) and _HALF.search(line):
            yield Remark(number, f"half-width punctuation between Chinese characters: {line}")


def full_width(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        if _FULL.search(line) or (not _full_width(lang) and _FULL_MARKS.search(line)):
            yield Remark(number, f"full-width digits, letters or marks: {line}")


def italics(track: JudgedTrack) -> Iterator[Remark]:
    for number, line, lang in track.lines():
        if not languages.of(lang).subtitles.italics and _TAG.search(line):
            yield Remark(number, f"{exonym(lang)} is never set in italics: {line}")
