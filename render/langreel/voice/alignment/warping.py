"""Warping: lines found by holding a reference voice against recordings, in any language that has a voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from langreel.model import Word
from langreel.voice.alignment import search, speech, word_order
from langreel.voice.alignment.cepstra import FRAMES, Floats
from langreel.voice.alignment.forced import ForcedPath, Template, force, matched, template, word_spans
from langreel.voice.alignment.likeness import Likeness, distances, taught, untaught
from langreel.voice.alignment.recogniser import Occurrence, Progress, Reference, Stretch
from langreel.voice.alignment.search import LinePlace
from langreel.voice.alignment.sequence import course
from langreel.voice.alignment.speech import SpeechFrames


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """How far places stand out: in the first search, whose course the script's order tells, and after it.

    ``ordered`` is what a place must stand out by at first, ``chance`` when the speaker is known; what stands
    out by ``doubt`` may be there by chance, by ``certain`` it cannot. ``strict`` is for the course.
    """

    ordered: float
    chance: float
    doubt: float
    certain: float
    strict: float


LONG = ScoreScale(2.0, 3.3, 2.6, 5.0, 1.0)
"""Against what else is in the recording."""
SHORT = ScoreScale(1.0, 5.0, 5.0, 8.0, 3.0)
"""Against the recording played backwards: where there is little else, and no other line could be it."""
UNKNOWN = 2.3
"""What a place must stand out by where nothing can be learnt of the speaker."""
_ENOUGH = 1500
"""Rows of speech that tell what is usual for a line."""
_UNTAUGHT = 0.35
"""The most confidence in likeness alone, where the speaker could not be learnt: the line stays doubtful."""
_ROOM = 0.8
"""Seconds around a place in which the line may begin and end."""
_TOUCH = 0.1
"""Seconds that two lines may share: their words' borders are that exact."""
_TEACH = 4 * FRAMES
"""Frames that must have been found before they teach."""
_MANY_LINES, _FOLDS, _MOST = 12, 2, 6
"""Lines are dealt out to folds, to more of them if they are few; what teaches how a line sounds is never its
own fold. So nothing looks like a line only because it was taken for it before."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Reference and recordings as they are, and the shape of each line."""

    lines: Sequence[SpeechFrames]
    files: Sequence[SpeechFrames]
    shapes: Sequence[Template]


@dataclass(frozen=True, slots=True)
class Hearing:
    """The matter as one fold of the lines is compared: projected into one space."""

    matter: Matter
    ours: Sequence[Floats]
    theirs: Sequence[Floats]
    unlike: float


@dataclass(frozen=True, slots=True)
class LineFit:
    """A line forced onto a stretch of a file that begins at frame ``first``."""

    line: int
    file: int
    first: int
    path: ForcedPath


class Warping:
    """Dynamic time warping on cepstra."""

    version = "warping 1"

    def find(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], progress: Progress
    ) -> list[Occurrence]:
        """Search by the script's order, learn the speaker by what was found, search again by the sound."""
        matter = _matter(lines, recordings)
        scale = LONG if sum(len(file.rows) for file in matter.files) > _ENOUGH else SHORT
        hearings = _first(matter, lines)
        places = course(_searched(hearings, scale, _share(progress, 0.0)), scale.ordered, scale.strict)
        wiser = _wiser(hearings, [_placed(matter, place) for place in places])
        hearings = wiser or hearings
        chance = scale.chance if wiser else UNKNOWN
        searched = _searched(hearings, scale, _share(progress, 0.5))
        places = course(searched, chance, scale.strict)
        hearings = _wiser(hearings, [_placed(matter, place) for place in places]) or hearings

        def occurrence(place: LinePlace) -> Occurrence:
            stretch = _placed(matter, place)
            sure = _confidence(place.score, scale, learnt=bool(wiser))
            if not wiser:
                sure = max(sure, _in_order(hearings, stretch))
            return _occurrence(hearings, lines, stretch, sure)

        found = [occurrence(place) for place in places]
        for place in _left_out(searched, places, chance):
            _add(found, occurrence(place))
        progress(1.0)
        return sorted(found, key=lambda one: (one.file, one.begins))

    def fit(
        self, lines: Sequence[Reference], recordings: Sequence[Floats], stretches: Sequence[Stretch]
    ) -> list[Occurrence]:
        """Force the words of lines onto the stretches that a person marked."""
        if not stretches:
            return []
        matter = _matter(lines, recordings)
        hearings = _first(matter, lines)
        hearings = _wiser(hearings, stretches) or hearings
        return [_occurrence(hearings, lines, one, 1.0) for one in stretches]


