"""Reference: the tables of formats, rules and rule sets, as the page on subtitles prints them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from langreel import files
from langreel.captions.formats import FORMATS
from langreel.captions.limits import RULE_SETS, RuleSet
from langreel.captions.rules.example import Example
from langreel.captions.rules.table import FIXES, RULES, Rule
from langreel.languages import LANGUAGES
from langreel.languages.model import Limits

_NO_LANGUAGE: Final = "und"
_MARKED: Final = re.compile(r"(<!-- ([a-z ]+) -->\n)(?:\|[^\n]*\n)*")


def filled(page: str) -> str:
    """A page whose tables, each below a comment with its name, are printed anew from the code.

    >>> filled("<!-- subtitle fixes -->\\n|old|\\n\\nWords.").splitlines()[1]
    '| fix | mends |'
    """

    def printed(match: re.Match[str]) -> str:
        table = TABLES.get(match[2])
        return match[1] + table() if table else match[0]

    return _MARKED.sub(printed, page)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first, *others = (f"| {' | '.join(cells)} |\n" for cells in (head, *rows))
    return "".join([first, "|" + "---|" * len(head) + "\n", *others])


def _formats() -> str:
    rows = [
        (each.title, " ".join(f"`{ending}`" for ending in each.endings), each.keeps, each.takes)
        for each in FORMATS.values()
    ]
    return _table(("format", "endings", "gives back", "reads besides"), rows)


def _fixes() -> str:
    return _table(("fix", "mends"), [(f"`{name}`", words) for name, words in FIXES.items()])


def _rules() -> str:
    rows = [
        (f"`{name}`", rule.severity, rule.asks, _mended_by(rule), *_example(rule.example))
        for name, rule in RULES.items()
    ]
    return _table(("rule", "severity", "asks", "`--fix`", "so", "becomes"), rows)


def _mended_by(rule: Rule) -> str:
    if not rule.fix:
        return "by hand"
    return f"`{rule.fix}`" if rule.always else f"`{rule.fix}`, if it can"


def _example(example: Example) -> tuple[str, str]:
    """Before and after; times only where they are what matters."""
    timed = any(re.match(r"\d+-\d+ ?", text) for text in example.before)
    before, after = (
        [text if timed else re.sub(r"^\d+-\d+ ", "", text) for text in cues]
        for cues in (example.before, example.after)
    )
    return _cues(before), _cues(after)


def _cues(texts: Sequence[str]) -> str:
    return " ".join(f"`{text.strip()}`" for text in texts).replace("|", " / ")


def _rule_sets() -> str:
    rows = [
        (f"`{rules.name}`", langs, *_limits(limits), *_times(rules))
        for rules in RULE_SETS.values()
        for limits, langs in _by_limits(rules).items()
    ]
    head = ("rules", "language", "characters a line", "lines", "a second", "at ease", "stands", "gap")
    return _table(head, rows)


def _by_limits(rules: RuleSet) -> Mapping[Limits, str]:
    """The languages that have the same limits, in words; ``all others`` are those without a file."""
    if rules.limits:
        return {rules.limits: "every one"}
    found: dict[Limits, list[str]] = {}
    for lang in (*LANGUAGES, _NO_LANGUAGE):
        found.setdefault(rules.of(lang), []).append("all others" if lang == _NO_LANGUAGE else lang)
    return {limits: ", ".join(langs) for limits, langs in found.items()}


def _limits(limits: Limits) -> tuple[str, ...]:
    return f"{limits.chars}", f"{limits.lines}", f"{limits.speed:g}", f"{limits.ease:g}"


def _times(rules: RuleSet) -> tuple[str, str]:
    return f"{float(rules.shortest):.2g} to {float(rules.longest):g} s", f"{rules.gap} frames"


def main(pages: Sequence[str]) -> None:
    """Print the tables of some pages anew."""
    for page in map(Path, pages):
        files.write_text(page, filled(page.read_text("utf-8")))


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "subtitle formats": _formats,
    "subtitle fixes": _fixes,
    "subtitle rules": _rules,
    "subtitle rule sets": _rule_sets,
}
"""By the name in the comment above each."""

if __name__ == "__main__":
    main(sys.argv[1:])
