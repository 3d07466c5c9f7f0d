"""Store: takes as they were spoken → files in the project, and the sidecar that tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from langreel import files
from langreel.model import Line, Take, Word
from langreel.sound_steps import RATE
from langreel.voice import waveform
from langreel.voice.kept import opus, sidecar
from langreel.voice.kept.sidecar import KeptTake, KeptTakes
from langreel.voice.spoken import Lexicon, say

_NAMES: Final = re.compile(r".+\.\d+\.[0-9a-f]{8}\.opus")
"""Segment, line, and a part of the file's digest: no new take overwrites another."""


@dataclass(frozen=True, slots=True)
class EncodedTake:
    """A take as it was spoken, and its sound as the bytes of a small file."""

    take: Take
    data: bytes


def encoded(take: Take) -> EncodedTake:
    """The take with its sound as it will be kept; may run in any thread."""
    return EncodedTake(take, opus.encode(waveform.read(take.audio)))


def add(kept: KeptTakes, line: Line, lexicon: Lexicon, spoken: EncodedTake) -> KeptTake:
    """Lay a take into the folder of those that are kept."""
    name, digest = f"{line.segment}.{line.number}", sha256(spoken.data).hexdigest()
    file, take = kept.folder / f"{name}.{digest[:8]}.opus", spoken.take
    files.write_bytes(file, spoken.data)
    kept_take = replace(take, audio=file, note="", words=tuple(map(_on_samples, take.words)))
    return KeptTake(name, sidecar.key(line, lexicon), say(line, lexicon).text, digest, kept_take)


def settle(kept: KeptTakes, takes: Sequence[KeptTake]) -> KeptTakes:
    """Write that these takes are kept from now on; then take away the files of others."""
    now = replace(kept, takes=tuple({each.written: each for each in takes}.values()))
    sidecar.write(now)
    needed = {each.take.audio for each in now.takes}
    with files.guarded(now.folder):
        for file in now.folder.iterdir():
            if _NAMES.fullmatch(file.name) and file not in needed:
                file.unlink()
    return now


def _on_samples(word: Word) -> Word:
    """A word whose times are those of samples, as they are written."""
    return Word(word.start, word.end, round(word.begins * RATE) / RATE, round(word.ends * RATE) / RATE)
