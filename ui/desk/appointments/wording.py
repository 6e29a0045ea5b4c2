"""Sentences of the page Lịch hẹn: codes in threes, how early or late somebody is, what became of an appointment."""

from datetime import date

from onestop_desk.domain.bookings import BookedBy, BookingState
from onestop_desk.domain.instants import MINUTE, SECOND, Instant
from onestop_desk.services.booking.views import Appointment, CheckedIn
from onestop_desk.services.office import reasons
from onestop_desk.words import _, plural
from onestop_desk.words.phrases import clock, day_short, duration_minutes, local, moment

MOBILE = "35789"
MOBILE_FIGURES, LANDLINE_FIGURES = 10, 11


def code_in_threes(code: str) -> str:
    """A code as it is read out: 482 916."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))


def figures(typed: str) -> str:
    """The figures of a typed phone number; +84 and 84 in front become 0."""
    found = "".join(c for c in typed if c.isdigit())
    if typed.strip().startswith("+84") or (found.startswith("84") and len(found) >= MOBILE_FIGURES + 1):
        return "0" + found[2:]
    return found


def is_whole_phone(typed: str) -> bool:
    """Whether a number could be called: ten figures of a mobile phone, eleven of one in a house."""
    found = figures(typed)
    if found[:1] != "0":
        return False
    if found[1:2] == "2":
        return len(found) == LANDLINE_FIGURES
    return len(found) == MOBILE_FIGURES and found[1:2] in MOBILE


def phone_remark(typed: str) -> tuple[str, bool]:
    """What to say beside a number while it is typed, and whether it can't become right any more."""
    found = figures(typed)
    if not typed.strip():
        return "", False
    if any(not (c.isdigit() or c in " .-+()") for c in typed) or found[:1] not in ("", "0", "8") or len(found) > 11:
        return _("Số có dạng 09xx xxx xxx"), True
    if is_whole_phone(typed):
        return "", False
    if len(found) >= 2 and found[0] == "0" and found[1] not in MOBILE + "2":
        return _("Không có đầu số {start}").format(start=found[:2]), True
    wanted = LANDLINE_FIGURES if found[1:2] == "2" else MOBILE_FIGURES
    if len(found) > wanted:
        return plural("Thừa {n} số", len(found) - wanted).format(n=len(found) - wanted), True
    return plural("còn {n} số", wanted - len(found)).format(n=wanted - len(found)), False


def spaced_phone(phone: str | None) -> str:
    """A phone number as it is read: 0987 214 605."""
    if not phone:
        return ""
    return f"{phone[:4]} {phone[4:7]} {phone[7:]}".strip()


def when(appointment: Appointment) -> str:
    """Time and day on one line: 09:30, Thứ Tư 25/11."""
    return time_and_day(appointment.start)


def time_and_day(start: Instant) -> str:
    """Time and day of an instant: 09:30, Thứ Tư 25/11."""
    return _("{time}, {day}").format(time=clock(start), day=day_short(local(start).date()))


def where(appointment: Appointment) -> str:
    """Which counter, and how long it takes: Quầy 1 hoặc 2 · khoảng 12 phút."""
    minutes = duration_minutes(appointment.line.minutes)
    counters = [str(number) for number in appointment.counters]
    if not counters:
        return _("khoảng {minutes}").format(minutes=minutes)
    if len(counters) == 1:
        return _("Quầy {counter} · khoảng {minutes}").format(counter=counters[0], minutes=minutes)
    return _("Quầy {counters} hoặc {last} · khoảng {minutes}").format(
        counters=", ".join(counters[:-1]), last=counters[-1], minutes=minutes
    )


def hold_left(held_until: Instant, now: Instant) -> str:
    """How long a seat stays held: giữ chỗ còn 9 phút."""
    left = (held_until - now + SECOND - 1) // SECOND
    if left <= 0:
        return _("hết giờ giữ chỗ")
    if left < 60:
        return plural("giữ chỗ còn {n} giây", left).format(n=left)
    return plural("giữ chỗ còn {n} phút", left // 60).format(n=left // 60)


def state_words(appointment: Appointment) -> str:
    """Where an appointment stands, in a few words."""
    if appointment.state is BookingState.CHECKED_IN:
        return _("đã đến, số {number}").format(number=appointment.ticket or "")
    words = {
        BookingState.HELD: _("hết giờ giữ chỗ") if appointment.over else _("đang giữ chỗ"),
        BookingState.CONFIRMED: _("đã đặt"),
        BookingState.CANCELLED: _("đã hủy"),
        BookingState.MOVED: _("đã đổi giờ"),
        BookingState.NO_SHOW: _("không đến"),
    }
    return words[appointment.state]


def made_words(appointment: Appointment) -> str:
    """By whom and when it was made: Đặt tại quầy lúc 08:14 thứ Hai 23/11/2026."""
    at = moment(appointment.made_at)
    sentences = {
        BookedBy.WEB: _("Đặt trên trang đặt hẹn lúc {at}"),
        BookedBy.DESK: _("Đặt tại quầy lúc {at}"),
        BookedBy.KIOSK: _("Đặt tại máy lấy số lúc {at}"),
    }
    words = sentences[appointment.booked_by].format(at=at)
    return _("{made}, đã báo công dân").format(made=words) if appointment.told else words


def cancel_reasons() -> tuple[tuple[str, str], ...]:
    """Why an appointment is cancelled at the desk, as (code, words); the code goes into the journal."""
    return tuple((reason.code, reason.text) for reason in reasons("booking_cancelled"))


def reason_words(code: str | None) -> str:
    """The words of a reason; a code nobody knows here is shown as it is."""
    return dict(cancel_reasons()).get(code or "", code or "")


def procedure_names(appointment: Appointment) -> str:
    """What it is for; the line where no procedure was chosen."""
    return ", ".join(p.name for p in appointment.procedures) or appointment.line.name


def distance_words(appointment: Appointment, now: Instant) -> str:
    """How far the appointment is from now, for whoever stands at the desk."""
    today, day = local(now).date(), appointment.day
    if day != today:
        return _("hẹn ngày {day}").format(day=day_short(day))
    minutes = (now - appointment.start) // MINUTE
    if minutes < 0:
        return _("sớm {minutes}").format(minutes=duration_minutes(-minutes))
    return _("quá giờ {minutes}").format(minutes=duration_minutes(minutes)) if minutes else _("đúng giờ")


def arrival_words(checked: CheckedIn, now: Instant) -> tuple[str, str]:
    """What to tell somebody who has just been checked in: a headline and a sentence."""
    headline = _("Đã nhận, số {number}").format(number=checked.ticket.number)
    start = clock(checked.slot_start)
    if checked.arrival == "late":
        minutes = duration_minutes(max((now - checked.slot_start) // MINUTE, 1))
        return headline, _("Đến muộn {minutes}: chờ như người lấy số lúc này.").format(minutes=minutes)
    if checked.arrival == "too_early":
        return headline, _("Bỏ giờ hẹn {start}: chờ như người lấy số lúc này.").format(start=start)
    return headline, _("Đến đúng giờ hẹn {start}: được gọi theo giờ hẹn.").format(start=start)


def day_words(day: date, today: date) -> str:
    """A day as one says it: hôm nay, ngày mai, Thứ Tư 25/11."""
    days = (day - today).days
    return {0: _("Hôm nay"), 1: _("Ngày mai")}.get(days) or day_short(day)
