"""Formats: what a translator gets, whole, and what comes back."""

from textwrap import dedent

import pytest

from langreel import po
from langreel.errors import ContentError, UsageError
from langreel.po import Catalogue, Message, parse
from langreel.translation.formats import named, read, write
from langreel.translation.line_cards import sheet
from langreel.translation.translated_line import Budget, TranslatedLine

STORED = Catalogue(
    messages=(
        Message("debt.1", "美债达到1.32万亿美元。", "米国債は{peak}に達した。", remarks=("peak, not high",)),
        Message("debt.2", "2023年，少了。", "2023年に減った。", at=9),
    )
)
BUDGETS = {"debt.1": (Budget("zh", 4.24, 38), Budget("en", 3.0, 27))}


def file(episode, fmt):
    """The sheet in one format, as text."""
    made = sheet(episode, "ja", STORED, budgets=BUDGETS, pictures={"debt.1": "stills/debt.1.png"})
    return named(fmt).written(made).decode("utf-8-sig").replace("\r\n", "\n")


def test_a_catalogue_tells_what_a_translator_needs(episode):
    """PO: context, source and translation, the other language, time, numbers, terms, picture, place."""
    assert file(episode, "po") == dedent(
        r"""
        msgid ""
        msgstr ""
        "Project-Id-Version: e\n"
        "Language: ja\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "X-Generator: langreel\n"

        # peak, not high
        #. en: Treasuries reached $1.32 trillion.
        #. budget: zh 4.2 s, 38 characters · en 3.0 s, 27 characters
        #. numbers: 1.32兆ドル {peak}
        #. terms: 美债
        #. picture: stills/debt.1.png
        #: script/e/01-debt.yaml:6
        msgctxt "debt.1"
        msgid "美债达到1.32万亿美元。"
        msgstr "米国債は{peak}に達した。"

        #. en: In 2024, less.
        #. numbers: 2024年
        #: script/e/01-debt.yaml:7
        #, fuzzy
        #| msgid "2023年，少了。"
        msgctxt "debt.2"
        msgid "2024年，少了。"
        msgstr "2023年に減った。"

        #. en: =Goodbye
        #: script/e/01-debt.yaml:8
        msgctxt "debt.3"
        msgid "=再见"
        msgstr ""
        """
    ).lstrip("\n")


def test_a_table_guards_its_formulas(episode):
    """CSV: a row a line; a cell that a spreadsheet would run begins with an apostrophe."""
    assert file(episode, "csv") == dedent(
        """\
        line,source,target,state,previous,note,en,budget,numbers,terms,picture
        debt.1,美债达到1.32万亿美元。,米国債は{peak}に達した。,translated,,"peak, not high",Treasuries reached $1.32 trillion.,"zh 4.2 s, 38 characters · en 3.0 s, 27 characters",1.32兆ドル {peak},美债,stills/debt.1.png
        debt.2,2024年，少了。,2023年に減った。,stale,2023年，少了。,,"In 2024, less.",,2024年,,
        debt.3,'=再见,,missing,,,'=Goodbye,,,,
        """  # noqa: E501
    )


def test_text_has_a_number_before_each_line(episode):
    """TXT: comments tell what the other formats tell."""
    assert file(episode, "txt") == dedent(
        """\
        # e: zh → ja. Write each translation after its colon.

        # source: 美债达到1.32万亿美元。
        # note: peak, not high
        # en · Treasuries reached $1.32 trillion.
        # budget · zh 4.2 s, 38 characters · en 3.0 s, 27 characters
        # numbers · 1.32兆ドル {peak}
        # terms · 美债
        # picture · stills/debt.1.png
        debt.1: 米国債は{peak}に達した。

        # source: 2024年，少了。
        # previous: 2023年，少了。
        # stale: take this line away when the translation is right again
        # en · In 2024, less.
        # numbers · 2024年
        debt.2: 2023年に減った。

        # source: =再见
        # en · =Goodbye
        debt.3: 
        """  # noqa: W291
    )


@pytest.mark.parametrize("fmt", ["po", "xliff", "csv", "txt"])
def test_what_goes_out_comes_back(episode, fmt, tmp_path):
    """A file that nobody touched says what is stored: notes, stale lines and their old source too."""
    out = tmp_path / f"e.ja.{fmt}"
    write(sheet(episode, "ja", STORED, budgets=BUDGETS), fmt, out)
    assert read(out, fmt).entries == (
        TranslatedLine("debt", 1, "美债达到1.32万亿美元。", "米国債は{peak}に達した。", "peak, not high"),
        TranslatedLine("debt", 2, "2023年，少了。", "2023年に減った。", unsure=True),
        TranslatedLine("debt", 3, "=再见", ""),
    )


