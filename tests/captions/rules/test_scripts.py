"""Rules beyond Latin and Chinese: width by letter, spaces beside marks, words without spaces, speakers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langreel.captions.displayed_text import displayed
from langreel.captions.limits import RULE_SETS
from langreel.captions.rules import RULES, check
from langreel.captions.rules.fix import mend, replaced
from langreel.model import Cue, Span, Track

NARROW, WIDE = "\u202f", "\u00a0"
FRENCH = "Vraiment ? Oui : 30 fois plus ! « La dette ? » dit-il ; personne ne rit."
RIGHT = (
    f"Vraiment{NARROW}? Oui{WIDE}: 30 fois plus{NARROW}! «{WIDE}La dette{NARROW}?{WIDE}» dit-il{NARROW}; "
    "personne ne rit."
)
THAI = "หนี้สาธารณะทั้งหมดของสหรัฐอเมริกาอยู่ที่เก้าแสนแปดพันล้านดอลลาร์และยังคงเพิ่มขึ้นเรื่อยๆ"


def findings(lang: str, *lines: str, rules: str = "house") -> list[str]:
    """What is told of one cue of six seconds, with the rule's name."""
    track = Track((Cue(Span(0, 180), lines),), 30)
    return [f"{each.rule}: {each.message}" for each in check(track, lang, None, rules=rules)]


def told(lang: str, line: str, rule: str) -> list[str]:
    return [each for each in findings(lang, line) if each.startswith(rule)]


# Width


@pytest.mark.parametrize("rules", ["house", "netflix-ko"])
def test_a_korean_line_is_as_wide_as_its_letters(rules: str):
    """Sixteen to a line: a syllable counts whole, a space, a digit or a Latin letter half."""
    sixteen = "해마다 쉬지 않고 계속해 늘어나기"
    assert RULE_SETS[rules].of("ko").size(sixteen) == 16
    assert told("ko", sixteen, "max-chars") == []
    [remark] = findings("ko", f"{sixteen}만", rules=rules)
    assert remark.startswith("max-chars-per-line: line has 17 characters, 16 fit")


@pytest.mark.parametrize(("rules", "most"), [("netflix-en", 21), ("bbc-en", 18), ("netflix-es", 21)])
@pytest.mark.parametrize("letter", ["한", "国", "あ"])
def test_rules_for_latin_letters_hold_half_as_many_full_width_ones(rules: str, most: int, letter: str):
    """Which are as wide as two: a line of them would run over the picture's sides else."""
    lang = {"한": "ko", "国": "zh", "あ": "ja"}[letter]
    limits = RULE_SETS[rules].of(lang)
    assert limits.size(most * letter) == limits.chars == most
    assert RULE_SETS[rules].of("en").chars >= 2 * most


def test_korean_is_read_at_twelve_letters_a_second():
    """Netflix's limit, by the same count."""
    track = Track((Cue(Span(0, 30), ("해마다쉬지않고계속해서늘어",)),), 30)
    told = [each.message for each in check(track, "ko", None, rules="netflix-ko")]
    assert "asks for 13.0 ko characters a second, 12 are the most" in told


@pytest.mark.parametrize(
    ("lang", "text", "size"),
    [
        ("ko", "GDP 1.32조", 5.0),  # Latin letters, digits and a space are half as wide as 조
        ("ja", "38兆ドル", 4.0),
        ("zh", "38兆美元", 5.0),  # counted whole, as Netflix's Chinese is
        ("en", "debt 债", 6.0),  # a full-width letter counts whole in every language
        ("hi", "वृद्धि", 4.0),  # a mark above or below another has no width; one beside it has
        ("th", "ที่นี่", 2.0),
        ("he", "שָׁלוֹם", 4.0),
    ],
)
def test_width_goes_by_letter(lang: str, text: str, size: float):
    """Full-width letters whole, half-width ones half where the language is full-width, marks nothing."""
    assert RULE_SETS["house"].of(lang).size(text) == size


# Spaces and marks


def test_french_spaces_are_right():
    """An ordinary space before ? ! : ; and within « » is no mistake, nor is one at which no line ends."""
    for line in ("Vraiment ? Oui : 30 fois !", f"Vraiment{NARROW}? Oui{WIDE}: 30 fois{NARROW}!"):
        assert findings("fr", line) == []


def test_french_spaces_are_mended_to_no_break_ones():
    """So wide and no wider; mending twice is mending once, and nothing but spaces changes."""
    assert replaced(FRENCH, "fr") == replaced(RIGHT, "fr") == RIGHT
    assert replaced("Vraiment? Oui: 30 fois plus! «La dette?»", "fr").split() == [
        "Vraiment", "?", "Oui", ":", "30", "fois", "plus", "!", "«", "La", "dette", "?", "»"
    ]  # fmt: skip


