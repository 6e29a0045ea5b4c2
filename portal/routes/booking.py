"""Booking: a procedure, a day, a time; the tap on the time holds the seat."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect

from onestop_desk.domain.bookings import BookedBy
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.instants import MINUTE
from onestop_desk.services.booking.views import Asker
from onestop_desk.services.office_views import ProcedureView
from onestop_desk.words import _, language, phrases
from portal.forms.fields import TimeForm
from portal.forms.gate import may_hold
from portal.limits import TooMany
from portal.pages.booking import Subject, choose_page, days_page, missed_of, subject_of, times_page
from portal.pages.messages import message_page
from portal.routes.answering import Asked, cookie_of, elsewhere, page, who, with_form
from portal.routes.threads import in_thread
from portal.standing import CITIZEN, Portal, ThePortal

GONE = frozenset({"slot_taken", "slot_unknown", "slot_too_soon", "slot_too_far", "line_closed", "day_closed"})
"""Refusals after which another time is offered."""
HOLE = secrets.token_hex(16)
"""Stands where the seal of each visitor's form goes in a page that is kept for everybody."""
FARTHEST = timedelta(days=400)
_FIGURES = 17
_FULL_S = 60


@get("/thu-thach", sync_to_thread=False)
def challenge(portal: ThePortal) -> dict[str, str | int]:
    """Work for a browser, so that robots have to work too."""
    return portal.robots.challenge()


@get("/dat-hen")
@in_thread
def begin(request: Asked, portal: ThePortal) -> Response[bytes]:
    """Where booking begins when no procedure was chosen."""
    if not portal.catalogue.office.books:
        return not_yet(request, portal)
    return page(request, choose_page(portal.catalogue, portal.links(who(request))), cache="no-cache")


@get("/dat-hen/{code:str}")
@in_thread
def days_or_times(
    request: Asked, portal: ThePortal, code: FromPath[str], ngay: FromQuery[str] = ""
) -> Response[bytes] | Redirect:
    """The days on which one can come for a procedure, or the times of one of them."""
    if not portal.catalogue.office.books:
        return not_yet(request, portal)
    public = portal.catalogue.procedures.get(code)
    if public is None:
        raise NotFoundException
    if not public.in_force:
        return elsewhere(portal.links(who(request)).procedure(code))
    view = _bookable(portal, code)
    offer = _offer(request, portal, view)
    if ngay:
        return offered(request, portal, offer, ngay)
    return page(request, portal.days.get((language(), code), lambda: _days(portal, offer)))


@dataclass(frozen=True)
class Offer:
    """What is offered to whom, and what a form of it may do."""

    subject: Subject
    line_id: str
    asker: Asker
    purpose: str


def offered(request: Asked, portal: Portal, offer: Offer, ngay: str) -> Response[bytes]:
    """The times of a day that was named and can be, else the days."""
    day = day_in(ngay, portal.catalogue.day)
    if day is None:
        return page(request, _days(portal, offer))

    def made(seal: str) -> str:
        slots = portal.services.booking.times(offer.line_id, day, offer.asker)
        return times_page(portal.catalogue, offer.subject, day, slots, seal)

    return _with_times(request, portal, offer, day, made)


def _with_times(
    request: Asked, portal: Portal, offer: Offer, what: date | int | None, make: Callable[[str], str], status: int = 200
) -> Response[bytes]:
    """A page of times, made once for everybody who has no appointment yet; `what` is its day, or the start missed."""
    if offer.asker != Asker():
        return with_form(request, portal, offer.purpose, make, status)
    # What may still be booked changes with a commit or at a full minute, when something is too soon or held no longer.
    minute = portal.services.context.ports.clock() // MINUTE
    text = portal.times.get((language(), offer.subject.code, what, status, minute), lambda: make(HOLE))
    return with_form(request, portal, offer.purpose, lambda seal: text.replace(HOLE, seal), status)


