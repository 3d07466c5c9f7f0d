"""A line that a voice has taken, and the folder in which its take is kept."""

from pathlib import Path

import pytest

from langreel.project import Project
from langreel.voice import record
from langreel.voice.kept import store
from langreel.voice.kept.sidecar import KeptTakes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where takes of the English dub lie."""
    return Project(tmp_path).assets / "voice/debt/en"


@pytest.fixture
def keep(folder, tmp_path):
    """Have lines taken by espeak and keep them; returns what is kept."""

    def make(*lines, lexicon=None):
        kept = KeptTakes(folder, "espeak", "espeak-ng 1.51")
        takes = []
        for number, line in enumerate(lines):
            out = tmp_path / f"{number}.wav"
            take = record(line, "espeak", lexicon or {}, recording=None, out=out)
            takes.append(store.add(kept, line, lexicon or {}, store.encoded(take)))
        return store.settle(kept, takes)

    return make
