"""Direction: tracks in Arabic, Persian, Hebrew or Urdu tell whoever shows them which way they run."""

from __future__ import annotations

import pytest

from langreel.captions.formats import FORMATS, ass
from langreel.captions.formats.appearance import TrackLook, directed
from langreel.html_page import PageParts, html_page, in_language
from langreel.model import Cue, Span, Track

RIGHT_TO_LEFT = ["ar", "fa", "he", "ur", "ar-EG"]
RLM, LRM = "\u200f", "\u200e"


def written(fmt: str, lang: str, *lines: str) -> str:
    track = Track((Cue(Span(0, 60), lines),), 30)
    return FORMATS[fmt].module.write(track, TrackLook(lang))


def encodings(script: str) -> list[str]:
    return [line.rsplit(",", 1)[1] for line in script.splitlines() if line.startswith("Style:")]


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_ass_lets_the_letters_tell(lang: str):
    """Encoding -1 has libass find each line's way; a mark tells that of a line that begins in Latin."""
    script = written("ass", lang, "بلغ الدين 1.32", "GDP ارتفع")
    assert encodings(script) == ["-1"]
    assert script.endswith(rf",,بلغ الدين 1.32\N{RLM}GDP ارتفع" + "\n")


@pytest.mark.parametrize("lang", ["en", "zh", "fr", "zh+en"])
def test_ass_of_other_languages_is_as_it_was(lang: str):
    """Nothing turns, and nothing is added."""
    script = written("ass", lang, "GDP 1.32", "GDP")
    assert set(encodings(script)) == {"1"} and RLM not in script and LRM not in script


def test_two_languages_each_run_their_own_way():
    """In ASS both styles turn, and in TTML the second language's spans say that they differ."""
    top, bottom = (Track((Cue(Span(0, 60), (words,)),), 30) for words in ("الدين", "Debt"))
    assert encodings(ass.stacked(top, bottom, TrackLook("ar+en"))) == ["-1", "-1"]
    ttml = written("ttml", "ar+en", "الدين", "Debt")
    assert 'tts:textAlign="center" tts:direction="rtl"/>' in ttml
    assert (
        '<span style="second" xml:lang="en" tts:direction="ltr" tts:unicodeBidi="embed">Debt</span>' in ttml
    )
    assert 'xml:lang="ar" tts:direction="rtl" tts:unicodeBidi="embed">الدين' in written(
        "ttml", "en+ar", "Debt", "الدين"
    )


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_ttml_says_its_direction(lang: str):
    """On its style, from which regions and paragraphs have it; a document in English says nothing."""
    assert 'tts:direction="rtl"' in written("ttml", lang, "الدين")
    assert "tts:direction" not in written("ttml", "en", "Debt")


def test_webvtt_goes_by_the_first_letter():
    """So a line of it that begins with Latin letters has a mark before it."""
    assert f"\n{RLM}GDP ارتفع\n" in written("vtt", "ar", "GDP ارتفع")
    assert LRM not in written("vtt", "en", "الدين means debt")
    assert written("vtt", "ar", "2013: الدين").splitlines()[-1] == "2013: الدين"


@pytest.mark.parametrize(
    ("line", "lang"), [("2013", "ar"), ("الدين", "fa"), ("debt", "en"), ("…", "he"), ("", "ar")]
)
def test_a_line_that_tells_its_own_way_needs_no_mark(line: str, lang: str):
    """Nor does one without letters."""
    assert directed(line, lang) == line


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("(1.32).", f"{RLM}(1.32)."),
        ("ارتفعت بنسبة -5%؟", f"ارتفعت بنسبة {LRM}-5%؟"),
        ("NASA GISS (2023).", f"{RLM}NASA GISS (2023){LRM}."),
        ("وكالة ناسا (NASA).", "وكالة ناسا (NASA)."),
        ("+1.17 °C فوق", f"{RLM}{LRM}+1.17 {LRM}°C فوق"),
        ("- نعم! 1990-2013", "- نعم! 1990-2013"),
    ],
)
def test_what_runs_to_the_right_keeps_together(line: str, marked: str):
    """A full stop is at the left, a sign before its number, and brackets are a pair for every player."""
    assert directed(line, "ar") == marked
    assert directed(line, "en") == line


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_html_says_its_direction(lang: str):
    """A page in such a language, and any element of one."""
    page = html_page(PageParts("t", lang, "", "<p>الدين</p>"))
    assert f'<html lang="{lang}" dir="rtl">' in page
    assert in_language("en") == ' lang="en"'


def test_stand_ins_are_written_at_their_own_size():
    """Where the style's font lacks a letter another family draws it, as large to the eye."""
    look = TrackLook("th", (1920, 1000), "Noto Sans Thai", stand_ins={"G": "Noto Sans", "D": "Noto Sans"},
                     scales={"Noto Sans Thai": 1.2, "Noto Sans": 0.95})  # fmt: skip
    script = ass.write(Track((Cue(Span(0, 60), ("หนี้ GD",)),), 30), look)
    assert "Style: Main,Noto Sans Thai,79," in script
    assert r",,หนี้ {\fnNoto Sans\fs63}GD{\fn\fs}" in script
