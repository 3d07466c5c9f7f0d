"""Voice room: each line of a dub with its take, a line as another voice says it, and one that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import voice
from langreel.errors import UsageError, known
from langreel.model import Take, Watcher, Word
from langreel.pipeline.align import align
from langreel.pipeline.align_request import AlignedLine, AlignRequest
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.plan import PENDING, takes
from langreel.pipeline.script_lines import ScriptLine, script_lines
from langreel.project import Project, working_in
from langreel.voice import recordings, waveform

PEAKS = 240
"""Values of a small drawing of a take."""
CLIPPED = 0.999
FAINT = 0.05


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark of a line, and when it is said (seconds of the take)."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A line and its take. ``state`` is ``spoken``, or ``estimated`` where there is no take of it yet.

    ``file`` is a person's recording; ``measured``: whether the voice has told when each word is said.
    """

    key: str
    segment: str
    number: int
    text: str
    said: str
    state: str
    seconds: float
    wanted: float
    measured: bool
    words: tuple[Word, ...]
    marks: tuple[PlacedMark, ...]
    file: str
    note: str


@dataclass(frozen=True, slots=True)
class VoiceRoom:
    """A dub's lines, the voice that speaks it, and whether it plays recordings."""

    lang: str
    voice: str
    plays_recordings: bool
    lines: tuple[VoiceLine, ...]


@dataclass(frozen=True, slots=True)
class HeardRecording:
    """What was heard in a recording of one line, how loud it was at most (1 is full), and what is odd."""

    line: AlignedLine
    peak: float
    notes: tuple[str, ...]


def voice_room(project: Project, request: RenderRequest, lang: str) -> VoiceRoom:
    """Every line of a dub, with the take that it has, or an estimate."""
    film = prepare(project, request)
    known(lang, film.episode.languages, "language")
    lines = script_lines(film.episode, lang)
    with working_in(project.root):
        taken = takes(film)[lang]
        made = tuple(_line(film, each, take) for each, take in zip(lines, taken, strict=True))
    name = film.engines[lang]
    return VoiceRoom(lang, name, name == recordings.VOICE, made)


def _line(film: Film, each: ScriptLine, take: Take) -> VoiceLine:
    line = each.line
    folder = recordings.folder_of(film.project, film.episode.id, line.lang)
    own = recordings.takes(folder, each.names)
    state = "estimated" if _pending(take) else "spoken"
    marks = tuple(PlacedMark(mark.name, _when(take, mark.offset)) for mark in line.marks)
    return VoiceLine(
        each.name, line.segment, line.number, line.text, each.said, state, take.seconds, each.seconds,
        take.measured, take.words, marks, film.project.relative(own[0]) if own else "", take.note,
    )  # fmt: skip


def _pending(take: Take) -> bool:
    return take.audio in (Path(), PENDING) or take.audio.parent == PENDING


def _when(take: Take, offset: int) -> float:
    """When the character there is said: as the word begins that it stands in, or that follows it."""
    return next((word.begins for word in take.words if word.end > offset), take.seconds)


def take_of(project: Project, request: RenderRequest, lang: str, key: str) -> Path:
    """The sound of a line's take; UsageError where there is none."""
    film = prepare(project, request)
    lines = script_lines(film.episode, known(lang, film.episode.languages, "language"))
    by_key = {each.name: take for each, take in zip(lines, takes(film)[lang], strict=True)}
    take = by_key[known(key, by_key, "line")]
    if _pending(take):
        raise UsageError("there is no take of this line yet", hint="make the dub, or record it")
    return take.audio


def peaks(sound: Path) -> Sequence[float]:
    """A small drawing of a take: how loud it is at most in each of some stretches, from 0 to 1."""
    samples = waveform.read(sound)
    step = max(1, -(-len(samples) // PEAKS))
    return [round(float(abs(samples[at : at + step]).max()), 3) for at in range(0, len(samples), step)]


def voices() -> tuple[str, ...]:
    """Every voice that is here, as ``voices:`` names it."""
    return tuple(name for name in voice.voices() if name != recordings.VOICE)


def said_by(project: Project, request: RenderRequest, lang: str, key: str, *, name: str) -> bytes:
    """One line as another voice says it, as WAV; nothing is kept. VoiceError if it cannot."""
    film = prepare(project, request)
    line = _script_line(film, lang, key).line
    with working_in(project.root), TemporaryDirectory() as folder:
        out = Path(folder) / "take.wav"
        voice.record(line, name, film.episode.lexicon.get(lang, {}), recording=None, out=out)
        return out.read_bytes()


def recorded(
    project: Project, request: RenderRequest, lang: str, key: str, *, data: bytes, keep: bool, watch: Watcher
) -> HeardRecording:
    """What is heard in a recording of one line; with ``keep`` its take is laid where the dub looks for it.

    VoiceError where the line is not heard in it at all: nothing is laid.
    """
    each = _script_line(prepare(project, request), lang, key)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "studio.webm"
        file.write_bytes(data)
        made = align(
            project,
            AlignRequest(
                request.episode,
                lang,
                (file,),
                segments=(each.line.segment,),
                lines=(key,),
                doubtful=keep,
                dry_run=not keep,
            ),
            watch,
        )
        loudest = max(peaks(_decoded(file)), default=0.0)
    return HeardRecording(made.lines[0], loudest, (*_level(loudest), *made.notes))


def _decoded(file: Path) -> Path:
    samples, _ = waveform.heard(file)
    waveform.write(samples, file.with_suffix(".wav"))
    return file.with_suffix(".wav")


def _level(peak: float) -> tuple[str, ...]:
    if peak >= CLIPPED:
        return ("too loud: it is cut off at the top",)
    return ("very quiet: come nearer to the microphone",) if peak < FAINT else ()


def _script_line(film: Film, lang: str, key: str) -> ScriptLine:
    lines = {
        each.name: each
        for each in script_lines(film.episode, known(lang, film.episode.languages, "language"))
    }
    return lines[known(key, lines, "line")]
