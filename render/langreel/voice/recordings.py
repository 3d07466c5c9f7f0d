"""Recordings: what lies in ``assets/voice/<episode>/<lang>/`` for a line, and what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from langreel.errors import VoiceError
from langreel.model import Finding, Line
from langreel.project import Project

ENDINGS: Final = (
    ".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".oga", ".aac", ".aiff", ".aif", ".aifc", ".caf",
    ".w64", ".rf64", ".wma", ".amr", ".3gp", ".mp2", ".mka", ".weba", ".webm", ".mp4", ".m4b", ".mov",
    ".ac3", ".au", ".snd", ".ape", ".wv", ".tta", ".spx", ".gsm", ".mpc",
)  # fmt: skip
"""Endings of sound files, small or capital; of two takes of a line the earlier ending is played."""
VOICE: Final = "recorded"
"""The voice that plays them."""
LONGEST: Final = 600.0
"""Seconds of a recording that one line may have."""
UNREADABLE: Final = "the recording is not a sound file that can be read"
LIKED: Final = "record it again as WAV, FLAC, MP3, M4A, Ogg or AIFF, any rate, mono or stereo"
REPLACED: Final = "replaced"
"""The folder below, where takes lie that others took the place of."""


def folder_of(project: Project, episode: str, lang: str) -> Path:
    """Where the recordings of a dub lie."""
    return project.assets / "voice" / episode / lang


def stems(line: Line, lines: int) -> tuple[str, ...]:
    """File names, without ending, under which the take of a line of so many is looked for."""
    numbered = f"{line.segment}.{line.number}"
    return (numbered, line.segment) if lines == 1 else (numbered,)


def takes(folder: Path, names: Sequence[str]) -> list[Path]:
    """The takes of a line that lie there, the one that is played first."""
    lying = [file for file in _files(folder) if file.stem in names and file.suffix.lower() in ENDINGS]
    return sorted(
        lying,
        key=lambda file: (names.index(file.stem), ENDINGS.index(file.suffix.lower()), file.name),
    )


def findings(project: Project, episode: str, line: Line, lines: int) -> Iterator[Finding]:
    """That a line has no recording, or several."""
    folder, names = folder_of(project, episode, line.lang), stems(line, lines)
    found = takes(folder, names)
    if not found:
        yield missing(project, episode, line, lines)
    elif len(found) > 1:
        listed = ", ".join(project.relative(file) for file in found)
        message = f"{_called(line)} has {len(found)} takes in {line.lang!r}: {listed}"
        hint = f"{found[0].name} is played; move the other away"
        yield Finding("warning", "two-takes", message, str(line.place), hint)


def trouble(file: Path) -> tuple[str, str]:
    """Why a file cannot be the take of a line, as far as can be told without hearing it, and what to do."""
    if not file.stat().st_size:
        return "the recording is empty", LIKED
    import av

    try:
        with av.open(f"file:{file}") as sound:
            sounds, seconds = bool(sound.streams.audio), (sound.duration or 0) / av.time_base
    except (av.FFmpegError, OSError) as error:
        return f"{UNREADABLE} ({error})", LIKED
    if not sounds:
        return f"{UNREADABLE} (there is no sound in it)", LIKED
    if seconds > LONGEST:
        message = f"the recording lasts {seconds / 60:.0f} minutes: too long for one line"
        return message, "langreel voice align finds the lines in a long recording"
    return "", ""


def missing(project: Project, episode: str, line: Line, lines: int) -> Finding:
    """That nobody has read a line yet, or that its file is called something else."""
    folder, names = folder_of(project, episode, line.lang), stems(line, lines)
    near = _near(folder, names)
    hint = f"expected {project.relative(folder / names[0])}.wav (or .flac, .mp3, .m4a …)"
    if near:
        hint += f"; there lies {project.relative(near)}"
    message = f"{_called(line)} has no recording in {line.lang!r}"
    return Finding("error", "no-recording", message, str(line.place), hint)


def refused(found: Sequence[Finding]) -> VoiceError:
    """The error that stops a render: the first of the findings, and how many more there are."""
    first, others = found[0], len(found) - 1
    more = f", nor have {others} more lines" if others > 1 else ", nor has one more line" if others else ""
    hint = f"{first.hint}; langreel check lists them all" if others else first.hint
    return VoiceError(f"{first.message}{more}", first.where, hint)


def _called(line: Line) -> str:
    return f"line {line.number} of segment {line.segment!r}"


def _near(folder: Path, names: Sequence[str]) -> Path | None:
    """A file that may have been meant: of the same name but for capitals or its ending, or of one like it."""
    plain = {file.stem.lower(): file for file in _files(folder)}
    same = next((plain[name.lower()] for name in names if name.lower() in plain), None)
    if same:
        return same
    # A file that is another line's own is not meant; what has a number too many or a letter wrong may be.
    like = difflib.get_close_matches(names[0].lower(), plain, n=3, cutoff=0.8)
    return next((plain[name] for name in like if not _numbered_otherwise(name, names[0].lower())), None)


def _numbered_otherwise(name: str, wanted: str) -> bool:
    """Whether it is the name of another line of the same segment."""
    _stem, _, number = name.rpartition(".")
    return number.isdigit() and number != wanted.rpartition(".")[2]


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            file
            for file in folder.iterdir()
            if not file.name.startswith(".") and file.suffix != ".json" and file.is_file()
        )
    except OSError:
        return []
