"""Tickets in the database: entered, moved, picked for a counter, listed for a day."""

from dataclasses import dataclass
from functools import lru_cache

from onestop_desk.data import reports
from onestop_desk.data.tx import Row, Statement, Tx, statement
from onestop_desk.domain.instants import Instant
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.tickets import Source, State
from onestop_desk.domain.turns import Waiting

_NAMES = (
    "id, service_day, letter, number, line_id, state, version, source, token, arrived_at, turn_at, turn_rank,"
    " callable_from, kept_until, started_at, priority, slot_start, returned, counter_id, called_at, last_call_at,"
    " calls_made, serving_at, changed_at, reason, person_id, forecast_at, answered_at, served_by, typed_at"
)
COLUMNS = ", ".join(f"t.{name.strip()}" for name in _NAMES.split(","))


@dataclass(frozen=True)
class TicketRow:
    """One ticket as it is stored."""

    id: str
    service_day: str
    letter: str
    number: int
    line_id: str
    state: State
    version: int
    source: Source
    token: str
    arrived_at: Instant
    turn_at: Instant
    turn_rank: int
    callable_from: Instant
    kept_until: Instant
    started_at: Instant
    priority: str | None
    slot_start: Instant | None
    returned: bool
    counter_id: str | None
    called_at: Instant | None
    last_call_at: Instant | None
    calls_made: int
    serving_at: Instant | None
    changed_at: Instant
    reason: str | None
    person_id: str | None
    forecast_at: Instant | None = None
    """When, on entry, the call was expected."""
    answered_at: Instant | None = None
    """The call that was first answered."""
    served_by: str | None = None
    """The id of the member of staff who served last."""
    typed_at: Instant | None = None
    """When a number of the paper roll was typed in afterwards."""

    @property
    def shown(self) -> str:
        """The number as people read it: A012."""
        return str(TicketNumber(self.letter, self.number))

    @property
    def waiting(self) -> Waiting:
        """The part that decides the order."""
        return Waiting(
            self.id,
            self.line_id,
            self.number,
            self.arrived_at,
            self.turn_at,
            self.turn_rank,
            self.callable_from,
            self.kept_until,
            self.started_at,
        )


def ticket(row: Row) -> TicketRow:
    """A row of `COLUMNS` as a value."""
    values = list(row)
    values[5], values[7], values[17] = State(row[5]), Source(row[7]), bool(row[17])
    return TicketRow(*values)


def by_id(ticket_id: str) -> Statement:
    """The statement that reads one ticket."""
    return statement(f"SELECT {COLUMNS} FROM ticket t WHERE t.id = :ticket AND t.office_id = :office", ticket=ticket_id)


def open_at(counter_id: str) -> Statement:
    """The statement that reads the open ticket at a counter."""
    return statement(
        f"SELECT {COLUMNS} FROM ticket t WHERE t.counter_id = :counter AND t.state IN ('called','serving')",
        counter=counter_id,
    )


_HEAD = (
    "(SELECT t.id FROM ticket t WHERE t.line_id = cl.line_id AND t.state = 'waiting' AND t.service_day = :day"
    " AND t.kept_until <= :now AND t.callable_from {due} ORDER BY t.turn_at, t.turn_rank, t.number LIMIT 1)"
)
_PICK = (
    f"SELECT {COLUMNS} FROM (SELECT cl.role, {_HEAD} AS id FROM counter_line cl WHERE cl.counter_id = :counter) h"
    " JOIN ticket t ON t.id = h.id ORDER BY t.turn_at + CASE h.role WHEN 'help' THEN :help ELSE 0 END,"
    " t.turn_rank, t.number, t.line_id LIMIT 1"
)
_PICK_READY = _PICK.format(due="<= :now")
_PICK_EARLY = _PICK.format(due="> :now")


def pick(counter_id: str, help_delay: Instant) -> Statement:
    """The statement of `domain.turns.choose_next` by index: the head of each line the counter serves, then the best.

    A property test holds it against the rule.
    """
    return statement(_PICK_READY, counter=counter_id, help=help_delay)


def pick_early(tx: Tx, counter_id: str, help_delay: Instant) -> TicketRow | None:
    """Somebody booked for later, for a counter that has nobody else."""
    row = tx.read_one(_PICK_EARLY, counter=counter_id, help=help_delay)
    return ticket(row) if row else None


_NEXT_NUMBER = (
    "INSERT INTO number_series (office_id, service_day, letter, last) VALUES (:office, :day, :letter, 1)"
    " ON CONFLICT (office_id, service_day, letter) DO UPDATE SET last = number_series.last + 1 RETURNING last"
)


