"""Units: the project's own, the CLDR's, currencies, and one for another."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from fractions import Fraction

import pytest

from langreel.errors import ContentError
from langreel.model import Quantity
from langreel.project import working_in
from langreel.quantity import compact, find, is_unit, readings, same, say, tick, unit_digest, write

UNITS = """\
people:
  zh: {written: "{}人"}
  en: {written: "{} people", one: "{} person"}
t CO2 per person:
  scaled: false
  en: {written: "{} tonnes of CO2 per person", compact: "{} t", spoken: "{} tonnes of C O two per person"}
turbines: {zh: "{}台风机", en: "{} turbines"}
"""


@pytest.fixture
def project(tmp_path):
    """A project, worked in, with units of its own."""
    for folder in ("script", "scenes", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "data" / "units.yaml").write_text(UNITS, encoding="utf-8")
    with working_in(tmp_path):
        yield tmp_path


def amount(value: str | int, unit: str, digits: int = 3) -> Quantity:
    return Quantity(Fraction(value), unit, digits)


# The project's own


def test_a_project_counts_in_units_of_its_own(project):
    """Written, short, spoken; exactly one has a form of its own, large numbers their words."""
    many, one = amount(125_700_000, "people", 4), amount(1, "people", 1)
    assert [write(many, lang) for lang in ("zh", "en")] == ["1.257亿人", "125.7 million people"]
    assert [say(many, lang) for lang in ("zh", "en")] == [
        "一点二五七亿人", "one hundred and twenty-five point seven million people",
    ]  # fmt: skip
    assert (write(one, "en"), say(one, "en")) == ("1 person", "one person")
    assert compact(many, "en") == "125.7M people"
    assert tick(2e6, "people", "zh", 1e6) == "200万人"
    carbon = amount("14.9", "t CO2 per person")
    assert (write(carbon, "en"), compact(carbon, "en")) == ("14.9 tonnes of CO2 per person", "14.9 t")
    assert say(carbon, "en") == "fourteen point nine tonnes of C O two per person"


def test_a_unit_in_plain_words_is_said_as_the_project_says_it(project):
    """Where it is said otherwise than it is written."""
    with (project / "data" / "units.yaml").open("a", encoding="utf-8") as file:
        file.write('GtC: {en: {written: "{} GtC", spoken: "{} gigatonnes of carbon"}}\n')
    text = "Some 870 GtC, and 30 people."
    said = text
    for start, end, words in reversed([*readings(text, "en")]):
        said = said[:start] + words + said[end:]
    assert said == "Some eight hundred and seventy gigatonnes of carbon, and thirty people."


def test_two_people_are_counted_as_chinese_counts(project):
    """What a number counts decides how it is said: 两人."""
    assert say(amount(2, "people", 1), "zh") == "两人"


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("a village of 30 people", "en", 30, "people"),
        ("1 person", "en", 1, "people"),
        ("125.7 million people", "en", 125_700_000, "people"),
        ("2000 turbines turn", "en", 2000, "turbines"),
        ("村里有30人。", "zh", 30, "people"),
        ("1.257亿人", "zh", 125_700_000, "people"),
        ("2000台风机", "zh", 2000, "turbines"),
        ("CO2 stands at 421 ppm.", "en", 421, "ppm"),
        ("CO2达到421 ppm。", "zh", 421, "ppm"),
        ("升高1.2°C", "zh", "1.2", "°C"),
        ("warmer by 1.2 °C", "en", "1.2", "°C"),
        ("12 GWh a year", "en", 12, "GWh"),
        ("5m people", "en", 5_000_000, "people"),
    ],
)
def test_units_are_found_in_texts(project, text, lang, value, unit):
    """The project's by their words, those of the CLDR by their signs."""
    (found,) = find(text, lang)
    assert (found.quantity.value, found.quantity.unit) == (Fraction(value), unit)


