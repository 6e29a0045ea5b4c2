"""Why a visit could not be rated, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "rating_not_yet": (marked("Lượt này chưa xong nên chưa đánh giá được. Kết thúc lượt rồi mời công dân đánh giá."),),
    "rating_too_late": (
        marked("Lượt này xong đã quá {days} ngày nên không nhận đánh giá nữa. Ghi ý kiến của công dân vào sổ."),
        marked("Lượt này xong đã lâu nên không nhận đánh giá nữa. Ghi ý kiến của công dân vào sổ."),
    ),
    "already_rated": (marked("Lượt này đã được đánh giá. Mỗi lượt chỉ đánh giá một lần."),),
    "rating_level": (marked("Chưa chọn mức độ hài lòng. Chọn một trong bốn mức rồi gửi."),),
    "rating_reason": (marked("Ý này không còn trong danh sách. Mở lại trang rồi chọn lại."),),
    "rating_note": (
        marked("Ý kiến dài quá {most} chữ cái. Viết ngắn lại rồi gửi."),
        marked("Ý kiến dài quá. Viết ngắn lại rồi gửi."),
    ),
}

PUBLIC: dict[str, tuple[str, ...]] = {
    "rating_not_yet": (marked("Chưa đánh giá được. Mời ông/bà mở lại trang này sau khi làm xong tại quầy."),),
    "rating_too_late": (
        marked("Mỗi lượt đánh giá được trong {days} ngày. Có ý kiến, mời ông/bà gọi cho trung tâm."),
        marked("Đã hết thời gian đánh giá lượt này. Có ý kiến, mời ông/bà gọi cho trung tâm."),
    ),
    "already_rated": (marked("Lượt này đã được đánh giá rồi. Cần nói thêm, mời ông/bà gọi cho trung tâm."),),
    "rating_level": (marked("Mời ông/bà chọn một trong bốn mức độ hài lòng rồi gửi lại."),),
    "rating_reason": (marked("Danh sách các ý vừa thay đổi. Mời ông/bà mở lại trang rồi chọn lại."),),
    "rating_note": (
        marked("Ý kiến dài quá {most} chữ cái. Mời ông/bà viết ngắn lại rồi gửi."),
        marked("Ý kiến dài quá. Mời ông/bà viết ngắn lại rồi gửi."),
    ),
}
