"""``langreel voice``: which voices there are, and how they sound."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import answer


@click.group("voice", short_help="Voices: list them, hear one.")
def command() -> None:
    """List the voices of this machine, or hear one.

    \b
    langreel voice list
    langreel voice say "美债1.32万亿美元" --lang zh -o say.wav
    """


@command.command("list")
@options.as_json
def list_voices(as_json: bool) -> None:
    """Engines and their voices.

    \b
    langreel voice list
    """
    from langreel import voice

    found = voice.voices()
    if as_json:
        return answer(found)
    for name in found:
        click.echo(name)
    return None


@command.command("say")
@click.argument("text")
@click.option("--lang", default="", help="The language of TEXT.  [default: Chinese]")
@click.option("--voice", "engine", default="", help="One of `voice list`.  [default: as episodes speak]")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The WAV to write."
)
def say(text: str, lang: str, engine: str, out: Path) -> None:
    """Say TEXT once into a WAV file.

    \b
    langreel voice say "Gold is up 10%." --lang en --voice espeak:en-gb -o say.wav
    """
    from langreel import voice
    from langreel.languages import FIRST
    from langreel.model import Line

    words = Line("say", 1, lang or FIRST.code, text)
    take = voice.record(words, engine or voice.DEFAULT, {}, recording=None, out=out)
    click.echo(f"{out}  {take.seconds:.2f} s")
