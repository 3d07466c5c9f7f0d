"""HTML page: one file that fetches nothing from elsewhere; its own style and script are known by hash."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from langreel import languages


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page is made of: its title, the language of its own words, style, body, and perhaps a script.

    ``body`` is HTML, in which every word of a script or a track was escaped; ``kind`` is the body's class.
    ``media`` is where sound and film may come from (a Content-Security-Policy's sources).
    """

    title: str
    lang: str
    style: str
    body: str
    script: str = ""
    media: str = ""
    kind: str = ""


def html_page(parts: PageParts) -> str:
    """The whole page."""
    script = f"<script>{parts.script}</script>" if parts.script else ""
    kind = f" class={parts.kind}" if parts.kind else ""
    return (
        f"<!doctype html>\n<html{in_language(parts.lang)}><head>{_head(parts)}</head>"
        f"<body{kind}>{parts.body}{script}</body></html>\n"
    )


def in_language(lang: str) -> str:
    """The attributes of an element in a language: its name, and its way where that is not English's.

    >>> in_language("fa"), in_language("en")
    (' lang="fa" dir="rtl"', ' lang="en"')
    """
    way = ' dir="rtl"' if languages.of(lang).direction == "rtl" else ""
    return f' lang="{escape(lang)}"{way}'


def data_block(name: str, data: object) -> str:
    """Data for the page's script, which it finds by its name; nothing in it can end the block.

    >>> data_block("lines", ["</script>"])
    '<script type="application/json" id="lines">["\\\\u003c/script>"]</script>'
    """
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
    return f'<script type="application/json" id="{escape(name)}">{plain}</script>'


def _head(parts: PageParts) -> str:
    # A server is asked for an icon unless the page names one.
    icon = '<link rel="icon" href="data:,">' if parts.script else ""
    return (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(parts)}">'
        f"{icon}<title>{escape(parts.title)}</title><style>{parts.style}</style>"
    )


def _policy(parts: PageParts) -> str:
    """Nothing from elsewhere; the page's own style and script by their hash."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:"]
    rules.append(f"style-src {_digest(parts.style)}")
    if parts.script:
        rules.append(f"script-src {_digest(parts.script)}")
    if parts.media:
        rules.append(f"media-src {parts.media}")
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
