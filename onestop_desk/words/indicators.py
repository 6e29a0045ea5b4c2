"""Indicators in words: what each is called, what is counted over what, from which records, by which law."""

from onestop_desk.domain.indicators import LATE_AFTER_DAYS, Definition, Group, Source
from onestop_desk.words import _, marked
from onestop_desk.words.indicator_counts import DENOMINATORS, NUMERATORS

_NAMES = {
    "on_time": marked("Giải quyết đúng hạn"),
    "early": marked("Giải quyết trước hạn"),
    "overdue": marked("Hồ sơ quá hạn"),
    "mean_days": marked("Thời gian giải quyết bình quân"),
    "online": marked("Hồ sơ nộp trực tuyến"),
    "full_online": marked("Hồ sơ trực tuyến toàn trình"),
    "paid_online": marked("Thanh toán trực tuyến"),
    "e_result": marked("Cấp kết quả điện tử"),
    "digitised": marked("Hồ sơ được số hóa"),
    "reused": marked("Dùng lại giấy tờ đã số hóa"),
    "vneid_account": marked("Nộp bằng tài khoản VNeID"),
    "satisfied": marked("Công dân đánh giá hài lòng"),
    "satisfied_766": marked("Hài lòng trong tiếp nhận, giải quyết"),
    "asked_again": marked("Yêu cầu bổ sung quá một lần"),
    "more_papers": marked("Phải về bổ sung giấy tờ"),
    "refused": marked("Bị từ chối tiếp nhận"),
    "tickets": marked("Lượt lấy số"),
    "served": marked("Lượt được phục vụ"),
    "unserved": marked("Ra về khi chưa được gọi"),
    "wait_mean": marked("Chờ bình quân"),
    "wait_median": marked("Chờ ở mức giữa"),
    "wait_90": marked("9/10 người chờ không quá"),
    "wait_longest": marked("Chờ lâu nhất"),
    "serve_mean": marked("Phục vụ bình quân"),
    "serve_median": marked("Phục vụ ở mức giữa"),
    "serve_90": marked("9/10 lượt phục vụ không quá"),
    "serve_longest": marked("Phục vụ lâu nhất"),
    "appointments_kept": marked("Có hẹn, gọi đúng giờ"),
    "no_shows": marked("Có hẹn, không đến"),
    "forecast_error": marked("Sai số dự báo giờ gọi"),
    "overtakes": marked("Lượt được gọi trước người đến sớm hơn"),
    "overtakes_appointment": marked("Gọi trước vì có hẹn"),
    "overtakes_priority": marked("Gọi trước vì được ưu tiên"),
    "overtakes_returned": marked("Gọi trước vì quay lại"),
    "overtakes_by_hand": marked("Gọi trước vì cán bộ chọn"),
    "overtakes_helped": marked("Gọi trước do hai quầy cùng gọi"),
    "picked_by_hand": marked("Cán bộ tự chọn người gọi"),
    "refused_numbers": marked("Không còn số để cấp"),
    "vneid_guided": marked("Lượt hướng dẫn VNeID"),
    "vneid_activated": marked("VNeID kích hoạt xong tại chỗ"),
    "vneid_to_police": marked("Chuyển Công an làm mức 2"),
    "vneid_not_done": marked("Hướng dẫn nhưng chưa làm được"),
    "complete_procedures": marked("Thủ tục công khai đủ nội dung"),
    "offered_online": marked("Thủ tục nộp được trực tuyến"),
    "online_used": marked("Dịch vụ trực tuyến có hồ sơ"),
    "late_announcements": marked("Công bố đến muộn"),
    "stale_sheets": marked("Tờ niêm yết đã cũ"),
    "cameras": marked("Camera đang kết nối"),
}
_GROUPS = {
    Group.DOSSIERS: marked("Hồ sơ (Quyết định số 766/QĐ-TTg)"),
    Group.HALL: marked("Tiếp, hướng dẫn công dân tại Trung tâm"),
    Group.VNEID: marked("Hỗ trợ VNeID"),
    Group.OPENNESS: marked("Công khai, minh bạch và cơ sở vật chất"),
}
_SOURCES = {
    Source.DOSSIERS: marked("Hồ sơ nhập từ hệ thống của thành phố hoặc ghi tại quầy"),
    Source.TICKETS: marked("Nhật ký phiếu số của Trung tâm"),
    Source.VISITS: marked("Kết quả từng thủ tục cán bộ ghi khi kết thúc lượt"),
    Source.RATINGS: marked("Đánh giá tại kiosk, màn hình quầy và điện thoại"),
    Source.BOOKINGS: marked("Sổ đặt hẹn"),
    Source.GUIDE: marked("Nhật ký hướng dẫn VNeID, không ghi tên người"),
    Source.CATALOGUE: marked("Danh mục thủ tục hành chính của Trung tâm"),
    Source.SHEETS: marked("Sổ tờ niêm yết có mã QR"),
    Source.CAMERAS: marked("Danh sách camera và lần kiểm tra kết nối gần nhất"),
    Source.REFUSED: marked("Nhật ký kiosk và quầy khi không cấp được số"),
}
_TARGET_SOURCES = {
    "province_2024": marked("Tỉnh giao năm 2024"),
    "law": marked("Quyết định số 766/QĐ-TTg"),
    "office": marked("Trung tâm tự đặt"),
}


def name(code: str) -> str:
    """Names an indicator: Giải quyết đúng hạn; a code nobody knows shows itself."""
    return _(_NAMES[code]) if code in _NAMES else code


def group(of: Group) -> str:
    """Names a heading."""
    return _(_GROUPS[of])


def numerator(code: str) -> str:
    """Says what is counted, or measured."""
    return _(NUMERATORS[code]).format(days=LATE_AFTER_DAYS)


def denominator(code: str) -> str:
    """Says of what it is a share, or what was measured; a dash for a plain number."""
    return _(DENOMINATORS[code]) if code in DENOMINATORS else "–"


def source(definition: Definition) -> str:
    """Says from which records it is counted."""
    said = _(_SOURCES[definition.source])
    if not definition.is_state:
        return said
    return _("{source}; tính tại lúc lập báo cáo").format(source=said)


def basis(definition: Definition) -> str:
    """Names the law: Quyết định số 766/QĐ-TTg, chỉ số 2.1; else that the office counts it for itself."""
    if not definition.basis:
        return _("Chỉ tiêu quản lý của Trung tâm")
    return _("Quyết định số 766/QĐ-TTg, chỉ số {number}").format(number=definition.basis)


def target_source(code: str) -> str:
    """Says where a target is from."""
    return _(_TARGET_SOURCES[code]) if code in _TARGET_SOURCES else code
