"""Says what stands in a dossier, what an import would change of it, and what contradicts itself."""

from collections.abc import Mapping
from typing import Any

from onestop_desk.domain.dossier_faults import Fault
from onestop_desk.domain.dossier_plan import Change, Clash, Conflict, Plan, Rejected
from onestop_desk.domain.dossiers import Channel, Status
from onestop_desk.domain.instants import Instant
from onestop_desk.words import _, marked, phrases, plural
from onestop_desk.words.catalogue import placeholders

_STATUS = {
    Status.NEW: marked("Mới đăng ký"),
    Status.RECEIVED: marked("Được tiếp nhận"),
    Status.NOT_RECEIVED: marked("Không được tiếp nhận"),
    Status.IN_PROGRESS: marked("Đang xử lý"),
    Status.MORE_PAPERS: marked("Chờ bổ sung giấy tờ"),
    Status.MUST_PAY: marked("Chờ nộp phí, lệ phí"),
    Status.WITHDRAWN: marked("Công dân rút hồ sơ"),
    Status.STOPPED: marked("Dừng xử lý"),
    Status.FINISHED: marked("Đã xử lý xong"),
    Status.RETURNED: marked("Đã trả kết quả"),
}
_CHANNEL = {
    Channel.COUNTER: marked("Trực tiếp"),
    Channel.ONLINE: marked("Trực tuyến"),
    Channel.POST: marked("Bưu chính công ích"),
}
_PAID = {"online": marked("trực tuyến"), "counter": marked("tại quầy"), "none": marked("chưa thanh toán")}
_PARTS = {
    "procedure_code": marked("Mã thủ tục"),
    "procedure_name": marked("Thủ tục"),
    "field": marked("Lĩnh vực"),
    "agency": marked("Cơ quan"),
    "responsible": marked("Người xử lý"),
    "channel": marked("Cách nộp"),
    "status": marked("Trạng thái"),
    "received_at": marked("Ngày tiếp nhận"),
    "due_at": marked("Hẹn trả"),
    "finished_at": marked("Xử lý xong"),
    "returned_at": marked("Trả kết quả"),
    "refused_at": marked("Từ chối, dừng, rút"),
    "asks": marked("Yêu cầu bổ sung"),
    "apology_at": marked("Thư xin lỗi"),
    "paid": marked("Thanh toán"),
    "fee_due": marked("Phí, lệ phí"),
    "papers_digitised": marked("Số hóa giấy tờ"),
    "result_digitised": marked("Kết quả điện tử"),
    "reused": marked("Dùng lại giấy tờ số"),
    "vneid": marked("Tài khoản VNeID"),
    "result_paper": marked("Kết quả bản giấy"),
    "complaint": marked("Phản ánh, kiến nghị"),
    "full_online": marked("Toàn trình"),
    "outside_area": marked("Phi địa giới"),
    "receipt": marked("Biên lai"),
    "result_differs": marked("Kết quả điện tử khác bản giấy"),
    "by_post": marked("Trả qua bưu điện"),
    "posted_at": marked("Giao bưu điện"),
    "delivered_at": marked("Bưu điện phát"),
}
_FAULTS = {
    Fault.DUE_BEFORE_RECEIVED: marked("Hẹn trả ở trước ngày tiếp nhận."),
    Fault.FINISHED_BEFORE_RECEIVED: marked("Xử lý xong ở trước ngày tiếp nhận."),
    Fault.RETURNED_BEFORE_RECEIVED: marked("Trả kết quả ở trước ngày tiếp nhận."),
    Fault.RETURNED_BEFORE_FINISHED: marked("Trả kết quả ở trước ngày xử lý xong."),
    Fault.ASKED_BEFORE_RECEIVED: marked("Yêu cầu bổ sung ở trước ngày tiếp nhận."),
    Fault.ANSWERED_BEFORE_ASKED: marked("Nhận bổ sung ở trước ngày yêu cầu."),
    Fault.DELIVERED_BEFORE_POSTED: marked("Bưu điện phát ở trước ngày giao bưu điện."),
    Fault.ENDED_WITHOUT_A_DAY: marked("Trạng thái đã xong mà không có ngày nào cho biết."),
    Fault.FINISHED_BUT_OPEN: marked("Đã có ngày xong mà trạng thái vẫn đang xử lý."),
    Fault.RETURNED_BUT_WAITING: marked("Đã có ngày trả mà trạng thái vẫn chờ trả."),
    Fault.RECEIVED_LATER_THAN_NOW: marked("Ngày tiếp nhận ở sau hôm nay."),
}
# Each reason from the fullest sentence to the plainest: the first whose places are all known is said.
REASONS: Mapping[str, tuple[str, ...]] = {
    "bad_code": (
        marked("“{code}” không đúng dạng mã hồ sơ, ví dụ H05.190-261123-0038."),
        marked("Mã không đúng dạng mã hồ sơ, ví dụ H05.190-261123-0038."),
    ),
    "no_code": (marked("Dòng này có ngày tiếp nhận nhưng không có mã hồ sơ."),),
    "no_received": (marked("Hồ sơ mới mà không có ngày tiếp nhận."),),
    "bad_date": (
        marked("Ngày “{value}” ở cột “{column}” không đọc được; viết dạng 23/11/2026 08:30."),
        marked("Ngày ở cột “{column}” không đọc được; viết dạng 23/11/2026 08:30."),
        marked("Có ngày không đọc được; viết dạng 23/11/2026 08:30."),
    ),
    "bad_status": (
        marked("Không hiểu trạng thái “{value}” ở cột “{column}”; dùng tên hoặc số 1–10."),
        marked("Không hiểu trạng thái; dùng tên hoặc số 1–10."),
    ),
    "bad_channel": (
        marked("Không hiểu cách nộp “{value}” ở cột “{column}”: trực tiếp, trực tuyến hay bưu chính."),
        marked("Không hiểu cách nộp: trực tiếp, trực tuyến hay bưu chính."),
    ),
    "bad_value": (
        marked("Ô “{column}” có giá trị “{value}” không dùng được."),
        marked("Ô “{column}” có giá trị không dùng được."),
        marked("Có ô mang giá trị không dùng được."),
    ),
    "formula": (
        marked("Ô “{column}” là công thức; dán lại thành giá trị rồi nhập."),
        marked("Có ô là công thức; dán lại thành giá trị rồi nhập."),
    ),
}


