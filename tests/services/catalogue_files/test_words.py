"""Deadlines, fees, papers, days and choices as catalogue files write them: a table of cases each."""

import pytest

from onestop_desk.services.catalogue_files.choices import channels_of, online_level_of, status_of
from onestop_desk.services.catalogue_files.dates import BadDay, day_of
from onestop_desk.services.catalogue_files.deadlines import deadlines_of
from onestop_desk.services.catalogue_files.fees import fee_of
from onestop_desk.services.catalogue_files.headings import IGNORED, part_of, unit_of
from onestop_desk.services.catalogue_files.names import decision_in, laws_in, screen_name, steps_in
from onestop_desk.services.catalogue_files.papers import paper_of, papers_in

DEADLINES = [
    ("03 ngày làm việc", [("*", "working_days", 3, "", "")]),
    ("03 (ba) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", [("*", "working_days", 3, "", "")]),
    ("Không quá 15 ngày", [("*", "calendar_days", 15, "", "")]),
    ("8 giờ làm việc", [("*", "hours", 8, "", "")]),
    ("02 tháng", [("*", "months", 2, "", "")]),
    ("Trong ngày", [("*", "same_day", 0, "", "")]),
    ("Trong ngày làm việc", [("*", "same_day", 0, "", "")]),
    (
        "Giải quyết ngay trong ngày làm việc; nhận sau 15 giờ thì trả ngày tiếp theo",
        [("*", "same_day", 0, "15:00", "")],
    ),
    ("Ngay trong ngày tiếp nhận, nhận sau 15h00 thì ngày làm việc tiếp theo", [("*", "same_day", 0, "15:00", "")]),
    (
        "Trực tiếp: 3 ngày làm việc; Trực tuyến: 4 ngày làm việc",
        [("truc_tiep", "working_days", 3, "", ""), ("truc_tuyen", "working_days", 4, "", "")],
    ),
    (
        "- Trực tuyến/Dịch vụ bưu chính: 20 ngày\n- Trực tiếp: 15 ngày",
        [("truc_tuyen", "calendar_days", 20, "", ""), ("buu_chinh", "calendar_days", 20, "", ""),
         ("truc_tiep", "calendar_days", 15, "", "")],
    ),
    (
        "01 ngày làm việc (cấp lại) / 03 ngày làm việc (cấp đổi)",
        [("*", "working_days", 1, "", "01 ngày làm việc (cấp lại)"),
         ("*", "working_days", 3, "", "03 ngày làm việc (cấp đổi)")],
    ),
    ("3", [("*", "working_days", 3, "", "")]),
    ("1", [("*", "text", 0, "", "1")]),
    ("Theo thỏa thuận bằng văn bản", [("*", "text", 0, "", "Theo thỏa thuận bằng văn bản")]),
    ("Không có thông tin", []),
    ("Cổng không ghi", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), DEADLINES)
def test_deadlines(text: str, wanted: list[tuple[str, str, int, str, str]]) -> None:
    assert [(d.channel, d.kind, d.n, d.cutoff, d.note) for d in deadlines_of(text)] == wanted


def test_a_heading_gives_the_unit_of_a_bare_figure() -> None:
    assert unit_of(("Thời hạn giải quyết (ngày làm việc)",)) == "ngày làm việc"
    assert deadlines_of("1", "ngày làm việc")[0].kind == "working_days"
    assert deadlines_of("5", "ngày")[0].kind == "calendar_days"
    assert fee_of("8", "nghìn đồng").amounts == (8000,)