def test_a_missing_french_space_is_told():
    """By its mark; times, addresses and marks in company have none."""
    assert findings("fr", "Vraiment? Oui.") == ["spaces: lacks the space beside ?: 'Vraiment? Oui.'"]
    for line in ("Il est 10:30.", "Voir https://x.fr.", f"Quoi{NARROW}?! Non.", "Un ratio de 2:1."):
        assert told("fr", line, "spaces") == []


@pytest.mark.parametrize("lang", ["fr-CA", "fr-CH"])
def test_quebec_and_switzerland_set_other_marks_solid(lang: str):
    """Only the colon and the quotes have their spaces there."""
    assert replaced("Vraiment ? Oui : « 30 » !", lang) == f"Vraiment? Oui{WIDE}: «{WIDE}30{WIDE}»!"
    assert "space before" in findings(lang, "Vraiment ?")[0]


def test_other_languages_set_no_space_before_a_mark():
    """Whatever the mark: English, Arabic and Hindi ones alike; and none after Spanish opening ones."""
    for lang, line, mended in [
        ("en", "It doubled ?", "It doubled?"),
        ("ar", "تضاعف الدين ؟", "تضاعف الدين؟"),
        ("hi", "कर्ज़ बढ़ा ।", "कर्ज़ बढ़ा।"),
        ("el", "Διπλασιάστηκε ;", "Διπλασιάστηκε;"),
        ("es", "¿ Se duplicó?", "¿Se duplicó?"),
    ]:
        assert told(lang, line, "spaces") and replaced(line, lang) == mended


def test_german_quotes_close_with_the_mark_that_english_opens_with():
    """„So“ may end a line; an English “ may not."""
    assert told("de", "Sie nennen es „sicher“", "line-end") == []
    assert told("en", "They call it “", "line-end") != []


def test_no_line_begins_or_ends_within_a_french_quote():
    """« stays with its word, and so does »."""
    assert told("fr", "Ils disent «", "line-end") and told("fr", "» dit-il", "line-start")
    text = "Ils l’appellent « la dette la plus sûre du monde » partout"
    assert all(not line.endswith("«") and not line.startswith("»") for line in _lines("fr", text))


def test_a_film_s_french_is_set_with_its_spaces():
    """What a subtitle shows of a line has them, whoever wrote the line."""
    assert displayed("Vraiment ? Oui!", "fr")(0, 15) == f"Vraiment{NARROW}? Oui{NARROW}!"


# Words without spaces


def _lines(lang: str, text: str) -> list[str]:
    mended = mend(Track((Cue(Span(0, 180), (text,)),), 30), lang, None)
    return [line for cue in mended.cues for line in cue.lines]


def test_thai_lines_end_with_a_word():
    """As BudouX's model tells words; nothing is lost."""
    import budoux

    lines, ends, at = _lines("th", THAI), set(), 0
    for word in budoux.load_default_thai_parser().parse(THAI):
        at += len(word)
        ends.add(at)
    places = [len("".join(lines[: number + 1])) for number in range(len(lines))]
    assert len(lines) > 1 and "".join(lines) == THAI
    assert set(places) <= ends


def test_a_torn_word_is_told_and_mended():
    """Within a Thai word, and within a letter and its marks in any script, there also from cue to cue."""
    assert "word-split: a word is torn: หนี้ทั้งหมดขอ | งประเทศ" in findings("th", "หนี้ทั้งหมดขอ", "งประเทศ")
    assert not [each for each in findings("th", "หนี้ทั้งหมด", "ของประเทศ") if "word-split" in each]
    torn = Track((Cue(Span(0, 60), ("เก้าแสนแปดพันล้",)), Cue(Span(62, 60), ("านดอลลาร์",))), 30)
    assert "word-split" in {each.rule for each in check(torn, "th", None)}
    assert "word-split" in {
        each.rule for each in check(Track((Cue(Span(0, 60), ("क", "ा है")),), 30), "hi", None)
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("lo", "ໜີ້ສາທາລະນະທັງໝົດຂອງສະຫະລັດອາເມລິກາຢູ່ທີ່ເກົ້າແສນແປດພັນລ້ານໂດລາແລະຍັງເພີ່ມຂຶ້ນເລື້ອຍໆ"),
        ("km", "បំណុលសាធារណៈសរុបរបស់សហរដ្ឋអាមេរិកគឺប្រាំបួនរយប្រាំបីពាន់លានដុល្លារហើយនៅតែបន្តកើនឡើង"),
        ("my", "အမေရိကန်ပြည်ထောင်စု၏စုစုပေါင်းကြွေးမြီသည်ဒေါ်လာကိုးသိန်းရှစ်ထောင်ဘီလီယံရှိပြီးဆက်လက်တိုးပွားနေသည်"),
    ],
)
def test_no_letter_is_torn_from_its_marks(lang: str, text: str):
    """Without a model of words lines end between letters, never within one."""
    lines = _lines(lang, text)
    assert len(lines) > 1 and "".join(lines) == text
    assert not [each for each in findings(lang, *lines[:2]) if "word-split" in each]


