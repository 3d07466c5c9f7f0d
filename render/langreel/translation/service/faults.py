"""Faults: what is wrong with a translation that a machine wrote, as far as a machine can tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from langreel import po
from langreel.translation.kept_parts import parts_apart
from langreel.translation.text_task import TextTask

_LONG: Final = 8
"""Times as long as its source that no translation is, beyond a few words."""
_WORDS: Final = 200
_LEAST: Final = 12
"""Letters of a text from which on it is no name that two languages share."""
_FENCE: Final = re.compile(r"\A\s*```\w*\n(.*?)\n?```\s*\Z", re.DOTALL)
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_QUOTES: Final = ('""', "“”", "''", "‘’", "「」", "«»")


def bare(reply: str, task: TextTask) -> str:
    """A reply without what models put around it: a fence, quotes that the text has not."""
    fenced = _FENCE.match(reply)
    text = (fenced[1] if fenced else reply).strip()
    for opens, closes in _QUOTES:
        around = len(text) > 1 and text[0] == opens and text[-1] == closes
        if around and not task.raw.lstrip().startswith(tuple(pair[0] for pair in _QUOTES)):
            return text[1:-1].strip()
    return text


def faults(task: TextTask, reply: str) -> tuple[str, ...]:
    """What is wrong with a reply, in words that a model and a person understand; () where nothing is."""
    most = _LONG * len(task.raw) + _WORDS
    if not po.as_one_line(reply):
        return ("it is empty",)
    if len(reply) > most:
        return (f"it has {len(reply)} characters, {most} at most",)
    return tuple(dict.fromkeys(_faults(task, reply)))


def _faults(task: TextTask, reply: str) -> Iterator[str]:
    if sum(bool(line.strip()) for line in reply.split("\n")) > 1:
        yield "it is more than one line"
    if _MARKUP.search(reply) and not _MARKUP.search(task.raw):
        yield "it has markup"
    text = po.as_one_line(reply)
    yield from parts_apart(task, text)
    source, _ = task.line(task.raw, task.source)
    line, _ = task.line(text, task.lang)
    if _letters(source.text) == _letters(line.text) and len(_letters(line.text)) >= _LEAST:
        yield "it is not translated"
    for term, wanted in task.terms.items():
        if wanted.casefold() not in line.text.casefold():
            yield f"{term!r} is not {wanted!r} in it"


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
