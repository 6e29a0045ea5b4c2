"""The office's numbers in the words of whoever may change them."""

from onestop_desk.words import _


def setting_name(name: str) -> tuple[str, str]:
    """(what a setting means, its unit); a setting without words here shows its own name."""
    minutes, people, seconds = _("phút"), _("người"), _("giây")
    words = {
        "priority_credit": (_("Người được ưu tiên được tính như đến sớm hơn"), minutes),
        "appointment_credit": (_("Người có hẹn được tính như đến trước giờ hẹn"), minutes),
        "help_delay": (_("Nhóm chỉ giúp được tính như đến muộn hơn"), minutes),
        "late_grace": (_("Đến sau giờ hẹn vẫn còn đúng hẹn"), minutes),
        "callable_before": (_("Có hẹn thì gọi được trước giờ hẹn"), minutes),
        "missed_behind": (_("Vắng mặt rồi quay lại thì đứng sau"), people),
        "calls_before_missed": (_("Gọi mấy lần thì báo được vắng mặt"), _("lần")),
        "undo_seconds": (_("Được hoàn tác trong"), seconds),
        "speak_seconds": (_("Một lần gọi còn đáng đọc loa trong"), seconds),
        "answer_hours": (_("Nhớ câu trả lời của một lần bấm trong"), _("giờ")),
        "freeze_before_break": (_("Trước giờ nghỉ bao lâu thì giữ chỗ cho buổi chiều"), minutes),
        "break_overrun": (_("Được làm lấn vào giờ nghỉ"), minutes),
        "numbers_before_opening": (_("Cấp số trước giờ mở cửa"), minutes),
        "waiting_promise": (_("Chờ quá bao lâu thì đánh dấu"), minutes),
        "forecast_step": (_("Thời gian chờ báo ra ngoài làm tròn lên"), minutes),
        "elderly_age": (_("Tuổi được ưu tiên là người cao tuổi"), _("tuổi")),
        "slot_minutes": (_("Một khung giờ hẹn dài"), minutes),
        "online_share": (_("Phần thời gian của quầy dành cho hẹn"), "%"),
        "internal_seats": (_("Chỗ nội bộ của mỗi khung giờ"), _("chỗ")),
        "booking_horizon": (_("Đặt hẹn được trước nhiều nhất"), _("ngày")),
        "booking_lead": (_("Đặt hẹn trên mạng trước giờ hẹn ít nhất"), minutes),
        "hold_minutes": (_("Giữ chỗ trong lúc điền thông tin"), minutes),
        "hidden_minutes": (_("Chỗ vừa hủy chưa hiện lại trên mạng trong"), minutes),
        "bookings_a_day": (_("Một người được đặt mỗi ngày"), _("lịch hẹn")),
        "bookings_a_line": (_("Một người được đặt mỗi ngày trong một nhóm"), _("lịch hẹn")),
        "helper_bookings": (_("Người đặt giúp được đặt mỗi ngày"), _("lịch hẹn")),
        "no_show_limit": (_("Lỡ hẹn mấy lần thì chỉ đặt được trong ngày"), _("lần")),
        "no_show_days": (_("Một lần lỡ hẹn được nhớ trong"), _("ngày")),
        "early_minutes": (_("Báo đến sớm nhất trước giờ hẹn"), minutes),
        "kept_minutes": (_("Có hẹn, gọi muộn nhất bao lâu vẫn là đúng giờ"), minutes),
        "month_starts_on": (_("Tháng báo cáo bắt đầu từ ngày"), ""),
        "due_soon_hours": (_("Hồ sơ sắp đến hạn khi còn"), _("giờ làm việc")),
        "fetch_days": (_("Kết quả chưa ai nhận, trễ sau"), _("ngày làm việc")),
        "post_days": (_("Bưu điện phát kết quả trong"), _("ngày làm việc")),
        "code_tries": (_("Gõ sai mã hẹn nhiều nhất mỗi ngày"), _("lần")),
        "erase_after_days": (_("Xóa tên, điện thoại, ghi chú sau"), _("ngày")),
        "disk_free_gb": (_("Ổ đĩa phải còn trống ít nhất"), "GB"),
        "backup_days": (_("Nhắc sao lưu khi số ngày làm việc chưa sao lưu là"), _("ngày")),
        "catalogue_days": (_("Nhắc nhập lại danh mục sau (0: không nhắc)"), _("ngày")),
        "boards": (_("Số bảng gọi số của trung tâm"), _("bảng")),
        "kiosks": (_("Số kiosk của trung tâm"), _("máy")),
    }
    return words.get(name, (name, ""))
