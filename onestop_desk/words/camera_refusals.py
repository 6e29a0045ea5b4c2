"""Why a hall camera could not be put on the list or shown, and what to do; said by `words.refusals`."""

from onestop_desk.words import _, marked

STAFF: dict[str, tuple[str, ...]] = {
    "bad_camera_name": (
        marked("Tên camera phải có chữ và không dài quá {most} chữ cái. Gõ tên ngắn như “Cửa chính”."),
        marked("Tên camera trống hoặc quá dài. Gõ tên ngắn như “Cửa chính”."),
    ),
    "bad_camera_address": (
        marked(
            "Địa chỉ camera không dùng được. Gõ địa chỉ rtsp:// hoặc http:// của camera, hoặc đường dẫn đủ của tệp."
        ),
    ),
    "camera_listed": (marked("Camera này đã có trong danh sách. Đặt tên khác hoặc bỏ camera cũ trước."),),
    "too_many_cameras": (
        marked("Danh sách đã đủ {most} camera. Bỏ bớt camera không dùng rồi thêm lại."),
        marked("Danh sách camera đã đủ. Bỏ bớt camera không dùng rồi thêm lại."),
    ),
    "unknown_camera": (marked("Camera này không còn trong danh sách. Mở lại danh sách rồi chọn lại."),),
}

WHY = {
    "silent": marked("không trả lời"),
    "refused": marked("không nhận tên hoặc mật khẩu"),
    "unreachable": marked("không kết nối được"),
    "no_picture": marked("trả lời nhưng không có hình"),
    "missing": marked("không có hình ở địa chỉ này"),
    "no_player": marked("máy này thiếu phần phát hình, hãy xem ở máy khác"),
}


def why(code: str | None) -> str:
    """Why a camera has no picture."""
    return _(WHY.get(code or "", marked("không có hình")))
