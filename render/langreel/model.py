"""The nouns: what departments hand to one another. Standard library only, nothing here does work.

Seconds are measured, frames are decided: ``take.seconds``, ``span.frames``.
Character offsets count Python characters of ``Line.text``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a source file: project-relative path, 1-based line and column."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check saw. ``where`` is a place in a file, or a time in a reel."""

    severity: Severity
    rule: str
    message: str
    where: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit and the significant digits that are claimed of it.

    ``unit`` is one of ``quantity.UNITS``. For ``unit == "date"`` the value is a date, and ``digits``
    counts its parts: 1 the year, 2 year and month, 3 the day.
    """

    value: Fraction | date
    unit: str
    digits: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a data table that a figure was read from, as it stands in the file."""

    table: str
    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the episode: its quantity, and the cells and arithmetic it comes from."""

    id: str
    quantity: Quantity
    cells: tuple[Cell, ...] = ()
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A named moment in the words: it falls on the character ``text[offset]``."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence asked for before the character ``text[offset]`` (or after the end)."""

    offset: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure that stands written in ``text[start:end]``."""

    figure: Figure
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in one language: the unit of recording.

    ``text`` is what a viewer reads: figures written out, marks and pauses taken out. ``pace`` is how many
    times as fast as usual it is said.
    """

    segment: str
    number: int
    lang: str
    text: str
    marks: tuple[Mark, ...] = ()
    pauses: tuple[Pause, ...] = ()
    mentions: tuple[Mention, ...] = ()
    place: Place = Place("")
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """How the lexicon treats a word: how it is said (``say``), and that it never breaks (``keep``)."""

    say: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Footage:
    """A still or clip shown instead of a scene.

    ``file`` is project-relative; ``push`` zooms in by that share over the slot; ``start`` skips seconds.
    """

    file: str
    fit: Literal["cover", "contain"] = "cover"
    push: float = 0.0
    start: float = 0.0
    caption: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transition:
    """How an act begins: the ``seconds`` lie half before and half after the cut."""

    kind: Literal["fade", "crossfade", "wipe"]
    seconds: float = 0.8


@dataclass(frozen=True, slots=True)
class Segment:
    """One thing said over one scene, in every language. Exactly one of scene and footage is set.

    ``lines`` holds every language of the episode's ``tracks``, line n for line n.

    ``labels[key][lang]`` is on-screen text. ``figures`` are those that its words, labels or scene name.
    ``effects`` are sounds by the marks that they fall on.
    """

    id: str
    scene: str
    lines: Mapping[str, tuple[Line, ...]]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    footage: Footage | None = None
    hold: float = 0.0
    effects: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Music:
    """The bed under the voice: one of ``synth.BEDS``, or a project-relative file.

    Its loudest passage lies ``duck`` dB below the voice.
    """

    bed: str = ""
    file: str = ""
    duck: float = 14.0


@dataclass(frozen=True, slots=True)
class Act:
    """One file of the script: a chapter and its segments. ``music`` is its own, or the episode's."""

    chapter: Mapping[str, str]
    segments: tuple[Segment, ...]
    transition: Transition | None = None
    music: Music | None = None
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Pacing:
    """Seconds around the words: before a segment's first line, between lines, after its last.

    ``breath`` is let in before a mark that follows a comma or the like.
    """

    lead_in: float = 0.35
    gap: float = 0.30
    tail: float = 0.55
    breath: float = 0.0


@dataclass(frozen=True, slots=True)
class ShortFilm:
    """A film made of some segments of an episode; without a ``title``, it has the episode's."""

    segments: tuple[str, ...]
    profile: str
    title: Mapping[str, str] = field(default_factory=dict)
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Episode:
    """A film's script in every language. ``languages[0]`` is the source language.

    ``subtitles`` are further languages that are only read: their translations are whole, and stand in
    ``Segment.lines`` beside the dubs. ``unfinished`` are those that are not, each with what it lacks.
    ``theme`` names one of the project's or of langreel's; empty for the project's usual one. ``tags`` and
    ``cover`` (``segment@mark``) are for those who find the film. ``clips`` are short films of it by name.
    """

    id: str
    title: Mapping[str, str]
    languages: tuple[str, ...]
    acts: tuple[Act, ...]
    host: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    picture: Literal["per-dub", "shared"] = "per-dub"
    profile: str = "preview"
    voices: Mapping[str, str] = field(default_factory=dict)
    pacing: Pacing = Pacing()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    lexicon: Mapping[str, Mapping[str, LexiconEntry]] = field(default_factory=dict)
    subtitles: tuple[str, ...] = ()
    theme: str = ""
    unfinished: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cover: str = ""
    clips: Mapping[str, ShortFilm] = field(default_factory=dict)

    @property
    def tracks(self) -> tuple[str, ...]:
        """Every language that can be read: the dubs' own, then those that are only subtitles."""
        return (*self.languages, *self.subtitles)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment, in script order."""
        return tuple(segment for act in self.acts for segment in act.segments)

    def lines(self, lang: str) -> tuple[Line, ...]:
        """Every line in one language, in script order."""
        return tuple(line for segment in self.segments for line in segment.lines[lang])


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken piece of a line: ``text[start:end]``, said from ``begins`` to ``ends`` seconds of the take."""

    start: int
    end: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Take:
    """One recording of one line: a WAV, its length, and when each word is said.

    Words are in text order and cover every spoken character; ``measured`` tells whether the engine
    timed them or they were placed by syllables. ``note`` is what a person should know of it, if anything.
    """

    audio: Path
    seconds: float
    words: tuple[Word, ...]
    measured: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Whole frames: from ``start`` on, ``frames`` of them; ``end`` is the first frame after."""

    start: int
    frames: int

    @property
    def end(self) -> int:
        return self.start + self.frames


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line laid on the timeline: its take begins at ``span.start`` (frames of the reel)."""

    line: Line
    take: Take
    span: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """The frames that a segment gets: its span and its lines in the reel, its marks from its own start."""

    segment: Segment
    span: Span
    spoken: tuple[Spoken, ...]
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Beat:
    """What a scene knows of a slot: the span inside its shot, and marks counted from the span's start."""

    segment: str
    span: Span
    marks: Mapping[str, int]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shot:
    """The unit of rendering: consecutive segments of one scene, counted from frame zero.

    A shot does not know where it stands in the reel. ``keys`` are frames that must be key frames
    (where a transition will be cut in). ``scene`` is ``module.Class`` below ``scenes/<episode>/``.
    ``theme`` is what the episode says of it.
    """

    episode: str
    scene: str
    lang: str
    fps: int
    beats: tuple[Beat, ...]
    figures: tuple[Figure, ...] = ()
    footage: Footage | None = None
    keys: tuple[int, ...] = ()
    theme: str = ""

    @property
    def frames(self) -> int:
        return self.beats[-1].span.end

    @property
    def segments(self) -> tuple[str, ...]:
        """The segments that it shows."""
        return tuple(beat.segment for beat in self.beats)


