"""The fairness bound: whatever the hall does, nobody callable is overtaken by more than the design allows."""

from dataclasses import dataclass, field, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.domain.turns import (
    Role,
    TurnRules,
    Waiting,
    callable_from,
    choose_next,
    is_callable,
    turn_after_missed,
    turn_on_correction,
    turn_on_entry,
)
from tests.moved_clock import instant

LINES = ("A", "B")
COUNTERS = {
    "one": {"A": Role.OWN, "B": Role.HELP},
    "two": {"B": Role.OWN},
    "three": {"B": Role.OWN, "A": Role.OWN},
}
any_one = st.integers(0, 60)
RULES = st.builds(
    TurnRules,
    priority_credit=st.sampled_from([120, 0, 400]),
    appointment_credit=st.sampled_from([240, 240, 60]),
    help_delay=st.sampled_from([10, 0, 45]),
    missed_behind=st.sampled_from([3, 1, 0]),
)


@dataclass
class Guest:
    """One person, with the arrival written down apart, so that nobody can rewrite it."""

    ticket: Waiting
    arrived: Instant
    slot: Instant | None
    away: str | None = field(default=None)


class OneHall(RuleBasedStateMachine):
    """A hall without a database: everything that moves a turn, in any order, from early morning to late evening."""

    @initialize(rules=RULES)
    def open(self, rules: TurnRules) -> None:
        """Early in the morning, with nobody there."""
        self.turns = rules
        self.now = instant("2026-11-23 05:00")
        self.guests: list[Guest] = []

    @property
    def waiting(self) -> list[Waiting]:
        """Who waits."""
        return [g.ticket for g in self.guests if g.away is None]

    def _some(self, which: int, away: str | None) -> Guest | None:
        found = [g for g in self.guests if g.away == away]
        return found[which % len(found)] if found else None

    @rule(line=st.sampled_from(LINES), priority=st.booleans(), early=st.none() | st.integers(-10, 60))
    def arrive(self, line: str, priority: bool, early: int | None) -> None:
        """A walk-in, or somebody with a booking, an hour before the slot to ten minutes after it."""
        number, slot = len(self.guests) + 1, None if early is None else self.now + early * MINUTE
        due = callable_from(self.now, self.turns, slot)
        turn = turn_on_entry(self.now, self.turns, priority=priority, slot_start=slot)
        start = self.now if slot is None else max(self.now, slot - 5 * MINUTE)
        ticket = Waiting(f"t{number}", line, number, self.now, turn, 0, due, 0, start)
        self.guests.append(Guest(ticket, self.now, slot))

    @rule(minutes=st.sampled_from([1, 1, 5, 20, 60, 120, 240]))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.now += minutes * MINUTE

    @rule(counter=st.sampled_from(sorted(COUNTERS)), goes=st.sampled_from(["missed", "aside", "served", "transferred"]))
    def call_next(self, counter: str, goes: str) -> None:
        """A counter calls; nobody callable there is overtaken by more than the bound."""
        serves = COUNTERS[counter]
        chosen = choose_next(self.waiting, serves, self.now, self.turns)
        may = [t for t in self.waiting if t.line_id in serves and t.kept_until <= self.now]
        assert (chosen is None) == (not may)
        if chosen is None:
            return
        for passed in may:
            if is_callable(passed, self.now):
                assert chosen.started_at <= passed.started_at + self.turns.bound
        guest = next(g for g in self.guests if g.ticket is chosen)
        if goes == "transferred":
            guest.ticket = replace(chosen, line_id=LINES[LINES.index(chosen.line_id) - 1])
        else:
            guest.away = goes

    @rule(which=any_one)
    def back_from_missed(self, which: int) -> None:
        """Somebody missed is back."""
        if guest := self._some(which, "missed"):
            line = [t for t in self.waiting if t.line_id == guest.ticket.line_id]
            turn, rank = turn_after_missed(guest.ticket, line, self.now, self.turns)
            guest.ticket = replace(guest.ticket, turn_at=turn, turn_rank=rank, started_at=self.now)
            guest.away = None

    @rule(which=any_one)
    def back_from_aside(self, which: int) -> None:
        """Somebody set aside is back, with the turn kept."""
        if guest := self._some(which, "aside"):
            guest.away = None

    @rule(which=any_one, priority=st.booleans())
    def correct(self, which: int, priority: bool) -> None:
        """A priority is given or taken away."""
        if guest := self._some(which, None):
            turn = turn_on_correction(guest.ticket, self.turns, priority=priority, slot_start=guest.slot)
            guest.ticket = replace(guest.ticket, turn_at=turn, turn_rank=0)

    @rule(which=any_one)
    def keep_over_lunch(self, which: int) -> None:
        """Somebody keeps the place until two hours later."""
        if guest := self._some(which, None):
            guest.ticket = replace(guest.ticket, kept_until=self.now + 120 * MINUTE)

    def teardown(self) -> None:
        """Arrivals were never rewritten."""
        for guest in getattr(self, "guests", []):
            assert guest.ticket.arrived_at == guest.arrived


def test_nobody_is_overtaken_by_more_than_the_bound() -> None:
    run_state_machine_as_test(
        OneHall, settings=settings(max_examples=settings().max_examples * 5, stateful_step_count=60)
    )
