"""Why a number of the paper roll could not be typed in, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "roll_time_order": (
        marked(
            "Giờ của số giấy {number} chưa hợp lý: giờ lấy số, giờ gọi và giờ xong phải theo thứ tự và trong cùng một "
            "ngày. Sửa giờ rồi ghi lại."
        ),
        marked("Giờ của số giấy chưa hợp lý. Giờ lấy số, giờ gọi và giờ xong phải theo thứ tự trong cùng một ngày."),
    ),
    "roll_time_future": (
        marked("Giờ của số giấy {number} muộn hơn bây giờ. Sửa giờ rồi ghi lại."),
        marked("Giờ của số giấy muộn hơn bây giờ. Sửa giờ rồi ghi lại."),
    ),
    "roll_too_old": (
        marked("Số giấy {number} đã quá {days} ngày nên không nhập được nữa. Bỏ dòng này rồi ghi các số còn lại."),
        marked("Số giấy này đã quá lâu nên không nhập được nữa. Bỏ dòng này rồi ghi các số còn lại."),
    ),
    "roll_needs_end": (
        marked("Ngày của số giấy {number} đã hết nên không còn ai chờ. Ghi giờ xong, hoặc chọn “Đã ra về”."),
        marked("Ngày của số giấy đã hết nên không còn ai chờ. Ghi giờ xong, hoặc chọn “Đã ra về”."),
    ),
    "roll_empty": (
        marked("Chưa có số giấy nào để ghi, hoặc nhiều hơn {most} số một lần. Thêm ít nhất một số rồi ghi."),
        marked("Chưa có số giấy nào để ghi. Thêm ít nhất một số rồi ghi."),
    ),
}
