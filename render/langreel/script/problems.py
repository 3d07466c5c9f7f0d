"""Problems: what is wrong in the script, gathered until the whole script has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from langreel.errors import ContentError
from langreel.model import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and how to mend it. ``rule`` is its kebab-case name."""

    place: Place
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def error(self) -> ContentError:
        return ContentError(self.message, str(self.place), self.hint)

    def finding(self) -> Finding:
        return Finding(self.severity, self.rule, self.message, str(self.place), self.hint)


def in_order(problems: Iterable[Problem], paths: Iterable[str]) -> tuple[Problem, ...]:
    """Each problem once: file by file as ``paths`` go, then by line and column."""
    ranks = {path: rank for rank, path in enumerate(paths)}

    def rank(problem: Problem) -> tuple[int, str, int, int]:
        place = problem.place
        return ranks.get(place.path, len(ranks)), place.path, place.line, place.column

    return tuple(sorted(dict.fromkeys(problems), key=rank))
