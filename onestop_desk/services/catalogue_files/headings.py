"""What the columns and keys of catalogue files are called, and which part of a procedure each one is.

A heading counts only when it is known as a whole, however it is written: case, marks, spaces and punctuation aside.
A heading that is merely like a known one stays unknown and is reported, never guessed.
"""

import re
from functools import lru_cache

from onestop_desk.domain.folding import fold

IGNORED = "-"
"""The part of a column that is known and of no use to a catalogue: its running number, the code of a service."""

CHANNELS = {
    "tructiep": "truc_tiep",
    "noptructiep": "truc_tiep",
    "tructuyen": "truc_tuyen",
    "noptructuyen": "truc_tuyen",
    "buuchinh": "buu_chinh",
    "dichvubuuchinh": "buu_chinh",
    "dichvubuuchinhcongich": "buu_chinh",
    "buuchinhcongich": "buu_chinh",
    "dvbuuchinh": "buu_chinh",
    "quabuuchinh": "buu_chinh",
    "quabuuchinhcongich": "buu_chinh",
    "quadichvubuuchinhcongich": "buu_chinh",
    "dvbcci": "buu_chinh",
    "bcci": "buu_chinh",
}

_NAMES: dict[str, str] = {
    "code": """
        Mã TTHC; Mã số TTHC; Mã số hồ sơ TTHC; Số hồ sơ TTHC; Mã TTHC quốc gia; Mã quốc gia; Mã số quốc gia; Mã số
        trên CSDLQG; Mã CSDLQG; Mã TTHC trên CSDLQG; Mã số TTHC trên CSDLQG; Mã TTHC trên Cổng DVCQG; Mã số TTHC
        trên Cổng DVCQG; Mã số TTHC trên Cổng dịch vụ công quốc gia; Mã TTHC trên Cổng dịch vụ công quốc gia;
        procedure_code; procedureCode; codeNotation; formality_code
    """,
    "name": """
        Tên TTHC; Tên TTHC được công bố; Tên TTHC/dịch vụ công; procedure_name; Nội dung TTHC
    """,
    "code?": "Mã số; Mã; code",
    "name?": "Tên; TTHC; name; Danh mục TTHC; Danh mục thủ tục",
    "official_name": """
        Tên chính thức; Tên TTHC theo quyết định; Tên TTHC theo quyết định công bố; Tên theo quyết định;
        official_name
    """,
    "short_name": "Tên rút gọn; Tên ngắn; Tên viết tắt; Tên gọi tắt; Tên thường gọi; short_name",
    "field": """
        Lĩnh vực; Tên lĩnh vực; Lĩnh vực thực hiện; Thuộc lĩnh vực; Lĩnh vực TTHC; Ngành/lĩnh vực; field; domain;
        category; categoryName; categoriesDetails
    """,
    "agency_text": """
        Cơ quan thực hiện; Tên CQTH; CQTH; Cơ quan thực hiện TTHC; Cơ quan trực tiếp thực hiện; Cơ quan trực tiếp
        thực hiện TTHC; Cơ quan giải quyết; Cơ quan giải quyết TTHC; Tên cơ quan thực hiện; Đơn vị thực hiện; Đơn vị
        giải quyết; Cơ quan, đơn vị thực hiện; Thẩm quyền giải quyết; Cơ quan có thẩm quyền giải quyết; agency;
        agency_text; agencyName; implementing_agency; executingAgencies; departmentsExecuting
    """,
    "agency_text?": "Cơ quan có thẩm quyền; Cơ quan có thẩm quyền quyết định; Thẩm quyền quyết định; Cơ quan",
    "announced_by": """
        Cơ quan công bố; Cơ quan ban hành; Cơ quan công bố/ban hành; Cơ quan ban hành/công bố; Đơn vị công bố; Cơ
        quan công bố TTHC; Bộ, ngành công bố; Cơ quan ban hành quyết định; announced_by; departmentPromulgateName
    """,
    "level": """
        Cấp thực hiện; Cấp giải quyết; Cấp thực hiện TTHC; Cấp chính quyền; Cấp hành chính; Cấp TTHC; level;
        authority_level
    """,
    "online_level": """
        Mức độ DVC; Mức độ; Mức độ DVC trực tuyến; Mức độ cung cấp DVC; Mức độ cung cấp DVC trực tuyến; Mức độ
        DVCTT; Mức độ trực tuyến; Mức độ cung cấp; Mức DVCTT; Mức độ dịch vụ; DVC trực tuyến; DVCTT; Loại DVC; Loại
        DVC trực tuyến; Hình thức DVC; online_level; onlineLevel
    """,
    "channels": """
        Cách thức thực hiện; Hình thức nộp; Hình thức thực hiện; Hình thức nộp hồ sơ; Kênh thực hiện; Kênh nộp; Kênh
        nộp hồ sơ; Phương thức nộp; Cách thức nộp; Cách thức nộp hồ sơ; Hình thức tiếp nhận; Hình thức tiếp nhận hồ
        sơ; channels; channel; submission_method; submissionMethod
    """,
    "deadline": """
        Thời hạn giải quyết; Thời gian giải quyết; Thời hạn; Thời hạn giải quyết TTHC; Thời gian giải quyết TTHC;
        Thời gian thực hiện; Thời gian xử lý; Thời hạn thực hiện; Thời hạn giải quyết theo quy định; Thời hạn xử lý;
        Thời gian giải quyết theo quy định; Thời hạn giải quyết hồ sơ; deadline; deadline_text; processing_time;
        processingTime
    """,
    "fee": """
        Phí/lệ phí; Phí lệ phí; Phí và lệ phí; Lệ phí/phí; Mức phí; Mức lệ phí; Mức thu; Mức thu phí; Mức phí, lệ
        phí; Mức thu phí, lệ phí; Phí; Lệ phí; Chi tiết phí; Chi tiết thu phí; fee; fee_text; feeText; fee_summary
    """,
    "fee_flag": "Có thu phí; Có phí, lệ phí; Thu phí",
    "papers": """
        Thành phần hồ sơ; Thành phần, số lượng hồ sơ; Hồ sơ gồm; Hồ sơ; Hồ sơ cần nộp; Giấy tờ cần nộp; Giấy tờ phải
        nộp; Giấy tờ; Thành phần hồ sơ gồm; documents; checklist
    """,
    "paper_name": """
        Tên giấy tờ; Loại giấy tờ; Tên thành phần hồ sơ; Tên tài liệu; Tên hồ sơ; Tên loại giấy tờ; paper_name
    """,
    "paper_originals": "Số bản chính; Bản chính; Số lượng bản chính; SL bản chính; originals; originalQty",
    "paper_copies": "Số bản sao; Bản sao; Số lượng bản sao; SL bản sao; copies; copyQty",
    "paper_quantity": "Số lượng; Số lượng giấy tờ; Số lượng hồ sơ; quantity",
    "paper_case": "Trường hợp; Trường hợp hồ sơ; Trường hợp thực hiện; Nhóm giấy tờ; case",
    "paper_form": """
        Mẫu đơn, tờ khai; Mẫu đơn, mẫu tờ khai; Biểu mẫu; Mẫu đơn; Mẫu tờ khai; Tên mẫu đơn; Tên mẫu đơn, tờ khai;
        Tên biểu mẫu; form_file
    """,
    "paper_note": "Ghi chú giấy tờ; Ghi chú thành phần hồ sơ",
    "steps": """
        Trình tự thực hiện; Trình tự; Các bước thực hiện; Trình tự giải quyết; Quy trình thực hiện; steps;
        executionSteps
    """,
    "conditions": """
        Yêu cầu, điều kiện; Yêu cầu, điều kiện thực hiện; Yêu cầu điều kiện; Điều kiện thực hiện; Yêu cầu hoặc điều
        kiện; Yêu cầu, điều kiện thực hiện TTHC; conditions; requirementsAndConditions
    """,
    "result": """
        Kết quả; Kết quả thực hiện; Kết quả xử lý; Kết quả giải quyết; Kết quả thực hiện TTHC; Kết quả giải quyết
        TTHC; Sản phẩm; result; resultsDetails
    """,
    "subjects": """
        Đối tượng; Đối tượng thực hiện; Đối tượng thực hiện TTHC; Đối tượng áp dụng; subjects; subject;
        subjectTypesDetails
    """,
    "legal_basis": """
        Căn cứ pháp lý; Cơ sở pháp lý; Căn cứ pháp luật; Căn cứ pháp lý của TTHC; Văn bản pháp lý; Văn bản quy định;
        legal_basis; legalBasis; legalBasisesDetails
    """,
    "decision": """
        Số quyết định; Quyết định công bố; Số quyết định công bố; Quyết định; QĐ công bố; Số QĐ; Số QĐ công bố; Văn
        bản công bố; Số, ngày quyết định; Số/ngày quyết định; Số, ngày quyết định công bố; Quyết định ban hành; Số
        quyết định ban hành; decision; decisionNo; decision_number
    """,
    "decision_date": """
        Ngày quyết định; Ngày công bố; Ngày ban hành; Ngày ban hành quyết định; Ngày QĐ; Ngày ký; Ngày ký quyết
        định; Ngày quyết định/công bố; Ngày quyết định công bố; Ngày ký ban hành; decision_date; decisionDate
    """,
    "valid_from": """
        Ngày hiệu lực; Ngày có hiệu lực; Hiệu lực từ; Có hiệu lực từ; Hiệu lực từ ngày; Có hiệu lực từ ngày; Ngày áp
        dụng; Ngày bắt đầu hiệu lực; Ngày hiệu lực thi hành; valid_from; effective_date; effectiveDate
    """,
    "valid_to": """
        Ngày hết hiệu lực; Hiệu lực đến; Hiệu lực đến ngày; Có hiệu lực đến; Hết hiệu lực từ ngày; Ngày kết thúc
        hiệu lực; valid_to; expiry_date; expiryDate
    """,
    "as_of": "Ngày lấy dữ liệu; Ngày cập nhật dữ liệu; snapshot_date; as_of",
    "status": """
        Trạng thái; Tình trạng; Tình trạng hiệu lực; Hiệu lực; Trạng thái hiệu lực; Trạng thái TTHC; Tình trạng
        TTHC; state; status
    """,
    "superseded_by": """
        Được thay thế bởi; Thay thế bởi; Bị thay thế bởi; TTHC thay thế; Mã TTHC thay thế; Mã thay thế; Được thay
        thế bằng; Thay thế bằng; superseded_by; supersededBy; replaced_by
    """,
    "keywords": "Từ khóa; Từ khoá; keywords; tags",
    "portal_url": """
        Đường dẫn; Liên kết; Link; URL; Địa chỉ trang; Địa chỉ trên Cổng; source_url; portal_url; detail_url; Link
        chi tiết
    """,
    "needs_vneid": "Cần VNeID; Cần tài khoản VNeID; Yêu cầu VNeID; needs_vneid",
    "number": "STT; TT; Số TT; Số thứ tự; No; S.TT",
    IGNORED: """
        MaDVC; TenDVC; Mã DVC trực tuyến; Tên DVC trực tuyến; Mã CQTH; Mã cơ quan; Mã lĩnh vực; LoaiHeThong; Loại
        TTHC; Ghi chú; Ghi chú khác; id; uuid; raw_text; Ngành dọc; Mô tả; Cơ quan phối hợp; Cơ quan được ủy quyền;
        Cơ quan được uỷ quyền; Địa chỉ tiếp nhận; Địa chỉ tiếp nhận HS; Địa chỉ tiếp nhận hồ sơ; Địa điểm thực hiện;
        Địa điểm tiếp nhận; Trạng thái công khai; Nguồn; most_used; supersedes; status_note;
        doc_notes; deadline_basis; online_level_source; group; top; search_url; source; confidence;
        detail_confidence; format; vneid_fee_incentive; collected; cases; createdAt; updatedAt;
        departmentPromulgateCode; isNonTerritorial; Mã cấp thực hiện
    """,
}
"""Part -> its headings. A part with a question mark is taken only where no better heading names the same part."""

