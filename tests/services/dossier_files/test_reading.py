"""Exports: headings in any order and spelling, days and words as provinces write them, nothing of a citizen."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from onestop_desk.domain.dossier_plan import NOT_ONLINE
from onestop_desk.domain.dossiers import Ask, Channel, Status
from tests.moved_clock import instant
from tests.services.dossier_files.exports import CODE, HEADER, of_header, read, said, separated, workbook

OTHER = "H05.190-261117-0002"
EIGHT_OH_FIVE = datetime.combine(date(2026, 11, 16), time(8, 5))


def test_an_export_is_read_with_its_times(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ["DANH SÁCH HỒ SƠ TỪ 01/11/2026 ĐẾN 30/11/2026"],
        [],
        HEADER,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, CODE, "Đăng ký khai sinh", EIGHT_OH_FIVE, "16/11/2026 17:00", "16/11/2026", "Đã xử lý xong"],
        ["I", "Chứng thực"],
        [2, f" {OTHER.lower()} ", "Chứng thực", date(2026, 11, 17), "18/11/2026", None, "Đang xử lý"],
        [None, "Tổng cộng", 2],
    ]
    reading = read(workbook(tmp_path, rows))
    assert not reading.rejected
    first, second = said(reading)[CODE], said(reading)[OTHER]
    assert first["received_at"] == instant("2026-11-16 08:05")
    assert first["due_at"] == instant("2026-11-16 17:00")
    assert first["finished_at"] == instant("2026-11-16 00:00")
    assert (first["status"], second["status"]) == (Status.FINISHED, Status.IN_PROGRESS)
    assert second["received_at"] == instant("2026-11-17 00:00")
    assert second["due_at"] == instant("2026-11-18 23:59:59")
    assert second["finished_at"] is None
    assert [item.row for item in reading.incoming] == [5, 7]


def test_columns_are_known_in_any_order_and_spelling_and_by_the_names_of_the_message(tmp_path: Path) -> None:
    vietnamese: list[Sequence[Any]] = [["trạng thái", "NGÀY TIẾP NHẬN", "ma ho so"], [10, "16/11/2026", CODE]]
    message: list[Sequence[Any]] = [
        ["TrangThaiHoSo", "NgayTiepNhan", "MaHoSo", "KenhThucHien", "MaTTHC", "NgayKetThucXuLy"],
        ["10", "20261116080000", CODE, "2", "1.001193.000.00.00.H05", "2026-11-16T02:00:00Z"],
    ]
    assert said(read(workbook(tmp_path, vietnamese)))[CODE]["status"] is Status.RETURNED
    values = said(read(workbook(tmp_path, message)))[CODE]
    assert values["channel"] is Channel.ONLINE
    assert values["procedure_code"] == "1.001193"
    assert values["received_at"] == instant("2026-11-16 08:00")
    assert values["finished_at"] == instant("2026-11-16 09:00")


def test_a_header_of_two_lines_is_understood(tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ["STT", "Mã hồ sơ", "Người nộp hồ sơ", None, "Số hóa", None, "Ngày tiếp nhận"],
        [None, None, "Họ tên", "Mã riêng", "Thành phần hồ sơ", "Kết quả", None],
        [1, CODE, "Nguyễn Thị Thử", "X1", "x", None, "16/11/2026"],
    ]
    reading = read(workbook(tmp_path, rows))
    values = said(reading)[CODE]
    assert values["papers_digitised"] is True
    assert values["result_digitised"] is None
    assert len(reading.private) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_encoding_and_separator(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADER, [1, CODE, "Đăng ký khai sinh", "16/11/2026 08:05", "17/11/2026", "", "Đang xử lý"]]
    values = said(read(separated(tmp_path, rows, encoding, delimiter)))[CODE]
    assert values["procedure_name"] == "Đăng ký khai sinh"
    assert values["received_at"] == instant("2026-11-16 08:05")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("16/11/2026", "2026-11-16 00:00"),
        ("16-11-2026 8:05", "2026-11-16 08:05"),
        ("16/11/26 08h05", "2026-11-16 08:05"),
        ("08:05 16/11/2026", "2026-11-16 08:05"),
        ("8 giờ 05 phút, ngày 16/11/2026", "2026-11-16 08:05"),
        ("2026-11-16 08:05:09", "2026-11-16 08:05:09"),
        ("2026-11-16T08:05:00+07:00", "2026-11-16 08:05"),
        ("2026-11-16T01:05:00.000Z", "2026-11-16 08:05"),
        ("16/11/2026 2:05:00 PM", "2026-11-16 14:05"),
        ("16/11/2026 2:05 CH", "2026-11-16 14:05"),
        ("Ngày 16 tháng 11 năm 2026", "2026-11-16 00:00"),
        ("20261116", "2026-11-16 00:00"),
        ("20261116080500", "2026-11-16 08:05"),
        ("1794791100000", "2026-11-16 08:05"),
        (46342, "2026-11-16 00:00"),
        (46342.25, "2026-11-16 06:00"),
        ("", None),
        ("01/01/0001", None),
        ("1900-01-01", None),
        ("NULL", None),
    ],
)
def test_days_as_programs_write_them(tmp_path: Path, written: Any, meant: str | None) -> None:
    finished = of_header(tmp_path, Ngày_trả_kết_quả=written)["returned_at"]
    assert finished == (instant(meant) if meant else None)


@pytest.mark.parametrize(
    ("heading", "written", "name", "meant"),
    [
        ("Hình thức nộp", "Trực tuyến toàn trình", "channel", Channel.ONLINE),
        ("Kênh thực hiện", "Dịch vụ BCCI", "channel", Channel.POST),
        ("Hình thức tiếp nhận", "Nộp trực tiếp tại bộ phận Một cửa", "channel", Channel.COUNTER),
        ("Kênh thực hiện", "DVC quốc gia", "channel", Channel.ONLINE),
        ("Hình thức nộp", "Tại Trung tâm Phục vụ hành chính công", "channel", Channel.COUNTER),
        ("Trạng thái", "Yêu cầu bổ sung giấy tờ", "status", Status.MORE_PAPERS),
        ("Trạng thái", "Tạm dừng xử lý", "status", Status.MORE_PAPERS),
        ("Trạng thái", "Dừng xử lý", "status", Status.STOPPED),
        ("Trạng thái", "Chờ trình ký", "status", Status.IN_PROGRESS),
        ("Trạng thái", "Công dân yêu cầu rút hồ sơ", "status", Status.WITHDRAWN),
        ("Trạng thái", "Chưa trả kết quả", "status", Status.FINISHED),
        ("Trạng thái", "Không được tiếp nhận", "status", Status.NOT_RECEIVED),
        ("Tình trạng", 8, "status", Status.STOPPED),
        ("Hình thức thanh toán", "Tiền mặt", "paid", "counter"),
        ("Thanh toán", "Thanh toán trực tuyến qua Cổng DVC", "paid", "online"),
        ("Thanh toán", "Chưa thanh toán", "paid", "none"),
        ("DuocThanhToanTrucTuyen", 2, "paid", "online"),
        ("DuocThanhToanTrucTuyen", 0, "paid", NOT_ONLINE),
        ("Có xuất biên lai", "x", "receipt", True),
        ("Kết quả điện tử khác bản giấy", "Không", "result_differs", False),
        ("Lệ phí", "8.000 đồng", "fee_due", 8000),
        ("Lệ phí", "8,000.00", "fee_due", 8000),
        ("Lệ phí", "Miễn phí", "fee_due", 0),
        ("Lệ phí", 15000, "fee_due", 15000),
        ("Số hóa hồ sơ", "Đã số hóa", "papers_digitised", True),
        ("Kết quả điện tử", "Không", "result_digitised", False),
        ("Tái sử dụng", 3, "reused", True),
        ("Hình thức trả kết quả", "Qua dịch vụ bưu chính công ích", "by_post", True),
        ("Hình thức trả kết quả", "Tại Trung tâm", "by_post", False),
        ("Mức độ", "Dịch vụ công trực tuyến một phần", "full_online", False),
        ("Số lần bổ sung", "2 lần", "asks", (Ask(None), Ask(None))),
        ("Ngày yêu cầu bổ sung", "16/11/2026; 18/11/2026", "asks",
         (Ask(instant("2026-11-16 00:00")), Ask(instant("2026-11-18 00:00")))),
        ("Ngày hẹn trả mới", "20/11/2026 17:00", "due_at", instant("2026-11-20 17:00")),
        ("Thư xin lỗi", "17/11/2026", "apology_at", instant("2026-11-17 00:00")),
        ("Cán bộ xử lý", "Lê Thị Công (0912 345 678)", "responsible", "Lê Thị Công (…)"),
    ],
)  # fmt: skip
def test_words_of_a_cell(tmp_path: Path, heading: str, written: Any, name: str, meant: Any) -> None:
    assert of_header(tmp_path, **{heading.replace(" ", "_"): written})[name] == meant


def test_a_heading_above_says_what_the_one_below_it_means(tmp_path: Path) -> None:
    upper = ["Mã hồ sơ", "Tiếp nhận", "", "Trả kết quả", "", "Phí, lệ phí", ""]
    lower = ["", "Thời gian", "Hình thức", "Ngày", "Hình thức", "Số tiền", "Hình thức"]
    row = [CODE, "16/11/2026 08:00", "Trực tuyến", "17/11/2026", "Qua bưu chính", "8.000", "Tiền mặt"]
    values = said(read(workbook(tmp_path, [upper, lower, row])))[CODE]
    assert (values["channel"], values["by_post"], values["paid"]) == (Channel.ONLINE, True, "counter")
    assert (values["received_at"], values["returned_at"]) == (instant("2026-11-16 08:00"), instant("2026-11-17 00:00"))


def test_papers_asked_for_and_not_brought_make_a_dossier_wait_where_no_status_is_told(tmp_path: Path) -> None:
    asked = {"Ngày_yêu_cầu_bổ_sung": "17/11/2026"}
    assert of_header(tmp_path, **asked, Ngày_nhận_bổ_sung="")["status"] is Status.MORE_PAPERS
    assert of_header(tmp_path, **asked, Ngày_nhận_bổ_sung="18/11/2026")["status"] is Status.IN_PROGRESS
    assert of_header(tmp_path, **asked)["status"] is Status.IN_PROGRESS


def test_fee_and_charge_are_added_and_the_days_of_requests_are_answered_in_order(tmp_path: Path) -> None:
    values = of_header(
        tmp_path, Phí=5000, Lệ_phí="3.000", Ngày_yêu_cầu_bổ_sung="16/11/2026 09:00", Ngày_nhận_bổ_sung="17/11/2026"
    )
    assert values["fee_due"] == 8000
    assert values["asks"] == (Ask(instant("2026-11-16 09:00"), instant("2026-11-17 00:00")),)


def test_without_a_status_the_days_say_it(tmp_path: Path) -> None:
    assert of_header(tmp_path)["status"] is Status.IN_PROGRESS
    assert of_header(tmp_path, Ngày_xử_lý_xong="17/11/2026")["status"] is Status.FINISHED
    assert of_header(tmp_path, Ngày_trả="17/11/2026")["status"] is Status.RETURNED
    assert of_header(tmp_path, Ngày_từ_chối="17/11/2026")["status"] is Status.STOPPED


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Số hồ sơ": "KS-2026/15"}, "bad_code"),
        ({"Số hồ sơ": None}, "no_code"),
        ({"Ngày tiếp nhận": "31/02/2026"}, "bad_date"),
        ({"Ngày tiếp nhận": "hôm qua"}, "bad_date"),
        ({"Ngày hẹn trả": "11/25/2026"}, "bad_date"),
        ({"Trạng thái": "Lưu kho"}, "bad_status"),
        ({"Trạng thái": 11}, "bad_status"),
        ({"Tên thủ tục": "=HYPERLINK(\"x\")"}, "formula"),
        ({"Tên thủ tục": "@SUM(A1)"}, "formula"),
        ({"Trạng thái": "#REF!"}, "formula"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_says_which_and_why(tmp_path: Path, cells: dict[str, Any], reason: str) -> None:
    good = dict(zip(HEADER, [1, CODE, "Khai sinh", "16/11/2026", "17/11/2026", None, "Đang xử lý"], strict=True))
    reading = read(
        separated(tmp_path, [HEADER, list({**good, "Số hồ sơ": OTHER}.values()), list({**good, **cells}.values())])
    )
    assert [item.code for item in reading.incoming] == [OTHER]
    (refused,) = reading.rejected
    assert (refused.row, refused.reason) == (3, reason)


def test_a_header_that_comes_again_on_every_page_and_dashes_say_nothing(tmp_path: Path) -> None:
    header = [*HEADER, "Cán bộ xử lý"]
    row = [1, CODE, "Khai sinh", "16/11/2026", "17/11/2026", "-", "Đang xử lý", "-"]
    reading = read(separated(tmp_path, [header, row, header, [2, OTHER, *row[2:]]]))
    assert reading.rejected == ()
    assert [(i.row, i.values["responsible"], i.values["finished_at"]) for i in reading.incoming] == [
        (2, "", None),
        (4, "", None),
    ]


def test_nothing_of_a_citizen_is_taken(tmp_path: Path) -> None:
    private = {
        "Chủ hồ sơ": "Nguyễn Thị Riêng",
        "Số điện thoại": "0987000111",
        "Số CCCD": "024190000111",
        "Email": "rieng@example.vn",
        "Địa chỉ người nộp": "Thôn Riêng",
        "Trích yếu hồ sơ": "Khai sinh cho Nguyễn Văn Riêng",
        "Ghi chú": "gọi 0987000111",
    }
    header = ["Mã hồ sơ", "Ngày tiếp nhận", *private]
    bad = [OTHER, "hôm qua", *private.values()]
    reading = read(workbook(tmp_path, [header, [CODE, "16/11/2026", *private.values()], bad]))
    assert set(reading.private) == set(private)
    told = repr(reading.incoming) + repr(reading.rejected)
    assert not [value for value in private.values() if value in told]
    assert "Riêng" not in told
