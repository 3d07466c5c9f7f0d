"""Upload text: title, description with chapters and sources, and tags, as they are pasted into a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
class UploadText:
    """A film's words in one language: ``description`` is the whole field, with chapters and sources."""

    lang: str
    title: str
    description: str
    tags: tuple[str, ...] = ()


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
    sources: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> UploadText:
    """Lay out the fields; tags stand in the description where the platform has no field for them."""
    stamped = [f"{clock(each.seconds)} {each.title}" for each in chapters] if platform.chapters else []
    heading = languages.of(lang).screen.source.format("").strip()
    sign = platform.tags.sign
    parts: list[Iterable[str]] = [
        [about],
        stamped,
        [heading, *sources] if sources else [],
        [" ".join(f"{sign}{''.join(each.split())}" for each in tags)] if sign else [],
    ]
    blocks = ("\n".join(filter(None, part)) for part in parts)
    return UploadText(lang, title, "\n\n".join(filter(None, blocks)), tuple(tags))


def source_line(publisher: str, title: str, as_of: str, url: str) -> str:
    """One source, on a line.

    >>> source_line("U.S. Treasury", "Major foreign holders", "as of July 2025", "https://treasury.gov/x")
    'U.S. Treasury · Major foreign holders · as of July 2025 · https://treasury.gov/x'
    """
    return LINK.join(filter(None, (publisher, title, as_of, url)))
