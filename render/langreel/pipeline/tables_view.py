"""Tables view: a project's tables at a glance, and every number of an episode with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from langreel import claims, script
from langreel.claims import Claim
from langreel.data.proposal import Proposal
from langreel.data.selection import table_names
from langreel.data.sources import entries_of
from langreel.errors import ContentError
from langreel.model import Finding
from langreel.pipeline.add_table import AddRequest, add, proposed
from langreel.pipeline.show_table import show_table
from langreel.project import Project, working_in


@dataclass(frozen=True, slots=True)
class ListedTable:
    """A table in a list: what it is, how old its newest row is in days (None: nobody says), who uses it.

    ``lines`` are small drawings of its columns of numbers; ``problem`` is why it cannot be read.
    """

    name: str
    title: Mapping[str, str]
    publishers: Mapping[str, str]
    as_of: str
    days: int | None
    rows: int
    lines: Mapping[str, str]
    uses: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The claims of an episode, and those that are no longer what the finished film says.

    ``ledger`` tells whether there is a film to compare with.
    """

    claims: tuple[Claim, ...]
    ledger: bool
    drifted: tuple[Finding, ...]


def listed_tables(project: Project, today: date) -> tuple[ListedTable, ...]:
    """Every table that stands in data/ or in sources.yaml, in their order there."""
    names = dict.fromkeys((*entries_of(project.data), *table_names(project.data)))
    with working_in(project.root):
        return tuple(_listed(project, name, today) for name in names)


def _listed(project: Project, name: str, today: date) -> ListedTable:
    try:
        table = show_table(project, name)
    except ContentError as error:
        return ListedTable(name, {}, {}, "", None, 0, {}, 0, f"{error.where}: {error.message}")
    source = table.source
    as_of = source.as_of if source else ""
    return ListedTable(
        name,
        source.title if source else {},
        source.publishers if source else {},
        as_of,
        _days(as_of, today),
        table.rows,
        {column: courses[0].line for column, courses in table.courses.items() if courses},
        len(table.figures) + len(table.scenes),
    )


def _days(as_of: str, today: date) -> int | None:
    try:
        return (today - claims.last_day(as_of)).days
    except ValueError:
        return None


def claims_view(project: Project, name: str) -> ClaimsView:
    """Every number that is said or shown; ContentErrors where the script cannot be read."""
    with working_in(project.root):
        made = claims.collect(project, script.read(project, name))
    path = project.out / name / "claims.csv"
    if not path.is_file():
        return ClaimsView(made, ledger=False, drifted=())
    with path.open(encoding="utf-8", newline="") as file:
        return ClaimsView(made, True, tuple(claims.drift(claims.rows(file), made, project.relative(path))))


def offered(
    project: Project, name: str, data: bytes, *, texts: Mapping[str, str], write: bool
) -> Mapping[str, object]:
    """A file as a table: what its entry would be, and with ``write`` what it is; plain values."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(data)
        proposal = _unplaced(proposed(project, AddRequest(file, texts=texts)), file)
        written = add(project, replace(proposal, file=file)) if write else ()
    return {**asdict(proposal), "file": file.name, "written": [project.relative(each) for each in written]}


def _unplaced(proposal: Proposal, file: Path) -> Proposal:
    """The proposal without the folder that a file stands in for as long as it is read."""
    return replace(proposal, entry=proposal.entry.replace(str(file), file.name))
