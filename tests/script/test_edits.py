"""Edits: one key of a file changes, and all else stays as its author wrote it."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml

from langreel.script.edits import (
    Splice,
    segment_span,
    spliced,
    with_item,
    with_key,
    with_text,
    with_words,
    without_item,
)
from langreel.script.nodes import Document, load

ACT = dedent("""\
    # an act
    chapter: {zh: "开头"}   # its title
    segments:
      - id: one
        scene: a.One          # the first
        labels:
          words: {zh: "字"}
          more:
            zh: 多
        zh: |
          [now]一。
          二。

      # the second one
      - id: two
        scene: a.Two
        open: [fr]
        zh: 三。
    """)


@pytest.fixture
def document(tmp_path):
    def read(text: str = ACT) -> Document:
        (tmp_path / "01-a.yaml").write_text(text, "utf-8")
        found = load(tmp_path / "01-a.yaml", "01-a.yaml", [])
        assert found
        return found

    return read


def lines_changed(document: Document, *splices: Splice | None) -> list[str]:
    """The lines of the file that are new, after it was read as YAML again."""
    text = spliced(document.text, [each for each in splices if each])
    yaml.safe_load(text)
    return [line for line in text.split("\n") if line not in document.text.split("\n")]


def test_a_text_by_language_gets_a_further_one(document):
    """On its line in braces, on a line of its own in a block; comments stay."""
    found = document()
    assert lines_changed(
        found,
        with_key(found, ["chapter"], "en", '"Start"'),
        with_key(found, ["segments", 0, "labels", "words"], "en", '"a {b}"'),
        with_key(found, ["segments", 0, "labels", "more"], "en", '"more"'),
    ) == [
        'chapter: {zh: "开头", en: "Start"}   # its title',
        '      words: {zh: "字", en: "a {b}"}',
        '        en: "more"',
    ]


def test_words_stand_behind_those_of_the_source(document):
    """A line each, before the empty line and the comment that follow."""
    found = document()
    splice = with_words(found, ["segments", 0], "en", ["[now]One.", "# Two."], after="zh")
    text = spliced(found.text, [splice])
    assert "      二。\n    en: |\n      [now]One.\n      # Two.\n\n  # the second one\n" in text
    assert yaml.safe_load(text)["segments"][0]["en"] == "[now]One.\n# Two.\n"


def test_words_are_replaced_where_they_stand(document):
    """A block by a block, a plain text by a block, whatever ends the file."""
    for text in (ACT, ACT.rstrip("\n"), ACT.replace("zh: 三。", 'zh: "三。"   # said')):
        found = document(text)
        for number in (0, 1):
            splice = with_words(found, ["segments", number], "zh", ["四。", "五: #六。"], after="zh")
            told = yaml.safe_load(spliced(found.text, [splice]))["segments"]
            assert told[number]["zh"] == "四。\n五: #六。\n"
            assert [each["id"] for each in told] == ["one", "two"]


def test_an_item_is_added_once(document):
    """To a list in brackets, to none at all; not to one that has it."""
    found = document()
    assert lines_changed(found, with_item(found, ["segments", 0], "open", "en", after="scene")) == [
        "    open: [en]"
    ]
    assert lines_changed(found, with_item(found, ["segments", 1], "open", "en", after="scene")) == [
        "    open: [fr, en]"
    ]
    assert with_item(found, ["segments", 1], "open", "fr", after="scene") is None
    listed = document(ACT.replace("open: [fr]", "open:\n      - fr"))
    told = spliced(listed.text, filter(None, [with_item(listed, ["segments", 1], "open", "en", after="")]))
    assert yaml.safe_load(told)["segments"][1]["open"] == ["fr", "en"]


def test_an_item_is_taken_away_and_its_list_with_the_last(document):
    """From a list in brackets or in block style, wherever its key stands."""
    for listed, rest in (
        ("open: [fr]", None),
        ("open: [fr, en]", ["en"]),
        ("open:\n      - fr\n      - en", ["en"]),
    ):
        found = document(ACT.replace("open: [fr]", listed))
        told = spliced(found.text, filter(None, [without_item(found, ["segments", 1], "open", "fr")]))
        segment = yaml.safe_load(told)["segments"][1]
        assert segment.get("open") == rest and segment["zh"] == "三。"
        assert without_item(found, ["segments", 1], "open", "ja") is None
    for text in ("- {open: [fr], zh: 一}\n", "- open: [fr]\n  zh: 一\n"):
        found = document(text)
        told = yaml.safe_load(spliced(found.text, filter(None, [without_item(found, [0], "open", "fr")])))
        assert told == [{"open": [], "zh": "一"}]


def test_a_text_takes_the_place_of_another(document):
    """Whether it stands plain, in quotes or as a block; else it is a further one."""
    for written in ("多", '"多"', "|\n          多\n          多\n"):
        found = document(ACT.replace("zh: 多\n", f"zh: {written}\n"))
        told = spliced(found.text, [with_text(found, ["segments", 0, "labels", "more"], "zh", '"少"')])
        segment = yaml.safe_load(told)["segments"][0]
        assert segment["labels"] == {"words": {"zh": "字"}, "more": {"zh": "少"}} and "二。" in segment["zh"]
    told = spliced(found.text, [with_text(found, ["segments", 0, "labels", "words"], "en", '"word"')])
    assert yaml.safe_load(told)["segments"][0]["labels"]["words"] == {"zh": "字", "en": "word"}


def test_a_segment_in_braces_stays_in_braces(document):
    """Its words are quoted, with their line ends."""
    found = document('chapter: {zh: a}\nsegments:\n  - {id: x, scene: a.B, zh: "一。"}\n')
    splices = [
        with_words(found, ["segments", 0], "en", ["One.", "Two."], after="zh"),
        with_item(found, ["segments", 0], "open", "en", after="scene"),
    ]
    told = yaml.safe_load(spliced(found.text, filter(None, splices)))["segments"][0]
    assert told == {"id": "x", "scene": "a.B", "zh": "一。", "en": "One.\nTwo.", "open": ["en"]}


def test_a_segment_stands_from_its_dash_to_its_last_line(document):
    """Comments and empty lines before the next one are not its own."""
    found = document()
    first, second = (found.text[slice(*segment_span(found, n))] for n in (0, 1))
    assert first.startswith("  - id: one") and first.endswith("二。\n")
    assert second.startswith("  - id: two") and second.endswith("三。\n")
