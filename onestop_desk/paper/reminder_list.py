"""The list by which people are called the day before: time, name, phone, procedure, a box to tick; for staff only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onestop_desk.domain.instants import Instant
from onestop_desk.paper import engine
from onestop_desk.paper.engine import printable
from onestop_desk.words import _, phrases, plural, use

TEMPLATE = "reminder-list.typ"


@dataclass(frozen=True)
class ReminderRow:
    """One person to call."""

    start: Instant
    name: str
    phone: str
    what: str
    told: bool


def pdf(office_name: str, day: date, rows: Sequence[ReminderRow], printed_at: Instant) -> bytes:
    """The list as a PDF, as many pages as it needs."""
    return engine.pdf(TEMPLATE, list=values_of(office_name, day, rows, printed_at))


def values_of(office_name: str, day: date, rows: Sequence[ReminderRow], printed_at: Instant) -> dict[str, Any]:
    """Every word on the list, in Vietnamese."""
    with use("vi"):
        return {
            "office": printable(office_name),
            "title": _("Nhắc hẹn {day}").format(day=phrases.day(day)),
            "line": plural("{n} người. Gọi nhắc giờ hẹn và giấy tờ cần mang.", len(rows)).format(n=len(rows)),
            "headings": [_("Giờ"), _("Công dân"), _("Điện thoại"), _("Thủ tục"), _("Đã gọi")],
            "rows": [_row(row) for row in rows],
            "foot": _("In lúc {printed}. Có tên và số điện thoại: hủy sau khi gọi xong.").format(
                printed=phrases.moment(printed_at)
            ),
        }


def _row(row: ReminderRow) -> dict[str, Any]:
    return {
        "time": phrases.clock(row.start),
        "name": printable(row.name),
        "phone": printable(row.phone),
        "what": printable(row.what),
        "told": row.told,
    }
