"""Why the VNeID guide could not be read, walked or recorded, and what to do; said by `words.refusals`."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "bad_guide": (
        marked(
            "Tệp hướng dẫn VNeID {file} sai ở dòng {line} ({problem}) nên chưa dùng được. Sửa tệp rồi mở lại chương "
            "trình; các việc khác vẫn làm bình thường."
        ),
        marked("Tệp hướng dẫn VNeID bị sai nên chưa dùng được. Báo người phụ trách; việc khác vẫn làm bình thường."),
    ),
    "unknown_answer": (marked("Câu trả lời này không có trong hướng dẫn. Chọn lại từ câu đầu."),),
    "unknown_guide_outcome": (marked("Hướng dẫn vừa đổi nên không còn kết quả này. Mở lại hướng dẫn từ đầu."),),
    "bad_guide_result": (marked("Kết quả này không dùng được ở đây. Chọn lại kết quả."),),
    "bad_card": (marked("Mã vừa quét không phải mã thẻ căn cước, hoặc đọc chưa đủ. Quét lại, hoặc hỏi công dân."),),
    "unknown_village": (marked("Thôn này không còn trong danh sách. Chọn lại thôn."),),
    "bad_villages": (
        marked("Danh sách thôn không đúng ở dòng {line}: cần tên thôn và một số người, không thôn nào hai lần."),
        marked("Danh sách thôn không đúng. Mỗi dòng là tên thôn và một số người, không thôn nào hai lần."),
    ),
    "bad_guide_setting": (
        marked("Mục “{name}” của hướng dẫn VNeID không đúng. Gõ lại mục này."),
        marked("Một mục của hướng dẫn VNeID không đúng. Gõ lại mục này."),
    ),
}  # fmt: skip

PUBLIC: dict[str, tuple[str, ...]] = {
    "bad_guide": (marked("Hướng dẫn VNeID đang được sửa. Mời ông/bà đến Quầy hướng dẫn."),),
    "unknown_answer": (marked("Hướng dẫn này vừa đổi. Mời ông/bà bắt đầu lại từ câu đầu."),),
}
