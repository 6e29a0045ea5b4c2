"""Why a call for help or a message of the board was not taken, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "unknown_emergency": (marked("Lời gọi hỗ trợ này đã kết thúc. Xem lại thông báo trên màn hình."),),
    "bad_board_message": (
        marked("Thông báo trên bảng phải có chữ và không quá {most} chữ cái. Viết ngắn lại."),
        marked("Thông báo trên bảng phải có chữ và không quá dài. Viết ngắn lại."),
    ),
    "bad_board_message_time": (
        marked("Thông báo đứng trên bảng từ 1 phút đến {most} giờ. Chọn lại thời gian."),
        marked("Thời gian của thông báo trên bảng chưa đúng. Chọn lại thời gian."),
    ),
}
