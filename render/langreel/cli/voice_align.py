"""``langreel voice align``: long recordings of a dub → a take of each of its lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from langreel.cli import options
from langreel.cli.output import answer, tell
from langreel.cli.progress_view import watching
from langreel.errors import UsageError

if TYPE_CHECKING:
    from langreel.pipeline.align_request import AlignedLine, Alignment

FEW = 6
FEW_HINT = (
    "so few lines teach little of a voice: listen on the page of --html, and take with --doubtful what is "
    "right; langreel studio records line by line"
)
OTHER_HINT = "is it a recording of this script, in this language?"
_AS_GIVEN = ("recogniser", "segments", "doubtful", "dry_run", "borders", "html")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("align", short_help="Cut long recordings of your own voice into takes.")
@click.argument("episode")
@click.argument("recordings", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lang", required=True, help="The dub that was read.")
@click.option("--segment", "segments", multiple=True, help="Only lines of this segment (repeatable).")
@click.option(
    "--take",
    "takes",
    multiple=True,
    metavar="[LINE=]WHICH",
    help="Of a line said several times: first, last (the default, of the whole ones), or a number.",
)
@click.option("--doubtful", is_flag=True, help="Lay doubtful takes too.")
@click.option("--dry-run", is_flag=True, help="Lay nothing.")
@click.option("--html", type=_FILE, help="Write a page to listen to the takes and to shift their borders.")
@click.option("--borders", type=_FILE, help="Cut as it was saved on that page, instead of listening.")
@click.option("--reference", default="", help="The voice to compare with (default: espeak).")
@click.option(
    "--recogniser", default="", metavar="whisper:FOLDER", help="Find lines by faster-whisper's model there."
)
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, **words: Any) -> int:
    """Find the lines of EPISODE in long RECORDINGS, and lay a take of each into assets/voice/EPISODE/LANG.

    Silence, coughs and slips are left out; of a line that was said again the last whole one is taken;
    lines may be left out or out of order, in any number of files that ffmpeg reads. Each line is found,
    doubtful or missing; doubtful takes are laid only with --doubtful. Takes that lay there before are moved
    into the folder replaced/. Nothing is sent anywhere. Exits 1 while a line has no take.

    \b
    langreel voice align us_debt --lang zh sitting.wav
    langreel voice align us_debt --lang zh monday.m4a tuesday.m4a --html takes.html --dry-run
    langreel voice align us_debt --lang zh sitting.wav --take holdings.2=first
    langreel voice align us_debt --lang zh sitting.wav --borders us_debt.zh.borders.json
    """
    from langreel.pipeline.align import align
    from langreel.pipeline.align_request import REFERENCE, AlignRequest

    project = options.project(ctx)
    take, takes = _takes(words["takes"])
    request = AlignRequest(
        project.episode(words["episode"]), words["lang"], words["recordings"], take, takes,
        reference=words["reference"] or REFERENCE,
        **{name: words[name] for name in _AS_GIVEN},
    )  # fmt: skip
    with watching() as watch:
        made = align(project, request, watch)
    if words["as_json"]:
        answer(_plain(made))
    else:
        _tell(f"{request.episode}.{request.lang}", made)
    return int(any(not each.lies and not _is_sure(each, request.dry_run) for each in made.lines))


def _is_sure(each: AlignedLine, dry_run: bool) -> bool:
    return dry_run and each.status == "found"


def _takes(given: tuple[str, ...]) -> tuple[str | int, dict[str, str | int]]:
    """Which take of all lines, and of single ones."""
    every: str | int = "last"
    single: dict[str, str | int] = {}
    for each in given:
        name, _, which = each.rpartition("=")
        chosen = int(which) if which.isdecimal() and int(which) else which
        if not isinstance(chosen, int) and chosen not in ("first", "last"):
            raise UsageError(
                f"--take {each}: which?", hint="first, last, or 1, 2 …; for one line holdings.2=1"
            )
        if name:
            single[name] = chosen
        else:
            every = chosen
    return every, single


def _tell(dub: str, made: Alignment) -> None:
    kinds = [each.status for each in made.lines]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("found", "doubtful", "missing"))
    fresh = sum(each.fresh for each in made.lines)
    click.echo(f"{dub}: {counts}, in {_clock(made.seconds)}; {fresh} takes are new")
    for each in made.lines:
        if each.status != "found" or each.times > 1:
            click.echo(f"  {_sentence(each)}")
    for stray in made.strays:
        click.echo(f"  no line: {stray.source} {_clock(stray.begins)} to {_clock(stray.ends)}")
    if "found" not in kinds:
        tell("note", "nothing is found for certain", FEW_HINT if len(kinds) < FEW else OTHER_HINT)
    for note in made.notes:
        click.echo(note, err=True)


def _sentence(each: AlignedLine) -> str:
    name = f"{each.line.segment}.{each.line.number}"
    if each.status == "missing":
        earlier = f"; {each.lies} stays" if each.lies else ""
        return f"{name}: missing{earlier}"
    where = f"{each.source} {_clock(each.begins)} to {_clock(each.ends)}"
    times = f", said {each.times} times" if each.times > 1 else ""
    why = f": {each.why}" if each.why else ""
    return f"{name}: {each.status} ({each.confidence:.2f}), {where}{times}{why}"


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"


def _plain(made: Alignment) -> dict[str, Any]:
    from dataclasses import asdict

    lines = [
        {
            "segment": each.line.segment, "line": each.line.number, "lang": each.line.lang,
            "text": each.line.text, "said": each.said, "status": each.status,
            "confidence": round(each.confidence, 3), "why": each.why, "times": each.times,
            "source": each.source, "begins": round(each.begins, 3), "ends": round(each.ends, 3),
            "take": each.lies, "new": each.fresh,
        }
        for each in made.lines
    ]  # fmt: skip
    strays = [asdict(stray) for stray in made.strays]
    return {"lines": lines, "strays": strays, "notes": made.notes, "seconds": round(made.seconds, 3)}
