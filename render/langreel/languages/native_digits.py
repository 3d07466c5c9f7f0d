"""Native digits: the ten digits of each numbering system of CLDR that is not ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ZEROS: Final[Mapping[str, str]] = {
    "adlm": "\U0001e950", "arab": "\u0660", "arabext": "\u06f0", "beng": "\u09e6", "cakm": "\U00011136",
    "deva": "\u0966", "gujr": "\u0ae6", "guru": "\u0a66", "hmnp": "\U0001e140", "java": "\ua9d0",
    "khmr": "\u17e0", "knda": "\u0ce6", "laoo": "\u0ed0", "mlym": "\u0d66", "mtei": "\uabf0",
    "mymr": "\u1040", "nkoo": "\u07c0", "olck": "\u1c50", "orya": "\u0b66", "rohg": "\U00010d30",
    "tamldec": "\u0be6", "telu": "\u0c66", "thai": "\u0e50", "tibt": "\u0f20",
}  # fmt: skip
"""The zero of numbering systems whose digits are not ours."""


def digits_of(system: str) -> str:
    """The ten digits of a numbering system.

    >>> digits_of("deva"), digits_of("latn")
    ('०१२३४५६७८९', '0123456789')
    """
    zero = ord(_ZEROS.get(system, "0"))
    return "".join(chr(zero + digit) for digit in range(10))


PLAIN_DIGITS: Final = {ord(zero) + digit: str(digit) for zero in _ZEROS.values() for digit in range(10)}
"""Native digits as ours."""