def status(value: Status) -> str:
    """A status in words: Đã xử lý xong."""
    return _(_STATUS[value])


def channel(value: Channel) -> str:
    """How it was handed in: Trực tuyến."""
    return _(_CHANNEL[value])


def paid(value: str | None) -> str:
    """How it was paid, empty where nobody said."""
    return _(_PAID[value]) if value else ""


def part_name(name: str) -> str:
    """A part of a dossier: Hẹn trả."""
    return _(_PARTS[name])


def instant(value: Instant) -> str:
    """A day with its clock time, without one where only the day is known: 16:30 25/11/2026."""
    wall = phrases.local(value)
    day = phrases.figures_of_day(wall.date())
    if (wall.hour, wall.minute) in {(0, 0), (23, 59)}:
        return day
    return _("{time} {day}").format(time=phrases.clock(value), day=day)


def part_value(name: str, value: Any) -> str:
    """The value of a part, for a list of differences; “trống” where there is none."""
    return _said(name, value) or _("trống")


def _said(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name == "status":
        return status(value)
    if name == "channel":
        return channel(value)
    if name == "paid":
        return paid(value)
    if name == "asks":
        return times(len(value))
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if name == "fee_due":
        return phrases.money(value)
    return instant(value) if name.endswith("_at") else str(value)


def times(n: int) -> str:
    """How many times: 2 lần."""
    return plural("{n} lần", n).format(n=n)


def change(item: Change) -> str:
    """One difference: Hẹn trả: 25/11/2026 → 27/11/2026."""
    return _("{part}: {before} → {after}").format(
        part=part_name(item.name), before=part_value(item.name, item.before), after=part_value(item.name, item.after)
    )


def fault(value: Fault) -> str:
    """A contradiction in one sentence."""
    return _(_FAULTS[value])


def conflict(item: Conflict) -> str:
    """What is to be looked at, and what happens to the row."""
    if item.clash is Clash.FAULT and item.fault is not None:
        return fault(item.fault)
    changes = "; ".join(map(change, item.changes))
    if item.clash is Clash.TWICE:
        rows = ", ".join(map(str, item.rows))
        return _("Mã này có ở các dòng {rows} với nội dung khác nhau; không lấy dòng nào.").format(rows=rows)
    if item.clash is Clash.OLDER:
        return _("Tệp cũ hơn dữ liệu đang có nên giữ nguyên. {changes}").format(changes=changes)
    return _("Khác với quầy đã ghi; lấy theo tệp. {changes}").format(changes=changes)


def rejected(item: Rejected) -> str:
    """Why a row cannot be taken."""
    facts = {"code": item.code, **(item.facts or {})}
    known = {name for name, value in facts.items() if value not in {None, ""}}
    for sentence in REASONS[item.reason]:
        if placeholders(sentence) <= known:
            return _(sentence).format(**facts)
    return _(REASONS[item.reason][-1])


def counts(plan: Plan) -> str:
    """What a plan comes to: 12 mới, 3 thay đổi, 40 không đổi, 1 cần xem, 0 bị từ chối."""
    return _(
        "{added} mới, {changed} thay đổi, {unchanged} không đổi, {conflicts} cần xem, {rejected} bị từ chối"
    ).format(
        added=phrases.figure(len(plan.added)),
        changed=phrases.figure(len(plan.changed)),
        unchanged=phrases.figure(len(plan.unchanged)),
        conflicts=phrases.figure(len(plan.conflicts)),
        rejected=phrases.figure(len(plan.rejected)),
    )
