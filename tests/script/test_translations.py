"""Translations: catalogues beside the script become tracks when they are whole, findings when not."""

from textwrap import dedent

import pytest

from langreel.script import check, read

WHOLE = """\
    msgctxt "rise.1"
    msgid "国债从9080亿美元，涨到38万亿美元。"
    msgstr "債務は{debt_then}から{debt_now}へ。"

    msgctxt "rise.2"
    msgid "一年又一年。"
    msgstr "年々。"
    """
JA = "script/e/translations/ja.po"


@pytest.fixture
def findings(make):
    """What a check says of the catalogue, without what it says of fonts."""

    def of(catalogue, name=JA):
        project = make({name: catalogue})
        return [
            f"{one.where}: {one.severity}: {one.message} [{one.rule}]"
            for one in check(project, "e")
            if one.where.startswith(name)
        ]

    return of


def test_a_whole_translation_joins_the_tracks(make, findings):
    """Each line is there in Japanese, figures in Japanese units, with its place in the catalogue."""
    episode = read(make({JA: WHOLE}), "e")
    first, second = episode.segments[0].lines["ja"]
    assert (episode.tracks, episode.unfinished) == (("zh", "en", "ja"), {})
    assert (first.text, second.text) == ("債務は9,080億ドルから38兆ドルへ。", "年々。")
    assert [(mention.figure.id, first.text[mention.start : mention.end]) for mention in first.mentions] == [
        ("debt_then", "9,080億ドル"), ("debt_now", "38兆ドル"),
    ]  # fmt: skip
    assert str(second.place) == f"{JA}:6:1"
    assert findings(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "lacks", "told"),
    [
        ("一年又一年。", "年复一年。", "1 stale",
         f"{JA}:6:1: warning: rise.2 was translated from other words and is not shown [stale-translation]"),
        ('    msgctxt "rise.2"', '    #, fuzzy\n    msgctxt "rise.2"', "1 stale",
         f"{JA}:7:1: warning: rise.2 is marked fuzzy and is not shown [stale-translation]"),
        ("年々。", "", "1 missing", f"{JA}:1:1: warning: not translated: rise.2 [missing-translation]"),
        ("{debt_now}", "{debt_new}", "1 malformed",
         f"{JA}:2:1: error: unknown figure 'debt_new' [unknown-figure]"),
        ("{debt_now}", "{debt_now", "1 malformed", f"{JA}:2:1: error: malformed '{{' [malformed]"),
        ("年々。", '年々。"x', "the catalogue cannot be read",
         f"{JA}:7:1: error: no PO file: neither a comment, a keyword nor a quoted string"
         " [broken-translation]"),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_left_out_and_told(make, findings, old, new, lacks, told):
    """A stale, missing or malformed line keeps the language out of the film, and the film goes on."""
    catalogue = WHOLE.replace(old, new)
    episode = read(make({JA: catalogue}), "e")
    assert (episode.tracks, episode.unfinished) == (("zh", "en"), {"ja": lacks})
    assert "ja" not in episode.segments[0].lines
    assert findings(catalogue) == [told]


def test_a_figure_that_the_data_moved_is_not_stale(make):
    """The source said 37 trillion when it was translated; the figure that the translation names moved too."""
    episode = read(make({JA: WHOLE.replace("38万亿", "37万亿")}), "e")
    assert episode.segments[0].lines["ja"][0].text.endswith("38兆ドルへ。")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("9,080億ドルから38兆ドル", []),
        ("9,080億ドルから3.8兆ドル", ["'38万亿美元' stands in 'zh' only", "'3.8兆ドル' stands in 'ja' only"]),
        ("{debt_then}から増えて", ["'38万亿美元' stands in 'zh' only"]),
    ],
)
def test_numbers_are_the_same_quantities(findings, number, told):
    """Literal numbers of a translation are compared with the source, in its own units."""
    catalogue = WHOLE.replace("{debt_then}から{debt_now}", number)
    assert findings(catalogue) == [f"{JA}:2:1: warning: rise.1: {each} [translated-numbers]" for each in told]


def test_what_has_no_line_is_told(findings):
    """Messages for lines that are gone; obsolete ones are history."""
    gone = dedent(WHOLE) + '\nmsgctxt "fall.1"\nmsgid "跌"\nmsgstr "下落"\n\n#~ msgid "a"\n#~ msgstr "b"\n'
    assert findings(gone) == [f"{JA}:10:1: warning: no line 'fall.1' [unknown-line]"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("en", "'en' is spoken: its words stand in the acts"),
        ("Japanese", "'Japanese' is no language"),
        ("zh-hant", "'zh-hant' is no language"),
        ("pt_BR", "'pt_BR' is no language"),
    ],
)
def test_a_catalogue_of_no_further_language_is_not_read(findings, name, told):
    """A dub's language, one that is spelled otherwise than BCP 47 does, or no language at all."""
    path = f"script/e/translations/{name}.po"
    assert findings(WHOLE, path) == [f"{path}:1:1: warning: {told} [unread-translation]"]


def test_a_language_whose_numbers_are_not_known_says_so(findings):
    """Figures cannot be written in a language that CLDR does not know."""
    path = "script/e/translations/tlh.po"
    found = findings(WHOLE, path)
    assert f"{path}:2:1: error: figures cannot be written in 'tlh' [figure-language]" in found


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        ("de", "Die Schulden stiegen von 908 Milliarden auf 38 Billionen Dollar.",
         "Die Schulden stiegen von 908 Millionen auf 38 Milliarden Dollar."),
        ("es", "La deuda pasó de 908 mil millones a 38 billones de dólares.",
         "La deuda pasó de 908 millones a 38 mil millones de dólares."),
        ("sv", "Skulden steg från 908 miljarder till 38 biljoner dollar.",
         "Skulden steg från 908 miljoner till 38 miljarder dollar."),
    ],
)  # fmt: skip
def test_wrong_powers_are_told_in_any_language(findings, lang, right, wrong):
    """Numbers are compared in every language of the CLDR: a thousandth is not the same."""
    path = f"script/e/translations/{lang}.po"
    told = {
        text: findings(WHOLE.replace("債務は{debt_then}から{debt_now}へ。", text), path)
        for text in (right, wrong)
    }
    assert [each for each in told[right] if "translated-numbers" in each] == []
    numbers = [each.split("'")[1] for each in told[wrong] if "translated-numbers" in each]
    assert numbers[:2] == ["9080亿美元", "38万亿美元"] and len(numbers) == 4


def test_a_figure_is_written_in_any_language(make):
    """With its own point, words and plurals, wherever its name stands."""
    catalogue = WHOLE.replace(
        "債務は{debt_then}から{debt_now}へ。", "Dług wzrósł z {debt_then} do {debt_now}."
    )
    episode = read(make({"script/e/translations/pl.po": catalogue}), "e")
    text = episode.segments[0].lines["pl"][0].text.replace("\u00a0", " ")
    assert text == "Dług wzrósł z 908 miliardów dolarów amerykańskich do 38 bilionów dolarów amerykańskich."


@pytest.mark.parametrize(
    ("lang", "how"), [("ja", []), ("sv", ["in words"]), ("tlh", ["by their digits alone"])]
)
def test_how_far_numbers_are_compared_is_told_once(findings, lang, how):
    """Once a language, as an information; nothing where all of them are read."""
    catalogue = WHOLE.replace("{debt_then}", "9080").replace("{debt_now}", "38")
    told = [each for each in findings(catalogue, f"script/e/translations/{lang}.po") if "partly" in each]
    assert [
        words for words, each in zip(how, told, strict=True) if words in each and ": info: " in each
    ] == how
