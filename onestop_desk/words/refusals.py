"""Turns the code of a refusal into a sentence that says what happened and what to do."""

from collections.abc import Mapping
from datetime import date

from onestop_desk.words import _, marked, phrases
from onestop_desk.words.catalogue import placeholders

# Each code has its sentences from the fullest to the plainest: the first whose facts are all known is said.
# Facts whose name ends in "_at" are instants and are said as a time of day; dates are said as a day.
STAFF: dict[str, tuple[str, ...]] = {
    "counter_busy": (
        marked("Quầy đang có lượt {number}. Kết thúc hoặc chuyển lượt này rồi gọi tiếp."),
        marked("Quầy đang có một lượt chưa xong. Kết thúc hoặc chuyển lượt này rồi gọi tiếp."),
    ),
    "counter_closed": (
        marked("Quầy đang tạm dừng: {reason}. Bấm F2 để mở lại quầy."),
        marked("Quầy đang tạm dừng. Bấm F2 để mở lại quầy."),
    ),
    "counter_not_open": (marked("Quầy chưa mở. Bấm F2 để mở quầy rồi làm lại."),),
    "nobody_waiting": (marked("Chưa có công dân chờ quầy này. Có người lấy số, màn hình sẽ tự báo."),),
    "line_closed": (
        marked("Nhóm {line} đang ngừng nhận. Mở lại nhóm trong Cài đặt, hoặc mời công dân sang nhóm khác."),
        marked("Nhóm này đang ngừng nhận. Mở lại nhóm trong Cài đặt, hoặc mời công dân sang nhóm khác."),
    ),
    "line_full": (
        marked(
            "Nhóm {line} đã hết số: {waiting} người đang chờ, cấp thêm sẽ không kịp trước {closes_at}. "
            "Cán bộ vẫn cấp được nếu ghi lý do."
        ),
        marked("Nhóm này đã hết số, cấp thêm sẽ không kịp phục vụ. Cán bộ vẫn cấp được nếu ghi lý do."),
    ),
    "outside_hours": (
        marked("Ngoài giờ làm việc. Trung tâm mở lại lúc {opens_at}."),
        marked("Ngoài giờ làm việc. Hãy làm lại trong giờ, hoặc sửa giờ trong Cài đặt."),
    ),
    "office_closed_today": (
        marked("Hôm nay trung tâm nghỉ: {reason}. Muốn làm việc hôm nay, hãy sửa lịch nghỉ trong Cài đặt."),
        marked("Hôm nay trung tâm nghỉ. Muốn làm việc hôm nay, hãy sửa lịch nghỉ trong Cài đặt."),
    ),
    "unknown_procedure": (
        marked("Danh mục không có thủ tục mã {code}. Kiểm tra lại mã, hoặc tìm theo tên."),
        marked("Danh mục không có thủ tục này. Kiểm tra lại mã, hoặc tìm theo tên."),
    ),
    "procedure_abolished": (
        marked("Thủ tục {code} đã bãi bỏ, thay bằng {successor}. Hãy chọn thủ tục mới."),
        marked("Thủ tục này đã bãi bỏ. Tìm thủ tục đang có hiệu lực rồi chọn lại."),
    ),
    "unknown_ticket": (
        marked("Hôm nay không có số {number}. Kiểm tra lại số trên phiếu."),
        marked("Không tìm thấy số này trong ngày hôm nay. Kiểm tra lại số trên phiếu."),
    ),
    "wrong_state": (
        marked("Số {number} vừa đổi trạng thái nên chưa làm được việc này. Xem lại danh sách rồi chọn lại."),
        marked("Lượt này vừa đổi trạng thái nên chưa làm được việc này. Xem lại danh sách rồi chọn lại."),
    ),
    "stale": (marked("Thông tin trên màn hình vừa thay đổi. Xem lại danh sách mới rồi bấm lại nếu vẫn cần."),),
    "reason_needed": (marked("Việc này cần lý do. Chọn một lý do rồi làm lại."),),
    "outcome_needed": (
        marked("Thủ tục “{procedure}” chưa có kết quả. Chọn kết quả rồi kết thúc."),
        marked("Còn thủ tục chưa có kết quả. Chọn kết quả cho từng thủ tục rồi kết thúc."),
    ),
    "papers_needed": (
        marked("Chưa đánh dấu giấy tờ nào còn thiếu của “{procedure}”. Đánh dấu ít nhất một giấy tờ."),
        marked("Chưa đánh dấu giấy tờ nào còn thiếu. Đánh dấu ít nhất một giấy tờ."),
    ),
    "refusal_reason_needed": (marked("Từ chối hồ sơ phải ghi lý do. Ghi lý do rồi kết thúc."),),
    "bad_dossier_code": (marked("Mã hồ sơ có dạng H05.190-261123-0038. Quét hoặc gõ lại mã."),),
    "undo_too_late": (
        marked("Đã quá {seconds} giây nên không hoàn tác được. Số này gọi lại được từ danh sách."),
        marked("Đã quá thời gian hoàn tác. Số này gọi lại được từ danh sách."),
    ),
    "undo_not_yours": (marked("Việc này do người khác hoặc quầy khác làm. Chỉ người đã làm mới hoàn tác được."),),
    "undo_next_serving": (
        marked("Quầy đã mời số {number} vào nên không hoàn tác lượt trước được. Kết thúc lượt này trước."),
        marked("Quầy đã mời số sau vào nên không hoàn tác lượt trước được. Kết thúc lượt này trước."),
    ),
    "missed_expired": (
        marked("Số {number} vắng mặt từ buổi trước nên đã hết lượt. Cấp số mới cho công dân."),
        marked("Số vắng mặt từ buổi trước nên đã hết lượt. Cấp số mới cho công dân."),
    ),
    "not_allowed": (marked("Tài khoản này không có quyền làm việc đó. Nhờ người đứng đầu trung tâm."),),
    "wrong_password": (marked("Mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại."),),
    "no_such_staff": (marked("Không có cán bộ này. Chọn lại tên, hoặc nhờ người đứng đầu trung tâm thêm vào."),),
    "same_line": (
        marked("Số {number} đang ở nhóm này rồi. Chọn một nhóm khác để chuyển."),
        marked("Số này đang ở nhóm đó rồi. Chọn một nhóm khác để chuyển."),
    ),
    "visits_open": (
        marked("Còn {count} lượt chưa xong. Kết thúc các lượt này rồi đóng ngày."),
        marked("Còn lượt chưa xong. Kết thúc các lượt này rồi đóng ngày."),
    ),
    "already_set_up": (marked("Trung tâm đã được thiết lập trên máy này. Mở chương trình để dùng tiếp."),),
    "not_set_up": (marked("Trung tâm chưa thiết lập. Mở quầy làm việc và chọn “Thiết lập” hoặc “Dùng thử”."),),
    "database_newer": (
        marked("Dữ liệu thuộc phiên bản mới hơn chương trình này. Cài phiên bản mới rồi mở lại, dữ liệu vẫn nguyên."),
    ),
    "database_half_migrated": (
        marked("Lần nâng cấp dữ liệu trước bị dở dang. Khôi phục bản sao lưu gần nhất rồi mở lại."),
    ),
    "bad_catalogue": (
        marked("Tệp thủ tục sai ở dòng {row}: {fault}. Sửa dòng này rồi nạp lại, danh mục cũ vẫn giữ nguyên."),
        marked("Tệp thủ tục không đọc được. Kiểm tra lại tệp rồi nạp lại, danh mục cũ vẫn giữ nguyên."),
    ),
    "bad_time": (marked("Giờ không đúng. Gõ giờ theo dạng 08:30, giờ kết thúc sau giờ bắt đầu."),),
    "duplicate": (
        marked("“{value}” đã có rồi. Chọn tên hoặc số khác."),
        marked("Mục này đã có rồi. Chọn tên hoặc số khác."),
    ),
    "bad_setting": (
        marked("Cài đặt “{name}” có giá trị không dùng được. Sửa lại giá trị này rồi lưu."),
        marked("Có cài đặt mang giá trị không dùng được. Sửa lại rồi lưu."),
    ),
    "busy": (marked("Dữ liệu đang bận, việc này chưa được ghi. Đợi một lát rồi bấm lại."),),
    "offline": (
        marked("Mất kết nối dữ liệu từ {since_at}, việc này chưa được ghi. Kiểm tra dây mạng rồi bấm lại."),
        marked("Mất kết nối dữ liệu, việc này chưa được ghi. Kiểm tra dây mạng rồi bấm lại."),
    ),
    "disk_full": (marked("Ổ đĩa đã đầy, việc này chưa được ghi. Xóa bớt tệp không cần rồi bấm lại."),),
    "read_only": (
        marked("Tệp dữ liệu chỉ cho đọc, việc này chưa được ghi. Cho phép ghi vào thư mục dữ liệu rồi mở lại."),
    ),
    "not_a_database": (
        marked("Tệp {path} không phải dữ liệu của chương trình. Chọn đúng tệp, hoặc khôi phục bản sao lưu."),
        marked("Tệp dữ liệu không đúng loại. Chọn đúng tệp, hoặc khôi phục bản sao lưu."),
    ),
}

