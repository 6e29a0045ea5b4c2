"""The rows behind a figure: as many as its numerator or its denominator says, each by its own record."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from onestop_desk.data import reports
from onestop_desk.data.tx import Tx
from onestop_desk.domain import dossier_figures
from onestop_desk.domain.dossier_figures import Seen
from onestop_desk.domain.dossiers import ended_at
from onestop_desk.domain.indicators import Definition, Part, Source
from onestop_desk.domain.instants import local
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.periods import Period
from onestop_desk.domain.procedures import Procedure
from onestop_desk.domain.ratings import Level
from onestop_desk.domain.tallies import (
    Place,
    TicketFact,
    after_slot_s,
    error_s,
    overtakers,
    place,
    service_s,
    wait_s,
)
from onestop_desk.services.reports import counting
from onestop_desk.services.reports.counting import HANDED_IN, NOT_DONE, OVERTAKES
from onestop_desk.services.reports.slices import Slice, seen_of
from onestop_desk.services.reports.sources import Sources, is_told_how
from onestop_desk.services.reports.views import Row, RowKind


def rows(tx: Tx, sources: Sources, meaning: Definition, part: Part, of: Slice) -> tuple[Row, ...]:
    """The rows that a figure of a part of a period was counted from."""
    top = part is Part.NUMERATOR
    match meaning.source:
        case Source.TICKETS:
            found = _tickets(tx, meaning.code, of, top, sources.config.settings.kept_minutes)
        case Source.VISITS:
            found = _visits(tx, meaning.code, of, top)
        case Source.RATINGS:
            found = _ratings(tx, of, top)
        case Source.BOOKINGS:
            found = _bookings(tx, of, top)
        case Source.REFUSED:
            found = _refused(tx, of)
        case Source.GUIDE:
            found = _guided(tx, meaning.code, of)
        case Source.DOSSIERS if meaning.code == "online_used":
            found = _used_online(sources, of, top)
        case Source.DOSSIERS:
            found = _dossiers(sources, meaning.code, of, top)
        case _:
            found = _of_the_moment(sources, meaning.code, of.period, top)
    return tuple(found)


_LENGTHS: dict[str, Callable[[TicketFact], int | None]] = {
    **dict.fromkeys(("wait_mean", "wait_median", "wait_90", "wait_longest"), wait_s),
    **dict.fromkeys(("serve_mean", "serve_median", "serve_90", "serve_longest"), service_s),
    "forecast_error": error_s,
}


def _days(of: Slice) -> Iterator[date]:
    return (day for day in of.period.days if of.days(day))


def _tickets(tx: Tx, code: str, of: Slice, top: bool, kept_minutes: int) -> Iterator[Row]:
    wanted = of.place or (lambda _place: False)
    for day in _days(of):
        answers = tx.reads(reports.tickets_of(day.isoformat()), reports.picks_of(day.isoformat()))
        facts, picks = reports.facts(answers[0]), {row[0]: int(row[1]) for row in answers[1]}
        overtook = {f.id: why for f, why in overtakers(facts, picks)} if code.startswith("overtakes") else {}
        for fact in facts:
            if not wanted(place(fact)):
                continue
            if code.startswith("overtakes"):
                why = overtook.get(fact.id)
                if why is not None and OVERTAKES.get(code, why) is why:
                    yield _ticket(fact, day, why.value)
            elif code == "picked_by_hand":
                for _again in range(picks.get(fact.id, 0)):
                    yield _ticket(fact, day, "")
            else:
                value = _counted(code, fact, top, kept_minutes)
                if value is not None:
                    yield _ticket(fact, day, value)


def _counted(code: str, fact: TicketFact, top: bool, kept_minutes: int) -> str | None:
    """What a ticket says for an indicator, None when it does not count for it."""
    if code in _LENGTHS:
        seconds = _LENGTHS[code](fact)
        return None if seconds is None else str(seconds)
    has_left = fact.state == "left" and fact.answered_at is None
    if code == "appointments_kept":
        late = after_slot_s(fact)
        if late is None:
            return "" if has_left and fact.slot_start is not None and not top else None
        return str(late) if not top or late <= kept_minutes * 60 else None
    counts = {
        "tickets": True,
        "served": fact.state == "done",
        "unserved": has_left if top else fact.state in {"done", "left"},
    }[code]
    return fact.state if counts else None


def _ticket(fact: TicketFact, day: date, value: str) -> Row:
    shown = str(TicketNumber(fact.letter, fact.number))
    return Row(RowKind.TICKET, fact.id, shown, day, fact.arrived_at, fact.answered_at, value, fact.line_id)


def _in(of: Slice, day: str, where: Place, procedure: str = "") -> bool:
    """Whether something of a day, at a place, for a procedure, belongs to a part."""
    on = of.days(date.fromisoformat(day))
    at = of.place(where) if of.place is not None else True
    about = of.procedure(procedure) if of.procedure is not None else True
    return on and at and about


def _where(line: str, counter: str | None, clerk: str | None) -> Place:
    return line, counter or "", clerk or ""


def _span(of: Slice) -> tuple[str, str]:
    return of.period.first.isoformat(), of.period.last.isoformat()


def _visits(tx: Tx, code: str, of: Slice, top: bool) -> Iterator[Row]:
    for ticket, letter, number, day, line, counter, clerk, procedure, outcome, closed in tx.reads(
        reports.outcome_rows(*_span(of))
    )[0]:
        counts = outcome == code if top else outcome in HANDED_IN
        if counts and _in(of, day, _where(line, counter, clerk), procedure or ""):
            shown = str(TicketNumber(letter, number))
            on = date.fromisoformat(day)
            yield Row(RowKind.VISIT_PROCEDURE, ticket, shown, on, closed, None, outcome, procedure or "")


def _ratings(tx: Tx, of: Slice, top: bool) -> Iterator[Row]:
    for day, line, counter, clerk, level, at in tx.reads(reports.rating_rows(*_span(of)))[0]:
        if _in(of, day, _where(line, counter, clerk)) and (not top or level >= Level.SATISFIED):
            yield Row(RowKind.RATING, "", "", date.fromisoformat(day), at, None, Level(level).name.lower())


def _bookings(tx: Tx, of: Slice, top: bool) -> Iterator[Row]:
    for booking, code, day, line, state, start in tx.reads(reports.booking_rows(*_span(of)))[0]:
        if (of.line is None or line == of.line) and (not top or state == "no_show"):
            yield Row(RowKind.BOOKING, booking, code, date.fromisoformat(day), start, None, state, line)


def _refused(tx: Tx, of: Slice) -> Iterator[Row]:
    for row_id, day, line, code, at in tx.reads(reports.refused(*_span(of)))[0]:
        if of.line is None or line == of.line:
            yield Row(RowKind.REFUSED, row_id, "", date.fromisoformat(day), at, None, code, line)


def _guided(tx: Tx, code: str, of: Slice) -> Iterator[Row]:
    wanted = {"vneid_activated": {"activated_now"}, "vneid_to_police": {"sent_to_police"}, "vneid_not_done": NOT_DONE}
    for row_id, day, result, reason, at in tx.reads(reports.guided_rows(*_span(of)))[0]:
        if code not in wanted or result in wanted[code]:
            yield Row(RowKind.GUIDED, row_id, "", date.fromisoformat(day), at, None, result, reason or "")


def _dossiers(sources: Sources, code: str, of: Slice, top: bool) -> Iterator[Row]:
    for one in dossier_figures.behind(code, seen_of(sources, of), numerator=top):
        yield dossier_row(one, sources.tz)


def dossier_row(one: Seen, tz: str) -> Row:
    """A dossier as a row."""
    dossier = one.dossier
    day = local(dossier.received_at, tz).date()
    end, name = ended_at(dossier), dossier.procedure_name
    return Row(RowKind.DOSSIER, dossier.id, dossier.code, day, dossier.received_at, end, one.timing.value, name)


def _used_online(sources: Sources, of: Slice, top: bool) -> Iterator[Row]:
    used, offered = dossier_figures.used_online(seen_of(sources, of), sources.offered_online())
    names = {v.procedure.code: v.procedure.name for v in sources.versions}
    for code in used if top else offered:
        yield Row(RowKind.PROCEDURE, code, code, sources.today, None, subject=names.get(code, ""))


def _of_the_moment(sources: Sources, code: str, period: Period, top: bool) -> Iterator[Row]:
    today = sources.today
    if code == "late_announcements":
        for procedure, name, late, imported in counting.late_in(sources, period):
            yield Row(RowKind.PROCEDURE, procedure, procedure, imported, None, None, str(late), name)
    elif code == "stale_sheets":
        for row in counting.stale_sheets(sources) or ():
            yield Row(RowKind.SHEET, row[0], row[2], today, row[5], subject=row[9] or "")
    elif code == "cameras":
        for camera, name, reachable, checked in sources.cameras:
            if reachable or not top:
                yield Row(RowKind.CAMERA, camera, name, today, checked, None, "up" if reachable else "down")
    else:
        for one in _procedures(sources, code, top):
            yield Row(RowKind.PROCEDURE, one.code, one.code, today, None, subject=one.name)


def _procedures(sources: Sources, code: str, top: bool) -> Sequence[Procedure]:
    listed = sources.in_force()
    if code == "complete_procedures":
        return [p for p in listed if not top or counting.is_complete(p)]
    offered = set(sources.offered_online())
    return [p for p in listed if (p.code in offered if top else is_told_how(p))]
