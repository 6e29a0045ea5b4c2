"""An appointment as its holder sees it: when, the code to show, what to bring, and how to move or cancel it."""

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from onestop_desk.domain.bookings import BookingState
from onestop_desk.domain.instants import MINUTE
from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.booking.views import Appointment
from onestop_desk.words import _, phrases, plural
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.bring import Bring, called_of, to_bring
from portal.pages.holder import when_of
from portal.pages.messages import message_page
from portal.pages.turning import listed
from portal.render import part

STYLES = ("base", "procedure", "person")
COME_EARLIER = 10 * MINUTE


@dataclass(frozen=True)
class AppointmentPage:
    """The words of the page."""

    booked: str
    time: str
    day: str
    procedure: str
    who: str
    code_label: str
    code: str
    picture: Markup
    picture_said: str
    calendar: str
    calendar_said: str
    arrive: str
    steps: tuple[tuple[str, str], ...]
    late: str
    bring: str
    papers: tuple[Bring, ...]
    ticked: tuple[str, str]
    address: str
    shut: tuple[str, str]
    """Heading and sentence where the office has closed this time, else empty; nobody is then told when to come."""
    changes: bool
    """Whether its holder may still move or cancel it."""
    busy: str
    busy_said: str
    move: str
    move_said: str
    cancel: str
    cancel_said: str
    careful: str


@dataclass(frozen=True)
class Standing:
    """How the office stands to an appointment now."""

    early_minutes: int
    """How long before its start it is received."""
    late_minutes: int
    """How long after its start it is still on time."""
    served: bool
    """Whether the office is open then."""
    started: bool
    """Whether its time has come: only staff change it then."""


def appointment_page(
    catalogue: PublicCatalogue, links: Links, found: Appointment, address: str, now: Standing, number: str = ""
) -> str:
    """The page at /h/<token>; `address` is its public address, `number` that of the number given at check-in."""
    if found.state is BookingState.CHECKED_IN:
        said = _("Ông/bà đã nhận số {number} lúc đến.").format(number=found.ticket or "")
        ways = [(number, _("Theo dõi số {number}").format(number=found.ticket or ""))] if number else []
        return message_page(catalogue, links, _("Đã đến"), [when_of(found), said], ways)
    if found.state is not BookingState.CONFIRMED:
        code = found.procedures[0].code if found.procedures else ""
        return message_page(
            catalogue, links, _ended(found), [when_of(found)], [(links.booking(code), _("Đặt lịch hẹn khác"))]
        )
    page = _page(catalogue, links, found, address, now)
    return document(
        frame_of(catalogue), links, title=_("Lịch hẹn {code}").format(code=threes(found.code)),
        body=str(part("appointment.html", "appointment")(page)), back=(links.home, _("Trang chủ")),
        styles=STYLES, full_foot=False, hidden=True,
    )  # fmt: skip


def _ended(found: Appointment) -> str:
    state = found.state
    if found.was_only_held:
        return _("Giờ này không còn được giữ")
    if state is BookingState.CANCELLED:
        return _("Lịch hẹn đã hủy")
    if state is BookingState.NO_SHOW:
        return _("Lịch hẹn đã qua")
    return _("Lịch hẹn không còn")


def _page(catalogue: PublicCatalogue, links: Links, found: Appointment, address: str, now: Standing) -> AppointmentPage:
    codes = [procedure.code for procedure in found.procedures]
    papers = to_bring(catalogue, codes)
    shown = threes(found.code)
    return AppointmentPage(
        booked=_("Đã xác nhận lịch hẹn") if found.sure else _("Đã đặt lịch hẹn"),
        time=phrases.clock(found.start),
        day=_capital(phrases.day(found.day)),
        procedure=", ".join(called_of(catalogue, code) for code in codes) or found.line.name,
        who=_("Người đến: {name}").format(name=masked(found.name)) if found.name else "",
        code_label=_("Mã lịch hẹn"),
        code=shown,
        picture=_picture(address),
        picture_said=_("Mã QR của lịch hẹn"),
        calendar=links.appointment(found.token, "lich.ics"),
        calendar_said=_("Thêm vào lịch điện thoại"),
        arrive=_("Khi đến"),
        steps=_steps(found, now, shown),
        late=_("Đến sau {time} thì vẫn được làm, nhưng xếp hàng như người lấy số tại chỗ.").format(
            time=phrases.clock(found.start + now.late_minutes * MINUTE)
        ),
        bring=_("Mang theo"),
        papers=papers,
        ticked=(_("Đã đánh dấu"), plural("/{n} giấy", len(papers)).format(n=len(papers))),
        address=catalogue.office.address,
        shut=("", "") if now.served else _shut(catalogue.office.phone, started=now.started),
        changes=not now.started,
        busy=_("Có việc bận?") if now.served else _("Đổi sang giờ khác"),
        busy_said=_("Đổi hoặc hủy sớm để nhường chỗ cho người khác.") if now.served else "",
        move=links.appointment(found.token, "doi"),
        move_said=_("Đổi ngày, giờ"),
        cancel=links.appointment(found.token, "huy"),
        cancel_said=_("Hủy lịch hẹn"),
        careful=_(
            "Ai có đường dẫn trang này đều đổi, hủy được lịch. Xin đừng chia sẻ. Tên và số điện thoại "
            "được xóa ngày {day}."
        ).format(day=phrases.figures_of_day(found.day + timedelta(days=catalogue.office.terms.kept_days))),
    )


