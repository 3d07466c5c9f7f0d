"""Money signs: the signs of currencies, as a language reads them → their codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

from langreel.languages import cldr
from langreel.languages.cldr_words import MARKS
from langreel.languages.grammar import PLAIN, table

_COMMON: Final = "en"
_ELSEWHERE: Final = table("""
    ؋ AFN | ֏ AMD | ₼ AZN | ৳ BDT | ₡ CRC | ₾ GEL | ₵ GHS | ៛ KHR | ₸ KZT | ₭ LAK | ₮ MNT | ₦ NGN | ₲ PYG
    ₽ RUB | ฿ THB | ₺ TRY | ₴ UAH | US$ USD | C$ CAD | AU$ AUD | S$ SGD | JP¥ JPY
""")
"""Signs that mean the same everywhere, and that CLDR writes only where the currency is at home."""
_NONE: Final = "XXX"


@cache
def money_signs(tag: str) -> Mapping[str, str]:
    """The signs by what they mean in a language; what it has no sign for is meant as in the common one.

    >>> money_signs("es-MX")["$"], money_signs("es")["$"], money_signs("zh")["¥"], money_signs("de")["¥"]
    ('MXN', 'USD', 'CNY', 'JPY')
    """
    where, common = cldr.locale(tag), cldr.locale(_COMMON)
    own = [_signs(each) for each in (common, where) if each]
    return {sign: code for signs in (_ELSEWHERE, *own) for sign, code in signs.items()}


def _signs(where: Locale) -> Mapping[str, str]:
    signs = {sign.strip(MARKS).translate(PLAIN): code for code, sign in where.currency_symbols.items()}
    return {sign: code for sign, code in signs.items() if code != _NONE and any(map(_is_money, sign))}


def _is_money(mark: str) -> bool:
    return unicodedata.category(mark) == "Sc"
