"""What one row behind a figure was counted as, in words."""

from decimal import Decimal
from typing import TYPE_CHECKING

from onestop_desk.domain.errors import Refusal
from onestop_desk.domain.guide import Reason, Result
from onestop_desk.domain.indicators import BY_CODE
from onestop_desk.domain.reporting import Unit
from onestop_desk.words import _, figures, marked
from onestop_desk.words.phrases import duration
from ui.desk.guide.wording import reason_word, short_result

if TYPE_CHECKING:
    from onestop_desk.services import Services
    from onestop_desk.services.reports.views import Row

_SAID = {
    # tickets
    "waiting": marked("đang chờ"),
    "called": marked("đang gọi"),
    "serving": marked("đang phục vụ"),
    "aside": marked("tạm để bên"),
    "missed": marked("vắng mặt"),
    "done": marked("đã phục vụ"),
    "left": marked("đã ra về"),
    # outcomes of visits
    "received": marked("đã tiếp nhận"),
    "result_returned": marked("đã trả kết quả"),
    "more_papers": marked("thiếu giấy tờ"),
    "guided": marked("đã hướng dẫn"),
    "refused": marked("từ chối"),
    # dossiers
    "early": marked("trước hạn"),
    "on_time": marked("đúng hạn"),
    "late": marked("quá hạn khi xong"),
    "within": marked("đang giải quyết, trong hạn"),
    "overdue": marked("đang giải quyết, quá hạn"),
    # ratings
    "very_satisfied": marked("rất hài lòng"),
    "satisfied": marked("hài lòng"),
    "neutral": marked("bình thường"),
    "unsatisfied": marked("không hài lòng"),
    # appointments
    "confirmed": marked("đã xác nhận"),
    "checked_in": marked("đã đến nhận số"),
    "no_show": marked("không đến"),
    # numbers that were not given
    "line_full": marked("hết số trước giờ đóng"),
    "outside_hours": marked("ngoài giờ nhận số"),
    "office_closed_today": marked("ngày nghỉ"),
    "day_closed": marked("đã hết ngày"),
    "line_closed": marked("nhóm ngừng nhận"),
    # overtakes
    "appointment": marked("có hẹn"),
    "priority": marked("được ưu tiên theo quy định"),
    "returned": marked("quay lại"),
    "by_hand": marked("cán bộ chọn"),
    "helped": marked("hai quầy cùng gọi"),
    # cameras
    "up": marked("đang kết nối"),
    "down": marked("mất kết nối"),
}


def said_of(services: "Services", code: str, row: "Row") -> str:
    """What the row of an indicator says; the procedure or line it is about stands behind it."""
    return " · ".join(part for part in (_value(code, row), _about(services, row)) if part)


def _value(code: str, row: "Row") -> str:
    measured = row.value.isdecimal() or row.value.startswith("-")
    if code == "late_announcements" and measured:
        return _("sau {n} ngày").format(n=row.value)
    if measured and code == "appointments_kept":
        return _("gọi sau giờ hẹn {time}").format(time=duration(max(int(row.value), 0)))
    if measured and code in BY_CODE and BY_CODE[code].unit is Unit.SECONDS:
        # As the figure itself is written, so that the longest row is the longest wait.
        return figures.value(Unit.SECONDS, Decimal(row.value))
    if row.kind == "guided":
        return short_result(Result(row.value))
    return _(_SAID[row.value]) if row.value in _SAID else row.value


def _about(services: "Services", row: "Row") -> str:
    if not row.subject:
        return ""
    if row.kind == "visit_procedure":
        try:
            return services.procedures.get(row.subject).name
        except Refusal:
            return ""
    if row.kind in {"ticket", "refused", "booking"}:
        return next((line.name for line in services.office.lines() if line.id == row.subject), "")
    if row.kind == "guided":
        return reason_word(Reason(row.subject))
    return row.subject
