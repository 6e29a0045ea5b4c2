"""Which rows belong to one procedure, which are none, which cannot be taken."""

from itertools import pairwise
from pathlib import Path

import pytest

from onestop_desk.services.catalogue_files import read_catalogue_file
from tests.services.catalogue_files.files import BIRTH, DEATH, HEADER, read_csv, read_json, read_rows, reasons, said


def test_rows_that_cannot_be_taken_say_where_and_why(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path,
        [
            HEADER,
            [BIRTH, "Đăng ký khai sinh", "Hộ tịch"],
            ["1.23", "Mã không thể có", "Hộ tịch"],
            [None, "Không có mã", "Hộ tịch"],
            [DEATH, None, "Hộ tịch"],
            ["2.000815", "=1+1", "<b>Chứng thực</b>"],
        ],
    )
    assert reasons(reading) == [(3, "bad_code"), (4, "missing_code"), (5, "empty_name")]
    assert said(reading)["2.000815"]["field"] == "<b>Chứng thực</b>"
    assert reading.rejected[0].facts == {"code": "1.23"}


def test_a_code_in_two_places_is_refused_in_both(tmp_path: Path) -> None:
    rows = [HEADER, [BIRTH, "Khai sinh", "A"], [DEATH, "Khai tử", "A"], [f"{BIRTH}.H38", "Khai sinh", "A"]]
    reading = read_rows(tmp_path, rows)
    assert reasons(reading) == [(2, "duplicate_code"), (4, "duplicate_code")]
    assert [r.facts["row"] for r in reading.rejected if r.facts] == [4, 2]
    assert list(said(reading)) == [DEATH]


@pytest.mark.parametrize("second", [["Khai sinh", "A"], ["Khai sinh khác", "A"], ["Khai sinh", "B"]])
def test_the_same_row_again_and_one_that_contradicts_are_no_continuation(tmp_path: Path, second: list[str]) -> None:
    rows = [(*HEADER, "Tên giấy tờ"), [BIRTH, "Khai sinh", "A", "Tờ khai"], [BIRTH, *second, "Tờ khai"]]
    assert reasons(read_rows(tmp_path, rows)) == [(2, "duplicate_code"), (3, "duplicate_code")]


