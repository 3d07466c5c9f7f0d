"""Cued: a translator's subtitle file, cut by cues rather than by lines → the episode's catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from langreel import captions, line_matching, translation
from langreel.captions import READERS
from langreel.captions.align import AlignedWords, Assigned, assigned
from langreel.captions.displayed_text import shown
from langreel.errors import ContentError
from langreel.model import Cue, Finding, Line, Timeline
from langreel.pipeline.film import Film
from langreel.pipeline.kept import keep
from langreel.pipeline.plan import takes
from langreel.pipeline.translate import TranslationRequest, cut, read_only, timelines
from langreel.project import Project
from langreel.translation import Report, TranslatedLine

_LONG = 6
"""Letters of a cue from which on it is no chance that two languages say the same."""
_TWINS = str.maketrans({"∶": ":", "→": ">"})
_MARKS = re.compile(r"([.!?])[.!?]+")
"""Marks on end, of which a subtitle shows the first."""
_UNSEEN = re.compile(r"[\s、·・]|-(?=->)|-(?=>)")
"""What a subtitle leaves out, or another format writes differently."""


def bring_in(
    project: Project,
    errand: TranslationRequest,
    file: Path,
    fmt: str = "",
    encoding: str = "",
    keep_times: bool = False,
) -> Report:
    """Store what a subtitle file says for each line; what is unsure is stored as fuzzy.

    The dub is the errand's (default: the one that the file meets best). Lines that say what an export would
    say of them were not touched: they stay as they are stored. With ``keep_times`` the file's own cues are
    kept beside the catalogue and shown with that dub as they stand.
    """
    film = read_only(project, errand)
    cues, odd = captions.read(file, fmt, encoding)
    if not cues:
        raise ContentError("there is no cue in the file", str(file), f"what is read: {', '.join(READERS)}")
    stored = translation.stored(project, errand.episode, errand.lang)
    dubs = timelines(film, errand, takes(film), stored)
    found = assigned(cues, dubs, errand.lang)
    new = _new(film, errand, dubs[found.dub], found)
    entries = [
        TranslatedLine(*_key(words.line), "", words.text, words.doubt, bool(words.doubt)) for words in new
    ]
    report = translation.store(project, film.episode, errand.lang, entries, file.name)
    kept = tuple(_keep(project, errand, cues, found, file.name)) if keep_times else ()
    # Why a line is unsure is told here, with its words.
    others = (finding for finding in report.findings if finding.rule != "unsure-translation")
    findings = (*odd, *kept, *_silent(dubs[found.dub], found, file.name), *_doubts(new, file.name), *others)
    return replace(report, findings=findings)


def _key(line: Line) -> tuple[str, int]:
    return line.segment, line.number


def _new(film: Film, errand: TranslationRequest, dub: Timeline, found: Assigned) -> list[AlignedWords]:
    """What the file says otherwise than an export would."""
    shown = _lines(dub, errand.lang)
    source = _lines(dub, film.episode.languages[0])
    cues = {said(" ".join(cue.lines), errand.lang) for cue in cut(film, errand, dub)}
    new = [each for each in found.words if _otherwise(each.text, shown[_key(each.line)], errand.lang)]
    return [_with_source(each, source[_key(each.line)].text, cues, errand.lang) for each in new]


def _otherwise(text: str, line: Line, lang: str) -> bool:
    return said(text, lang) not in {said(line.text, line.lang), said(line.text, lang)}


def _with_source(words: AlignedWords, source: str, cues: Collection[str], lang: str) -> AlignedWords:
    """Words in doubt where a whole cue of them is still the source's."""
    ours, theirs = said(words.text, lang), said(source, lang)
    left = [cue for cue in cues if len(cue) >= _LONG and cue in ours and cue in theirs]
    if not left:
        return words
    return replace(words, doubt="; ".join(filter(None, (words.doubt, "some of it is not translated"))))


def said(text: str, lang: str) -> str:
    """The words of a text as subtitles of any format show them, without spaces.

    >>> said("{a}。 --> ", "ja") == said("｛a｝ →", "ja"), said("Yes, no", "en") == said("Yes no", "en")
    (True, False)
    """
    plain = unicodedata.normalize("NFKC", shown(text, lang)(0, len(text)))
    return _MARKS.sub(r"\1", _UNSEEN.sub("", plain.translate(_TWINS)))


def _lines(dub: Timeline, lang: str) -> Mapping[tuple[str, int], Line]:
    """Lines of one language by segment and number."""
    return {_key(line): line for line in dub.lines(lang)}


def _silent(dub: Timeline, found: Assigned, shown: str) -> Iterator[Finding]:
    told = {_key(words.line) for words in found.words}
    for spoken in dub.spoken:
        if _key(spoken.line) not in told:
            message = f"no cue stands while {line_matching.key(spoken.line)} is spoken"
            yield Finding("warning", "line-without-words", message, shown)


def _doubts(new: Sequence[AlignedWords], shown: str) -> Iterator[Finding]:
    for words in new:
        if words.doubt:
            message = f"{line_matching.key(words.line)}: {words.doubt}: {words.text}"
            hint = "stored as fuzzy: look at it in the catalogue"
            yield Finding("warning", "unsure", message, shown, hint)


def _keep(
    project: Project, errand: TranslationRequest, cues: Sequence[Cue], found: Assigned, shown: str
) -> Iterator[Finding]:
    """Lay the cues beside the catalogue, if they are for the dub as it is."""
    if found.moved:
        told = f"the times are not kept: they met the {found.dub} dub only when {found.moved}"
        yield Finding("warning", "times-not-kept", told, shown)
        return
    keep(project, errand.episode, errand.lang, found.dub, cues)
