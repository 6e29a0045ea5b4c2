"""The day view as plain data: lines as columns, slots as rows, and how the arrows move between the seats."""

from collections.abc import Mapping
from dataclasses import dataclass

from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind
from onestop_desk.services.booking.views import BookingDay, LineDay, SeatView, SlotRow
from onestop_desk.words import _
from onestop_desk.words.phrases import clock

FREE = frozenset({"free", "hidden"})
"""States of a seat that staff may give; a hidden one was freed a moment ago and is not offered online yet."""


@dataclass(frozen=True)
class Place:
    """One seat of the grid, by what it is and not by where it is drawn."""

    line_id: str
    start: Instant
    kind: SeatKind
    number: int


@dataclass(frozen=True)
class Column:
    """One line: its heading, what is booked of it, and how many seats stand beside one another."""

    line_id: str
    letter: str
    title: str
    short_title: str
    """The title where there is little room."""
    remark: str
    short: str
    """The remark where there is little room."""
    seats: int


@dataclass(frozen=True)
class Row:
    """One slot with the seats of each line, or a break between two sessions."""

    words: str
    start: Instant | None = None
    """None for a break."""
    seats: Mapping[str, tuple[SeatView, ...]] | None = None
    past: bool = False
    """The slot has ended: nobody can be given a seat there any more."""

    def of_line(self, line_id: str) -> tuple[SeatView, ...]:
        """The seats of one line, none in a break."""
        return self.seats.get(line_id, ()) if self.seats else ()


@dataclass(frozen=True)
class DayPlan:
    """All columns and rows of one day."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def is_past(self, place: Place) -> bool:
        """Whether a seat's slot has ended."""
        return any(row.past for row in self.rows if row.start == place.start)

    def seat(self, place: Place | None) -> SeatView | None:
        """The seat at a place, None when it is not there any more."""
        if place is None:
            return None
        found = (
            seat
            for row in self.rows
            if row.start == place.start
            for seat in row.of_line(place.line_id)
            if (seat.kind, seat.number) == (place.kind, place.number)
        )
        return next(found, None)


def plan_of(day: BookingDay) -> DayPlan:
    """Puts the lines of a day side by side."""
    by_start: dict[Instant, dict[str, SlotRow]] = {}
    for line in day.lines:
        for slot in line.slots:
            by_start.setdefault(slot.start, {})[line.line.id] = slot
    rows: list[Row] = []
    half, ended = None, 0
    for start in sorted(by_start):
        slots = by_start[start]
        # A booking at a start that the hours no longer have belongs to whatever half-day it stands in.
        now = next((slot.half for slot in slots.values() if slot.half >= 0), half)
        if half is not None and now != half:
            rows.append(Row(_break_words(ended, start)))
        half, ended = now, max(slot.end for slot in slots.values())
        seats = {line: _ordered(slot) for line, slot in slots.items()}
        rows.append(Row(clock(start), start, seats, past=ended <= day.now))
    return DayPlan(tuple(_column(line) for line in day.lines), tuple(rows))


def first_place(plan: DayPlan, line_id: str | None = None, *, free: bool = True) -> Place | None:
    """The first seat of a line (or of any), a free one where there is one."""
    rows = [row for row in plan.rows if not row.past] or list(plan.rows)
    places = [p for row in rows for p in _places(row, plan) if line_id is None or p.line_id == line_id]
    if free:
        given = next((p for p in places if (seat := plan.seat(p)) is not None and seat.state in FREE), None)
        if given is not None:
            return given
    return next(iter(places), None)


def step(plan: DayPlan, place: Place, across: int, down: int) -> Place:
    """The seat an arrow leads to; at an edge the same one."""
    rows = [row for row in plan.rows if row.start is not None]
    at = next((i for i, row in enumerate(rows) if row.start == place.start), None)
    if at is None:
        return first_place(plan, place.line_id) or place
    if across:
        beside = _places(rows[at], plan)
        now = beside.index(place) if place in beside else 0
        return beside[min(max(now + across, 0), len(beside) - 1)] if beside else place
    number = _number_of(rows[at], place)
    while 0 <= (at := at + down) < len(rows):
        seats = rows[at].of_line(place.line_id)
        if seats:
            seat = seats[min(number, len(seats) - 1)]
            return Place(place.line_id, rows[at].start or 0, seat.kind, seat.number)
    return place


def given_name(name: str | None) -> str:
    """The name somebody is called by: the last word."""
    words = (name or "").split()
    return words[-1] if words else _("đã đặt")


def seat_words(seat: SeatView) -> str:
    """What stands in a seat."""
    if seat.state == "held":
        return _("giữ chỗ")
    if seat.appointment is not None and seat.state not in FREE:
        return given_name(seat.appointment.name)
    return _("trống") if seat.kind is SeatKind.PUBLIC else _("nội bộ")


def free_for_citizens(day: BookingDay) -> int:
    """How many public seats are still free that day."""
    seats = (seat for line in day.lines for slot in line.slots if slot.start > day.now for seat in slot.seats)
    return sum(1 for seat in seats if seat.state == "free" and seat.kind is SeatKind.PUBLIC)


def _column(line: LineDay) -> Column:
    counters = ", ".join(str(number) for number in line.counters)
    booked = _("{booked}/{public}").format(booked=line.booked, public=line.public)
    where = _("quầy {counters}").format(counters=counters) if counters else _("chưa có quầy")
    return Column(
        line.line.id,
        line.line.letter,
        _("{letter} · {name}").format(letter=line.line.letter, name=line.line.name),
        _("{letter} · {name}").format(letter=line.line.letter, name=line.line.short_name or line.line.name),
        _("{where} · đã đặt {booked}").format(where=where, booked=booked),
        _("{where} · {booked}").format(where=where, booked=booked),
        max((len(slot.seats) for slot in line.slots), default=0),
    )


def _break_words(ended: Instant, start: Instant) -> str:
    return _("Nghỉ trưa {start} đến {end}").format(start=clock(ended), end=clock(start))


def _ordered(slot: SlotRow) -> tuple[SeatView, ...]:
    return tuple(sorted(slot.seats, key=lambda seat: (seat.kind is SeatKind.STAFF, seat.number)))


def _places(row: Row, plan: DayPlan) -> list[Place]:
    if row.start is None:
        return []
    return [Place(c.line_id, row.start, s.kind, s.number) for c in plan.columns for s in row.of_line(c.line_id)]


def _number_of(row: Row, place: Place) -> int:
    seats = row.of_line(place.line_id)
    return next((i for i, s in enumerate(seats) if (s.kind, s.number) == (place.kind, place.number)), 0)
