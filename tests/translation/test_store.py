"""Store: what becomes of each entry that comes in."""

from textwrap import dedent

import pytest

from langreel import po
from langreel.errors import ContentError, UsageError
from langreel.model import Finding
from langreel.translation.store import store, stored
from langreel.translation.translated_line import TranslatedLine


@pytest.fixture
def take_in(project, episode):
    """Store entries in Japanese, and tell what the catalogue then holds and what was found."""

    def take(*entries):
        report = store(project, episode, "ja", entries=entries, shown="from.csv")
        text = po.text(stored(project, "e", "ja"))
        return text.partition('langreel\\n"\n\n')[2], report

    return take


def told(report):
    return [(finding.severity, finding.rule, finding.message) for finding in report.findings]


def test_a_translation_is_stored_under_its_line(take_in):
    """The catalogue has every line, in the order of the script, with its place."""
    text, report = take_in(TranslatedLine("debt", 2, "2024年，少了。", " 2024年に\n減った。 ", "short"))
    assert text == dedent(
        """\
        #: script/e/01-debt.yaml:6
        msgctxt "debt.1"
        msgid "美债达到1.32万亿美元。"
        msgstr ""

        # short
        #: script/e/01-debt.yaml:7
        msgctxt "debt.2"
        msgid "2024年，少了。"
        msgstr "2024年に減った。"

        #: script/e/01-debt.yaml:8
        msgctxt "debt.3"
        msgid "=再见"
        msgstr ""
        """
    )
    assert (report.fresh, report.lines, report.findings) == (1, 3, ())


def test_storing_twice_changes_nothing(take_in):
    """The same entries again: the same file, no line changed."""
    entries = TranslatedLine("debt", 1, "", "米国債は{peak}。"), TranslatedLine("debt", 3, "=再见", "さらば")
    first, _ = take_in(*entries)
    again, report = take_in(*entries)
    assert (again, report.changed) == (first, 0)


def test_nothing_of_a_file_is_lost(take_in):
    """Unknown lines are kept at the end, empty ones leave what was stored, second ones are listed."""
    take_in(TranslatedLine("debt", 3, "=再见", "さらば"))
    text, report = take_in(
        TranslatedLine("debt", 3, "=再见", ""),
        TranslatedLine("debt", 9, "甲", "九行目"),
        TranslatedLine("title", 0, "", "借金"),
        TranslatedLine("debt", 1, "", "米国債"),
        TranslatedLine("debt", 1, "", "国債"),
    )
    assert told(report) == [
        ("info", "empty-translation", "debt.3 has no translation; what was stored stays"),
        ("warning", "unknown-line", "debt.9 is no line; kept at the end: 九行目"),
        ("warning", "unknown-line", "title.0 is no line; kept at the end: 借金"),
        ("warning", "duplicate-line", "debt.1 stands twice; not stored: 国債"),
    ]
    assert text.endswith(
        dedent(
            """\
            msgctxt "debt.3"
            msgid "=再见"
            msgstr "さらば"

            #~ msgctxt "debt.9"
            #~ msgid "甲"
            #~ msgstr "九行目"

            #~ msgctxt "title.0"
            #~ msgid ""
            #~ msgstr "借金"
            """
        )
    )
    assert take_in()[0] == text


def test_a_translation_of_other_words_is_kept_as_fuzzy(take_in):
    """The source has changed since the file went out: never shown, never lost."""
    text, report = take_in(TranslatedLine("debt", 2, "2023年，少了。", "2023年に減った。"))
    assert (
        dedent(
            """\
        #, fuzzy
        #| msgid "2023年，少了。"
        msgctxt "debt.2"
        msgid "2024年，少了。"
        msgstr "2023年に減った。"
        """
        )
        in text
    )
    assert report.findings == (
        Finding("warning", "stale-translation", "debt.2 was made from other words; kept as fuzzy", "from.csv",
                "now: 2024年，少了。"),
    )  # fmt: skip
    assert report.fresh == 0


def test_a_line_that_lost_codes_is_kept_as_fuzzy(take_in):
    """What a tool had protected, and nobody can put into words, is named."""
    _, report = take_in(TranslatedLine("debt", 2, "2024年，少了。", "2024年に減った。", codes=("<br/>",)))
    ((severity, rule, message),) = told(report)
    assert (severity, rule) == ("warning", "inline-code") and "<br/>" in message