def next_number(tx: Tx, letter: str) -> int:
    """The next number of a letter today, from its counter row, locked until this transaction ends.

    The instant is taken anew behind it, so that in a line the lower number always came earlier.
    """
    return int(tx.queue(statement(_NEXT_NUMBER, letter=letter))[0][0])


_INSERT = (
    f"INSERT INTO ticket (office_id, {_NAMES}) VALUES (:office, :id, :day, :letter, :number, :line_id, 'waiting', 1,"
    " :source, :token, :arrived_at, :turn_at, 0, :callable_from, :kept_until, :started_at, :priority, :slot_start, 0,"
    " NULL, NULL, NULL, 0, NULL, :arrived_at, :reason, :person_id, :forecast_at, NULL, NULL, NULL)"
)


def insert(tx: Tx, **places: object) -> None:
    """A new waiting ticket; `forecast_at` may be left out."""
    tx.write(_INSERT, **{"forecast_at": None, **places})


@lru_cache(maxsize=64)
def _update(names: tuple[str, ...]) -> str:
    sets = "".join(f", {name} = :{name}" for name in names)
    when = "" if "changed_at" in names else ", changed_at = :now"
    return (
        f"UPDATE ticket SET state = :state, version = version + 1{when}{sets} WHERE id = :ticket AND version = :version"
    )


def update(tx: Tx, row: TicketRow, state: State, sets: dict[str, object]) -> None:
    """A ticket in its new state; the office's lock or the ticket's own row lock makes the version hold.

    One of a past day takes with it what that day had come to: it is counted again.
    """
    if row.service_day != tx.day.isoformat():
        reports.forget(tx, row.service_day)
    tx.write(_update(tuple(sets)), state=state.value, ticket=row.id, version=row.version, **sets)


def of_day(states: tuple[State, ...]) -> Statement:
    """The statement that lists today's tickets of the office in some states."""
    names = ", ".join(f"'{s.value}'" for s in states)
    return statement(
        f"SELECT {COLUMNS} FROM ticket t WHERE t.office_id = :office AND t.service_day = :day AND t.state IN ({names})"
        " ORDER BY t.turn_at, t.turn_rank, t.number"
    )


def stale(states: tuple[State, ...]) -> Statement:
    """The statement that lists tickets of earlier days that nobody closed."""
    names = ", ".join(f"'{s.value}'" for s in states)
    return statement(
        f"SELECT {COLUMNS} FROM ticket t WHERE t.office_id = :office AND t.service_day < :day AND t.state IN ({names})"
        " ORDER BY t.service_day, t.arrived_at"
    )


def measured(since: str) -> Statement:
    """The statement that lists (line, seconds at the counter) of recent days' finished tickets, newest first.

    Without today's: every station counts the same seats, whenever it first asks.
    """
    return statement(
        "SELECT line_id, (changed_at - serving_at) / 1000000 FROM ticket WHERE office_id = :office"
        " AND service_day >= :since AND service_day < :day AND state = 'done' AND serving_at IS NOT NULL"
        " ORDER BY service_day DESC LIMIT 3000",
        since=since,
    )


def services_today() -> Statement:
    """The statement that lists (state, waited µs or None) of all of today's tickets."""
    return statement(
        "SELECT state, called_at - arrived_at FROM ticket WHERE office_id = :office AND service_day = :day"
    )


def by_number(tx: Tx, number: TicketNumber) -> TicketRow | None:
    """Today's ticket with a number."""
    row = tx.read_one(
        f"SELECT {COLUMNS} FROM ticket t WHERE t.office_id = :office AND t.service_day = :day"
        " AND t.letter = :letter AND t.number = :number",
        letter=number.letter,
        number=number.value,
    )
    return ticket(row) if row else None


def last_finished(counter_id: str) -> Statement:
    """The statement that reads today's last finished (number, instant) of a counter."""
    return statement(
        "SELECT letter, number, changed_at FROM ticket WHERE office_id = :office AND service_day = :day"
        " AND state = 'done' AND counter_id = :counter ORDER BY changed_at DESC LIMIT 1",
        counter=counter_id,
    )


def tokens_today() -> Statement:
    """The statement that lists (token, ticket) of all of today's tickets."""
    return statement("SELECT token, id FROM ticket WHERE office_id = :office AND service_day = :day")


def all_today() -> Statement:
    """The statement that lists all of today's tickets with (procedure, person's name, dossier code) behind."""
    return statement(
        f"SELECT {COLUMNS}, vp.procedure_id, pe.name, vp.dossier_code FROM ticket t"
        " LEFT JOIN visit v ON v.ticket_id = t.id LEFT JOIN visit_procedure vp ON vp.visit_id = v.id"
        " LEFT JOIN person pe ON pe.id = t.person_id"
        " WHERE t.office_id = :office AND t.service_day = :day ORDER BY t.arrived_at DESC, vp.position"
    )
