"""`langreel new`: whose languages a film is in, and with what words it begins."""

import re

import pytest
import yaml

from langreel.cli import project_template
from langreel.cli.run import run
from langreel.languages import LANGUAGES

TABLE = yaml.safe_load(project_template.WORDS.read_text("utf-8"))


def made(folder, langs):
    """The act and the head of a new film."""
    assert run(["new", str(folder), "--langs", langs]) == 0
    script = folder / "script/hello"
    return [(script / name).read_text("utf-8") for name in ("01-debt.yaml", "episode.yaml")]


def test_every_language_that_the_house_knows_has_words():
    """A film in it needs no other language's."""
    assert {*TABLE} == {"default", "open", *LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_say_the_same_in_every_language(lang):
    """Line by line the same marks and figures; nothing is left out."""
    inside = [re.findall(r"\[\w+\]|\{\w+\}", line) for line in TABLE[lang]["lines"].splitlines()]
    assert [sorted(parts) for parts in inside] == [
        ["[start]", "{debt_1980}"], ["[now]", "{debt_2020}"], ["[times]", "{growth}"],
    ]  # fmt: skip
    assert {*TABLE[lang]} - {"lexicon"} == {"title", "chapter", "heading", "table", "publisher", "lines"}


def test_the_first_language_is_the_source(tmp_path):
    """In the order in which they are named."""
    act, head = made(tmp_path / "film", "ko, en")
    assert re.search(r"\nlanguages: \[ko, en\] +# the first is the source language\n", head)
    assert act.index("    ko: |\n      1980년") < act.index("    en: |\n      In 1980")


def test_a_film_in_one_language_has_nothing_of_two(tmp_path):
    """No word of a source, of agreement, or of another language."""
    act, head = made(tmp_path / "film", "fr")
    assert "source" not in head and "same" not in act
    assert yaml.safe_load(act)["chapter"] == {"fr": "Une ligne"}


def test_a_language_without_words_begins_with_english_ones(tmp_path):
    """And a remark says so, on top of the act."""
    act, _ = made(tmp_path / "film", "en,sv")
    assert "\n# sv: its words are still en; translate them.\nchapter:" in act
    segment = yaml.safe_load(act)["segments"][0]
    assert segment["sv"].splitlines()[0] == segment["en"].splitlines()[0]


@pytest.mark.parametrize(
    ("langs", "told"),
    [
        ("en,xx", "unknown language 'xx'"),
        ("en,en", "the language 'en' stands twice"),
        ("", "unknown language ''"),
        ("en,id", "the language 'id' has the name of a key"),
        ("En", "unknown language 'En'"),
        ("en;es", "unknown language 'en;es'"),
    ],
)
def test_languages_that_cannot_be_are_refused_before_anything_is_written(langs, told, tmp_path, capsys):
    """With what is meant instead, where it can be guessed."""
    assert run(["new", str(tmp_path / "film"), "--langs", langs]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "film").exists()