def test_an_unsure_entry_is_kept_as_fuzzy(take_in):
    """Marked fuzzy by its translator, or by a reader that had to guess: listed until someone has looked."""
    text, report = take_in(TranslatedLine("debt", 2, "2024年，少了。", "2024年に減った。", unsure=True))
    assert '#, fuzzy\nmsgctxt "debt.2"' in text
    assert told(report) == [("warning", "unsure-translation", "debt.2 is marked as unsure; kept as fuzzy")]


def test_a_figure_that_moved_leaves_its_translation_fresh(take_in):
    """A translation that names the figure moves along with it; one that has the number does not."""
    before = "美债达到1.31万亿美元。"
    assert take_in(TranslatedLine("debt", 1, before, "米国債は{peak}。"))[1].fresh == 1
    assert take_in(TranslatedLine("debt", 1, before, "米国債は1.31兆ドル。"))[1].fresh == 0


def test_an_unknown_figure_is_kept_as_fuzzy(take_in):
    """A name that no figure bears would leave a hole in the subtitle."""
    text, report = take_in(TranslatedLine("debt", 1, "", "米国債は{peek}。"))
    assert '#, fuzzy\nmsgctxt "debt.1"' in text
    assert [(one.rule, one.hint) for one in report.findings] == [
        ("unknown-figure", "perhaps you meant 'peak'?")
    ]


def test_an_entry_without_number_finds_its_line_by_its_words(take_in):
    """Files that lost the keys are placed by their source, where only one line has those words."""
    assert take_in(TranslatedLine("", 0, "=再见", "さらば"))[1].fresh == 1


def test_a_line_that_moved_takes_its_translation_along(take_in, project):
    """Stored under another number of its segment: found by its words."""
    path = project.script / "e" / "translations" / "ja.po"
    path.parent.mkdir()
    path.write_text('msgctxt "debt.1"\nmsgid "=再见"\nmsgstr "さらば"\n', encoding="utf-8")
    text, report = take_in()
    assert 'msgctxt "debt.3"\nmsgid "=再见"\nmsgstr "さらば"' in text
    assert report.fresh == 1


def test_a_translators_header_and_flags_stay(take_in, project):
    """What Poedit and Weblate write into the catalogue is theirs."""
    path = project.script / "e" / "translations" / "ja.po"
    path.parent.mkdir()
    path.write_text(
        '# Tanaka\nmsgid ""\nmsgstr "Language: ja\\nLast-Translator: Tanaka\\n"\n\n'
        '#. seen\n#, no-wrap\nmsgctxt "debt.3"\nmsgid "=再见"\nmsgstr "さらば"\n',
        encoding="utf-8",
    )
    take_in()
    text = path.read_text(encoding="utf-8")
    assert text.startswith('# Tanaka\nmsgid ""\nmsgstr ""\n"Language: ja\\n"\n"Last-Translator: Tanaka\\n"\n')
    assert '#. seen\n#: script/e/01-debt.yaml:8\n#, no-wrap\nmsgctxt "debt.3"' in text


def test_a_dub_has_no_catalogue(project, episode):
    """What is spoken stands in the acts."""
    with pytest.raises(UsageError, match="'en' is spoken in 'e'"):
        store(project, episode, "en", entries=())


def test_a_broken_catalogue_is_not_written_over(project, episode):
    """Where the stored file cannot be read, it stays as it is."""
    path = project.script / "e" / "translations" / "ja.po"
    path.parent.mkdir()
    path.write_bytes(b'msgid "\xff"\n')
    with pytest.raises(ContentError, match=r"ja.po:1:1: the file is not UTF-8"):
        store(project, episode, "ja", entries=(TranslatedLine("debt", 1, "", "x"),))
    assert path.read_bytes() == b'msgid "\xff"\n'


def test_a_figure_that_nobody_can_write_is_told_as_it_comes_in(project, episode):
    """In a language that the CLDR does not know; how far its numbers are compared is told as well."""
    entry = TranslatedLine("debt", 1, "美债达到1.32万亿美元。", "{peak} DeSDu'")
    report = store(project, episode, "tlh", entries=(entry,), shown="from.csv")
    assert [rule for _, rule, _ in told(report)] == ["figure-language", "partly-compared"]
    assert "kept as fuzzy" in report.findings[0].message
