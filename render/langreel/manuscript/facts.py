"""Facts: the numbers that a text tells, each beside the cells of the project's tables that could back it.

A number becomes a figure where exactly one cell says it. Where the words name the cell and it says otherwise,
that is told; what no table backs is the fact-checker's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Final

from langreel import data, quantity
from langreel.data.cells import keys_of
from langreel.data.moments import day_of
from langreel.data.selection import select
from langreel.digits import rounded
from langreel.errors import ContentError
from langreel.manuscript.entities import names_of
from langreel.manuscript.told_units import in_told_unit
from langreel.model import Quantity
from langreel.quantity import FoundQuantity
from langreel.quantity.units import canonical

_SURE: Final = 2
"""The evidence that a cell is meant: its row's name or time, or digits that few cells could have."""
_NEAR: Final = Fraction(1, 2)
_CLOSE: Final = Fraction(1, 20)
"""The share by which a text may be off for a cell to be what it means: by name, or by time alone."""


@dataclass(frozen=True, slots=True, eq=False)
class DataCell:
    """A number of a table, in true units, with what its row is called.

    ``row`` are texts and moments by column, ``where`` the same as a figure names them.
    """

    table: str
    column: str
    value: Fraction
    unit: str
    row: Mapping[str, str | date]
    where: Mapping[str, str]

    @property
    def moment(self) -> date | None:
        return next((each for each in self.row.values() if isinstance(each, date)), None)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each for each in self.row.values() if isinstance(each, str))

    def __str__(self) -> str:
        return f"{self.table}, {', '.join(self.where.values())}"


@dataclass(frozen=True, slots=True)
class TextNumber:
    """A number of a line and the one cell that says it; ``note`` tells why there is none."""

    found: FoundQuantity
    cell: DataCell | None = None
    note: str = ""


@dataclass(frozen=True)
class DataCells:
    """Every number of a project's tables."""

    cells: tuple[DataCell, ...]

    @cached_property
    def by_unit(self) -> Mapping[str, Sequence[DataCell]]:
        found: dict[str, list[DataCell]] = {}
        for cell in self.cells:
            found.setdefault(canonical(cell.unit), []).append(cell)
        return found

    def counted_in(self, unit: str) -> Sequence[DataCell]:
        """The cells of a unit, whatever it is called: km are kilometer."""
        return self.by_unit.get(canonical(unit), ())


def cells_of(folder: Path) -> DataCells:
    """The numbers of all tables that sources.yaml names; tables that cannot be read have none."""
    try:
        names = list(data.sources(folder))
    except ContentError:
        return DataCells(())
    return DataCells(tuple(cell for name in names for cell in _cells(folder, name)))


def _cells(folder: Path, name: str) -> Iterator[DataCell]:
    try:
        table, (sheet, lines) = data.sources(folder)[name], select(folder, name, {})
        times = sheet.times()[:1]
        keys = keys_of(sheet, dict.fromkeys(times))
        for line in lines:
            where = {key: text for key in keys if (text := sheet.moment(line, key))}
            row = {key: _day(text) if key in times else text for key, text in where.items()}
            for column, meaning in table.columns.items():
                if sheet.text(line, column) and meaning.unit != "date":
                    value = sheet.exact(line, column, "number")
                    assert isinstance(value, Fraction)
                    exact = value * Fraction(str(meaning.scale))
                    yield DataCell(name, column, exact, meaning.unit, row, where)
    except (ContentError, KeyError):
        return  # What is wrong with the table is for ``check`` to say.


def _day(moment: str) -> str | date:
    """The first day of a moment; words for one stay words."""
    try:
        return day_of(moment)
    except ValueError:
        return moment


# Numbers of a line


def numbers_in(text: str, lang: str, cells: DataCells, *, said: Iterable[Quantity] = ()) -> list[TextNumber]:
    """The numbers of a line that a table could back; ``said`` are the dates that were told before it."""
    units = {cell.unit for each in cells.by_unit.values() for cell in each[:1]}
    found = [in_told_unit(each, text, lang, units) for each in quantity.find(text, lang)]
    moments = [each.quantity for each in found if each.quantity.unit == "date"] or list(said)
    told = [each for each in found if _is_claim(each)]
    return [_number(each, text, lang, cells=cells, moments=moments) for each in told]