@dataclass(frozen=True, slots=True)
class Still:
    """A moment worth looking at: a frame of a shot, and its caption."""

    caption: str
    frame: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a chapter begins in the reel, and how the picture gets there."""

    frame: int
    title: str
    transition: Transition | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """One dub, decided to the frame. ``shots`` follow one another without gaps and cover ``frames``."""

    episode: str
    lang: str
    fps: int
    slots: tuple[Slot, ...]
    shots: tuple[Shot, ...]
    chapters: tuple[Chapter, ...]

    @property
    def frames(self) -> int:
        return self.slots[-1].span.end

    @property
    def seconds(self) -> float:
        return self.frames / self.fps

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """Every line that the dub says, in order."""
        return tuple(spoken for slot in self.slots for spoken in slot.spoken)

    @property
    def shot_spans(self) -> tuple[Span, ...]:
        """Where each shot stands in the reel."""
        starts = accumulate((shot.frames for shot in self.shots), initial=0)
        return tuple(Span(start, shot.frames) for start, shot in zip(starts, self.shots))

    def lines(self, lang: str) -> tuple[Line, ...]:
        """Every line in one language, spoken or not, in order; empty where there is none."""
        return tuple(line for slot in self.slots for line in slot.segment.lines.get(lang, ()))


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: the lines on screen for one span."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """Subtitles in order; their spans count ``rate`` a second: a film's frames, or 1000 for milliseconds."""

    cues: tuple[Cue, ...]
    rate: int

    def milliseconds(self, at: int) -> int:
        """When a frame begins, rounded down: a player that looks at the frame's own time sees its cue.

        Rounding ``milliseconds * rate / 1000`` gives the frame back at every rate up to 500.

        >>> Track((), 30).milliseconds(10), Track((), 1000).milliseconds(333)
        (333, 333)
        """
        return at * 1000 // self.rate


@dataclass(frozen=True, slots=True)
class Stem:
    """A mixed sound file: 48 kHz stereo, measured loudness (LUFS) and true peak (dBTP).

    ``margins`` are the LU by which each line lies above the music that plays meanwhile; () without music.
    ``levels`` are the dBFS of each line, where they are known.
    """

    audio: Path
    seconds: float
    lufs: float
    peak: float
    margins: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A picture size and rate."""

    name: str
    width: int
    height: int
    fps: int


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("proxy", 854, 480, 15),
        Profile("preview", 1280, 720, 30),
        Profile("final", 1920, 1080, 60),
        Profile("uhd", 3840, 2160, 60),
        Profile("vertical", 1080, 1920, 30),
        Profile("vertical-proxy", 480, 854, 15),
        Profile("square", 1080, 1080, 30),
        Profile("square-proxy", 480, 480, 15),
    )
}


@dataclass(frozen=True, slots=True)
class Reel:
    """A finished dub: the mp4, its sidecar subtitle files, and the timeline it must match.

    ``logo`` is where one stands on every picture, if any does: its edges from the left and the top, as shares
    of width and height.
    """

    video: Path
    subtitles: tuple[Path, ...]
    timeline: Timeline
    logo: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something a watcher may show. ``done`` and ``total`` count ``unit`` (frames, lines, seconds)."""

    kind: Literal["planned", "started", "progress", "finished", "kept", "failed", "note"]
    step: str
    name: str = ""
    done: float = 0.0
    total: float = 0.0
    detail: str = ""


Watcher = Callable[[Event], None]
