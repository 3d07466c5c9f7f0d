"""Article: the film's words to be read: a transcript with its times, and a page with pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from langreel import languages
from langreel.html_page import PageParts, html_page
from langreel.release.upload_text import LINK, CitedSource, clock

STYLE = """
:root{color-scheme:light dark;--line:#8884}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1.2rem 4rem;font:1.06rem/1.7 system-ui,sans-serif}
h1{font-size:1.9rem;line-height:1.25;margin:.6rem 0}h2{font-size:1.3rem;margin:2.4rem 0 .6rem}
.about{opacity:.75}figure{margin:1rem 0 2rem}img{width:100%;height:auto;border-radius:.35rem;display:block}
time{opacity:.6;font-size:.8rem;font-variant-numeric:tabular-nums}p{margin:.5rem 0}
footer{border-top:1px solid var(--line);margin-top:2.5rem;font-size:.9rem;overflow-wrap:anywhere}
footer li{margin:.25rem 0}
"""


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """What is said over one picture, from when on; ``chapter`` where one begins, ``picture`` a data URL."""

    seconds: float
    paragraphs: tuple[str, ...]
    chapter: str = ""
    picture: str = ""


def flowing(lines: Iterable[str], lang: str) -> str:
    """Lines as one paragraph.

    >>> flowing(["It rose.", "It fell."], "en"), flowing(["它涨了。", "又跌了。"], "zh")
    ('It rose. It fell.', '它涨了。又跌了。')
    """
    return (" " if languages.of(lang).spaced else "").join(lines)


def transcript(title: str, passages: Sequence[ArticleSection]) -> str:
    """The words as plain text, each passage after its time."""
    return "\n".join((title, *(line for each in passages for line in _lines(each)))) + "\n"


def _lines(passage: ArticleSection) -> Iterator[str]:
    if passage.chapter:
        yield from ("", "", passage.chapter)
    yield from ("", f"[{clock(passage.seconds)}]", *passage.paragraphs)


def article(
    title: str, lang: str, about: str, passages: Sequence[ArticleSection], sources: Sequence[CitedSource]
) -> str:
    """The page as HTML: it fetches nothing, its pictures are inside it; sources are links."""
    footer = _footer(sources, languages.of(lang).screen.sources) if sources else ""
    body = (
        f"<article><h1>{escape(title)}</h1>"
        + (f"<p class=about>{escape(about)}</p>" if about else "")
        + "".join(map(_section, passages))
        + f"</article>{footer}"
    )
    return html_page(PageParts(title=title, lang=lang, style=STYLE, body=body))


def _footer(sources: Sequence[CitedSource], heading: str) -> str:
    head = f"<p>{escape(heading)}</p>" if heading else ""
    return f"<footer>{head}<ul>{''.join(f'<li>{_cited(each)}</li>' for each in sources)}</ul></footer>"


def _cited(source: CitedSource) -> str:
    """A source with a link from its title: what is no address of the web leads nowhere."""
    title, web = escape(source.title), source.url.startswith(("https://", "http://"))
    linked = f'<a href="{escape(source.url, quote=True)}">{title}</a>' if web else title
    return LINK.join(filter(None, (escape(source.publisher), linked, escape(source.as_of))))


def _section(passage: ArticleSection) -> str:
    """The words, and below them the picture that they end with: nobody is read the same twice."""
    head = f"<h2>{escape(passage.chapter)}</h2>" if passage.chapter else ""
    words = "".join(f"<p>{escape(each)}</p>" for each in passage.paragraphs)
    picture = f'<figure><img src="{passage.picture}" alt=""></figure>' if passage.picture else ""
    return f"{head}<time>{clock(passage.seconds)}</time>{words}{picture}"
