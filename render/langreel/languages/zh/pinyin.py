"""Pinyin: Chinese characters → syllables with tone digits, as they are said next to one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from langreel.languages.letters import HAN
from langreel.languages.zh import polyphones

_ERHUA = frozenset("这那哪点玩会事块份头活劲花门味趟")
_DIGITS = frozenset("零〇一二三四五六七八九")
_SPELLED: Final = r"(?<![A-Za-z0-9])[a-zü]{1,6}[1-5](?![A-Za-z0-9])"
RUN: Final = rf"(?:[{HAN}]|{_SPELLED})(?:[{HAN}]| ?{_SPELLED})*"
"""What is read as syllables: characters, and pinyin with tone digits, which a lexicon may give for them."""
_BEFORE_ONE = _DIGITS | set("十第点")
_AFTER_ONE = _DIGITS | set("十月号")
_WHOLE = {
    "n2": "en1",
    "ng2": "en1",
    "m2": "mu2",
    "hm5": "hen1",
    "hng5": "hen1",
    "ê1": "ei1",
    "ê2": "ei2",
    "ê4": "ei4",
}
"""Grunts without a vowel, which espeak would spell."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """The characters ``text[start:end]`` said as one syllable: ``sound`` is ``zhong1``, ``wan2r``."""

    start: int
    end: int
    sound: str


@cache
def readable(mark: str) -> bool:
    """Whether a character has a reading.

    >>> readable("债"), readable("☃")
    (True, False)
    """
    return bool(re.fullmatch(f"[{HAN}]", mark)) and bool(re.fullmatch(r"[a-zêü]+\d", _read(mark)[0]))


def syllables(run: str) -> tuple[Syllable, ...]:
    """The syllables of a run of Chinese characters, some of which may be spelled.

    >>> " ".join(s.sound for s in syllables("银行行长玩儿一万"))
    'yin2 hang2 hang2 zhang3 wan2r yi2 wan4'
    >>> " ".join(s.sound for s in syllables("拿钱huan2 shang4"))
    'na2 qian2 huan2 shang4'
    """
    return tuple(
        replace(syllable, start=part.start() + syllable.start, end=part.start() + syllable.end)
        for part in re.finditer(rf"(?P<han>[{HAN}]+)|{_SPELLED}", run)
        for syllable in (_characters(part[0]) if part["han"] else (Syllable(0, len(part[0]), part[0]),))
    )


def _characters(han: str) -> tuple[Syllable, ...]:
    sounds = [_WHOLE.get(sound, sound) for sound in _changed(han, _read(han))]
    found: list[Syllable] = []
    for at, sound in enumerate(sounds):
        if han[at] == "儿" and at and han[at - 1] in _ERHUA and found[-1].end == at:
            last = found.pop()
            found.append(Syllable(last.start, at + 1, last.sound + "r"))
        else:
            found.append(Syllable(at, at + 1, sound))
    return tuple(found)


def _read(han: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    polyphones.teach()
    # One entry a character even where there is no reading; pypinyin takes lists, its types say strings.
    spelled: Any = list
    return list(lazy_pinyin(han, style=Style.TONE3, neutral_tone_with_five=True, errors=spelled))


def _changed(han: str, sounds: Sequence[str]) -> list[str]:
    """The sounds with the tones that 一, 不 and the adverb's 地 take from their neighbours.

    Third tones before third tones are left: espeak changes those itself.
    """
    changed = list(sounds)
    for at, mark in enumerate(han):
        after = sounds[at + 1][-1:] if at + 1 < len(han) else ""
        if mark == "不":
            changed[at] = "bu2" if after == "4" else "bu4"
        elif mark == "一" and _counted(han, at):
            changed[at] = "yi1"
        elif mark == "一" and after:
            changed[at] = "yi2" if after == "4" or han[at + 1] == "个" else "yi4"
        elif mark == "地" and at > 1 and han[at - 1] == han[at - 2]:
            changed[at] = "de5"
    return changed


def _counted(han: str, at: int) -> bool:
    """Whether 一 is a digit by itself (二零一三, 十一, 第一, 一点三, 一月), which keeps its first tone."""
    before, after, then = han[:at][-1:], han[at + 1 :][:1], han[at + 2 :][:1]
    if before and before in _BEFORE_ONE:
        return True
    return bool(after) and (after in _AFTER_ONE or (after == "点" and then in _DIGITS))
