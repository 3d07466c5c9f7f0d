"""A small episode with a figure, a stored translation or two, and a project around it."""

from fractions import Fraction
from pathlib import Path

import pytest

import builders
from langreel.model import Episode, Figure, LexiconEntry, Line, Mention, Place, Quantity, Segment
from langreel.project import Project

PEAK = Figure("peak", Quantity(Fraction(1316700000000), "USD", 3))


def line(number: int, lang: str, text: str, at: int) -> Line:
    """A line of the segment ``debt``; where it says the peak, it mentions the figure."""
    written = {"zh": "1.32万亿美元", "en": "$1.32 trillion"}[lang]
    start = text.find(written)
    mentions = (Mention(PEAK, start, start + len(written)),) if start >= 0 else ()
    place = Place("script/e/01-debt.yaml", at, 7)
    return builders.line(text, lang, "debt", number, mentions=mentions, place=place)


@pytest.fixture
def episode() -> Episode:
    """Three lines in Chinese and English."""
    zh = ("美债达到1.32万亿美元。", "2024年，少了。", "=再见")
    en = ("Treasuries reached $1.32 trillion.", "In 2024, less.", "=Goodbye")
    lines = {
        lang: tuple(line(number, lang, text, number + 5) for number, text in enumerate(texts, 1))
        for lang, texts in (("zh", zh), ("en", en))
    }
    return builders.episode(
        Segment("debt", "debt.Rise", lines),
        id="e",
        figures={"peak": PEAK},
        lexicon={"zh": {"美债": LexiconEntry(keep=True)}},
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    (tmp_path / "script" / "e").mkdir(parents=True)
    (tmp_path / "scenes").mkdir()
    return Project(tmp_path)