def test_a_space_is_where_a_lao_line_ends():
    """Rather than between two letters."""
    text = "ໜີ້ສາທາລະນະທັງໝົດຂອງສະຫະລັດ ຢູ່ທີ່ເກົ້າແສນແປດພັນລ້ານໂດລາ"
    assert _lines("lo", text) == text.split(" ")


def test_korean_lines_end_at_spaces():
    """No word of it is torn."""
    text = "그 뒤로도 해마다 쉬지 않고 계속해서 늘어나기만 했다고 한다"
    lines = _lines("ko", text)
    assert len(lines) == 2 and " ".join(lines) == text


# Two speakers


@pytest.mark.parametrize(
    ("lang", "right"), [("en", "-Yes."), ("es", "- Sí."), ("ko", "- 네"), ("de", "-Ja.")]
)
def test_speakers_have_the_hyphen_of_their_language(lang: str, right: str):
    """With a space behind it in Spanish, French or Korean, with none in English or German."""
    word = right.strip("- ")
    for line in (f"- {word}", f"–{word}"):
        assert replaced(line, lang) == right
    wrong = f"-{word}" if " " in right else f"- {word}"
    assert told(lang, right, "dialogue") == []
    assert [each for each in findings(lang, wrong, wrong) if each.startswith("dialogue")]


def test_a_minus_is_no_speaker():
    """In languages whose hyphen takes a space, a negative number keeps its sign close."""
    assert replaced("-5 %", "fr") == "-5 %"


# Mending

WORDS = {
    "fr": "Vraiment ? Oui : 30 « La dette » l’État ! ; … ( ) - — 1 234,5 € et ?! 10:30 https://x.fr",
    "fr-CA": "Vraiment ? Oui : 30 « La dette » ! ; … 10:30",
    "es": "¿ Qué ? ¡ Sí ! - — la deuda de los 1,32 millones « eso » …",
    "ar": "بلغ الدين ؟ ، 1.32 تريليون دولار (2013) . ؛ - « » … GDP في و",
    "he": "החוב של GDP הגיע ל-1.32 ( 2013 ) . ? ! , - …",
    "th": "หนี้สาธารณะ ทั้งหมด ของสหรัฐอเมริกา เพิ่มขึ้น เรื่อยๆ 1.32 ล้าน ! ? GDP และ - …",
    "ko": "미국의 빚은 두 배가 되었다 . , ! ? 1.32조 달러 GDP 수 있다 - … “ ”",
    "hi": "अमेरिका का कर्ज़ 12 लाख करोड़ रुपये । , ? और है - … GDP",
    "my": "အမေရိကန် ပြည်ထောင်စု ၏ ကြွေးမြီ ။ သည်",
    "de": "„Die Schulden“ sind 1,32 Billionen Dollar , und ! ? - … wachsen , weil",
    "ru": "Долг США вырос : — и 1,32 трлн долларов « » ! ? бы ли - …",
    "zh-Hant": "美國 國債 ， 。 1.32萬億 美元 ? ！ 去了 哪裡 《債》",
}  # fmt: skip


@st.composite
def tracks(draw):
    """A language, and cues of its words and marks with all sorts of spaces between them."""
    lang = draw(st.sampled_from(sorted(WORDS)))
    words, gaps = st.sampled_from(WORDS[lang].split()), st.sampled_from([" ", "", NARROW, WIDE])
    line = st.builds("".join, st.lists(st.builds(str.__add__, words, gaps), min_size=1, max_size=9))
    cues = st.builds(
        lambda at, length, lines: Cue(Span(at, length), tuple(filter(None, map(str.strip, lines)))),
        st.integers(0, 600), st.integers(5, 250), st.lists(line, min_size=1, max_size=3),
    )  # fmt: skip
    return lang, Track(tuple(draw(st.lists(cues, min_size=1, max_size=3))), 30)


@given(tracks())
@settings(max_examples=80, deadline=None)
def test_mending_keeps_its_word_in_every_script(made):
    """Nothing that is always mended is found again, mending again changes nothing, and no letter is lost."""
    lang, before = made
    mended = mend(before, lang, None)
    always = {name for name, rule in RULES.items() if rule.always}
    assert not [each for each in check(mended, lang, None) if each.rule in always]
    assert mend(mended, lang, None) == mended
    letters = (
        sorted(c for cue in track.cues for line in cue.lines for c in line if c.isalnum())
        for track in (before, mended)
    )
    assert next(letters) == next(letters)
