"""Names: the codes that files name languages by."""

from __future__ import annotations

import pytest
from babel.core import get_global

from langreel.languages import iso_639_2, terminology_code
from langreel.languages.names import _BIBLIOGRAPHIC, _ISO_639_2, iso_639_1

MERGED = {"tgl": "fil", "twi": "ak"}
"""What CLDR takes for another language than ISO does."""


def test_every_language_of_two_letters_has_its_code_of_three():
    """All 183 of ISO 639-1, each with the code of ISO 639-2/T that CLDR knows it by."""
    meant = get_global("language_aliases")
    assert len(_ISO_639_2) == 183 and len(set(_ISO_639_2.values())) == 183
    for lang, code in _ISO_639_2.items():
        assert iso_639_2(lang) == iso_639_2(f"{lang}-Latn") == iso_639_2(code) == code
        assert meant[code] == MERGED.get(code, lang) and iso_639_1(code) == lang


def test_both_codes_of_the_twenty_languages_that_have_two_are_read():
    """The one for librarians means the same language, and is written as the other."""
    meant = get_global("language_aliases")
    assert len(_BIBLIOGRAPHIC) == 20
    for code, ours in _BIBLIOGRAPHIC.items():
        assert terminology_code(code) == iso_639_2(code) == ours
        assert meant[code] == meant[ours] == iso_639_1(code)


@pytest.mark.parametrize(
    ("lang", "code"),
    [("sr", "srp"), ("hr", "hrv"), ("sk", "slk"), ("lv", "lav"), ("nb", "nob"), ("sw", "swa"), ("zh", "zho")],
)
def test_of_several_codes_it_is_that_of_iso(lang, code):
    """CLDR takes older codes and single dialects for the language too."""
    assert iso_639_2(lang) == code
