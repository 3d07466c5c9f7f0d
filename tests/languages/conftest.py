"""Every language that the house has a file for, those that it says numbers in, and what CLDR knows."""

from __future__ import annotations

import pytest

from langreel.languages import LANGUAGES, Language, numbers
from langreel.languages.model import Numbers


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return LANGUAGES[request.param]


def spoken(code: str) -> bool:
    known = numbers(code)
    return bool(known and known.spoken)


@pytest.fixture(params=filter(spoken, LANGUAGES))
def counting(request: pytest.FixtureRequest) -> Language:
    """A language whose numbers are said."""
    return LANGUAGES[request.param]


@pytest.fixture
def counts(counting: Language) -> Numbers:
    """The numbers of such a language."""
    known = numbers(counting.code)
    assert known
    return known
