"""Template: what a translator gets who works in cues: each line as far as it is translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from langreel import line_matching, po
from langreel.languages import known
from langreel.model import Episode, Figure, Line, Mention
from langreel.po import PLACEHOLDER, Catalogue, Message
from langreel.quantity import write


def template(episode: Episode, lang: str, stored: Catalogue) -> Episode:
    """The episode with lines in ``lang``: translations that are stored, stale ones too, else source lines.

    A source line stays one in its own language (``line.lang``).
    """
    living = [message for message in stored.messages if not message.obsolete]
    source = episode.languages[0]
    acts = tuple(
        replace(
            act,
            segments=tuple(
                replace(each, lines={**each.lines, lang: tuple(
                    _line(line, lang, living, episode=episode) for line in each.lines[source])})
                for each in act.segments
            ),
        )
        for act in episode.acts
    )  # fmt: skip
    return replace(episode, acts=acts)


def _line(source: Line, lang: str, messages: Sequence[Message], *, episode: Episode) -> Line:
    message = line_matching.message_for(messages, source)
    target = po.as_one_line(message.target) if message else ""
    return translated(source, lang, target, episode) if target else source


def translated(source: Line, lang: str, target: str, episode: Episode) -> Line:
    """A line as its translation says it, figures written out."""
    text, mentions = _written(target, lang, episode)
    return Line(source.segment, source.number, lang, text, mentions=mentions, place=source.place)


def _written(target: str, lang: str, episode: Episode) -> tuple[str, tuple[Mention, ...]]:
    """A translation with its figures written out; what names none stays as it stands."""
    text, at, mentions = "", 0, list[Mention]()
    for found in PLACEHOLDER.finditer(target):
        figure = episode.figures.get(found[1])
        if figure is None or not known(lang):
            continue
        text += target[at : found.start()]
        mentions.append(_mention(figure, lang, len(text)))
        text, at = text + write(figure.quantity, lang), found.end()
    return text + target[at:], tuple(mentions)


def _mention(figure: Figure, lang: str, start: int) -> Mention:
    return Mention(figure, start, start + len(write(figure.quantity, lang)))
