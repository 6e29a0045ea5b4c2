"""Why an appointment could not be made, changed or kept, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "slot_taken": (
        marked("Giờ này vừa hết chỗ. Còn chỗ gần nhất lúc {nearest}, chọn một giờ trong đó."),
        marked("Giờ này vừa hết chỗ và trong ngày không còn giờ nào. Chọn ngày khác."),
    ),
    "slot_unknown": (marked("Giờ này không còn trong lịch nhận hẹn. Xem lại các giờ của ngày rồi chọn lại."),),
    "slot_too_soon": (marked("Giờ này đã qua hoặc đã quá gần. Chọn một giờ muộn hơn."),),
    "slot_too_far": (
        marked("Chỉ đặt hẹn được trong {days} ngày tới. Chọn ngày gần hơn."),
        marked("Ngày này xa quá nên chưa đặt hẹn được. Chọn ngày gần hơn."),
    ),
    "same_slot": (marked("Lịch hẹn đang ở đúng giờ này rồi. Chọn một giờ khác để đổi."),),
    "hold_over": (
        marked("Đã quá giờ giữ chỗ và chỗ này đã có người đặt. Còn chỗ gần nhất lúc {nearest}."),
        marked("Đã quá giờ giữ chỗ và chỗ này đã có người đặt. Chọn giờ khác."),
    ),
    "booking_day_limit": (
        marked("Người này đã có {most} lịch hẹn trong ngày. Đổi lịch đã có, hoặc chọn ngày khác."),
        marked("Người này đã đủ lịch hẹn trong ngày. Đổi lịch đã có, hoặc chọn ngày khác."),
    ),
    "booking_line_limit": (
        marked("Người này đã có lịch hẹn của nhóm này trong ngày. Đổi lịch đã có, hoặc chọn ngày khác."),
    ),
    "booking_helper_limit": (
        marked("Người đặt giúp đã đặt đủ {most} lịch hẹn trong ngày. Chọn ngày khác."),
        marked("Người đặt giúp đã đặt đủ lịch hẹn trong ngày. Chọn ngày khác."),
    ),
    "booking_same_day_only": (
        marked("Người này lỡ hẹn {count} lần trong {days} ngày nên trên mạng chỉ đặt được trong ngày. Đặt tại quầy."),
        marked("Người này lỡ hẹn nhiều lần nên trên mạng chỉ đặt được trong ngày. Đặt tại quầy."),
    ),
    "bad_phone": (marked("Số điện thoại không đúng. Gõ số có 10 chữ số, ví dụ 0912 345 678."),),
    "empty_name": (marked("Chưa có họ tên. Gõ họ tên người đến rồi làm lại."),),
    "consent_needed": (marked("Công dân chưa đồng ý để trung tâm lưu họ tên và số điện thoại. Hỏi lại rồi đánh dấu."),),
    "unknown_booking": (marked("Không tìm thấy lịch hẹn này. Tìm lại theo số điện thoại hoặc họ tên."),),
    "booking_state": (marked("Lịch hẹn này vừa đổi trạng thái nên chưa làm được việc đó. Xem lại rồi chọn lại."),),
    "booking_past": (
        marked("Giờ hẹn {start} đã qua. Lấy số cho công dân, hoặc đặt lịch mới."),
        marked("Giờ hẹn đã qua. Lấy số cho công dân, hoặc đặt lịch mới."),
    ),
    "booking_other_day": (
        marked("Lịch hẹn này vào {start}, không phải hôm nay. Đổi giờ hẹn, hoặc lấy số cho công dân."),
        marked("Lịch hẹn này không phải hôm nay. Đổi giờ hẹn, hoặc lấy số cho công dân."),
    ),
    "too_early": (
        marked("Còn sớm: nhận lịch hẹn này từ {opens}. Mời quay lại, hoặc bỏ hẹn để lấy số ngay."),
        marked("Còn sớm so với giờ hẹn. Mời quay lại, hoặc bỏ hẹn để lấy số ngay."),
    ),
    "too_many_tries": (marked("Mã hẹn bị gõ sai quá nhiều lần hôm nay. Tìm theo số điện thoại hoặc họ tên."),),
    "bad_days": (marked("Khoảng ngày không đúng. Chọn ngày cuối không trước ngày đầu và không trước hôm nay."),),
    "unknown_wish": (marked("Người này không còn trong danh sách chờ. Mở lại danh sách."),),
    "unknown_reason": (marked("Lý do này không còn trong danh sách. Chọn lại lý do."),),
    "person_still_expected": (
        marked("Người này còn lịch hẹn lúc {start}. Hủy lịch hẹn đó trước rồi xóa."),
        marked("Người này còn số {number} chưa xong. Kết thúc hoặc hủy số đó trước rồi xóa."),
        marked("Người này còn lịch hẹn hoặc số chưa xong. Hủy trước rồi xóa."),
    ),
}

PUBLIC: dict[str, tuple[str, ...]] = {
    "slot_taken": (
        marked("Giờ này vừa có người đặt. Còn chỗ lúc {nearest}, mời ông/bà chọn một giờ trong đó."),
        marked("Giờ này vừa có người đặt và trong ngày đã hết chỗ. Mời ông/bà chọn ngày khác."),
    ),
    "slot_unknown": (marked("Giờ này không còn nhận hẹn. Mời ông/bà chọn giờ khác."),),
    "slot_too_soon": (marked("Giờ này đã quá gần nên không đặt được nữa. Mời ông/bà chọn giờ muộn hơn."),),
    "slot_too_far": (
        marked("Chỉ đặt hẹn được trong {days} ngày tới. Mời ông/bà chọn ngày gần hơn."),
        marked("Ngày này chưa mở đặt hẹn. Mời ông/bà chọn ngày gần hơn."),
    ),
    "same_slot": (marked("Lịch hẹn của ông/bà đang ở đúng giờ này rồi. Mời ông/bà chọn giờ khác."),),
    "hold_over": (
        marked("Đã quá thời gian giữ chỗ và giờ này đã có người đặt. Còn chỗ lúc {nearest}, mời ông/bà chọn lại."),
        marked("Đã quá thời gian giữ chỗ và giờ này đã có người đặt. Mời ông/bà chọn giờ khác."),
    ),
    "booking_day_limit": (
        marked("Mỗi người đặt được {most} lịch hẹn một ngày. Mời ông/bà chọn ngày khác hoặc đổi lịch đã có."),
        marked("Ông/bà đã đặt đủ lịch hẹn trong ngày này. Mời ông/bà chọn ngày khác hoặc đổi lịch đã có."),
    ),
    "booking_line_limit": (
        marked("Ông/bà đã có lịch hẹn của nhóm này trong ngày. Mời ông/bà chọn ngày khác hoặc đổi lịch đã có."),
    ),
    "booking_helper_limit": (
        marked("Người đặt giúp đặt được {most} lịch hẹn một ngày. Mời ông/bà chọn ngày khác."),
        marked("Người đặt giúp đã đặt đủ lịch hẹn trong ngày này. Mời ông/bà chọn ngày khác."),
    ),
    "booking_same_day_only": (
        marked(
            "Số điện thoại này có {count} lần hẹn mà không đến trong {days} ngày qua, nên chỉ đặt được trong ngày. "
            "Mời ông/bà chọn hôm nay, hoặc gọi cho trung tâm để đặt ngày khác."
        ),
        marked("Số điện thoại này chỉ đặt được trong ngày. Mời ông/bà chọn hôm nay, hoặc gọi cho trung tâm."),
    ),
    "bad_phone": (marked("Số điện thoại không đúng. Mời ông/bà gõ số có 10 chữ số, ví dụ 0912 345 678."),),
    "empty_name": (marked("Chưa có họ tên. Mời ông/bà gõ họ tên người đến."),),
    "consent_needed": (marked("Mời ông/bà đánh dấu đồng ý để trung tâm lưu họ tên và số điện thoại cho lịch hẹn."),),
    "unknown_booking": (marked("Không tìm thấy lịch hẹn. Mời ông/bà xem lại mã hẹn và số điện thoại."),),
    "booking_state": (marked("Lịch hẹn này không còn đổi được nữa. Mời ông/bà đặt lịch mới hoặc gọi cho trung tâm."),),
    "booking_past": (marked("Giờ hẹn đã qua. Mời ông/bà đến lấy số hoặc đặt lịch mới."),),
    "booking_other_day": (
        marked("Lịch hẹn của ông/bà vào {start}. Mời ông/bà quay lại đúng ngày, hoặc lấy số."),
        marked("Lịch hẹn của ông/bà không phải hôm nay. Mời ông/bà quay lại đúng ngày, hoặc lấy số."),
    ),
    "too_early": (
        marked("Ông/bà đến sớm. Mời ông/bà quay lại từ {opens}, hoặc bỏ hẹn để lấy số ngay."),
        marked("Ông/bà đến sớm so với giờ hẹn. Mời ông/bà quay lại sau, hoặc bỏ hẹn để lấy số ngay."),
    ),
    "too_many_tries": (
        marked("Mã hẹn bị gõ sai quá nhiều lần. Mời ông/bà đến Quầy hướng dẫn hoặc gọi cho trung tâm."),
    ),
    "stale": (marked("Lịch hẹn vừa thay đổi ở nơi khác. Mời ông/bà xem lại rồi làm lại nếu vẫn cần."),),
    "unknown_line": (marked("Nhóm thủ tục này không còn nhận. Mời ông/bà chọn lại."),),
    "procedure_upcoming": (marked("Thủ tục này chưa đến ngày áp dụng. Mời ông/bà hỏi Quầy hướng dẫn."),),
}
