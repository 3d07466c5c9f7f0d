"""Theme check: the theme that an episode wears → what of it cannot be drawn, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from langreel import fonts
from langreel.errors import ContentError, ToolError, perhaps
from langreel.model import Severity
from langreel.project import Project
from langreel.script.nodes import Document, Loc, load
from langreel.script.problems import Problem
from langreel.script.schema import COLOR, PATTERNS, ThemeKeys
from langreel.script.validate import validate
from langreel.theme import night, theme_file
from langreel.theme.contrast import LEAST, contrast
from langreel.theme.resolve import PLAIN, SHIPPED, Theme, color, resolved

WORDS: Final = ("ink", "second", "muted", "accent", "good", "bad")
"""Colours that words are set in."""
PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp")
SMALLEST: Final = 0.22
"""Units: 30 pixels at 1080p, the smallest type that is read on a telephone."""


@dataclass(frozen=True, slots=True)
class WrittenTheme:
    """The theme that an episode wears, and its file, if it is the project's own.

    ``whole``: nothing is wrong with it; where something is, ``theme`` is the plain one.
    """

    theme: Theme
    document: Document | None = None
    whole: bool = True


def episode_theme(project: Project, head: Document | None, problems: list[Problem]) -> WrittenTheme:
    """The theme that ``episode.yaml`` names, or the usual one; what is wrong goes to ``problems``."""
    name, known = (head.text_at(["theme"]) if head else None) or "", theme_file.names(project.root)
    if head and name and name not in known:
        message = f"unknown theme {name!r}"
        problems.append(Problem(head.at(["theme"]), "unknown-theme", message, perhaps(name, known)))
        return WrittenTheme(resolved({}), whole=False)
    return written_theme(project, name, problems)


def written_theme(project: Project, name: str, problems: list[Problem]) -> WrittenTheme:
    """A theme of the project, or a shipped one; without a name, the usual one."""
    path = theme_file.file_of(name, project.root)
    return _written(project, path, problems) if path.is_file() else WrittenTheme(resolved({}, name or PLAIN))


def _written(project: Project, path: Path, problems: list[Problem]) -> WrittenTheme:
    """A theme's file; what is wrong with how it is written goes to ``problems``."""
    found = list[Problem]()
    document = load(path, project.relative(path), found)
    if document and validate(document, ThemeKeys, found):
        found += [*_unknown_colors(document), *_unfit_sizes(document), *_lost_logo(project, document)]
    if [problem.rule for problem in found] == ["empty-file"]:
        return WrittenTheme(resolved({}))
    problems += map(_in_quotes, found)
    if document is None or found:
        return WrittenTheme(resolved({}), whole=False)
    return WrittenTheme(resolved(document.data), document)


def _in_quotes(problem: Problem) -> Problem:
    """A colour without quotes is a remark in YAML: what is left is empty."""
    if problem.rule != "wrong-type" or "is empty" not in problem.message:
        return problem
    hint = "a text that begins with # needs quotes: " + '"#FFD166"'
    return Problem(problem.place, problem.rule, problem.message, hint)


def _unknown_colors(document: Document) -> Iterator[Problem]:
    """A colour is one, or is named by another that is."""
    known = {**SHIPPED[document.text_at(["base"]) or PLAIN]["colors"], **document.mapping(["colors"])}
    for loc in _color_places(document):
        try:
            color(document.text_at(loc) or "", known)
        except ContentError as error:
            hint = error.hint or PATTERNS[COLOR]
            yield Problem(document.at(loc), "unknown-colour", error.message, hint)


def _color_places(document: Document) -> Iterator[Loc]:
    for section in ("colors", "meanings"):
        yield from ((section, key) for key in document.mapping([section]))
    yield from (("series", number) for number in range(len(document.items(["series"]))))


