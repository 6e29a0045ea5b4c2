"""Reads the stored office whole, and holds it against the replay of its journal."""

import json
from dataclasses import fields
from typing import Any

from onestop_desk.data import bookings, journal, ratings, tickets
from onestop_desk.data.bookings import BookingRow
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Tx, statement
from onestop_desk.domain.replay import DayEnd, RatingTold, Seat, VisitLine, replay
from onestop_desk.services import Services

NOT_JOURNALLED = {"token", "person_id"}
"""The key of a number's own page, and the erasable person."""


def stored_tickets(services: Services) -> list[TicketRow]:
    """Every ticket of the office."""
    with services.context.look() as (tx, _, _):
        return [tickets.ticket(row) for row in tx.read(f"SELECT {tickets.COLUMNS} FROM ticket t")]


def stored_since(services: Services, seq: int) -> tuple[list[TicketRow], list[tuple[int, int, int]]]:
    """Every ticket of the office, and (seq, instant, clock held) of the journal's rows after `seq`."""
    since = "SELECT seq, at, clock_held FROM journal WHERE seq > :since ORDER BY seq"
    first = [statement(f"SELECT {tickets.COLUMNS} FROM ticket t"), statement(since, since=seq)]
    with services.context.look(first) as (_, _, (rows, entries)):
        return [tickets.ticket(row) for row in rows], [(row[0], row[1], row[2]) for row in entries]


def count_calls(services: Services) -> int:
    """How many call rows there are."""
    with services.context.look() as (tx, _, _):
        return int(tx.read('SELECT count(*) FROM "call"')[0][0])


def differences(services: Services) -> list[str]:
    """Where the tables say something else than the journal played from its first row."""
    with services.context.look() as (tx, _, _):
        told = replay(journal.of_day(tx))
        rows = [tickets.ticket(row) for row in tx.read(f"SELECT {tickets.COLUMNS} FROM ticket t")]
        found = _differ("tickets", {row.id: _columns(row) for row in rows}, told.tickets)
        found += _differ("lines", _lines(tx), told.lines)
        found += _differ("counters", _seats(tx), {k: v for k, v in told.counters.items() if v != Seat()})
        found += _differ("days", _days(tx), told.days)
        series = {(row[0], row[1]): row[2] for row in tx.read("SELECT service_day, letter, last FROM number_series")}
        found += _differ("bookings", _bookings(tx), told.bookings)
        found += _differ("ratings", _ratings(tx), told.ratings)
        return found + _differ("series", series, told.series)


BOOKING_NOT_JOURNALLED = {"code", "token", "person_id", "helper_id", "holder", "helper", "name", "phone", "email"}
BOOKING_NOT_JOURNALLED |= {"helper_name", "ticket_letter", "ticket_number"}
"""What finds an appointment, and the erasable people."""


def _bookings(tx: Tx) -> dict[str, dict[str, Any]]:
    names = {f.name for f in fields(BookingRow)} - {"id"} - BOOKING_NOT_JOURNALLED
    rows = [bookings.booking(row) for row in tx.reads(bookings.everything())[0]]
    return {row.id: {name: getattr(row, name) for name in names} for row in rows}


def _ratings(tx: Tx) -> dict[str, RatingTold]:
    rows = [ratings.rating(row) for row in tx.reads(ratings.everything())[0]]
    return {r.id: RatingTold(r.ticket_id, r.level, r.reasons, r.face, r.rated_at) for r in rows}


def _columns(row: TicketRow) -> dict[str, Any]:
    return {f.name: getattr(row, f.name) for f in fields(row) if f.name not in {"id", *NOT_JOURNALLED}}


def _lines(tx: Tx) -> dict[str, VisitLine]:
    rows = tx.read(
        "SELECT vp.id, v.ticket_id, vp.position, vp.procedure_id, vp.procedure_version_id, vp.ticked, vp.outcome,"
        " vp.dossier_code, vp.missing, vp.refusal_reason FROM visit_procedure vp JOIN visit v ON v.id = vp.visit_id"
    )
    found = {}
    for line, ticket, position, procedure, version, ticked, outcome, code, missing, reason in rows:
        papers, lacks = tuple(json.loads(ticked)), tuple(json.loads(missing))
        found[line] = VisitLine(ticket, position, procedure, version, papers, outcome, code, lacks, reason)
    return found


def _seats(tx: Tx) -> dict[str, Seat]:
    rows = tx.read("SELECT id, state, reason, until, staff_id FROM counter WHERE state <> 'closed'")
    return {row[0]: Seat(*row[1:]) for row in rows}


def _days(tx: Tx) -> dict[str, DayEnd]:
    rows = tx.read("SELECT service_day, frozen_until, closed_at FROM office_day")
    return {row[0]: DayEnd(row[1], row[2]) for row in rows}


def _differ(what: str, stored: dict[Any, Any], told: dict[Any, Any]) -> list[str]:
    return [
        f"{what} {key}: stored {stored.get(key)}, journal {told.get(key)}"
        for key in sorted({*stored, *told}, key=str)
        if stored.get(key) != told.get(key)
    ]
