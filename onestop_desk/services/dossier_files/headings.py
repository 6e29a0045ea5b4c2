"""What the columns of a provincial export are called, and which part of a dossier each one is.

A heading counts only when it is known as a whole, however it is written; names of the portal's message HoSo are known
too. PRIVATE are columns that say whose a dossier is: known so that they can be left out, with everything in them.
"""

import re
from functools import lru_cache

from onestop_desk.services.catalogue_files.headings import compact

IGNORED = "-"
PRIVATE = "!"

_NAMES: dict[str, str] = {
    "code": """
        Mã hồ sơ; Số hồ sơ; Mã số hồ sơ; Mã HS; Số HS; Mã biên nhận; Số biên nhận; Mã hồ sơ TTHC; Mã hồ sơ một cửa;
        Mã số biên nhận; Số ký hiệu hồ sơ; dossier_code; dossier code; dossierCode; ho_so
    """,
    "procedure_code": """
        Mã TTHC; Mã số TTHC; Mã TTHC quốc gia; Mã quốc gia; Mã dịch vụ công; Mã DVC; Mã TTHC trên Cổng DVCQG;
        Mã thủ tục quốc gia; procedure_code; procedureCode
    """,
    "procedure_name": """
        Tên TTHC; Thủ tục; Tên thủ tục; TTHC; Tên dịch vụ công; Dịch vụ công; Tên quy trình; Nội dung giải quyết;
        Thủ tục hành chính, dịch vụ công; Loại thủ tục; Loại hồ sơ; procedure_name; procedureName
    """,
    "field": "Lĩnh vực; Tên lĩnh vực; Lĩnh vực TTHC; Nhóm lĩnh vực; field",
    "agency": """
        Cơ quan; Cơ quan giải quyết; Cơ quan thực hiện; Cơ quan xử lý; Đơn vị xử lý; Đơn vị giải quyết; Đơn vị thực
        hiện; Đơn vị thụ lý; Đơn vị; Phòng ban; Phòng ban xử lý; Đơn vị tiếp nhận; Nơi tiếp nhận; agency
    """,
    "agency?": "Nơi nộp hồ sơ; Nơi tiếp nhận hồ sơ",
    "responsible": """
        Cán bộ xử lý; Người xử lý; Cán bộ thụ lý; Người thụ lý; Cán bộ giải quyết; Chuyên viên xử lý; Chuyên viên thụ
        lý; Cán bộ phụ trách; Người phụ trách; Người đang xử lý; Cán bộ đang xử lý; Công chức xử lý; Công chức thụ lý;
        Đang xử lý tại; Bộ phận đang xử lý; Người giải quyết; Chuyên viên; Cán bộ chuyên môn; responsible
    """,
    "responsible?": "Cán bộ tiếp nhận; Người tiếp nhận; Cán bộ một cửa; Công chức tiếp nhận",
    "received": """
        Ngày tiếp nhận; Ngày nhận; Thời gian tiếp nhận; Thời điểm tiếp nhận; Ngày giờ tiếp nhận; Ngày, giờ tiếp nhận;
        Ngày nhận hồ sơ; Ngày tiếp nhận hồ sơ; Ngày giờ nhận; Thời gian nhận; Tiếp nhận; Nhận; received; received_at
    """,
    "sent": """
        Ngày nộp; Ngày nộp hồ sơ; Thời gian nộp; Ngày đăng ký; Thời gian nộp hồ sơ; Ngày gửi; Ngày gửi hồ sơ;
        Ngày đăng ký hồ sơ; sent
    """,
    "due": """
        Ngày hẹn trả; Hẹn trả; Ngày hẹn trả kết quả; Ngày hẹn; Hạn xử lý; Hạn giải quyết; Hạn trả kết quả; Hạn trả;
        Ngày hẹn trả KQ; Thời gian hẹn trả; Thời hạn trả; Thời điểm hẹn trả; Thời gian hẹn trả kết quả; Ngày giờ hẹn
        trả; Ngày, giờ hẹn trả; Hẹn trả kết quả; Ngày đến hạn; Hạn hồ sơ; due; due_at
    """,
    "due_new": """
        Ngày hẹn trả mới; Hẹn trả mới; Ngày hẹn lại; Hẹn trả lại; Ngày hẹn trả lại; Gia hạn đến; Ngày gia hạn; Ngày hẹn
        trả sau gia hạn; Ngày hẹn trả sau bổ sung; Hẹn lại ngày trả
    """,
    "finished": """
        Ngày kết thúc xử lý; Ngày có kết quả; Ngày xử lý xong; Ngày hoàn thành; Ngày giải quyết xong; Ngày kết thúc;
        Thời gian hoàn thành; Ngày xong; Ngày hoàn thành xử lý; Ngày giải quyết; Thời điểm kết thúc xử lý; Ngày kết thúc
        giải quyết; Thời gian kết thúc; Thời gian xử lý xong; Đã xử lý xong; Xử lý xong; Kết thúc xử lý; Ngày xử lý;
        Hoàn thành; finished; finished_at
    """,
    "returned": """
        Ngày trả; Ngày trả kết quả; Ngày trả KQ; Ngày trả thực tế; Thời gian trả kết quả; Thời gian trả; Ngày đã trả;
        Ngày trả kết quả thực tế; Ngày giờ trả; Ngày công dân nhận kết quả; Ngày nhận kết quả; Trả kết quả;
        Thời điểm trả kết quả; returned; returned_at
    """,
    "refused": """
        Ngày từ chối; Ngày không tiếp nhận; Ngày dừng xử lý; Ngày dừng; Ngày rút hồ sơ; Ngày rút; Ngày trả lại;
        Ngày hủy; refused
    """,
    "channel": """
        Kênh thực hiện; Kênh; Kênh nộp; Kênh tiếp nhận; Hình thức nộp; Hình thức tiếp nhận; Hình thức nộp hồ sơ; Hình
        thức tiếp nhận hồ sơ; Cách thức nộp; Phương thức nộp; Phương thức tiếp nhận; Nguồn tiếp nhận; Nguồn hồ sơ; Cách
        thức tiếp nhận; Kênh nộp hồ sơ; Phương thức nộp hồ sơ; channel
    """,
    "status": """
        Trạng thái; Trạng thái hồ sơ; Tình trạng; Tình trạng hồ sơ; Trạng thái xử lý; Tình trạng xử lý; Tình trạng giải
        quyết; status
    """,
    "paid": """
        Hình thức thanh toán; Phương thức thanh toán; Thanh toán; Cách thanh toán; Hình thức thu phí; Hình thức thu;
        Tình trạng thanh toán; Kênh thanh toán; Hình thức nộp phí; Thanh toán bằng; paid
    """,
    "paid_online": """
        Được thanh toán trực tuyến; Thanh toán trực tuyến; Đã thanh toán trực tuyến; Có thanh toán trực tuyến; TTTT
    """,
    "fee": """
        Phí, lệ phí; Phí lệ phí; Lệ phí; Phí; Số tiền; Tổng phí; Tổng tiền; Tổng phí, lệ phí; Số tiền phải nộp; Tổng lệ
        phí; Phí phải thu; Số tiền phí, lệ phí; Mức phí; fee
    """,
    "papers_digitised": """
        Số hóa; Số hóa hồ sơ; Số hóa thành phần hồ sơ; Hồ sơ có thành phần số hóa; Có thành phần số hóa; Đã số hóa; Số
        hóa TPHS; Số hóa thành phần; Thành phần hồ sơ số hóa; Số hóa giấy tờ; Số hóa đầu vào; digitised
    """,
    "result_digitised": """
        Số hóa kết quả; Kết quả điện tử; Số hóa KQ; Cấp kết quả điện tử; Có kết quả điện tử; Kết quả số hóa; Số hóa kết
        quả giải quyết; Bản điện tử kết quả; Trả kết quả điện tử; Số hóa đầu ra
    """,
    "reused": """
        Tái sử dụng; Khai thác, sử dụng lại; Được tái sử dụng; Tái sử dụng dữ liệu; Sử dụng lại; Tái sử dụng giấy tờ;
        Khai thác sử dụng lại dữ liệu số hóa; Sử dụng lại dữ liệu số hóa; Tái sử dụng thành phần hồ sơ; reused
    """,
    "vneid": """
        Tài khoản được xác thực với VNeID; Xác thực VNeID; Tài khoản VNeID; Tài khoản xác thực VNeID; Nộp qua VNeID;
        Đăng nhập VNeID; vneid
    """,
    "result_paper": "Kết quả bản giấy; Kết quả giấy; Trả bản giấy; Có kết quả giấy",
    "result": "Kết quả; Kết quả giải quyết; Kết quả xử lý; Kết quả hồ sơ; result",
    "by_post": """
        Trả kết quả qua bưu chính; Trả qua bưu chính; Nhận kết quả qua BCCI; Hình thức trả; Hình thức trả kết quả; Hình
        thức nhận kết quả; Hình thức; Trả qua bưu điện; Trả qua BCCI; Trả kết quả qua BCCI; Nhận kết quả qua bưu chính;
        Trả kết quả qua dịch vụ bưu chính công ích; Nơi nhận kết quả; Trả kết quả tại; Cách thức trả kết quả;
        Chuyển phát; Bưu chính; Qua bưu chính; delivered_by_post
    """,
    "posted": "Ngày gửi bưu điện; Ngày chuyển bưu chính; Ngày giao bưu điện; Ngày gửi bưu chính; Ngày chuyển bưu điện",
    "delivered": "Ngày phát; Ngày bưu điện trả; Ngày phát thành công; Ngày giao; Ngày bưu điện phát; Ngày giao kết quả",
    "asks": """
        Số lần bổ sung; Số lần yêu cầu bổ sung; Yêu cầu bổ sung; Bổ sung; Bổ sung hồ sơ; Số lần yêu cầu bổ sung hồ sơ;
        Lần bổ sung; Số lượt bổ sung; Số lần bổ sung hồ sơ; asks
    """,
    "asked": "Ngày yêu cầu bổ sung; Ngày bổ sung; Thời gian yêu cầu bổ sung; Ngày yêu cầu BS; Ngày YCBS",
    "answered": """
        Ngày tiếp nhận bổ sung; Ngày nhận bổ sung; Ngày nộp bổ sung; Ngày đã bổ sung; Ngày bổ sung xong; Ngày hoàn thành
        bổ sung; Ngày tiếp nhận hồ sơ bổ sung
    """,
    "apology": """
        Thư xin lỗi; Phiếu xin lỗi; Ngày xin lỗi; Đã xin lỗi; Văn bản xin lỗi; Có thư xin lỗi; Xin lỗi; Ngày gửi thư xin
        lỗi; Ngày phiếu xin lỗi; Ngày thư xin lỗi; Phiếu xin lỗi và hẹn lại ngày trả kết quả
    """,
    "complaint": "Phản ánh kiến nghị; Khiếu nại; Có phản ánh; PAKN; Phản ánh, kiến nghị; Có phản ánh kiến nghị",
    "full_online": """
        Mức độ; Mức độ DVC; Mức độ dịch vụ công; Loại dịch vụ công; Loại DVC; Mức độ dịch vụ; Mức độ trực tuyến; Mức
        DVC; DVC toàn trình; Toàn trình; Mức độ DVCTT
    """,
    "receipt": """
        Biên lai; Có biên lai; Xuất biên lai; Đã xuất biên lai; Biên lai điện tử; Có xuất biên lai; Thu tiền có xuất
        biên lai; Xuất biên lai điện tử; receipt
    """,
    "result_differs": """
        Kết quả điện tử khác bản giấy; Kết quả điện tử không khớp bản giấy; Kết quả điện tử không trùng khớp bản giấy;
        KQ điện tử khác bản giấy; Kết thúc nhưng kết quả điện tử khác bản giấy
    """,
    "outside_area": "Phi địa giới; Tiếp nhận phi địa giới; Hồ sơ phi địa giới; Phi địa giới hành chính; Ngoài địa bàn",
    IGNORED: """
        STT; TT; Số thứ tự; Mã lĩnh vực; Mã cơ quan; Mã đơn vị; Quá hạn; Trước hạn; Đúng hạn; Số ngày quá hạn; Thời hạn;
        Thời gian giải quyết; Số ngày; Số ngày giải quyết; Thời hạn giải quyết; Đồng bộ; Hạn còn lại; Thời gian còn lại;
        Ngày hẹn trả trước; Ngày hẹn trả cũ; Loại đối tượng; LoaiDoiTuong; Danh sách lệ phí; Kỳ báo cáo
    """,
    PRIVATE: """
        Chủ hồ sơ; Họ tên; Họ và tên; Tên chủ hồ sơ; Người nộp; Người nộp hồ sơ; Tên người nộp; Tên công dân; Công dân;
        Tổ chức, cá nhân; Tên tổ chức, cá nhân; Tên tổ chức; Tên doanh nghiệp; Doanh nghiệp; Người yêu cầu; Đương sự;
        Người đăng ký; Người được ủy quyền; Số điện thoại; Điện thoại; SĐT; Số giấy tờ chủ hồ sơ; Số giấy tờ; Số CCCD;
        CCCD; CMND; CCCD/CMND; CMND/CCCD; Số định danh; Số định danh cá nhân; Mã định danh; Email; Thư điện tử; Địa chỉ;
        Địa chỉ người nộp; Ngày sinh; Năm sinh; Giới tính; Trích yếu hồ sơ; Trích yếu; Nội dung; Nội dung bổ sung; Nội
        dung yêu cầu; Ghi chú; Mã đối tượng; Người nhận; Người nhận kết quả; Địa chỉ nhận kết quả; Mã số thuế; MST;
        Người sử dụng đất; Địa chỉ thửa đất; Nội dung bổ sung hồ sơ; Lý do; Lý do từ chối; Lý do trễ hạn; Ý kiến;
        Họ tên chủ hồ sơ; Họ tên người nộp; Chủ hồ sơ/người nộp; Thông tin chủ hồ sơ; Tên khách hàng; Khách hàng
    """,
}
_HOSO = {
    "mahoso": "code",
    "matthc": "procedure_code",
    "tentthc": "procedure_name",
    "tenlinhvuc": "field",
    "kenhthuchien": "channel",
    "ngaynophoso": "sent",
    "ngaytiepnhan": "received",
    "ngayhentra": "due",
    "trangthaihoso": "status",
    "ngaytra": "returned",
    "hinhthuc": "by_post",
    "ngayketthucxuly": "finished",
    "ngaytuchoi": "refused",
    "donvixuly": "agency",
    "noinophoso": "agency?",
    "hosocothanhphansohoa": "papers_digitised",
    "taikhoanduocxacthucvoivneid": "vneid",
    "duocthanhtoantructuyen": "paid_online",
    "ngaybosung": "asked",
    "ngaytiepnhanbosung": "answered",
    "ngayhentramoi": "due_new",
    "duoctaisudung": "reused",
    "duocsohoa": "papers_digitised",
    "gia": "fee",
}
"""Names of the portal's message HoSo (domain.md §2.4), as they are compared."""

