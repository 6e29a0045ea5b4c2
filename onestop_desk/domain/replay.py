"""The journal played from its first row: what the office looks like, told by what happened and by nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.tickets import Act

ON_ENTRY: Mapping[str, Any] = {
    "turn_rank": 0,
    "returned": 0,
    "counter_id": None,
    "called_at": None,
    "last_call_at": None,
    "calls_made": 0,
    "serving_at": None,
}
"""What every ticket starts with; the rest stands in the row of its entry."""


class Entry(Protocol):
    """One row of the journal, as far as a replay needs it."""

    @property
    def at(self) -> Instant:
        """When."""

    @property
    def service_day(self) -> str:
        """On which day of the office."""

    @property
    def what(self) -> str:
        """What kind of thing happened."""

    @property
    def subject_id(self) -> str | None:
        """To whom or what."""

    @property
    def to_state(self) -> str | None:
        """The state after."""

    @property
    def reason(self) -> str | None:
        """The code of the reason."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """The columns that changed, and what else belongs to it."""


@dataclass(frozen=True)
class Seat:
    """What a counter is and who sits there."""

    state: str = "closed"
    reason: str | None = None
    until: Instant | None = None
    staff_id: str | None = None


@dataclass(frozen=True)
class DayEnd:
    """How far a day of the office has come."""

    frozen_until: Instant = 0
    closed_at: Instant | None = None


@dataclass(frozen=True)
class Ending:
    """How one procedure of a visit stands."""

    outcome: str | None = None
    dossier_code: str | None = None
    missing: tuple[str, ...] = ()
    refusal_reason: str | None = None


@dataclass
class Replayed:
    """The office after the last row that was played."""

    tickets: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Ticket id -> its columns; the token and the erasable person are not in the journal."""
    endings: dict[str, Ending] = field(default_factory=dict)
    """Visit procedure id -> how it stands, for those of which the journal says something."""
    counters: dict[str, Seat] = field(default_factory=dict)
    days: dict[str, DayEnd] = field(default_factory=dict)
    series: dict[tuple[str, str], int] = field(default_factory=dict)
    """(Service day, letter) -> the last number given."""


def replay(entries: Iterable[Entry]) -> Replayed:
    """The office as the journal tells it."""
    office = Replayed()
    for entry in entries:
        if entry.what in _TICKET:
            _play_ticket(office, entry)
        elif entry.what in _ENDING:
            _play_ending(office, entry)
        elif entry.what == "counter":
            seat = Seat(str(entry.to_state), entry.reason, entry.facts.get("until"), entry.facts.get("staff"))
            # The end of the day closes a counter without keeping a reason on it.
            office.counters[str(entry.subject_id)] = Seat() if entry.to_state == "closed" else seat
        elif entry.what in _DAY:
            _play_day(office, entry)
    return office


_TICKET = {"ticket", "recall", "priority", "kept"}
_ENDING = {"outcome", "papers_missing", "dossier_code"}
_DAY = {"frozen", "day_closed", "day_reopened"}


def _play_ticket(office: Replayed, entry: Entry) -> None:
    changed = {name: value for name, value in entry.facts.items() if name != "act"}
    ticket_id = str(entry.subject_id)
    if entry.facts.get("act") == Act.ENTER.value:
        key = (entry.service_day, str(entry.facts["letter"]))
        office.series[key] = max(office.series.get(key, 0), int(entry.facts["number"]))
        office.tickets[ticket_id] = {**ON_ENTRY, "service_day": entry.service_day, "version": 0}
    ticket = office.tickets[ticket_id]
    ticket.update(changed, state=entry.to_state, version=ticket["version"] + 1, changed_at=entry.at)
    if entry.what == "ticket":
        ticket["reason"] = entry.reason


def _play_ending(office: Replayed, entry: Entry) -> None:
    line_id = str(entry.subject_id)
    known = office.endings.get(line_id, Ending())
    if entry.what == "dossier_code":
        office.endings[line_id] = replace(known, dossier_code=entry.facts.get("code"))
    elif entry.what == "papers_missing":
        office.endings[line_id] = replace(
            known, outcome=None, missing=tuple(entry.facts["papers"]), refusal_reason=None
        )
    elif entry.to_state is None:
        # Taken back: papers and codes stay, as the clerk had typed them.
        office.endings[line_id] = replace(known, outcome=None)
    else:
        office.endings[line_id] = Ending(
            entry.to_state, entry.facts.get("dossier"), tuple(entry.facts.get("missing", ())), entry.reason
        )


def _play_day(office: Replayed, entry: Entry) -> None:
    known = office.days.get(entry.service_day, DayEnd())
    if entry.what == "frozen":
        known = replace(known, frozen_until=int(entry.facts["until"]))
    else:
        known = replace(known, closed_at=entry.at if entry.what == "day_closed" else None)
    office.days[entry.service_day] = known
