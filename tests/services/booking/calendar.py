"""The demo office as somebody who books sees it: short words for common steps."""

from dataclasses import dataclass, field
from datetime import date

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.services import Services
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import Appointment, Asker, Held
from onestop_desk.services.keys import new_key
from tests.moved_clock import MovedClock, instant
from tests.services.hall_day import HallDay

CITIZEN = Actor("citizen", "web")


@dataclass
class Calendar:
    """The office, with phones of people who are not there twice."""

    services: Services
    clock: MovedClock
    hall: HallDay = field(init=False)
    people: int = 0

    def __post_init__(self) -> None:
        self.hall = HallDay(self.services, self.clock)
        self.lines = self.hall.lines
        self.booking = self.services.booking
        self.clerk, self.kiosk = self.hall.clerk, self.hall.kiosk

    def phone(self) -> str:
        """A number nobody else has."""
        self.people += 1
        return f"0912{self.people:06d}"

    def hold(self, at: str, letter: str = "A", *, staff: bool = False, procedures: tuple[str, ...] = ()) -> Held:
        """A seat at "2026-11-25 08:30"."""
        actor = self.clerk if staff else CITIZEN
        by = BookedBy.DESK if staff else BookedBy.WEB
        asker = Asker(by_staff=staff)
        return self.booking.hold(
            actor, self.lines[letter], instant(at), key=new_key(), by=by, procedure_ids=procedures, asker=asker
        )

    def confirm(self, held: Held, *, phone: str | None = None, staff: bool = False, sure: bool = False) -> Appointment:
        """Somebody says who comes."""
        return self.booking.confirm(
            self.clerk if staff else CITIZEN,
            held.appointment_id,
            key=new_key(),
            name="Nguyễn Văn Thử",
            phone=phone or self.phone(),
            consent=True,
            sure=sure,
        )

    def book(
        self, at: str, letter: str = "A", *, staff: bool = False, phone: str | None = None, sure: bool = False
    ) -> Appointment:
        """A confirmed appointment."""
        return self.confirm(self.hold(at, letter, staff=staff), phone=phone, staff=staff, sure=sure)

    def free(self, at: str, letter: str = "A", *, staff: bool = False) -> int:
        """How many could still be booked at a start; 0 also when it is not offered."""
        start, day = instant(at), date.fromisoformat(at[:10])
        times = self.booking.times(self.lines[letter], day, Asker(by_staff=staff))
        return next((t.seats for t in times if t.start == start), 0)
