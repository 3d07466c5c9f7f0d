"""TTML: the W3C's Timed Text in its IMSC 1.1 text profile, one region at the foot of the frame."""

from __future__ import annotations

import re
from html import escape

from langreel import languages
from langreel.captions.formats.appearance import PLAIN, TrackLook, clock_text, one_line
from langreel.captions.formats.parsing import Block, Notes, Sure
from langreel.languages.model import Direction
from langreel.model import Cue, Track

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang={lang} ttp:timeBase="media"
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text">
  <head>
    <styling>
      <style xml:id="main" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:color="white"
             tts:textAlign="center"{direction}/>
      <style xml:id="second" tts:fontSize="76%"/>
    </styling>
    <layout>
      <region xml:id="foot" tts:origin="5% 80%" tts:extent="90% 17%" tts:displayAlign="after"/>
    </layout>
  </head>
  <body>
    <div region="foot" style="main" xml:space="preserve">"""
_FOOT = """    </div>
  </body>
</tt>
"""
_BEGINS = re.compile(r"<\?xml|<(?:\w+:)?tt[\s>]")
# What XML 1.0 cannot hold at all.
_UNSAID = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write(track: Track, look: TrackLook = PLAIN) -> str:
    """The file as text, with times to the millisecond.

    >>> from langreel.model import Span
    >>> track = Track((Cue(Span(30, 45), ("Q&A <1>", "40")),), 30)
    >>> write(track, TrackLook("en")).splitlines()[-4].strip()
    '<p begin="00:00:01.000" end="00:00:02.500">Q&amp;A &lt;1&gt;<br/>40</p>'
    """
    direction = ' tts:direction="rtl"' if _runs(look.lang_of(0)) == "rtl" else ""
    head = _HEAD.format(lang=f'"{escape(look.tag)}"', direction=direction)
    return "\n".join([head, *(_paragraph(cue, track, look) for cue in track.cues), _FOOT])


def _paragraph(cue: Cue, track: Track, look: TrackLook) -> str:
    begins, ends = (clock_text(track.milliseconds(at), ".") for at in (cue.span.start, cue.span.end))
    lines = [text(line) for line in cue.lines if one_line(line)]
    if len(look.langs) > 1:
        second = f'style="second" xml:lang="{escape(look.langs[1])}"{_turned(look)}'
        lines[1:] = [f"<span {second}>{line}</span>" for line in lines[1:]]
    return f'      <p begin="{begins}" end="{ends}">{"<br/>".join(lines)}</p>'


def _runs(lang: str) -> Direction:
    return languages.of(lang).direction


def _turned(look: TrackLook) -> str:
    """What tells that the second language runs another way than the first."""
    first, second = (_runs(lang) for lang in look.langs[:2])
    return f' tts:direction="{second}" tts:unicodeBidi="embed"' if second != first else ""


def text(line: str) -> str:
    """A line with its markup characters as entities."""
    return escape(_UNSAID.sub("", one_line(line)), quote=False)


def recognises(head: str) -> Sure:
    """By how XML, or its root, begins."""
    return Sure.YES if _BEGINS.match(head) else Sure.NO


def read(text: str, notes: Notes) -> list[Block]:
    """The cues of a TTML document, in its order. ContentError where it declares a document type."""
    # Whoever writes a file, or recognises another, needs no XML parser.
    from langreel.captions.formats import ttml_document

    return ttml_document.read(text, notes)
