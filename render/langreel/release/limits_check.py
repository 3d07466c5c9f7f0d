"""Limits check: a film and its words against what a platform takes; each breach at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from langreel.errors import ContentError
from langreel.release.platforms import ChapterLimits, Platform
from langreel.release.upload_text import ChapterStart, UploadText, clock

NO_STAMPS = "or leave the time stamps out: --no-chapters"


def breaches(
    platform: Platform,
    text: UploadText,
    chapters: Sequence[ChapterStart],
    *,
    seconds: float,
    size: int,
    places: Mapping[str, str],
) -> Iterator[ContentError]:
    """Everything about a film of ``seconds`` that the platform would refuse, or silently drop.

    ``size`` is its file's, in bytes; ``places`` tell where title, description and tags stand in the script.
    """
    if platform.seconds and seconds > platform.seconds:
        most, lasts = clock(platform.seconds), clock(seconds)
        message = f"{platform.site} takes films of at most {most}, this one lasts {lasts}"
        yield ContentError(message, places["episode"], "shorten it, or publish a part of it as an episode")
    if platform.film_bytes and size > platform.film_bytes:
        message = f"{platform.site} takes {platform.film_bytes / 1e9:g} GB, this film has {size / 1e9:.1f}"
        yield ContentError(message, places["episode"], "publish it with --compact, or in a smaller profile")
    yield from _words(platform, text, places)
    yield from _tags(platform, text, places["tags"])
    if platform.chapters and chapters:
        yield from _chapters(platform, platform.chapters, [*chapters], seconds=seconds)


def _words(platform: Platform, text: UploadText, places: Mapping[str, str]) -> Iterator[ContentError]:
    if not text.title:
        yield ContentError(f"there is no title in {text.lang!r}", places["title"], "write it under title:")
    measure = "bytes" if platform.in_bytes else "characters"
    for name, words, most, size, unit in (
        ("title", text.title, platform.title, len(text.title), "characters"),
        ("description", text.description, platform.description, platform.length(text.description), measure),
    ):
        if most and size > most:
            whole = ", with its chapters and publishers," if name == "description" else ""
            message = f"the {name} in {text.lang!r}{whole} has {size} {unit}, {platform.site} takes {most}"
            yield ContentError(message, places[name], f"shorten it by {size - most}")
        for sign in dict.fromkeys(each for each in words if each in platform.forbidden):
            message = f"{platform.site} takes no {sign!r} in the {name}; it stands in that in {text.lang!r}"
            yield ContentError(message, places[name], "write it in words")


def _tags(platform: Platform, text: UploadText, where: str) -> Iterator[ContentError]:
    limits, tags = platform.tags, text.tags
    for tag in tags:
        if limits.each and len(tag) > limits.each:
            message = f"the tag {tag!r} has {len(tag)} characters, {platform.site} takes {limits.each}"
            yield ContentError(message, where, "shorten it")
        if "," in tag or any(sign in tag for sign in platform.forbidden):
            yield ContentError(f"a comma or a sign that is not taken in the tag {tag!r}", where, "write two")
    together = tag_field_length(tags)
    if limits.together and together > limits.together:
        message = (
            f"the tags in {text.lang!r} have {together} characters, {platform.site} takes {limits.together}"
        )
        yield ContentError(message, where, "leave out some")


def tag_field_length(tags: Sequence[str]) -> int:
    """Characters of a field of tags: a comma between two, and quotes around one that has a space.

    >>> tag_field_length(["debt", "US Treasury"])
    18
    """
    quotes = 2 * sum(" " in tag for tag in tags)
    return len(",".join(tags)) + quotes


def _chapters(
    platform: Platform, limits: ChapterLimits, chapters: Sequence[ChapterStart], *, seconds: float
) -> Iterator[ContentError]:
    if len(chapters) < limits.fewest:
        message = f"{platform.site} shows {limits.fewest} chapters or more, here are {len(chapters)}"
        yield ContentError(message, chapters[0].where, f"divide the script into more acts, {NO_STAMPS}")
    if chapters[0].seconds >= 1:
        yield ContentError("the first chapter begins after 0:00", chapters[0].where, NO_STAMPS)
    for this, following in pairwise([*chapters, ChapterStart(seconds, "")]):
        lasts = following.seconds - this.seconds
        if lasts < limits.shortest:
            message = (
                f"the chapter {this.title!r} lasts {lasts:.1f} s; under {limits.shortest:g} s {platform.site}"
                " drops all chapters"
            )
            yield ContentError(message, this.where, f"join it with another act, {NO_STAMPS}")
