"""Steps of a day in the demo office, each held against the same step on paper: the hall, the counters, the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import pytest

from onestop_desk.data import tickets
from onestop_desk.data.paper_roll import closed_days
from onestop_desk.data.tickets import TicketRow
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE, SECOND, Instant, service_day
from onestop_desk.domain.numbers import TicketNumber
from onestop_desk.domain.outcomes import Outcome
from onestop_desk.domain.paper_roll import OnPaper, RollEntry
from onestop_desk.domain.turns import Role, callable_from, turn_on_entry
from onestop_desk.services.actors import SYSTEM, Actor, station
from onestop_desk.services.context import Action
from onestop_desk.services.keys import new_id, new_key, new_token
from onestop_desk.services.paper_roll import Typed
from onestop_desk.services.rights import Right
from onestop_desk.services.views import Called, TicketTaken
from tests.moved_clock import TZ
from tests.premises import Place
from tests.properties.books import count_calls, differences, stored_since, stored_tickets
from tests.properties.model import Paper, Person

LETTERS = ("A", "B", "G")
COUNTERS = (1, 2, 4)
FULL = {"line_full", "outside_hours", "office_closed_today", "day_closed"}
"""Why a kiosk may give no number: the forecast and the hours have tests of their own."""
KIOSK = station("kiosk-1")


class HallActions:
    """What happens in the hall and at the counters; `opener` gives a fresh office."""

    opener: Callable[[], AbstractContextManager[Place]]

    def doors_open(self) -> None:
        """The office at 08:00 with its counters open and four people in the hall."""
        self.stack = ExitStack()
        self.place = self.stack.enter_context(self.opener())
        self.services = self.place.open()
        self.lines = {line.letter: line.id for line in self.services.office.lines()}
        self.counters = {c.number: c.id for c in self.services.office.counters()}
        serves = self.services.context.config().serves
        paper = {c: {i: role is Role.HELP for i, role in roles.items()} for c, roles in serves.items()}
        self.paper = Paper(paper, counters=dict.fromkeys(self.counters.values(), "closed"))
        people = self.services.sign_in.people()
        self.head = next(self.services.sign_in.demo(p.id) for p in people if p.role == "head")
        clerks = [self.services.sign_in.demo(p.id) for p in people if p.role == "clerk"]
        self.clerks: dict[int, Actor] = dict(zip(COUNTERS, clerks, strict=False))
        self.procedures = [hit.procedure_id for hit in self.services.procedures.search("khai sinh", limit=3)]
        self.told: list[tuple[Callable[[], Any], Any]] = []
        self.last = self.seq = 0
        self._look()
        for counter in COUNTERS:
            self.open_counter(counter)
        for letter in "AABG":
            self.take(letter, None)

    def teardown(self) -> None:
        """At the end of the day the journal tells the same office as the tables."""
        if hasattr(self, "services"):
            try:
                assert differences(self.services) == []
                assert count_calls(self.services) == self.paper.call_rows
            finally:
                self.services.close()
                self.stack.close()

    # What the rules need

    @property
    def now(self) -> Instant:
        """The office's now: its clock, but never before its last journal instant."""
        return max(self.place.clock.now, self.last)

    @property
    def day(self) -> str:
        """The office's day."""
        return service_day(self.now, TZ).isoformat()

    def _look(self) -> list[TicketRow]:
        """The stored tickets; the journal's new rows are checked on the way."""
        rows, entries = stored_since(self.services, self.seq)
        for seq, at, held in entries:
            assert at >= self.last, "the journal ran backwards"
            assert held == int(self.place.clock.now < at), "a held clock is marked, and only that"
            self.seq, self.last = seq, at
        return rows

    def _refused(self, action: Callable[[], object], *codes: str) -> None:
        with pytest.raises(Refusal) as refused:
            action()
        assert refused.value.code in codes

    def _some(self, which: int, *states: str) -> Person | None:
        found = self.paper.in_state(*states)
        return found[which % len(found)] if found else None

    def _entered(self, taken: TicketTaken, line: str, *, priority: bool, slot: Instant | None = None) -> Person:
        letter, number = taken.number[0], int(taken.number[1:])
        now = self.now
        person = Person(
            taken.ticket_id, taken.number, number, line, self.day, now, now, now, now, priority=priority, slot=slot
        )
        self.paper.enter(person)
        assert taken.number == str(TicketNumber(letter, number))
        return person

    # Numbers

    def take(self, letter: str, priority: str | None, *, with_procedure: bool = False) -> None:
        """A citizen takes a number at the kiosk; it is the next of its series."""
        key, line = new_key(), self.lines[letter]
        next_one = self.paper.last_number.get((self.day, letter), 0) + 1

        def press() -> TicketTaken:
            return self.services.kiosk.take_number(
                KIOSK, line, key=key, priority=priority, procedure_id=self.procedures[0] if with_procedure else None
            )

        try:
            taken = press()
        except Refusal as refused:
            if refused.code not in FULL:
                raise
            return
        assert taken.number == str(TicketNumber(letter, next_one))
        person = self._entered(taken, line, priority=priority is not None)
        person.kept = next(r.kept_until for r in stored_tickets(self.services) if r.id == person.id)
        self.told.append((press, taken))

    def from_the_roll(self, letter: str, ahead: int) -> None:
        """A number of the paper roll is typed in; the series goes on behind it, the gap is the roll's."""
        last = self.paper.last_number.get((self.day, letter), 0)
        number, line, key = last + 1 + ahead, self.lines[letter], new_key()
        given = {p.number for p in self.paper.people.values() if p.day == self.day and p.shown[0] == letter}

        def press() -> TicketTaken:
            return self.services.desk.give_number(self.head, line, key=key, reason="late", roll_number=number)

        if number < 1 or number in given:
            self._refused(press, "number_taken")
            return
        taken = press()
        assert taken.number == str(TicketNumber(letter, number))
        person = self._entered(taken, line, priority=False)
        person.kept = next(r.kept_until for r in stored_tickets(self.services) if r.id == person.id)
        self.told.append((press, taken))

    def typed_in_later(self, letter: str, ago: int, *, served: bool) -> None:
        """A number that was given on paper some minutes ago is typed in, with its true times."""
        line, counter = self.lines[letter], next(iter(self.counters.values()))
        number = self.paper.last_number.get((self.day, letter), 0) + 2
        arrived = self.now - ago * MINUTE
        end = OnPaper(self.now - MINUTE, counter, arrived + MINUTE, Outcome.RECEIVED) if served else None
        key, entry = new_key(), RollEntry(line, number, arrived, ended=end)

        def press() -> Typed:
            return self.services.paper_roll.enter(self.head, [entry], key=key)

        day = service_day(arrived, TZ).isoformat()
        if day != self.day or (end is None and self.paper_day_is_over()):
            # Typed in over midnight, or after the day was closed: nobody can still wait.
            self._refused(press, "roll_time_order", "roll_needs_end", "number_taken")
            return
        typed = press()
        shown = str(TicketNumber(letter, number))
        assert typed.numbers == (shown,)
        stored = next(r for r in stored_tickets(self.services) if r.id == typed.ticket_ids[0])
        assert (stored.arrived_at, stored.typed_at) == (arrived, self.now)
        person = Person(stored.id, shown, number, line, day, arrived, arrived, arrived, arrived, kept=stored.kept_until)
        self.paper.enter(person)
        if end is not None:
            person.state, person.version, person.calls, person.moved = "done", 2, 1, end.done_at
        self.told.append((press, typed))

    def paper_day_is_over(self) -> bool:
        """Whether somebody has closed the day."""
        with self.services.context.look() as (tx, _config, _answers):
            return self.day in closed_days(tx)

    def check_in(self, letter: str, early: int, priority: bool) -> None:
        """Somebody with a booking comes, from an hour before the slot to ten minutes after it."""
        slot, line = self.now + early * MINUTE, self.lines[letter]

        def work(action: Action) -> TicketTaken:
            now, rules = action.tx.now, action.config.settings.turn_rules
            columns = {
                "letter": letter,
                "number": tickets.next_number(action.tx, letter),
                "line_id": line,
                "source": "appointment",
                "arrived_at": now,
                "turn_at": turn_on_entry(now, rules, priority=priority, slot_start=slot),
                "callable_from": callable_from(now, rules, slot),
                "kept_until": 0,
                "started_at": callable_from(now, rules, slot),
                "priority": "NCT" if priority else None,
                "slot_start": slot,
            }
            ticket_id = new_id()
            tickets.insert(action.tx, id=ticket_id, token=new_token(), reason=None, person_id=None, **columns)
            action.note("ticket", ticket_id, None, "waiting", None, act="enter", **columns)
            return TicketTaken(ticket_id, str(TicketNumber(letter, int(str(columns["number"])))), line, now, "")

        taken = self.services.context.act(KIOSK, Right.TAKE_NUMBER, "check_in", work)
        self._entered(taken, line, priority=priority, slot=slot)

    def press_again(self, which: int) -> None:
        """The same key gives the same answer, and changes nothing."""
        if self.told:
            press, answer = self.told[which % len(self.told)]
            assert press() == answer

    # Counters

    def open_counter(self, counter: int) -> None:
        """A clerk sits down."""
        self.services.desk.open_counter(self.clerks[counter], self.counters[counter])
        self.paper.set_counter(self.counters[counter], "open")

    def leave_counter(self, counter: int, state: str) -> None:
        """A clerk pauses or goes; not with somebody at the counter."""
        desk, clerk, counter_id = self.services.desk, self.clerks[counter], self.counters[counter]

        def leave() -> None:
            if state == "paused":
                desk.pause_counter(clerk, counter_id, "short_break")
            else:
                desk.close_counter(clerk, counter_id)

        if self.paper.at(counter_id):
            self._refused(leave, "counter_busy")
            return
        leave()
        self.paper.set_counter(counter_id, state)

    # Calling

    def _expect_next(self, counter_id: str) -> Person | None:
        """Whom the paper would call, checked against the fairness bound before it is called."""
        best = self.paper.best(counter_id, self.now, self.day)
        if best is not None and best.due <= self.now:
            assert self.paper.overtaken(counter_id, best, self.now, self.day) == []
        return best

    def _called(self, called: Called, counter_id: str, best: Person, finished: Person | None) -> None:
        person = self.paper.people[called.ticket_id]
        # Two numbers of different letters may stand at the very same place after a transfer.
        assert (person.place, person.line) == (best.place, best.line)
        self.paper.call(person, counter_id, self.now, finished)

    def call_next(self, counter: int) -> None:
        """F9: whom the rules say; the open call again; never "nobody" while somebody waits."""
        counter_id, key = self.counters[counter], new_key()

        def press() -> Called:
            return self.services.desk.call_next(self.clerks[counter], counter_id, key=key)

        here = self.paper.at(counter_id)
        if self.paper.counters[counter_id] != "open":
            self._refused(press, "counter_not_open")
        elif here is not None and here.state == "serving":
            self._refused(press, "counter_busy")
        elif here is not None:
            again = press()
            assert (again.ticket_id, again.again) == (here.id, True)
            self.told.append((press, again))
        elif (best := self._expect_next(counter_id)) is None:
            self._refused(press, "nobody_waiting")
        else:
            called = press()
            self._called(called, counter_id, best, None)
            self.told.append((press, called))

    def pick(self, counter: int, which: int) -> None:
        """A clerk picks somebody by hand, with a reason."""
        person = self._some(which, "waiting")
        if person is None:
            return
        counter_id, key = self.counters[counter], new_key()

        def press() -> Called:
            return self.services.desk.pick(self.clerks[counter], counter_id, person.id, "urgent", key=key)

        if self.paper.counters[counter_id] != "open":
            self._refused(press, "counter_not_open")
        elif self.paper.at(counter_id):
            self._refused(press, "counter_busy")
        else:
            self.told.append((press, press()))
            self.paper.call(person, counter_id, self.now)

    def recall(self, counter: int) -> None:
        """Once more."""
        here = self.paper.at(self.counters[counter])
        if here is None or self.paper.counters[self.counters[counter]] != "open":
            return
        self.services.desk.recall(self.clerks[counter], self.counters[counter], here.id, key=new_key())
        self.paper.move(here, here.state, self.now)
        here.calls += here.state == "called"
        self.paper.call_rows += 1

    def undo(self, counter: int) -> None:
        """The last step is taken back within ten seconds, and never another counter's."""
        counter_id = self.counters[counter]
        if self.paper.may_undo(counter_id, self.now):
            self.services.desk.undo(self.clerks[counter], counter_id)
            self.paper.undo(counter_id, self.now)
        else:
            self._refused(
                lambda: self.services.desk.undo(self.clerks[counter], counter_id),
                "nothing_to_undo",
                "undo_too_late",
                "undo_next_serving",
            )

    # Time

    def time_passes(self, seconds: int) -> None:
        """The clock goes on, within the day."""
        if service_day(self.place.clock.now + seconds * SECOND, TZ).isoformat() == self.day:
            self.place.clock.now += seconds * SECOND

    def clock_jumps_back(self, minutes: int) -> None:
        """The clock jumps back, within the day; the office waits until it has caught up."""
        if service_day(self.place.clock.now - minutes * MINUTE, TZ).isoformat() == self.day:
            self.place.clock.now -= minutes * MINUTE

    def opened_anew(self, hours: int | None) -> None:
        """The program is closed and opened again, at once or the next day, when it settles the day before."""
        if hours is None:
            self.restart()
            return
        self.place.clock.now = (self.now // (24 * 60 * MINUTE) + 1) * 24 * 60 * MINUTE + (hours - 7) * 60 * MINUTE
        if self.place.clock.now <= self.now:
            self.place.clock.now += 24 * 60 * MINUTE
        self.restart()
        for counter in COUNTERS:
            self.open_counter(counter)

    def restart(self) -> None:
        """The program is closed and opened again."""
        self.services.close()
        self.services = self.place.open()
        today = self.day
        stale = [p for p in self.paper.people.values() if p.day < today and p.state not in ("done", "left")]
        if stale:
            self.paper.all_left(stale, self.now)
        assert self.services.day.settle_earlier_days(SYSTEM) == 0

    # What always holds

    def the_paper_and_the_office_agree(self) -> None:
        """Every ticket ever acknowledged is there, as the paper has it; one at a counter at most."""
        stored = {
            r.id: (r.shown, r.state.value, r.line_id, r.arrived_at, r.turn_at, r.turn_rank, r.started_at, r.kept_until,
                   r.calls_made, r.version, r.counter_id if r.state.value in ("called", "serving") else None)
            for r in self._look()
        }  # fmt: skip
        paper = {
            p.id: (p.shown, p.state, p.line, p.arrived, p.turn, p.rank, p.start, p.kept,
                   p.calls, p.version, p.counter if p.state in ("called", "serving") else None)
            for p in self.paper.people.values()
        }  # fmt: skip
        assert stored == paper
        here = [p.counter for p in self.paper.in_state("called", "serving")]
        assert len(here) == len(set(here))
