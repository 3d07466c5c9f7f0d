"""Line faults: a translation → what leaves a hole in its subtitle: figures that are broken or missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from langreel.errors import ContentError
from langreel.languages import known
from langreel.model import Figure, Line, Mention, Place
from langreel.quantity import write
from langreel.script import words
from langreel.script.agreement import Number, numbers_apart
from langreel.script.problems import Problem


def malformed(target: str, lang: str, figures: Mapping[str, Figure]) -> list[Problem]:
    """What the script's own reader would not take in a translation."""
    found = list[Problem]()

    def wrong(at: int, rule: str, message: str, hint: str) -> None:
        found.append(Problem(Place(""), rule, message, hint))

    _words(target, lang, figures, wrong)
    return found


def figures_missing(
    target: str, lang: str, figures: Mapping[str, Figure], *, source: Line
) -> Iterator[Problem]:
    """Figures of the source that stand in a translation neither by name nor as a number."""
    read = _words(target, lang, figures, lambda *_: None)
    line = Line(source.segment, source.number, lang, read.text, mentions=tuple(read.mentions))
    try:
        missing, _ = numbers_apart(source, line)
    except ContentError as error:
        yield Problem(Place(""), "unreadable-number", error.message, error.hint)
        return
    for mention in source.mentions:
        text = source.text[mention.start : mention.end]
        if any(_is_within(number, mention, text) for number in missing):
            hint = f"write {{{mention.figure.id}}}: it follows the data"
            yield Problem(Place(""), "missing-figure", f"lacks the figure {text!r}", hint)


def _is_within(number: Number, mention: Mention, text: str) -> bool:
    """Whether a number of a line is that of a figure in it."""
    written, found = number
    if found:
        return found.start < mention.end and mention.start < found.end
    return written in text


def _words(target: str, lang: str, figures: Mapping[str, Figure], wrong: words.Wrong) -> words.LineWords:
    """What a viewer reads; tells of what cannot be read."""

    def spell(figure: Figure) -> str:
        if known(lang):
            return write(figure.quantity, lang)
        message = f"has a figure, which cannot be written in {lang!r}"
        wrong(0, "figure-language", message, "write the number itself")
        return f"{{{figure.id}}}"

    return words.label(target, words.finder(figures, frozenset(figures), wrong), spell, wrong=wrong)