def test_what_is_written_is_found(project):
    """In a unit of the project's, in each of its languages."""
    for lang in ("zh", "en"):
        for value in (2, 1999, 30_000, 125_700_000):
            (found,) = find(write(amount(value, "people", 5), lang), lang)
            assert (found.quantity.value, found.quantity.unit) == (value, "people")


LANGS = ["en", "zh", "zh-Hant", "ja", "ko", "es", "fr", "de", "pt-BR", "it", "ru", "ar", "hi"]
SIGNS = ("°C", "ppm", "GWh", "TWh", "Mt", "km", "km/h", "m²", "kg/m²")
# 兆 is a million of tonnes for the CLDR, and a trillion for who counts.
WORDED = [(lang, sign) for lang in LANGS for sign in SIGNS if not (sign == "Mt" and lang.startswith("zh"))]


@pytest.mark.parametrize(("lang", "unit"), WORDED)
def test_units_of_the_cldr_are_found_as_they_are_written(lang, unit):
    """In words and short, also where they begin like a word for a power of ten (421 Millionstel)."""
    for value in ("1.2", "421.3", "-3.5" if unit == "°C" else "12"):
        quantity = amount(value, unit, 4)
        for text in (write(quantity, lang), compact(quantity, lang)):
            found = [each.quantity for each in find(text, lang)]
            assert len(found) == 1 and same(found[0], quantity), text


def test_the_million_of_a_unit_is_no_number():
    """Parts per million, 百万分之."""
    assert [each.quantity.value for each in find("421 parts per million", "en")] == [421]
    assert same(find("421 ppm", "en")[0].quantity, find("百万分之421", "zh")[0].quantity)


def test_the_sign_of_a_tonne_stays_one(project):
    """Whatever a project writes short as t."""
    assert [each.quantity.unit for each in find("5 t", "en")] == ["t"]


def test_a_word_that_goes_on_is_another(project):
    """3 peoples are no people, and 30人民币 is money."""
    assert [each.quantity.unit for each in find("3 peoples", "en")] == ["1"]
    assert [each.quantity.unit for each in find("30人民币", "zh")] == ["CNY"]


def test_a_unit_of_several_names_is_one():
    """km, kilometer and length-kilometer."""
    assert same(amount(5, "km"), amount(5, "kilometer"))
    assert same(amount(5, "t"), amount(5, "tonne"))
    assert not same(amount(5, "km"), amount(5, "kg"))
    assert not same(amount(5, "people"), amount(5, "USD"))


# The CLDR's


@pytest.mark.parametrize(
    ("unit", "lang", "written", "short"),
    [
        ("kilometer", "en", "42 kilometers", "42 km"),
        ("km", "zh", "42公里", "42公里"),
        ("°C", "en", "42 degrees Celsius", "42°C"),
        ("celsius", "zh", "42摄氏度", "42°C"),
        ("ppm", "en", "42 parts per million", "42 ppm"),
        ("GWh", "en", "42 gigawatt-hours", "42 GWh"),
        ("GWh", "zh", "42吉瓦时", "42GWh"),
        ("GWh", "es", "42 gigavatios hora", "42 GWh"),
        ("Mt", "en", "42 megatonnes", "42 Mt"),
        ("Mt", "de", "42 Megatonnen", "42\u00a0Mt"),
        ("INR", "en", "42 Indian rupees", "₹42"),
        ("CHF", "zh", "42瑞士法郎", "CHF\u00a042"),
        ("kg/m²", "en", "42 kilograms per square meter", "42 kg/m²"),
        ("kg/m2", "zh", "每平方米42千克", "42 kg/平方米"),
        ("USD/t", "en", "$42 per tonne", "$42/t"),
        ("USD per kWh", "zh", "每千瓦时42美元", "42/千瓦时"),
    ],
)
def test_any_unit_of_the_cldr_has_words(unit, lang, written, short):
    """By name or sign, with a prefix, as money, or one for another."""
    assert (write(amount(42, unit), lang), compact(amount(42, unit), lang)) == (written, short)


