"""Numbers in words, as voices take them: what num2words says, agreeing with what is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language says numbers.

    ``lang`` is what num2words calls it, ``point`` what is said for the decimal point. ``agree`` changes the
    words of a whole number before the noun that it counts. ``one_by_one`` says decimals digit by digit.
    """

    lang: str
    point: str
    agree: Callable[[str, str], str]
    one_by_one: bool = False

    def number(self, plain: str, large: str, counted: str) -> str:
        """Decimal digits and their large word: 1.32 billones -> uno coma treinta y dos billones."""
        whole, _, part = plain.partition(".")
        if part:
            return f"{self.integer(int(whole))} {self.point} {self._decimals(part)}{large}"
        noun = (large or counted).split()
        return (self.agree(self.integer(int(whole)), noun[0] if noun else "") + large).strip()

    def integer(self, value: int) -> str:
        """A whole number by itself."""
        from num2words import num2words

        return str(num2words(value, lang=self.lang))

    def ordinal(self, value: int) -> str:
        """The number of a place: first, second."""
        from num2words import num2words

        return str(num2words(value, lang=self.lang, to="ordinal"))

    def year(self, value: int) -> str:
        """A year, as it is said in dates."""
        from num2words import num2words

        return str(num2words(value, lang=self.lang, to="year"))

    def _decimals(self, part: str) -> str:
        """Two digits as a number, more of them or those after a zero one by one."""
        if self.one_by_one or len(part) > 2 or part[0] == "0":
            return " ".join(self.integer(int(digit)) for digit in part)
        return self.integer(int(part))


def in_order(
    year: Callable[[int], str], month: Callable[[date], str], day: Callable[[date], str]
) -> Callable[[date, int], str]:
    """A date to its year, month or day, from the words for each."""

    def words(value: date, parts: int) -> str:
        return year(value.year) if parts == 1 else month(value) if parts == 2 else day(value)

    return words
