"""Release words: an episode's texts, sources and chapters for a platform, and where the script says them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from langreel import languages
from langreel.data.sources import entries_of
from langreel.languages import text_in
from langreel.model import Episode, Timeline
from langreel.pipeline.film import Film
from langreel.release import article
from langreel.release.article import ArticleSection
from langreel.release.platforms import Platform
from langreel.release.upload_text import ChapterStart, CitedSource, UploadText, upload_text
from langreel.scenes.credits import tables_named, tables_used
from langreel.script.nodes import Document, load


def langs_of(episode: Episode, platform: Platform, dub: str) -> tuple[str, ...]:
    """The languages whose texts a dub needs there: its own, and every other that the film has a title in."""
    others = () if platform.one_language else (lang for lang in episode.tracks if lang in episode.title)
    return tuple(dict.fromkeys((dub, *others)))


def all_words(
    film: Film, platform: Platform, timeline: Timeline, *, chapters: bool
) -> tuple[UploadText, ...]:
    """A dub's texts in every language that it needs there."""
    langs = langs_of(film.episode, platform, timeline.lang)
    return tuple(words(film, platform, timeline, lang, chapters=chapters) for lang in langs)


def words(film: Film, platform: Platform, timeline: Timeline, lang: str, *, chapters: bool) -> UploadText:
    """Title, description and tags in a language, for the dub of a timeline."""
    episode = film.episode
    return upload_text(
        platform,
        lang,
        title=episode.title.get(lang, ""),
        about=episode.description.get(lang, ""),
        chapters=starts(film, timeline, lang) if chapters else (),
        sources=sources(film, lang),
        tags=episode.tags.get(lang, ()),
    )


def starts(film: Film, timeline: Timeline, lang: str) -> tuple[ChapterStart, ...]:
    """The chapters of a dub, their titles in any language, and the lines of the script that name them."""
    acts = [act for act in film.episode.acts if act.segments]
    return tuple(
        ChapterStart(
            chapter.frame / timeline.fps,
            text_in(act.chapter, lang),
            _where(film, act.place.path, "chapter", lang),
        )
        for act, chapter in zip(acts, timeline.chapters, strict=True)
    )


def sources(film: Film, lang: str) -> tuple[CitedSource, ...]:
    """Each table that the film uses, in the order of sources.yaml."""
    # Dates are worded as on screen; whoever publishes draws covers with Manim anyway.
    from langreel.scenes.chrome import when

    used, known = _tables(film), entries_of(film.project.data)
    screen = languages.of(lang).screen
    # A date needs no word where the language's is not known.
    as_of = screen.as_of if screen.sources else "{}"
    return tuple(
        CitedSource(
            each.credit(lang),
            text_in(each.title, lang),
            as_of.format(when(each.as_of, lang)) if each.as_of else "",
            each.url,
        )
        for name, each in known.items()
        if name in used
    )


def _tables(film: Film) -> Collection[str]:
    """The tables of a film: of a short one those that its segments' figures and scenes' files name."""
    if not film.request.clip:
        return tables_used(film.project, film.episode.id)
    folder, segments = film.project.scenes / film.episode.id, film.episode.segments
    named = {cell.table for segment in segments for figure in segment.figures for cell in figure.cells}
    modules = {folder / f"{segment.scene.partition('.')[0]}.py" for segment in segments if segment.scene}
    return named.union(*(tables_named(path) for path in modules))


def places(film: Film, lang: str) -> Mapping[str, str]:
    """Where title, description and tags of a language stand."""
    path = f"script/{film.episode.id}/episode.yaml"
    named = {name: _where(film, path, name, lang) for name in ("title", "description", "tags")}
    return {**named, "episode": _where(film, path)}


def _where(film: Film, path: str, *loc: str) -> str:
    document = _document(film.project.root / path, path)
    return str(document.at(loc)) if document else path


@cache
def _document(path: Path, shown: str) -> Document | None:
    return load(path, shown, [])


def passages(film: Film, timeline: Timeline, pictures: Mapping[str, str]) -> Iterator[ArticleSection]:
    """What a dub says, a passage a shot; ``pictures`` are data URLs by the shot's first segment."""
    chapters = {each.frame: each.title for each in timeline.chapters}
    slots = {slot.segment.id: slot for slot in timeline.slots}
    for shot in timeline.shots:
        shown = [slots[name] for name in shot.segments]
        said = (article.flowing([each.line.text for each in slot.spoken], timeline.lang) for slot in shown)
        start = shown[0].span.start
        yield ArticleSection(
            start / timeline.fps, tuple(filter(None, said)), chapters.get(start, ""),
            pictures.get(shown[0].segment.id, ""),
        )  # fmt: skip