def _days(portal: Portal, offer: Offer) -> str:
    days = portal.services.booking.days(offer.line_id, offer.asker)
    return days_page(portal.catalogue, offer.subject, days, portal.catalogue.day)


@post("/dat-hen/{code:str}", status_code=303)
@in_thread
def hold(
    request: Asked, portal: ThePortal, code: FromPath[str], data: URLEncodedBody[TimeForm]
) -> Response[bytes] | Redirect:
    """Holds the seat whose time was tapped."""
    if not portal.catalogue.office.books:
        return not_yet(request, portal)
    address, cookie = who(request).address, cookie_of(request)
    key = portal.seal.key(cookie, data.phieu, f"giu:{code}", data.gio)
    may_hold(portal.robots, portal.limits, address, data)
    if not portal.holds.has_room(address):
        raise TooMany(_FULL_S)
    view, start = _bookable(portal, code), start_in(data.gio)
    try:
        if start is None:
            raise Refusal("slot_unknown")
        held = portal.services.booking.hold(
            CITIZEN, view.line_id or "", start, key=key, by=BookedBy.WEB, procedure_ids=[view.id], asker=Asker()
        )
    except Refusal as refused:
        if refused.code not in GONE:
            raise
        return gone(request, portal, _offer(request, portal, view), start)
    portal.acted()
    before = portal.holds.held(f"{cookie}/{code}", address, held.appointment_id)
    if before is not None:
        _give_back(portal, before, key)
    return elsewhere(portal.links(who(request)).appointment(held.token))


def _give_back(portal: Portal, appointment_id: str, key: str) -> None:
    try:
        portal.services.booking.give_back(CITIZEN, appointment_id, key=f"{key[:-4]}back")
        portal.acted()
    except Refusal:
        return  # it was booked meanwhile, or ran out


def gone(request: Asked, portal: Portal, offer: Offer, start: int | None) -> Response[bytes]:
    """Somebody else was faster: the nearest times, and the whole day below."""
    booking, today = portal.services.booking, portal.catalogue.day
    wanted = start if start is not None else portal.services.context.ports.clock()
    day = _day_of(start, today)

    def made(seal: str) -> str:
        slots = booking.times(offer.line_id, day, offer.asker)
        missed = missed_of(start, booking.nearest(offer.line_id, wanted, offer.asker))
        return times_page(portal.catalogue, offer.subject, day, slots, seal, missed)

    return _with_times(request, portal, offer, start, made, 409)


def _day_of(start: int | None, today: date) -> date:
    if start is None:
        return today
    day = phrases.local(start).date()
    return day if today <= day <= today + FARTHEST else today


def _bookable(portal: Portal, code: str) -> ProcedureView:
    """The procedure; raises NotFoundException or Refusal for one that cannot be asked for."""
    if code not in portal.catalogue.procedures:
        raise NotFoundException
    view = portal.services.procedures.by_code(code)
    return portal.services.procedures.choosable(view.id)


def _offer(request: Asked, portal: Portal, view: ProcedureView) -> Offer:
    line = portal.services.context.config().lines[view.line_id or ""]
    subject = subject_of(portal.catalogue, portal.links(who(request)), view.code, line.minutes)
    return Offer(subject, line.id, Asker(), f"giu:{view.code}")


def not_yet(request: Asked, portal: Portal) -> Response[bytes]:
    """The office takes no bookings here."""
    said = [_("Trung tâm chưa nhận đặt lịch hẹn trên trang này. Ông/bà gọi điện, hoặc đến lấy số trong giờ làm việc.")]
    text = message_page(portal.catalogue, portal.links(who(request)), _("Chưa đặt được lịch hẹn"), said)
    return page(request, text, 404)


def day_in(typed: str, today: date) -> date | None:
    """The day that a button sent, None for none or one that cannot be."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        return None
    return found if today <= found <= today + FARTHEST else None


def start_in(typed: str) -> int | None:
    """The instant that a button sent, None for what is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _FIGURES else None


ROUTES = (challenge, begin, days_or_times, hold)
