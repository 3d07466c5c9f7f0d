"""Text encoding: the bytes of a file → its text and the name of its encoding, wherever they come from."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Final

from langreel.errors import ContentError, UsageError
from langreel.languages.letters import COMMON_HAN, HANGUL

NAMES: Final[Mapping[str, str]] = {
    "utf-8": "utf-8-sig", "utf-16": "utf-16", "gb18030": "gb18030", "big5": "big5hkscs",
    "shift-jis": "cp932",
}  # fmt: skip
"""How people call the encodings that are recognised, and the codec that reads them."""

OLDER: Final = ("windows-1252", "windows-1251", "windows-1250", "windows-1256", "euc-kr")
"""Encodings in which files still come, and that nobody can tell from one another: they have to be named."""

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
DECLARED: Final = re.compile(
    rb"""\A\s*<\?xml[^>]*encoding=["']([\w-]+)["']|^"Content-Type:[^"]*charset=([\w-]+)""", re.MULTILINE
)
"""What an XML file or a PO catalogue says of itself: not always true, since editors save files anew."""
_UTF8: Final = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""Letters that are hardly ever letters of another encoding: Shift-JIS is full of pairs that would be."""
_SURE: Final = 4
"""Letters of several bytes that are no chance."""
_TRIED: Final = ("gb18030", "cp932", "big5hkscs")
"""Codecs of Chinese and Japanese, in which files still come."""
_ENOUGH: Final = 0.1
"""So much of a text in Chinese or Japanese are common letters at the least."""
_KOREAN: Final = 0.9
"""So much of a text in Korean are its syllables."""


def decode(data: bytes, shown: str, named: str = "", *, expected: Collection[str] = ()) -> str:
    """The text of a file, line ends as ``\\n``.

    ``named`` is the encoding where the user told it, ``expected`` are strings that the file should hold if
    it is read aright. ContentError where no encoding fits, or more than one fits as well.
    """
    codec = NAMES.get(named.lower(), named) or _marked(data)
    try:
        text = data.decode(codec) if codec else _guessed(data, shown, expected)
    except LookupError as error:
        hint = f"known: {', '.join((*NAMES, *OLDER))}"
        raise UsageError(f"unknown encoding {named or codec!r}", shown, hint) from error
    except UnicodeDecodeError as error:
        raise ContentError(f"the file is not {named or codec}", shown, _hint()) from error
    return re.sub(r"\r\n?", "\n", text.lstrip("\ufeff"))


def likely(data: bytes) -> str:
    """The encoding that a file most likely has that is not UTF-8: one of East Asia, else western Europe's."""
    found = {codec: _likely(text) for codec, text in _readings(data).items()}
    best = max(found, key=found.__getitem__, default="")
    if best and found[best] > _ENOUGH:
        return best
    korean = re.sub(r"[\x00-\x7f]", "", data.decode("cp949", "replace"))
    return "cp949" if len(re.findall(f"[{HANGUL}]", korean)) > _KOREAN * len(korean) else "cp1252"


def _readings(data: bytes) -> dict[str, str]:
    """The text by each codec of Chinese and Japanese that can read it."""
    found = {}
    for codec in _TRIED:
        with suppress(UnicodeDecodeError):
            found[codec] = data.decode(codec)
    return found


def _marked(data: bytes) -> str:
    """The codec that a byte order mark or the place of NULs tells; "" if neither does."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec
    if data[:1] and data[1:2] == b"\0":
        return "utf-16-le"
    if data[:1] == b"\0" and data[1:2]:
        return "utf-16-be"
    return ""


def _declared(data: bytes) -> tuple[str, ...]:
    found = DECLARED.search(data)
    return ((found[1] or found[2]).decode(),) if found else ()


def _guessed(data: bytes, shown: str, expected: Collection[str]) -> str:
    for codec in ("utf-8", *_declared(data)):
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    _refuse_mixed(data, shown)
    scores: dict[str, tuple[int, float]] = {}
    for text in _readings(data).values():
        score = sum(word in text for word in expected), _likely(text)
        if score >= (0, 0):
            scores[text] = score
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    if not ranked:
        raise ContentError("the file is in no known encoding", shown, _hint())
    if len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]]:
        raise ContentError("the file's encoding cannot be told", shown, _hint())
    return ranked[0]


def _refuse_mixed(data: bytes, shown: str) -> None:
    """ContentError where a text is UTF-8 but for some places: somebody put two files together."""
    whole = len(_UTF8.findall(data))
    other = len(re.findall(rb"[\x80-\xff]", _UTF8.sub(b"", data)))
    if whole >= _SURE and 2 * whole >= other:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            begins = data.rfind(b"\n", 0, error.start) + 1
            column = len(data[begins : error.start].decode("utf-8", "replace")) + 1
            hint = "two encodings are mixed in it: save all of it as UTF-8"
            where = f"{shown}:{line}:{column}"
            raise ContentError("the file is UTF-8, but not from here on", where, hint) from None


def _likely(text: str) -> float:
    """How much of a text is what people write: kana and common letters, not private or half-width ones."""
    letters = [char for char in text if char > "\x7f"]
    good = sum(char in COMMON_HAN or "\u3041" <= char <= "\u30fa" for char in letters)
    odd = sum("\uff61" <= char <= "\uff9f" or "\ue000" <= char <= "\uf8ff" for char in letters)
    return (good - 2 * odd) / max(len(letters), 1)


def _hint() -> str:
    """What to do about a file that is not understood; the commands that read files have this option."""
    return f"save it as UTF-8, or name its encoding with --encoding: {', '.join((*OLDER, *NAMES))}"
