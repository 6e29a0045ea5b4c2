"""Choosing a procedure, a day and a time: each row and each time is itself the button."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from onestop_desk.domain.posted import PublicCatalogue
from onestop_desk.services.booking.views import BookableDay, BookableSlot
from onestop_desk.words import _, phrases, plural
from portal.frame import document, frame_of
from portal.links import Links
from portal.pages.bring import called_of
from portal.pages.home import form, most_used
from portal.pages.lists import procedure_row
from portal.pages.steps import Progress, progress
from portal.pages.turning import listed
from portal.render import part
from portal.script import SCRIPT, script_mark

STYLES = ("base", "person")
FEW = 3
HALF = 50
"""Per cent of the capacity."""
"""Free times of a day from which on its row says that there are few."""


@dataclass(frozen=True)
class DayRow:
    """A day, or some days in a row that are all closed."""

    name: str
    soft: str
    value: str
    few: bool
    day: str
    """ISO date that its button sends; empty where there is none."""


@dataclass(frozen=True)
class Slot:
    """A time."""

    clock: str
    free: str
    start: str
    """What its button sends; empty where it is full."""


@dataclass(frozen=True)
class Subject:
    """What a time is looked for: a new appointment, or one to be moved."""

    links: Links
    code: str
    name: str
    minutes: int
    action: str
    """Where the forms are sent."""
    back: tuple[str, str]
    steps: bool = True
    until_now: str = ""
    """When it is now, of an appointment that is to be moved."""


def subject_of(catalogue: PublicCatalogue, links: Links, code: str, minutes: int) -> Subject:
    """A new appointment for a procedure."""
    name = called_of(catalogue, code)
    return Subject(links, code, name, minutes, links.booking(code), (links.procedure(code), name))


def choose_page(catalogue: PublicCatalogue, links: Links) -> str:
    """Where booking begins when no procedure was chosen: each row leads to its days."""
    rows = []
    for public in most_used(catalogue):
        row = procedure_row(public, links)
        code = public.procedure.code
        rows.append(row.replace(links.procedure(code), links.booking(code), 1))
    title = _("Đặt lịch hẹn")
    found = _("Ông/bà tìm thủ tục, mở trang của thủ tục rồi chọn “Đặt lịch hẹn”.")
    pieces = [
        listed("heading", _("Đặt lịch hẹn để làm thủ tục gì?")),
        listed("search", form(), links.search),
        listed("said", "", [found]),
        listed("listed", Markup("".join(rows)), _("Thủ tục hay làm")) if rows else "",
        listed("row_alone", links.fields, _("Tất cả lĩnh vực")),
    ]
    return document(
        frame_of(catalogue), links, title=title, body="".join(pieces), back=(links.home, _("Trang chủ")),
        styles=("base", "search"), path="/dat-hen", full_foot=False,
    )  # fmt: skip


def days_page(catalogue: PublicCatalogue, subject: Subject, days: Sequence[BookableDay], today: date) -> str:
    """The days one can choose; no cookie is needed yet."""
    rows = tuple(_rows(days, today))
    minutes = phrases.duration_minutes(subject.minutes)
    soft = _("{procedure}, khoảng {minutes} tại quầy.").format(procedure=subject.name, minutes=minutes)
    if subject.until_now:
        still = _("Đang hẹn lúc {when}. Giờ này vẫn giữ cho đến khi ông/bà chọn giờ mới.")
        soft = f"{still.format(when=subject.until_now)} {soft}"
    body = part("booking.html", "days")(
        _progress(subject, 1),
        _("Chọn ngày"),
        soft,
        subject.action,
        rows,
        _("Không có ngày phù hợp?"),
        without_booking(catalogue.office.terms.share_percent),
    )
    return _document(catalogue, subject, _("Chọn ngày"), str(body), subject.back)


def _rows(days: Sequence[BookableDay], today: date) -> Iterator[DayRow]:
    for closed, found in groupby(days, key=lambda day: day.why == "office_closed" and not day.holiday):
        same = list(found)
        if closed and len(same) > 1:
            name = ", ".join(phrases.day_short(day.day) for day in same)
            yield DayRow(name, _("Trung tâm nghỉ"), "", few=False, day="")
        else:
            yield from (_row(day, today) for day in same)


def _row(day: BookableDay, today: date) -> DayRow:
    name = phrases.day_short(day.day)
    if day.why is not None or not day.seats:
        return DayRow(name, _why(day), "", few=False, day="")
    value = plural("còn {n} chỗ", day.seats).format(n=phrases.figure(day.seats))
    return DayRow(name, _("Hôm nay") if day.day == today else "", value, day.seats <= FEW, day.day.isoformat())


def _why(day: BookableDay) -> str:
    match day.why:
        case "office_closed":
            return day.holiday or _("Trung tâm nghỉ")
        case "too_late_today":
            return _("Hôm nay không còn giờ đặt trước")
        case "line_closed":
            return _("Chưa nhận đặt lịch")
        case "booking_same_day_only":
            return _("Chỉ đặt được trong ngày")
    return _("Đã hết chỗ đặt trước")


def without_booking(share_percent: int) -> str:
    """What whoever finds no time can always do; `share_percent` is the part of the capacity that may be booked."""
    if share_percent != HALF:
        return _("Ông/bà cứ đến trong giờ làm việc và lấy số: luôn có chỗ để dành cho người không đặt trước.")
    return _("Ông/bà cứ đến trong giờ làm việc và lấy số: một nửa số chỗ luôn để dành cho người không đặt trước.")


@dataclass(frozen=True)
class Missed:
    """A time that was tapped and is gone, with the nearest that are free."""

    heading: str
    text: str
    slots: tuple[Slot, ...]


def missed_of(wanted: int | None, nearest: Sequence[BookableSlot]) -> Missed:
    """Somebody else was faster, or the time is not one that can be booked."""
    clock = phrases.clock(wanted) if wanted is not None else ""
    heading = _("Giờ {time} vừa hết chỗ").format(time=clock) if clock else _("Giờ này không đặt được")
    if any(slot.start == wanted for slot in nearest):
        heading = _("Giờ {time} không còn được giữ").format(time=clock)
    text = _("Các giờ gần nhất còn chỗ:") if nearest else _("Ông/bà chọn giờ khác bên dưới, hoặc ngày khác.")
    return Missed(heading, text, tuple(_slot(slot, with_day=True) for slot in nearest))


def times_page(
    catalogue: PublicCatalogue,
    subject: Subject,
    day: date,
    slots: Sequence[BookableSlot],
    seal: str,
    missed: Missed | None = None,
) -> str:
    """The times of a day; a tap holds one."""
    halves = [
        (title, tuple(_slot(slot) for slot in slots if (phrases.local(slot.start).hour < 12) is morning))
        for title, morning in ((_("Buổi sáng"), True), (_("Buổi chiều"), False))
    ]
    soft = _("{day} · {procedure}").format(day=phrases.day_heading(day), procedure=subject.name)
    nothing = "" if any(slot.seats for slot in slots) else _("Ngày này không còn giờ nào đặt được.")
    body = part("booking.html", "times")(
        _progress(subject, 2),
        _("Chọn giờ"),
        soft,
        subject.action,
        seal,
        subject.links.file("thu-thach"),
        [(title, found) for title, found in halves if found],
        missed,
        nothing,
        without_booking(catalogue.office.terms.share_percent),
    )
    return _document(catalogue, subject, _("Chọn giờ"), str(body), (subject.action, _("Chọn ngày khác")), script=True)


def _slot(slot: BookableSlot, *, with_day: bool = False) -> Slot:
    clock = phrases.clock(slot.start)
    if with_day:
        clock = _("{time} {day}").format(time=clock, day=f"{phrases.local(slot.start):%d/%m}")
    free = plural("còn {n} chỗ", slot.seats).format(n=phrases.figure(slot.seats)) if slot.seats else _("hết chỗ")
    return Slot(clock, free, str(slot.start) if slot.seats else "")


def _progress(subject: Subject, step: int) -> Progress | None:
    return progress(step) if subject.steps else None


def _document(
    catalogue: PublicCatalogue, subject: Subject, title: str, body: str, back: tuple[str, str], *, script: bool = False
) -> str:
    links = subject.links
    return document(
        frame_of(catalogue),
        links,
        title=_("{step}: {procedure}").format(step=title, procedure=subject.name),
        body=body,
        back=back,
        styles=STYLES,
        script=f"{links.file(SCRIPT)}?{script_mark()}" if script else "",
        full_foot=False,
        hidden=True,
    )
