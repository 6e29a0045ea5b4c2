"""Giving a number: the one way a ticket begins, for kiosk, desk and paper roll."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from onestop_desk.data import office, paper_roll, tickets, visits
from onestop_desk.data.tx import Statement, Tx
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.tickets import Act, Source, State
from onestop_desk.domain.turns import callable_from, turn_on_entry
from onestop_desk.services import hall
from onestop_desk.services.config import Config
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id, new_token
from onestop_desk.services.moves import JOURNALLED, visit_line
from onestop_desk.services.resources import read_json
from onestop_desk.services.views import LineView, ProcedureView, TicketTaken

FEW_LEFT = 6


@dataclass(frozen=True)
class Chosen:
    """A procedure in a version."""

    id: str
    version_id: str


@dataclass(frozen=True)
class Booked:
    """What a number is given for that was promised before: an appointment that is checked in."""

    procedures: tuple[Chosen, ...]
    person_id: str | None
    slot_start: Instant | None
    """None for whoever comes too late for the slot: a walk-in from now on."""
    has_seat: bool
    """Whether there is a seat for it; whoever gave the appointment up needs room like everybody."""


@dataclass(frozen=True)
class Wanted:
    """What somebody wants a number for."""

    line_id: str
    procedure: ProcedureView | None
    priority: str | None
    source: Source
    reason: str | None = None
    """Why staff give one though the kiosk would not."""
    roll_number: int | None = None
    booked: Booked | None = None

    @property
    def procedures(self) -> tuple[Chosen, ...]:
        """What the visit opens with."""
        if self.booked is not None:
            return self.booked.procedures
        return () if self.procedure is None else (Chosen(self.procedure.id, self.procedure.version_id),)

    @property
    def slot_start(self) -> Instant | None:
        """The slot that is kept, for whoever came on time."""
        return self.booked.slot_start if self.booked else None


def statements(config: Config) -> tuple[Statement, ...]:
    """What is read before a number is given: the day, and the hall when numbers can run out."""
    return hall.STATEMENTS if config.settings.limit_numbers else (office.day_state(),)


def the_line(config: Config, line_id: str) -> LineView:
    """The line; raises Refusal("unknown_line") or ("line_closed")."""
    line = config.lines.get(line_id)
    if line is None:
        raise Refusal("unknown_line", line=line_id)
    if not line.open:
        raise Refusal("line_closed", line=line.name, reason=line.closed_reason, reopens=line.reopens_at)
    return line


def check_hours(config: Config, now: Instant, day_closed: bool, *, slot_start: Instant | None = None) -> None:
    """Raises Refusal("day_closed"), ("office_closed_today") or ("outside_hours") when no numbers are given now.

    Whoever has a slot to come is let in as early as the slot allows.
    """
    if config.settings.practice_outside_hours and config.hours.now_open(now) is None:
        return
    if day_closed:
        raise Refusal("day_closed", opens=config.hours.next_opening(now))
    early = now + config.settings.numbers_before_opening * MINUTE
    hours = config.hours
    if hours.now_open(now) or hours.now_open(early) or hours.in_break(now):
        return
    if slot_start is not None and hours.now_open(slot_start):
        return
    code = "outside_hours" if hours.closes_today(now) is not None else "office_closed_today"
    raise Refusal(code, opens=hours.next_opening(now))


def check_room(hall_now: hall.Hall, line: LineView, *, priority: bool, starts: Sequence[Instant] | None = None) -> None:
    """Raises Refusal("line_full") when a newcomer could not be served before closing, by measured minutes.

    `starts` is when the newcomer would be called, where that was worked out already.
    """
    closes = hall_now.closes_at()
    if closes is None:
        return
    if starts is None:
        starts = hall_now.newcomers(line.id, 1, priority=priority)
    needs = int(hall_now.minutes[line.id] * MINUTE)
    counters = [c for c in hall_now.open_counters if line.id in c.serves]
    last_start = starts[0] if starts else (closes if counters else hall_now.now)
    if last_start + needs > closes:
        people = sum(r.line_id == line.id for r in hall_now.waiting)
        raise Refusal("line_full", line=line.name, people=people, closes=closes)


def kept_for(hall_now: hall.Hall, line: LineView, *, priority: bool) -> Instant:
    """Until when a newcomer is kept: after the rest was frozen before lunch, unless minutes are left."""
    if hall_now.frozen_until <= hall_now.now:
        return 0
    session = hall_now.config.hours.now_open(hall_now.now)
    if session is None:
        return hall_now.frozen_until
    unfrozen = replace(hall_now, frozen_until=0)
    starts = unfrozen.newcomers(line.id, 1, priority=priority)
    limit = session.end + hall_now.config.settings.break_overrun * MINUTE
    fits = bool(starts) and starts[0] < session.end and starts[0] + int(hall_now.minutes[line.id] * MINUTE) <= limit
    return 0 if fits else hall_now.frozen_until


def check_priority(code: str | None, *, by_staff: bool) -> None:
    """Raises Refusal("unknown_priority") for a code that is not in the office's list, or that only staff may give."""
    if code is None:
        return
    known = {p["code"]: p for p in read_json("office/priority.json")["groups"]}
    if code not in known or (known[code].get("staff_only") and not by_staff):
        raise Refusal("unknown_priority", priority=code)


