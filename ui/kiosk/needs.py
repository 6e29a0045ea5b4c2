"""What the kiosk asks of the services; the real ones and the fakes of the tests both fit."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Guide
from onestop_desk.domain.posted import PublicOffice
from onestop_desk.domain.ratings import Face
from onestop_desk.domain.settings import OfficeSettings
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import Appointment, Asker, BookableSlot, CheckedIn
from onestop_desk.services.guide_views import Done, GuideOffice
from onestop_desk.services.kiosk import PriorityView
from onestop_desk.services.ratings import Rated, RatingView
from onestop_desk.services.views import KioskView, Outlook, ProcedureHit, ProcedureView, TicketTaken


class Numbers(Protocol):
    """Looks at the lines and gives numbers."""

    def view(self) -> KioskView:
        """Everything the start and the list show."""
        ...

    def take_number(
        self, actor: Actor, line_id: str, *, key: str, procedure_id: str | None = None, priority: str | None = None
    ) -> TicketTaken:
        """Gives a number; the same key gives the same number."""
        ...

    def no_number(self, actor: Actor, line_id: str, *, key: str) -> None:
        """Counts that a line was found full."""
        ...

    def outlook(self, ticket_id: str) -> Outlook:
        """What a waiting citizen is told."""
        ...

    def priorities(self) -> tuple[PriorityView, ...]:
        """The cases of priority, in the office's order."""
        ...

    def common_papers(self, line_id: str) -> tuple[str, ...]:
        """The papers most people of a line need."""
        ...


class Catalogue(Protocol):
    """Finds procedures."""

    def search(self, text: str, limit: int = 20, *, ended: bool = False) -> tuple[ProcedureHit, ...]:
        """The best matches first; with `ended` also what is not in force any more or not yet."""
        ...

    def get(self, procedure_id: str) -> ProcedureView:
        """One procedure with its papers."""
        ...

    def by_code(self, code: str) -> ProcedureView:
        """The same by its national code."""
        ...


class Office(Protocol):
    """Knows the settings."""

    def settings(self) -> OfficeSettings:
        """The office's own numbers."""
        ...

    def hours(self) -> Mapping[str, Sequence[Sequence[str]]]:
        """Weekday ("0" is Monday) with its pairs of clock times."""
        ...


class Bookings(Protocol):
    """Knows who has an appointment, and receives them."""

    def by_token(self, token: str) -> Appointment:
        """The appointment a scanned code leads to."""
        ...

    def by_code(self, code: str) -> Appointment:
        """The appointment with six figures."""
        ...

    def by_phone_end(self, digits: str) -> tuple[Appointment, ...]:
        """Today's appointments of phones that end with these figures."""
        ...

    def check_in(self, actor: Actor, appointment_id: str, *, key: str, as_walk_in: bool = False) -> CheckedIn:
        """Gives the number of an appointment, once."""
        ...

    def next_free(self, line_id: str, asker: Asker) -> BookableSlot | None:
        """The next time that could be booked in a line."""
        ...


class Public(Protocol):
    """Knows where the public pages are."""

    def office(self) -> PublicOffice:
        """The office as citizens see it."""
        ...


class Guiding(Protocol):
    """Knows the VNeID guide, and counts who has walked it."""

    def guide(self) -> Guide:
        """The guide; raises Refusal("bad_guide") where its file is broken."""
        ...

    def trouble(self) -> Refusal | None:
        """Why there is no guide, None when there is one."""
        ...

    def office(self) -> GuideOffice:
        """What the office adds to it."""
        ...

    def finish(self, actor: Actor, done: Done, key: str) -> None:
        """Counts a walk, once a key."""
        ...


class RatingService(Protocol):
    """Offers a visit for rating, and takes the rating."""

    def offer(self, token: str) -> RatingView:
        """The visit of a number."""
        ...

    def rate(
        self,
        actor: Actor,
        token: str,
        level: int,
        reasons: Collection[str] = (),
        *,
        key: str,
        note: str | None = None,
        face: Face = Face.PORTAL,
    ) -> Rated:
        """Rates it, once."""
        ...


class HallServices(Protocol):
    """The families of services that the kiosk uses."""

    @property
    def kiosk(self) -> Numbers:
        """Lines and numbers."""
        ...

    @property
    def procedures(self) -> Catalogue:
        """The catalogue."""
        ...

    @property
    def office(self) -> Office:
        """The settings."""
        ...

    @property
    def booking(self) -> Bookings:
        """The appointments."""
        ...

    @property
    def public(self) -> Public:
        """The public pages."""
        ...

    @property
    def ratings(self) -> RatingService:
        """Ratings of visits."""
        ...

    @property
    def guide(self) -> Guiding:
        """The VNeID guide."""
        ...


class FeedLike(Protocol):
    """Says that something changed, and whether the services can be reached; its signals are Qt's."""

    changed: Any
    lost: Any
    found: Any
