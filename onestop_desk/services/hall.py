"""The hall at one instant: who waits, what each counter does, and when each person is expected to be called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from threading import Lock

from onestop_desk.data import office, tickets, visits
from onestop_desk.data.tickets import TicketRow
from onestop_desk.data.tx import Row, Statement, Tx
from onestop_desk.domain.forecast import OpenCounter, forecast, public_minutes, service_minutes
from onestop_desk.domain.hours import Spell
from onestop_desk.domain.instants import MINUTE, SECOND, Instant, service_day
from onestop_desk.domain.tickets import State
from onestop_desk.domain.turns import Waiting, turn_on_entry
from onestop_desk.services.config import Config, with_state
from onestop_desk.services.views import CounterView, DayState

PRESENT = (State.WAITING, State.CALLED, State.SERVING, State.ASIDE, State.MISSED)
STATEMENTS: tuple[Statement, ...] = (
    office.counter_states(),
    tickets.of_day(PRESENT),
    visits.first_procedures(),
    office.day_state(),
)
"""What is read to know the hall."""

MEASURED_DAYS = 14
NEWCOMER = "newcomer"
_NOT_BEFORE_OPENING = 10 * MINUTE
_WRAPPING_UP = 30 * SECOND


class Measures:
    """Measured service minutes by line: the median of recent days, read once a service day."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[str, int, dict[str, float]] | None = None

    def minutes(self, tx: Tx, config: Config) -> Mapping[str, float]:
        """Line id -> minutes a service takes."""
        day = tx.day.isoformat()
        with self._lock:
            if self._known is None or self._known[:2] != (day, config.version):
                since = (tx.day - timedelta(days=MEASURED_DAYS)).isoformat()
                seconds: dict[str, list[int]] = {}
                for line_id, spent in tx.reads(tickets.measured(since))[0]:
                    seconds.setdefault(line_id, []).append(int(spent))
                made = {i: service_minutes(seconds.get(i, ()), line.minutes) for i, line in config.lines.items()}
                self._known = (day, config.version, made)
            return self._known[2]


@dataclass(frozen=True)
class Hall:
    """What `STATEMENTS` said, with the forecast on demand."""

    now: Instant
    config: Config
    counters: Mapping[str, CounterView]
    rows: Sequence[TicketRow]
    names: Mapping[str, tuple[str | None, str | None]]
    """Ticket id -> (procedure id, person's name)."""
    frozen_until: Instant
    closed_at: Instant | None
    minutes: Mapping[str, float]
    clock_held: bool
    undo: Mapping[str, str | None]
    """Counter id -> what the last action there could take back, as JSON."""

    @cached_property
    def practice(self) -> bool:
        """Whether the demo office is tried out at an hour at which a real one is closed."""
        hours = self.config.hours
        return (
            self.config.settings.practice_outside_hours
            and hours.now_open(self.now) is None
            and hours.in_break(self.now) is None
        )

    @cached_property
    def spells(self) -> tuple[Spell, ...]:
        """Today's sessions; none while practising."""
        return () if self.practice else self.config.hours.spells(service_day(self.now, self.config.office.tz))

    @cached_property
    def waiting(self) -> list[TicketRow]:
        """Who waits, in the order of the lines."""
        return [r for r in self.rows if r.state is State.WAITING]

    @cached_property
    def open_counters(self) -> list[OpenCounter]:
        """The counters that will call people today, and from when each is free."""
        found = []
        for counter in self.counters.values():
            free = self._free_at(counter)
            if free is not None:
                found.append(OpenCounter(counter.id, self.config.serves[counter.id], free))
        return found

    def _free_at(self, counter: CounterView) -> Instant | None:
        if counter.state == "paused":
            return counter.until
        if counter.state == "closed":
            first = self.spells[0].start if self.spells else None
            return max(first, self.now) if first is not None and self.now < first + _NOT_BEFORE_OPENING else None
        if counter.ticket_since is None:
            return self.now
        row = next(r for r in self.rows if r.counter_id == counter.id and r.state in (State.CALLED, State.SERVING))
        usual = int(self.minutes[row.line_id] * MINUTE)
        return max(counter.ticket_since + usual, self.now + _WRAPPING_UP)

    @cached_property
    def expected(self) -> Mapping[str, Instant]:
        """Ticket id -> when it is expected to be called."""
        return self.play([r.waiting for r in self.waiting])

    def play(self, waiting: Sequence[Waiting]) -> Mapping[str, Instant]:
        """The calling order played forward for these people."""
        rules = self.config.settings.turn_rules
        if not self.practice and not self.spells:
            return {}
        return forecast(waiting, self.open_counters, self.minutes, self.spells, self.now, rules)

    def newcomers(self, line_id: str, count: int, *, priority: bool = False) -> list[Instant]:
        """When `count` people who came to a line now would be called; fewer when the day is too short."""
        rules = self.config.settings.turn_rules
        turn = turn_on_entry(self.now, rules, priority=priority)
        kept = self.frozen_until if self.frozen_until > self.now else 0
        fresh = [
            Waiting(f"{NEWCOMER}{i}", line_id, 10**9 + i, self.now, turn, callable_from=self.now, kept_until=kept)
            for i in range(count)
        ]
        expected = self.play([*(r.waiting for r in self.waiting), *fresh])
        return [expected[t.id] for t in fresh if t.id in expected]

    def closes_at(self) -> Instant | None:
        """When the last session of today ends; None while practising or on a day off."""
        return self.spells[-1].end if self.spells else None

    def minutes_until(self, call_at: Instant | None) -> int | None:
        """Public minutes until an expected call."""
        if call_at is None:
            return None
        return public_minutes(call_at - self.now, self.config.settings.forecast_step)