def test_a_figure_is_offered_by_name_where_it_can_be_written(episode):
    """In a language of CLDR with its words; in one that nobody knows, without its name, as in the source."""
    offered = {lang: sheet(episode, lang, Catalogue()).cards[0].numbers for lang in ("sv", "tlh")}
    assert offered == {"sv": ("1,32 biljoner amerikanska dollar {peak}",), "tlh": ("1.32万亿美元",)}


def test_the_ending_tells_the_format(tmp_path):
    """A file of unknown ending needs --format; of unknown format, a word."""
    (tmp_path / "lines.docx").write_bytes(b"PK")
    with pytest.raises(UsageError, match="which format"):
        read(tmp_path / "lines.docx")
    with pytest.raises(UsageError, match="unknown format 'odt'"):
        read(tmp_path / "lines.docx", "odt")


@pytest.mark.parametrize(
    ("text", "line"),
    [('msgid "a"\nmsgstr "b', 2), ('msgid "a"\n', 2), ('msgstr "b"\n\n', 3), ("hello\n", 1), ('"a"\n', 1)],
)
def test_a_file_that_is_no_catalogue_is_told_by_line(text, line):
    """Broken PO is a content error with its line."""
    with pytest.raises(ContentError) as told:
        parse(text, "x.po")
    assert told.value.where == f"x.po:{line}:1"


def test_plural_obsolete_and_folded_messages_are_read():
    """Catalogues of other tools: plural forms give their first, long strings are folded, CRLF ends lines."""
    text = dedent(
        r"""
        # Translator
        msgid ""
        msgstr "Language: ja\n"

        #, c-format, fuzzy
        msgctxt "debt.1"
        msgid ""
        "one "
        "\"two\"\\"
        msgid_plural "many"
        msgstr[0] "一"
        msgstr[1] "二"

        #~| msgid "older"
        #~ msgctxt "gone.1"
        #~ msgid "old"
        #~ msgstr "古い"
        """
    ).replace("\n", "\r\n")
    found = parse(text, "x.po")
    assert (found.remarks, found.header) == (("Translator",), "Language: ja\n")
    assert found.messages == (
        Message("debt.1", 'one "two"\\', "一", fuzzy=True, flags=("c-format",), plural="many", forms=("二",)),
        Message("gone.1", "old", "古い", previous="older", obsolete=True),
    )


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_part_its_columns_as_it_likes(delimiter, tmp_path):
    """Semicolons of a European Excel, tabs of a pasted table; columns in any order."""
    rows = [("Target", "LINE", "extra"), ("'=1兆", "debt.1", "x"), ("", "", "")]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    assert read(path).entries == (TranslatedLine("debt", 1, "", "=1兆"),)


@pytest.mark.parametrize(
    ("fmt", "text", "told"),
    [
        ("csv", "a,b\n1,2\n", "x.csv:1:1: no column 'line'"),
        ("csv", "", "x.csv:1:1: no column 'line'"),
        ("txt", "hello\n", "x.txt:1:1: the words 'hello' stand under no number"),
        ("xliff", "<a", "x.xliff:1:3: broken XML"),
        ("xliff", "<html/>", "x.xliff: no XLIFF of version 1.2 or 2.0 (its root is html)"),
        ("xliff", "", "x.xliff:1:1: broken XML"),
    ],
)
def test_a_file_of_another_kind_is_told(fmt, text, told):
    """What is no table, no numbered text or no XLIFF says so and where."""
    with pytest.raises(ContentError) as error:
        named(fmt).read(text, f"x.{fmt}")
    assert str(error.value).startswith(told)


def test_a_text_translation_may_go_on():
    """Lines under a numbered one belong to it; full-width colons are as good."""
    assert named("txt").read("debt.1：米国債は\n増えた。\n\n# 雑談\ndebt.2: x", "t").entries == (
        TranslatedLine("debt", 1, "", "米国債は\n増えた。"),
        TranslatedLine("debt", 2, "", "x", "雑談"),
    )


