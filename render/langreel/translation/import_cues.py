"""Import cues: a translator's subtitle file, cut by cues rather than by lines → the episode's catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from langreel import line_matching
from langreel.captions.align import Aligned, AlignedWords, aligned
from langreel.captions.displayed_text import displayed
from langreel.captions.formats import titles
from langreel.captions.formats.read_file import read
from langreel.errors import ContentError
from langreel.model import Finding, Line, Timeline, Track
from langreel.translation.assignment import Assignment, draft_track
from langreel.translation.other_tongues import translated_only
from langreel.translation.store import store
from langreel.translation.timed_cues import keep
from langreel.translation.translated_line import Report, TranslatedLine

_LONG = 6
"""Letters of a cue from which on it is no chance that two languages say the same."""
_TWINS = str.maketrans({"∶": ":", "→": ">"})
_MARKS = re.compile(r"([.!?])[.!?]+")
"""Marks on end, of which a subtitle shows the first."""
_UNSEEN = re.compile(r"[\s、·・]|-(?=->)|-(?=>)")
"""What a subtitle leaves out, or another format writes differently."""


def import_cues(
    work: Assignment, file: Path, *, fmt: str = "", encoding: str = "", keep_times: bool = False
) -> Report:
    """Store what a subtitle file says for each line; what is unsure is stored as fuzzy.

    Its dub is the one of the assignment, else the one that the file meets best. Lines that say what an export
    would say of them were not touched: they stay as they are stored. With ``keep_times`` the file's own cues
    are kept beside the catalogue and shown with that dub as they stand.
    """
    track, odd = read(file, fmt, encoding)
    if not track.cues:
        raise ContentError("there is no cue in the file", str(file), f"what is read: {titles()}")
    dubs = {work.dub: work.dubs[work.dub]} if work.dub else work.dubs
    others = {lang: dub.lines(lang) for lang, dub in work.dubs.items() if lang != work.lang}
    track, both = translated_only(track, others, file.name)
    found = aligned(track, dubs, work.lang)
    dub = dubs[found.dub]
    changed = _changed(work, dub, found)
    report = store(
        work.project, work.episode, work.lang, entries=list(map(_translated, changed)), shown=file.name
    )
    kept = tuple(_keep(work, track, found, shown=file.name)) if keep_times else ()
    # Why a line is unsure is told here, with its words.
    rest = (finding for finding in report.findings if finding.rule != "unsure-translation")
    findings = (*odd, *both, *kept, *_silent(dub, found, file.name), *_doubts(changed, file.name), *rest)
    return replace(report, findings=findings)


def _key(line: Line) -> tuple[str, int]:
    return line.segment, line.number


def _translated(words: AlignedWords) -> TranslatedLine:
    return TranslatedLine(*_key(words.line), "", words.text, words.doubt, bool(words.doubt))


def _changed(work: Assignment, dub: Timeline, found: Aligned) -> list[AlignedWords]:
    """What the file says otherwise than an export would."""
    lines = {_key(line): line for line in dub.lines(work.lang)}
    sources = {_key(line): line.text for line in dub.lines(work.source)}
    cues = {comparable(" ".join(cue.lines), work.lang) for cue in draft_track(work, dub).cues}
    changed = (each for each in found.words if _is_changed(each.text, lines[_key(each.line)], work.lang))
    return [_with_source(each, sources[_key(each.line)], cues, lang=work.lang) for each in changed]


def _is_changed(text: str, line: Line, lang: str) -> bool:
    return comparable(text, lang) not in {comparable(line.text, line.lang), comparable(line.text, lang)}


def _with_source(words: AlignedWords, source: str, cues: Collection[str], *, lang: str) -> AlignedWords:
    """Words in doubt where a whole cue of them is still the source's."""
    ours, theirs = comparable(words.text, lang), comparable(source, lang)
    left = [cue for cue in cues if len(cue) >= _LONG and cue in ours and cue in theirs]
    if not left:
        return words
    return replace(words, doubt="; ".join(filter(None, (words.doubt, "some of it is not translated"))))


def comparable(text: str, lang: str) -> str:
    """The words of a text as subtitles of any format show them, without spaces.

    >>> comparable("{a}。 --> ", "ja") == comparable("｛a｝ →", "ja")
    True
    >>> comparable("Yes, no", "en") == comparable("Yes no", "en")
    False
    """
    plain = unicodedata.normalize("NFKC", displayed(text, lang)(0, len(text)))
    return _MARKS.sub(r"\1", _UNSEEN.sub("", plain.translate(_TWINS)))


def _silent(dub: Timeline, found: Aligned, shown: str) -> Iterator[Finding]:
    worded = {_key(words.line) for words in found.words}
    for spoken in dub.spoken:
        if _key(spoken.line) not in worded:
            message = f"no cue stands while {line_matching.key(spoken.line)} is spoken"
            yield Finding("warning", "line-without-words", message, shown)


def _doubts(changed: Sequence[AlignedWords], shown: str) -> Iterator[Finding]:
    for words in changed:
        if words.doubt:
            message = f"{line_matching.key(words.line)}: {words.doubt}: {words.text}"
            hint = "stored as fuzzy: look at it in the catalogue"
            yield Finding("warning", "unsure", message, shown, hint)


def _keep(work: Assignment, track: Track, found: Aligned, *, shown: str) -> Iterator[Finding]:
    """Lay the cues beside the catalogue, if they are for the dub as it is."""
    if found.moved:
        message = f"the times are not kept: they met the {found.dub} dub only when {found.moved}"
        yield Finding("warning", "times-not-kept", message, shown)
        return
    keep(work.project, work.episode.id, work.lang, dub=found.dub, track=track)
