"""Why a paper of a visit could not be printed or switched on, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "unknown_form": (
        marked("Không có mẫu {form} trong danh sách. Chọn lại mẫu."),
        marked("Không có mẫu này trong danh sách. Chọn lại mẫu."),
    ),
    "form_off": (
        marked("Mẫu {form} đang tắt. Người đứng đầu trung tâm bật trong Cài đặt, mục Mẫu giấy in, rồi in lại."),
        marked("Mẫu này đang tắt. Người đứng đầu trung tâm bật trong Cài đặt, mục Mẫu giấy in, rồi in lại."),
    ),
    "form_of_sector": (
        marked("Mẫu {form} là mẫu riêng của ngành {sector}. In bằng phần mềm của ngành, không in ở đây."),
        marked("Mẫu này là mẫu riêng của ngành khác. In bằng phần mềm của ngành, không in ở đây."),
    ),
}