HEAD = "line,source,target,state,previous,note\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (HEAD + "debt.1,甲,En 1980, la dette,,,\n", "x.csv:2:30: 7 cells in a table of 6 columns"),
        (HEAD + 'debt.1,甲,"a,,,\ndebt.2,乙,b,,,\n', "x.csv:2:10: a quote that is not closed"),
        (
            HEAD + 'debt.1,"甲\n乙",a,,,\ndebt.2,乙,"b,,,\ndebt.3,丙,"c",,,\n',
            "x.csv:4:10: a quote that is not",
        ),
        ("line,target,source,Target\ndebt.1,a,甲,b\n", "x.csv:1:20: two columns 'target'"),
    ],
)
def test_words_are_not_lost_in_a_broken_table(rows, told):
    """Too many cells, a quote without end, two columns of one name: refused, with line and column."""
    with pytest.raises(ContentError) as error:
        named("csv").read(rows, "x.csv")
    assert str(error.value).startswith(told)


def test_excels_first_line_says_what_parts_a_table():
    """``sep=;`` stands before the columns' names; lines are counted with it."""
    (entry,) = named("csv").read("sep=;\r\nline;target;note\r\ndebt.1;a, b, c;\r\n", "x.csv").entries
    assert (entry.target, entry.at) == ("a, b, c", (3, 8))


@pytest.mark.parametrize(
    ("state", "unsure"),
    [
        ("draft", True),
        ("Needs review", True),
        ("stale", True),
        ("Translated", False),
        ("", False),
        ("final", False),
    ],
)
def test_a_state_that_is_not_known_is_no_clean_one(state, unsure):
    """What a translator calls unfinished in words of his own is kept, not shown, and told."""
    (entry,) = named("csv").read(f"line,target,state\ndebt.1,a,{state}\n", "x.csv").entries
    assert entry.unsure == unsure
    assert entry.doubts == ((f"has the state {state!r}",) if unsure and state != "stale" else ())


def test_a_text_translation_may_go_on_with_a_hashtag():
    """Only what begins with # and a space is a remark; one that is none of ours is the translator's note."""
    text = "debt.1: dette\n#hashtag suite\n# ask Marie\n# en · In 2024, less.\ndebt.2: x\n\n# thanks\n"
    assert named("txt").read(text, "t").entries == (
        TranslatedLine("debt", 1, "", "dette\n#hashtag suite"),
        TranslatedLine("debt", 2, "", "x", "ask Marie\nthanks"),
    )


def test_further_plural_forms_are_told():
    """A line has one translation; the words of others are among its doubts, and survive a catalogue."""
    text = 'msgctxt "debt.1"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "一"\nmsgstr[1] "二"\n'
    (entry,) = named("po").read(text, "x.po").entries
    assert (entry.target, entry.at) == ("一", (4, 12))
    assert entry.doubts == ("has plural forms, of which a line takes the first; left out: 二",)
    assert po.text(Catalogue(messages=parse(text, "x.po").messages)).endswith("\n" + text)


def test_what_a_catalogue_has_beside_its_lines_is_read():
    """The language of its header, its credits, and messages of lines that had gone."""
    text = '# Marie\nmsgid ""\nmsgstr "Language: fr\\n"\n\nmsgctxt "debt.1"\nmsgid "甲"\nmsgstr ""\n\n#~ msgid "乙"\n#~ msgstr "b"\n'  # noqa: E501
    found = named("po").read(text, "x.po")
    assert (len(found.entries), found.target) == (1, "fr")
    assert found.beside == Catalogue("Language: fr\n", (Message("", "乙", "b", obsolete=True),), ("Marie",))


@pytest.mark.parametrize(
    ("fmt", "text", "at"),
    [
        ("po", '\nmsgctxt "debt.1"\nmsgid "甲"\nmsgstr "x"\n', (4, 9)),
        ("csv", 'source,line,target\n"甲\n乙",debt.1,x\n', (3, 11)),
        ("txt", "\n# source: 甲\ndebt.1: x\n", (3, 9)),
        (
            "xliff",
            '<xliff version="2.0">\n<unit id="a.1"><segment>\n<target>x</target></segment></unit></xliff>',
            (3, 1),
        ),
    ],
)  # fmt: skip
def test_an_entry_knows_where_its_translation_begins(fmt, text, at):
    """Line and column of the file, for who is told what is wrong with it."""
    (entry,) = named(fmt).read(text, "x").entries
    assert entry.at == at
