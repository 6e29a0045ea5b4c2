"""What an export of the provincial system would do to the dossiers: added, changed, conflicts; nothing is written here.

By code, whatever the order of the rows. A dossier that the file tells twice in two ways, or that it tells older than it
is known here, is held back: it stays as it is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from onestop_desk.domain.dossier_faults import Fault, faults, goes_back, is_day_only
from onestop_desk.domain.dossiers import Ask, Dossier, Status, merged_asks
from onestop_desk.domain.errors import Fact
from onestop_desk.domain.instants import Instant, service_day

NOT_ONLINE = "not_online"
"""As `paid` of an `Incoming`: the file only says that nothing was paid online, not whether there was a fee."""
COMPARED = tuple(f.name for f in fields(Dossier) if f.name not in {"id", "code", "source", "import_id", "changed_at"})
"""What makes a dossier differ, in the order in which differences are listed."""

_TYPED = frozenset(COMPARED) - {"asks", "status", "responsible", "procedure_name", "field", "agency"}
"""What somebody at the counter may have typed, and the file says otherwise; the rest goes on by itself."""


@dataclass(frozen=True)
class Incoming:
    """One dossier as a file tells it: only what the file has a column for."""

    code: str
    row: int
    """As a person counts, from 1."""
    values: Mapping[str, Any]
    """Attribute of `Dossier` -> its value; one the file does not speak of is not in here."""


@dataclass(frozen=True)
class Rejected:
    """A row that cannot be taken, and why."""

    row: int
    reason: str
    """A code: bad_code, no_code, no_received, bad_date, bad_status, bad_channel, bad_value, formula."""
    code: str = ""
    facts: Mapping[str, Fact] | None = None


@dataclass(frozen=True)
class Change:
    """One part of a dossier that is no longer what it was."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Added:
    """A dossier that is not there yet."""

    dossier: Dossier
    row: int


@dataclass(frozen=True)
class Changed:
    """A dossier that the file tells differently."""

    before: Dossier
    after: Dossier
    changes: tuple[Change, ...]
    row: int


class Clash(StrEnum):
    """What is wrong between rows, or between a row and what is known."""

    TWICE = "twice"
    """The same code with different content: neither is taken."""
    OLDER = "older"
    """The file is older than what is known here: what is known stays."""
    TYPED = "typed"
    """The counter typed something else: the file is taken."""
    FAULT = "fault"
    """The figures contradict themselves: they are taken as they are, to be mended in the provincial system."""


@dataclass(frozen=True)
class Conflict:
    """Something a person must look at."""

    row: int
    code: str
    clash: Clash
    held: bool
    """Whether the row is not taken because of it."""
    rows: tuple[int, ...] = ()
    """TWICE: every row that names the code."""
    changes: tuple[Change, ...] = ()
    """OLDER and TYPED: what is known, and what the file says."""
    fault: Fault | None = None


@dataclass(frozen=True)
class Plan:
    """Everything an import would do, for a person to accept."""

    added: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: tuple[str, ...] = ()
    """Codes."""
    conflicts: tuple[Conflict, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether accepting it would change nothing."""
        return not (self.added or self.changed)


@dataclass(frozen=True)
class Known:
    """What the office knows before a file is read."""

    dossiers: Mapping[str, Dossier]
    """By code."""
    asks: Mapping[str, tuple[Ask, ...]]
    """Code -> requests for papers made at the counter."""
    tz: str
    now: Instant


def plan_of(
    known: Known, incoming: Sequence[Incoming], rejected: Sequence[Rejected] = (), overrule: Collection[str] = ()
) -> Plan:
    """Compares a file with what is known, by code; codes in `overrule` are taken although the file is older."""
    made, conflicts = _Made(known, frozenset(overrule)), []
    for items in _by_code(incoming).values():
        first, others = items[0], items[1:]
        if any(other.values != first.values for other in others):
            rows = tuple(item.row for item in items)
            conflicts.append(Conflict(rows[0], first.code, Clash.TWICE, held=True, rows=rows))
        else:
            conflicts += made.take(first)
    refused = (*rejected, *made.rejected)
    return Plan(
        tuple(made.added),
        tuple(made.changed),
        tuple(made.unchanged),
        tuple(sorted(conflicts, key=lambda c: (c.row, c.code))),
        tuple(sorted(refused, key=lambda r: r.row)),
    )


def _by_code(incoming: Sequence[Incoming]) -> dict[str, list[Incoming]]:
    found: dict[str, list[Incoming]] = {}
    for item in sorted(incoming, key=lambda i: i.row):
        found.setdefault(item.code, []).append(item)
    return found


class _Made:
    """The plan while it is made."""

    def __init__(self, known: Known, overrule: frozenset[str]) -> None:
        self._known, self._overrule = known, overrule
        self.added: list[Added] = []
        self.changed: list[Changed] = []
        self.unchanged: list[str] = []
        self.rejected: list[Rejected] = []

    def take(self, item: Incoming) -> list[Conflict]:
        """One dossier of the file; what is to be looked at."""
        before = self._known.dossiers.get(item.code)
        if before is None and "received_at" not in item.values:
            self.rejected.append(Rejected(item.row, "no_received", item.code))
            return []
        after = self._after(before, item)
        clashes = [
            Conflict(item.row, item.code, Clash.FAULT, held=False, fault=fault)
            for fault in faults(after, self._known.tz, self._known.now)
        ]
        if before is None:
            self.added.append(Added(after, item.row))
            return clashes
        changes = differences(before, after)
        if not changes:
            self.unchanged.append(item.code)
            return clashes
        if goes_back(before, after) and item.code not in self._overrule:
            return [Conflict(item.row, item.code, Clash.OLDER, held=True, changes=changes)]
        if before.source == "counter":
            typed = tuple(c for c in changes if c.name in _TYPED and not self._agrees(c))
            if typed:
                clashes.append(Conflict(item.row, item.code, Clash.TYPED, held=False, changes=typed))
        self.changed.append(Changed(before, after, changes, item.row))
        return clashes

    def _agrees(self, change: Change) -> bool:
        """Nobody typed anything, or the same day with another clock time."""
        if change.before is None or change.before is False:
            return True
        return change.name.endswith("_at") and change.after is not None and self._is_same_day(change)

    def _is_same_day(self, change: Change) -> bool:
        return service_day(change.before, self._known.tz) == service_day(change.after, self._known.tz)

    def _says_less(self, told: Instant | None, old: Instant | None) -> bool:
        """Whether a file only names the day of an instant that is known."""
        if told is None or old is None or not is_day_only(told, self._known.tz):
            return False
        return service_day(told, self._known.tz) == service_day(old, self._known.tz)

    def _after(self, before: Dossier | None, item: Incoming) -> Dossier:
        values = dict(item.values)
        told = values.get("asks", before.asks if before else ())
        values["asks"] = merged_asks(told, self._known.asks.get(item.code, ()), self._known.tz)
        if before is not None:
            known = {name: getattr(before, name) for name in values if name.endswith("_at")}
            values |= {name: old for name, old in known.items() if self._says_less(values[name], old)}
            return replace(before, **values, source="import")
        blank: dict[str, Any] = {"procedure_code": None, "procedure_name": "", "field": "", "agency": ""}
        blank |= {"responsible": "", "channel": 1, "status": Status.RECEIVED}
        return Dossier(id="", code=item.code, **{**blank, **values}, source="import")


def differences(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """What is told otherwise, part by part."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in COMPARED)
    return tuple(Change(name, old, new) for name, old, new in pairs if old != new)