_WHEN = ("ngay", "thoigian", "thoidiem", "ngaygio")
_HOW = ("hinhthuc", "cachthuc", "phuongthuc", "kenh")
_GROUPS = {
    "tiepnhan": {**dict.fromkeys(_WHEN, "received"), **dict.fromkeys(_HOW, "channel"), "canbo": "responsible?"},
    "nophoso": {**dict.fromkeys(_WHEN, "sent"), **dict.fromkeys(_HOW, "channel")},
    "hentra": {**dict.fromkeys(_WHEN, "due"), "cu": IGNORED, "moi": "due_new"},
    "giaiquyet": {**dict.fromkeys(_WHEN, "finished"), "canbo": "responsible"},
    "ketqua": {**dict.fromkeys(_WHEN, "finished"), **dict.fromkeys(_HOW, "by_post")},
    "traketqua": {
        **dict.fromkeys(_WHEN, "returned"), **dict.fromkeys(_HOW, "by_post"), "buuchinh": "by_post",
        "quabuuchinh": "by_post",
    },
    "bosung": {"solan": "asks", "ngayyeucau": "asked", "ngaynhan": "answered", "ngaynop": "answered"},
    "sohoa": {
        "thanhphan": "papers_digitised",
        "thanhphanhoso": "papers_digitised",
        "hoso": "papers_digitised",
        "ketqua": "result_digitised",
    },
    "thanhtoan": {
        **dict.fromkeys(_HOW, "paid"), "sotien": "fee", "tructuyen": "paid_online", "bienlai": "receipt",
    },
    "philephi": {**dict.fromkeys(_HOW, "paid"), "hinhthucthu": "paid", "sotien": "fee", "tructuyen": "paid_online"},
    "tthc": {"ma": "procedure_code", "maso": "procedure_code", "ten": "procedure_name"},
}  # fmt: skip
"""Headings that mean something only below another one."""

