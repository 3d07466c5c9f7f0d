"""Upload text: title, description with chapters and sources, and tags, as they are pasted into a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from langreel import languages
from langreel.release.platforms import Platform

LINK = " · "


@dataclass(frozen=True, slots=True)
class ChapterStart:
    """A chapter: when it begins in the film (seconds), what it is called, where the script says so."""

    seconds: float
    title: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A table that a film uses, in the words of one language.

    >>> source = CitedSource("U.S. Treasury", "Foreign holders", "as of July 2025", "https://treasury.gov/x")
    >>> source.line
    'U.S. Treasury · Foreign holders · as of July 2025 · https://treasury.gov/x'
    >>> source.short
    'U.S. Treasury · Foreign holders · as of July 2025'
    """

    publisher: str
    title: str
    as_of: str = ""
    url: str = ""

    @property
    def line(self) -> str:
        return LINK.join(filter(None, (self.short, self.url)))

    @property
    def short(self) -> str:
        return LINK.join(filter(None, (self.publisher, self.title, self.as_of)))


@dataclass(frozen=True, slots=True)
class UploadText:
    """A film's words in one language: ``description`` is the whole field, with chapters and sources.

    ``shortened`` tells how sources were shortened to fit, and is empty where they are whole.
    """

    lang: str
    title: str
    description: str
    tags: tuple[str, ...] = ()
    shortened: str = ""


def clock(seconds: float) -> str:
    """A time stamp as platforms read it.

    >>> clock(0), clock(75.9), clock(3723)
    ('0:00', '1:15', '1:02:03')
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def upload_text(
    platform: Platform,
    lang: str,
    *,
    title: str,
    about: str,
    chapters: Sequence[ChapterStart] = (),
    sources: Sequence[CitedSource] = (),
    tags: Sequence[str] = (),
) -> UploadText:
    """Lay out the fields: as much of the sources as the platform has room for, as many tags as it takes."""
    kept = tuple(tags[: platform.tags.count or None])
    tried = [
        (_description(platform, lang, about, chapters, sources=lines, tags=kept), lacking)
        for lacking, lines in _citations(sources)
    ]
    most = platform.description
    fitting = (each for each in tried if not most or platform.length(each[0]) <= most)
    words, shortened = next(fitting, tried[-1])
    return UploadText(lang, title, words, kept, shortened if sources else "")


def _citations(sources: Sequence[CitedSource]) -> Iterator[tuple[str, list[str]]]:
    """Lists of the same sources, the fullest first, each after what it lacks."""
    yield "", [each.line for each in sources]
    yield "without addresses", [each.short for each in sources]
    yield "as publishers alone", [LINK.join(dict.fromkeys(each.publisher for each in sources))]


def _description(
    platform: Platform,
    lang: str,
    about: str,
    chapters: Sequence[ChapterStart],
    *,
    sources: Sequence[str],
    tags: Sequence[str],
) -> str:
    """The whole field; tags stand in it where the platform has no field for them."""
    stamped = [f"{clock(each.seconds)} {each.title}" for each in chapters] if platform.chapters else []
    sign = platform.tags.sign
    parts: list[Iterable[str]] = [
        [about],
        stamped,
        cited(sources, lang),
        [" ".join(f"{sign}{''.join(each.split())}" for each in tags)] if sign else [],
    ]
    blocks = ("\n".join(filter(None, part)) for part in parts)
    return "\n\n".join(filter(None, blocks))


def cited(sources: Sequence[str], lang: str) -> list[str]:
    """Sources under their heading, as far as the language's word is known; nothing where there are none.

    >>> cited(["A bank"], "en"), cited(["Benki"], "sw")
    (['Sources', 'A bank'], ['Benki'])
    """
    heading = languages.of(lang).screen.sources
    return [*([heading] if heading else []), *sources] if any(sources) else []
