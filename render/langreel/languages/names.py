"""Names of languages: what those who read one call it, and the code that files name it by."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import Final

# ISO 639-1 and, of ISO 639-2's codes, those that MP4 takes (T). Babel knows which language a code of three
# letters means, yet not which of several that mean one is this.
_ISO_639_2: Final[Mapping[str, str]] = {
    "aa": "aar", "ab": "abk", "ae": "ave", "af": "afr", "ak": "aka", "am": "amh", "an": "arg", "ar": "ara",
    "as": "asm", "av": "ava", "ay": "aym", "az": "aze", "ba": "bak", "be": "bel", "bg": "bul", "bi": "bis",
    "bm": "bam", "bn": "ben", "bo": "bod", "br": "bre", "bs": "bos", "ca": "cat", "ce": "che", "ch": "cha",
    "co": "cos", "cr": "cre", "cs": "ces", "cu": "chu", "cv": "chv", "cy": "cym", "da": "dan", "de": "deu",
    "dv": "div", "dz": "dzo", "ee": "ewe", "el": "ell", "en": "eng", "eo": "epo", "es": "spa", "et": "est",
    "eu": "eus", "fa": "fas", "ff": "ful", "fi": "fin", "fj": "fij", "fo": "fao", "fr": "fra", "fy": "fry",
    "ga": "gle", "gd": "gla", "gl": "glg", "gn": "grn", "gu": "guj", "gv": "glv", "ha": "hau", "he": "heb",
    "hi": "hin", "ho": "hmo", "hr": "hrv", "ht": "hat", "hu": "hun", "hy": "hye", "hz": "her", "ia": "ina",
    "id": "ind", "ie": "ile", "ig": "ibo", "ii": "iii", "ik": "ipk", "io": "ido", "is": "isl", "it": "ita",
    "iu": "iku", "ja": "jpn", "jv": "jav", "ka": "kat", "kg": "kon", "ki": "kik", "kj": "kua", "kk": "kaz",
    "kl": "kal", "km": "khm", "kn": "kan", "ko": "kor", "kr": "kau", "ks": "kas", "ku": "kur", "kv": "kom",
    "kw": "cor", "ky": "kir", "la": "lat", "lb": "ltz", "lg": "lug", "li": "lim", "ln": "lin", "lo": "lao",
    "lt": "lit", "lu": "lub", "lv": "lav", "mg": "mlg", "mh": "mah", "mi": "mri", "mk": "mkd", "ml": "mal",
    "mn": "mon", "mr": "mar", "ms": "msa", "mt": "mlt", "my": "mya", "na": "nau", "nb": "nob", "nd": "nde",
    "ne": "nep", "ng": "ndo", "nl": "nld", "nn": "nno", "no": "nor", "nr": "nbl", "nv": "nav", "ny": "nya",
    "oc": "oci", "oj": "oji", "om": "orm", "or": "ori", "os": "oss", "pa": "pan", "pi": "pli", "pl": "pol",
    "ps": "pus", "pt": "por", "qu": "que", "rm": "roh", "rn": "run", "ro": "ron", "ru": "rus", "rw": "kin",
    "sa": "san", "sc": "srd", "sd": "snd", "se": "sme", "sg": "sag", "si": "sin", "sk": "slk", "sl": "slv",
    "sm": "smo", "sn": "sna", "so": "som", "sq": "sqi", "sr": "srp", "ss": "ssw", "st": "sot", "su": "sun",
    "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "tg": "tgk", "th": "tha", "ti": "tir", "tk": "tuk",
    "tl": "tgl", "tn": "tsn", "to": "ton", "tr": "tur", "ts": "tso", "tt": "tat", "tw": "twi", "ty": "tah",
    "ug": "uig", "uk": "ukr", "ur": "urd", "uz": "uzb", "ve": "ven", "vi": "vie", "vo": "vol", "wa": "wln",
    "wo": "wol", "xh": "xho", "yi": "yid", "yo": "yor", "za": "zha", "zh": "zho", "zu": "zul",
}  # fmt: skip
_ISO_639_1: Final[Mapping[str, str]] = {code: lang for lang, code in _ISO_639_2.items()}
# ISO 639-2 has two codes for twenty languages; MP4 files hold either.
_BIBLIOGRAPHIC: Final[Mapping[str, str]] = {
    "alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld",
    "fre": "fra", "geo": "kat", "ger": "deu", "gre": "ell", "ice": "isl", "mac": "mkd", "mao": "mri",
    "may": "msa", "per": "fas", "rum": "ron", "slo": "slk", "tib": "bod", "wel": "cym",
}  # fmt: skip
# As Babel gives them, which takes longer to ask than a command with nothing to do may.
_ENDONYMS: Final[Mapping[str, str]] = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "español", "fr": "français", "hi": "हिन्दी",
    "it": "italiano", "ja": "日本語", "ko": "한국어", "pt-BR": "português (Brasil)", "ru": "русский",
    "th": "ไทย", "zh": "中文", "zh-Hant": "中文 (繁體)",
}  # fmt: skip


def endonym(lang: str) -> str:
    """What a subtitle track in a language is called; the code itself where nobody knows it.

    >>> [endonym(lang) for lang in ("zh", "en", "ja", "pt-BR", "tlh")]
    ['中文', 'English', '日本語', 'português (Brasil)', 'tlh']
    """
    return _ENDONYMS.get(lang) or asked_of_babel(lang)


@cache
def asked_of_babel(lang: str) -> str:
    """The same as CLDR has it."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang, sep="-").get_display_name() or lang)
    except (UnknownLocaleError, ValueError):
        return lang


def known_as(tag: str, known: Container[str]) -> str:
    """The name by which a table knows a language: its tag, or what it is a variety of; else empty.

    >>> known_as("pt-BR", {"pt", "zh"}), known_as("zh-Hant-TW", {"zh-Hant", "zh"}), known_as("ko", {"zh"})
    ('pt', 'zh-Hant', '')
    """
    parts = re.split("[-_]", tag)
    names = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((name for name in names if name in known), "")


@cache
def exonym(lang: str) -> str:
    """What a language is called in English, without its variety; the code itself where nobody knows it.

    >>> [exonym(lang) for lang in ("zh-Hant", "ko", "tlh")]
    ['Chinese', 'Korean', 'tlh']
    """
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(re.split("[-_]", lang)[0]).english_name or lang)
    except (UnknownLocaleError, ValueError):
        return lang


def iso_639_2(lang: str) -> str:
    """The three-letter code of a language, ``und`` if it has none.

    >>> iso_639_2("zh"), iso_639_2("en-GB"), iso_639_2("chi"), iso_639_2("zh+en"), iso_639_2("tlh")
    ('zho', 'eng', 'zho', 'mul', 'tlh')
    """
    if "+" in lang:
        return "mul"
    base = terminology_code(re.split(r"[-_]", lang.lower())[0])
    return _ISO_639_2.get(base, base if re.fullmatch(r"[a-z]{3}", base) else "und")


def terminology_code(code: str) -> str:
    """The one of ISO 639-2's two codes that we write: ``zho`` for ``chi``.

    >>> terminology_code("chi"), terminology_code("eng")
    ('zho', 'eng')
    """
    return _BIBLIOGRAPHIC.get(code, code)


def iso_639_1(code: str) -> str:
    """The two-letter code of a language that is named by three letters; the code itself where it has none.

    >>> [iso_639_1(code) for code in ("zho", "chi", "zh", "yue")]
    ['zh', 'zh', 'zh', 'yue']
    """
    return _ISO_639_1.get(terminology_code(code), code)