def test_a_unit_for_one_of_the_project_s(project):
    """Words of either kind go together, the one behind "per" as one of it."""
    gdp = amount(65_000, "USD per people")
    assert [write(gdp, lang) for lang in ("zh", "en")] == ["每人6.5万美元", "$65,000 per person"]


def test_degrees_are_written_out_whole():
    """Nobody says 15 thousand degrees as 1.5 ten-thousands."""
    assert write(amount(15_000, "°C", 2), "zh") == "15000摄氏度"


def test_the_project_s_words_come_first(project):
    """A project may call a tonne a metric ton."""
    with (project / "data" / "units.yaml").open("a", encoding="utf-8") as file:
        file.write('t: {en: {written: "{} metric tons"}}\n')
    assert write(amount(7, "t"), "en") == "7 metric tons"
    assert write(amount(7, "t"), "zh") == "7吨"


# One number alone

SACKS = """\
sack:
  ar: {written: "{} كيس", one: "كيس واحد", two: "كيسان", few: "{} أكياس"}
  he: {written: "{} שקים", two: "שני שקים"}
  en: {written: "{} sacks", one: "a sack"}
"""


@pytest.mark.parametrize(
    ("lang", "value", "words"),
    [
        ("ar", 1, "كيس واحد"), ("ar", 2, "كيسان"), ("ar", 3, "3 أكياس"), ("ar", 2_000_000, "2 مليون كيس"),
        ("ar", -2, "\u200e−2 كيس"), ("he", 2, "שני שקים"), ("he", 3, "3 שקים"), ("en", 1, "a sack"),
    ],
)  # fmt: skip
def test_words_of_one_number_alone_may_say_it_themselves(project, lang, value, words):
    """Where a plural of the language holds no other; below zero, the number is written."""
    (project / "data" / "units.yaml").write_text(SACKS, encoding="utf-8")
    assert write(amount(value, "sack", 1), lang) == words
    assert lang == "en" or say(amount(value, "sack", 1), lang) == words
    assert find("3 sacks or a sack", "en")[0].quantity.unit == "sack"


@pytest.mark.parametrize(
    ("lang", "form"), [("ru", "one"), ("fr", "one"), ("ar", "few"), ("es", "many"), ("en", "two")]
)
def test_words_of_many_numbers_need_a_place_for_them(project, lang, form):
    """21 is one in Russian, and 0 in French; a plural that the language does not have is of no number."""
    words = f"sack: {{{lang}: {{written: '{{}} x', {form}: x}}}}\n"
    (project / "data" / "units.yaml").write_text(words, encoding="utf-8")
    with pytest.raises(ContentError, match="the words need one place for the number"):
        write(amount(1, "sack", 1), lang)


# What is wrong


def test_an_unknown_unit_shows_the_entry_to_write():
    """And the nearest known one, where there is one."""
    with pytest.raises(ContentError) as error:
        write(amount(3, "sheep"), "en")
    assert error.value.message == "unknown unit 'sheep'"
    assert error.value.hint == ('declare it in data/units.yaml as sheep: {en: {written: "{} sheep"}}')
    with pytest.raises(ContentError, match="perhaps you meant 'kilometer'"):
        write(amount(3, "kilometr"), "en")
    assert not is_unit("sheep") and is_unit("kg/m²")


