"""Scripts: what all languages of one script share: its letters, which way it runs, and fonts that draw it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from langreel.languages.letters import HAN, HANGUL, KANA, TRADITIONAL
from langreel.languages.model import Direction

HOUSE: Final = ("Noto Sans CJK SC", "Noto Sans", "DejaVu Sans", "Arial")
"""Families for Latin letters, digits and marks; also the last resort of every other script."""


@dataclass(frozen=True, slots=True)
class WritingSystem:
    """What is known of a script. ``languages`` are written in it; a text in it is taken for the first.

    ``letters`` is the inside of a regular expression's brackets, ``families`` are fonts, the best first.
    Words have spaces between them where it is ``spaced``. ``leading`` is the distance of lines in ems.
    """

    languages: tuple[str, ...]
    letters: str
    families: tuple[str, ...]
    direction: Direction = "ltr"
    wide: bool = False
    spaced: bool = True
    leading: float = 1.35

    @property
    def fonts(self) -> tuple[str, ...]:
        """All families for a text in it: its best, that of what it borrows from Latin, and all others."""
        return tuple(dict.fromkeys((self.families[0], HOUSE[0], *self.families, *HOUSE)))

    def own(self, text: str) -> str:
        """The letters of a text that are of this script, each once."""
        return "".join(dict.fromkeys(_letters(self).findall(text)))


def _indic(languages: str, letters: str, name: str) -> WritingSystem:
    """A script of India: marks above and below its letters need room."""
    families = (f"Noto Sans {name}", f"Lohit {name}", f"{name} Sangam MN", "Nirmala UI")
    return WritingSystem(tuple(languages.split()), letters, families, leading=1.5)


SCRIPTS: Final[Mapping[str, WritingSystem]] = {
    "Jpan": WritingSystem(("ja",), KANA, ("Noto Sans CJK JP",), wide=True, spaced=False, leading=1.55),
    "Hang": WritingSystem(("ko",), HANGUL, ("Noto Sans CJK KR",), wide=True, leading=1.5),
    "Hant": WritingSystem(
        ("zh-Hant",), TRADITIONAL, ("Noto Sans CJK TC",), wide=True, spaced=False, leading=1.55
    ),
    "Hans": WritingSystem(("zh",), HAN, ("Noto Sans CJK SC",), wide=True, spaced=False, leading=1.55),
    "Cyrl": WritingSystem(
        ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"), "\u0400-\u052f", HOUSE
    ),
    "Grek": WritingSystem(("el",), "\u0370-\u03ff\u1f00-\u1fff", ("Noto Sans", "DejaVu Sans", "Arial")),
    "Arab": WritingSystem(
        ("ar", "fa", "ur", "ps", "ckb", "sd", "ug"),
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        ("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Kufi Arabic", "DejaVu Sans", "Geeza Pro", "Segoe UI",
         "Arial"),
        direction="rtl",
        leading=1.6,
    ),
    "Hebr": WritingSystem(
        ("he", "yi"), "\u0590-\u05ff\ufb1d-\ufb4f",
        ("Noto Sans Hebrew", "DejaVu Sans", "Arial Hebrew", "Segoe UI", "Arial"), direction="rtl",
    ),
    "Thai": WritingSystem(
        ("th",), "\u0e01-\u0e3a\u0e40-\u0e5b",
        ("Noto Sans Thai", "Noto Looped Thai", "Loma", "Garuda", "Thonburi", "Leelawadee UI"),
        spaced=False, leading=1.6,
    ),
    "Laoo": WritingSystem(
        ("lo",), "\u0e80-\u0eff",
        ("Noto Sans Lao", "Noto Looped Lao", "Phetsarath OT", "Lao Sangam MN", "Leelawadee UI"),
        spaced=False, leading=1.6,
    ),
    "Khmr": WritingSystem(
        ("km",), "\u1780-\u17ff", ("Noto Sans Khmer", "Khmer OS", "Khmer Sangam MN", "Leelawadee UI"),
        spaced=False, leading=1.8,
    ),
    "Mymr": WritingSystem(
        ("my", "shn"), "\u1000-\u109f\uaa60-\uaa7f",
        ("Noto Sans Myanmar", "Padauk", "Myanmar Sangam MN", "Myanmar Text"), spaced=False, leading=1.8,
    ),
    "Deva": _indic("hi mr ne sa kok", "\u0900-\u097f\ua8e0-\ua8ff", "Devanagari"),
    "Beng": _indic("bn as", "\u0980-\u09ff", "Bengali"),
    "Guru": _indic("pa", "\u0a00-\u0a7f", "Gurmukhi"),
    "Gujr": _indic("gu", "\u0a80-\u0aff", "Gujarati"),
    "Orya": _indic("or", "\u0b00-\u0b7f", "Oriya"),
    "Taml": _indic("ta", "\u0b80-\u0bff", "Tamil"),
    "Telu": _indic("te", "\u0c00-\u0c7f", "Telugu"),
    "Knda": _indic("kn", "\u0c80-\u0cff", "Kannada"),
    "Mlym": _indic("ml", "\u0d00-\u0d7f", "Malayalam"),
    "Sinh": _indic("si", "\u0d80-\u0dff", "Sinhala"),
    "Ethi": WritingSystem(("am", "ti"), "\u1200-\u139f", ("Noto Sans Ethiopic", "Kefa", "Nyala")),
    "Geor": WritingSystem(
        ("ka",), "\u10a0-\u10ff\u1c90-\u1cbf", ("Noto Sans Georgian", "DejaVu Sans", "Sylfaen")
    ),
    "Armn": WritingSystem(("hy",), "\u0530-\u058f", ("Noto Sans Armenian", "DejaVu Sans", "Sylfaen")),
}  # fmt: skip
"""By their names in ISO 15924. Of two that a text may be in, the one that stands first."""

LATIN: Final = WritingSystem((), "A-Za-zÀ-ɏḀ-ỿ", HOUSE)
"""The script of every language that is written in no other."""

_BY_LANGUAGE: Final = {lang: script for script in SCRIPTS.values() for lang in script.languages}


def script_of(tag: str) -> WritingSystem:
    """The script that a language is written in.

    >>> script_of("fa-IR").direction, script_of("lo").spaced, script_of("sr-Latn") is LATIN
    ('rtl', False, True)
    """
    base, *rest = re.split("[-_]", tag)
    named = next((SCRIPTS.get(part.title(), LATIN) for part in rest if len(part) == 4), None)
    return named or _BY_LANGUAGE.get(base.lower(), LATIN)


def script_in(text: str) -> WritingSystem:
    """The script that a text is in.

    Kana, hangul or Chinese characters decide wherever one of them stands; of the others most letters do.

    >>> [script_in(text).languages[:1] for text in ("Доля GDP", "a Δ of 3", "米国債の")]
    [('ru',), (), ('ja',)]
    """
    counts = {script: len(_letters(script).findall(text)) for script in (*SCRIPTS.values(), LATIN)}
    full_width = next((script for script, count in counts.items() if script.wide and count), None)
    return full_width or Counter(counts).most_common(1)[0][0] if any(counts.values()) else LATIN


@cache
def _letters(script: WritingSystem) -> re.Pattern[str]:
    return re.compile(f"[{script.letters}]")