def _unfit_sizes(document: Document) -> Iterator[Problem]:
    """Sizes go down from display to small, and small is not too small."""
    sizes = {**night.THEME["sizes"], **{key: float(v) for key, v in document.mapping(["sizes"]).items()}}
    for (larger, above), (smaller, below) in zip(list(sizes.items()), list(sizes.items())[1:]):
        if below > above:
            loc = ["sizes", smaller if smaller in document.mapping(["sizes"]) else larger]
            message = f"{smaller} ({below:g}) is larger than {larger} ({above:g})"
            yield Problem(document.at(loc), "size-order", message, " ≥ ".join(sizes))
    if sizes["small"] < SMALLEST:
        message = f"small is {sizes['small']:g} units, the smallest that can be read is {SMALLEST}"
        yield Problem(document.at(["sizes", "small"]), "small-text", message, f"write small: {SMALLEST}")


def _lost_logo(project: Project, document: Document) -> Iterator[Problem]:
    """The logo is a picture of the project."""
    loc: Loc = ["logo"] if document.text_at(["logo"]) else ["logo", "file"]
    name = document.text_at(loc)
    if not name:
        return
    path = project.root / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        yield Problem(document.at(loc), "outside", f"{name!r} lies outside the project",
                      "paths begin at its folder")  # fmt: skip
    elif not path.is_file():
        near = [project.relative(other) for other in path.parent.glob("*") if other.is_file()]
        yield Problem(document.at(loc), "missing-file", f"there is no file {name!r}", perhaps(name, near))
    elif path.suffix.lower() not in PICTURES or not _is_picture(path):
        yield Problem(document.at(loc), "no-picture", f"{name!r} is no picture that can be drawn",
                      "save it as PNG, with a transparent ground")  # fmt: skip


def _is_picture(path: Path) -> bool:
    from PIL import Image

    try:
        with Image.open(path) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


# What can be read, and told apart


def unreadable(project: Project, written: WrittenTheme) -> Iterator[Problem]:
    """Words and series that do not stand out, series that look alike, fonts that are not there."""
    if not written.document:
        return
    document, theme = written.document, written.theme
    yield from _faint(document, theme)
    yield from _alike(document, theme)
    for lang, family in theme.fonts.items():
        try:
            fonts.font_file(family, project.root)
        except ToolError as error:
            yield Problem(document.at(["fonts", lang]), "missing-font", error.message, error.hint)


def _faint(document: Document, theme: Theme) -> Iterator[Problem]:
    """Words stand out from ground and panel, series and meanings from the ground."""
    for loc, name, value, grounds in _seen_colors(theme):
        least, ground = min((contrast(value, theme.colors[each]), each) for each in grounds)
        if least < LEAST:
            message = f"{name} ({value}) on {ground} has a contrast of {least:.1f}:1, not {LEAST}:1"
            hint = "a lighter one" if theme.is_dark else "a darker one"
            yield Problem(document.at(loc), "low-contrast", message, hint)


def _seen_colors(theme: Theme) -> Iterator[tuple[Loc, str, str, Sequence[str]]]:
    """Where a colour stands in the file, its name, the colour, and what it is seen on."""
    for name in WORDS:
        yield ("colors", name), name, theme.colors[name], ("ground", "panel")
    for number, value in enumerate(theme.series):
        yield ("series", number), f"series {number + 1}", value, ("ground",)
    for key, value in theme.meanings.items():
        yield ("meanings", key), repr(key), value, ("ground",)


def _alike(document: Document, theme: Theme) -> Iterator[Problem]:
    """The first five series differ for every eye without a name beside them, all of them with one.

    Of a project's own series it is said, too, which are alike to the few who see no blue.
    """
    from langreel.geometry.color_distance import ALONE, NAMED, SIGHTS, TRITANOPIA, distance

    for (one, a), (other, b) in combinations(enumerate(theme.series, 1), 2):
        sight, far = min(((sight, distance(a, b, sight)) for sight in SIGHTS), key=lambda pair: pair[1])
        if far < (ALONE if other <= 5 else NAMED):
            yield _look_alike(document, one, other, f"{sight}, ΔE {far:.0f}", "error")
        elif document.items(["series"]) and (rare := distance(a, b, TRITANOPIA)) < NAMED:
            yield _look_alike(document, one, other, f"{TRITANOPIA}, ΔE {rare:.0f}", "info")


def _look_alike(document: Document, one: int, other: int, how: str, severity: Severity) -> Problem:
    place, message = document.at(["series", other - 1]), f"series {one} and {other} look alike ({how})"
    return Problem(place, "colours-alike", message, "make one of them lighter or darker", severity)