PUBLIC: dict[str, tuple[str, ...]] = {
    "line_closed": (marked("Nhóm này đang ngừng nhận. Mời ông/bà chọn nhóm khác hoặc hỏi Quầy hướng dẫn."),),
    "line_full": (
        marked(
            "{waiting} người đang chờ, trung tâm đóng cửa lúc {closes_at}. Lấy thêm số lúc này sẽ không kịp phục vụ."
        ),
        marked("Hôm nay đã hết số. Mời ông/bà đặt hẹn hoặc hỏi Quầy hướng dẫn."),
    ),
    "outside_hours": (
        marked("Trung tâm mở cửa lại lúc {opens_at}. Mời ông/bà quay lại sau."),
        marked("Ngoài giờ làm việc. Mời ông/bà quay lại trong giờ làm việc."),
    ),
    "office_closed_today": (marked("Hôm nay trung tâm nghỉ. Mời ông/bà quay lại vào ngày làm việc."),),
    "unknown_procedure": (marked("Không tìm thấy thủ tục này. Mời ông/bà tìm theo tên hoặc hỏi Quầy hướng dẫn."),),
    "procedure_abolished": (
        marked("Thủ tục này không còn áp dụng. Mời ông/bà hỏi Quầy hướng dẫn về thủ tục thay thế."),
    ),
    "unknown_ticket": (marked("Hôm nay không có số này. Mời ông/bà xem lại số trên phiếu."),),
    "busy": (marked("Chưa lấy được số. Mời ông/bà bấm “Thử lại” hoặc đến Quầy hướng dẫn."),),
    "offline": (marked("Chưa lấy được số. Mời ông/bà đến Quầy hướng dẫn."),),
    "not_set_up": (marked("Máy chưa sẵn sàng. Mời ông/bà đến Quầy hướng dẫn."),),
}

_STAFF_OTHER = marked("Chưa làm được việc này (mã {code}). Thử lại, nếu vẫn vậy hãy báo người phụ trách.")
_PUBLIC_OTHER = marked("Chưa làm được việc này. Mời ông/bà đến Quầy hướng dẫn.")


def sentence(code: str, facts: Mapping[str, object] | None = None, *, public: bool = False) -> str:
    """Says why something was refused and what to do, to a clerk or to the public."""
    spoken = {name: _spoken(name, value) for name, value in (facts or {}).items() if value is not None}
    table, other = (PUBLIC, _PUBLIC_OTHER) if public else (STAFF, _STAFF_OTHER)
    for message in table.get(code, ()):
        if placeholders(message) <= spoken.keys():
            return _(message).format(**spoken)
    return _(other).format(code=code)


def _spoken(name: str, value: object) -> str:
    if name.endswith("_at") and isinstance(value, int):
        return phrases.clock(value)
    if isinstance(value, date):
        return phrases.day(value)
    return str(value)
