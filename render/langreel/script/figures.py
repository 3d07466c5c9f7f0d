"""Figures: figures.yaml and the data → every number of the episode, with its cells and its arithmetic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from langreel.data import TAKES, Column, Source, cell
from langreel.errors import ContentError, perhaps
from langreel.model import Figure, Quantity
from langreel.quantity import is_unit, listed, unknown_hint, wording
from langreel.script import arithmetic
from langreel.script.arithmetic import NUMBER, UNKNOWN, FormulaError, Measure
from langreel.script.nodes import Document, Loc
from langreel.script.problems import Problem

ID: Final = re.compile(r"[^\W\d]\w*")
DATE_DIGITS: Final = 3


def evaluate(
    document: Document,
    folder: Path,
    tables: Mapping[str, Source] | None,
    *,
    langs: Sequence[str] = (),
    problems: list[Problem],
) -> Mapping[str, Figure]:
    """Every figure of figures.yaml that can be had from ``folder``, in the order of the file.

    ``tables`` is None if data/sources.yaml is broken. The entries may be of any shape: what the schema
    complains about is left out here. Every unit must have words in each of ``langs``.
    """
    desk = _FigureResolver(document, folder, tables, langs=langs, problems=problems)
    found = {name: desk.figure(name) for name in document.mapping()}
    return {name: figure for name, figure in found.items() if figure}


class _FigureResolver:
    """Reads figures as they are asked for; remembers them, and which ones are being read."""

    def __init__(
        self,
        document: Document,
        folder: Path,
        tables: Mapping[str, Source] | None,
        *,
        langs: Sequence[str],
        problems: list[Problem],
    ) -> None:
        self.document, self.folder, self.tables, self.problems = document, folder, tables, problems
        self.langs = langs
        self.done: dict[str, Figure | None] = {}
        self.open: list[str] = []

    def wrong(self, loc: Loc, rule: str, message: str, *, hint: str = "") -> None:
        self.problems.append(Problem(self.document.at(loc), rule, message, hint))

    def figure(self, name: str) -> Figure | None:
        """One figure; None where something is wrong with it, which has been told."""
        if name not in self.done:
            self.open.append(name)
            self.done[name] = self._read(name, self.document.mapping([name]))
            self.open.pop()
        return self.done[name]

    def _read(self, name: str, entry: Mapping[str, Any]) -> Figure | None:
        if not ID.fullmatch(name):
            place = self.document.key([name])
            hint = "letters, digits and _, beginning with a letter"
            self.problems.append(Problem(place, "figure-name", f"{name!r} is no name for a figure", hint))
            return None
        unit = entry.get("unit")
        if isinstance(unit, str) and not self._is_unit(unit, [name, "unit"], f"unknown unit {unit!r}"):
            return None
        if isinstance(entry.get("table"), str) and isinstance(entry.get("column"), str):
            return self._from_table(name, entry)
        if isinstance(entry.get("value"), str):
            return self._calculated(name, entry)
        if isinstance(entry.get("illustration"), str) and isinstance(unit, str):
            return self._illustration(name, entry["illustration"], unit)
        return None

    def _is_unit(self, unit: str, loc: Loc, message: str) -> bool:
        """Whether a unit is known, and has words in every language; what is missing is told at ``loc``."""
        if not is_unit(unit):
            self.wrong(loc, "unknown-unit", message, hint=unknown_hint(unit, self.langs))
            return False
        try:
            for lang in self.langs:
                wording(unit, lang)
        except ContentError as error:
            self.wrong(loc, "unknown-unit", error.message, hint=error.hint)
            return False
        return True

    # From a table

    def _from_table(self, name: str, entry: Mapping[str, Any]) -> Figure | None:
        table, column, take = entry["table"], entry["column"], entry.get("take")
        where = entry.get("where") or {}
        if take not in (None, *TAKES) or not _is_selection(where):
            return None
        try:
            value, cells = cell(self.folder, table, where, column=column, take=take)
        except ContentError as error:
            self._no_cell(name, table, column, error=error)
            return None
        measure = self._measured(name, value, table, column=column, unit=entry.get("unit"))
        return self._figure(name, measure, cells, formula="") if measure else None

    def _no_cell(self, name: str, table: str, column: str, *, error: ContentError) -> None:
        """The data's complaint, told where the figure asks for it."""
        if error.message.startswith("no table"):
            self.wrong([name, "table"], "unknown-table", error.message, hint=error.hint)
            return
        key = "column" if repr(column) in error.message else "where"
        rule = "unknown-column" if error.message.startswith("no column") else "no-cell"
        source = error.where.removesuffix(":1:1")
        self.wrong([name, key], rule, f"{error.message} in {source}", hint=error.hint)

    def _measured(
        self, name: str, value: Fraction | date, table: str, *, column: str, unit: str | None
    ) -> Measure | None:
        if isinstance(value, date):
            return Measure(value, "date")
        source = self.tables.get(table) if self.tables else None
        known = source.columns.get(column) if source else None
        if known is None and unit is None and self.tables is None:
            return None
        if known is None and unit is None:
            hint = f"give it in data/sources.yaml under {table}, or here as unit:"
            self.wrong([name, "column"], "no-unit", f"the column {column!r} has no unit", hint=hint)
            return None
        known = known or Column(str(unit), 1.0)
        message = f"unknown unit {known.unit!r} of {table}.{column} in data/sources.yaml"
        if not self._is_unit(known.unit, [name, "column"], message):
            return None
        return Measure(value * Fraction(str(known.scale)), unit or known.unit)

    # Calculated

    def _calculated(self, name: str, entry: Mapping[str, Any]) -> Figure | None:
        text, loc = entry["value"], [name, "value"]
        try:
            formula = arithmetic.parse(text)
            parts = self._parts(formula)
            if parts is None:
                return None
            measures = {
                part: Measure(figure.quantity.value, figure.quantity.unit) for part, figure in parts.items()
            }
            measure = arithmetic.evaluate(formula, measures, listed())
            measure = self._in_unit(measure, entry.get("unit"), arithmetic.has_factor(formula, 100))
        except FormulaError as error:
            place = self.document.within(loc)[error.offset]
            self.problems.append(Problem(place, "formula", error.message, error.hint))
            return None
        cells = tuple(dict.fromkeys(cell for figure in parts.values() for cell in figure.cells))
        return self._figure(name, measure, cells, formula=text)

    def _parts(self, formula: arithmetic.Formula) -> dict[str, Figure] | None:
        """The figures that a formula names; None where one of them cannot be had."""
        found = {}
        for part in arithmetic.names(formula):
            if part.name not in self.document.mapping():
                known = self.document.mapping()
                raise FormulaError(part.offset, f"unknown figure {part.name!r}", perhaps(part.name, known))
            if part.name in self.open:
                ring = [*self.open[self.open.index(part.name) :], part.name]
                raise FormulaError(part.offset, f"the figure is calculated from itself: {' → '.join(ring)}")
            found[part.name] = self.figure(part.name)
        complete = {name: figure for name, figure in found.items() if figure}
        return complete if len(complete) == len(found) else None

    @staticmethod
    def _in_unit(measure: Measure, unit: str | None, in_hundredths: bool) -> Measure:
        """The measure in the unit asked for. A ratio becomes percent by itself, unless ``* 100`` does it."""
        known = measure.unit
        if unit is None and known in (NUMBER, UNKNOWN):
            hint = f"add unit: one of {', '.join(sorted(listed()))}"
            raise FormulaError(0, "the unit of this formula is not plain", hint)
        if unit is None or unit == known or known in (NUMBER, UNKNOWN):
            return Measure(measure.value, unit or known)
        if isinstance(measure.value, date):
            raise FormulaError(0, f"the formula gives a date, not {unit}")
        if known == "1":
            share = unit in ("percent", "point") and not in_hundredths
            return Measure(measure.value * (100 if share else 1), unit)
        if known == "percent" and unit in ("point", "1", "times"):
            return Measure(measure.value / (1 if unit == "point" else 100), unit)
        raise FormulaError(
            0, f"the formula gives {known}, not {unit}", "leave out unit:, or mend the formula"
        )

    # An illustration

    def _illustration(self, name: str, text: str, unit: str) -> Figure | None:
        try:
            number = Decimal(text)
        except ArithmeticError:
            return None
        if not number.is_finite() or abs(number.adjusted()) > 18:
            return None
        measure = Measure(Fraction(number), unit)
        digits = 1 if _year(measure) else len("".join(map(str, number.as_tuple().digits)).strip("0")) or 1
        return self._figure(name, measure, (), formula="illustration", digits=digits)

    def _figure(
        self, name: str, measure: Measure, cells: tuple[Any, ...], *, formula: str, digits: int = 0
    ) -> Figure | None:
        given = self.document.text_at([name, "digits"])
        if given is not None and not (given.isascii() and given.isdigit() and 1 <= int(given) <= 15):
            return None
        digits = int(given) if given else digits
        quantity = self._claimed(name, measure, digits) if digits else None
        return Figure(name, quantity, cells, formula) if quantity else None

    def _claimed(self, name: str, measure: Measure, digits: int) -> Quantity | None:
        """So many digits of a measure; None where it has no such unit, or fewer digits."""
        year = _year(measure)
        value = year or measure.value
        is_date = isinstance(value, date)
        if is_date != (measure.unit == "date"):
            self.wrong(
                [name, "unit"], "unit", f"a {'date' if is_date else 'number'} is not in {measure.unit}"
            )
            return None
        if is_date and digits > (1 if year else DATE_DIGITS):
            hint = "1 is the year, 2 year and month, 3 the day"
            message = f"a {'year' if year else 'date'} has no {digits} digits"
            self.wrong([name, "digits"], "out-of-range", message, hint=hint)
            return None
        return Quantity(value, measure.unit, digits)


def _year(measure: Measure) -> date | None:
    """The first day of the year that a plain number in `date` is, as a column of years has it."""
    value = measure.value
    if (
        measure.unit != "date"
        or isinstance(value, date)
        or value.denominator != 1
        or not 1000 <= value <= 9999
    ):
        return None
    return date(int(value), 1, 1)


def _is_selection(where: Any) -> bool:
    return isinstance(where, dict) and not any(isinstance(wanted, dict) for wanted in where.values())
