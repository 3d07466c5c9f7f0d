"""What a reader sees of a line: figures as they are said, where one breathes, what the script asks for."""

import pytest

from langreel.model import LexiconEntry
from langreel.voice.reading.line_pieces import line_pieces

SIGNS = {"": "", "light": "¦", "short": "|", "full": "‖"}


def drawn(line, **lexicon):
    """``‖`` breathes, ``(0.5)`` is a pause, ``[1.32|one point three two]`` is said otherwise."""
    found = line_pieces(line, {word: LexiconEntry(say=said) for word, said in lexicon.items()})
    assert "".join(piece.text for piece in found) == line.text
    return "".join(
        f"{f'({piece.pause:g})' if piece.pause else ''}{SIGNS[piece.breath]}"
        f"{f'[{piece.text}={piece.said}]' if piece.said else piece.text}"
        for piece in found
    )


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "It fell, then rose. So?", "It fell, |then rose. ‖So?"),
        ("en", "It is {$1.32 trillion}.", "It is [$1.32 trillion=one point three two trillion dollars]."),
        ("zh", "它有{1.32万亿美元}，很多。", "它有[1.32万亿美元=一点三二万亿美元]，|很多。"),
        ("zh", "涨了10%。后来呢？", "涨了[10%=百分之十]。‖后来呢？"),
        ("en", "GDP and ETFs.", "GDP and ETFs."),
    ],
)  # fmt: skip
def test_figures_stand_with_their_words_and_breaths_where_the_marks_are(lang, text, expected, line):
    """Capitals that everybody spells are left alone."""
    assert drawn(line(lang, text)) == expected


def test_the_lexicon_tells_how_its_words_are_said(line):
    """And that it does, for they look otherwise."""
    sentence = line("en", "Buy GDP bonds.")
    assert drawn(sentence, GDP="gross product") == "Buy [GDP=gross product] bonds."
    kinds = [piece.kind for piece in line_pieces(sentence, {"GDP": LexiconEntry(say="gross product")})]
    assert kinds == ["", "lexicon", ""]


def test_a_pause_of_the_script_takes_the_place_of_a_breath(line):
    """At the end of a line, too."""
    assert drawn(line("en", "It fell, then rose.", ((9, 0.5), (19, 1.0)))) == "It fell, (0.5)then rose.(1)"


def test_a_long_phrase_is_taken_in_two(line):
    """Near its middle, where sense allows."""
    text = (
        "Private funds that nobody had ever heard of in the countries where they were founded buy the debt."
    )
    assert drawn(line("en", text)).count("¦") == 1
    assert "¦" not in drawn(line("en", "Private funds buy the debt."))
