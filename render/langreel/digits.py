"""Digits: an exact value and its significant digits -> the value that may be claimed, in decimals."""

from __future__ import annotations

from fractions import Fraction

from langreel.errors import ContentError


def rounded(value: Fraction, digits: int) -> Fraction:
    """The value to so many significant digits, halves away from zero, as newspapers round.

    >>> rounded(Fraction("999.95"), 4)
    Fraction(1000, 1)
    """
    if digits < 1:
        raise ContentError(f"a number cannot have {digits} significant digits", hint="digits is 1 or more")
    return nearest(value, magnitude(value) - digits + 1) if value else value


def nearest(value: Fraction, exponent: int) -> Fraction:
    """The nearest multiple of ``10 ** exponent``, halves away from zero."""
    quantum = Fraction(10) ** exponent
    steps = (abs(value) / quantum + Fraction(1, 2)).__floor__()
    return steps * quantum if value > 0 else -steps * quantum


def magnitude(value: Fraction) -> int:
    """The power of ten of the first significant digit: 2 for 524.7, -3 for 0.0012."""
    size = abs(value)
    guess = len(str(size.numerator)) - len(str(size.denominator))
    return guess if size >= Fraction(10) ** guess else guess - 1


def decimals(value: Fraction) -> str:
    """A value that ends after some decimals, written out plainly, without zeros at its end.

    >>> decimals(Fraction("1.50")), decimals(Fraction(1200))
    ('1.5', '1200')
    """
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return fixed(value, places)


def fixed(value: Fraction, places: int) -> str:
    """A value with exactly so many decimals, zeros included."""
    steps = nearest(value, -places) * 10**places
    whole, part = divmod(abs(int(steps)), 10**places)
    sign = "-" if steps < 0 else ""
    return f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}"
