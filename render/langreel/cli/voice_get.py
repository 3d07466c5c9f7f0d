"""``langreel voice get``: bring a voice to this machine."""

from __future__ import annotations

import click

from langreel.cli import options
from langreel.cli.output import answer, tell
from langreel.cli.progress_view import watching
from langreel.errors import ToolError


@click.command("get", short_help="Bring the model and voices of an engine to this machine.")
@click.argument("engine")
@click.option(
    "--from", "source", default="packages", show_default=True, help="packages, a folder, or a web address."
)
@click.option("--voice", "voices", multiple=True, metavar="NAME", help="A further voice (repeatable).")
@options.as_json
def command(engine: str, source: str, voices: tuple[str, ...], as_json: bool) -> int:
    """Bring what ENGINE lacks here: its model, and the voices that are named. Each with its size and licence.

    A call that was stopped is gone on with by the next. Files are checked by their hash, wherever they are
    from. They come into your own folder of voices; `langreel voice list` finds them there.

    \b
    langreel voice get kokoro
    langreel voice get kokoro --voice zm_yunxi --voice bf_emma
    langreel voice get kokoro --from ~/Downloads
    langreel voice get kokoro --from https://example.org/kokoro

    Exits 3 when something is still missing that this command does not bring.
    """
    from langreel import voice

    speaker = voice.engine(engine)
    with watching() as watch:
        came = speaker.bring(source, voices, watch)
    if as_json:
        answer([str(path) for path in came])
    else:
        for path in came:
            click.echo(path)
        if not came:
            click.echo(f"{engine}: everything is here")
    return _still_missing(speaker)


def _still_missing(speaker: object) -> int:
    from langreel.voice import Engine

    assert isinstance(speaker, Engine)
    try:
        speaker.require()
    except ToolError as error:
        tell("missing", error.message, hint=error.hint, colour="yellow")
        return error.exit_code
    return 0
