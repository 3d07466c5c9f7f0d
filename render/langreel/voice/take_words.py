"""Take words: the sidecar of a take: what was said in it, and when each word, measured and not guessed.

``<segment>.<line>.words.json`` beside the take. Offsets count characters of the spoken text, where figures
are words; the digest is that of this text, so that a line which was changed since is told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from langreel import files
from langreel.model import Word

SUFFIX: Final = ".words.json"


@dataclass(frozen=True, slots=True)
class TakeWords:
    """The words of a take in seconds of its file, how surely they were heard, by whom, and from where cut.

    ``begins`` and ``ends`` are seconds of ``source``, the name of the long recording.
    """

    said: str
    words: tuple[Word, ...]
    confidence: float = 1.0
    by: str = ""
    source: str = ""
    begins: float = 0.0
    ends: float = 0.0

    @property
    def digest(self) -> str:
        return digest(self.said)


def digest(said: str) -> str:
    """Of what was said: letters and digits count, pauses and commas do not."""
    return sha256("".join(mark for mark in said.casefold() if mark.isalnum()).encode()).hexdigest()


def beside(take: Path) -> Path:
    """Where the words of a take lie."""
    return take.with_name(take.stem + SUFFIX)


def write(words: TakeWords, take: Path) -> None:
    """Lay the words beside their take."""
    files.write_text(beside(take), json.dumps(_plain(words), ensure_ascii=False, indent=1) + "\n")


def read(take: Path) -> TakeWords | None:
    """The words of a take; None where there are none that can be read."""
    try:
        return _from_plain(json.loads(beside(take).read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def rounded(words: TakeWords) -> TakeWords:
    """The words as they will be read again."""
    return _from_plain(_plain(words))


def _plain(words: TakeWords) -> dict[str, Any]:
    return {
        "said": words.said,
        "digest": words.digest,
        "confidence": round(words.confidence, 3),
        "by": words.by,
        "source": {"file": words.source, "begins": round(words.begins, 4), "ends": round(words.ends, 4)},
        "words": [
            [
                word.start,
                word.end,
                round(word.begins, 4),
                round(word.ends, 4),
                words.said[word.start : word.end],
            ]
            for word in words.words
        ],
    }


def _from_plain(data: Mapping[str, Any]) -> TakeWords:
    words = tuple(Word(int(s), int(e), float(b), float(f)) for s, e, b, f, _ in data["words"])
    source, said = data["source"], str(data["said"])
    if data["digest"] != digest(said) or any(not 0 <= word.start < word.end <= len(said) for word in words):
        raise ValueError("the words do not belong to what was said")
    return TakeWords(
        said,
        words,
        float(data["confidence"]),
        str(data["by"]),
        str(source["file"]),
        float(source["begins"]),
        float(source["ends"]),
    )
