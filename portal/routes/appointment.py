"""An appointment at its own address: booked, shown, moved, cancelled by whoever holds its token."""

from collections.abc import Sequence
from dataclasses import replace

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.posted import appointment_path
from onestop_desk.services.booking.views import Appointment, Asker
from onestop_desk.words import _
from portal.calendar_file import calendar_file
from portal.forms.fields import HolderForm, Sealed, TimeForm, cleaned
from portal.forms.gate import is_human, may_hold
from portal.forms.holder import Fault, faults_of
from portal.pages.appointment import Standing, appointment_page, cancel_page, sure_page
from portal.pages.booking import Subject
from portal.pages.bring import called_of
from portal.pages.holder import holder_page, when_of
from portal.routes.answering import Asked, cookie_of, elsewhere, file, page, public_base, who, with_form
from portal.routes.booking import GONE, Offer, gone, offered, start_in
from portal.routes.threads import in_thread
from portal.standing import CITIZEN, Portal, ThePortal

LIVE = frozenset({BookingState.HELD, BookingState.CONFIRMED})


@get("/h/{token:str}")
@in_thread
def show(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes]:
    """An appointment, or the form that makes a held seat one."""
    found = opened(portal, request, token)
    if found.state is BookingState.HELD:
        return _form(request, portal, found)
    number = ""
    if found.state is BookingState.CHECKED_IN and found.ticket_id:
        of_number = portal.services.my_number.token_of(found.ticket_id)
        number = portal.links(who(request)).number(of_number) if of_number else ""
    rules = portal.services.context.config().settings.booking_rules
    text = appointment_page(
        portal.catalogue,
        portal.links(who(request)),
        found,
        _address(request, portal, token),
        Standing(
            rules.early_minutes,
            rules.late_minutes,
            served=portal.services.booking.is_served(found),
            started=found.start <= portal.services.context.ports.clock(),
        ),
        number,
    )
    return page(request, text)


@post("/h/{token:str}", status_code=303)
@in_thread
def book(
    request: Asked, portal: ThePortal, token: FromPath[str], data: URLEncodedBody[HolderForm]
) -> Response[bytes] | Redirect:
    """Makes a held seat an appointment."""
    found, form = opened(portal, request, token), _asked(portal, cleaned(data))
    links, address = portal.links(who(request)), who(request).address
    key = portal.seal.key(cookie_of(request), form.phieu, f"dat:{token}")
    if found.state is BookingState.CONFIRMED:
        return elsewhere(links.appointment(token))
    if found.was_only_held:
        return _lost(request, portal, found)
    faults = faults_of(form)
    if faults:
        return _form(request, portal, found, form, faults)
    if not is_human(portal.robots, portal.limits, address, form):
        return _form(request, portal, found, form, [not_answered()])
    portal.limits.phone.need(f"sdt:{form.sdt}")
    try:
        portal.services.booking.confirm(
            CITIZEN, found.id, key=key, name=form.ten, phone=form.sdt, email=form.email or None,
            helper=form.nguoi_giup or None, helper_phone=form.sdt_giup or None, consent=bool(form.dong_y),
        )  # fmt: skip
    except Refusal as refused:
        if refused.code not in {"hold_over", *GONE}:
            raise
        return _lost(request, portal, found)
    portal.holds.over(found.id)
    portal.acted()
    return elsewhere(links.appointment(token))


def _lost(request: Asked, portal: Portal, found: Appointment) -> Response[bytes]:
    """The seat is no longer held for this form: the nearest times for the same procedure."""
    code = found.procedures[0].code if found.procedures else ""
    subject = _subject(request, portal, found, portal.links(who(request)).booking(code), moving=False)
    return gone(request, portal, Offer(subject, found.line.id, Asker(), f"giu:{code}"), found.start)


def _asked(portal: Portal, form: HolderForm) -> HolderForm:
    """The form without what this office does not ask for, whatever was sent."""
    return form if portal.catalogue.office.terms.mails else replace(form, email="")


def not_answered() -> Fault:
    """The question was not answered, or not in time."""
    said = _("Câu trả lời chưa đúng, hoặc đã quá lâu. Ông/bà trả lời câu hỏi mới bên dưới.")
    return Fault("dap", _("Chưa trả lời đúng câu hỏi"), said)


def _form(
    request: Asked,
    portal: Portal,
    found: Appointment,
    typed: HolderForm | None = None,
    faults: Sequence[Fault] = (),
) -> Response[bytes]:
    links, now, question = portal.links(who(request)), portal.services.context.ports.clock(), portal.robots.question()

    def make(seal: str) -> str:
        return holder_page(portal.catalogue, links, found, now, seal, question=question, typed=typed, faults=faults)

    return with_form(
        request,
        portal,
        f"dat:{found.token}",
        lambda seal: holder_page(
            portal.catalogue, links, found, now, seal, question=question, typed=typed, faults=faults
        ),
        422 if faults else 200,
    )


@get("/h/{token:str}/lich.ics")
@in_thread
def calendar(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes]:
    """The appointment for the calendar of a phone."""
    found = opened(portal, request, token)
    if found.state is BookingState.HELD:
        raise NotFoundException
    body = calendar_file(found, portal.catalogue, _address(request, portal, token))
    return file(body, "text/calendar", name="lich-hen.ics")


