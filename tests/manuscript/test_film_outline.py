"""Outline: headings become chapters, paragraphs segments, sentences lines; no word is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langreel.manuscript.blocks import Manuscript
from langreel.manuscript.film_outline import LONGEST, FilmOutline, outline
from langreel.manuscript.reading import read
from langreel.manuscript.reading.unmarked import of_text

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())


def made(text: str, lang: str = "en") -> FilmOutline:
    return outline(Manuscript("a.txt", of_text(text)), lang, title="a")


def shape(film: FilmOutline) -> list[tuple[str, list[int]]]:
    """Of each act its title and how many lines its segments have."""
    return [(act.title, [len(segment.lines) for segment in act.segments]) for act in film.acts]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_word_of_a_text_stays(path):
    """Lines and titles of chapters together are the blocks that were read, in their order."""
    text = read(path)
    film = outline(text, path.suffixes[0][1:], title="a")
    lines = "".join(line.text for act in film.acts for segment in act.segments for line in segment.lines)
    cited = len(film.sources)
    told = [block for block in text.blocks if block.kind != "heading"]
    assert bare(lines) == bare("".join(line for block in told[: len(told) - cited] for line in block.lines))
    heads = [block.text for block in text.blocks if block.kind == "heading"]
    assert all(
        head in (film.title, *(act.title for act in film.acts)) for head in heads[: None if not cited else -1]
    )


@given(
    st.lists(
        st.sampled_from(
            ["One thing. Another?", "- item", "Title", "“He said so a long time ago.”", "No end"]
        ),
        min_size=1,
    )
)
def test_any_arrangement_keeps_its_words(pieces):
    """Whatever follows whatever."""
    blocks = of_text("\n\n".join([*pieces, "The last words."]))
    film = outline(Manuscript("a.txt", blocks), "en", title="a")
    lines = [line.text for act in film.acts for segment in act.segments for line in segment.lines]
    assert bare("".join(lines)) == bare("".join(block.text for block in blocks if block.kind != "heading"))
    assert all(act.segments and all(segment.lines for segment in act.segments) for act in film.acts)


@given(
    st.text("aB 1.5,?!:;。，？！：债务の는د¿“”「」\n-*>#(){}[]…", max_size=300),
    st.sampled_from(["en", "zh", "ja", "ko", "ar", "es"]),
)
def test_any_text_is_its_lines(text, lang):
    """In any language: lines joined are the text again, with the titles that were taken out of it."""
    blocks = of_text(f"{text}\n\nThe last words.")
    film = outline(Manuscript("a.txt", blocks), lang, title="a")
    lines = [line.text for act in film.acts for segment in act.segments for line in segment.lines]
    spoken = [line for block in blocks if block.kind != "heading" for line in block.lines]
    assert bare("".join(lines)) == bare("".join(spoken))


def test_headings_are_chapters():
    """The first is the film's title; one without a text of its own goes before the next."""
    film = made(
        "# The film\n\nIntro text here.\n\n## One\n\n## Two\n\nWords of two.\n\n## Three\n\nWords of three."
    )
    assert film.title == "The film"
    assert [act.title for act in film.acts] == ["The film", "One · Two", "Three"]


def test_a_question_at_the_top_is_a_title():
    """Any other question is a sentence."""
    film = made("What is a bond?\n\nA promise on paper.\n\nWho buys it?\n\nAnybody who has money.")
    assert film.title == "What is a bond?" and len(film.acts[0].segments[0].lines) == 3


def test_a_title_stands_for_a_sentence():
    """What follows has a segment of its own, if it is long enough for one."""
    film = made("The film\n\n" + "This is a sentence that somebody says in about four seconds or so. " * 4)
    assert shape(film) == [("The film", [1, 3])]


def test_segments_are_neither_short_nor_long():
    """A long paragraph is parted, short ones are joined."""
    long = made("This is a sentence that somebody says in about four seconds or so. " * 20)
    assert all(segment.seconds <= 1.3 * LONGEST for segment in long.acts[0].segments)
    assert len(long.acts[0].segments) > 2
    short = made("First words.\n\nThen some others.\n\nAnd then the last.")
    assert len(short.acts[0].segments) == 1


def test_what_belongs_together_stays_together():
    """A list with what announces it, a count, a question with its answer, a quotation by itself."""
    film = made(
        "There are two causes:\n\n- Warm water.\n- Melting ice.\n\n"
        "First, the lender must believe. Second, he must wait. Finally, he must have no choice.\n\n"
        "“Trust arrives on foot and leaves on horseback,” bankers say.\n"
    )
    segments = film.acts[0].segments
    assert segments[0].text == "There are two causes: Warm water. Melting ice."
    assert [sum(line.counts for line in segment.lines) for segment in segments][1] == 3
    assert segments[2].kind == "quote"


def test_sources_at_the_end_are_no_words_of_the_film():
    """Under a heading of their own, in the language of the text."""
    film = made("金额很大。没有人知道。\n\n资料来源\n美国财政部，https://example.org\n某处\n", "zh")
    assert [line.text for line in film.acts[0].segments[0].lines] == ["金额很大。", "没有人知道。"]
    assert [line for block in film.sources for line in block.lines] == [
        "美国财政部，https://example.org",
        "某处",
    ]


def test_a_text_without_headings_has_acts_of_some_length():
    """Each named by how it begins."""
    paragraph = "This is a sentence that somebody says in about four seconds or so. " * 8
    film = made("\n\n".join(f"Part {n} begins here. {paragraph}" for n in range(12)))
    assert len(film.acts) > 1 and film.acts[1].title.startswith("Part ")
