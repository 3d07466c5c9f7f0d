"""The small words on screen in languages that have no file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import Locale

from langreel.languages import LANGUAGES, of
from langreel.languages.screen_words import SCREEN_WORDS


@pytest.mark.parametrize("code", SCREEN_WORDS)
def test_every_row_is_whole(code: str) -> None:
    """A language of the CLDR without a file of its own, with a place for source and date."""
    words = of(code).screen
    assert words is SCREEN_WORDS[code] and code not in LANGUAGES and Locale.parse(code)
    assert words.source.count("{}") == words.as_of.count("{}") == 1 and len(words.two_axes) == 2
    assert words.sources


def test_a_variety_has_the_words_of_its_language() -> None:
    """Austria's German, Finland's Swedish; of a language that nobody worded, the common ones, no heading."""
    assert of("de-AT").screen is of("de").screen
    assert of("sv-FI").screen.source == "Källa: {}"
    assert of("sw").screen == replace(of("en").screen, sources="")
