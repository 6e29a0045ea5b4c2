"""The desk's views of appointments: a day, a week, who is to be reminded; and closing days, hours and counters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from onestop_desk.data import bookings, office, seats
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import parse_clock, parse_sessions
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.slots import SeatKind, SlotSeats
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking import affecting
from onestop_desk.services.booking.affecting import Change
from onestop_desk.services.booking.openings import Openings, day_bounds, today
from onestop_desk.services.booking.rows import appointments
from onestop_desk.services.booking.views import (
    AbsenceView,
    Affected,
    Appointment,
    BookingDay,
    LineDay,
    SeatView,
    SlotRow,
    WeekDay,
)
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action, Context
from onestop_desk.services.hall import Measures
from onestop_desk.services.rights import Right
from onestop_desk.services.views import LineView

_STATES = {
    BookingState.HELD: "held",
    BookingState.CONFIRMED: "booked",
    BookingState.CHECKED_IN: "checked_in",
}
_ALL_DAY = ("00:00", "23:59")


class Planning:
    """The verbs of whoever keeps the calendar."""

    _context: Context
    _openings: Openings
    _measures: Measures

    def day(self, day: date) -> BookingDay:
        """Everything of one day: each line's slots with their seats and who has them."""

        def first(config: Config) -> Sequence[Statement]:
            iso = day.isoformat()
            return (*bookings.between(iso, iso), seats.of_days(*day_bounds(config, day)))

        with self._context.look(first) as (tx, config, answers):
            people = {a.id: a for a in appointments(config, tx.now, answers[:2])}
            lines = tuple(
                self._line(tx, config, line, day, [r for r in answers[2] if r[0] == line.id], people)
                for line in config.lines.values()
            )
            return BookingDay(tx.now, day, lines, _closed(config, day), _cuts(config, day))

    def _line(
        self, tx: Tx, config: Config, line: LineView, day: date, rows: Sequence[Row], people: Mapping[str, Appointment]
    ) -> LineDay:
        grid = self._openings.seats(tx, config, line.id, day)
        at: dict[tuple[Instant, str], dict[int, Row]] = {}
        for row in sorted(rows, key=lambda r: r[4]):
            # Live after freed: a hidden seat that staff have given again shows whom it was given to.
            at.setdefault((row[1], row[2]), {})[row[3]] = row
        known = {seats_of.slot.start for seats_of in grid}
        slots = [_slot(one, at, people) for one in grid]
        # Bookings at a start that the hours no longer have are shown where they are, so that somebody calls them.
        for start in sorted({start for start, _ in at} - known):
            slots.append(_stray(start, at, people))
        mine = [a for a in people.values() if a.line.id == line.id and a.state is not BookingState.HELD]
        counters = tuple(config.counters[c].number for c in config.owners(line.id))
        ordered = tuple(sorted(slots, key=lambda s: s.start))
        return LineDay(line, counters, ordered, len(mine), sum(one.public for one in grid))

    def week(self, day: date) -> tuple[WeekDay, ...]:
        """Monday to Sunday of the week a day lies in: how much of each line is booked."""
        monday = day - timedelta(days=day.weekday())
        days = [monday + timedelta(days=ahead) for ahead in range(7)]
        first = bookings.counts(days[0].isoformat(), days[-1].isoformat())
        with self._context.look([first]) as (tx, config, (rows,)):
            booked = Counter({(row[0], row[1]): int(row[2]) for row in rows})
            return tuple(
                WeekDay(
                    one,
                    {
                        line_id: (
                            booked[one.isoformat(), line_id],
                            sum(s.public for s in self._openings.seats(tx, config, line_id, one)),
                        )
                        for line_id in config.lines
                    },
                    _closed(config, one),
                )
                for one in days
            )

    def reminders(self, day: date) -> tuple[Appointment, ...]:
        """The appointments of a day that are to be reminded, in the order of time."""
        iso = day.isoformat()
        with self._context.look(bookings.between(iso, iso)) as (tx, config, answers):
            found = appointments(config, tx.now, answers)
            return tuple(a for a in found if a.state is BookingState.CONFIRMED)

    def affected(
        self,
        *,
        hours: Mapping[int, Sequence[Sequence[str]]] | None = None,
        closures: Sequence[date] = (),
        day: date | None = None,
        spell: tuple[str, str] | None = None,
        absence: tuple[str, date, str, str] | None = None,
    ) -> tuple[Affected, ...]:
        """The appointments that a change would leave without a place; without a change, those that are so already.

        `hours` is a new week, `closures` days that would be closed, `spell` clock times of `day` that would be closed,
        `absence` (counter, day, from, to); `day` alone looks at that day only. Nothing is written.
        Raises Refusal("bad_time").
        """
        cut = (day, *spell) if day is not None and spell is not None else None
        change = Change(hours, tuple(closures), cut, absence)
        with self._context.look(lambda c: affecting.statements(c, today(self._context, c))) as (tx, config, answers):
            return affecting.affected(tx, config, change, answers, self._measures, day)

    def close(
        self, actor: Actor, day: date, reason: str, *, from_clock: str | None = None, to_clock: str | None = None
    ) -> tuple[Affected, ...]:
        """Closes a day, or hours of it, in one action; whom to call. Appointments stay until somebody moves them.

        Raises Refusal: bad_time, reason_needed.
        """
        if not reason.strip():
            raise Refusal("reason_needed", action="close")
        hours = (from_clock or _ALL_DAY[0], to_clock or _ALL_DAY[1])
        parse_sessions([list(hours)])

        def work(action: Action) -> None:
            whole = from_clock is None and to_clock is None
            stored = _setting(action, "closures" if whole else "closed_hours")
            iso = day.isoformat()
            if whole:
                stored[iso] = reason.strip()
                exceptions = _setting(action, "hours_exceptions")
                if exceptions.pop(iso, None) is not None:
                    office.put_setting(action.tx, "hours_exceptions", exceptions)
            else:
                stored[iso] = [row for row in stored.get(iso, ()) if row[:2] != list(hours)]
                stored[iso].append([*hours, reason.strip()])
            office.put_setting(action.tx, "closures" if whole else "closed_hours", stored)
            office.bump(action.tx)
            action.note("closed_on", None, day=iso, hours=None if whole else list(hours))

        self._context.act(actor, Right.MANAGE_BOOKINGS, "close", work)
        return self._to_be_told(actor, self.affected(day=day))

    def reopen(self, actor: Actor, day: date) -> None:
        """Takes back that a day, or hours of it, were closed."""

        def work(action: Action) -> None:
            for name in ("closures", "closed_hours"):
                stored = _setting(action, name)
                if stored.pop(day.isoformat(), None) is not None:
                    office.put_setting(action.tx, name, stored)
            office.bump(action.tx)
            action.note("reopened_on", None, day=day.isoformat())

        self._context.act(actor, Right.MANAGE_BOOKINGS, "reopen", work)

    def absences(self, day: date) -> tuple[AbsenceView, ...]:
        """Which counters nobody staffs on a day, and when."""
        with self._context.look() as (_, config, _answers):
            return tuple(
                AbsenceView(
                    one.counter_id,
                    config.counters[one.counter_id].number,
                    f"{one.hours.opens:%H:%M}",
                    f"{one.hours.closes:%H:%M}",
                    one.reason,
                )
                for one in config.absences.get(day, ())
                if one.counter_id in config.counters
            )

    def set_absence(
        self, actor: Actor, counter_id: str, day: date, from_clock: str, to_clock: str, reason: str
    ) -> tuple[Affected, ...]:
        """Says that nobody staffs a counter for some hours: fewer seats; whom to call.

        Raises Refusal: unknown_counter, bad_time.
        """
        parse_sessions([[from_clock, to_clock]])

        def work(action: Action) -> None:
            if counter_id not in action.config.counters:
                raise Refusal("unknown_counter", counter=counter_id)
            row = [counter_id, f"{parse_clock(from_clock):%H:%M}", f"{parse_clock(to_clock):%H:%M}", reason.strip()]
            stored = _setting(action, "absences")
            others = [one for one in stored.get(day.isoformat(), ()) if one[:3] != row[:3]]
            stored[day.isoformat()] = [*others, row]
            _put_absences(action, stored)
            action.note("absence", counter_id, day=day.isoformat(), hours=row[1:3])

        self._context.act(actor, Right.MANAGE_BOOKINGS, "absence", work)
        return self._to_be_told(actor, self.affected(day=day))

    def _to_be_told(self, actor: Actor, people: tuple[Affected, ...]) -> tuple[Affected, ...]:
        """Whoever was reminded of an appointment has not been told that its place is gone."""
        told = tuple(one.appointment.id for one in people if one.appointment.told)

        def work(action: Action) -> None:
            for rows in action.reads:
                for row in map(bookings.booking, rows):
                    bookings.update(action.tx, row, row.state, {"told": 0})
                    action.note("booking_told", row.id, row.state.value, row.state.value, told=0)

        if told:
            self._context.act(actor, Right.MANAGE_BOOKINGS, "booking_told", work, [bookings.by_id(i)[0] for i in told])
        unsaid = (replace(one, appointment=replace(one.appointment, told=False)) for one in people)
        return tuple(unsaid)

    def drop_absence(self, actor: Actor, counter_id: str, day: date) -> None:
        """The counter is staffed on that day after all."""

        def work(action: Action) -> None:
            stored = _setting(action, "absences")
            left = [row for row in stored.pop(day.isoformat(), ()) if row[0] != counter_id]
            _put_absences(action, {**stored, day.isoformat(): left} if left else stored)
            action.note("absence", counter_id, day=day.isoformat(), hours=None)

        self._context.act(actor, Right.MANAGE_BOOKINGS, "absence", work)


