"""Reading TTML, LRC and BCC from anywhere: every clock, every gap, and nothing of a file lost or let in."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langreel.captions.formats.read_file import at_rate, read
from langreel.errors import ContentError

TT = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"'


def drawn(text: str, fmt: str = "") -> list[str]:
    """``begins-ends words`` of each cue in milliseconds, then ``rule line`` of each finding."""
    track, findings = read(dedent(text).encode(), fmt)
    shown = [f"{cue.span.start}-{cue.span.end} {'|'.join(cue.lines)}" for cue in track.cues]
    return [*shown, *(f"{each.rule} {each.where.rpartition(':')[2]}" for each in findings)]


def ttml(body: str, root: str = "") -> list[str]:
    return drawn(f"<tt {TT} {root}><body><div>\n{body}\n</div></body></tt>")


@pytest.mark.parametrize(
    ("root", "begin", "end", "span"),
    [
        ("", "00:00:01.5", "00:00:02.25", "1500-2250"),
        ("", "00:00:01,5", "0:02", "1500-2000"),
        ("", "12.5s", "13000ms", "12500-13000"),
        ("", "0.5m", "0.01h", "30000-36000"),
        ('ttp:frameRate="25"', "00:00:01:05", "300f", "1200-12000"),
        ('ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', "00:00:01:15", "300f", "1500-10010"),
        ('ttp:frameRate="30" ttp:frameRateMultiplier="1000:1001"', "0f", "300f", "0-10010"),
        ('ttp:frameRate="24" ttp:subFrameRate="2"', "00:00:01:12.1", "00:00:02:00", "1521-2000"),
        ('ttp:tickRate="10000000"', "15000000t", "20000000t", "1500-2000"),
        ('ttp:frameRate="25" ttp:timeBase="smpte"', "00:00:01:00", "00:00:02:00", "1000-2000"),
        # An hour of drop-frame time code is an hour but for 3.6 milliseconds.
        (
            'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:timeBase="smpte" '
            'ttp:dropMode="dropNTSC"',
            "00:00:00:00",
            "01:00:00:00",
            "0-3599996",
        ),
    ],
)
def test_every_clock_of_ttml_is_read(root: str, begin: str, end: str, span: str):
    """Clocks with fractions and frames, offsets in all units, at the rates that the root declares."""
    assert ttml(f'<p begin="{begin}" end="{end}">a</p>', root) == [f"{span} a"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # times count from what is around, and end with it
        ('<div begin="10s" end="12s"><p begin="1s" dur="5s">a</p></div>', ["11000-12000 a"]),
        (
            '<div timeContainer="seq"><p dur="2s">a</p><p begin="1s" dur="1s">b</p></div>',
            ["0-2000 a", "3000-4000 b"],
        ),
        # breaks, spans, spaces
        (
            '<p begin="1s" end="2s">\n  one <span>two</span>\n three<br/>  four </p>',
            ["1000-2000 one two three|four"],
        ),
        ('<p begin="1s" end="2s" xml:space="preserve">a  b\nc</p>', ["1000-2000 a  b|c"]),
        # a span with times of its own is a cue of its own; words without stay with the paragraph
        (
            '<p begin="10s" end="20s">a <span begin="2s" end="3s">b</span></p>',
            ["10000-20000 a", "12000-13000 b", "overlap 2"],
        ),
        (
            '<p><span begin="1s" end="2s">a</span><span begin="3s" end="4s">b</span></p>',
            ["1000-2000 a", "3000-4000 b"],
        ),
        # an end that is open, a time that cannot be read, none at all
        ('<p begin="1s">a</p><p begin="4s">b</p>', ["1000-4000 a", "4000-5000 b", "open-end 2"]),
        (
            '<p begin="1s" end="2s">a</p><p begin="soon" end="4s">b</p>',
            ["1000-2000 a", "2000-4000 b", "bad-time 2"],
        ),
        ("<p>a</p>", ["0-1000 a", "bad-time 2"]),
        ('<p begin="-1s" end="2s">a</p>', ["0-2000 a", "negative-time 2"]),
        # words in no paragraph, a paragraph without words, words about words
        (
            'words<p begin="1s" end="2s"/><p begin="3s" end="4s"><metadata><desc>x</desc></metadata>a</p>',
            ["3000-4000 a", "stray-text 1", "empty-cue 2", "note 2"],
        ),
        # a reading of a word
        (
            '<p xmlns:tts="http://www.w3.org/ns/ttml#styling" begin="1s" end="2s"><span tts:ruby="container">'
            '<span tts:ruby="base">債</span><span tts:ruby="text">さい</span></span>が</p>',
            ["1000-2000 債（さい）が"],
        ),
        # signs that somebody forgot to escape, and names that HTML knows
        (
            '<p begin="1s" end="2s">Q&A &nbsp;&eacute; 1 < 2 &#0;<3</p>',
            ["1000-2000 Q&A \xa0é 1 < 2 \ufffd<3", "broken-xml 2"],
        ),
        ('<p begin="1s" end="2s">Q&amp;A <![CDATA[<i>]]></p>', ["1000-2000 Q&A <i>"]),
        # a tag that nobody closed
        (
            '<p begin="1s" end="2s">a<p begin="3s" end="4s"><b>b</p>',
            ["1000-2000 a", "3000-4000 b", "broken-xml 2"],
        ),
    ],
)
def test_ttml_is_read_whatever_is_missing_in_it(body: str, expected: list[str]):
    """Nesting, spaces, open ends, forgotten escapes: the words come through, and what is odd has its line."""
    assert ttml(body) == expected


def test_old_namespaces_and_missing_ones_are_read():
    """DFXP of 2006, a document without namespaces, prefixes that stand for nothing, files that break off."""
    old = '<tt xmlns="http://www.w3.org/2006/10/ttaf1"><body><p begin="1s" end="2s">a</p></body></tt>'
    assert drawn(old) == ["1000-2000 a"]
    assert drawn('<tt><body><p begin="1s" end="2s">a</p></body></tt>') == ["1000-2000 a"]
    bare = '<tt:tt ttp:frameRate="10"><tt:body><tt:p begin="10f" end="2s">a<tt:br/>b</tt:p></tt:body></tt:tt>'
    assert drawn(bare) == ["1000-2000 a|b", "broken-xml 1"]
    assert drawn('<?xml version="1.0"?>\n<tt><body><p begin="1s" end="2s">half a wor')[:1] == [
        "1000-2000 half a wor"
    ]


BOMB = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi")
)


@pytest.mark.parametrize(
    "inside", [BOMB, '<!ENTITY i SYSTEM "file:///etc/hostname">', '<!ENTITY % p SYSTEM "x">%p;']
)
def test_hostile_ttml_is_refused(inside: str):
    """Entity bombs and external entities never reach the parser; an unknown entity is its own name."""
    text = (
        f'<?xml version="1.0"?><!DOCTYPE tt [{inside}]><tt><body><p begin="1s" end="2s">&i;</p></body></tt>'
    )
    with pytest.raises(ContentError, match="a document type is refused"):
        read(text.encode())
    assert drawn('<tt><body><p begin="1s" end="2s">&i;</p></body></tt>') == ["1000-2000 &i;", "broken-xml 1"]


def test_paragraphs_that_nobody_closed_are_all_read():
    """A thousand of them are a thousand cues, not one in another."""
    text = "<tt><body>" + "".join(f'<p begin="{n}s" dur="1s">words {n}\n' for n in range(1000))
    assert [cue.lines for cue in read(text.encode()).track.cues] == [(f"words {n}",) for n in range(1000)]


def test_ttml_of_any_depth_is_no_danger():
    """Ten thousand spans in one another are told of, and do no harm."""
    deep = "<span>" * 10_000 + "a" + "</span>" * 10_000
    assert "broken-xml 2" in ttml(f'<p begin="1s" end="2s">x{deep}</p>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an end is where the next line begins, or an empty one
        ("[00:01.00]a\n[00:02.50]\n[00:03.00]b\n[00:04]", ["1000-2500 a", "3000-4000 b"]),
        ("[00:01.00]a\n[00:02.00]b", ["1000-2000 a", "2000-3000 b", "open-end 2"]),
        # a line that comes again, in any order
        (
            "[00:05.00][00:01.00]again\n[00:03.00]once\n[00:07.00]",
            ["1000-3000 again", "3000-5000 once", "5000-7000 again"],
        ),
        # tags; a positive offset shows everything sooner
        ("[ti:Song]\n[la:en]\n[offset:+500]\n[00:01.00]a\n[00:02.00]", ["500-1500 a", "note 1", "offset 3"]),
        ("[00:01.00]a\n[00:02.00]\n[offset: -250 ]", ["1250-2250 a", "offset 3"]),
        ("[offset:soon]\n[00:01.00]a\n[00:02.00]", ["1000-2000 a", "bad-offset 1"]),
        # a text and its translation, under one time or without one
        ("[00:01.00]债\n[00:01.00]debt\n[00:02.00]", ["1000-2000 债|debt"]),
        ("[00:01.00]债\ndebt\n[00:02.00]", ["1000-2000 债|debt", "no-time 2"]),
        # times of words: the last may be the end
        (
            "[00:01.00]<00:01.00>one <00:01.50>word <00:02.00>\n[00:05.00]b\n[00:06.00]",
            ["1000-2000 one word", "5000-6000 b", "word-times 1"],
        ),
        ("[00:01.00]one[00:01.50]word\n[00:02.00]", ["1000-2000 oneword", "word-times 1"]),
        # other ways to write a time
        (
            "[1:02.5]a\n[01:03:25]b\n[100:00.000]c\n[1:40:01.000]",
            ["62500-63250 a", "63250-6000000 b", "6000000-6001000 c"],
        ),
        ("words\n[00:01.00]a\n[00:02.00]", ["1000-2000 a", "stray-text 1"]),
        ("[ti:x]", ["no-cues 1", "note 1"]),
    ],
)
def test_lrc_is_read_whatever_is_missing_in_it(text: str, expected: list[str]):
    """Times before, between and without words; nothing is lost."""
    assert drawn(text, "lrc") == expected


def bcc(*cues: object) -> list[str]:
    return drawn(json.dumps({"font_size": 0.4, "body": cues}, indent=1))


def cue(begins: object, ends: object, content: object) -> dict[str, object]:
    return {"from": begins, "to": ends, "location": 2, "content": content}


def test_bcc_is_read_whatever_stands_in_it():
    """Numbers written out, no words, words of another type, times of none: each is told with its line."""
    assert bcc(cue(1, 2.5, "上\nbelow"), cue("3", "4.25", "a")) == ["1000-2500 上|below", "3000-4250 a"]
    assert bcc(cue(1, 2, None), cue(3, 4, 40), cue(5, 6, ["a", "b"]), cue(7, 8, {"x": 1})) == [
        "3000-4000 40",
        "5000-6000 a|b",
        '7000-8000 {|"from": 7,|"to": 8,|"location": 2,|"content": {|"x": 1|}|}',
        "empty-cue 4",
        "wrong-type 10",
    ]
    odd = [
        cue(None, 2, "a"),
        cue("soon", 9, "b"),
        cue(True, 1e300, "c"),
        cue(float("nan"), float("inf"), "d"),
    ]
    assert [line for line in bcc(*odd) if "bad-time" in line] == [
        "bad-time 4",
        "bad-time 10",
        "bad-time 16",
        "bad-time 22",
    ]
    assert bcc("loose", {}, cue(1, 2, "a")) == ["1000-2000 a", "stray-text 4", "bad-time 5", "empty-cue 5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"from":1,"to":2,"content":"a"}]', ["1000-2000 a"]),
        ('{"body":[]}', ["no-cues 1"]),
        ('{"body":null}', ["no-body 1", "no-cues 1"]),
        ('{"title":"x"}', ["no-body 1", "no-cues 1"]),
        ('{"body":[{"from":1,"to":2,"content":"a"},]}', ["1000-2000 a"]),
        ('{"body":[{"from":1,"to":2,"content":"a\nb"}', ["1000-2000 a|b", "broken-json 2"]),
        (
            '{"body":[\n{"from":1,"to":2,"content":"say "no""},\n{"from":3,"to":4,"content":"b"},\n'
            '{"from":5,"to',
            ["3000-4000 b", "broken-json 2", "broken-json 4"],
        ),
    ],
)
def test_broken_json_is_read_as_far_as_it_goes(text: str, expected: list[str]):
    """What is whole is read; what is not stands in a finding."""
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "text", ['{"body":' + "[" * 99_999, '{"body":[' + '{"a":' * 99_999, "[" + "9" * 5000 + ']{"']
)
def test_json_of_any_depth_is_no_danger(text: str):
    """Nothing overflows; nothing that is not read goes unsaid."""
    rules = {finding.rule for finding in read(text.encode(), "bcc").findings}
    assert rules <= {"broken-json", "stray-text", "no-cues", "no-body"} and "no-cues" in rules


pieces = st.sampled_from(
    [
        "<tt>",
        "</tt>",
        "<body>",
        "<p begin='1s' end='2s'>",
        "<p begin='2s'>",
        "</p>",
        "<span begin='1s'>",
        "</span>",
        "<br/>",
        "&amp;",
        "&x;",
        "<",
        "&",
        "<![CDATA[",
        "]]>",
        "[00:01.00]",
        "[00:02.00][00:01.50]",
        "[offset:9]",
        "[ti:x]",
        "<00:01.10>",
        '{"body":[',
        '{"from":1,"to":2,"content":"a"}',
        '{"from":',
        ",",
        "]}",
        '"',
        "\\",
        "words",
        "中文",
        "\n",
        "\0",
        "\ufeff",
        "xml:space='preserve'",
        "<tt xml:space='preserve'>",
        "<div begin='x' timeContainer='seq'>",
    ]
)


@given(
    st.lists(pieces | st.text(max_size=5), max_size=30).map("".join),
    st.sampled_from(["", "ttml", "lrc", "bcc"]),
)
@settings(max_examples=300)
def test_no_text_breaks_a_reader(text: str, fmt: str):
    """Cues come in order, with words and a length, whatever stands in the file."""
    try:
        found, _ = read(text.encode(), fmt)
    except ContentError as error:
        assert error.hint
        return
    assert all(cue.span.start >= 0 and cue.span.frames > 0 and all(cue.lines) for cue in found.cues)
    assert [cue.span.start for cue in found.cues] == sorted(cue.span.start for cue in found.cues)


@given(st.lists(st.sampled_from(["a", "40", "中", "b c", "no"]), min_size=1, max_size=6), st.data())
@settings(max_examples=100)
def test_every_word_of_a_broken_file_comes_through(said: list[str], data: st.DataObject):
    """Tags that are missing, times that are: what is said is said, in order."""
    lost = st.sampled_from(["", "x"])
    text = "<tt><body><div>"
    for number, words in enumerate(said):
        begin = data.draw(st.sampled_from([f" begin='{number}s'", "", f" begin='{number}'"]))
        text += f"<p{begin} end='{number + 1}s'>{number}{words}"
        text += data.draw(st.sampled_from(["</p>\n", "</p>\n", "\n"]))
        text += data.draw(lost.map({"": "", "x": "<metadata/>"}.get))
    words = [line for cue in read(text.encode(), "ttml").track.cues for line in cue.lines]
    assert sorted(words) == sorted(f"{number}{each}" for number, each in enumerate(said))


def test_ten_megabytes_are_read_in_one_go():
    """Long files of each kind are read whole."""
    number = 60_000
    texts = {
        "ttml": "<tt><body>"
        + "".join(f'<p begin="1s" end="2s">{n} words and more &amp; still more</p>\n' for n in range(number)),
        "lrc": "".join(
            f"[{n // 60:02}:{n % 60:02}.00][{n // 60:02}:{n % 60:02}.50]<00:01.00>words and more of them\n"
            for n in range(number)
        ),
        "bcc": '{"body":['
        + "".join(
            f'{{"from":1,"to":2,"location":2,"content":"{n} words, and more of them"}},'
            for n in range(number)
        ),
    }
    for fmt, text in texts.items():
        track = read(text.encode()).track
        assert len(track.cues) == number * (2 if fmt == "lrc" else 1)
        assert len(at_rate(track, 30).cues) == len(track.cues)