_UNDER: dict[str, dict[str, str]] = {
    "code": {"quocgia": "code"},
    "name?": {"maso": "code", "ma": "code", "ten": "name", "linhvuc": "field"},
    "deadline": {"theoquydinh": "deadline", "ghichu": IGNORED, "quydinh": "deadline"},
    "fee": {"phi": "fee", "lephi": "fee", "mucthu": "fee", "mucphi": "fee", "muclephi": "fee"},
    "papers": {
        "ten": "paper_name",
        "loai": "paper_name",
        "maudon": "paper_form",
        "mau": "paper_form",
        "ghichu": "paper_note",
    },
    "decision": {
        "so": "decision",
        "sohieu": "decision",
        "sokyhieu": "decision",
        "ngay": "decision_date",
        "ngaythangnam": "decision_date",
        "ngaybanhanh": "decision_date",
        "coquan": "announced_by",
    },
    "legal_basis": {
        "so": "legal_basis",
        "sokyhieu": "legal_basis",
        "sohieu": "legal_basis",
        "tenvanban": IGNORED,
        "trichyeu": IGNORED,
        "ngaybanhanh": IGNORED,
        "coquanbanhanh": IGNORED,
        "ngayhieuluc": IGNORED,
    },
    "status": {},
    "superseded_by": {
        "ma": "superseded_by",
        "maso": "superseded_by",
        "matthc": "superseded_by",
        "tentthc": IGNORED,
        "ten": IGNORED,
    },
    "valid_from": {"tungay": "valid_from", "denngay": "valid_to"},
}
"""What a heading means below another: "Số" below "Quyết định công bố" is the number of the decision."""

