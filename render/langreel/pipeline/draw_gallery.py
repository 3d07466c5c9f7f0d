"""Draw gallery: every chart's sample in a theme of the project and in the languages of its films."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from langreel import theme
from langreel.errors import known
from langreel.pipeline.draw_theme import check_theme, languages_of
from langreel.project import Project


def draw_gallery(
    project: Project,
    name: str,
    langs: Sequence[str],
    *,
    charts: Sequence[str],
    out: Path,
    shape: str = "wide",
    drawn: Callable[[str, str], None] = lambda name, lang: None,
) -> Path:
    """Draw the samples of these charts, or of all, in the theme of that name, or the usual one; their page.

    Without ``langs``, in every language of the project. UsageError if there is no such chart or theme.
    """
    check_theme(project, name)
    from langreel.picture import gallery
    from langreel.scenes.charts import CHARTS

    wanted = [known(each, CHARTS, "chart") for each in charts] or sorted(CHARTS)
    with theme.worn(name, project.root):
        found = {each: CHARTS[each] for each in wanted}
        return gallery.draw_gallery(found, langs or languages_of(project), out=out, shape=shape, drawn=drawn)
