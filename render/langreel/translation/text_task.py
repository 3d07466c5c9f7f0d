"""Text task: one text of a film that is to be translated, with what must come through unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from langreel.languages import known
from langreel.model import Figure, Line
from langreel.quantity import write
from langreel.script import words


@dataclass(frozen=True, slots=True)
class TextTask:
    """``raw`` is the text as the script or a catalogue has it, ``lang`` what it is to become.

    ``spoken``: marks and pauses are code in it, too, not only figures. ``terms`` are words of the text with
    those that must stand for them. ``before`` are the texts before it, with what became of them.
    """

    key: str
    raw: str
    source: str
    lang: str
    spoken: bool
    figures: Mapping[str, Figure] = field(default_factory=dict, repr=False)
    terms: Mapping[str, str] = field(default_factory=dict)
    before: tuple[tuple[str, str], ...] = ()

    def line(self, raw: str, lang: str) -> tuple[Line, list[str]]:
        """A text of the task as a line, and what is malformed in it."""
        wrong = list[str]()

        def tell(at: int, rule: str, message: str, hint: str) -> None:
            wrong.append(message)

        read = words.read if self.spoken else words.label
        find = words.finder(self.figures, frozenset(self.figures), tell)
        found = read(raw, find, lambda figure: _spelled(figure, lang), wrong=tell)
        return Line("", 0, lang, found.text, mentions=tuple(found.mentions)), wrong

    def codes(self, raw: str) -> Counter[str]:
        """The marks, figures and pauses of a text, as they are written."""
        token = words.TOKEN if self.spoken else words.BRACES
        return Counter(
            _CODES[piece.kind].format(piece.value)
            for piece in words.pieces(raw, lambda *_: None, token)
            if piece.kind != "text"
        )


_CODES = {"mark": "[{}]", "figure": "{{{}}}", "pause": "({}s)", "pace": "({}x)"}


def _spelled(figure: Figure, lang: str) -> str:
    return write(figure.quantity, lang) if known(lang) else f"{{{figure.id}}}"