def moments_in(text: str, lang: str) -> list[Quantity]:
    """The dates that a line tells."""
    return [each.quantity for each in quantity.find(text, lang) if each.quantity.unit == "date"]


def _is_claim(found: FoundQuantity) -> bool:
    """Whether a number is one that somebody could look up: not a day, nor a handful of things."""
    known = found.quantity
    return isinstance(known.value, Fraction) and (known.unit != "1" or abs(known.value) > 20)


def _number(
    found: FoundQuantity, text: str, lang: str, *, cells: DataCells, moments: Sequence[Quantity]
) -> TextNumber:
    rivals = cells.counted_in(found.quantity.unit)
    if rivals and (lacking := _no_words(found.quantity.unit, lang)):
        return TextNumber(found, note=lacking)
    named = {id(cell) for cell in _named(rivals, text, lang)}
    dated = {id(cell) for cell in rivals if any(_falls(cell, moment) for moment in moments)}

    def evidence(cell: DataCell) -> int:
        """How surely the words mean a cell: by name, by time, by so many digits that it is no chance."""
        time = 2 if id(cell) in named or not cell.names else 1
        return 2 * (id(cell) in named) + time * (id(cell) in dated) + _no_chance(found, len(rivals))

    saying = [cell for cell in rivals if _says(cell, found)]
    meant = [cell for cell in rivals if id(cell) in dated and (id(cell) in named or not cell.names)]
    if meant and not any(cell in saying for cell in meant) and (note := _otherwise(meant, found, lang)):
        return TextNumber(found, note=note)
    best = max(map(evidence, saying), default=0)
    surest = [cell for cell in saying if evidence(cell) == best]
    if best >= _SURE and len(surest) == 1:
        return TextNumber(found, surest[0])
    return TextNumber(found, note=_unnamed(saying))


def _no_words(unit: str, lang: str) -> str:
    """Why no figure can be written in a unit; "" where it can."""
    try:
        quantity.wording(unit, lang)
    except ContentError as error:
        return f"{error.message}: {error.hint}"
    return ""


def _unnamed(saying: Sequence[DataCell]) -> str:
    """What cells say so, though the words name none of them."""
    if not saying:
        return ""
    head = (
        "a cell says so, which is not named"
        if len(saying) == 1
        else (f"{len(saying)} cells say so, of which none is named")
    )
    return f"{head}: {'; '.join(map(str, saying[:3]))}"


def _no_chance(found: FoundQuantity, rivals: int) -> int:
    """How little it can be chance that one of so many cells has just these digits."""
    chance = rivals / (9 * 10 ** (found.quantity.digits - 1))
    return 2 if chance < 0.02 else 1 if chance < 0.2 else 0


def _named(cells: Sequence[DataCell], text: str, lang: str) -> list[DataCell]:
    """Cells whose rows the words name."""
    folded = text.casefold()
    return [
        cell for cell in cells
        if cell.names and all(any(each in folded for each in names_of(name, lang)) for name in cell.names)
    ]  # fmt: skip


def _falls(cell: DataCell, moment: Quantity) -> bool:
    """Whether a cell's row is of a day, a month or a year."""
    if cell.moment is None or not isinstance(moment.value, date):
        return False
    parts = slice(0, moment.digits)
    return cell.moment.timetuple()[parts] == moment.value.timetuple()[parts]


def _says(cell: DataCell, found: FoundQuantity) -> bool:
    """Whether a cell's value is what the text says, as exactly as it says it."""
    value = found.quantity.value
    return isinstance(value, Fraction) and rounded(cell.value, found.quantity.digits) == value


def _otherwise(cells: Sequence[DataCell], found: FoundQuantity, lang: str) -> str:
    """What the cells say that the words mean, where it is near what the text says."""
    value = found.quantity.value
    assert isinstance(value, Fraction)
    near = [
        cell for cell in cells if value and abs(cell.value / value - 1) <= (_NEAR if cell.names else _CLOSE)
    ]
    if not near:
        return ""
    best = min(near, key=lambda cell: abs(cell.value - value))
    exact = Quantity(best.value, best.unit, max(3, found.quantity.digits))
    rough = Quantity(best.value, best.unit, found.quantity.digits)
    return f"{best} says {quantity.write(exact, lang)}: write {quantity.write(rough, lang)}?"
