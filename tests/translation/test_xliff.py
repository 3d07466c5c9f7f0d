"""XLIFF: valid by its schema, read from both versions, and deaf to hostile XML."""

from pathlib import Path
from textwrap import dedent

import pytest
from lxml import etree

from langreel.errors import ContentError
from langreel.po import Catalogue, Message
from langreel.translation.formats import named
from langreel.translation.formats import read as read_file
from langreel.translation.line_cards import sheet
from langreel.translation.translated_line import TranslatedLine

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "xliff-core.xsd")))
STALE = Catalogue(messages=(Message("debt.2", "2023年，少了。", "2023年に減った。"),))


def read(text):
    return named("xliff").read(dedent(text), "x.xlf").entries


def test_what_is_written_is_valid(episode):
    """An exported document passes the schema of XLIFF 2.0's core, notes and states and all."""
    SCHEMA.assertValid(etree.fromstring(named("xliff").written(sheet(episode, "ja", STALE))))


def test_a_stale_line_is_initial_and_tells_its_old_source(episode):
    """State, sub-state and a note say that the source has changed since."""
    text = named("xliff").written(sheet(episode, "ja", STALE)).decode()
    assert dedent(
        """\
            <unit id="debt.2" name="script/e/01-debt.yaml:7">
              <notes>
                <note category="en">In 2024, less.</note>
                <note category="numbers">2024年</note>
                <note category="previous">2023年，少了。</note>
              </notes>
              <segment state="initial" subState="langreel:stale">
                <source>2024年，少了。</source>
                <target>2023年に減った。</target>
              </segment>
            </unit>
        """
    ) in dedent(text[text.index("    <unit") :].replace("\n    ", "\n").removeprefix("    "))


def test_a_tool_may_cut_a_unit_into_segments():
    """Segments are joined in order, with what stands between them; inline codes are their text."""
    assert read(
        """\
        <?xml version="1.0" encoding="UTF-16"?>
        <x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ja">
          <x:file id="e"><x:group id="g"><x:unit id="debt.1">
            <x:notes><x:note category="note">careful</x:note></x:notes>
            <x:segment state="final"><x:source>One. </x:source><x:target>一。</x:target></x:segment>
            <x:ignorable><x:source> </x:source></x:ignorable>
            <x:segment state="reviewed"><x:source>T<x:pc id="1">w</x:pc>o.</x:source>
              <x:target><x:mrk id="m" type="term">二</x:mrk>。<!-- two --></x:target></x:segment>
          </x:unit></x:group></x:file>
        </x:xliff>
        """
    ) == (TranslatedLine("debt", 1, "One.  Two.", "一。 二。", "careful"),)


def test_version_1_2_is_read():
    """Units by resname or id; states that need work are unsure; alternatives are no translations."""
    assert read(
        """\
        <xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
          <file original="e" source-language="zh" target-language="ja" datatype="plaintext"><body><group>
            <trans-unit id="7" resname="debt.1"><source>债</source>
              <seg-source><mrk mtype="seg" mid="0">债</mrk></seg-source>
              <target state="translated"><mrk mtype="seg" mid="0">借金</mrk></target>
              <note from="translator">short</note><note>context</note>
              <alt-trans><source>债</source><target>債務</target></alt-trans></trans-unit>
            <trans-unit id="debt.2"><source>二</source>
              <target state="needs-review-translation">二</target></trans-unit>
            <trans-unit id="debt.3" approved="no"><source>三</source><target>三</target></trans-unit>
            <trans-unit id="debt.4"><source>四</source></trans-unit>
          </group></body></file>
        </xliff>
        """
    ) == (
        TranslatedLine("debt", 1, "债", "借金", "short\ncontext"),
        TranslatedLine("debt", 2, "二", "二", unsure=True),
        TranslatedLine("debt", 3, "三", "三", unsure=True),
        TranslatedLine("debt", 4, "四", ""),
    )


def unit(inside: str, attributes: str = "") -> TranslatedLine:
    """A unit of version 1.2 with the name spaces of the tools."""
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("m", "mq", "sdl"))
    (line,) = read(
        f'<xliff {spaces} version="1.2"><file><body><trans-unit id="debt.1" {attributes}>'
        f"<source>债</source>{inside}</trans-unit></body></file></xliff>"
    )
    return line


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('m:confirmed="0"', "<target>借金</target>"),
        ('mq:status="PartiallyEdited"', "<target>借金</target>"),
        ('mq:status="NotStarted"', "<target>借金</target>"),
        ("", '<target>借金</target><sdl:seg-defs><sdl:seg id="1" conf="Draft"/></sdl:seg-defs>'),
        ("", '<target state="translated" state-qualifier="leveraged-mt">借金</target>'),
        ("", '<target state-qualifier="mt-suggestion">借金</target>'),
    ],
)
def test_what_a_tool_calls_unfinished_is_unsure(attributes, inside):
    """Each in its own words: a machine's draft that nobody confirmed is kept, not shown."""
    line = unit(inside, attributes)
    assert (line.target, line.unsure) == ("借金", True)


@pytest.mark.parametrize(
    ("attributes", "inside"),
    [
        ('m:confirmed="1" m:trans-origin="mt"', "<target>借金</target>"),
        ('mq:status="ManuallyConfirmed"', "<target>借金</target>"),
        ("", '<target>借金</target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs>'),
        ("", '<target>借金</target><alt-trans><target state="new">債務</target></alt-trans>'),
    ],
)
def test_what_a_person_confirmed_is_sure(attributes, inside):
    """Wherever it came from first; what stands beside it as a proposal does not count."""
    assert not unit(inside, attributes).unsure