@get("/h/{token:str}/doi")
@in_thread
def ask_move(
    request: Asked, portal: ThePortal, token: FromPath[str], ngay: FromQuery[str] = ""
) -> Response[bytes] | Redirect:
    """Other days and times for an appointment."""
    found = opened(portal, request, token)
    links = portal.links(who(request))
    if found.state not in LIVE:
        return elsewhere(links.appointment(token))
    return offered(request, portal, _moving(request, portal, found), ngay)


@post("/h/{token:str}/doi", status_code=303)
@in_thread
def move(
    request: Asked, portal: ThePortal, token: FromPath[str], data: URLEncodedBody[TimeForm]
) -> Response[bytes] | Redirect:
    """Moves an appointment to the time that was tapped; the old seat is free in the same instant."""
    found, form = opened(portal, request, token), cleaned(data)
    key = portal.seal.key(cookie_of(request), form.phieu, f"doi:{token}", form.gio)
    may_hold(portal.robots, portal.limits, who(request).address, form)
    start = start_in(form.gio)
    try:
        if start is None:
            raise Refusal("slot_unknown")
        portal.services.booking.move(CITIZEN, found.id, start, key=key)
    except Refusal as refused:
        if refused.code not in GONE:
            raise
        return gone(request, portal, _moving(request, portal, found), start)
    portal.acted()
    return elsewhere(portal.links(who(request)).appointment(token))


@get("/h/{token:str}/huy")
@in_thread
def ask_cancel(request: Asked, portal: ThePortal, token: FromPath[str]) -> Response[bytes] | Redirect:
    """Asks once more before an appointment is cancelled."""
    found = opened(portal, request, token)
    links = portal.links(who(request))
    if found.state not in LIVE:
        return elsewhere(links.appointment(token))
    return with_form(request, portal, f"huy:{token}", lambda seal: cancel_page(portal.catalogue, links, found, seal))


@post("/h/{token:str}/huy", status_code=303)
@in_thread
def cancel(request: Asked, portal: ThePortal, token: FromPath[str], data: URLEncodedBody[Sealed]) -> Redirect:
    """Cancels an appointment."""
    found = opened(portal, request, token)
    key = portal.seal.key(cookie_of(request), data.phieu, f"huy:{token}")
    portal.services.booking.cancel(CITIZEN, found.id, key=key)
    portal.acted()
    portal.holds.over(found.id)
    return elsewhere(portal.links(who(request)).appointment(token))


@get("/h/{token:str}/dung-la-toi/{proof:str}")
@in_thread
def ask_sure(
    request: Asked, portal: ThePortal, token: FromPath[str], proof: FromPath[str]
) -> Response[bytes] | Redirect:
    """Asks whoever came by the link in the message whether the appointment is theirs."""
    found = _proven(request, portal, token, proof)
    links = portal.links(who(request))
    if found.sure or found.state is not BookingState.CONFIRMED:
        return elsewhere(links.appointment(token))
    action = links.appointment(token, f"dung-la-toi/{proof}")
    return with_form(
        request, portal, f"dung:{token}", lambda seal: sure_page(portal.catalogue, links, found, action, seal)
    )


@post("/h/{token:str}/dung-la-toi/{proof:str}", status_code=303)
@in_thread
def make_sure(
    request: Asked, portal: ThePortal, token: FromPath[str], proof: FromPath[str], data: URLEncodedBody[Sealed]
) -> Redirect:
    """Makes an appointment surely its holder's."""
    _proven(request, portal, token, proof)
    key = portal.seal.key(cookie_of(request), data.phieu, f"dung:{token}")
    portal.services.booking.confirm_by_link(token, proof, key=key)
    return elsewhere(portal.links(who(request)).appointment(token))


def opened(portal: Portal, request: Asked, token: str) -> Appointment:
    """The appointment of a token. Raises TooMany, Refusal("unknown_booking")."""
    return portal.keepers.opened(who(request).address, token, portal.services.booking.by_token)


def _proven(request: Asked, portal: Portal, token: str, proof: str) -> Appointment:
    """The appointment of a link in a message. Raises TooMany, Refusal("unknown_booking")."""
    booking = portal.services.booking
    return portal.keepers.opened(who(request).address, f"{token}/{proof}", lambda _: booking.by_link(token, proof))


def _moving(request: Asked, portal: Portal, found: Appointment) -> Offer:
    action = portal.links(who(request)).appointment(found.token, "doi")
    subject = _subject(request, portal, found, action, moving=True)
    return Offer(subject, found.line.id, Asker(moving=found.id), f"doi:{found.token}")


def _subject(request: Asked, portal: Portal, found: Appointment, action: str, *, moving: bool) -> Subject:
    links = portal.links(who(request))
    code = found.procedures[0].code if found.procedures else ""
    name = called_of(portal.catalogue, code) if code else found.line.name
    back = (links.appointment(found.token), _("Lịch hẹn của tôi")) if moving else (links.procedure(code), name)
    return Subject(links, code, name, found.line.minutes, action, back, not moving, when_of(found) if moving else "")


def _address(request: Asked, portal: Portal, token: str) -> str:
    return public_base(request, portal) + appointment_path(token)


ROUTES = (show, book, calendar, ask_move, move, ask_cancel, cancel, ask_sure, make_sure)
