"""Scripts: what the letters of a language tell where it has no file, and of a text, which language it is."""

from __future__ import annotations

import pytest

from langreel.languages import guess, of
from langreel.languages.scripts import SCRIPTS
from langreel.linebreak.kinsoku import legal, tied


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "fa", "he", "ur", "yi", "ps", "az-Arab", "ckb_IQ"])
def test_these_run_from_right_to_left(tag: str):
    """With or without a file of their own, in any variety."""
    assert of(tag).direction == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh", "hi", "th", "ru", "az", "ku", "tlh", "az-Latn"])
def test_all_others_run_from_left_to_right(tag: str):
    """Also those that nobody knows."""
    assert of(tag).direction == "ltr"


@pytest.mark.parametrize(
    ("tag", "spaced", "font"),
    [
        ("lo", False, "Noto Sans Lao"),
        ("km", False, "Noto Sans Khmer"),
        ("my", False, "Noto Sans Myanmar"),
        ("th-TH", False, "Noto Sans Thai"),
        ("zh-TW", False, "Noto Sans CJK TC"),
        ("fa", True, "Noto Sans Arabic"),
        ("mr", True, "Noto Sans Devanagari"),
        ("pl", True, "Noto Sans CJK SC"),
    ],
)
def test_a_language_without_a_file_looks_as_its_script_does(tag: str, spaced: bool, font: str):
    """Spaces between words and fonts come from the script; what it lacks of Latin, from the house's fonts."""
    language = of(tag)
    assert (language.spaced, language.font) == (spaced, font)
    assert "Noto Sans CJK SC" in language.fonts


def test_a_tag_may_name_the_variety_that_there_is_a_file_for():
    """Taiwan reads traditional characters, and Portuguese without a country is taken for Brazil's."""
    assert (of("zh-TW").code, of("zh-Hant-HK").font, of("pt").code) == (
        "zh-Hant",
        "Noto Sans CJK TC",
        "pt-BR",
    )
    assert of("pt-PT").breaking() is of("pt-BR").breaking()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("미국 국채는 어디로 갔나", "ko"), ("долг США", "ru"), ("ديون الولايات المتحدة", "ar"), ("חוב", "he"),
        ("หนี้ของสหรัฐ", "th"), ("अमेरिका का कर्ज़", "hi"), ("το χρέος", "el"), ("ໜີ້", "lo"),
        ("美國國債", "zh-Hant"), ("美国国债", "zh"), ("米国債の", "ja"), ("Treasuries", "en"), ("42", "en"),
        ("Δ is a letter of formulas", "en"), ("GDP США растёт", "ru"),
    ],
)  # fmt: skip
def test_a_text_is_known_by_its_letters(text: str, code: str):
    """The script of most of its letters tells; Chinese characters and kana tell wherever they stand."""
    assert guess(text).code == code


def test_scripts_share_no_letters():
    """But the three that write Chinese characters: each letter tells one script."""
    import re

    own = {name: script for name, script in SCRIPTS.items() if name not in ("Hans", "Hant")}
    for code in range(0x370, 0x3000):
        assert sum(bool(re.match(f"[{script.letters}]", chr(code))) for script in own.values()) <= 1


@pytest.mark.parametrize(
    ("before", "after", "torn"),
    [
        ("ก", "ำ", True), ("เ", "ก", True), ("ล้"[-1], "า", True), ("ก", "ก", False),
        ("\u094d", "ष", True), ("क", "ा", True), ("न", "म", False),
        ("\u17d2", "ដ", True), ("\u1039", "က", True), ("\u103a", "က", False),
        ("👩", "\u200d", True), ("🇫", "🇷", True), ("e", "\u0301", True), ("ab"[0], "b", False),
    ],
)  # fmt: skip
def test_what_is_one_letter_to_the_eye(before: str, after: str, torn: bool):
    """Vowels around a Thai letter, conjuncts and stacks, emoji, accents; no silenced Burmese letter."""
    assert tied(before, after) is torn


def test_a_quote_with_a_space_beside_it_tells_whether_it_opens():
    """German „so“, Swedish ”so”, English “so”: the space is what tells."""
    assert legal("“", "a", space=True) and legal("a", "”", space=True)
    assert not legal("“", "a") and not legal("a", "”")
