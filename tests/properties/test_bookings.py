"""Whatever is done to appointments: no seat twice, what is offered is what is accepted, nobody is moved silently."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import Instant, service_day
from onestop_desk.services.booking.views import Appointment, Asker, Held
from onestop_desk.services.keys import new_key
from tests.moved_clock import TZ, MovedClock, instant
from tests.premises import Place, opened
from tests.properties import booking_twin
from tests.properties.books import differences
from tests.services.booking.calendar import CITIZEN, Calendar

AVERAGE = {"A": 6, "B": 12, "D": 12}
ASKED = [("A", False, 1, 3), ("B", True, 1, 1), ("B", True, 2, 3), ("D", False, 2, 3)]
"""(line, whether staff ask, slots it takes, procedures)."""
DAYS = [date(2026, 11, 23) + timedelta(days=n) for n in (0, 2, 3, 14)]
CLOCKS = [f"{h:02d}:{m:02d}" for h in (7, 8, 10, 11, 13, 16, 17) for m in (0, 30)]


@dataclass
class Play:
    """A calendar that is used at random, and what each holder was told."""

    calendar: Calendar
    chance: Random
    held: list[Held] = field(default_factory=list)
    booked: dict[str, Appointment] = field(default_factory=dict)
    steps: int = 0

    def start(self) -> Instant:
        """Some start, or something that is none."""
        return instant(f"{self.chance.choice(DAYS)} {self.chance.choice(CLOCKS)}")

    def step(self) -> None:
        """One thing that somebody does."""
        acts = [self.hold] * 6 + [self.confirm] * 5 + [self.move, self.cancel, self.give_back, self.wait] * 2
        act = self.chance.choice([*acts, self.close, self.absence, self.hours, self.reopen])
        with suppress(Refusal):
            act()
        self.steps += 1

    def hold(self) -> None:
        letter, by_staff = self.chance.choice("AABD"), self.chance.random() < 0.3
        procedures = () if self.chance.random() < 0.7 else self.three(letter)
        actor = self.calendar.clerk if by_staff else CITIZEN
        held = self.calendar.booking.hold(
            actor,
            self.calendar.lines[letter],
            self.start(),
            key=new_key(),
            by=BookedBy.WEB,
            procedure_ids=procedures,
            asker=Asker(by_staff=by_staff),
        )
        self.held.append(held)

    def three(self, letter: str) -> Sequence[str]:
        """Three procedures of a line: more than one slot for B and D."""
        line = self.calendar.lines[letter]
        return [p.id for p in self.calendar.services.procedures.all_in_force() if p.line_id == line][:3]

    def confirm(self) -> None:
        if self.held:
            held = self.held.pop(self.chance.randrange(len(self.held)))
            booked = self.calendar.confirm(held, staff=self.chance.random() < 0.3)
            self.booked[booked.id] = booked

    def some(self) -> str:
        """An appointment that is there."""
        return self.chance.choice(sorted(self.booked)) if self.booked else ""

    def move(self) -> None:
        one, actor = self.some(), self.chance.choice([CITIZEN, self.calendar.clerk])
        moved = self.calendar.booking.move(actor, one, self.start(), key=new_key())
        del self.booked[one]
        self.booked[moved.id] = moved

    def cancel(self) -> None:
        one = self.some()
        self.calendar.booking.cancel(CITIZEN, one, key=new_key())
        del self.booked[one]

    def give_back(self) -> None:
        if self.held:
            self.calendar.booking.give_back(CITIZEN, self.held.pop().appointment_id, key=new_key())

    def wait(self) -> None:
        self.calendar.clock.forward(self.chance.choice([1, 4, 11, 16, 40]))

    def close(self) -> None:
        day, hours = (
            self.chance.choice(DAYS),
            self.chance.choice([(None, None), ("08:00", "09:10"), ("16:45", "17:00")]),
        )
        self.calendar.booking.close(self.calendar.clerk, day, "Nghỉ", from_clock=hours[0], to_clock=hours[1])

    def reopen(self) -> None:
        for day in DAYS:
            self.calendar.booking.reopen(self.calendar.clerk, day)

    def absence(self) -> None:
        counter = self.chance.choice(sorted(self.calendar.hall.counters.values()))
        begin, end = self.chance.choice([("07:30", "08:15"), ("00:00", "12:00"), ("16:00", "17:00")])
        self.calendar.booking.set_absence(self.calendar.clerk, counter, self.chance.choice(DAYS), begin, end, "")

    def hours(self) -> None:
        opens = self.chance.choice(["07:30", "08:00", "07:45"])
        hours = {day: [[opens, "11:30"], ["13:30", "17:00"]] for day in range(5)}
        self.calendar.services.office.change_hours(self.calendar.hall.head, hours)

    def check(self) -> None:
        """Everything that has to hold now."""
        services = self.calendar.services
        assert differences(services) == []
        with services.context.look() as (tx, config, _):
            assert booking_twin.seat_faults(tx) == []
            made = booking_twin.told(tx, config)
            assert made.twice == []
            for letter, by_staff, slots, procedures in ASKED:
                for day in DAYS:
                    line = self.calendar.lines[letter]
                    known = booking_twin.grid(config, line, day, AVERAGE[letter])
                    twin = {
                        start: booking_twin.free(tx, config, made, line, start, known, slots, by_staff=by_staff)
                        for start in known.slots
                    }
                    times = self.calendar.booking.times(line, day, Asker(by_staff=by_staff), procedures)
                    offered = {t.start: t.seats for t in times if t.seats}
                    assert offered == {start: count for start, count in twin.items() if count}
        for one in self.booked.values():
            now = self.calendar.booking.get(one.id)
            assert (now.start, now.line.id, now.state) == (one.start, one.line.id, BookingState.CONFIRMED)

    def check_acceptance(self) -> None:
        """Books at some start what is offered there, and what is not; then gives it back."""
        letter, by_staff, start = self.chance.choice("ABD"), self.chance.random() < 0.5, self.start()
        line, asker = self.calendar.lines[letter], Asker(by_staff=by_staff)
        day = service_day(start, TZ)
        offered = {t.start: t.seats for t in self.calendar.booking.times(line, day, asker)}.get(start, 0)
        actor, got = self.calendar.clerk if by_staff else CITIZEN, []
        for _ in range(offered):
            got.append(self.calendar.booking.hold(actor, line, start, key=new_key(), by=BookedBy.WEB, asker=asker))
        with pytest.raises(Refusal) as refused:
            self.calendar.booking.hold(actor, line, start, key=new_key(), by=BookedBy.WEB, asker=asker)
        assert refused.value.code in {"slot_taken", "slot_unknown", "slot_too_soon", "slot_too_far"}
        for held in got:
            self.calendar.booking.give_back(actor, held.appointment_id, key=new_key())


@given(seed=st.integers(0, 2**32 - 1), steps=st.integers(5, 60))
def test_random_days_of_bookings(sqlite_template: Path, seed: int, steps: int) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "office.db"
        shutil.copy(sqlite_template, target)
        place = Place("sqlite", f"sqlite:///{target}", MovedClock())
        with opened(place) as services:
            play = Play(Calendar(services, place.clock), Random(seed))
            for _ in range(steps):
                play.step()
            play.check()
            for _ in range(3):
                play.check_acceptance()
            play.check()