def _setting(action: Action, name: str) -> dict[str, Any]:
    return dict(action.config.stored.get(name, {}))


def _put_absences(action: Action, stored: Mapping[str, Any]) -> None:
    """Days that are past are not kept."""
    today = action.tx.day.isoformat()
    office.put_setting(action.tx, "absences", {day: rows for day, rows in stored.items() if day >= today})
    office.bump(action.tx)


def _closed(config: Config, day: date) -> str | None:
    """Why the office is closed on a day; "" when it just has no hours, None when it is open."""
    return None if config.hours.spells(day) else config.hours.closures.get(day, "")


def _cuts(config: Config, day: date) -> tuple[tuple[str, str, str], ...]:
    """The hours of a day that were closed by hand, in the order of time."""
    rows = config.stored.get("closed_hours", {}).get(day.isoformat(), ())
    return tuple(sorted((start, end, reason) for start, end, reason in rows))


def _slot(
    one: SlotSeats, at: Mapping[tuple[Instant, str], Mapping[int, Row]], people: Mapping[str, Appointment]
) -> SlotRow:
    views: list[SeatView] = []
    for kind, count in ((SeatKind.PUBLIC, one.public), (SeatKind.STAFF, one.staff)):
        rows = at.get((one.slot.start, kind.value), {})
        for number in range(1, max(count, *rows, 0) + 1 if rows else count + 1):
            if number <= count or number in rows:
                views.append(_seat(kind, number, rows.get(number), people))
    return SlotRow(one.slot.start, one.slot.end, one.slot.half, tuple(views))


def _stray(
    start: Instant, at: Mapping[tuple[Instant, str], Mapping[int, Row]], people: Mapping[str, Appointment]
) -> SlotRow:
    views = [
        _seat(kind, number, row, people)
        for kind in SeatKind
        for number, row in sorted(at.get((start, kind.value), {}).items())
        if row[4]
    ]
    ends = [view.appointment.end for view in views if view.appointment]
    return SlotRow(start, max(ends, default=start), -1, tuple(views))


def _seat(kind: SeatKind, number: int, row: Row | None, people: Mapping[str, Appointment]) -> SeatView:
    if row is None:
        return SeatView(kind, number, "free", None)
    if not row[4]:
        return SeatView(kind, number, "hidden", None)
    who = people.get(row[5])
    return SeatView(kind, number, _STATES[who.state] if who else "booked", who)
