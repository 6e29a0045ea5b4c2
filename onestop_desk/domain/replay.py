"""The journal played from its first row: what the office looks like, told by what happened and by nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from onestop_desk.domain.bookings import BookingAct
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
    "forecast_at": None,
    "answered_at": None,
    "served_by": None,
    "typed_at": None,
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
class VisitLine:
    """One procedure of a visit, and how it stands; the note is erasable and not in the journal."""

    ticket_id: str
    position: int
    procedure_id: str | None
    version_id: str | None
    ticked: tuple[str, ...] = ()
    outcome: str | None = None
    dossier_code: str | None = None
    missing: tuple[str, ...] = ()
    refusal_reason: str | None = None


@dataclass(frozen=True)
class RatingTold:
    """How a visit was rated; what was written is erasable and not in the journal."""

    ticket_id: str
    level: int
    reasons: tuple[str, ...]
    face: str
    rated_at: Instant


@dataclass
class Replayed:
    """The office after the last row that was played."""

    tickets: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Ticket id -> its columns; the token and the erasable person are not in the journal."""
    lines: dict[str, VisitLine] = field(default_factory=dict)
    """Visit procedure id -> the procedure of the visit."""
    counters: dict[str, Seat] = field(default_factory=dict)
    days: dict[str, DayEnd] = field(default_factory=dict)
    series: dict[tuple[str, str], int] = field(default_factory=dict)
    """(Service day, letter) -> the last number given."""
    bookings: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Appointment id -> its columns; the code, the token and the erasable people are not in the journal."""
    ratings: dict[str, RatingTold] = field(default_factory=dict)
    """Rating id -> what was said of a visit."""


def replay(entries: Iterable[Entry]) -> Replayed:
    """The office as the journal tells it."""
    office = Replayed()
    for entry in entries:
        if entry.what in _TICKET:
            _play_ticket(office, entry)
        elif entry.what in _BOOKING:
            _play_booking(office, entry)
        elif entry.what in _LINE:
            _play_line(office, entry)
        elif entry.what == "counter":
            seat = Seat(str(entry.to_state), entry.reason, entry.facts.get("until"), entry.facts.get("staff"))
            # The end of the day closes a counter without keeping a reason on it.
            office.counters[str(entry.subject_id)] = Seat() if entry.to_state == "closed" else seat
        elif entry.what == "rating":
            office.ratings[str(entry.subject_id)] = _rating(entry)
        elif entry.what in _DAY:
            _play_day(office, entry)
    return office


_TICKET = {"ticket", "recall", "priority", "kept"}
_LINE = {"procedure_added", "procedure_removed", "paper", "outcome", "papers_missing", "dossier_code"}
_NO_COLUMNS = {"act", "visit_line"}
_BOOKING = {"booking", "booking_sure", "booking_told"}
_NO_BOOKING_COLUMNS = {"act", "seats", "procedures", "to", "old"}
_ENTERS = {BookingAct.HOLD.value, BookingAct.REPLACE.value}
_DAY = {"frozen", "day_closed", "day_reopened"}


def _play_ticket(office: Replayed, entry: Entry) -> None:
    changed = {name: value for name, value in entry.facts.items() if name not in _NO_COLUMNS}
    ticket_id = str(entry.subject_id)
    if entry.facts.get("act") == Act.ENTER.value:
        # A number of the paper roll is typed in later, perhaps on another day than its own.
        day = str(entry.facts.get("service_day", entry.service_day))
        key = (day, str(entry.facts["letter"]))
        office.series[key] = max(office.series.get(key, 0), int(entry.facts["number"]))
        office.tickets[ticket_id] = {**ON_ENTRY, "service_day": day, "version": 0}
    ticket = office.tickets[ticket_id]
    ticket.update({"changed_at": entry.at, **changed}, state=entry.to_state, version=ticket["version"] + 1)
    if entry.what == "ticket":
        ticket["reason"] = entry.reason
    if "visit_line" in entry.facts:
        _add_line(office, entry)


def _play_booking(office: Replayed, entry: Entry) -> None:
    booking_id = str(entry.subject_id)
    if entry.facts.get("act") in _ENTERS:
        office.bookings[booking_id] = {
            "sure": 0, "told": 0, "ticket_id": None, "made_at": entry.at, "version": 0, "reason": None,
        }  # fmt: skip
    booking = office.bookings[booking_id]
    booking.update({name: value for name, value in entry.facts.items() if name not in _NO_BOOKING_COLUMNS})
    booking.update(state=entry.to_state, version=booking["version"] + 1, changed_at=entry.at)
    if entry.what == "booking":
        booking["reason"] = entry.reason


def _add_line(office: Replayed, entry: Entry) -> None:
    line = entry.facts["visit_line"]
    added = VisitLine(str(entry.subject_id), line["position"], line["procedure"], line["version"])
    known = office.lines.get(line["id"], added)
    # A line that was there without a procedure keeps what was already done on it.
    office.lines[line["id"]] = replace(known, procedure_id=added.procedure_id, version_id=added.version_id)


def _play_line(office: Replayed, entry: Entry) -> None:
    if entry.what == "procedure_added":
        _add_line(office, entry)
    elif entry.what == "procedure_removed":
        del office.lines[entry.facts["visit_line"]]
    else:
        line_id = str(entry.subject_id)
        office.lines[line_id] = _line_after(office.lines[line_id], entry)


def _line_after(line: VisitLine, entry: Entry) -> VisitLine:
    facts = entry.facts
    if entry.what == "paper":
        others = tuple(p for p in line.ticked if p != facts["paper"])
        return replace(line, ticked=(*others, facts["paper"]) if facts["on"] else others)
    if entry.what == "dossier_code":
        return replace(line, dossier_code=facts["code"])
    if entry.what == "papers_missing":
        return replace(line, outcome=None, missing=tuple(facts["papers"]), refusal_reason=None)
    if entry.to_state is None:
        # Taken back: papers and codes stay, as the clerk had typed them.
        return replace(line, outcome=None)
    return replace(
        line,
        outcome=entry.to_state,
        dossier_code=facts["dossier"],
        missing=tuple(facts["missing"]),
        refusal_reason=entry.reason,
    )


def _rating(entry: Entry) -> RatingTold:
    said = entry.facts
    return RatingTold(said["ticket"], said["level"], tuple(said["reasons"]), said["face"], entry.at)


def _play_day(office: Replayed, entry: Entry) -> None:
    known = office.days.get(entry.service_day, DayEnd())
    if entry.what == "frozen":
        known = replace(known, frozen_until=int(entry.facts["until"]))
    else:
        known = replace(known, closed_at=entry.at if entry.what == "day_closed" else None)
    office.days[entry.service_day] = known
