"""A random day in the demo office: every step in any order, held against the same day on paper."""

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.domain.outcomes import Outcome
from tests.moved_clock import instant
from tests.properties.hall_actions import COUNTERS, LETTERS
from tests.properties.visit_actions import VisitActions

BUSY_STEPS = 20
any_counter = st.sampled_from(COUNTERS)
any_letter = st.sampled_from(LETTERS)
any_one = st.integers(0, 60)


def noon_break(day: str) -> Instant:
    """When the morning ends."""
    return instant(f"{day} 11:29")


class RandomDay(VisitActions, RuleBasedStateMachine):
    """Every step of a day, in any order."""

    @initialize()
    def morning(self) -> None:
        """The doors open."""
        self.doors_open()

    @invariant()
    def paper_and_office_agree(self) -> None:
        """After every step."""
        if hasattr(self, "services"):
            self.the_paper_and_the_office_agree()

    @rule(seconds=st.sampled_from([3, 3, 11, 60, 300, 1_800, 7_200]))
    def some_time_passes(self, seconds: int) -> None:
        """The clock goes on."""
        self.time_passes(seconds)

    def _at_a_counter(self, counter: int, choice: int, which: int) -> None:
        """The clerk does what one does with whoever is there, and now and then what one should not."""
        here = self.paper.at(self.counters[counter])
        steps: list[Callable[[], None]] = [
            lambda: self.call_next(counter),
            lambda: self.pick(counter, which),
            lambda: self.recall(counter),
            lambda: self.undo(counter),
        ]
        if here is None:
            steps += [lambda: self.call_next(counter)] * 4
        elif here.state == "called":
            steps += [lambda: self.come(counter)] * 5
            steps += [lambda: self.miss(counter, "asked"), lambda: self.miss(counter, None)]
            steps += [lambda: self.transfer(counter, LETTERS[which % 3])]
        else:
            outcome = list(Outcome)[which % len(Outcome)]
            steps += [lambda: self.finish(counter, which % 2 == 0, outcome)] * 5
            steps += [lambda: self.aside_or_out(counter, which % 3 == 0)] * 2
            steps += [lambda: self.papers(counter, which)] * 4
            steps += [lambda: self.transfer(counter, LETTERS[which % 3])]
        steps[choice % len(steps)]()

    @rule(counter=any_counter, choice=any_one, which=any_one)
    def clerk_works(self, counter: int, choice: int, which: int) -> None:
        """One step at a counter."""
        self._at_a_counter(counter, choice, which)

    @rule(seed=st.integers(0, 1_000_000))
    def a_busy_hour(self, seed: int) -> None:
        """Many steps at all counters while people come, stay away and come back."""
        chance = Random(seed)
        for _ in range(BUSY_STEPS):
            which = chance.randrange(60)
            kind = chance.random()
            if kind < 0.72:
                self._at_a_counter(chance.choice(COUNTERS), chance.randrange(60), which)
            elif kind < 0.84:
                self.people_come([chance.choice(LETTERS)], which, chance.randrange(-10, 61))
            elif kind < 0.92:
                self.now_and_then(chance.randrange(8), which)
            else:
                self.time_passes(chance.choice((3, 11, 60, 300)))
            self.the_paper_and_the_office_agree()

    @rule(letters=st.lists(any_letter, min_size=1, max_size=3), which=any_one, minutes=st.integers(-10, 60))
    def people_come_in(self, letters: list[str], which: int, minutes: int) -> None:
        """A few people come in one after another."""
        self.people_come(letters, which, minutes)

    def people_come(self, letters: list[str], which: int, minutes: int) -> None:
        """Numbers from the kiosk, from the paper roll, and for bookings."""
        for step, letter in enumerate(letters):
            kind = (which + step) % 5
            if kind == 0:
                self.check_in(letter, minutes, which % 2 == 0)
            elif kind == 1 and which % 2:
                self.typed_in_later(letter, 2 + which, served=which % 3 == 0)
            elif kind == 1:
                self.from_the_roll(letter, which % 7 - 3)
            else:
                self.take(letter, "NCT" if kind == 2 else None, with_procedure=kind == 3)
            self.place.clock.now += SECOND * (which % 3)

    @rule(choice=st.integers(0, 9), which=any_one)
    def something_happens(self, choice: int, which: int) -> None:
        """Something that happens a few times a day."""
        self.now_and_then(choice, which)

    def now_and_then(self, choice: int, which: int) -> None:
        """What happens a few times a day."""
        steps: list[Callable[[], None]] = [
            lambda: self.press_again(which),
            lambda: self.press_again(which),
            lambda: self.come_back(which),
            lambda: self.come_back(which),
            lambda: self.come_back(which),
            lambda: self.give_up(which),
            lambda: self.correct_priority(which, "NCT" if which % 2 else None),
            lambda: self.counter_changes(COUNTERS[which % 3], ("open", "paused", "closed")[which // 3 % 3]),
            lambda: self.clock_jumps_back((1, 20, 90)[which % 3]),
            lambda: self.opened_anew((None, None, 0, 7, 8)[which % 5]),
        ]
        steps[choice]()

    def counter_changes(self, counter: int, state: str) -> None:
        """A counter opens, pauses or closes."""
        if state == "open":
            self.open_counter(counter)
        else:
            self.leave_counter(counter, state)

    def clerks_sit_down(self) -> None:
        """In the morning, and after a break, the clerks open their counters."""
        for counter in COUNTERS:
            if self.paper.counters[self.counters[counter]] != "open":
                self.open_counter(counter)

    @rule(choice=st.integers(0, 9), sit_down=st.sampled_from([True, True, True, False]))
    def office_turns(self, choice: int, sit_down: bool) -> None:
        """The hours of the office: the break, the end of the half-day, the end of the day."""
        if choice < 4:
            self.place.clock.now = max(self.place.clock.now, noon_break(self.day) - choice * 2 * MINUTE)
            self.freeze()
        elif choice < 7:
            self.half_day_ends()
        else:
            self.day_ends(choice < 9)
        if sit_down:
            self.clerks_sit_down()
