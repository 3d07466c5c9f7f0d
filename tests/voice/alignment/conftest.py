"""The lines of a sitting, as the reference says them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from langreel.voice.alignment.recogniser import Reference
from langreel.voice.alignment.sitting import listening
from sittings import LINES, spoken


@pytest.fixture(scope="session")
def reference() -> Callable[[str], list[Reference]]:
    """The lines of a language."""

    def make(lang: str) -> list[Reference]:
        return [_reference(lang, text) for text in LINES[lang]]

    return make


def _reference(lang: str, text: str) -> Reference:
    samples, words = spoken("espeak", lang, text)
    return Reference(text, lang, listening(samples), words)
