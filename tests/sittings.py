"""Sittings for tests: lines in two languages, and somebody else than the reference who reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import sitting as bench

from langreel.voice import engine, waveform

LINES = {
    "en": (
        "In November, China's holdings reached a trillion dollars, the highest ever.",
        "Since then the line has gone down, slowly at first.",
        "Who buys the debt that others no longer want?",
        "Private funds do, and they ask for higher interest.",
        "Every month the treasury must find new money for old promises.",
        "Gold, meanwhile, has become dear again.",
        "A stablecoin is a digital dollar that somebody has to back.",
        "Most of them are backed by short treasury bills.",
        "So a new buyer came from where nobody had looked.",
        "That does not make the debt any smaller.",
        "It only changes whose name stands on the paper.",
        "And the paper, in the end, must be paid.",
    ),
    "zh": (
        "中国持有的美债达到历史最高点。",
        "从那以后，这条线慢慢往下走。",
        "别人不想要的债，由谁来买？",
        "私人基金来买，可是要更高的利息。",
        "财政部每个月都要为旧的承诺寻找新的钱。",
        "与此同时，黄金又贵了起来。",
        "稳定币是一种数字美元，背后要有资产。",
        "它们大多由短期国库券支持。",
        "新的买家来自没有人注意的地方。",
        "这并没有让债务变少。",
        "改变的只是纸上写着谁的名字。",
        "而那张纸，最后总要兑付。",
    ),
}
READERS = {"en": "espeak:en-gb+f3", "zh": "espeak:+f3"}
"""Another voice than the reference, and in English another accent."""


def read(lang: str, texts=(), *, seed: int = 0, reader: str = "", **manners) -> bench.TrueSitting:
    """The lines, or other texts, called by their numbers, read by another voice in one sitting."""
    lines = [
        bench.SpokenLine(str(number), *spoken(reader or READERS[lang], lang, text))
        for number, text in enumerate(texts or LINES[lang])
    ]
    return bench.sit(lines, bench.Manners(**manners), seed)


@cache
def spoken(name: str, lang: str, text: str):
    """Samples of a voice that says a text, and its words."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "said.wav"
        words = engine(name).speak(text, lang, out)
        samples = np.asarray(waveform.read(out), np.float32)
        samples.flags.writeable = False
        return samples, tuple(words)