_PERSON = re.compile(r"chuhoso|nguoinop|congdan|hovaten|dienthoai|cccd|cmnd|diachi|email|nguoinhan|ngaysinh")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s*")
_LONGEST = 120


def _table() -> dict[str, str]:
    table = dict(_HOSO)
    for part, names in _NAMES.items():
        for name in " ".join(names.split()).split(";"):
            table.setdefault(compact(name), part)
    return table


_TABLE = _table()


@lru_cache(maxsize=4096)
def part_of(path: tuple[str, ...]) -> str | None:
    """The part that a column with these headings is (the outermost first); None when nobody knows.

    A column below a heading of the citizen is private whatever it is called itself.
    """
    if not path or any(len(heading) > _LONGEST for heading in path):
        return None
    if any(_single(outer) == PRIVATE for outer in path[:-1]):
        return PRIVATE
    leaf = compact(_plain(path[-1]))
    for outer in reversed(path[:-1]):
        below = _GROUPS.get(compact(_plain(outer)), {}).get(leaf)
        if below:
            return below
    own = _single(path[-1])
    if own is None and len(path) > 1:
        own = _single(" ".join(path[-2:]))
    return own


def _single(heading: str) -> str | None:
    for text in (heading, _plain(heading)):
        known = _TABLE.get(compact(text))
        if known:
            return known
    return PRIVATE if _PERSON.search(compact(heading)) else None


def _plain(heading: str) -> str:
    return _NUMBERED.sub("", _BRACKETS.sub(" ", heading))
