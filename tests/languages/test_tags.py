"""Tags: one spelling of a language's name, and the hint for all others."""

from __future__ import annotations

import pytest

from langreel.errors import UsageError
from langreel.languages import LANGUAGES
from langreel.languages.tags import checked_tag, spelling


@pytest.mark.parametrize("name", [*LANGUAGES, "yue", "es-419", "sr-Latn-RS", "zh-Hant-TW", "ca-valencia"])
def test_what_is_spelled_right_is_taken(name):
    """As BCP 47 writes it; the spelling of a spelling is itself."""
    assert checked_tag(name) == spelling(name) == name


@pytest.mark.parametrize(
    ("name", "right"),
    [("pt_BR", "pt-BR"), ("zh-hant", "zh-Hant"), ("EN", "en"), ("zho", "zh"), ("ger", "de")],
)
def test_another_spelling_is_refused_with_the_right_one(name, right):
    """Two spellings would be two languages."""
    with pytest.raises(UsageError, match=f"'{name}' is no language") as caught:
        checked_tag(name)
    assert caught.value.hint == f"perhaps you meant '{right}'?"


@pytest.mark.parametrize("name", ["klingon", "", "zh+en", "../zh", "z", "zh-", "中文"])
def test_what_names_no_language_is_told_how_they_are_named(name):
    """Nothing near: a few examples."""
    with pytest.raises(UsageError) as caught:
        checked_tag(name)
    assert caught.value.hint == "languages are named ja, pt-BR, zh-Hant …"
