"""How it stands in the hall right now: open or not, who waits in which line, and how long a newcomer would wait."""

from dataclasses import dataclass

from onestop_desk.services.views import DayState, KioskView
from onestop_desk.words import _, language, phrases
from portal.links import Links
from portal.render import part


@dataclass(frozen=True)
class LineNow:
    """One line: its name, who waits there, and the wait of a newcomer."""

    name: str
    people: str
    wait: str


@dataclass(frozen=True)
class Now:
    """The words of the section."""

    title: str
    open: bool
    sentence: str
    lines: tuple[LineNow, ...]
    remark: str


def now_of(view: KioskView) -> Now:
    """The hall in the language spoken now."""
    lines = tuple(
        LineNow(
            row.line.name_en if language() == "en" and row.line.name_en else row.line.name,
            _("Không có ai chờ") if row.people == 0 else _waiting(row.people),
            phrases.forecast(row.minutes) if row.available and view.accepts else "",
        )
        for row in view.lines
        if row.line.open
    )
    remark = _("Thời gian chờ ước chừng. Cập nhật lúc {time}.").format(time=phrases.clock(view.now))
    day = view.day
    return Now(_("Trung tâm lúc này"), day.open and not day.day_closed, opening(day), lines if day.open else (), remark)


def _waiting(people: int) -> str:
    return _("{people} đang chờ").format(people=phrases.people(people))


def opening(day: DayState) -> str:
    """Whether the office is open, and until or from when."""
    if day.day_closed:
        return _("Hôm nay đã hết giờ nhận")
    if day.open and day.session_ends is not None:
        return _("Đang mở cửa đến {time}").format(time=phrases.clock(day.session_ends))
    if day.open:
        return _("Đang mở cửa")
    if day.break_until is not None:
        return _("Đang nghỉ trưa, mở lại lúc {time}").format(time=phrases.clock(day.break_until))
    if day.opens_at is not None:
        return _("Đang đóng cửa, mở lại {when}").format(when=phrases.moment(day.opens_at))
    return _("Đang đóng cửa")


def now_section(view: KioskView) -> str:
    """The section of the home page."""
    return str(part("now.html", "now")(now_of(view)))


def doors(links: Links, *, books: bool, guides: bool = False) -> str:
    """The ways of the home page that lead to more than reading."""
    rows = []
    if books:
        rows.append(("calendar", links.booking(), _("Đặt lịch hẹn"), _("Không cần tài khoản")))
    rows.append(("clock", links.lookup, _("Lịch hẹn của tôi"), _("Xem, đổi giờ hoặc hủy")))
    rows.append(("ticket", links.my_number, _("Số thứ tự của tôi"), _("Còn mấy người trước tôi")))
    if guides:
        rows.append(("phone", links.guide(), *guide_door()))
    return str(part("now.html", "doors")(rows))


def guide_door() -> tuple[str, str]:
    """The name of the VNeID guide and what it helps with."""
    return _("Hướng dẫn VNeID"), _("Tài khoản, mật khẩu, giấy tờ")
