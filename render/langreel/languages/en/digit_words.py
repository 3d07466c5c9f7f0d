"""How English says what is written in digits and signs: 9:30, 1:3, 5%, -5°C, $1.2T."""

from __future__ import annotations

import re
from typing import Final

from langreel.languages.en import numbers_said
from langreel.languages.en.number_forms import NUMBERS
from langreel.languages.en.numbers_said import MONTHS, ONES, integer, ordinal, year
from langreel.languages.en.numerals import LETTERS
from langreel.languages.en.unit_words import MONEY, UNIT_WORDS
from langreel.languages.grammar import Amount, DigitWords, table

_COINS: Final = table("dollar cent/cents | euro cent/cents | pound penny/pence")


def apart(words: str) -> str:
    """Compounds as single words, as voices take them: twenty-five -> twenty five."""
    return words.replace("-", " ")


def amount(one: Amount) -> str:
    """A number with its signs: $1.2T -> one point two trillion dollars, -5% -> minus five percent."""
    found = re.fullmatch(r"([0-9.,]+)\s?([A-Za-z -]*)", one.numeral)
    assert found
    plain, scale = found[1].replace(",", ""), found[2].strip(" -")
    large = LETTERS.get(scale.lower(), scale)
    minus = "minus " if one.minus else ""
    if one.money and not large and re.fullmatch(r"[0-9]*\.[0-9]{2}", plain):
        return minus + _coins(plain, one.money)
    noun = _noun(MONEY.get(one.money) or UNIT_WORDS.get(one.unit, ""), plain == "1" and not large)
    return minus + " ".join(filter(None, (decimal(plain), large, noun)))


def _noun(words: str, alone: bool) -> str:
    """Of kilometre/kilometres the one for one thing, or for many."""
    one, _, many = words.partition("/")
    return one if alone else many or one


def _coins(plain: str, money: str) -> str:
    """$24.50 -> twenty four dollars and fifty cents; what has no coins is said with its decimals."""
    notes = MONEY[money]
    coins = _COINS.get(notes.partition("/")[0], "")
    if not coins:
        return f"{decimal(plain)} {_noun(notes, False)}"
    counts = [int(f"0{part}") for part in plain.split(".")]
    parts = [
        f"{apart(integer(count))} {_noun(words, count == 1)}"
        for count, words in zip(counts, (notes, coins), strict=True)
        if count
    ]
    return " and ".join(parts) or f"zero {_noun(notes, False)}"


def decimal(plain: str) -> str:
    """Digits as a number: 1.32 -> one point three two; 007 one by one."""
    if len(plain) > 1 and plain[0] == "0" and plain.isdigit():
        return digits(plain)
    return apart(numbers_said.number(f"0{plain}" if plain[0] == "." else plain, "", ""))


def digits(text: str) -> str:
    """One digit after the other: 192 -> one nine two."""
    return " ".join(ONES[int(digit)] for digit in text)


def pair(text: str) -> str:
    """Two digits of a year or of minutes: 05 -> oh five."""
    if text == "00":
        return "oh oh"
    return ("oh " if text[0] == "0" else "") + apart(integer(int(text)))


def clock(hour: int, minute: int, second: int | None) -> str:
    """A time of day: 9:05 -> nine oh five, 8:00 -> eight o'clock, 8:05:30 -> ... and thirty seconds."""
    said = apart(integer(hour))
    if minute:
        said += " " + pair(f"{minute:02d}")
    else:
        said += " o'clock" if 0 < hour <= 12 else " hundred hours"
    if second is not None:
        said += f" and {apart(integer(second))} second{'' if second == 1 else 's'}"
    return said


def fraction(part: int, whole: int) -> str:
    """1/3 -> one third, 3/4 -> three quarters."""
    name = {2: "half", 4: "quarter"}.get(whole) or apart(ordinal(whole))
    many = "halves" if name == "half" else f"{name}s"
    return f"{apart(integer(part))} {name if part == 1 else many}"


def power(base: str, exponent: int) -> str:
    """c² -> c squared, 10⁸ -> ten to the power of eight."""
    if exponent in (2, 3):
        return f"{base} {'squared' if exponent == 2 else 'cubed'}"
    return f"{base} to the power of {'minus ' if exponent < 0 else ''}{apart(integer(abs(exponent)))}"


def years(value: int) -> str:
    """A year in single words: 2025 -> twenty twenty five."""
    return apart(year(value))


WORDS: Final = DigitWords(
    amount=amount,
    integer=lambda value: apart(integer(value)),
    decimal=decimal,
    digits=digits,
    year=years,
    short_year=pair,
    month=lambda value: f"{MONTHS[value.month - 1]} {years(value.year)}",
    day=lambda value: apart(numbers_said.day(value, 3)),
    clock=clock,
    fraction=fraction,
    power=power,
    words={
        "to": " to ", "ratio": " to ", "season": " ", "mixed": " and ", "dot": " dot ", "point": " point ",
        "slash": " slash ", "colon": " colon ", "at": " at ", "dash": " dash ", "underscore": " underscore ",
        "version": "version ", "pause": ", ", "plus": "plus ", "less": " minus ",
    },
    written="{day} {name} {year}",
    yearless="{day} {name}",
    months=NUMBERS.months,
    scored=re.compile(
        r"\b(?:won|wins?|winning|beat|beats|lost|loses?|losing|leads?|led|lead|score[sd]?|defeat(?:ed)?|drew|draws?"
        r"|tied|ruled|voted?|decision|victory|win|loss|split)\b", re.I
    ),
    dated=re.compile(r"\b(?:on|since|until|by|from|dated|before|after|till|of)\s+$", re.I),
    dialled=re.compile(
        r"\b(?:call|dial|phone|ring|text|fax|hotline|extension|ext\.?|code|PIN|ZIP|room|flight|number)(?:\s+(?:is|number|us|at))*"
        r"[\s:]+$", re.I
    ),
    money=MONEY,
)  # fmt: skip
