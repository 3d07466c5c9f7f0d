"""What every language keeps to, whatever it is: a file that is whole, and rooms that can work with it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import asdict, fields
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langreel import fonts
from langreel.captions.limits import RULE_SETS
from langreel.digits import rounded
from langreel.errors import ToolError
from langreel.languages import Language, endonym, guess, iso_639_2, numbers, of
from langreel.languages.model import Numbers
from langreel.languages.names import asked_of_babel
from langreel.languages.scripts import script_of
from langreel.linebreak import breaks, wrap
from langreel.linebreak.kinsoku import legal
from langreel.model import Quantity
from langreel.quantity import UNITS, compact, find, readings, same, say, tick, write

REGIONS = ("CN", "US", "JP", "GB", "DE", "FR", "KR", "BR", "IN", "ZA", "AU", "CA")


def sample(language: Language) -> str:
    """A text that anybody can have of any language: the names of some countries."""
    names = Locale.parse(language.code, sep="-").territories
    return ", ".join(names[region] for region in REGIONS)


# The file


def test_every_field_is_filled(language: Language):
    """What a file says is not empty; what it may leave out, numbers and warm-up, is left out as a whole."""
    empty = {each.name for each in fields(language) if getattr(language, each.name) in ("", None, ())}
    assert empty <= {"letters", "numbers", "warm_up"}
    assert language.leading > 1 and language.pace > 1
    assert all(asdict(language.screen).values())
    assert "{}" in language.screen.source and "{}" in language.screen.as_of


def test_its_tag_is_its_own(language: Language):
    """Code and tag both lead to it; so does any variety, as far as it looks alike."""
    assert of(language.code) is of(language.tag) is of(language.tag.lower()) is language
    variety = of(f"{language.code}-XX")
    assert (variety.font, variety.breaking()) == (language.font, language.breaking())
    assert numbers(variety.code) is not None


def test_it_has_a_name(language: Language):
    """Readers have a name for it, and MP4 a code."""
    assert endonym(language.code) == asked_of_babel(language.code) != language.code
    assert iso_639_2(language.code) != "und"


def test_it_is_told_by_its_letters(language: Language):
    """A text in it is taken for it, where it has a script or letters of its own."""
    own = language.letters or language.code in script_of(language.code).languages
    assert not own or guess(sample(language)) is language


def test_what_warms_up_is_there(language: Language):
    """Modules that a voice loads early can be imported."""
    assert all(find_spec(name) for name in language.warm_up)


def test_its_font_is_there_or_the_error_says_how_to_get_it(language: Language):
    """Its font has every letter of it; where the font is missing, the error names what installs it."""
    try:
        assert fonts.missing_glyphs(language.font, Path.cwd(), sample(language)) == ""
    except ToolError as error:
        assert error.hint


# Numbers


def test_every_unit_has_words(counts: Numbers):
    """A language that has numbers words every unit, with the number inside."""
    assert set(counts.units) == set(UNITS)
    for words in counts.units.values():
        forms = (
            words.written,
            words.compact,
            words.spoken,
            *words.plurals.values(),
            *words.spoken_plurals.values(),
        )
        assert all(text.count("{}") == 1 for text in forms)


def test_numbers_are_written_as_cldr_has_them(counting: Language, counts: Numbers):
    """Point and months are those of the Unicode CLDR; so is the comma, where thousands are set apart."""
    code = counting.tag.replace("-", "_")
    assert counts.point == get_decimal_symbol(code)
    assert counts.comma in ("", get_group_symbol(code))
    for width, names in (("wide", counts.months), ("abbreviated", counts.short_months)):
        assert list(names) == list(get_month_names(width, locale=code).values())


def test_large_words_fall(counts: Numbers):
    """Powers of ten stand from the largest to the smallest, each with a word."""
    for words in (counts.large, counts.short):
        powers = [each.power for each in words]
        assert powers == sorted(set(powers), reverse=True)
        assert all(each.word for each in words)


MONEY_AND_THE_LIKE = sorted(set(UNITS) - {"1", "date"})
VALUES = st.fractions(min_value=Fraction(1, 10**3), max_value=10**15, max_denominator=10**3)
# The fixture is a constant; what is drawn differs.
drawn = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(VALUES, st.integers(1, 6), st.sampled_from(MONEY_AND_THE_LIKE))
@drawn
def test_what_is_written_is_found(counting: Language, value: Fraction, digits: int, unit: str):
    """A quantity that is written stands in the text as the same quantity, unit and all."""
    whole = unit in ("years", "months", "weeks", "days")
    # A thousand years and the year 1000 may be written alike.
    quantity = Quantity(Fraction(int(value) % 90 + 2) if whole else value, unit, digits)
    found = [each.quantity for each in find(write(quantity, counting.code), counting.code)]
    assert [(each.value, each.unit) for each in found] == [(rounded(quantity.value, digits), unit)]


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)), st.integers(1, 3))
@drawn
def test_a_date_that_is_written_is_found(counting: Language, day: date, parts: int):
    """A date to its year, month or day is read back to the same part."""
    quantity = Quantity(day, "date", parts)
    (found,) = find(write(quantity, counting.code), counting.code)
    assert same(found.quantity, quantity)


@given(VALUES, st.integers(1, 6), st.sampled_from(MONEY_AND_THE_LIKE))
@drawn
def test_what_is_said_has_no_digits(counting: Language, value: Fraction, digits: int, unit: str):
    """A voice gets words and no digits."""
    quantity = Quantity(value, unit, digits)
    assert not any(map(str.isdigit, say(quantity, counting.code)))


def test_charts_have_short_numbers(counting: Language):
    """Labels are as short as what is written, or shorter; ticks tell neighbours apart."""
    for unit in MONEY_AND_THE_LIKE:
        quantity = Quantity(Fraction(1_316_700_000_000), unit, 3)
        assert len(compact(quantity, counting.code)) <= len(write(quantity, counting.code))
        assert tick(1.0, unit, counting.code, 1) != tick(2.0, unit, counting.code, 1)
    assert tick(2025.5, "date", counting.code, 0.25) != tick(2025.75, "date", counting.code, 0.25)


# Lines and subtitles


def test_every_rule_set_has_limits_for_it(language: Language):
    """Limits are positive, ease is no faster than the most, and lines hold more than a word."""
    for rules in RULE_SETS.values():
        limits = rules.of(language.code)
        assert limits.chars >= 10 and limits.lines >= 1
        assert 0 < limits.ease <= limits.speed


def test_a_text_breaks_where_it_may(language: Language):
    """Lines fit, nothing is lost, and no line begins or ends with a mark that may not stand there."""
    text, limits = sample(language), RULE_SETS["house"].of(language.code)
    lines = wrap(text, language.code, limits.chars, measure=limits.size)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(limits.size(line) <= limits.chars for line in lines)
    no_start = language.breaking().no_start
    assert all(legal(upper[-1], lower[0], no_start) for upper, lower in pairwise(lines))


def test_words_with_spaces_are_never_torn(language: Language):
    """A language with spaces breaks at them; one without breaks between its phrases as well."""
    text = sample(language).replace(", ", "" if not language.spaced else ", ")
    places = breaks(text, language.code)
    assert places
    at_spaces = all(text[place.offset - 1].isspace() for place in places)
    assert at_spaces is language.spaced


@pytest.mark.parametrize("unit", MONEY_AND_THE_LIKE)
def test_a_number_stays_with_its_unit(counting: Language, unit: str):
    """No line ends between the digits of a quantity and what they count."""
    text = write(Quantity(Fraction(1_316_700_000_000), unit, 3), counting.code)
    number = text.index("1")
    assert [place.offset for place in breaks(text, counting.code) if place.offset > number] == []


def test_signs_have_words(counting: Language, counts: Numbers):
    """A sign that is said is said without digits, and numbers in a text likewise, or left to the voice."""
    speech = counting.speech()
    assert not any(char.isdigit() for words in speech.symbols.values() for char in words)
    told = [*readings("2013", counting.code)]
    if counts.grammar().words is None:
        assert told == []
    else:
        [reading] = told
        assert reading[:2] == (0, 4) and not any(map(str.isdigit, reading.words))


def test_importing_the_languages_loads_nothing_heavy():
    """Patterns and models are loaded by whoever uses them; what all of them say of themselves is data."""
    program = "import sys, langreel.languages; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    heavy = {"budoux", "pypinyin", "babel", "num2words", "opencc", "numpy", "pandas"}
    late = {"breaking", "speech", "numbers_found", "glue", "numerals", "number_forms", "cldr"}
    modules = loaded.stdout.split()
    assert not heavy & {name.partition(".")[0] for name in modules}
    assert not late & {name.rpartition(".")[2] for name in modules if name.startswith("langreel.languages.")}
