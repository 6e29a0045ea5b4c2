"""Why something could not be done with a dossier, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "bad_sheet:no_dossier_header": (
        marked(
            "Không thấy dòng tiêu đề có cột mã hồ sơ và cột ngày tiếp nhận trong tệp {file}. Xuất lại tệp từ hệ thống "
            "tỉnh rồi nhập."
        ),
    ),
    "bad_sheet:dossier_ending": (
        marked("Không nhập hồ sơ từ tệp {file} được. Dùng tệp .xlsx hoặc .csv xuất từ hệ thống tỉnh."),
    ),
    "dossier_known": (
        marked("Hồ sơ {dossier} đã có. Tìm theo mã rồi sửa dòng đó."),
        marked("Hồ sơ này đã có. Tìm theo mã rồi sửa dòng đó."),
    ),
    "unknown_dossier": (
        marked("Chưa có dữ liệu hồ sơ {dossier}. Nhập hồ sơ này, hoặc nhập tệp mới từ hệ thống tỉnh."),
        marked("Chưa có dữ liệu hồ sơ này. Nhập hồ sơ, hoặc nhập tệp mới từ hệ thống tỉnh."),
    ),
    "dossiers_changed": (marked("Hồ sơ vừa được ghi ở nơi khác nên chưa nhập gì. Xem lại các khác biệt rồi nhận."),),
    "dossier_fault": (
        marked("Các ngày của hồ sơ {dossier} trái ngược nhau nên chưa ghi. Xem lại các ngày rồi ghi lại."),
        marked("Các ngày của hồ sơ trái ngược nhau nên chưa ghi. Xem lại các ngày rồi ghi lại."),
    ),
    "dossier_fault:ended_without_a_day": (
        marked("Hồ sơ {dossier} đã xong mà chưa có ngày xong. Ghi ngày xử lý xong rồi ghi lại."),
    ),
    "dossier_fault:received_later_than_now": (
        marked("Ngày tiếp nhận của hồ sơ {dossier} ở sau hôm nay. Sửa ngày rồi ghi lại."),
    ),
    "dossier_fault:due_before_received": (
        marked("Ngày hẹn trả của hồ sơ {dossier} ở trước ngày tiếp nhận. Sửa ngày rồi ghi lại."),
    ),
    "bad_dossier_value": (
        marked("Có ô của hồ sơ không dùng được ({part}). Gõ lại ô này."),
        marked("Có ô của hồ sơ không dùng được. Gõ lại ô này."),
    ),
    "dossier_ended": (
        marked("Hồ sơ {dossier} đã trả kết quả hoặc đã dừng nên không còn gì để trả. Mở lại danh sách."),
        marked("Hồ sơ này đã trả kết quả hoặc đã dừng nên không còn gì để trả. Mở lại danh sách."),
    ),
    "dossier_posted": (
        marked("Kết quả hồ sơ {dossier} đã giao bưu điện. Khi bưu điện phát xong, bấm Đã phát."),
        marked("Kết quả này đã giao bưu điện. Khi bưu điện phát xong, bấm Đã phát."),
    ),
    "dossier_not_posted": (
        marked("Kết quả hồ sơ {dossier} chưa giao bưu điện. Bấm Giao bưu điện trước."),
        marked("Kết quả này chưa giao bưu điện. Bấm Giao bưu điện trước."),
    ),
}
