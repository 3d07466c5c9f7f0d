"""Check: an episode → everything about it that can be known without rendering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from langreel import fonts, plugins
from langreel.errors import ToolError, perhaps
from langreel.model import Episode, Finding, Line, Place
from langreel.project import Project, working_in
from langreel.quantity.unit_plurals import lacking_plurals
from langreel.script.agreement import disagreements
from langreel.script.problems import Problem, in_order
from langreel.script.read import Script, data_problem, survey
from langreel.script.segments import SegmentDraft
from langreel.script.staging import staging
from langreel.script.theme_check import unreadable
from langreel.script.translations import translated
from langreel.theme.resolve import Theme

Shown = tuple[Place, str, str]
"""A text that a viewer reads: its place, its language, itself."""


def check(project: Project, episode: str) -> tuple[Finding, ...]:
    """What is wrong with an episode: script, figures, scenes, data, fonts. Nothing is rendered or written.

    UsageError if there is no such episode. Empty if all is well.
    """
    return examine(project, episode)[0]


def examine(project: Project, episode: str) -> tuple[tuple[Finding, ...], Episode | None]:
    """The same, and the episode as ``read`` gives it; None where there are errors."""
    with working_in(project.root):
        return _examined(project, episode)


def _examined(project: Project, name: str) -> tuple[tuple[Finding, ...], Episode | None]:
    script, episode = survey(project, name), None
    problems = list(script.problems)
    if script.complete:
        problems += staging(project, name, script)
    shown = [text for draft in script.drafts for text in _visible_texts(draft)]
    problems += _voices(script)
    problems += _unread(project, name, script)
    if script.episode:
        found = translated(project, script.episode)
        problems += found.problems
        problems += disagreements(script.episode)
        episode = found.episode
        shown += _read(episode)
    problems += _plurals(project, script)
    problems += _glyphs(project, shown, script.look.theme)
    problems += unreadable(project, script.look)
    return tuple(problem.finding() for problem in in_order(problems, script.paths)), episode


def _glyphs(project: Project, shown: Iterable[Shown], theme: Theme) -> Iterator[Problem]:
    """Characters on screen or in subtitles that the theme's font cannot draw."""
    missing_fonts = set[str]()
    for place, lang, text in shown:
        family = theme.font(lang)
        try:
            lacking = fonts.lacking(theme.families(lang), project.root, text)
            if lacking or family in theme.fonts.values():
                fonts.font_file(family, project.root)
        except ToolError as error:
            if family not in missing_fonts:
                yield Problem(place, "missing-font", error.message, error.hint)
            missing_fonts.add(family)
            continue
        if lacking:
            message = f"{family} cannot draw {' '.join(lacking)}"
            yield Problem(place, "missing-glyph", message, "use other characters, or another font")


def _visible_texts(draft: SegmentDraft) -> Iterator[Shown]:
    """Each text of a segment that a viewer reads."""
    lines: list[Line] = [line for spoken in draft.lines.values() for line in spoken]
    yield from ((line.place, line.lang, line.text) for line in lines)
    for key, texts in draft.labels.items():
        yield from ((draft.label_places[key, lang], lang, text) for lang, text in texts.items())


def _read(episode: Episode) -> Iterator[Shown]:
    """Each line of the translations that are whole."""
    for segment in episode.segments:
        for lang in episode.subtitles:
            yield from ((line.place, lang, line.text) for line in segment.lines[lang])


def _plurals(project: Project, script: Script) -> Iterator[Problem]:
    """Units have words for every plural of the languages that are spoken or read."""
    if any(each.rule == "units" for each in script.problems):
        return
    subtitles = script.episode.subtitles if script.episode else ()
    for lack in lacking_plurals(project.data / "units.yaml", {*script.languages, *subtitles}):
        yield replace(data_problem(lack, "unit-plurals"), severity="warning")


def _voices(script: Script) -> Iterator[Problem]:
    """Voices name an engine that is installed."""
    known = plugins.names("langreel.voices")
    for place, voice in script.voices:
        engine = voice.partition(":")[0]
        if engine not in known:
            yield Problem(place, "unknown-voice", f"unknown voice {engine!r}", perhaps(engine, known))


def _unread(project: Project, episode: str, script: Script) -> Iterator[Problem]:
    """YAML files beside the script that look like a part of it and are none."""
    for path in sorted((project.script / episode).glob("*.y*ml")):
        shown = project.relative(path)
        if shown not in script.paths:
            hint = "acts are named 01-hook.yaml, 02-…"
            yield Problem(Place(shown), "unread-file", "this file is not read", hint, "warning")
