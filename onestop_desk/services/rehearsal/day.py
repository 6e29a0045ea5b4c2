"""Plays a rehearsal from the empty database to the figures: an office of its own, its day, its audit, its journal."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from onestop_desk.data import bookings, journal, tickets, visits
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.hours import OpeningHours
from onestop_desk.domain.instants import MINUTE, at
from onestop_desk.domain.tickets import State
from onestop_desk.services import Ports, Premises, Services
from onestop_desk.services.config import Config
from onestop_desk.services.rehearsal import crowd, intents, room
from onestop_desk.services.rehearsal.audit import audit
from onestop_desk.services.rehearsal.clockwork import MovedClock, Timetable
from onestop_desk.services.rehearsal.course import Course
from onestop_desk.services.rehearsal.journal_sheet import sheet
from onestop_desk.services.rehearsal.record import Findings, Record, Rules
from onestop_desk.services.rehearsal.stage import Hands, ServiceHands, Stage
from onestop_desk.services.rehearsal.summary import Summary, summarise
from onestop_desk.services.rehearsal.working_day import chosen_day

DEFAULT_VISITORS = 120
DEFAULT_SEED = 1
MOST_VISITORS = 2_000
DAYS_BEFORE = 14
"""The office is set up so long before its day: people book on the days between."""
_WORKING_DAYS = 4

MakeHands = Callable[[Services, MovedClock], Hands]


@dataclass(frozen=True)
class Order:
    """What is to be rehearsed."""

    address: str
    """An empty database of the rehearsal's own."""
    today: date
    visitors: int = DEFAULT_VISITORS
    seed: int = DEFAULT_SEED
    day: date | None = None
    at_the_door: int = 0
    """Walk-ins who stand there when the office opens, beside the visitors."""


@dataclass(frozen=True)
class Played:
    """A day that is over."""

    summary: Summary
    journal_csv: str


def play(order: Order, make_hands: MakeHands | None = None) -> Played:
    """Plays the day in a new office at `order.address`, by the hands given.

    Raises Refusal: rehearsal_day_off, rehearsal_place_taken; Offline.
    """
    first = (order.day or order.today) - timedelta(days=DAYS_BEFORE)
    clock = MovedClock(at(first, time(5), "Asia/Ho_Chi_Minh"))
    services = _new_office(order.address, clock)
    try:
        hours = services.context.config().hours
        day = chosen_day(hours, order.day, order.today)
        spells = hours.spells(day)
        head = next(p for p in services.sign_in.people() if p.role == "head")
        services.office.change_settings(services.sign_in.demo(head.id), practice_outside_hours=False)
        hands = make_hands(services, clock) if make_hands else ServiceHands(services)
        stage = Stage(services, clock, Timetable(clock), spells, Random(f"day {order.seed}"), hands)
        people, at_the_door = _fill(stage, order)
        plans = intents.draw(order.seed, people, _calendar(hours, day))
        Course(stage, (*people, *at_the_door), plans).play()
        record = _record(services, stage)
        found = audit(record)
        visitors = len(people) + len(at_the_door)
        summary = summarise((day, order.seed, visitors), record, found, stage.witness)
        text = sheet(record.journal, _names(services, found), services.office.office().tz)
        return Played(summary, text)
    finally:
        services.close()


def with_papers(summary: Summary, screenshots: list[str], papers: list[str], journal_file: str) -> Summary:
    """The summary that names the files beside it."""
    return replace(summary, screenshots=tuple(screenshots), papers=tuple(papers), journal=journal_file)


def _new_office(address: str, clock: MovedClock) -> Services:
    premises = Premises(address, Ports(clock=clock, moved_clock=True))
    premises.prepare()
    if premises.set_up() is not None:
        premises.close()
        raise Refusal("rehearsal_place_taken")
    return premises.create_demo()


def _calendar(hours: OpeningHours, day: date) -> intents.Calendar:
    beside = range(1, DAYS_BEFORE)
    before = [hours.spells(day - timedelta(days=step)) for step in beside]
    after = [hours.spells(day + timedelta(days=step)) for step in beside]
    near = [intents.sessions(days, _WORKING_DAYS) for days in (before, after)]
    return intents.Calendar(hours.spells(day), *near)


def _fill(stage: Stage, order: Order) -> tuple[tuple[crowd.Visitor, ...], tuple[crowd.Visitor, ...]]:
    """Puts lines and procedures on the stage, and draws who comes, and who besides stands at the door."""
    services = stage.services
    stage.lines = {line.letter: line for line in services.office.lines()}
    for procedure in sorted(services.procedures.all_in_force(), key=lambda p: p.code):
        if procedure.line_id is not None:
            stage.procedures.setdefault(procedure.line_id, []).append(procedure)
    minutes = {letter: line.minutes for letter, line in stage.lines.items()}
    known = [p.code for p in services.kiosk.priorities() if not p.staff_only]
    people = crowd.draw(order.seed, order.visitors, stage.spells, minutes, known)
    door = crowd.draw_at_the_door(order.seed, order.at_the_door, len(people) + 1, stage.spells[0].start, minutes)
    return people, door


def _record(services: Services, stage: Stage) -> Record:
    with services.context.look((tickets.of_day(tuple(State)),)) as (tx, config, (rows,)):
        listed = [tickets.ticket(row) for row in rows]
        booked = [bookings.booking(row) for row in tx.reads(bookings.everything())[0]]
        procedures = {t.id: visits.rows(tx.reads(visits.of_ticket(t.id))[0]) for t in listed}
        return Record(
            journal.of_day(tx),
            listed,
            procedures,
            config.serves,
            config.settings.turn_rules.bound,
            stage.witness.taken,
            stage.witness.nobody,
            booked,
            _rules(config),
            room.of_days(config, {row.day for row in booked}),
            stage.witness.booked,
            stage.witness.cancelled,
            stage.witness.arrived,
        )


def _rules(config: Config) -> Rules:
    told = config.settings
    return Rules(
        priority_credit=told.priority_credit * MINUTE,
        appointment_credit=told.appointment_credit * MINUTE,
        help_delay=told.help_delay * MINUTE,
        callable_before=told.callable_before * MINUTE,
        early=told.early_minutes * MINUTE,
        late=told.late_grace * MINUTE,
        slot=told.slot_minutes * MINUTE,
        share=told.online_share / 100,
        internal=told.internal_seats,
    )


def _names(services: Services, found: Findings) -> dict[str, str]:
    """What keys are called in the sheet: numbers, letters, counters, codes, and the order of the staff list."""
    names = {ticket_id: ticket.number for ticket_id, ticket in found.tickets.items()}
    names |= {booking_id: f"booking-{i}" for i, booking_id in enumerate(found.bookings, 1)}
    names |= {line.id: line.letter for line in services.office.lines()}
    names |= {counter.id: f"counter-{counter.number}" for counter in services.office.counters()}
    people = sorted(services.sign_in.people(), key=lambda p: p.name)
    names |= {person.id: f"staff-{i}" for i, person in enumerate(people, 1)}
    for procedure in services.procedures.all_in_force():
        names |= {procedure.id: procedure.code, procedure.version_id: f"{procedure.code}-version"}
    return names