_LEVEL_FLAGS = {
    "toantrinh": "toan_trinh",
    "dvctoantrinh": "toan_trinh",
    "dvctructuyentoantrinh": "toan_trinh",
    "motphan": "mot_phan",
    "dvcmotphan": "mot_phan",
    "dvctructuyenmotphan": "mot_phan",
    "cungcapthongtin": "thong_tin",
    "dvccungcaptt": "thong_tin",
    "dvccungcapthongtin": "thong_tin",
    "conlai": "thong_tin",
}
_ALIKE = (
    ("thutuchanhchinh", "tthc"),
    ("thutuc", "tthc"),
    ("dichvucong", "dvc"),
    ("cosodulieuquocgia", "csdlqg"),
    ("quyetdinhso", "soquyetdinh"),
)
_LONGEST = 200
"""Characters; what is longer is a title or a text, no heading."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s*")


@lru_cache(maxsize=16384)
def compact(text: str) -> str:
    """A heading as it is compared: folded letters and figures only, the usual short forms put in."""
    bare = "".join(c for c in fold(text) if c.isalnum())
    for long, short in _ALIKE:
        bare = bare.replace(long, short)
    return bare


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for part, names in _NAMES.items():
        for name in names.split(";"):
            table.setdefault(compact(name), part)
    return table


_TABLE = _table()


@lru_cache(maxsize=4096)
def part_of(path: tuple[str, ...]) -> str | None:
    """The part that a column with these headings is (the outermost first); None when nobody knows.

    `deadline@truc_tiep` is the deadline of one channel, `channel@buu_chinh` and `level@toan_trinh` are boxes to tick.
    """
    if not path or any(len(heading) > _LONGEST for heading in path):
        return None
    own = _single(path[-1])
    if len(path) > 1:
        below = _below(path, compact(_stripped(path[-1])))
        if below:
            return below
    if own is None and len(path) > 1:
        own = _single(" ".join(path[-2:]))
    return own


def _below(path: tuple[str, ...], leaf: str) -> str | None:
    for outer in reversed(path[:-1]):
        part = _single(outer)
        if part is None:
            continue
        if part in {"deadline", "fee"} and leaf in CHANNELS:
            return f"{part}@{CHANNELS[leaf]}"
        if part == "channels" and leaf in CHANNELS:
            return f"channel@{CHANNELS[leaf]}"
        if part == "online_level" and leaf in _LEVEL_FLAGS:
            return f"level@{_LEVEL_FLAGS[leaf]}"
        if part == "deadline" and unit_of(path[-1:]):
            return "deadline"
        found = _UNDER.get(part, {}).get(leaf)
        if found:
            return found
    return None


def _single(heading: str) -> str | None:
    for text in (heading, _stripped(heading)):
        key = compact(text)
        if key in _TABLE:
            return _TABLE[key]
        if key in _LEVEL_FLAGS:
            return f"level@{_LEVEL_FLAGS[key]}"
        for ending, channel in CHANNELS.items():
            stem = _TABLE.get(key.removesuffix(ending)) if key.endswith(ending) else None
            if stem in {"deadline", "fee"}:
                return f"{stem}@{channel}"
    inside = _BRACKETS.findall(heading)
    if inside and compact(inside[-1]) in CHANNELS and _single(_stripped(heading)) in {"deadline", "fee"}:
        return f"{_single(_stripped(heading))}@{CHANNELS[compact(inside[-1])]}"
    return None


def _stripped(heading: str) -> str:
    return _NUMBERED.sub("", _BRACKETS.sub(" ", heading))


_UNITS = {
    "ngaylamviec": "ngày làm việc",
    "songaylamviec": "ngày làm việc",
    "ngay": "ngày",
    "songay": "ngày",
    "gio": "giờ làm việc",
    "giolamviec": "giờ làm việc",
    "thang": "tháng",
    "dong": "đồng",
    "vnd": "đồng",
    "vietnamdong": "đồng",
    "nghindong": "nghìn đồng",
    "1000dong": "nghìn đồng",
    "ngandong": "nghìn đồng",
}


def unit_of(path: tuple[str, ...]) -> str:
    """The unit that a heading gives for bare figures below it: "Thời hạn (ngày làm việc)"; empty where none."""
    for heading in reversed(path):
        for text in (*_BRACKETS.findall(heading), heading):
            found = _UNITS.get(compact(text).removeprefix("donvi").removeprefix("tinh"))
            if found:
                return found
    return ""
