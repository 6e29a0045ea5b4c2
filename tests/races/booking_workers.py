"""What one station does to appointments in a process of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from random import Random
from typing import Any

# Read late by the program; here by the nursery, once.
import phonenumbers  # noqa: F401

from onestop_desk.data import seats
from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services import Ports, Services, build
from onestop_desk.services.actors import Actor, station
from onestop_desk.services.booking.views import STAFF, Appointment, Asker, Held
from onestop_desk.services.keys import new_key
from onestop_desk.services.ports import system_clock
from tests.races.workers import Seat, at_seat

CITIZEN = Actor("citizen", "web")
PRESSES = 20


@dataclass(frozen=True)
class Booked:
    """What a station was told: what it holds, what it was refused, and what went wrong."""

    got: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def at_calendar(seat: Seat) -> Iterator[Services]:
    """The services of a station; without its guards a seat is written without asking the key."""
    guarded = seats._TAKE
    with at_seat(seat) as services:
        if not seat.guarded:
            seats._TAKE = guarded.replace(" ON CONFLICT (line_id, start, kind, number) WHERE live = 1 DO NOTHING", "")
        try:
            yield services
        finally:
            seats._TAKE = guarded


def pressed(told: Booked, action: Callable[[str], Held | Appointment]) -> Held | Appointment | None:
    """Presses with one key until there is an answer; None for a refusal, which is kept."""
    key, said = new_key(), ""
    for _ in range(PRESSES):
        try:
            return action(key)
        except Refusal as refused:
            told.refused.append(refused.code)
            return None
        except WorldError as error:
            said = error.code
    told.faults.append(f"no answer: {said}")
    return None


def hold_seats(seat: Seat, starts: list[Instant], start: Barrier, out: Connection) -> None:
    """Somebody who wants a seat of every start, several times."""
    told = Booked()
    with at_calendar(seat) as services, closing(out):
        services.booking.days(seat.line_id, STAFF)
        start.wait()
        for when in starts:
            held = pressed(
                told,
                lambda key, when=when: services.booking.hold(  # type: ignore[misc]
                    CITIZEN, seat.line_id, when, key=key, by=BookedBy.WEB
                ),
            )
            if isinstance(held, Held):
                told.got.append(held.appointment_id)
        out.send(told)


def check_in_all(seat: Seat, appointments: list[str], start: Barrier, out: Connection) -> None:
    """A kiosk that reads the same codes as every other."""
    told, kiosk = Booked(), station("kiosk-1")
    with at_seat(seat) as services, closing(out):
        start.wait()
        for one in appointments:
            for _ in range(PRESSES):
                try:
                    told.got.append(services.booking.check_in(kiosk, one, key=new_key()).ticket.number)
                    break
                except WorldError as error:
                    told.faults.append(error.code)
        out.send(told)


def confirm_for_one(seat: Seat, starts: list[Instant], start: Barrier, out: Connection) -> None:
    """Somebody who confirms appointments of one person at many counters at once."""
    told = Booked()
    with at_seat(seat) as services, closing(out):
        holds = [
            services.booking.hold(seat.clerk, seat.line_id, when, key=new_key(), by=BookedBy.DESK) for when in starts
        ]
        start.wait()
        for held in holds:
            made = pressed(
                told,
                lambda key, held=held: services.booking.confirm(  # type: ignore[misc]
                    seat.clerk, held.appointment_id, key=key, name="Thử", phone="0912345678", consent=True
                ),
            )
            if isinstance(made, Appointment):
                told.got.append(made.id)
        out.send(told)


def book_until_killed(seat: Seat, out: Connection) -> None:
    """Books, moves and cancels for ever; tells of each only after it was acknowledged."""
    with at_seat(seat) as services:
        booking, asker = services.booking, Asker(by_staff=True)
        out.send(("ready", "", ""))
        while True:
            (free, other, *_) = booking.nearest(seat.line_id, 0, asker)
            held = booking.hold(seat.clerk, seat.line_id, free.start, key=new_key(), by=BookedBy.DESK)
            out.send(("held", held.appointment_id, str(held.start)))
            made = booking.confirm(
                seat.clerk, held.appointment_id, key=new_key(), name="Thử", phone=_phone(held.code), consent=True
            )
            out.send(("confirmed", made.id, str(made.start)))
            moved = booking.move(seat.clerk, made.id, other.start, key=new_key())
            out.send(("moved", made.id, str(made.start)))
            out.send(("confirmed", moved.id, str(moved.start)))
            gone = booking.cancel(seat.clerk, moved.id, key=new_key())
            out.send(("cancelled", gone.id, str(gone.start)))


def _phone(figures: str) -> str:
    return f"0912{figures}"


@dataclass
class Shifted:
    """The machine's clock, moved on for all stations at once when somebody waits: an office has one clock."""

    ahead: Any
    """Microseconds, shared by the processes."""

    def __call__(self) -> Instant:
        return system_clock() + int(self.ahead.value)

    def forward(self, minutes: int) -> None:
        """Moves on by minutes."""
        with self.ahead.get_lock():
            self.ahead.value += minutes * MINUTE


