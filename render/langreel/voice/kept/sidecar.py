"""Sidecar: which takes of a dub lie in the project, and for which words: ``takes.json`` beside their files.

Times in it are counted in samples at 48 kHz. Only what renders needs: nothing here touches sound.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from langreel import files
from langreel.errors import ContentError
from langreel.model import Line, Quantity, Take, Word
from langreel.project import Project
from langreel.sound_steps import RATE

if TYPE_CHECKING:
    from langreel.voice.spoken import Lexicon

FILE: Final = "takes.json"
_BY: Final = "version"


@dataclass(frozen=True, slots=True)
class KeptTake:
    """A take that lies in the project.

    ``written`` is the key of its line, ``spoken`` the words that the voice was given for it.
    """

    line: str
    written: str
    spoken: str
    sha256: str
    take: Take


@dataclass(frozen=True, slots=True)
class KeptTakes:
    """The takes of one dub that lie in a folder of the project, all of one ``voice``.

    ``version`` is the voice's as it spoke the newest of them, ``earlier`` another one that spoke a take, by
    the key of its line.
    """

    folder: Path
    voice: str = ""
    version: str = ""
    takes: Sequence[KeptTake] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)

    def version_of(self, kept: KeptTake) -> str:
        """The version of the voice that spoke a take."""
        return self.earlier.get(kept.written, self.version)

    def spoken_by(self, voice: str) -> Mapping[str, KeptTake]:
        """What a dub in that voice plays, by the keys of its lines."""
        return {kept.written: kept for kept in self.takes} if voice == self.voice else {}


def key(line: Line, lexicon: Lexicon) -> str:
    """A digest of a line as it is written: words and pauses, figures, and how the lexicon says its words."""
    pauses = [[pause.offset, pause.seconds] for pause in line.pauses]
    figures = [[each.start, each.end, *_quantity(each.figure.quantity)] for each in line.mentions]
    words = {word: entry.say for word, entry in lexicon.items() if entry.say and word in line.text}
    pace = [] if line.pace == 1.0 else [line.pace]
    spoken = [line.lang, line.text, pauses, figures, words, *pace]
    written = json.dumps(spoken, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:16]


def read(project: Project, episode: str, lang: str) -> KeptTakes:
    """What is kept of a dub; ContentError if its sidecar is damaged."""
    folder = project.assets / "voice" / episode / lang
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        takes = tuple(_take(each, folder) for each in data["takes"])
        earlier = {str(each["written"]): str(each[_BY]) for each in data["takes"] if _BY in each}
        return KeptTakes(folder, str(data["voice"]), str(data["version"]), takes, earlier)
    except FileNotFoundError:
        return KeptTakes(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        where = project.relative(folder / FILE)
        hint = f"restore it, or remove it: langreel voice keep {episode} writes another"
        if isinstance(error, json.JSONDecodeError):
            where = f"{where}:{error.lineno}:{error.colno}"
        raise ContentError(f"this is no list of takes: {_cause(error)}", where, hint) from error


def _cause(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg[:1].lower() + error.msg[1:]
    return f"there is no {error} in it" if isinstance(error, KeyError) else str(error)


def write(kept: KeptTakes) -> None:
    """Write the sidecar, a take a line, so that what changes can be read in a diff."""
    head = f' "voice": {_json(kept.voice)},\n "version": {_json(kept.version)},\n "takes": [\n'
    rows = ",\n".join(f"  {_json(_plain(each) | _by(each, kept))}" for each in kept.takes)
    files.write_text(kept.folder / FILE, f"{{\n{head}{rows}\n ]\n}}\n")


def _quantity(quantity: Quantity) -> tuple[str, str, int]:
    return str(quantity.value), quantity.unit, quantity.digits


def _take(data: Mapping[str, Any], folder: Path) -> KeptTake:
    words = tuple(Word(start, end, first / RATE, last / RATE) for start, end, first, last in data["words"])
    take = Take(folder / str(data["file"]), data["samples"] / RATE, words, measured=bool(data["measured"]))
    return KeptTake(data["line"], data["written"], data["spoken"], data["sha256"], take)


def _plain(kept: KeptTake) -> dict[str, Any]:
    words = [
        [word.start, word.end, round(word.begins * RATE), round(word.ends * RATE)] for word in kept.take.words
    ]
    return {
        "line": kept.line,
        "file": kept.take.audio.name,
        "sha256": kept.sha256,
        "samples": round(kept.take.seconds * RATE),
        "written": kept.written,
        "spoken": kept.spoken,
        "measured": kept.take.measured,
        "words": words,
    }


def _by(take: KeptTake, kept: KeptTakes) -> dict[str, str]:
    return {_BY: kept.earlier[take.written]} if take.written in kept.earlier else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
