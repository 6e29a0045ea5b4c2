"""What is wrong with the fields of whoever books, all at once, each with what to do."""

import re
from dataclasses import dataclass

from onestop_desk.domain.errors import Refusal
from onestop_desk.services.booking.phones import national
from onestop_desk.words import _, plural
from portal.forms.fields import HolderForm

LONGEST_NAME = 80
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s<>\",;]+@[^@\s<>\",;]+\.[^@\s<>\",;.]{2,}")
_MOBILE = 10


@dataclass(frozen=True)
class Fault:
    """One field to be mended."""

    field: str
    """The id of the field."""
    short: str
    """In the list above the form."""
    said: str
    """At the field: what happened and what to do."""


def faults_of(form: HolderForm) -> list[Fault]:
    """The fields to be mended, in the order of the form."""
    found = [_name(form.ten), _phone("sdt", form.sdt)]
    if form.email.strip():
        found.append(_email(form.email.strip()))
    if form.sdt_giup.strip():
        found.append(_phone("sdt_giup", form.sdt_giup))
    if form.sdt_giup.strip() and not form.nguoi_giup.strip():
        said = _("Ghi tên người đặt giúp, hoặc xóa số điện thoại của người đặt giúp.")
        found.append(Fault("nguoi_giup", _("Thiếu tên người đặt giúp"), said))
    if not form.dong_y:
        said = _("Cần đánh dấu ô này thì Trung tâm mới được giữ tên và số điện thoại cho lịch hẹn.")
        found.append(Fault("dong_y", _("Chưa đánh dấu ô đồng ý"), said))
    return [fault for fault in found if fault is not None]


def _name(typed: str) -> Fault | None:
    name = " ".join(typed.split())
    if not name:
        return Fault("ten", _("Chưa có họ và tên"), _("Ghi họ và tên người đến làm thủ tục."))
    if len(name) > LONGEST_NAME or not any(letter.isalpha() for letter in name):
        return Fault("ten", _("Họ và tên chưa đúng"), _("Ghi họ và tên bằng chữ, không quá 80 chữ cái."))
    return None


def _phone(field: str, typed: str) -> Fault | None:
    if not typed.strip():
        said = _("Ghi số điện thoại để Trung tâm báo khi lịch thay đổi.")
        return Fault(field, _("Chưa có số điện thoại"), said)
    try:
        national(typed[:40])
    except Refusal:
        digits = sum(c.isdigit() for c in typed)
        if 0 < digits < _MOBILE and typed.strip().startswith("0"):
            missing = _MOBILE - digits
            short = plural("Số điện thoại thiếu {n} chữ số", missing).format(n=missing)
            return Fault(field, short, mobile_figures(digits))
        said = _("Số này không phải số điện thoại ở Việt Nam. Ông/bà kiểm tra lại từng chữ số.")
        return Fault(field, _("Số điện thoại chưa đúng"), said)
    return None


def mobile_figures(digits: int) -> str:
    """How many figures a mobile number has, and how many were typed."""
    return _("Số di động có 10 chữ số. Ông/bà mới nhập {n} chữ số, hãy kiểm tra lại.").format(n=digits)


def _email(typed: str) -> Fault | None:
    if len(typed) <= LONGEST_EMAIL and _EMAIL.fullmatch(typed):
        return None
    return Fault("email", _("Thư điện tử chưa đúng"), _("Địa chỉ có dạng ten@noi-gui.vn. Không có thì để trống."))
