"""Header units: the name of a table's column → the unit and the scale that it tells."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.grammar import table
from langreel.quantity.units import canonical, is_unit, listed

SCALES: Final = table("""
    k 1.0e3 | thousand 1.0e3 | thousands 1.0e3 | tsd 1.0e3 | m 1.0e6 | mn 1.0e6 | mln 1.0e6 | mio 1.0e6
    million 1.0e6 | millions 1.0e6 | b 1.0e9 | bn 1.0e9 | mrd 1.0e9 | billion 1.0e9 | billions 1.0e9
    t 1.0e12 | tn 1.0e12 | trn 1.0e12 | trillion 1.0e12 | trillions 1.0e12
    千 1.0e3 | 万 1.0e4 | 百万 1.0e6 | 亿 1.0e8 | 億 1.0e8 | 十亿 1.0e9 | 万亿 1.0e12 | 兆 1.0e12
""")
"""Words for powers of ten in headers; after a currency a letter is one, too."""
WORDS: Final = table("""
    % percent | percent percent | pct percent | pp point | $ USD | us$ USD | dollar USD | dollars USD
    美元 USD | € EUR | euro EUR | euros EUR | 欧元 EUR | £ GBP | yen JPY | 日元 JPY | yuan CNY | rmb CNY
    人民币 CNY | tonnes t | tonne t | 吨 t | times times | years years | months months | days days
    ppm ppm | ppb ppb | °c °C | degc °C | celsius °C | °f °F | kwh kWh | mwh MWh | gwh GWh | twh TWh
    gw GW | mw MW | kw kW | km km | kg kg | mt Mt
""")
MONEY: Final = ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "INR", "KRW", "BRL", "MXN")
"""Currencies that are known in small letters, too."""
TOKEN: Final = re.compile(r"US\$|[$€£%]|°[CF]|[一-鿿]+|[^\W_]+(?:[²³/][^\W_]*)*")
PLAIN: Final = re.compile("[a-z]+[A-Z]")
PER: Final = re.compile("[ _]per[ _]|(?<=[A-Za-z$€£])/(?=[A-Za-z])")
"""What stands before what a unit is for one of."""


def header_unit(name: str) -> tuple[str, str]:
    """The unit and the scale of a column by its name; "" where it tells no unit.

    >>> [header_unit(name) for name in ("debt_usd_bn", "CO2 (ppm)", "price_usd_per_oz", "Mean")]
    [('USD', '1.0e9'), ('ppm', '1'), ('USD/oz', '1'), ('', '1')]
    """
    whole, *each = PER.split(name, maxsplit=1)
    tokens = TOKEN.findall(whole)
    unit = _last_unit(tokens)
    money = bool(re.fullmatch("[A-Z]{3}", unit))
    scale = next((SCALES[token.lower()] for token in reversed(tokens) if _is_scale(token, money)), "1")
    if each and unit:
        other = next((token for token in TOKEN.findall(each[0]) if is_unit(f"{unit}/{token}")), "")
        unit = f"{unit}/{other}" if other else ""
    return unit, scale if unit not in ("", "percent") else "1"


def _last_unit(tokens: list[str]) -> str:
    return next((found for token in reversed(tokens) if (found := _unit(token))), "")


def _unit(token: str) -> str:
    if token in listed() and token not in ("1", "date"):
        return token
    if token.lower() in WORDS:
        return WORDS[token.lower()]
    if token.upper() in MONEY:
        return token.upper()
    # One letter, or a word of the language, may be anything.
    known = len(token) > 1 and is_unit(token) and not token.isupper() and not token.islower()
    return canonical(token) if known and not PLAIN.match(token) else ""


def _is_scale(token: str, money: bool) -> bool:
    """Whether a word is a power of ten; a single letter only beside money."""
    return token.lower() in SCALES and (money or len(token) > 1 or not token.isascii())