FEES = [
    ("Miễn phí", "free", (), ""),
    ("Không", "free", (), ""),
    ("Không thu phí", "free", (), ""),
    ("0", "free", (), ""),
    ("Trực tuyến: Miễn phí; Trực tiếp: Không", "free", (), ""),
    ("8000", "amounts", (8000,), ""),
    ("8.000 đồng", "amounts", (8000,), ""),
    ("8.000 đồng/bản sao", "amounts", (8000,), "8.000 đồng/bản sao"),
    (
        "Trực tuyến: 5.000 đồng; Trực tiếp: 10.000đ",
        "amounts",
        (5000, 10000),
        "Trực tuyến: 5.000 đồng; Trực tiếp: 10.000đ",
    ),
    ("2.000 đồng/trang, tối đa 200.000 đồng", "amounts", (2000,), "2.000 đồng/trang, tối đa 200.000 đồng"),
    ("Theo quy định của HĐND tỉnh", "council", (), "Theo quy định của HĐND tỉnh"),
    ("Miễn phí (mức lệ phí do Hội đồng nhân dân tỉnh quyết định)", "council", (), None),
    ("Miễn lệ phí cho người thuộc hộ nghèo", "free", (), "Miễn lệ phí cho người thuộc hộ nghèo"),
    ("700 đồng", "unknown", (), "700 đồng"),
    ("Theo Thông tư số 1/2016/TT-BTC", "unknown", (), "Theo Thông tư số 1/2016/TT-BTC"),
    ("Cổng không ghi", "unknown", (), ""),
    ("", "unknown", (), ""),
]


@pytest.mark.parametrize(("text", "kind", "amounts", "note"), FEES)
def test_fees(text: str, kind: str, amounts: tuple[int, ...], note: str | None) -> None:
    fee = fee_of(text)
    assert (fee.kind, fee.amounts) == (kind, amounts)
    assert fee.note == (text if note is None else note)


PAPERS = [
    (("Tờ khai đăng ký", 1, 0, ""), ("to_khai", "bat_buoc", "")),
    (("Giấy báo tử", 1, 0, "Giấy tờ phải nộp"), ("nop_ban_chinh", "bat_buoc", "")),
    (("Hộ chiếu", 1, 0, "Giấy tờ phải xuất trình"), ("xuat_trinh", "bat_buoc", "")),
    (("Sổ hộ khẩu", 0, 1, ""), ("nop_ban_sao", "bat_buoc", "")),
    (("Bản sao giấy khai sinh", None, None, ""), ("nop_ban_sao", "bat_buoc", "")),
    (("02 ảnh 4x6", None, None, ""), ("anh", "bat_buoc", "")),
    (("Trường hợp đi thay thì nộp giấy ủy quyền", 1, 0, ""), ("nop_ban_chinh", "neu_co", "")),
    (("Giấy ủy quyền (nếu có)", 1, 0, ""), ("nop_ban_chinh", "neu_co", "")),
    (("Giấy ủy quyền", 1, 1, "Trường hợp đi thay:"), ("nop_ban_chinh", "neu_co", "Trường hợp đi thay")),
]


@pytest.mark.parametrize(("given", "wanted"), PAPERS)
def test_papers(given: tuple[str, int | None, int | None, str], wanted: tuple[str, str, str]) -> None:
    paper = paper_of(*given)
    assert paper
    assert (paper.kind, paper.need, paper.case) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tờ khai (01 bản chính)\nCăn cước (bản sao: 2)",
        "1. Tờ khai (1 bản chính) 2. Căn cước (02 bản sao)",
        "- Tờ khai: 01 bản chính;\n- Căn cước: 2 bản sao.",
        "Tờ khai (Bản chính: 1, Bản sao: 0); Căn cước (Bản chính: 0, Bản sao: 2)",
    ],
)
def test_papers_in_one_cell(text: str) -> None:
    assert [(p.name, p.originals, p.copies) for p in papers_in(text)] == [("Tờ khai", 1, 0), ("Căn cước", 0, 2)]


def test_a_line_that_ends_with_a_colon_heads_a_case() -> None:
    found = papers_in("Giấy tờ phải xuất trình:\n- Căn cước\nTrường hợp đi thay:\n- Giấy ủy quyền")
    assert [(p.kind, p.case) for p in found] == [("xuat_trinh", ""), ("nop_ban_chinh", "Trường hợp đi thay")]


@pytest.mark.parametrize(
    "text",
    ["20/7/2026", "20-07-2026", "20.07.2026", "2026-07-20", "ngày 20 tháng 7 năm 2026", "2026-07-20T00:00:00", "46223",
     "1784480400000", "20260720", "20/7/26"],
)  # fmt: skip
def test_days(text: str) -> None:
    assert day_of(text) == "2026-07-20"


@pytest.mark.parametrize("text", ["31/02/2026", "tháng 7", "2026", "0/0/0000", "99999"])
def test_no_days(text: str) -> None:
    with pytest.raises(BadDay):
        day_of(text)