def read_hall(tx: Tx, config: Config, answers: Sequence[list[Row]], measures: Measures) -> Hall:
    """The hall from the answers to `STATEMENTS`."""
    states, ticket_rows, names, day = answers
    rows = [tickets.ticket(r) for r in ticket_rows]
    counters = {s[0]: with_state(config.counters[s[0]], s, config.staff) for s in states if s[0] in config.counters}
    for row in rows:
        if row.state in (State.CALLED, State.SERVING) and row.counter_id in counters:
            since = row.serving_at if row.state is State.SERVING else row.called_at
            counters[row.counter_id] = replace(
                counters[row.counter_id],
                ticket=row.shown,
                ticket_state=row.state,
                ticket_since=since,
                calls_made=row.calls_made,
            )
    frozen, closed = day[0] if day else (0, None)
    ordered = dict(sorted(counters.items(), key=lambda item: item[1].number))
    return Hall(
        tx.now,
        config,
        ordered,
        rows,
        {n[0]: (n[1], n[2]) for n in names},
        frozen or 0,
        closed,
        measures.minutes(tx, config),
        tx.clock_held,
        {s[0]: s[5] for s in states},
    )


def day_state(hall: Hall, tx: Tx) -> DayState:
    """Where the office stands in its day."""
    hours, now, settings = hall.config.hours, hall.now, hall.config.settings
    session = hours.now_open(now)
    closes = hours.closes_today(now)
    following = None
    if session is not None:
        following = next((s for s in hall.spells if s.start >= session.end), None)
    else:
        following = hours.in_break(now)
    window = settings.freeze_before_break * MINUTE
    ends_soon = session is not None and session.end - now <= window
    is_open = hall.practice or session is not None
    return DayState(
        tx.day,
        is_open,
        session.end if session else None,
        following.start if following else None,
        closes if not hall.practice else None,
        None if is_open else hours.next_opening(now),
        hours.closures.get(tx.day) if not hours.spells(tx.day) else None,
        ends_soon and following is not None,
        ends_soon and following is None,
        hall.frozen_until > now,
        hall.closed_at is not None,
        hall.clock_held,
    )
