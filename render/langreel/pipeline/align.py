"""Align: long recordings of a dub → a take of each of its lines, laid where the recorded voice plays them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from langreel import files
from langreel.model import Watcher
from langreel.pipeline.align_request import AlignedLine, Alignment, AlignRequest, StraySound
from langreel.pipeline.film import Film, RenderRequest, prepare
from langreel.pipeline.hear_lines import Heard, drawn, listened, recogniser
from langreel.pipeline.make_references import references
from langreel.pipeline.script_lines import ScriptLine, script_lines
from langreel.project import Project
from langreel.voice import recordings
from langreel.voice.alignment import borders, sitting, takes
from langreel.voice.alignment.align_page import CutTake, PageRow, align_page
from langreel.voice.alignment.recogniser import Occurrence
from langreel.voice.alignment.sitting import LongRecording
from langreel.voice.alignment.verdict import Verdict
from langreel.voice.take_words import TakeWords


def align(project: Project, request: AlignRequest, watch: Watcher) -> Alignment:
    """Find the lines in the recordings, and lay what was found for certain.

    VoiceError for a recording that cannot be used, and where none of the lines is heard: nothing is laid.
    """
    film = prepare(project, RenderRequest(request.episode, langs=(request.lang,)))
    script = _wanted(request, script_lines(film.episode, request.lang, request.segments))
    _known(request, script)
    _ = recogniser(request.recogniser).version  # Before anybody waits for the recordings.
    with sitting.opened(request.files) as recorded:
        lines = references(film, script, request.reference, watch)
        if request.borders:
            heard = drawn(request, request.borders, script, lines, recorded)
        else:
            heard = listened(request, script, lines, recorded, watch)
        made = tuple(_line(project, request, script[each.line], heard, each) for each in heard.verdicts)
        if request.html:
            files.write_text(request.html, _page(request, script, heard))
        seconds = sum(each.seconds for each in recorded)
        notes = (*_notes(recorded), *_unplayed(film, request, made))
        return Alignment(made, tuple(_strays(heard)), notes, seconds)


def _wanted(request: AlignRequest, script: list[ScriptLine]) -> list[ScriptLine]:
    return [each for each in script if not request.lines or each.name in request.lines]


def _known(request: AlignRequest, script: Sequence[ScriptLine]) -> None:
    from langreel.errors import known

    for name in request.takes:
        known(name, [each.name for each in script], "line")


def _line(
    project: Project, request: AlignRequest, each: ScriptLine, heard: Heard, verdict: Verdict
) -> AlignedLine:
    one, fresh = verdict.taken, False
    folder = recordings.folder_of(project, request.episode, request.lang)
    if not request.dry_run and verdict.line in heard.dropped:
        takes.keep(folder, each.names)
    if not request.dry_run and one and verdict.line in heard.laid:
        fresh = _lay(project, request, each, heard, one)
    lying = recordings.takes(folder, each.names)
    lies = project.relative(lying[0]) if lying else ""
    if one is None:
        return AlignedLine(each.line, each.said, verdict.status, lies=lies)
    return AlignedLine(
        each.line, each.said, verdict.status, verdict.confidence, verdict.why,
        len(verdict.occurrences), heard.files[one.file].name, *heard.cut(one), lies, fresh,
    )  # fmt: skip


def _lay(project: Project, request: AlignRequest, each: ScriptLine, heard: Heard, one: Occurrence) -> bool:
    begins, ends = heard.cut(one)
    by, source = recogniser(request.recogniser).version, heard.files[one.file]
    words = TakeWords(each.said, one.words, one.confidence, by, source.name, begins, ends)
    out = recordings.folder_of(project, request.episode, request.lang) / f"{each.names[0]}{takes.SUFFIX}"
    return takes.lay(source, words, out, each.names)


def _strays(heard: Heard) -> Iterator[StraySound]:
    for number, file in enumerate(heard.files):
        for begins, ends in borders.strays(heard.found, number, file.heard):
            yield StraySound(file.name, begins, ends)


def _notes(recorded: Sequence[LongRecording]) -> Iterator[str]:
    for file in recorded:
        for note in file.notes:
            yield f"{file.path}: {note}"


def _unplayed(film: Film, request: AlignRequest, made: Sequence[AlignedLine]) -> Iterator[str]:
    """That takes were laid for a dub which another voice speaks."""
    speaker = film.engines[request.lang]
    if speaker != recordings.VOICE and any(each.fresh for each in made):
        yield (
            f"{request.lang} is spoken by {speaker}: the takes play when episode.yaml says "
            f"voices: {{{request.lang}: {recordings.VOICE}}}"
        )


def _page(request: AlignRequest, script: Sequence[ScriptLine], heard: Heard) -> str:
    rows = [_row(script[verdict.line], heard, verdict) for verdict in heard.verdicts]
    names = " ".join(f"'{file.path}'" if " " in str(file.path) else str(file.path) for file in heard.files)
    command = f"langreel voice align {request.episode} --lang {request.lang} --borders BORDERS {names}"
    return align_page(request.episode, request.lang, rows, heard.files, command)


def _row(each: ScriptLine, heard: Heard, verdict: Verdict) -> PageRow:
    line = each.line
    said = tuple(CutTake(one.file, *heard.cut(one), one.words) for one in verdict.occurrences)
    chosen = verdict.occurrences.index(verdict.taken) if verdict.taken else -1
    return PageRow(
        line.segment, line.number, line.lang, line.text, each.said, verdict.status, verdict.why, said, chosen
    )
