"""Record: a line and a voice → a take of it, spoken now, or estimated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from langreel.errors import VoiceError
from langreel.model import Line, Take
from langreel.voice import engines
from langreel.voice.order import later, ordered
from langreel.voice.scratch import guess

if TYPE_CHECKING:
    from langreel.voice.spoken import Lexicon


def record(line: Line, engine: str, lexicon: Lexicon, *, recording: Path | None, out: Path) -> Take:
    """Write ``out``, a 48 kHz mono 16-bit WAV of the line, trimmed, with its pauses.

    ``recording`` is the file that the engine asks for (``Engine.file_of``), if it does. VoiceError if the
    line cannot be said.
    """
    from langreel.voice.spoken import say

    _speakable(line, lexicon)
    speaker = engines.engine(engine).reader(line, recording).at_pace(line.pace)
    # What works on sound takes long to load: whoever only states or estimates a take does without.
    from langreel.voice.perform import perform

    return perform(speaker, engine, line, said=say(line, lexicon), out=out)


def words(line: Line, lexicon: Lexicon) -> str:
    """The words of a line as they are said."""
    from langreel.voice.spoken import say

    return say(line, lexicon).text


def estimate(line: Line, lexicon: Lexicon) -> Take:
    """The take that a calm narrator would give, without a sound: ``audio`` is ``Path()``."""
    # What says numbers and signs takes long to load, too.
    from langreel.voice.spoken import say

    said = say(line, lexicon)
    seconds, guessed = guess(said.text, line.lang, line.pace)
    words = said.home(ordered(guessed, seconds))
    for pause in line.pauses:
        words = later(words, pause)
        seconds += pause.seconds
    return Take(Path(), seconds, words)


def _speakable(line: Line, lexicon: Lexicon) -> None:
    from langreel.voice.spoken import unspeakable

    if obstacle := unspeakable(line, lexicon):
        where = str(line.place) if line.place.path else ""
        raise VoiceError(obstacle.cause, where=where, hint=obstacle.hint)
