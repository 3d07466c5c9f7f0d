"""``langreel voice say``: how a voice sounds, and what it is given."""

from __future__ import annotations

from pathlib import Path

import click

from langreel.cli import options
from langreel.cli.output import answer
from langreel.errors import UsageError, VoiceError


@click.command("say", short_help="Say a text once into a WAV file, or show its phonemes.")
@click.argument("text")
@click.option("--lang", default="", help="The language of TEXT.  [default: the one it looks like]")
@click.option("--voice", "name", default="", help="One of `voice list`.  [default: the most natural]")
@click.option("--phonemes", is_flag=True, help="Show the words and the phonemes that the voice is given.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="The WAV to write.")
@options.as_json
def command(text: str, lang: str, name: str, phonemes: bool, out: Path | None, as_json: bool) -> None:
    """Say TEXT once into a WAV file, or show what the voice is given for it.

    \b
    langreel voice say "Gold is up 10%." --lang en --voice espeak:en-gb -o say.wav
    langreel voice say "银行行长买了1.32万亿" --lang zh --voice kokoro --phonemes
    """
    from langreel import voice
    from langreel.languages import guess
    from langreel.model import Line
    from langreel.voice.spoken import unspeakable

    if not (phonemes or out):
        raise UsageError("nothing is asked for", hint="-o say.wav writes the sound, --phonemes shows them")
    line = Line("say", 1, lang or guess(text).code, text)
    name = name or _speaker(line.lang)
    told: dict[str, object] = {"voice": name, "lang": line.lang}
    if obstacle := unspeakable(line, {}):
        raise VoiceError(obstacle.cause, hint=obstacle.hint)
    if phonemes:
        words = voice.words(line, {})
        told |= {"words": words, "phonemes": voice.engine(name).phonemes(words, line.lang)}
    if out:
        take = voice.record(line, name, {}, recording=None, out=out)
        told |= {"file": str(out), "seconds": round(take.seconds, 3)}
    _print(told, as_json)


def _speaker(lang: str) -> str:
    """The most natural voice; of a language that none speaks the usual one, which says so."""
    from langreel import voice
    from langreel.voice.engines import SILENT

    best = voice.best(lang)
    return voice.DEFAULT if best == SILENT else best


def _print(told: dict[str, object], as_json: bool) -> None:
    if as_json:
        return answer(told)
    if "words" in told:
        click.echo(f"{told['words']}\n{told['phonemes']}")
    if "file" in told:
        click.echo(f"{told['file']}  {told['seconds']:.2f} s, by {told['voice']}")
    return None
