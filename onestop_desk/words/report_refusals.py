"""What is said when a report, its files or a statutory table are refused."""

from onestop_desk.words import marked

STAFF: dict[str, tuple[str, ...]] = {
    "bad_letterhead": (
        marked("Phần “{name}” của báo cáo giao ban dài quá hoặc không phải chữ. Sửa lại rồi lưu."),
        marked("Có phần của báo cáo giao ban dài quá hoặc không phải chữ. Sửa lại rồi lưu."),
    ),
    "not_a_report": (
        marked("Tệp {file} không phải báo cáo của phần mềm này. Chọn tệp JSON do lệnh report ghi ra."),
        marked("Tệp này không phải báo cáo của phần mềm này. Chọn tệp JSON do lệnh report ghi ra."),
    ),
    "report_newer": (
        marked("Tệp báo cáo {file} do bản phần mềm mới hơn ghi. Cập nhật phần mềm rồi đọc lại."),
        marked("Tệp báo cáo do bản phần mềm mới hơn ghi. Cập nhật phần mềm rồi đọc lại."),
    ),
    "bad_report": (
        marked("Tệp báo cáo {file} hỏng ở “{place}”. Xin lại tệp từ đơn vị gửi."),
        marked("Tệp báo cáo hỏng ở “{place}”. Xin lại tệp từ đơn vị gửi."),
        marked("Tệp báo cáo hỏng. Xin lại tệp từ đơn vị gửi."),
    ),
    "bad_layout": (
        marked("Mẫu biểu {file} sai ở “{part}”. Sửa tệp mẫu hoặc bỏ tệp ra khỏi thư mục reports."),
        marked("Mẫu biểu sai. Sửa tệp mẫu hoặc bỏ tệp ra khỏi thư mục reports."),
    ),
    "unknown_layout": (
        marked("Không có mẫu biểu “{name}”. Có các mẫu: {known}."),
        marked("Không có mẫu biểu này. Xem lại tên mẫu."),
    ),
    "table_does_not_close": (
        marked("Biểu không khớp ở dòng “{row}”: {sum}, nhưng {left} khác {right}. Đối chiếu hồ sơ của dòng này."),
        marked("Biểu không khớp ở dòng tổng: {sum}, nhưng {left} khác {right}. Đối chiếu hồ sơ rồi lập lại."),
        marked("Biểu không khớp. Đối chiếu hồ sơ rồi lập lại."),
    ),
    "form_of_one_office": (
        marked("Biểu {name} lập cho từng đơn vị. Chọn một biểu của nhiều đơn vị, ví dụ 07a."),
        marked("Biểu này lập cho từng đơn vị. Chọn một biểu của nhiều đơn vị."),
    ),
    "no_reports": (marked("Chưa có báo cáo nào để tổng hợp. Nêu tên các tệp JSON của từng đơn vị."),),
    "periods_differ": (
        marked(
            "Báo cáo của {office} từ {first} đến {last}, không cùng kỳ với báo cáo đầu tiên ({wanted_first} đến "
            "{wanted_last}). Xin lại báo cáo đúng kỳ."
        ),
        marked("Các báo cáo không cùng kỳ. Xin lại báo cáo đúng kỳ."),
    ),
    "office_twice": (
        marked("{office} có hai báo cáo trong cùng một lần tổng hợp. Bỏ bớt một báo cáo."),
        marked("Có đơn vị nộp hai báo cáo trong cùng một lần tổng hợp. Bỏ bớt một báo cáo."),
    ),
    "demo_among_real": (
        marked("Báo cáo của {office} là số liệu dùng thử, không gộp với số liệu thật. Bỏ báo cáo này ra."),
        marked("Có báo cáo là số liệu dùng thử, không gộp với số liệu thật. Bỏ báo cáo đó ra."),
    ),
    "office_does_not_close": (
        marked("Số liệu của {office} không khớp: tiếp nhận {received}, giải quyết và đang giải quyết {rest}. "
               "Đề nghị đơn vị đối chiếu lại."),
        marked("Số liệu của một đơn vị không khớp. Đề nghị đơn vị đối chiếu lại."),
    ),
}  # fmt: skip
