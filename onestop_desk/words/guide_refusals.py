"""Why the VNeID guide could not be read, walked or recorded, and what to do; said by `words.refusals`."""

from onestop_desk.words import _, marked

_PROBLEMS: dict[str, str] = {
    "not_json": marked("sai cú pháp JSON"),
    "not_an_object": marked("chỗ này cần một nhóm trong ngoặc nhọn"),
    "not_a_list": marked("chỗ này cần một danh sách trong ngoặc vuông"),
    "not_yes_or_no": marked("chỗ này cần true hoặc false"),
    "format": marked("tệp thuộc phiên bản khác"),
    "text_missing": marked("thiếu chữ {word}"),
    "unknown_name": marked("không có tên {word}"),
    "unknown_part": marked("không có mục {word}"),
    "unknown_target": marked("dẫn đến {word} không có"),
    "unknown_fact": marked("không có điều kiện {word}"),
    "same_id": marked("mã {word} có hai lần"),
    "same_answer": marked("hai câu trả lời trùng mã"),
    "bad_id": marked("mã chỉ gồm chữ thường, số và gạch dưới"),
    "bad_date": marked("ngày viết theo dạng 2026-11-22"),
    "bad_page": marked("trang cần địa chỉ https"),
    "gives_0_to_2": marked("mức chỉ là 0, 1 hoặc 2"),
    "answers_2_to_9": marked("mỗi câu cần 2 đến 9 câu trả lời"),
    "asks_a_secret": marked("câu này hỏi điều bí mật"),
    "no_steps": marked("thiếu các bước"),
    "no_legal": marked("thiếu căn cứ"),
    "legal_after_law_as_of": marked("căn cứ mới hơn ngày của tệp"),
    "no_handout": marked("thiếu tờ hướng dẫn"),
    "handout_too_long": marked("tờ hướng dẫn có quá nhiều dòng"),
    "handout_line_too_long": marked("một dòng của tờ hướng dẫn quá dài"),
    "too_many_papers": marked("quá nhiều giấy tờ"),
    "warnings_3": marked("cần đúng ba lời nhắc"),
    "no_today": marked("thiếu việc làm được hôm nay"),
    "now_elsewhere": marked("làm ngay mà nơi làm ở chỗ khác"),
    "circle": marked("các câu hỏi quay vòng"),
    "no_way_to_an_account": marked("không có đường đến tài khoản cho {word}"),
    "level_2_under_6": marked("trẻ dưới 6 tuổi không có mức 2"),
    "child_without_representative": marked("trẻ em cần giấy tờ của người đại diện"),
    "account_now_without_card": marked("không có thẻ thì chưa làm ngay được"),
    "account_now_card_at_home": marked("thẻ để ở nhà thì chưa làm ngay được"),
    "account_now_without_own_number": marked("không có số chính chủ thì chưa làm ngay được"),
    "out_of_reach": marked("không câu nào dẫn đến đây"),
}
"""What is wrong with a guide's file, for whoever mends it."""


def problem(told: str) -> str:
    """The words of a problem of the guide; what has no words stays as it is."""
    code, _space, word = told.partition(" ")
    words = _PROBLEMS.get(code)
    return _(words).format(word=word).rstrip() if words is not None else told


STAFF: dict[str, tuple[str, ...]] = {
    "bad_guide": (
        marked(
            "Tệp hướng dẫn VNeID {file} sai ở dòng {line} ({problem}) nên chưa dùng được. Sửa tệp rồi mở lại chương "
            "trình; các việc khác vẫn làm bình thường."
        ),
        marked("Tệp hướng dẫn VNeID bị sai nên chưa dùng được. Báo người phụ trách; việc khác vẫn làm bình thường."),
    ),
    "bad_guide:missing": (
        marked("Không có tệp hướng dẫn VNeID {file} nên chưa dùng được. Chép lại tệp rồi mở lại chương trình."),
    ),
    "bad_guide:unreadable": (
        marked("Không đọc được tệp hướng dẫn VNeID {file}. Chép lại tệp rồi mở lại chương trình."),
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
