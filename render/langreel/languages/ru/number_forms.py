"""Russian numbers: миллиард is 10⁹, триллион 10¹²; one, few, many, and a form of its own for decimals."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from langreel.languages.cldr import Tuning
from langreel.languages.model import SpokenNumbers, Wording
from langreel.languages.number_words import NumberWords, in_order

if TYPE_CHECKING:
    from langreel.languages.idioms import Idioms

_MONTHS: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_IN_DATES: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_FEMININE: Final = re.compile(r"(?:тысяч|тонн|иен|недел|унци)")


def agree(words: str, noun: str) -> str:
    """один and два before a feminine noun: одна тонна, две тысячи."""
    if not _FEMININE.match(noun):
        return words
    return re.sub(r"\bдва$", "две", re.sub(r"\bодин$", "одна", words))


_WORDS: Final = NumberWords("ru", "", agree)


def number(plain: str, large: str, counted: str) -> str:
    """Decimals are tenths and hundredths: 1.32 -> одна целая тридцать две сотых."""
    from num2words import num2words

    if "." in plain:
        return str(num2words(Decimal(plain), lang="ru")) + large
    return _WORDS.number(plain, large, counted)


def _ordinal(value: int, case: str, gender: str) -> str:
    from num2words import num2words

    return str(num2words(value, lang="ru", to="ordinal", case=case, gender=gender))


def _month(value: date) -> str:
    return f"{_MONTHS[value.month - 1]} {_ordinal(value.year, 'g', 'm')} года"


def _day(value: date) -> str:
    day = _ordinal(value.day, "n", "n")
    return f"{day} {_IN_DATES[value.month - 1]} {_ordinal(value.year, 'g', 'm')} года"


def _idioms() -> Idioms:
    from langreel.languages.ru.numbers_found import IDIOMS

    return IDIOMS


def _forms(one: str, few: str, many: str, compact: str, part: str = "") -> Wording:
    """A unit after 1, 2 and 5 of it, and after a part of it, which mostly takes the form of few."""
    plurals = {"one": f"{{}} {one}", "few": f"{{}} {few}", "many": f"{{}} {many}"}
    other = f"{{}} {part or few}"
    return Wording(other, compact, other, plurals=plurals, spoken_plurals=plurals)


TUNING: Final = Tuning(
    units={
        "USD": _forms("доллар", "доллара", "долларов", "{}\u00a0$"),
        "CNY": _forms("юань", "юаня", "юаней", "{}\u00a0CN¥"),
        "EUR": _forms("евро", "евро", "евро", "{}\u00a0€"),
        "JPY": _forms("иена", "иены", "иен", "{}\u00a0¥"),
        "GBP": _forms("фунт", "фунта", "фунтов", "{}\u00a0£"),
        "percent": Wording("{}\u00a0%", "{}\u00a0%", "{} процента", spoken_plurals={
            "one": "{} процент", "few": "{} процента", "many": "{} процентов",
        }),
        "point": _forms("процентный пункт", "процентных пункта", "процентных пунктов", "{}\u00a0п.\u00a0п.",
                        "процентного пункта"),
        "t": _forms("тонна", "тонны", "тонн", "{}\u00a0т"),
        "USD/oz": _forms("доллар за унцию", "доллара за унцию", "долларов за унцию", "{}\u00a0$/унц."),
        "times": _forms("раз", "раза", "раз", "{}×"),
        "years": _forms("год", "года", "лет", "{}\u00a0г."),
    },
    idioms=_idioms,
    spoken=SpokenNumbers(
        number=number,
        day=in_order(lambda value: f"{_ordinal(value, 'n', 'm')} год", _month, _day),
        minus="минус ",
    ),
    dates=("{year}", "{lone} {year} года", "{day} {name} {year} года"),
)  # fmt: skip