def give(action: Action, wanted: Wanted, measures: hall.Measures) -> TicketTaken:
    """Saves a new waiting ticket with its number, in the order: line, hours, room, number, ticket, journal.

    `statements` are the first that the action reads. Whoever was booked needs no room: the seat was it.
    Raises Refusal: unknown_line, line_closed, day_closed, outside_hours, office_closed_today, line_full,
    unknown_priority, number_taken.
    """
    tx, config = action.tx, action.config
    by_staff = wanted.source is not Source.KIOSK
    line = the_line(config, wanted.line_id)
    check_priority(wanted.priority, by_staff=by_staff)
    reads = action.reads[: len(statements(config))]
    day_row = reads[-1]
    may_exceed = by_staff and bool(wanted.reason)
    if not may_exceed:
        check_hours(config, tx.now, bool(day_row and day_row[0][1]), slot_start=wanted.slot_start)
    kept, expected = 0, None
    if config.settings.limit_numbers and wanted.slot_start is None:
        hall_now = hall.read_hall(tx, config, reads, measures)
        priority = wanted.priority is not None
        starts = hall_now.newcomers(line.id, 1, priority=priority)
        if not may_exceed and not (wanted.booked and wanted.booked.has_seat):
            check_room(hall_now, line, priority=priority, starts=starts)
        kept = kept_for(hall_now, line, priority=priority)
        expected = starts[0] if starts else None
    number = _number(action, line, wanted.roll_number)
    return _save(action, wanted, line, number, kept, expected)


def _number(action: Action, line: LineView, roll_number: int | None) -> int:
    if roll_number is None:
        return tickets.next_number(action.tx, line.letter)
    today = action.tx.day.isoformat()
    if roll_number < 1 or paper_roll.number_taken(action.tx, today, line.letter, roll_number):
        raise Refusal("number_taken", number=str(TicketNumber(line.letter, max(roll_number, 0))))
    paper_roll.raise_series(action.tx, today, line.letter, roll_number)
    return roll_number


def _save(
    action: Action, wanted: Wanted, line: LineView, number: int, kept: Instant, expected: Instant | None
) -> TicketTaken:
    tx, now, rules = action.tx, action.tx.now, action.config.settings.turn_rules
    ticket_id, token = new_id(), new_token()
    slot_start = wanted.slot_start
    turn = turn_on_entry(now, rules, priority=wanted.priority is not None, slot_start=slot_start)
    first_call = callable_from(now, rules, slot_start)
    columns = {
        "letter": line.letter,
        "number": number,
        "line_id": line.id,
        "source": wanted.source.value,
        "arrived_at": now,
        "turn_at": turn,
        "callable_from": first_call,
        "kept_until": kept,
        "started_at": first_call,
        "priority": wanted.priority,
        "slot_start": slot_start,
        "forecast_at": expected,
    }
    person_id = wanted.booked.person_id if wanted.booked else None
    tickets.insert(tx, id=ticket_id, token=token, reason=wanted.reason, person_id=person_id, **columns)
    opened = _open_visit(tx, ticket_id, wanted.procedures)
    facts = {"visit_line": opened[0]} if opened else {}
    action.note(
        JOURNALLED, ticket_id, None, State.WAITING.value, wanted.reason, act=Act.ENTER.value, **columns, **facts
    )
    for added in opened[1:]:
        action.note("procedure_added", ticket_id, visit_line=added)
    return TicketTaken(ticket_id, str(TicketNumber(line.letter, number)), line.id, now, token)


def _open_visit(tx: Tx, ticket_id: str, procedures: Sequence[Chosen]) -> list[dict[str, Any]]:
    """Opens the visit with what was chosen when the number was taken; its lines as the journal keeps them."""
    if not procedures:
        return []
    visit_id, lines = new_id(), []
    visits.insert_visit(tx, visit_id, ticket_id)
    for position, procedure in enumerate(procedures, 1):
        line_id = new_id()
        visits.insert_procedure(tx, line_id, visit_id, position, procedure.id, procedure.version_id)
        lines.append(visit_line(line_id, position, procedure.id, procedure.version_id))
    return lines
