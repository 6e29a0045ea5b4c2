"""What is said when a figure, a target or a programme is refused; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "unknown_indicator": (
        marked("Không có chỉ tiêu “{indicator}”. Mở lại danh sách chỉ tiêu rồi chọn."),
        marked("Không có chỉ tiêu này. Mở lại danh sách chỉ tiêu rồi chọn."),
    ),
    "bad_target": (
        marked("Mức giao {value} không dùng được. Gõ một số không âm; tỷ lệ thì không quá 100."),
        marked("Mức giao không dùng được. Gõ một số không âm; tỷ lệ thì không quá 100."),
    ),
    "unknown_part": (marked("Chỉ tiêu này không tách được theo phần đã chọn. Chọn cách xem khác."),),
    "unknown_programme": (marked("Mô hình này không còn trong danh sách. Mở lại danh sách rồi chọn."),),
    "bad_programme": (marked("Mô hình chưa đúng ở một phần. Xem lại tên, ngày, giờ, thứ và mã thủ tục rồi lưu."),),
    "bad_programme:name": (marked("Tên mô hình phải có chữ và không dài quá 80 chữ cái. Gõ lại tên rồi lưu."),),
    "bad_programme:days": (marked("Ngày kết thúc mô hình sớm hơn ngày bắt đầu. Sửa ngày rồi lưu."),),
    "bad_programme:weekdays": (marked("Ngày trong tuần của mô hình không đúng. Chọn lại từ thứ Hai đến Chủ nhật."),),
    "bad_programme:minutes": (marked("Số phút của mô hình phải từ 1 đến 1440. Gõ lại số phút rồi lưu."),),
    "bad_programme:target": (marked("Mục tiêu của mô hình phải từ 0 đến 100%. Gõ lại mục tiêu rồi lưu."),),
    "bad_programme:hours": (marked("Giờ thứ 9 cần giờ bắt đầu sớm hơn giờ kết thúc. Sửa giờ rồi lưu."),),
    "bad_programme:codes": (marked("Mô hình cần ít nhất một mã thủ tục đúng, như 1.001193. Sửa danh sách rồi lưu."),),
    "bad_programme:rules": (marked("Nội dung mô hình không đọc được. Nhập lại từng phần rồi lưu."),),
}
