"""Asks the booking service for somebody who comes with an appointment; nobody else's data ever leaves it."""

import logging
from collections import deque
from collections.abc import Callable
from typing import TypeVar

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal, WorldError
from onestop_desk.domain.instants import MINUTE, Instant
from onestop_desk.services.actors import Actor
from onestop_desk.services.booking.views import CITIZEN, Appointment, BookableSlot
from onestop_desk.services.keys import new_key
from ui.kiosk import coming
from ui.kiosk import flow as steps
from ui.kiosk.flow import Booked, Flow, Step
from ui.kiosk.needs import HallServices

T = TypeVar("T")
_log = logging.getLogger(__name__)
TRIES, WITHIN = 15, 10 * MINUTE
"""Wrong figures at this kiosk before typing is closed for a while; a scan is always taken."""


class Arrivals:
    """What the kiosk knows of appointments, one question at a time."""

    def __init__(self, services: HallServices, actor: Actor, now: Callable[[], Instant]) -> None:
        self._services, self._actor, self._now = services, actor, now
        self._wrong: deque[Instant] = deque(maxlen=TRIES)

    def scanned(self, flow: Flow, token: str | None, text: str) -> Flow:
        """A code was held before the scanner, on whichever screen."""
        if flow.asking:
            return flow
        flow = steps.left_alone() if flow.step is Step.NUMBER else flow
        booking = self._services.booking
        figures = text if text.isdigit() and len(text) == coming.CODE_FIGURES else None
        if token is None and figures is None:
            return coming.not_found(flow, "unreadable")
        found = self._ask(lambda: booking.by_token(token) if token is not None else booking.by_code(figures or ""))
        if isinstance(found, str):
            return self._failed(flow, found)
        return coming.arrive(flow, _booked(found), new_key)

    def typed(self, flow: Flow) -> Flow:
        """All figures have been typed: by the code one person, by the phone's end maybe several."""
        if self._is_closed():
            return coming.not_found(flow, "too_many_tries")
        booking = self._services.booking
        if flow.by_phone:
            several = self._ask(lambda: booking.by_phone_end(flow.figures))
            if isinstance(several, str):
                return self._failed(flow, several)
            live = [_booked(a) for a in several if a.state is BookingState.CONFIRMED and not a.over]
            return coming.choose_time(flow, live) if live else self._failed(flow, "unknown_booking")
        found = self._ask(lambda: booking.by_code(flow.figures))
        if isinstance(found, str):
            return self._failed(flow, found)
        return coming.arrive(flow, _booked(found), new_key)

    def check_in(self, flow: Flow) -> Flow:
        """Asks for the number of an appointment; whatever happens, the citizen is told what is true."""
        wanted = flow.coming
        if wanted is None:
            return flow
        try:
            checked = self._services.booking.check_in(
                self._actor, wanted.booked.appointment_id, key=wanted.key, as_walk_in=wanted.as_walk_in
            )
        except Refusal as refusal:
            if refusal.code == "too_early":
                opens = refusal.facts.get("opens")
                return coming.too_early(flow, opens if isinstance(opens, int) else None)
            return steps.refused(flow, refusal.code)
        except WorldError as error:
            _log.warning("nobody could be received: %s", error.code)
            return steps.failed(flow, error.code)
        return coming.received(flow, checked.ticket, checked.arrival)

    def next_free(self, line_id: str) -> BookableSlot | None:
        """The next time a citizen could book in a line; None when there is none, or it cannot be read."""
        found = self._ask(lambda: self._services.booking.next_free(line_id, CITIZEN))
        return None if isinstance(found, str) else found

    def _ask(self, question: Callable[[], T]) -> T | str:
        """An answer, or the code of why there is none."""
        try:
            return question()
        except Refusal as refusal:
            return refusal.code
        except WorldError as error:
            _log.warning("appointments cannot be read: %s", error.code)
            return error.code

    def _failed(self, flow: Flow, code: str) -> Flow:
        if code == "unknown_booking":
            self._wrong.append(self._now())
        return coming.not_found(flow, code)

    def _is_closed(self) -> bool:
        return len(self._wrong) == TRIES and self._now() - self._wrong[0] < WITHIN


def _booked(found: Appointment) -> Booked:
    first = next(iter(found.procedures), None)
    return Booked(found.id, found.start, found.line.id, first.procedure_id if first is not None else None)