@dataclass
class Tangle:
    """One of many who do anything at all to appointments of their own."""

    services: Services
    seat: Seat
    clock: Shifted
    chance: Random
    days: list[date]
    told: Booked = field(default_factory=Booked)
    held: list[Held] = field(default_factory=list)
    mine: dict[str, Instant] = field(default_factory=dict)
    count: int = 0

    def run(self, steps: int) -> Booked:
        """So many acts; then what was acknowledged and stands."""
        for _ in range(steps):
            act = self.chance.choice([self.hold] * 8 + [self.confirm] * 6 + [self.move] * 3 + [self.cancel] * 2 + [
                self.give_back, self.wait, self.close, self.reopen, self.hours] )  # fmt: skip
            act()
        self.told.got.extend(f"{one} {start}" for one, start in self.mine.items())
        return self.told

    def _press(self, action: Callable[[str], Held | Appointment]) -> Held | Appointment | None:
        return pressed(self.told, action)

    def _start(self) -> Instant:
        times = self.services.booking.times(self.seat.line_id, self.chance.choice(self.days), STAFF)
        # Mostly the same few, so that everybody wants them.
        return self.chance.choice(times[:6]).start if times else 0

    def hold(self) -> None:
        """A hold, by a citizen or a clerk."""
        actor = self.chance.choice([CITIZEN, self.seat.clerk])
        when = self._start()
        held = self._press(lambda key: self.services.booking.hold(
            actor, self.seat.line_id, when, key=key, by=BookedBy.WEB))  # fmt: skip
        if isinstance(held, Held):
            self.held.append(held)

    def confirm(self) -> None:
        """Somebody new says who comes; perhaps too late."""
        if not self.held:
            return
        held, self.count = self.held.pop(0), self.count + 1
        phone = f"09{self.chance.randrange(10, 20)}{self.chance.randrange(10**6):06d}"
        made = self._press(
            lambda key: self.services.booking.confirm(
                CITIZEN,
                held.appointment_id,
                key=key,
                name="Thử",
                phone=phone.replace("09", "091", 1)[:10],
                consent=True,
            )
        )
        if isinstance(made, Appointment):
            self.mine[made.id] = made.start

    def move(self) -> None:
        """Another time."""
        if not self.mine:
            return
        one, when = self.chance.choice(sorted(self.mine)), self._start()
        made = self._press(lambda key: self.services.booking.move(self.seat.clerk, one, when, key=key))
        if isinstance(made, Appointment):
            del self.mine[one]
            self.mine[made.id] = made.start

    def cancel(self) -> None:
        """None at all."""
        if self.mine:
            one = self.chance.choice(sorted(self.mine))
            if self._press(lambda key: self.services.booking.cancel(self.seat.clerk, one, key=key)):
                del self.mine[one]

    def give_back(self) -> None:
        """A hold given up."""
        if self.held:
            held = self.held.pop()
            try:
                self.services.booking.give_back(CITIZEN, held.appointment_id, key=new_key())
            except (Refusal, WorldError) as error:
                self.told.refused.append(error.code)

    def wait(self) -> None:
        """Time passes: holds end, freed seats are shown again."""
        self.clock.forward(self.chance.choice([1, 1, 3, 5]))

    def close(self) -> None:
        """Somebody closes hours of a day."""
        self._manage(
            lambda: self.services.booking.close(
                self.seat.clerk, self.chance.choice(self.days), "Nghỉ", from_clock="01:00", to_clock="02:10"
            )
        )

    def reopen(self) -> None:
        """And opens them again."""
        self._manage(lambda: self.services.booking.reopen(self.seat.clerk, self.chance.choice(self.days)))

    def hours(self) -> None:
        """A counter is away."""
        day = self.chance.choice(self.days)
        self._manage(
            lambda: self.services.booking.set_absence(self.seat.clerk, self.seat.counter_id, day, "00:30", "01:00", "")
        )

    def _manage(self, action: Callable[[], object]) -> None:
        try:
            action()
        except (Refusal, WorldError) as error:
            self.told.refused.append(error.code)


def tangle(seat: Seat, work: tuple[int, Shifted, list[date]], start: Barrier, out: Connection) -> None:
    """Does so many steps of anything, by this clock and on these days."""
    steps, clock, days = work
    with closing(build(seat.address, Ports(clock=clock, moved_clock=True))) as services, closing(out):
        one = Tangle(services, seat, clock, Random(seat.counter_id), days)
        start.wait()
        out.send(one.run(steps))


def some_days(first: date, count: int) -> list[date]:
    """Days in a row."""
    return [first + timedelta(days=n) for n in range(count)]