def test_a_language_without_words_shows_the_entry_to_write(project):
    """Declared in Chinese and English, asked for in Japanese."""
    with pytest.raises(ContentError) as error:
        write(amount(3, "people"), "ja")
    assert error.value.message == "unit 'people' has no words in 'ja'"
    assert error.value.hint == 'add to data/units.yaml: people: {ja: {written: "{} …"}}'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("- people\n", "1:1: the file must map units to their words"),
        ("people: {}人\n", "1:11: broken YAML"),
        ("people: 5\n", "1:9: 'people' must map languages to words"),
        ("people: {}\n", "1:1: 'people' has no words"),
        ("people: {written: '{}'}\n", "1:10: 'written' is no language"),
        ("people: {English: '{}'}\n", "1:10: 'English' is no language"),
        ("people: {en: 5}\n", "1:14: the words need one place for the number"),
        ("people: {en: people}\n", "1:14: the words need one place for the number"),
        ("people: {en: '{} of {}'}\n", "1:14: the words need one place for the number"),
        ("people: {en: '{0} people'}\n", "1:14: the words need one place for the number"),
        ("people: {en: {one: '{} man'}}\n", "1:14: 'people' has no written in 'en'"),
        ("people: {en: {writen: '{} men'}}\n", "1:15: unknown key 'writen'"),
        ("people: {en: [x]}\n", "1:14: 'people' must have words in 'en'"),
        ("people: {scaled: 1, en: '{} men'}\n", "1:18: scaled is true or false"),
        ("people: {en: '{} men'}\npeople: {en: '{} men'}\n", "2:1: 'people' stands here twice"),
        ("date: {en: '{}'}\n", "1:1: 'date' cannot be declared"),
        (b"people: {en: '\xff'}\n", "1:15: the file is not UTF-8"),
    ],
)
def test_a_bad_entry_is_told_at_its_place(project, content, told):
    """File, line, column, cause and what to do."""
    raw = content if isinstance(content, bytes) else content.encode()
    (project / "data" / "units.yaml").write_bytes(raw)
    with pytest.raises(ContentError) as error:
        write(amount(3, "people"), "en")
    assert f"{error.value.where}: {error.value.message}".startswith(f"data/units.yaml:{told}")


def test_without_a_project_there_are_no_units_of_its_own(tmp_path):
    """Subtitles are checked anywhere."""
    with working_in(tmp_path):
        assert [each.quantity.unit for each in find("30 people", "en")] == ["1"]


# What is announced

_HEARD: list[tuple[str, str, str]] | None = None


def _hear(event, args):
    if event == "langreel.selected" and _HEARD is not None:
        _HEARD.append(args[1:])


sys.addaudithook(_hear)


@contextmanager
def hearing():
    """Questions and digests that are announced meanwhile."""
    global _HEARD  # noqa: PLW0603 - an audit hook cannot be taken away
    _HEARD = []
    try:
        yield _HEARD
    finally:
        _HEARD = None


def test_each_look_at_a_unit_is_announced(project):
    """Words change the digest of their unit in their language, and of texts in which they stand: no other."""
    file = project / "data" / "units.yaml"
    with hearing() as heard:
        write(amount(3, "people"), "en")
        write(amount(3, "people"), "zh")
        write(amount(3, "turbines"), "en")
        find("3 people", "en")
        find("3 cats", "en")
        write(Quantity(date(2024, 1, 1), "date", 1), "en")
    questions = {question: digest for _, question, digest in heard}
    assert all(unit_digest(file, question) == digest for question, digest in questions.items())
    file.write_text(UNITS.replace("{} person", "{} human"), encoding="utf-8")
    changed = [question for question, digest in questions.items() if unit_digest(file, question) != digest]
    assert sorted(changed) == [
        '{"unit": "people", "lang": "en"}', '{"words in": "3 people", "lang": "en"}'
    ]  # fmt: skip


def test_a_file_that_was_not_there_is_announced_too(project):
    """A unit that is declared later has other words then."""
    file = project / "data" / "units.yaml"
    file.unlink()
    with hearing() as heard:
        write(amount(3, "t"), "en")
    questions = {question: digest for _, question, digest in heard}
    asked = '{"unit": "t", "lang": "en"}'
    assert questions[asked] == ""
    file.write_text('t: {en: "{} metric tons"}\n', encoding="utf-8")
    assert unit_digest(file, asked) != ""
