"""What an import would do to the catalogue: new, changed, abolished, unchanged; nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onestop_desk.domain.errors import Fact
from onestop_desk.domain.folding import fold
from onestop_desk.domain.procedures import FieldChange, Paper, Procedure, Status, differences, slug_of


@dataclass(frozen=True)
class Incoming:
    """One procedure as a file says it: only what the file has a column or a key for."""

    code: str
    """Without its tail."""
    row: int
    """The row of the file a person would look at, counted from 1; in JSON the place in the list."""
    values: Mapping[str, Any]
    """Attribute of `Procedure` -> its value; an attribute the file does not speak of is not in here."""


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be taken, and why."""

    row: int
    reason: str
    """A code: bad_code, duplicate_code, empty_name, bad_date, bad_value, …"""
    code: str = ""
    """The procedure's code as the file has it, as far as it could be read."""
    name: str = ""
    facts: Mapping[str, Fact] | None = None
    """Fill the reason's sentence."""


@dataclass(frozen=True)
class Changed:
    """A procedure that the file says differently."""

    before: Procedure
    after: Procedure
    changes: tuple[FieldChange, ...]
    row: int


@dataclass(frozen=True)
class Added:
    """A procedure that the catalogue does not have yet."""

    procedure: Procedure
    row: int


@dataclass(frozen=True)
class Abolished:
    """A procedure that is no longer in force: the file says so (`row`), or a complete list lacks it (row None)."""

    before: Procedure
    after: Procedure
    row: int | None


@dataclass(frozen=True)
class Plan:
    """Everything an import would do, for a person to accept."""

    new: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    abolished: tuple[Abolished, ...] = ()
    unchanged: tuple[Procedure, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether accepting it would change nothing."""
        return not (self.new or self.changed or self.abolished)


def plan_of(
    current: Mapping[str, Procedure],
    incoming: Sequence[Incoming],
    rejected: Sequence[Rejected] = (),
    complete_for: Iterable[str] = (),
) -> Plan:
    """Compares a file with the newest versions of the catalogue, both by code.

    `complete_for` are codes of the catalogue for which the file was declared complete: one that the file does not name
    is abolished. A code named only by a rejected row is not missing: nothing is done to it.
    """
    new: list[Added] = []
    changed: list[Changed] = []
    abolished: list[Abolished] = []
    unchanged: list[Procedure] = []
    for item in incoming:
        before = current.get(item.code)
        if before is None:
            new.append(Added(_made(item), item.row))
            continue
        after = _after(before, item)
        changes = differences(before, after)
        if not changes:
            unchanged.append(before)
        elif before.status == Status.ACTIVE != after.status:
            abolished.append(Abolished(before, after, item.row))
        else:
            changed.append(Changed(before, after, changes, item.row))
    named = {item.code for item in incoming} | {r.code for r in rejected}
    for code in sorted(set(complete_for) - named):
        gone = current[code]
        if gone.status == Status.ACTIVE:
            abolished.append(Abolished(gone, replace(gone, status=Status.REPEALED), None))
    return Plan(tuple(new), tuple(changed), tuple(abolished), tuple(unchanged), tuple(rejected))


def _made(item: Incoming) -> Procedure:
    values = {"name": "", "field": "", **item.values}
    papers = _with_ids((), values.get("papers", ()))
    return Procedure(code=item.code, **{**values, "papers": papers})


def _after(before: Procedure, item: Incoming) -> Procedure:
    values = {"as_of": None, **item.values}
    if "papers" in values:
        values["papers"] = _with_ids(before.papers, values["papers"])
    if values.get("status") == Status.ACTIVE and "superseded_by" not in values:
        values["superseded_by"] = None
    return replace(before, **values)


def _with_ids(known: Sequence[Paper], papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers with ids: a paper that was there keeps its own, a new one gets one that no other ever had here."""
    left: dict[tuple[str, str], list[str]] = {}
    for paper in known:
        left.setdefault((fold(paper.name), fold(paper.case)), []).append(paper.id)
    taken = {paper.id for paper in known}
    made = []
    for paper in papers:
        ids = left.get((fold(paper.name), fold(paper.case)))
        if ids:
            paper_id = ids.pop(0)
        elif paper.id and paper.id not in taken:
            paper_id = paper.id
        else:
            paper_id = slug_of(paper.name[:60], taken)
        taken.add(paper_id)
        made.append(replace(paper, id=paper_id))
    return tuple(made)
