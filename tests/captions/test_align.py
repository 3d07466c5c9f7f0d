"""Align: a track cut by anybody maps back to the lines it translates, and says where it is unsure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from langreel.captions.align import aligned
from langreel.captions.cutting import cut
from langreel.captions.formats import FORMATS, srt
from langreel.captions.formats.appearance import TrackLook
from langreel.captions.formats.read_file import read
from langreel.captions.split import divided
from langreel.model import Cue, Span, Track
from langreel.translation.import_cues import comparable

EN = {
    "zh": ["第一句话说的是债", "第二句话说的是还债", "第三句", "最后一句"],
    "en": ["The first line talks about debt.", "The second one says who pays.", "Third.", "And last."],
}


@pytest.fixture
def dubs(spoken):
    """The same four lines: zh speaks at 1, 4, 8 and 11 s, en a little later each time."""
    return {
        "zh": spoken("zh", 30, [(EN, [(1, 2), (4, 3), (8, 2), (11, 2)])]),
        "en": spoken("en", 30, [(EN, [(1, 3), (5.5, 3), (10.5, 2), (14.5, 2)])]),
    }


def cues(*parts: tuple[float, float, str]) -> Track:
    made = (Cue(Span(round(a * 1000), round((b - a) * 1000)), tuple(text.split("|"))) for a, b, text in parts)
    return Track(tuple(made), 1000)


def shown(found) -> list[str]:
    return [f"{each.line.number} {each.text}{' ?' if each.doubt else ''}" for each in found.words]


def test_our_own_cut_comes_back_line_for_line(dubs):
    """What is cut, written and read again is under the line it came from, in either dub."""
    for dub, timeline in dubs.items():
        track = cut(timeline, "en", {})
        written = srt.write(track, TrackLook("en"))
        found = aligned(read(written.encode()).track, dubs, "en")
        assert found.dub == dub and not found.moved
        assert [each.text for each in found.words] == EN["en"]
        assert not any(each.doubt for each in found.words)


SENTENCES = {
    "ja": st.text(
        st.sampled_from("米国の債務は最後にどこへ行くのか兆億ドル12.,。、！？「」…（）{}<>& aB"),
        min_size=1,
        max_size=60,
    ),
    "fr": st.text(
        st.sampled_from(list("abcdé ABC 123,.!?…-'\"$%—{}<>&") + [" "] * 9), min_size=1, max_size=90
    ),
}


@pytest.mark.parametrize("lang", SENTENCES)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_under_their_line(spoken, lang, data):
    """Whatever a translation says: cut for a dub and read from any format, it is the same line's."""
    visible = SENTENCES[lang].filter(lambda text: any(map(str.isalnum, text)))
    texts = {"zh": EN["zh"], lang: data.draw(st.lists(visible, min_size=4, max_size=4))}
    timeline = spoken("zh", 30, [(texts, [(1, 3), (5, 3), (9, 3), (13, 3)])])
    track = cut(timeline, lang, {})
    for fmt in FORMATS.values():
        found = aligned(
            read(fmt.module.write(track, TrackLook(lang)).encode(), fmt.name).track, {"zh": timeline}, lang
        )
        assert [comparable(each.text, lang) for each in found.words] == [
            comparable(text, lang) for text in texts[lang]
        ]


def test_split_cues_are_joined(dubs):
    """Several cues during one line are its words, in order; two lines of a cue are one sentence."""
    track = cues(
        (1, 2, "Première"), (2.1, 3.2, "ligne|ici"), (4, 7, "Deux"), (8, 10, "Trois"), (11, 13, "Fin")
    )
    assert shown(aligned(track, dubs, "fr")) == ["1 Première ligne ici", "2 Deux", "3 Trois", "4 Fin"]


def test_merged_cues_are_divided_and_in_doubt(dubs):
    """A cue that stands through two lines is divided at a sentence end near their shares."""
    track = cues((1, 7, "最初の話です。|次は返済です。"), (8, 13, "三つ目"))
    assert shown(aligned(track, dubs, "ja")) == ["1 最初の話です。 ?", "2 次は返済です。 ?", "3 三つ目 ?"]


def test_a_track_for_other_times_is_stretched(dubs):
    """Ten seconds late and 4 percent slow: the words land, and every line is to be looked at."""
    right = [(1, 3, "a"), (4, 7, "b"), (8, 10, "c"), (11, 13, "d")]
    late = cues(*((10 + a * 1.04, 10 + b * 1.04, text) for a, b, text in right))
    found = aligned(late, dubs, "fr")
    assert found.dub == "zh" and "stretched" in found.moved
    assert shown(found) == ["1 a ?", "2 b ?", "3 c ?", "4 d ?"]


def test_words_where_nothing_is_said_are_kept(dubs):
    """They go to the nearest line, in doubt."""
    track = cues((1, 3, "a"), (4, 7, "b"), (8, 10, "c"), (11, 13, "d"), (20, 22, "Subtitles by me"))
    assert shown(aligned(track, dubs, "fr"))[-1] == "4 d Subtitles by me ?"


@pytest.mark.parametrize(
    ("lines", "weights", "parts"),
    [
        (["One. Two. Three."], [1, 1, 1], [("One.",), ("Two.",), ("Three.",)]),
        (["一句话，又一句话"], [1, 1], [("一句话，",), ("又一句话",)]),
        (["上", "下"], [1, 1], [("上",), ("下",)]),
        (["whole"], [1, 1], [("whole",), ()]),
        (["It costs $1.5 a day. Then more."], [1, 1], [("It costs $1.5 a day.",), ("Then more.",)]),
    ],
)
def test_words_are_divided_at_sentences_then_pauses(lines, weights, parts):
    """Nothing is lost where there is no pause: the words stay together."""
    assert divided(lines, weights, "zh" if lines[0] >= "一" else "en") == parts