STATUSES = [
    ("Còn hiệu lực", ("active", None)),
    ("TRUE", ("active", None)),
    ("1", ("active", None)),
    ("Hết hiệu lực", ("repealed", None)),
    ("Bị bãi bỏ", ("repealed", None)),
    ("Bãi bỏ theo Quyết định số 1/QĐ-UBND", ("repealed", None)),
    ("false", ("repealed", None)),
    ("Thay thế", ("superseded", None)),
    ("Được thay thế bởi 1.116910", ("superseded", "1.116910")),
    ("superseded", ("superseded", None)),
    ("màu xanh", None),
    ("7", None),
]


@pytest.mark.parametrize(("text", "wanted"), STATUSES)
def test_statuses(text: str, wanted: tuple[str, str | None] | None) -> None:
    assert status_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Dịch vụ công trực tuyến toàn trình", "toan_trinh"),
        ("Mức độ 4", "toan_trinh"),
        ("4", "toan_trinh"),
        ("DVC trực tuyến một phần", "mot_phan"),
        ("Mức độ 3", "mot_phan"),
        ("Cung cấp thông tin trực tuyến", "thong_tin"),
        ("Còn lại", "thong_tin"),
        ("Không có thông tin gì khác", "thong_tin"),
        ("xanh", None),
    ],
)
def test_online_levels(text: str, level: str | None) -> None:
    assert online_level_of(text) == level


def test_channels() -> None:
    assert channels_of("Dịch vụ bưu chính, Trực tuyến, trực tiếp") == ("truc_tiep", "truc_tuyen", "buu_chinh")
    assert channels_of("1;3") == ("truc_tiep", "buu_chinh")
    assert channels_of("ONLINE") == ("truc_tuyen",)
    assert channels_of("") == ()


@pytest.mark.parametrize(
    ("official", "name"),
    [
        ("Thủ tục đăng ký khai tử", "Đăng ký khai tử"),
        ("THỦ TỤC ĐĂNG KÝ", "ĐĂNG KÝ"),
        ("Thủ tục về điện", "Điện"),
        ("Tham vấn (cấp xã) (1.010736)", "Tham vấn (cấp xã)"),
        ("thẩm định thiết kế;", "Thẩm định thiết kế"),
        ("Thủ tục", "Thủ tục"),
    ],
)
def test_names_for_screens(official: str, name: str) -> None:
    assert screen_name(official) == name


def test_decisions_and_laws() -> None:
    assert decision_in("163/QĐ-BTP") == ("163/QĐ-BTP", None)
    assert decision_in("Quyết định số 163/QĐ-BTP ngày 20/01/2026 của Bộ Tư pháp") == ("163/QĐ-BTP", "2026-01-20")
    assert decision_in("QĐ2338-BTP") == ("QĐ2338-BTP", None)
    assert laws_in("Luật Hộ tịch số 60/2014/QH13; 66.7/2025/NQ-CP\nLuật Cư trú") == (
        "60/2014/QH13",
        "66.7/2025/NQ-CP",
        "Luật Cư trú",
    )
    assert steps_in("Bước 1: nộp Bước 2: nhận") == ("Bước 1: nộp", "Bước 2: nhận")


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (("Mã số TTHC",), "code"),
        (("ma_tthc",), "code"),
        (("MaThuTuc",), "code"),
        (("Tên thủ tục hành chính (*)",), "name"),
        (("3. Cơ quan công bố/ban hành",), "announced_by"),
        (("Phí, lệ phí (đồng)",), "fee"),
        (("Thời hạn giải quyết", "Trực tuyến"), "deadline@truc_tuyen"),
        (("Thời hạn giải quyết (trực tiếp)",), "deadline@truc_tiep"),
        (("Số lượng", "Bản chính"), "paper_originals"),
        (("Quyết định công bố", "Ngày"), "decision_date"),
        (("Căn cứ pháp lý", "Cơ quan ban hành"), IGNORED),
        (("Mức độ DVC", "Toàn trình"), "level@toan_trinh"),
        (("MaDVC",), IGNORED),
        (("Tên DVC",), IGNORED),
        (("Thời hạn nộp thuế",), None),
        (("Mã số thuế",), None),
        (("Tên người nộp",), None),
    ],
)
def test_headings(path: tuple[str, ...], part: str | None) -> None:
    assert part_of(path) == part
