"""Mandarin phonemes: Chinese text → the phonemes and tone arrows that Kokoro learnt, word by word.

Each syllable is a sound of its own. A space stands between words (BudouX finds them): without it a quarter
more characters are misheard. Tones are those of ``pinyin``; arrows → ↗ ↓ ↘ follow the vowel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

from langreel.languages.letters import HAN
from langreel.languages.zh import pinyin
from langreel.voice.neural.sounds import Sound, unreadable

TONES: Final = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
INITIALS: Final = {
    "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ",
    "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ", "z": "ʦ",
    "c": "ʦʰ", "s": "s", "": "",
}  # fmt: skip
FINALS: Final = {
    "a": "a-", "ai": "ai-", "an": "a-n", "ang": "a-ŋ", "ao": "au-", "e": "ɤ-", "ei": "ei-", "en": "ə-n",
    "eng": "ə-ŋ", "er": "ɚ-", "ê": "ɛ-", "i": "i-", "ia": "ja-", "ian": "jɛ-n", "iang": "ja-ŋ", "iao": "jau-",
    "ie": "je-", "in": "i-n", "ing": "i-ŋ", "iong": "jʊ-ŋ", "iu": "jou-", "o": "wo-",
    "ong": "ʊ-ŋ", "ou": "ou-", "u": "u-", "ua": "wa-", "uai": "wai-", "uan": "wa-n", "uang": "wa-ŋ",
    "ueng": "wə-ŋ", "ui": "wei-", "un": "wə-n", "uo": "wo-", "v": "y-", "van": "ɥɛ-n", "ve": "ɥe-",
    "vn": "y-n",
}  # fmt: skip
"""The hyphen is where the tone goes."""
_WITHOUT: Final = {
    "yi": "i", "ya": "ia", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu", "yan": "ian", "yin": "in",
    "yang": "iang", "ying": "ing", "yong": "iong", "yo": "uo", "yu": "v", "yue": "ve", "yuan": "van",
    "yun": "vn", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un",
    "wang": "uang", "weng": "ueng", "wong": "ong",
}  # fmt: skip
"""Finals without an initial, as pinyin spells them; 哟 (yo) as Kokoro learnt it."""
_BUZZ: Final = "ɨ-"
"""The i of zi, ci, si and zhi, chi, shi, ri."""
_O: Final = "ɔ-"

MARKS: Final = {
    "，": ",", "、": ",", ",": ",", "。": ".", ".": ".", "！": "!", "!": "!", "？": "?", "?": "?", "；": ";",
    ";": ";", "：": ":", ":": ":", "—": "—", "–": "—", "…": "…", "“": "“", "”": "”", "《": "“", "》": "”",
    "「": "“", "」": "”", "『": "“", "』": "”", "（": "(", "）": ")", "(": "(", ")": ")",
}  # fmt: skip
_OPEN: Final = "“("

# In letters, as English says them: passed bare, a single capital is lost.
LETTERS: Final = {
    "A": "ˈA", "B": "bˈi", "C": "sˈi", "D": "dˈi", "E": "ˈi", "F": "ˈɛf", "G": "ʤˈi", "H": "ˈAʧ", "I": "ˈI",
    "J": "ʤˈA", "K": "kˈA", "L": "ˈɛl", "M": "ˈɛm", "N": "ˈɛn", "O": "ˈO", "P": "pˈi", "Q": "kjˈu",
    "R": "ˈɑɹ", "S": "ˈɛs", "T": "tˈi", "U": "jˈu", "V": "vˈi", "W": "dˈʌbᵊlju", "X": "ˈɛks", "Y": "wˈI",
    "Z": "zˈi",
}  # fmt: skip

_PIECE = re.compile(
    rf"(?P<han>{pinyin.RUN})|(?P<latin>[^\W_{HAN}](?:[^{HAN}、，。；：！？…—,;:!?“”《》「」『』（）()]*[^\W_{HAN}])?)"
)

Latin = Callable[[str], Sequence[Sound]]
"""The sounds of a Latin run, as English."""


def syllable(sound: str) -> str:
    """The phonemes of a syllable of pinyin with its tone digit; "" if there is no such syllable.

    >>> [syllable(sound) for sound in ("zhong1", "guo2", "nv3", "yuan2", "shi4", "me5", "nar3")]
    ['ꭧʊ→ŋ', 'kwo↗', 'ny↓', 'ɥɛ↗n', 'ʂɨ↘', 'mɤ', '']
    """
    plain, tone = sound[:-1], TONES.get(sound[-1:])
    initial, final = _split(plain)
    shape = _shape(initial, final)
    return "" if tone is None or not shape else INITIALS[initial] + shape.replace("-", tone)


def sounds(text: str, lang: str, latin: Latin) -> tuple[Sound, ...]:
    """Every syllable of a Chinese text, its Latin runs by ``latin``, the marks and the spaces between."""
    found: list[Sound] = []
    at = 0
    for piece in _PIECE.finditer(text):
        found += _between(text[at : piece.start()], at, " " if found else "")
        begin = piece.start()
        found += _han(piece[0], begin, lang) if piece["han"] else _foreign(piece[0], begin, latin)
        at = piece.end()
    return (*found, *_between(text[at:], at, ""))


def _split(plain: str) -> tuple[str, str]:
    initial = next((head for head in (plain[:2], plain[:1]) if head in INITIALS and head != plain), "")
    return initial, plain[len(initial) :]


def _shape(initial: str, final: str) -> str:
    if not initial:
        return _O if final == "o" else FINALS.get(_WITHOUT.get(final, final), "")
    if initial in {"j", "q", "x"} and final.startswith("u"):
        return FINALS.get("v" + final[1:], "")
    if initial in {"z", "c", "s", "zh", "ch", "sh", "r"} and final == "i":
        return _BUZZ
    return FINALS.get(final, "") if final not in {"er", "ê"} else ""


def _han(run: str, begin: int, lang: str) -> list[Sound]:
    """A run of syllables; a space before each word but the first."""
    heads, found = _heads(run), list[Sound]()
    for spoken in pinyin.syllables(run):
        phones = "".join(map(syllable, _parts(spoken.sound)))
        start, end = begin + spoken.start, begin + spoken.end
        if not phones:
            raise unreadable(run[spoken.start : spoken.end], lang)
        if found and spoken.start in heads:
            found.append(Sound(" ", start, start))
        found.append(Sound(phones, start, end))
    return found


def _parts(sound: str) -> tuple[str, ...]:
    # Kokoro heard 这儿 as one syllable and read it as two.
    return (sound[:-1], "er2") if sound.endswith("r") else (sound,)


def _foreign(run: str, begin: int, latin: Latin) -> list[Sound]:
    """A Latin run by the English reader, its single capitals as the letters they are."""
    return [
        Sound(_letter(run[sound.start : sound.end]) or sound.phones, begin + sound.start, begin + sound.end)
        for sound in latin(run)
    ]


def _letter(word: str) -> str:
    return LETTERS["A"] if word == "eigh" else LETTERS.get(word, "")


def _between(gap: str, at: int, space: str) -> list[Sound]:
    """The marks of a gap; the space stands where its last word ends and the next one is opened."""
    marks = re.sub(r"(.)\1+", r"\1", "".join(MARKS.get(mark, "") for mark in gap))
    closing = marks.rstrip(_OPEN)
    opening = marks[len(closing) :]
    return [Sound(phone, at, at) for phone in closing + space + opening]


def _heads(run: str) -> set[int]:
    """Where the words of a run begin."""
    heads, at = set[int](), 0
    for word in _parser().parse(run):
        heads.add(at)
        at += len(word)
    return heads


@cache
def _parser() -> Any:
    import budoux

    return budoux.load_default_simplified_chinese_parser()
