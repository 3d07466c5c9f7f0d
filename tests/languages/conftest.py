"""Every language that the house has a file for, and those of them whose numbers it knows."""

from __future__ import annotations

import pytest

from langreel.languages import LANGUAGES, Language


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


@pytest.fixture(params=[code for code, language in LANGUAGES.items() if language.numbers])
def counting(request: pytest.FixtureRequest) -> Language:
    """A language with numbers."""
    return LANGUAGES[request.param]