def _shut(phone: str, *, started: bool) -> tuple[str, str]:
    heading = _("Trung tâm không làm việc vào giờ này")
    if started:
        return heading, _("Ông/bà gọi {phone} để hẹn giờ khác.").format(phone=phone) if phone else ""
    return heading, _("Xin ông/bà chọn giờ khác bên dưới, hoặc chờ cán bộ gọi điện.")


def _picture(address: str) -> Markup:
    # Loaded with the first appointment: the library of pictures is as large as everything else here together.
    from onestop_desk.paper.codes import QUIET, shared

    return Markup(shared().one(address).svg(QUIET))


def _steps(found: Appointment, now: Standing, code: str) -> tuple[tuple[str, str], ...]:
    earliest = phrases.clock(found.start - now.early_minutes * MINUTE)
    return (
        (
            _("Có mặt lúc {time}").format(time=phrases.clock(found.start - COME_EARLIER)),
            _("Sớm 10 phút. Được nhận sớm nhất từ {time}.").format(time=earliest),
        ),
        (_("Quét mã QR ở máy lấy số"), _("Hoặc đọc mã {code} cho cán bộ.").format(code=code)),
        (_("Ngồi chờ gọi số"), _("Theo dõi được trên điện thoại.")),
    )


def cancel_page(catalogue: PublicCatalogue, links: Links, found: Appointment, seal: str) -> str:
    """Asks once more before an appointment is cancelled."""
    heading = _("Hủy lịch hẹn này?")
    procedure = ", ".join(called_of(catalogue, p.code) for p in found.procedures)
    sentences = [line for line in (when_of(found), procedure) if line]
    sentences.append(_("Chỗ này sẽ dành cho người khác, không lấy lại được."))
    form = part("number.html", "give_up")(links.appointment(found.token, "huy"), seal, _("Hủy lịch hẹn"))
    pieces = [
        listed("heading", heading),
        listed("said", "", sentences),
        str(form),
        listed("row_alone", links.appointment(found.token), _("Giữ lịch hẹn")),
    ]
    return document(
        frame_of(catalogue), links, title=heading, body="".join(pieces),
        back=(links.appointment(found.token), _("Lịch hẹn của tôi")), styles=("base", "person"),
        full_foot=False, hidden=True,
    )  # fmt: skip


def sure_page(catalogue: PublicCatalogue, links: Links, found: Appointment, action: str, seal: str) -> str:
    """Where a link in a message leads: what was booked, and the one button that says it is one's own."""
    heading = _("Ông/bà đã đặt lịch hẹn này?")
    procedure = ", ".join(called_of(catalogue, p.code) for p in found.procedures) or found.line.name
    sentences = [
        when_of(found),
        procedure,
        _("Bấm nút dưới đây thì trung tâm biết chắc không ai khác dùng tên và số điện thoại của ông/bà để đặt."),
    ]
    pieces = [
        listed("heading", heading),
        listed("said", "", sentences),
        str(part("appointment.html", "sure")(action, seal, _("Đúng là tôi đặt"))),
        listed("row_alone", links.appointment(found.token), _("Xem, đổi hoặc hủy lịch hẹn")),
    ]
    return document(
        frame_of(catalogue), links, title=heading, body="".join(pieces),
        back=(links.home, _("Trang chủ")), styles=("base", "person"), full_foot=False, hidden=True,
    )  # fmt: skip


def masked(name: str) -> str:
    """A name as others may see it: Nguyễn T. M. H."""
    first, *others = name.split()
    return " ".join([first, *(f"{part[0]}." for part in others)])


def threes(code: str) -> str:
    """A code as it is read aloud: 482 916."""
    return " ".join(code[at : at + 3] for at in range(0, len(code), 3))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
