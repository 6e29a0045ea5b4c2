"""Rows of the lists that desk and dialogs show, made from the hall."""

from collections.abc import Iterable

from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, SECOND, Instant, service_day
from onestop_desk.domain.turns import Role, effective_order
from onestop_desk.services.hall import Hall
from onestop_desk.services.procedures import Procedures
from onestop_desk.services.views import AwayRow, WaitingRow


def procedure_name(procedures: Procedures, procedure_id: str | None) -> str | None:
    """The name of a procedure, None when none was chosen or it is not in the catalogue any more."""
    if procedure_id is None:
        return None
    try:
        found = procedures.get(procedure_id)
    except Refusal:
        return None
    return found.short_name or found.name


def waiting_row(hall: Hall, row: TicketRow, role: Role, procedures: Procedures) -> WaitingRow:
    """One person waiting, as a counter with this role sees them."""
    config = hall.config
    line = config.lines[row.line_id]
    procedure_id, name = hall.names.get(row.id, (None, None))
    owners = [
        config.counters[c].number for c in config.counters_of(row.line_id) if config.serves[c][row.line_id] is Role.OWN
    ]
    waited = hall.now - row.arrived_at
    return WaitingRow(
        row.id,
        row.shown,
        row.state,
        row.line_id,
        row.letter,
        role,
        row.source,
        procedure_name(procedures, procedure_id),
        line.name,
        name,
        row.arrived_at,
        waited // SECOND,
        hall.expected.get(row.id),
        row.priority,
        row.slot_start,
        row.returned,
        row.kept_until if row.kept_until > hall.now else None,
        waited > config.promise_on(service_day(hall.now, config.office.tz)) * MINUTE,
        owners[0] if role is Role.HELP and owners else None,
    )


def in_order_of_call(hall: Hall, counter_id: str) -> list[tuple[TicketRow, Role]]:
    """The people a counter may serve, in the order in which it would call them."""
    serves = hall.config.serves[counter_id]
    rules = hall.config.settings.turn_rules
    mine = [r for r in hall.waiting if r.line_id in serves]

    def order(row: TicketRow) -> tuple[bool, Instant, bool, tuple[Instant, int, int, str]]:
        kept = row.kept_until > hall.now
        return kept, row.kept_until if kept else 0, row.callable_from > hall.now, effective_order(
            row.waiting, serves[row.line_id], rules
        )  # fmt: skip

    return [(r, serves[r.line_id]) for r in sorted(mine, key=order)]


def away_rows(hall: Hall, rows: Iterable[TicketRow], procedures: Procedures) -> tuple[AwayRow, ...]:
    """People set aside or missed."""
    return tuple(
        AwayRow(
            r.id,
            r.shown,
            r.state,
            procedure_name(procedures, hall.names.get(r.id, (None, None))[0]),
            hall.config.lines[r.line_id].name,
            r.reason,
            None,
            r.changed_at,
            r.calls_made,
        )
        for r in sorted(rows, key=lambda r: r.changed_at)
    )
