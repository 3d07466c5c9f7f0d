"""Store: what becomes of each entry that comes in."""

from textwrap import dedent

import pytest

from langreel import po
from langreel.errors import ContentError, UsageError
from langreel.model import Finding
from langreel.po import Catalogue, Message
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
        ("warning", "unknown-line", "title is no line; kept at the end: 借金"),
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

            #~ msgctxt "title"
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
    assert take_in(TranslatedLine("debt", 1, before, "米国債は1.31兆ドル。"))[1].fresh == 0
    assert take_in(TranslatedLine("debt", 1, before, "米国債は{peak}。"))[1].fresh == 1


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


def test_a_stale_entry_never_replaces_what_fits(take_in):
    """A file from before the line was changed: what is stored stays, its words come to the end."""
    take_in(TranslatedLine("debt", 2, "2024年，少了。", "2024年に減った。"))
    text, report = take_in(TranslatedLine("debt", 2, "2023年，少了。", "2023年に減った。"))
    assert 'msgid "2024年，少了。"\nmsgstr "2024年に減った。"' in text
    assert '#~ msgid "2023年，少了。"\n#~ msgstr "2023年に減った。"' in text
    assert (report.fresh, report.changed) == (1, 0)
    assert [rule for _, rule, _ in told(report)] == ["stale-translation"]


def test_what_is_replaced_is_listed(take_in):
    """The words that stood there before are told."""
    take_in(TranslatedLine("debt", 3, "=再见", "さらば"))
    _, report = take_in(TranslatedLine("debt", 3, "=再见", "またね"))
    assert told(report) == [("info", "replaced-translation", "debt.3 has a new translation; it was: さらば")]


def test_entries_follow_their_words(take_in):
    """A file from before lines were moved: each translation goes where its source stands now."""
    text, report = take_in(
        TranslatedLine("debt", 1, "2024年，少了。", "2024年に減った。"),
        TranslatedLine("debt", 2, "=再见", "さらば"),
    )
    assert 'msgid "2024年，少了。"\nmsgstr "2024年に減った。"' in text
    assert 'msgid "=再见"\nmsgstr "さらば"' in text
    assert (report.fresh, report.findings) == (2, ())


def test_a_note_on_a_line_without_translation_is_stored(take_in):
    """Somebody asks before translating; the next empty file leaves the question there."""
    text, report = take_in(TranslatedLine("debt", 3, "=再见", "", "QUESTION: who says this?"))
    assert '# QUESTION: who says this?\n#: script/e/01-debt.yaml:8\nmsgctxt "debt.3"' in text
    assert report.changed == 1
    assert take_in(TranslatedLine("debt", 3, "=再见", ""))[0] == text


def test_a_line_that_comes_back_has_its_translation_again(take_in, project):
    """Kept at the end while its line was gone; an entry without words does not hide it."""
    path = project.script / "e" / "translations" / "ja.po"
    path.parent.mkdir()
    path.write_text('#~ msgctxt "debt.3"\n#~ msgid "=再见"\n#~ msgstr "さらば"\n', encoding="utf-8")
    text, report = take_in(TranslatedLine("debt", 3, "=再见", ""))
    assert 'msgctxt "debt.3"\nmsgid "=再见"\nmsgstr "さらば"' in text and "#~" not in text
    assert report.fresh == 1


def test_what_a_catalogue_had_beside_its_lines_is_kept(take_in, project, episode):
    """Credits go into the header that is stored, messages of lines that had gone to the end."""
    header = "Language: xx\nLast-Translator: Marie <m@example.com>\nLanguage-Team: LANGUAGE <LL@li.org>\n"
    gone = Message("debt.8", "甲", "八", obsolete=True)
    beside = Catalogue(header, (gone,), ("Translated by Marie",))
    for _ in range(2):
        store(project, episode, "ja", entries=(), beside=beside, shown="e.po")
        found = stored(project, "e", "ja")
        assert found.remarks == ("Translated by Marie",)
        assert found.header == po.header("e", "ja") + "Last-Translator: Marie <m@example.com>\n"
        assert found.messages[-1] == gone


def test_only_what_changed_is_counted(take_in):
    """A first file without translations changes no line."""
    assert take_in(TranslatedLine("debt", 3, "=再见", ""))[1].changed == 0
    assert take_in(TranslatedLine("debt", 3, "=再见", "さらば"))[1].changed == 1


@pytest.mark.parametrize(("name", "context"), [("foo", 'msgctxt "foo"\n#~ '), ("", "")])
def test_no_key_is_made_up(take_in, name, context):
    """An entry under no line's key is told, and kept as its file has it."""
    text, report = take_in(TranslatedLine(name, 0, "甲", "八"))
    assert text.endswith(f'#~ {context}msgid "甲"\n#~ msgstr "八"\n')
    ((_, rule, message),) = told(report)
    assert (rule, message) == (
        "unknown-line", f"{name or 'an entry without a key'} is no line; kept at the end: 八"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "rule"),
    [("米国債は{peak", "malformed"), ("米国債は増えた。", "missing-figure"), ("米国債は{peak}。", None),
     ("米国債は1.32兆ドル。", None)],
)  # fmt: skip
def test_a_broken_or_missing_figure_is_told_where_it_stands(project, episode, target, rule):
    """With the file's own line and column; the line is kept as fuzzy until it is right."""
    entry = TranslatedLine("debt", 1, "美债达到1.32万亿美元。", target, at=(12, 9))
    report = store(project, episode, "ja", entries=(entry,), shown="e.po", compared=True)
    assert [(each.rule, each.where) for each in report.findings] == ([(rule, "e.po:12:9")] if rule else [])
    assert report.fresh == (0 if rule else 1)


def test_what_a_reader_doubts_is_told_and_fuzzy(take_in):
    """In the reader's words."""
    _, report = take_in(TranslatedLine("debt", 3, "=再见", "さらば", doubts=("has the state 'draft'",)))
    assert told(report) == [("warning", "unsure-translation", "debt.3 has the state 'draft'; kept as fuzzy")]
    assert report.fresh == 0


def test_an_entry_without_key_and_source_is_told(take_in):
    """Nobody could find it again in the catalogue."""
    text, report = take_in(TranslatedLine("", 0, "", "八"))
    assert "#~" not in text
    assert [message for _, _, message in told(report)] == [
        "an entry without a key has no source either; left out: 八"
    ]


def test_a_language_has_one_spelling(project, episode):
    """zh-hant beside zh-Hant would be a second catalogue of one language."""
    entry = TranslatedLine("debt", 3, "=再见", "再見")
    store(project, episode, "zh-Hant", entries=(entry,))
    with pytest.raises(UsageError, match="'zh-hant' is no language") as caught:
        store(project, episode, "zh-hant", entries=(entry,))
    assert caught.value.hint == "perhaps you meant 'zh-Hant'?"
    assert store(project, episode, "zh-Hant", entries=(entry,)).changed == 0
