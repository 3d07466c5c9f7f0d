import unicodedata

import pytest
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies

from langreel.languages.money_signs import money_signs


def at_home() -> dict[str, set[str]]:
    """Each sign of one character with the currencies that it is of where they are at home, by Babel."""
    found: dict[str, set[str]] = {}
    for territory in get_global("territory_currencies"):
        for lang in get_official_languages(territory, de_facto=True):
            try:
                symbols = Locale.parse(f"{lang}_{territory}").currency_symbols
            except (UnknownLocaleError, ValueError):
                continue
            for code in get_territory_currencies(territory):
                if unicodedata.category(symbols.get(code, code)[0]) == "Sc":
                    found.setdefault(symbols[code], set()).add(code)
    return {sign: codes for sign, codes in found.items() if len(sign) == 1 and len(codes) == 1}


def test_every_sign_is_known_in_every_language() -> None:
    """A sign that is of one currency means that, also in a language that does not write it."""
    known = money_signs("el")
    own = {sign: codes for sign, codes in at_home().items() if sign not in "¥￥"}
    assert {sign: {known[sign]} for sign in own} == own


@pytest.mark.parametrize(
    ("lang", "sign", "code"),
    [
        ("zh", "¥", "CNY"),
        ("ja", "¥", "JPY"),
        ("es-MX", "$", "MXN"),
        ("en-CA", "$", "CAD"),
        ("he", "₪", "ILS"),
    ],
)
def test_a_language_may_mean_its_own_currency(lang: str, sign: str, code: str) -> None:
    """As CLDR has it; a mark of direction is no part of a sign."""
    assert money_signs(lang)[sign] == code