@pytest.mark.parametrize("code", [BIRTH, None])
@pytest.mark.parametrize("name", ["Khai sinh", None])
def test_a_row_for_each_paper_is_one_procedure(tmp_path: Path, code: str | None, name: str | None) -> None:
    rows = [
        ("Mã TTHC", "Tên thủ tục", "Tên giấy tờ", "Bản chính", "Bản sao"),
        [BIRTH, "Khai sinh", "Tờ khai", 1, 0],
        [code, name, "Giấy chứng sinh", 1, 0],
        [code, name, "Sổ hộ khẩu cũ", 0, 2],
        [DEATH, "Khai tử", "Giấy báo tử", 1, 0],
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.rejected == ()
    papers = said(reading)[BIRTH]["papers"]
    assert [(p.name, p.kind, p.originals, p.copies) for p in papers] == [
        ("Tờ khai", "to_khai", 1, 0),
        ("Giấy chứng sinh", "nop_ban_chinh", 1, 0),
        ("Sổ hộ khẩu cũ", "nop_ban_sao", 0, 2),
    ]
    assert len(said(reading)[DEATH]["papers"]) == 1


def test_a_row_for_each_channel_is_one_procedure(tmp_path: Path) -> None:
    rows = [
        ("Mã số", "Tên", "Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí"),
        [BIRTH, "Khai sinh", "Trực tiếp", "03 ngày làm việc", "8.000 đồng"],
        [None, None, "Trực tuyến", "2 ngày làm việc", "Miễn phí"],
    ]
    values = said(read_rows(tmp_path, rows))[BIRTH]
    assert [(d.channel, d.n) for d in values["deadlines"]] == [("truc_tiep", 3), ("truc_tuyen", 2)]
    assert values["channels"] == ("truc_tiep", "truc_tuyen")
    assert values["fee"].amounts == (8000,)


def test_two_columns_of_fees_and_boxes_to_tick(tmp_path: Path) -> None:
    rows = [
        ("Mã số TTHC", "Tên TTHC", "Mức độ DVC", None, "Cách thức thực hiện", None, "Phí", "Lệ phí"),
        (None, None, "Toàn trình", "Một phần", "Trực tiếp", "BCCI", None, None),
        [BIRTH, "Khai sinh", "x", None, "x", "x", "8.000 đồng", "Không"],
        [DEATH, "Khai tử", None, "x", None, "x", "Không", "Miễn phí"],
    ]
    values = said(read_rows(tmp_path, rows, ["C1:D1", "E1:F1", "A1:A2", "B1:B2"]))
    assert (values[BIRTH]["fee"].amounts, values[BIRTH]["fee"].note) == ((8000,), "Phí: 8.000 đồng; Lệ phí: Không")
    assert (values[DEATH]["fee"].kind, values[DEATH]["online_level"]) == ("free", "mot_phan")
    assert (values[BIRTH]["online_level"], values[BIRTH]["channels"]) == ("toan_trinh", ("truc_tiep", "buu_chinh"))


def test_merged_cells_hold_for_every_row_of_a_group(tmp_path: Path) -> None:
    rows = [
        ("Mã TTHC", "Tên thủ tục", "Trường hợp", "Tên giấy tờ"),
        [BIRTH, "Khai sinh", "Trường hợp đi thay", "Giấy ủy quyền"],
        [None, None, None, "Căn cước người đi thay"],
    ]
    papers = said(read_rows(tmp_path, rows, ["A2:A3", "B2:B3", "C2:C3"]))[BIRTH]["papers"]
    assert [(p.case, p.need) for p in papers] == [("Trường hợp đi thay", "neu_co")] * 2


def test_headings_between_the_rows_give_the_field(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
        [],
        ["STT", "Mã TTHC", "Tên thủ tục"],
        ["(1)", "(2)", "(3)"],
        ["A. THỦ TỤC HÀNH CHÍNH CẤP XÃ"],
        ["I. LĨNH VỰC HỘ TỊCH"],
        [1, BIRTH, "Khai sinh"],
        [2, DEATH, "Khai tử"],
        ["II", "Lĩnh vực: Chứng thực (01 TTHC)"],
        [1, "2.000815", "Chứng thực bản sao"],
        ["STT", "Mã TTHC", "Tên thủ tục"],
        ["III", None, "ĐẤT ĐAI"],
        [1, "1.012753", "Đăng ký đất đai"],
        [],
        ["Tổng cộng: 4 thủ tục"],
        [None, "NGƯỜI LẬP BIỂU", "CHỦ TỊCH"],
        [None, None, "Nguyễn Thị Ví Dụ"],
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.rejected == ()
    fields = {code: values["field"] for code, values in said(reading).items()}
    assert fields == {BIRTH: "Hộ tịch", DEATH: "Hộ tịch", "2.000815": "Chứng thực", "1.012753": "Đất đai"}


def test_the_last_row_without_a_code_is_refused_and_not_taken_for_a_signature(tmp_path: Path) -> None:
    rows = [HEADER, [BIRTH, "Khai sinh", "Hộ tịch"], [None, "Khai tử", "Hộ tịch"]]
    assert reasons(read_rows(tmp_path, rows)) == [(3, "missing_code")]


def test_a_column_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    values = said(read_rows(tmp_path, [HEADER[:2], [BIRTH, "Thủ tục đăng ký khai sinh"]]))[BIRTH]
    assert values == {"name": "Đăng ký khai sinh", "official_name": "Thủ tục đăng ký khai sinh"}


@pytest.mark.parametrize("empty", [None, "-", "Không có thông tin", "Chưa đọc được", "—"])
def test_an_empty_cell_of_a_column_that_is_there_empties(tmp_path: Path, empty: str | None) -> None:
    header = (*HEADER[:2], "Cơ quan thực hiện", "Thời hạn giải quyết", "Căn cứ pháp lý", "Mức độ", "Ngày hiệu lực")
    values = said(read_rows(tmp_path, [header, [BIRTH, "Khai sinh", *[empty] * 5]]))[BIRTH]
    assert (values["agency_text"], values["deadlines"], values["legal_basis"]) == ("", (), ())
    assert (values["online_level"], values["valid_from"]) == (None, None)


def test_a_broken_formula_says_nothing(tmp_path: Path) -> None:
    header = ("Mã TTHC", "Tên thủ tục", "Kết quả", "Cấp thực hiện")
    reading = read_csv(tmp_path, [header, [BIRTH, "Khai sinh", "#REF!", "Cấp xã"], [DEATH, "#N/A", "", ""]])
    assert said(reading)[BIRTH]["level"] == "Cấp xã"
    assert "result" not in said(reading)[BIRTH]
    assert reasons(reading) == [(3, "empty_name")]


def test_codes_that_a_program_took_for_numbers(tmp_path: Path) -> None:
    rows = [
        HEADER[:2],
        [1.00119, "Khai sinh"],
        [1.001193, "Khác"],
        ["1,000656", "Khai tử"],
        ["1.004222.000.00.00.H05", "Cư trú"],
    ]
    assert list(said(read_rows(tmp_path, rows))) == ["1.001190", BIRTH, DEATH, "1.004222"]
    assert list(said(read_csv(tmp_path, rows))) == ["1.001190", BIRTH, DEATH, "1.004222"]


def test_what_is_known_and_what_is_not(tmp_path: Path) -> None:
    rows = [
        ("STT", "MaTTHC", "TenTTHC", "MaDVC", "TenDVC", "Màu sắc", "Lĩnh vực khác lạ"),
        [1, BIRTH, "Khai sinh", "9", "Dịch vụ", "đỏ", "x"],
    ]
    reading = read_rows(tmp_path, rows)
    assert reading.recognised == (("MaTTHC", "code"), ("TenTTHC", "name"))
    assert reading.unknown == ("Màu sắc", "Lĩnh vực khác lạ")
    assert said(reading)[BIRTH]["name"] == "Khai sinh"


def test_values_that_would_make_a_record_wrong(tmp_path: Path) -> None:
    header = (*HEADER[:2], "Trạng thái", "Ngày quyết định", "Được thay thế bởi")
    rows = [
        header,
        [BIRTH, "A", "Còn hiệu lực", "31/02/2026", None],
        [DEATH, "B", "màu xanh", "20/7/2026", None],
        ["2.000815", "C", None, None, "chưa biết"],
        ["2.000884", "D", "Hết hiệu lực", None, "1.116910.H05"],
    ]
    reading = read_rows(tmp_path, rows)
    assert reasons(reading) == [(2, "bad_date"), (3, "bad_value"), (4, "bad_value")]
    assert [r.facts["column"] for r in reading.rejected if r.facts] == [header[3], header[2], header[4]]
    assert said(reading)["2.000884"]["superseded_by"] == "1.116910"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_file_of_any_encoding_and_separator(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADER, [BIRTH, 'Khai sinh, "gốc"; một\nhai', "Ho tich"]]
    if encoding == "cp1258":
        rows = [
            ("Ma TTHC", "Ten thu tuc", "Linh vuc"),
            [BIRTH, 'Khai sinh, "g\u00f4\u0301c"; m\u00f4\u0323t\nhai', "Ho tich"],
        ]
    reading = read_csv(tmp_path, rows, encoding, delimiter)
    assert said(reading)[BIRTH]["official_name"] == 'Khai sinh, "gốc"; một\nhai'


def test_progress_is_told_and_can_cancel(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        heard.append((done, total))
        if done >= 400:
            raise Cancelled

    read_json(tmp_path, [{"code": f"1.{n:06d}", "name": "Tên"} for n in range(1000)])
    with pytest.raises(Cancelled):
        read_catalogue_file(tmp_path / "danh-muc.json", progress=progress)
    assert heard[0] == (0, 1000)
    assert heard[-1] == (400, 1000)
    assert all(b[0] - a[0] <= 200 for a, b in pairwise(heard))
