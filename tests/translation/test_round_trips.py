"""Round trips: whatever stands in a line comes back as it went out, in every format and encoding."""

import csv
import io

import pytest
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from langreel import po, text_encoding
from langreel.po import Catalogue, Message, as_one_line
from langreel.translation.formats import FORMATS, read, write
from langreel.translation.line_cards import sheet
from langreel.translation.store import store, stored
from langreel.translation.translated_line import Card, TranslatedLine, TranslatorSheet
from langreel.translation.txt import COMMENT, NUMBERED

SIGNS = "=+-@'\"\\#:|~,;\t{}[]<>&%　。、「」１兆億{peak}美元ドルé😀\u200b\ufeff\u0301 \n\rab.1"
TEXT = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])), max_size=40)
PLAIN = TEXT.map(as_one_line)
NOTE = st.lists(PLAIN.filter(bool), max_size=2).map("\n".join)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)


@st.composite
def cards(draw):
    """A card as the desk makes it; only what is stale has an old source."""
    target = draw(PLAIN)
    stale = bool(target) and draw(st.booleans())
    entry = TranslatedLine(
        draw(IDS), draw(st.integers(1, 99)), draw(PLAIN.filter(bool)), target, draw(NOTE), stale
    )
    hints = tuple(("en", text) for text in draw(st.lists(PLAIN, max_size=1)))
    return Card(entry, "script/e/01.yaml:3", draw(PLAIN) if stale else "", hints, numbers=(draw(PLAIN),))


SHEETS = st.lists(cards(), max_size=4).map(lambda made: TranslatorSheet("e", "zh", "ja", tuple(made)))


def returned(card):
    """What comes back of a card: a stale translation tells the words that it was made from."""
    entry = card.entry
    source = card.previous if entry.unsure and card.previous else entry.source
    return TranslatedLine(entry.segment, entry.number, source, entry.target, entry.note, entry.unsure)


@given(
    SHEETS, st.sampled_from(sorted(FORMATS)), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
)
def test_every_format_gives_back_what_it_got(sheet, fmt, codec):
    """Export, saved anew in another encoding, import: the same entries."""
    text = FORMATS[fmt].written(sheet).decode("utf-8-sig")
    read = text_encoding.decode(text.encode(codec), "x")
    assert FORMATS[fmt].read(read, "x").entries == tuple(map(returned, sheet.cards))


@given(
    SHEETS,
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_spreadsheet_may_save_a_table_in_its_own_way(sheet, parted, quoting, ending):
    """Other delimiters, quotes and line ends, columns turned around: the same entries."""
    rows = list(csv.reader(io.StringIO(FORMATS["csv"].written(sheet).decode("utf-8-sig"), newline="")))
    saved = io.StringIO(newline="")
    table = csv.writer(saved, delimiter=parted, quoting=quoting, lineterminator=ending)
    table.writerows(row[::-1] for row in rows)
    assert FORMATS["csv"].read(saved.getvalue(), "x").entries == tuple(map(returned, sheet.cards))


WORDS = st.lists(st.tuples(TEXT, TEXT, st.booleans()), min_size=3, max_size=3)


@pytest.mark.parametrize("fmt", FORMATS)
@given(words=WORDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_an_import_of_an_export_changes_no_catalogue(project, episode, fmt, words):
    """Whatever a translator wrote, folded or not, with notes, marked or not: out and in, it is as stored."""
    path = project.script / "e" / "translations" / "ja.po"
    path.unlink(missing_ok=True)
    entries = [
        TranslatedLine("debt", n, "", said, note, unsure) for n, (said, note, unsure) in enumerate(words, 1)
    ]
    store(project, episode, "ja", entries=entries)
    before = path.read_text("utf-8")
    file = project.root / f"e.ja.{fmt}"
    write(sheet(episode, "ja", stored(project, "e", "ja")), fmt, file)
    report = store(project, episode, "ja", entries=read(file, fmt).entries, shown=file.name)
    assert report.changed == 0
    assert path.read_text("utf-8") == before


@pytest.mark.parametrize("fmt", FORMATS)
@given(text=st.lists(PLAIN, min_size=2, max_size=3).map("\n".join).filter(as_one_line))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_translation_of_several_lines_is_one(project, episode, fmt, text):
    """A line of the script is a line: where a translator's file folds it, it is stored unfolded."""
    made = TranslatorSheet("e", "zh", "ja", (Card(TranslatedLine("debt", 1, "", text), "a:1"),))
    later = text.split("\n")[1:]
    # In numbered text, such lines are remarks, or have a number of their own.
    assume(fmt != "txt" or not any(COMMENT.fullmatch(line) or NUMBERED.fullmatch(line) for line in later))
    found = FORMATS[fmt].read(text_encoding.decode(FORMATS[fmt].written(made), "x"), "x").entries
    assert [as_one_line(entry.target) for entry in found] == [as_one_line(text)]


LINES = st.lists(PLAIN, max_size=2).map(tuple)
FLAGS = st.lists(st.sampled_from(["no-wrap", "c-format"]), unique=True, max_size=2).map(tuple)
MESSAGES = st.builds(
    Message, TEXT.filter(bool), TEXT, TEXT, st.booleans(), TEXT, LINES, LINES,
    st.lists(st.from_regex(r"[a-z/]{1,9}:[1-9]", fullmatch=True), max_size=2).map(tuple), FLAGS,
)  # fmt: skip


@given(TEXT, st.lists(MESSAGES, max_size=4), LINES)
def test_a_catalogue_survives_its_file(header, messages, remarks):
    """Header, remarks, flags, previous sources, everything."""
    whole = Catalogue(header, tuple(messages), remarks)
    assert po.parse(po.text(whole), "x.po") == whole


@given(st.lists(MESSAGES, max_size=4, unique_by=lambda each: (each.context, each.source)))
def test_babel_reads_the_same(messages):
    """What we write, Babel's reader understands as we do."""
    head = po.header("e", "ja")
    file = io.StringIO(po.text(Catalogue(head, tuple(messages))))
    found = {(m.context, m.id): m for m in read_po(file, locale="ja", abort_invalid=True) if m.context}
    for message in messages:
        if message.source:
            theirs = found[message.context, message.source]
            assert (theirs.string, theirs.fuzzy) == (message.target, message.fuzzy)


@given(st.text(max_size=300), st.sampled_from(sorted(FORMATS)))
def test_no_text_crashes_a_reader(text, fmt):
    """Any text is read or refused in words."""
    try:
        FORMATS[fmt].read(text, "x")
    except Exception as error:
        assert type(error).__name__ == "ContentError"


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_decoder(data):
    """Any bytes are text in some encoding, or refused in words."""
    try:
        assert isinstance(text_encoding.decode(data, "x"), str)
    except Exception as error:
        assert type(error).__name__ == "ContentError"
