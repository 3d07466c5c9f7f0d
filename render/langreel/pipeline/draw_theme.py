"""Draw theme: a theme of the project → its card, in the languages of the project's films."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langreel import script, theme
from langreel.errors import ContentErrors, known
from langreel.languages import COMMON
from langreel.project import Project
from langreel.script.problems import Problem
from langreel.script.theme_check import written_theme
from langreel.theme import theme_file
from langreel.theme.resolve import PLAIN


def draw_theme(project: Project, name: str, langs: Sequence[str], *, out: Path) -> None:
    """Draw the theme of that name, or the usual one; without ``langs``, in every language of the project.

    UsageError if there is no such theme, ContentErrors if its file has mistakes.
    """
    check_theme(project, name)
    from langreel.picture.theme_card import draw_card

    title = name or (theme_file.file_of(name, project.root).stem if _has_own(project) else PLAIN)
    with theme.worn(name, project.root) as worn:
        draw_card(title, worn, langs or languages_of(project), root=project.root, out=out)


def check_theme(project: Project, name: str) -> None:
    """UsageError if the project has no theme of that name, ContentErrors if its file has mistakes."""
    if name:
        known(name, theme_file.names(project.root), "theme")
    problems = list[Problem]()
    written_theme(project, name, problems)
    if problems:
        raise ContentErrors(problem.error() for problem in problems)


def _has_own(project: Project) -> bool:
    return theme_file.file_of("", project.root).is_file()


def languages_of(project: Project) -> tuple[str, ...]:
    """Each once, in the order of the episodes; the common one where there is none."""
    told = (lang for episode in project.episodes() for lang in script.languages(project, episode))
    return tuple(dict.fromkeys(told)) or (COMMON.code,)