def _left_out(searched: Sequence[LinePlace], places: Sequence[LinePlace], chance: float) -> list[LinePlace]:
    """Places of lines that the course passed by, perhaps only because their borders were drawn too wide."""
    found = {place.line for place in places}
    able = [place for place in searched if place.line not in found and place.score > chance]
    return sorted(able, key=lambda place: -place.score)


def _add(found: list[Occurrence], one: Occurrence) -> None:
    """Add an occurrence of a line that has none, where no other line is said."""
    free = all(
        other.line != one.line
        and (other.file != one.file or min(other.ends, one.ends) - max(other.begins, one.begins) < _TOUCH)
        for other in found
    )
    if free:
        found.append(one)


def _share(progress: Progress, begins: float) -> Progress:
    return lambda share: progress(begins + share / 2)


def _confidence(score: float, scale: ScoreScale, *, learnt: bool) -> float:
    sure = min(1.0, max(0.0, (score - scale.doubt) / (scale.certain - scale.doubt)))
    return sure if learnt else min(_UNTAUGHT, sure)


def _in_order(hearings: Sequence[Hearing], one: Stretch) -> float:
    """How surely a stretch says a line rather than its words in another order."""
    hearing, matter = hearings[one.line % len(hearings)], hearings[0].matter
    file, line = matter.files[one.file], matter.lines[one.line]
    here = slice(round(one.begins * FRAMES), round(one.ends * FRAMES))
    rows = speech.coarse(hearing.theirs[one.file][here], file.hushed[here])
    return word_order.confidence(matter.shapes[one.line], hearing.ours[one.line], line.hushed, rows)


def _matter(lines: Sequence[Reference], recordings: Sequence[Floats]) -> Matter:
    ours = speech.spoken([line.samples for line in lines])
    shapes = [_shape(line, own) for line, own in zip(lines, ours)]
    return Matter(ours, [speech.heard(samples) for samples in recordings], shapes)


def _shape(line: Reference, own: SpeechFrames) -> Template:
    count = len(own)
    spans = [(round(word.begins * FRAMES), round(word.ends * FRAMES)) for word in line.words]
    return template([(min(first, count - 1), min(last, count)) for first, last in spans])


def _first(matter: Matter, lines: Sequence[Reference]) -> list[Hearing]:
    """Hearings that know the reference alone; one a fold."""
    folds = _FOLDS if len(lines) > _MANY_LINES else min(_MOST, max(_FOLDS, len(lines)))
    hearing = _hearing(matter, untaught(np.concatenate([line.samples for line in lines])))
    return [hearing] * folds


def _hearings(matter: Matter, likenesses: Sequence[Likeness]) -> list[Hearing]:
    return [_hearing(matter, likeness) for likeness in likenesses]


def _hearing(matter: Matter, likeness: Likeness) -> Hearing:
    ours = [likeness.of_reference(line.features) for line in matter.lines]
    theirs = [likeness.of_recording(file.features) for file in matter.files]
    return Hearing(matter, ours, theirs, _unlike(matter, ours, theirs))


def _unlike(matter: Matter, ours: Sequence[Floats], theirs: Sequence[Floats]) -> float:
    """The usual distance of sounds that have nothing to do with one another."""
    some = np.concatenate([own[~line.hushed][::7] for own, line in zip(ours, matter.lines)])[:2000]
    others = np.concatenate([their[~file.hushed][::31] for their, file in zip(theirs, matter.files)])[:2000]
    return float(np.median(distances(some, others))) if len(some) and len(others) else 1.0


