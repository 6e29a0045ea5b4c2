"""Says in words what a page of the wizard still lacks."""

from onestop_desk.words import _, marked
from ui.setup.draft import MOST_COUNTERS
from ui.setup.steps import LEAST_PASSWORD, Lack, Step
from ui.widgets.week import weekday

TITLES = {
    Step.COMMUNE: marked("Xã, phường"),
    Step.CENTRE: marked("Tên trung tâm"),
    Step.HEAD: marked("Người đứng đầu"),
    Step.COUNTERS: marked("Quầy và nhóm thủ tục"),
    Step.HOURS: marked("Giờ làm việc"),
    Step.SUMMARY: marked("Xem lại"),
}
LACKS = {
    "commune": marked("Chọn xã, phường của trung tâm trong danh sách."),
    "office_name": marked("Ghi tên trung tâm."),
    "authority": marked("Ghi cơ quan quản lý trung tâm."),
    "head_name": marked("Ghi họ tên người đứng đầu trung tâm."),
    "short_password": marked("Mật khẩu cần ít nhất {least} ký tự."),
    "passwords_differ": marked("Hai lần gõ mật khẩu chưa giống nhau. Gõ lại lần hai."),
    "no_counter": marked("Trung tâm cần ít nhất một quầy."),
    "too_many_counters": marked("Bảng gọi số nhận nhiều nhất {most} quầy."),
    "counter_name": marked("Quầy {where} chưa có tên."),
    "counter_lines": marked("Quầy {where} chưa nhận nhóm nào. Chọn “Chính” hoặc “Giúp” cho ít nhất một nhóm."),
    "nobody_owns": marked("Nhóm {where} chưa có quầy nào nhận chính."),
    "never_open": marked("Chọn ít nhất một ngày làm việc."),
    "bad_hours": marked("{day}: ghi giờ dạng 07:30, giờ sau muộn hơn giờ trước."),
    "empty_day": marked("{day}: ghi giờ làm việc, hoặc bỏ chọn ngày này."),
}


def title(step: Step) -> str:
    """The name of a page."""
    return _(TITLES[step])


def sentence(lack: Lack) -> str:
    """What lacks, and what to do."""
    day = weekday(int(lack.where)) if lack.code in ("bad_hours", "empty_day") else ""
    return _(LACKS[lack.code]).format(where=lack.where, day=day, least=LEAST_PASSWORD, most=MOST_COUNTERS)