def test_what_a_reviser_deleted_is_left_out():
    """With track changes both stand in the file: the words are those that were written last."""
    deleted, added = '<mrk mtype="x-sdl-deleted">大体</mrk>', '<mrk mtype="x-sdl-added">およそ</mrk>'
    assert unit(f"<target>元の{deleted}{added}30倍。</target>").target == "元のおよそ30倍。"


@pytest.mark.parametrize(
    "code",
    ['<x id="1" equiv-text="{debt}"/>', '<ph id="1">{debt}</ph>', '<ph id="1" equiv-text="{debt}">x</ph>'],
)
def test_a_protected_figure_comes_back(code):
    """A placeholder's text stands in an attribute, or within the code."""
    line = unit(f"<target>借金は{code}。</target>")
    assert (line.target, line.codes) == ("借金は{debt}。", ())


def test_original_data_is_what_a_code_stands_for():
    """In version 2 the text of a code stands beside the segment; what shows it is the second choice."""
    (line,) = read(
        """\
        <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="e"><unit id="debt.1">
          <originalData><data id="d1">{debt}</data></originalData>
          <segment><source>债<ph id="1" dataRef="d1" disp="[1]"/></source>
            <target>借<pc id="2">金</pc>は<ph id="1" dataRef="d1"/>、<sc id="3" disp="2020"/>。</target>
          </segment></unit></file></xliff>
        """
    )
    assert (line.source, line.target, line.codes) == ("债{debt}", "借金は{debt}、2020。", ())


@pytest.mark.parametrize(("code", "lost"), [('<ph id="2">&lt;br/&gt;</ph>', "<br/>"), ('<x id="3"/>', "<x>")])
def test_a_code_without_words_is_lost_and_told(code, lost):
    """Markup of another format is never shown."""
    line = unit(f"<target>元の{code}30倍。</target>")
    assert (line.target, line.codes) == ("元の30倍。", (lost,))


def test_a_document_is_told_by_its_content(tmp_path):
    """Whatever its ending is."""
    path = tmp_path / "from-the-agency.txlf"
    path.write_text('<?xml version="1.0"?>\n<xliff version="2.0"><file id="e"/></xliff>', "utf-8")
    assert read_file(path).entries == ()


BOMB = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi")
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE xliff [{BOMB}]>",
        '<!DOCTYPE xliff [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
        '<!doctype xliff SYSTEM "http://localhost:9/x.dtd">',
        "<!-- x --><!DOCTYPE\nxliff []>",
    ],
)
def test_document_types_are_refused(doctype):
    """Entity bombs, external entities and outside document types never reach the parser."""
    text = (
        f'<?xml version="1.0"?>\n{doctype}<xliff version="2.0"><file><unit id="a.1">&i;</unit></file></xliff>'
    )
    with pytest.raises(ContentError, match="a document type is refused"):
        read(text)


def test_an_unknown_entity_is_broken_xml():
    """Without a document type there are no entities but XML's own."""
    with pytest.raises(ContentError, match="broken XML"):
        read('<xliff version="2.0"><file><unit id="a.1">&nbsp;</unit></file></xliff>')


@pytest.mark.parametrize(
    ("note", "read"),
    [
        ("<note>who says this?</note>", "who says this?"),
        ('<note category="translator" appliesTo="target">who?</note>', "who?"),
        ('<note category="note">ours, once</note>', "ours, once"),
        ('<note category="en">In 2024, less.</note><note category="pt-BR">Menos.</note>', ""),
        ('<note category="budget">zh 4.2 s</note><note category="previous">旧</note>', ""),
    ],
)
def test_a_note_that_is_no_hint_of_ours_is_the_translators(note, read):
    """In version 2, whatever category a tool gives it, and if it gives none."""
    text = (
        '<xliff version="2.0" srcLang="zh" trgLang="ja"><file id="e"><unit id="debt.1"><notes>{}</notes>'
        "<segment><source>甲</source><target>x</target></segment></unit></file></xliff>"
    )
    (line,) = named("xliff").read(text.format(note), "x.xlf").entries
    assert line.note == read


@pytest.mark.parametrize(("who", "note"), [("", "who?"), ('from="Marie"', "who?"), ('from="developer"', "")])
def test_a_note_of_whoever_translated_is_read(who, note):
    """In version 1.2 too: without a name, or with that of a person."""
    assert unit(f"<target>借金</target><note {who}>who?</note>").note == note


@pytest.mark.parametrize(
    ("lang", "targets", "joined"),
    [
        ("fr", ("Un.", "Deux."), "Un. Deux."),
        ("fr", ("Un.\u00a0", "Deux."), "Un.\u00a0Deux."),
        ("ko", ("하나.", "둘."), "하나. 둘."),
        ("ja", ("一。", "二。"), "一。二。"),
        ("", ("Un.", "Deux."), "Un. Deux."),
    ],
)
def test_pieces_of_a_line_are_parted_as_their_language_parts_sentences(lang, targets, joined):
    """A tool cut the line at a Chinese comma, which has no space after it; its own spaces stay."""
    segments = "".join(
        f"<segment><source>{source}</source><target>{target}</target></segment>"
        for source, target in zip(("一，", "二。"), targets)
    )
    (line,) = read(
        f'<xliff version="2.0" srcLang="zh" trgLang="{lang}"><file id="e"><unit id="debt.1">{segments}'
        "</unit></file></xliff>"
    )
    assert (line.source, line.target) == ("一，二。", joined)