def _searched(hearings: Sequence[Hearing], scale: ScoreScale, progress: Progress) -> list[LinePlace]:
    """Candidates for every line in all files, which follow one another."""
    matter = hearings[0].matter
    recordings = [
        np.concatenate([speech.coarse(own, file.hushed) for own, file in zip(each.theirs, matter.files)])
        for each in hearings
    ]
    scans, usual = list[search.Scan](), list[search.Scan]()
    for number, line in enumerate(matter.lines):
        fold = number % len(hearings)
        table = distances(speech.coarse(hearings[fold].ours[number], line.hushed), recordings[fold])
        scans.append(search.scan(table))
        usual.append(search.scan(table[:, ::-1]) if scale is SHORT else scans[-1])
        progress((number + 1) / len(matter.lines))
    return search.candidates(scans, usual)


def _placed(matter: Matter, place: LinePlace) -> Stretch:
    """A place as seconds of a file, with room around it."""
    row, file = place.begins, 0
    while row >= len(matter.files[file].rows):
        row -= len(matter.files[file].rows)
        file += 1
    rows = matter.files[file].rows
    last = min(row + place.ends - place.begins, len(rows)) - 1
    begins, ends = int(rows[row]) / FRAMES, (int(rows[last]) + speech.ROW) / FRAMES
    return Stretch(place.line, file, max(0.0, begins - _ROOM), ends + _ROOM)


def _wiser(hearings: Sequence[Hearing], stretches: Sequence[Stretch]) -> list[Hearing] | None:
    """Hearings that know how the speaker says what the reference says; None if too little was found."""
    matter, folds = hearings[0].matter, len(hearings)
    fits = [_fit(hearings[one.line % folds], one) for one in stretches]
    learnt = [_learnt(matter, [fit for fit in fits if fit.line % folds != fold]) for fold in range(folds)]
    known = [likeness for likeness in learnt if likeness]
    return _hearings(matter, known) if len(known) == folds else None


def _fit(hearing: Hearing, one: Stretch) -> LineFit:
    matter = hearing.matter
    whole = matter.files[one.file]
    first, last = round(one.begins * FRAMES), min(round(one.ends * FRAMES), len(whole))
    first = max(0, min(first, last - 2))
    path = force(
        matter.shapes[one.line],
        hearing.ours[one.line],
        hearing.theirs[one.file][first:last],
        hushed=whole.hushed[first:last],
        unlike=hearing.unlike,
    )
    return LineFit(one.line, one.file, first, path)


def _learnt(matter: Matter, fits: Sequence[LineFit]) -> Likeness | None:
    pairs = []
    for fit in fits:
        ours, theirs = matched(matter.shapes[fit.line], fit.path)
        pairs.append((fit.line, ours, fit.file, theirs + fit.first))
    if sum(len(ours) for _, ours, _, _ in pairs) < _TEACH:
        return None
    return taught([line.features for line in matter.lines], [file.features for file in matter.files], pairs)


def _occurrence(
    hearings: Sequence[Hearing], lines: Sequence[Reference], one: Stretch, confidence: float
) -> Occurrence:
    hearing = hearings[one.line % len(hearings)]
    fit = _fit(hearing, one)
    words, sureness, last = [], [], fit.first + fit.path.begins
    for word, span in zip(lines[one.line].words, word_spans(hearing.matter.shapes[one.line], fit.path)):
        begins, ends = (fit.first + span[0], fit.first + span[1]) if span else (last, last)
        words.append(Word(word.start, word.end, begins / FRAMES, ends / FRAMES))
        sureness.append(_sure(hearing, fit, span))
        last = ends
    return Occurrence(
        line=one.line,
        file=one.file,
        begins=words[0].begins,
        ends=words[-1].ends,
        words=tuple(words),
        confidence=confidence,
        sureness=tuple(sureness),
    )


def _sure(hearing: Hearing, fit: LineFit, span: tuple[int, int] | None) -> float:
    return 1 - float(fit.path.costs[span[0] : span[1]].mean()) / hearing.unlike if span else 0.0
